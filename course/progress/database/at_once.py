"""One learner's lines written to SQLite by the page's own thread: each answer waits for it before its feedback shows.

`ledger` does the same for any database and in all cases, in the one thread that speaks to the database. To hand that
thread a line, and to be woken by it, costs a page more than to write the line (`python -m benchmarks.keeping`).

What is written here every process sees, and nothing that happens to this one takes it back. That the disk has it
too, which takes longer than all else, is not waited for: the database's thread sees to it a moment later, for all
learners at once, as a rule before a browser has drawn the feedback. What a machine that goes dark in this moment
forgets, browsers bring back.
"""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection

from course.progress.database.ledger import Held
from course.progress.database.opening import place_of

CHECKPOINT = 300
"""Writes after which what stands in the file ahead goes into the database itself: SQLite's own measure, about."""

TOO_LONG, A_REST = 0.1, 10.0
"""Seconds that a write may take, and for which a disk that was slower is left to the database's own thread.

Answers are written where all of the server's learners are heard, one after another (`course/app/runs`).
"""

_PRAGMAS = ("synchronous=NORMAL", "foreign_keys=ON", "wal_autocheckpoint=0")
_BEGIN = "INSERT INTO learners (key_hash, last, seen) VALUES (?, 0, ?) ON CONFLICT DO NOTHING"
_COUNT_UP = """UPDATE learners SET last = last + ?, seen = ? WHERE key_hash = ? AND last = ? AND NOT erased
RETURNING id"""
_ADD = "INSERT INTO events (learner, number, id, line) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"

_to_disk = getattr(os, "fdatasync", os.fsync)


class AtOnce:
    """Writes to the SQLite database in `file`, which has its tables; safe to use from any thread."""

    def __init__(self, file: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._file, self._place = file, place_of(file)
        self._clock, self._rests_until = clock, 0.0
        self._lock = threading.Lock()
        self._ahead: int | None = None
        self._writes = 0
        self._driver: sqlite3.Connection | None = sqlite3.connect(
            file, timeout=0, isolation_level=None, check_same_thread=False
        )
        for pragma in _PRAGMAS:
            self._driver.execute(f"PRAGMA {pragma}").close()

    def write(
        self, key_hash: bytes, lines: Mapping[str, str], after: int, today: dt.date
    ) -> Held | None:
        """Add a learner's lines where nobody has added any since the number `after`; it never waits.

        None, and nothing is written, in every other case: an erased record, news from elsewhere, somebody
        else who is writing, a file that is another one by now, a disk that is slow, anything that goes
        wrong. The ordinary way then meets what this one met, and tells it.
        """
        if not self._lock.acquire(blocking=False):
            return None
        try:
            driver, begun = self._driver, self._clock()
            resting = begun < self._rests_until
            if resting or driver is None or place_of(self._file) != self._place:
                return None
            held = _written(driver, key_hash, lines, after, today)
            self._writes += held is not None
            now = self._clock()
            if now - begun > TOO_LONG:
                self._rests_until = now + A_REST
            return held
        except (sqlite3.Error, ValueError):
            return None
        finally:
            self._lock.release()

    def bring_to_disk(self, connection: Connection) -> None:
        """Wait until the disk has what was written; `connection` is another one, and idle.

        Raises `OSError` where the disk refuses it, SQLite's errors.
        """
        if self._ahead is None:
            ahead = self._file.with_name(self._file.name + "-wal")
            self._ahead = os.open(ahead, os.O_RDWR | getattr(os, "O_BINARY", 0))
        _to_disk(self._ahead)
        if self._writes >= CHECKPOINT:
            self._writes = 0
            driver = connection.connection.driver_connection
            if isinstance(driver, sqlite3.Connection):
                driver.execute("PRAGMA wal_checkpoint(PASSIVE)").close()

    def close(self) -> None:
        """Write nothing any more."""
        with self._lock:
            if self._driver is not None:
                self._driver.close()
                self._driver = None
        if self._ahead is not None:
            os.close(self._ahead)
            self._ahead = None


def _written(
    driver: sqlite3.Connection,
    key_hash: bytes,
    lines: Mapping[str, str],
    after: int,
    today: dt.date,
) -> Held | None:
    try:
        driver.execute("BEGIN IMMEDIATE")
        if after == 0:  # as a rule somebody new
            driver.execute(_BEGIN, (key_hash, today.isoformat())).close()
        counted = (len(lines), today.isoformat(), key_hash, after)
        row = driver.execute(_COUNT_UP, counted).fetchone()
        if row is None:
            driver.execute("ROLLBACK")
            return None
        numbered = enumerate(lines.items(), after + 1)
        driver.executemany(_ADD, [(row[0], number, *entry) for number, entry in numbered])
        driver.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # SQLite has taken it back itself after some errors
            if driver.in_transaction:
                driver.execute("ROLLBACK")
        raise
    return Held(after + len(lines), erased=False, lines={})
