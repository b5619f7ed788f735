"""A database's copy in one file of SQLite, made while the course runs, and its way back.

What is restored is copied row by row into an empty database. That may be PostgreSQL too: so a course
moves from one machine's file to the database of several servers.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from sqlalchemy import Connection, Engine, func, insert, select, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError

from course.progress.database.opening import DatabaseRefused, file_of, open_database, parse_url
from course.progress.database.tables import EVENTS, LEARNERS, SECRETS, SIGN_OUTS

RESTORED = (LEARNERS, EVENTS, SECRETS, SIGN_OUTS)
"""What is lasting, each after what it refers to. Codes are valid for minutes only."""

ROWS_AT_ONCE = 1_000


class Counts(NamedTuple):
    """How much a database holds."""

    learners: int
    events: int

    def __str__(self) -> str:
        return f"learners: {self.learners}, events: {self.events}"


def back_up(url: URL, to: Path) -> Counts:
    """Copy an SQLite database into a new file, also while others write to it.

    Raises `DatabaseRefused`.
    """
    file = file_of(url)
    if file is None:
        raise DatabaseRefused(
            "PostgreSQL is backed up by its own pg_dump, as deploy/backup.sh does it;"
            " this command is for SQLite"
        )
    if not file.is_file():
        raise DatabaseRefused(f"there is no database at ‘{file}’ to back up")
    _make_empty(to)
    try:
        _copy(file, to)
        return _checked(to, file)
    except BaseException:
        to.unlink()
        raise


def restore(file: Path, url: URL) -> Counts:
    """Fill a database that has no learners yet from a backup, which is only read.

    One that an older version of the course made is brought up to date. Raises `DatabaseRefused`.
    """
    if not file.is_file():
        raise DatabaseRefused(f"there is no backup at ‘{file}’")
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.sqlite3"
        _copy(file, copy)
        found = _checked(copy, file)
        with _opened(parse_url(f"sqlite:///{copy}")) as source, _opened(url) as target:
            _fill(source, target)
    return found


def _make_empty(to: Path) -> None:
    try:
        os.close(os.open(to, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise DatabaseRefused(
            f"‘{to}’ is there already and is not overwritten: name another file"
        ) from None
    except OSError as reason:
        raise DatabaseRefused(f"‘{to}’ cannot be written ({reason.strerror})") from None


def _copy(file: Path, to: Path) -> None:
    try:
        with (
            closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(to)) as target,
        ):
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")  # one file, with nothing beside it
    except sqlite3.Error as reason:
        raise DatabaseRefused(f"‘{file}’ cannot be copied ({reason})") from None


def _checked(copy: Path, file: Path) -> Counts:
    """What the copy of a file holds, once it is known to be whole and a course's."""
    try:
        with closing(sqlite3.connect(copy)) as database:
            (told,) = database.execute("PRAGMA integrity_check(1)").fetchone()
            if told != "ok":
                raise DatabaseRefused(f"‘{file}’ is damaged: an earlier backup may be whole")
            database.execute("SELECT version_num FROM alembic_version")
            ((learners, events),) = database.execute(
                "SELECT (SELECT count(*) FROM learners WHERE NOT erased), (SELECT count(*) FROM events)"
            )
    except sqlite3.OperationalError:
        raise DatabaseRefused(f"‘{file}’ is a database, but none of a course's learners") from None
    except sqlite3.DatabaseError as reason:
        raise DatabaseRefused(f"‘{file}’ is no database that can be read ({reason})") from None
    return Counts(learners, events)


@contextmanager
def _opened(url: URL) -> Iterator[Connection]:
    engine: Engine | None = None
    try:
        engine = open_database(url)
        with engine.begin() as connection:
            yield connection
    except SQLAlchemyError as reason:
        told = str(getattr(reason, "orig", None) or reason).strip().partition("\n")[0]
        raise DatabaseRefused(f"the database does not answer ({told})") from None
    finally:
        if engine is not None:
            engine.dispose()


def _fill(source: Connection, target: Connection) -> None:
    if target.scalar(select(func.count()).select_from(LEARNERS)):
        raise DatabaseRefused(
            "the database has learners already, and they would be lost: move it away,"
            " or name an empty one with --to"
        )
    # Servers that run have made secrets of their own; those of the backup have signed what learners hold.
    target.execute(SECRETS.delete())
    for table in RESTORED:
        rows = source.execute(select(table), execution_options={"yield_per": ROWS_AT_ONCE})
        for some in rows.mappings().partitions():
            target.execute(insert(table), [dict(row) for row in some])
    if target.dialect.name == "postgresql":  # it counts by itself, and not what came with a number
        target.execute(
            text(
                "SELECT setval(pg_get_serial_sequence('learners', 'id'), max(id))"
                " FROM learners HAVING max(id) IS NOT NULL"
            )
        )
