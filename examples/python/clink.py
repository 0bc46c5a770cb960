"""Clink's REST API and webhooks."""

import hashlib
import hmac
import http.client
import json
import os
import re
import time
from urllib.parse import quote, urlsplit

from once import Problem

SECRET_KEY, WEBHOOK_SECRET = os.environ["CLINK_SECRET_KEY"], os.environ["CLINK_WEBHOOK_SECRET"]
API = urlsplit(os.environ.get("CLINK_API_URL", "https://uat-api.clinkbill.com/api/"))
REFUSED = (400, 401, 403, 404, 409, 422, 429, 503)


def call(method, path, order=None):
    """Clink's `data`. Every error is a Problem that says whether a session may have been made."""
    connect = http.client.HTTPSConnection if API.scheme == "https" else http.client.HTTPConnection
    connection = connect(API.hostname, API.port, timeout=10)
    headers = {
        "X-API-KEY": SECRET_KEY,
        "X-Timestamp": str(int(time.time() * 1000)),
        "Content-Type": "application/json",
    }
    try:
        connection.connect()
    except OSError as error:
        raise Problem(502, "clink_unreachable", "Clink could not be reached. Nothing was sent.") from error
    try:
        connection.request(method, API.path + path, json.dumps(order) if order else None, headers)
        response = connection.getresponse()
        status, envelope = response.status, json.loads(response.read(256 * 1024))
        code = envelope["code"]
    except (OSError, http.client.HTTPException, ValueError, KeyError, TypeError) as error:
        raise outcome_unknown() from error
    finally:
        connection.close()
    if status == 200 and code == 200:
        return envelope["data"]
    # An error can come under HTTP 200; its number then begins with the status it stands for: 40401.
    told = int(str(code)[:3])
    if status == 404 or told == 404:
        raise Problem(404, "session_not_found", "Clink does not know this checkout.")
    if status in REFUSED or (status == 200 and told in REFUSED):
        raise Problem(422, "clink_rejected", "Clink did not accept the order.")
    raise outcome_unknown()


def create_session(order):
    made = call("POST", "checkout/session", order)
    if not isinstance(made, dict) or not re.fullmatch(r"[A-Za-z0-9_-]{1,128}", str(made.get("sessionId"))):
        raise outcome_unknown()
    return made


def read_session(session_id):
    return call("GET", f"checkout/session/{quote(session_id, safe='')}")


def find_session(session_id):
    """The session, or None when Clink does not know it. A question leaves nothing behind: its failure frees the key."""
    try:
        return read_session(session_id)
    except Problem as problem:
        if problem.code == "session_not_found":
            return None
        raise Problem(503, "clink_busy", "Clink cannot say whether this order is paid, so nothing was started.") from problem


def outcome_unknown():
    return Problem(504, "outcome_unknown", "It is not known whether Clink made the session. Start again with a new key.")


def read_event(headers, body):
    """The event of a webhook that Clink signed, within five minutes. Over the bytes as they came, before any parsing."""
    timestamp, signature = headers.get("X-Clink-Timestamp", ""), headers.get("X-Clink-Signature", "")
    expected = hmac.new(WEBHOOK_SECRET.encode(), timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()
    if headers.get("X-Clink-SignType") != "SHA256" or not hmac.compare_digest(expected.encode(), signature.encode()):
        raise Problem(401, "forged", "The signature does not fit.")
    if not timestamp.isdecimal() or abs(time.time() * 1000 - int(timestamp)) > 300_000:
        raise Problem(401, "stale", "The timestamp is more than five minutes off.")
    event = json.loads(body)
    # The resource comes bare or as { "object": resource }.
    data = event.get("data") or {}
    return event["id"], event["type"], data.get("object", data)
