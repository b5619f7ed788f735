"""What waits for a database that is away, by learner."""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections.abc import Mapping

from sqlalchemy import Connection

from course.progress.database import ledger
from course.progress.database.faults import NOT_TAKEN, is_outage

_LOG = logging.getLogger(__name__)

MOST = 100_000
"""Events of learners who may have left. (Their browsers have them too.)"""


class Waiting:
    """Lines to be written once that is possible; safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._lines: dict[bytes, dict[str, str]] = {}

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._lines)

    def add(self, key_hash: bytes, lines: Mapping[str, str]) -> None:
        """Keep a learner's lines, by their ids, as long as there is room."""
        with self._lock:
            if lines and sum(map(len, self._lines.values())) < MOST:
                self._lines.setdefault(key_hash, {}).update(lines)

    def write(self, connection: Connection, today: dt.date) -> None:
        """Write all, each learner's in a transaction of its own; what could not be written goes on waiting.

        Raises SQLAlchemy's errors once the database is away again; lines that no database takes are let go.
        """
        for key_hash in [*self._lines]:
            with self._lock:  # what comes in from here on waits for its own turn
                lines = self._lines.pop(key_hash)
            try:
                with connection.begin():
                    ledger.write(connection, key_hash, lines, today)
            except Exception as error:
                if isinstance(error, NOT_TAKEN) and not is_outage(error):
                    _LOG.exception("Entries that waited could not be written to the database.")
                    continue
                with self._lock:
                    self._lines[key_hash] = lines | self._lines.get(key_hash, {})
                raise
