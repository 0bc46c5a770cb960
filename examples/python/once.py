"""One session per idempotency key, however often and by how many at once it is asked for."""

import hashlib
import json
import threading
from concurrent.futures import Future


class Problem(Exception):
    """An answer that is no session: HTTP status, a word for programs, a sentence for people."""

    def __init__(self, status, code, detail):
        super().__init__(detail)
        self.status, self.code, self.detail = status, code, detail


class Once:
    """In your shop, a table with the key as its primary key, so that all processes share it, emptied after 24 hours."""

    def __init__(self):
        self._lock = threading.Lock()
        self._runs = {}

    def run(self, key, order, make):
        """What `make` returned for this key: now, or when the key was used first. Others wait for it meanwhile."""
        # By content: the order of the fields makes no difference.
        fingerprint = hashlib.sha256(json.dumps(order, sort_keys=True).encode()).hexdigest()
        with self._lock:
            is_mine = key not in self._runs
            known, future = self._runs.setdefault(key, (fingerprint, Future()))
        if known != fingerprint:
            raise Problem(422, "idempotency_key_reused", "This idempotency key belongs to another order.")
        if is_mine:
            try:
                future.set_result(make())
            except Exception as error:
                # Free again only where surely nothing was made. Otherwise a session may exist that nobody heard of,
                # and a repeat could make a second one: the key stays closed.
                if isinstance(error, Problem) and error.code != "outcome_unknown":
                    with self._lock:
                        del self._runs[key]
                future.set_exception(error)
        return future.result(timeout=30)
