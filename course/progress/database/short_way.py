"""One learner's lines written to PostgreSQL in one statement, which is one way there and back.

`ledger` does the same for any database and in all cases: to begin, to count, to add and to commit are four ways, and each
answer waits for them before its feedback shows (`python -m benchmarks.keeping`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress

import psycopg
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from course.progress.database.ledger import Held

_WRITE = """WITH counted AS (
    UPDATE learners SET last = last + %(more)s, seen = %(day)s
    WHERE key_hash = %(hash)s AND last = %(after)s AND NOT erased
    RETURNING id
), added AS (
    INSERT INTO events (learner, number, id, line)
    SELECT counted.id, %(after)s + new.turn, new.id, new.line
    FROM counted, unnest(%(ids)s::text[], %(lines)s::text[]) WITH ORDINALITY AS new (id, line, turn)
    ON CONFLICT DO NOTHING
) SELECT id FROM counted"""


def written(
    connection: Connection, key_hash: bytes, lines: Mapping[str, str], after: int, today: dt.date
) -> Held | None:
    """Add a learner's lines, in a transaction of its own, where nobody has added any since the number `after`.

    None, and nothing is written, in every other case: another database, a new or an erased record, news from
    elsewhere, no lines. Raises SQLAlchemy's errors as any statement does, `ValueError` for a text that is none.
    """
    driver = connection.connection.driver_connection
    if not lines or not isinstance(driver, psycopg.Connection):
        return None
    told = {
        "more": len(lines),
        "day": today,
        "hash": key_hash,
        "after": after,
        "ids": [*lines],
        "lines": [*lines.values()],
    }
    try:
        driver.autocommit = True  # the statement is its own transaction
        try:
            row = driver.execute(_WRITE, told).fetchone()
        finally:
            with suppress(psycopg.Error):  # on a connection that was lost
                driver.autocommit = False
    except psycopg.Error as error:
        raise DBAPIError.instance(_WRITE, None, error, psycopg.Error) from error
    return None if row is None else Held(after + len(lines), erased=False, lines={})
