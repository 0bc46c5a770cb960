"""What the shop decides: prices, whose session it is, and what is paid."""

import os
import re
import threading
import uuid

import clink
from once import Once, Problem

# In your shop these are tables: carts by their id, orders by Clink's session, and the events that were seen.
carts, orders, events = {}, {}, set()
once, lock = Once(), threading.Lock()
PUBLISH_KEY = os.environ["CLINK_PUBLISH_KEY"]


def open_cart():
    cart = {"id": str(uuid.uuid4()), "total": 24}
    carts[cart["id"]] = cart
    return cart


def start_checkout(shopper, key, order, origins):
    """The answer to POST: a session for the order, and only the fields that a browser may see."""
    if not re.fullmatch(r"[A-Za-z0-9._:-]{8,128}", key):
        raise Problem(400, "invalid_idempotency_key", "Idempotency-Key must hold 8 to 128 letters, digits or . _ : -")
    return_url = order.get("returnUrl")
    if order.get("uiMode") != "elements":
        raise Problem(400, "invalid_request", "uiMode must be 'elements'.")
    if not isinstance(return_url, str) or "{ELEMENTS_SESSION_ID}" not in return_url:
        raise Problem(400, "invalid_return_url", "returnUrl lacks {ELEMENTS_SESSION_ID}.")
    if not return_url.startswith(tuple(f"{origin}/" for origin in origins)):
        raise Problem(400, "invalid_return_url", "returnUrl leads to another site.")
    return once.run(f"{shopper}:{key}", order, lambda: make_session(shopper, order))


def make_session(shopper, order):
    # The browser says which cart; the server says what it costs.
    cart = carts.get(str(order.get("cartId")))
    if cart is None:
        raise Problem(422, "unknown_cart", "This cart is no longer here.")
    made = clink.create_session(
        {
            "originalAmount": cart["total"],
            "originalCurrency": "USD",
            "customerEmail": "ada@shop.example",
            "uiMode": "elements",
            "returnUrl": order["returnUrl"],
        }
    )
    session_id = made["sessionId"]
    orders[session_id] = {"cart": cart["id"], "shopper": shopper, "paid": False}
    return {
        "sessionId": session_id,
        "publishKey": PUBLISH_KEY,
        "environment": os.environ.get("CLINK_ENVIRONMENT", "sandbox"),
        "expireTime": made.get("expireTime"),
        "returnUrl": order["returnUrl"].replace("{ELEMENTS_SESSION_ID}", session_id),
    }


def read_status(shopper, ids):
    """The answer to GET: what Clink says of a session, to the shopper who started it."""
    if len(ids) != 1 or not re.fullmatch(r"[A-Za-z0-9_-]{1,128}", ids[0]):
        raise Problem(400, "invalid_session_id", "Give one session id as ?session_id=….")
    if orders.get(ids[0], {}).get("shopper") != shopper:
        raise Problem(403, "not_authorized", "This checkout belongs to someone else.")
    found = clink.read_session(ids[0])
    status = "complete" if found["status"] == "completed" else found["status"]
    return {"sessionId": ids[0], "status": status, "paymentStatus": found["paymentStatus"]}


def take_event(headers, body):
    """The answer to Clink's webhook. Deliveries repeat, so each event counts once."""
    event_id, kind, resource = clink.read_event(headers, body)
    order = orders.get(resource.get("sessionId"))
    with lock:
        if kind == "session.complete" and order and event_id not in events:
            order["paid"] = True
            print(f"Paid, to be sent: {order['cart']}", flush=True)
        events.add(event_id)
    return {"received": True}
