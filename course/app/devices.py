"""Going on at another device: a short code there, and the record is the same here and there."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection

from course.app import database, memory, session
from course.app.record_page import Refusal
from course.progress.database import accounts, codes
from course.progress.database.faults import Unreachable
from course.progress.shared import hash_of


def offer() -> str | None:
    """A new code for this session's record, or None while there is no database to keep it."""
    keeping, code = database.keeping(), codes.new_code()
    if keeping is None or session.account() is not None:
        return None
    session.be_known()
    memory.exchange()
    key = session.key()  # asked here: the database's thread belongs to no session
    try:
        keeping.do(lambda connection: codes.put(connection, code, key, _now()))
    except Unreachable:
        return None
    return code


def follow(typed: str) -> Refusal | None:
    """Go on with the record that a code leads to; what was done here so far joins it.

    It is no record by itself any more: nobody has the key that was given up. Returns why not, if it
    does not.
    """
    mine, now = hash_of(session.key()), _now()

    def take(connection: Connection) -> str | None:
        found = codes.take(connection, typed, now)
        if found is not None:
            accounts.join(connection, mine, hash_of(found), now.date())
        return found

    keeping = database.keeping()
    if keeping is None or session.account() is not None:
        return Refusal.AWAY
    try:
        key = keeping.do(take)
    except codes.TooManyGuesses:
        return Refusal.TOO_MANY
    except Unreachable:
        return Refusal.AWAY
    if key is None:
        return Refusal.WRONG
    session.move_to(key)
    memory.exchange()
    return None


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
