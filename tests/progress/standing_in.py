"""A database that stands in for the real one in tests of whole histories: the same rows, no thread, no disk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from concurrent.futures import Future
from typing import TypeVar

from sqlalchemy import Row, create_engine, select
from sqlalchemy.pool import StaticPool

from course.progress.database import ledger
from course.progress.database.faults import Unreachable
from course.progress.database.keeping import Keeping
from course.progress.database.ledger import Held
from course.progress.database.tables import EVENTS, LEARNERS, METADATA

_Asked = TypeVar("_Asked")

_ENGINE = create_engine("sqlite://", poolclass=StaticPool)
METADATA.create_all(_ENGINE)

Backup = tuple[list[Row[tuple[object, ...]]], list[Row[tuple[object, ...]]]]


class StandIn(Keeping):
    """Answers at once, or not: `away`, or `late`, when it writes but is not waited for.

    What is to be written while it is away waits, as long as the server runs.
    """

    def __init__(self) -> None:
        self.away = self.late = False
        self.waiting: dict[bytes, dict[str, str]] = {}
        self.wipe()

    def exchange(
        self, key_hash: bytes, lines: Mapping[str, str], after: int
    ) -> Future[Held | None]:
        answer: Future[Held | None] = Future()
        if self.away:
            self.waiting.setdefault(key_hash, {}).update(lines)
            answer.set_exception(Unreachable("away"))
            return answer
        with _ENGINE.begin() as connection:
            if lines:
                ledger.write(connection, key_hash, lines, dt.date(2026, 11, 23))
            held = ledger.since(connection, key_hash, after)
        if self.late:
            answer.set_exception(Unreachable("late"))
        else:
            answer.set_result(held)
        return answer

    def wait(self, answer: Future[_Asked]) -> _Asked:
        return answer.result(0)

    def come_back(self) -> None:
        """Answer again, and write what waits."""
        self.away = self.late = False
        for key_hash, lines in self.waiting.items():
            self.exchange(key_hash, lines, 0)
        self.waiting = {}

    def lines(self) -> list[str]:
        """All lines that are written."""
        with _ENGINE.begin() as connection:
            return [*connection.scalars(select(EVENTS.c.line).order_by(EVENTS.c.number))]

    def wipe(self) -> None:
        """Begin with no rows."""
        with _ENGINE.begin() as connection:
            connection.execute(EVENTS.delete())
            connection.execute(LEARNERS.delete())

    def backup(self) -> Backup:
        """All rows as they are."""
        with _ENGINE.begin() as connection:
            learners, events = (connection.execute(select(t)).all() for t in (LEARNERS, EVENTS))
        return [*learners], [*events]

    def restore(self, backup: Backup) -> None:
        """Have the rows of a backup again, and no others."""
        self.wipe()
        with _ENGINE.begin() as connection:
            for table, rows in zip((LEARNERS, EVENTS), backup, strict=True):
                if rows:
                    connection.execute(table.insert(), [row._asdict() for row in rows])
