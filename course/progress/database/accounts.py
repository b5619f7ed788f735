"""What signing in and out asks of the database, each in a transaction that the caller holds."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, delete, select

from course.progress.database import ledger
from course.progress.database.tables import EVENTS, LEARNERS, SIGN_OUTS

REMEMBERED = dt.timedelta(days=32)
"""How long a sign-in that was ended is known: Streamlit takes its cookie for 31 days."""


def join(connection: Connection, one: bytes, other: bytes, today: dt.date) -> None:
    """Have the record of the hash `one` become part of the `other`'s, and be no more by itself.

    Who still goes by the first writes what it has anew. An erased record is left as it is, and
    takes nothing in.
    """
    if one == other:
        return
    found = select(LEARNERS.c.key_hash, LEARNERS.c.id, LEARNERS.c.erased)
    both = found.where(LEARNERS.c.key_hash.in_([one, other])).order_by(LEARNERS.c.key_hash)
    # In the order in which all servers write learners: none waits for one that waits for it.
    held = {bytes(row[0]): row for row in connection.execute(both.with_for_update())}
    if one not in held or any(row.erased for row in held.values()):
        return
    learner = held[one].id
    events = select(EVENTS.c.id, EVENTS.c.line).where(EVENTS.c.learner == learner)
    lines = {row.id: row.line for row in connection.execute(events.order_by(EVENTS.c.number))}
    if lines:
        ledger.write(connection, other, lines, today)
    connection.execute(delete(LEARNERS).where(LEARNERS.c.id == learner))


def end(connection: Connection, mark: bytes, now: dt.datetime) -> None:
    """Remember that a sign-in was ended, so that its cookie opens nothing any more; `now` is in UTC."""
    at = now.replace(tzinfo=None)
    connection.execute(delete(SIGN_OUTS).where(SIGN_OUTS.c.until < at))
    row = {"mark": mark, "until": at + REMEMBERED}
    connection.execute(ledger.new_rows(connection, SIGN_OUTS), row)


def is_ended(connection: Connection, mark: bytes) -> bool:
    """Whether a sign-in was ended."""
    found = select(SIGN_OUTS.c.mark).where(SIGN_OUTS.c.mark == mark)
    return connection.execute(found).first() is not None
