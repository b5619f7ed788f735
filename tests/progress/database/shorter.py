"""What a shorter way to write a learner's lines is held to: it leaves what the ordinary one does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from hypothesis import strategies as st
from sqlalchemy import Connection, delete, select

from course.progress.database import ledger
from course.progress.database.ledger import Held
from course.progress.database.tables import EVENTS, LEARNERS
from tests.progress.database.databases import DAY, ME, YOU, lines

Write = tuple[bytes, list[int], int]
"""Who writes, the events' numbers (none: all of this learner is erased), and how many before it knows nothing of."""
Way = Callable[[bytes, Mapping[str, str], int, dt.date], Held | None]

WRITES = st.lists(
    st.tuples(
        st.sampled_from([ME, YOU]),
        st.lists(st.integers(1, 6), max_size=3, unique=True),
        st.integers(0, 3),
    ),
    max_size=7,
)


def begun(idle: Connection, *numbers: int, who: bytes = ME) -> None:
    """A learner's record with some events."""
    with idle.begin():
        ledger.write(idle, who, lines(*numbers), DAY)


def tables(idle: Connection) -> list[list[tuple[object, ...]]]:
    """All that is kept, by learner and not by the numbers that the database gave them."""
    of = select(LEARNERS.c.key_hash, LEARNERS.c.last, LEARNERS.c.seen, LEARNERS.c.erased)
    events = select(LEARNERS.c.key_hash, EVENTS.c.number, EVENTS.c.id, EVENTS.c.line).join(EVENTS)
    with idle.begin():
        return [sorted(tuple(row) for row in idle.execute(query)) for query in (of, events)]


def leaves_the_same(idle: Connection, way: Way, writes: list[Write]) -> None:
    """Write all by the shorter way, where that takes it, and all by the ordinary one; compare what is kept."""
    kept = []
    for shorter in (True, False):
        with idle.begin():
            idle.execute(delete(EVENTS))
            idle.execute(delete(LEARNERS))
        for who, numbers, behind in writes:
            if not numbers:
                with idle.begin():
                    ledger.erase(idle, who, DAY)
                continue
            with idle.begin():
                now = ledger.since(idle, who, 0)
            after = max(now.last - behind, 0) if now else 0
            held = way(who, lines(*numbers), after, DAY) if shorter else None
            with idle.begin():
                if held is None:
                    ledger.write(idle, who, lines(*numbers), DAY)
                else:
                    assert behind == 0 or after == 0
                    assert ledger.since(idle, who, held.last) == held
        kept.append(tables(idle))
    assert kept[0] == kept[1]
