"""What pages ask of the database, and how they are answered: with what was found, or that it must wait."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from course.progress.database import ledger, short_way
from course.progress.database.ledger import Held


@dataclass(kw_only=True, eq=False)
class Asked:
    """Something that a page waits for, and maybe does not wait for any more."""

    answer: Future[Any] = field(default_factory=Future)

    def fulfil(self, found: object) -> None:
        """Give the answer."""
        if not self.answer.done():
            self.answer.set_result(found)

    def refuse(self, error: BaseException) -> None:
        """Say why there is none."""
        if not self.answer.done():
            self.answer.set_exception(error)


@dataclass(eq=False)
class Exchange(Asked):
    """A learner's lines written, and what is new since a number."""

    key_hash: bytes
    lines: Mapping[str, str]
    after: int
    answer: Future[Held | None] = field(default_factory=Future, kw_only=True)


@dataclass(eq=False)
class Task(Asked):
    """Anything else, done in a transaction of its own; not tried again."""

    act: Callable[[Connection], Any]


@dataclass(frozen=True)
class Turn:
    """What the thread does next: `written` is what pages have written, and the disk may not have yet."""

    exchanges: list[Exchange]
    tasks: list[Task]
    written: list[Exchange]
    last: bool

    @property
    def due(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.exchanges or self.tasks or self.written or self.last)


def exchanged(
    connection: Connection, exchanges: Sequence[Exchange], today: dt.date
) -> list[Held | None]:
    """Write all that is to be written, and find what each of those who ask has not got: one transaction."""
    if len(exchanges) == 1:
        (one,) = exchanges
        held = short_way.written(connection, one.key_hash, one.lines, one.after, today)
        if held is not None:
            return [held]
    with connection.begin():
        return _held_after(connection, exchanges, today)


def _held_after(
    connection: Connection, exchanges: Sequence[Exchange], today: dt.date
) -> list[Held | None]:
    # All servers write learners in one order: none waits for one that waits for it.
    now = {
        asked: ledger.write(connection, asked.key_hash, asked.lines, today)
        for asked in sorted(exchanges, key=lambda asked: asked.key_hash)
        if asked.lines
    }
    return [
        now[asked]
        if asked in now and now[asked].last == asked.after + len(asked.lines)
        else ledger.since(connection, asked.key_hash, asked.after)
        for asked in exchanges
    ]
