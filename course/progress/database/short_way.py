"""One learner's lines written to SQLite the shortest way: each answer waits for it before its feedback shows.

`ledger` does the same for any database and in all cases. Through SQLAlchemy's layers it takes this thread
twice as long, much of it while the page's own thread cannot run; `python -m benchmarks.keeping` shows it.
Here four calls go to Python's own `sqlite3`, which lets other threads run meanwhile.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Mapping
from contextlib import suppress

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from course.progress.database.ledger import Held

_COUNT_UP = """UPDATE learners SET last = last + ?, seen = ? WHERE key_hash = ? AND last = ? AND NOT erased
RETURNING id"""
_ADD = "INSERT INTO events (learner, number, id, line) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"


def written(
    connection: Connection, key_hash: bytes, lines: Mapping[str, str], after: int, today: dt.date
) -> Held | None:
    """Add a learner's lines, in a transaction of its own, where nobody has added any since the number `after`.

    None, and nothing is written, in every other case: another database, a new or an erased record, news from
    elsewhere, no lines. Raises SQLAlchemy's errors as any statement does, `ValueError` for a text that is none.
    """
    driver = connection.connection.driver_connection
    if not lines or not isinstance(driver, sqlite3.Connection):
        return None
    last = after + len(lines)
    try:
        driver.execute("BEGIN IMMEDIATE")
        counted = (len(lines), today.isoformat(), key_hash, after)
        row = driver.execute(_COUNT_UP, counted).fetchone()
        if row is None:
            driver.execute("ROLLBACK")
            return None
        numbered = enumerate(lines.items(), after + 1)
        driver.executemany(_ADD, [(row[0], number, *entry) for number, entry in numbered])
        driver.execute("COMMIT")
    except BaseException as error:
        with suppress(sqlite3.Error):  # SQLite has taken it back itself after some errors
            if driver.in_transaction:
                driver.execute("ROLLBACK")
        if isinstance(error, sqlite3.Error):
            raise DBAPIError.instance(_ADD, None, error, sqlite3.Error) from error
        raise
    return Held(last, erased=False, lines={})
