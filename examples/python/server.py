"""A checkout endpoint by the bare protocol (docs/endpoint.openapi.yaml), with nothing but Python's standard library."""

import json
import os
import re
import uuid
from http.server import ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import shop
from json_handler import JsonHandler
from once import Problem

ENDPOINT, WEBHOOK, CART = "/api/checkout", "/api/checkout/webhook", "/api/cart"


class Handler(JsonHandler):
    def do_GET(self):
        url = urlsplit(self.path)
        if url.path == CART:
            shopper = self.read_shopper() or str(uuid.uuid4())
            cookie = f"shopper={shopper}; Path=/; HttpOnly; SameSite=Lax"
            return self.answer(lambda: shop.open_cart(), {"Set-Cookie": cookie})
        if url.path != ENDPOINT:
            return self.refuse(Problem(404, "not_found", "There is no such page."))
        ids = parse_qs(url.query, keep_blank_values=True).get("session_id", [])
        return self.answer(lambda: shop.read_status(self.require_shopper(), ids))

    def do_POST(self):
        body = self.read_body()
        if self.path == WEBHOOK:
            return self.answer(lambda: shop.take_event(self.headers, body))
        return self.answer(lambda: self.start_checkout(body))

    def do_PUT(self):
        self.read_body()
        self.refuse(Problem(405, "method_not_allowed", "Use GET or POST here."))

    do_DELETE = do_PATCH = do_PUT

    def start_checkout(self, body):
        origins = [f"{scheme}://{self.headers.get('Host')}" for scheme in ("http", "https")]
        origin, site = self.headers.get("Origin"), self.headers.get("Sec-Fetch-Site")
        # Browsers send one of the two with every POST.
        if origin not in origins if origin else site not in (None, "same-origin"):
            raise Problem(403, "forbidden_origin", "This page is not allowed to start a checkout here.")
        if self.headers.get_content_type() != "application/json":
            raise Problem(415, "unsupported_media_type", "Send the order as application/json.")
        if len(body) > 32 * 1024:
            raise Problem(413, "body_too_large", "The order is larger than 32 KB.")
        key = self.headers.get("Idempotency-Key", "")
        return shop.start_checkout(self.require_shopper(), key, read_order(body), origins)

    def read_shopper(self):
        """In your shop: the signed-in customer."""
        found = re.search(r"(?:^|; )shopper=([\w-]+)", self.headers.get("Cookie", ""))
        return found and found[1]

    def require_shopper(self):
        if shopper := self.read_shopper():
            return shopper
        raise Problem(401, "unknown_shopper", "Open the shop's page first.")


def read_order(body):
    """A JSON object, at most 16 levels deep."""
    try:
        order = json.loads(body)
    except (ValueError, RecursionError):
        order = None
    if not isinstance(order, dict) or is_too_deep(order, 16):
        raise Problem(400, "invalid_json", "The body must be a JSON object, at most 16 levels deep.")
    return order


def is_too_deep(value, levels):
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return children is not None and (levels == 0 or any(is_too_deep(child, levels - 1) for child in children))


if __name__ == "__main__":
    # The listening port's queue: twenty requests at once are more than its default of five.
    ThreadingHTTPServer.request_queue_size = 100
    server = ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "3000"))), Handler)
    print(f"Listening on http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()
