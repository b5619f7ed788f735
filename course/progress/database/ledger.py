"""What is asked of the database, each in a transaction that the caller holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    Connection,
    Insert,
    Table,
    and_,
    bindparam,
    delete,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from course.progress.database.tables import EVENTS, LEARNERS, SECRETS


@dataclass(frozen=True, slots=True)
class Held:
    """What the database holds of a learner after some number: `last` is the newest number of all.

    `lines` are the events', by their ids.
    """

    last: int
    erased: bool
    lines: Mapping[str, str]


_HASH = LEARNERS.c.key_hash == bindparam("hash")
_COUNT_UP = (
    update(LEARNERS)
    .where(_HASH)
    .values(last=LEARNERS.c.last + bindparam("more"), seen=bindparam("day"))
    .returning(LEARNERS.c.id, LEARNERS.c.last, LEARNERS.c.erased)
)
_SINCE = (
    select(LEARNERS.c.last, LEARNERS.c.erased, EVENTS.c.id, EVENTS.c.line)
    .select_from(
        LEARNERS.outerjoin(
            EVENTS, and_(EVENTS.c.learner == LEARNERS.c.id, EVENTS.c.number > bindparam("after"))
        )
    )
    .where(_HASH)
    .order_by(EVENTS.c.number)
)


def write(
    connection: Connection, key_hash: bytes, lines: Mapping[str, str], today: dt.date
) -> Held:
    """Add a learner's events, lines by their ids; those that are there already stay as they are.

    An erased record takes nothing in. What is returned has no lines: its `last` tells that nobody else
    has written if it is as many more than before.
    """
    told: dict[str, Any] = {"hash": key_hash, "more": len(lines), "day": today}
    row = connection.execute(_COUNT_UP, told).first()
    if row is None:
        new = {"key_hash": key_hash, "last": 0, "seen": today}
        connection.execute(new_rows(connection, LEARNERS), new)
        row = connection.execute(_COUNT_UP, told).one()
    learner, last, erased = row
    now = Held(last, erased, {})
    if erased:
        return now
    first = last - len(lines) + 1
    connection.execute(
        new_rows(connection, EVENTS),
        [
            {"learner": learner, "number": number, "id": id_, "line": line}
            for number, (id_, line) in enumerate(lines.items(), first)
        ],
    )
    return now


def since(connection: Connection, key_hash: bytes, after: int) -> Held | None:
    """What a learner's record has beyond the number `after`; None where there is no such learner."""
    rows = connection.execute(_SINCE, {"hash": key_hash, "after": after}).all()
    if not rows:
        return None
    last, erased = rows[0][:2]
    return Held(last, erased, {id_: line for _, _, id_, line in rows if id_ is not None})


def erase(connection: Connection, key_hash: bytes, today: dt.date) -> None:
    """Delete a learner's events for good; what remains is that this key's record was erased."""
    new = {"key_hash": key_hash, "last": 0, "seen": today}
    connection.execute(new_rows(connection, LEARNERS), new)
    learner = select(LEARNERS.c.id).where(_HASH).scalar_subquery()
    connection.execute(delete(EVENTS).where(EVENTS.c.learner == learner), {"hash": key_hash})
    connection.execute(
        update(LEARNERS).where(_HASH).values(erased=True, seen=today), {"hash": key_hash}
    )


def erase_idle(connection: Connection, before: dt.date, at_most: int) -> int:
    """Delete some of the records whose newest event came in before a day; returns how many.

    Their events go with them by the tables' own rule. So a record that somebody adds to meanwhile is
    either gone as a whole or whole.
    """
    idle = and_(LEARNERS.c.seen < before, LEARNERS.c.erased.is_(False))
    some = select(LEARNERS.c.id).where(idle).limit(at_most)
    return connection.execute(delete(LEARNERS).where(idle, LEARNERS.c.id.in_(some))).rowcount


def secret(connection: Connection, name: str, fresh: bytes) -> bytes:
    """A secret of all servers at this database; the first to ask stores its `fresh` one."""
    connection.execute(new_rows(connection, SECRETS), {"name": name, "value": fresh})
    return bytes(
        connection.execute(select(SECRETS.c.value).where(SECRETS.c.name == name)).scalar_one()
    )


def new_rows(connection: Connection, table: Table) -> Insert:
    """Rows that are left out where they are there already."""
    return _new_rows(connection.dialect.name, table)


@cache
def _new_rows(dialect: str, table: Table) -> Insert:
    """The statement, made once: it is part of what each answer waits for."""
    if dialect == "postgresql":
        return postgresql.insert(table).on_conflict_do_nothing()
    return sqlite.insert(table).on_conflict_do_nothing()
