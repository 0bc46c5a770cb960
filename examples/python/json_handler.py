"""JSON in, JSON out: what any endpoint needs around its rules."""

import json
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler

from once import Problem


class JsonHandler(BaseHTTPRequestHandler):
    def read_body(self):
        """At most 256 KB, the limit for a webhook."""
        length = self.headers.get("Content-Length", "")
        return self.rfile.read(min(int(length), 256 * 1024)) if length.isdecimal() else b""

    def answer(self, work, headers=None):
        try:
            self.send(200, work(), headers)
        except Problem as problem:
            self.refuse(problem)
        except Exception as error:
            self.log_error("%r", error)
            self.refuse(Problem(500, "internal_error", "The shop could not answer. Nothing was charged."))

    def refuse(self, problem):
        fields = {
            "type": "about:blank",
            "title": HTTPStatus(problem.status).phrase,
            "status": problem.status,
            "detail": problem.detail,
            "code": problem.code,
        }
        self.send(problem.status, fields, {"Content-Type": "application/problem+json"})

    def send(self, status, fields, headers=None):
        body = json.dumps(fields).encode()
        defaults = {"Content-Type": "application/json", "Cache-Control": "no-store", "Content-Length": len(body)}
        self.send_response(status)
        for name, value in {**defaults, **(headers or {})}.items():
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(body)

    def send_error(self, code, message=None, explain=None):
        """What the standard library refuses by itself, it would answer with a page of HTML."""
        self.refuse(Problem(code, "invalid_request", message or "The request cannot be read."))

    def log_request(self, code="-", size="-"):
        """Addresses hold ids of sessions, so they are not logged."""
