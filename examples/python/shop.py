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
    earlier = find_session(shopper, order.get("cartId"))
    # Money may have moved, or may be about to: no second session beside it.
    if earlier and (earlier["paymentStatus"] != "unpaid" or earlier["status"] != "open"):
        return answer(order, earlier["sessionId"], earlier.get("expire"), earlier["paymentStatus"])
    # The browser says which cart; the server says what it costs.
    cart = carts.get(str(order.get("cartId")))
    if cart is None:
        raise Problem(422, "unknown_cart", "This cart is no longer here.")
    if earlier and (earlier.get("amountSubtotal"), earlier.get("originalCurrency")) == (cart["total"], "USD"):
        return answer(order, earlier["sessionId"], earlier.get("expire"), earlier["paymentStatus"])
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
    return answer(order, session_id, made.get("expireTime"))


def find_session(shopper, cart_id):
    """What Clink says of the session that this shopper was given for the cart last; None where it can be paid no more."""
    mine = [key for key, order in orders.items() if (order["shopper"], order["cart"]) == (shopper, cart_id)]
    found = clink.find_session(mine[-1]) if mine else None
    ended = found and (found["status"], found["paymentStatus"]) == ("expired", "unpaid")
    return None if ended else found


def answer(order, session_id, expire_time, payment_status=None):
    """Only what a browser may see."""
    fields = {
        "sessionId": session_id,
        "publishKey": PUBLISH_KEY,
        "environment": os.environ.get("CLINK_ENVIRONMENT", "sandbox"),
        "expireTime": expire_time,
        "returnUrl": order["returnUrl"].replace("{ELEMENTS_SESSION_ID}", session_id),
    }
    return {**fields, "paymentStatus": payment_status} if payment_status else fields


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
