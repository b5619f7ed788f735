"""What browsers have brought of a record before their pages' sessions begin.

A session knows nothing of its learner until its page has told, which it can only once Streamlit's program is loaded, has
connected and has drawn something. So the page's first bytes (`server/arrival.js`) send what the browser holds to the
server at once, under a random number of this one opening, and name the number by a cookie; the session that the program
begins a moment later comes with it, and takes what was left for it. Whatever goes wrong on this way, the page tells as
ever.
"""

from __future__ import annotations

import json
import re
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

COOKIE = "course-arrival"
"""Names the number, for a minute."""

NUMBER = re.compile(r"[0-9a-f]{32}")

LONGEST = 300_000
"""Bytes of one arrival; a longer record comes by its page."""

MOST = 20_000_000
"""Bytes of all that wait; who came first gives way, and is told of by the page."""

PATIENCE = 30.0
"""Seconds until what nobody asked for is let go."""


@dataclass
class Arrivals:
    """Arrivals by their numbers, each to be taken once. `clock` tells seconds."""

    clock: Callable[[], float] = time.monotonic
    _waiting: OrderedDict[str, tuple[float, bytes]] = field(default_factory=OrderedDict)
    _size: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def put(self, number: str, told: bytes) -> bool:
        """Keep what has arrived; whether it was, which it is not if too long or if the number is none or taken."""
        if not NUMBER.fullmatch(number) or len(told) > LONGEST:
            return False
        with self._lock:
            self._let_go()
            if number in self._waiting:
                return False
            self._waiting[number] = self.clock(), told
            self._size += len(told)
            while self._size > MOST:
                self._drop(next(iter(self._waiting)))
            return True

    def take(self, number: str) -> dict[str, object] | None:
        """What has arrived under this number, once; None if nothing has, or nothing that can be read."""
        with self._lock:
            self._let_go()
            told = self._drop(number)
        try:
            found = json.loads(told or "null")
        except (ValueError, RecursionError):
            return None
        return found if isinstance(found, dict) else None

    def _let_go(self) -> None:
        since = self.clock() - PATIENCE
        while self._waiting and next(iter(self._waiting.values()))[0] < since:
            self._drop(next(iter(self._waiting)))

    def _drop(self, number: str) -> bytes | None:
        _, told = self._waiting.pop(number, (0, None))
        self._size -= len(told or b"")
        return told


ARRIVALS = Arrivals()
"""Those of this process."""
