"""From a URL to a database that fits this code; what cannot be used is refused in a sentence.

SQLite writes ahead (WAL), so that reading never waits, and with every commit as far as the disk: a
process that is killed, or a machine that goes dark, loses nothing that was committed. (What `at_once`
commits gets there a moment later.)
"""

from __future__ import annotations

import datetime as dt
import logging
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from course.files.problem import CourseError
from course.progress.database.faults import is_damage

_LOG = logging.getLogger(__name__)

HEAD = "0002"
"""The newest revision in `migrations/versions`."""

BUSY_MS = 800
"""How long SQLite waits for another process that is writing: less than a page does."""

ONLY_READS = "only_reads"
"""The execution option of transactions that write nothing."""

_MIGRATIONS = Path(__file__).parent / "migrations"
_MIGRATING = 7_215_061
"""The number by which PostgreSQL knows that somebody is migrating a course."""

_POSTGRESQL = {
    "connect_timeout": 2,
    "tcp_user_timeout": 3_000,
    "keepalives_idle": 10,
    "application_name": "course",
    "options": "-c statement_timeout=5000 -c lock_timeout=2000"
    " -c idle_in_transaction_session_timeout=10000",
}
"""A network that has gone silent is noticed within seconds."""


class DatabaseRefused(CourseError):
    """A database that cannot be used as it is, whatever is tried again."""


def parse_url(given: str, said_by: str = "COURSE_DATABASE") -> URL:
    """The database that a setting or an option names; raises `DatabaseRefused`.

    PostgreSQL is known by the URLs that hosts give out, `postgres://` and `postgresql://`.
    """
    try:
        url = make_url(given.strip())
    except ArgumentError:
        url = None
    kind = url.get_backend_name() if url is not None else ""
    if url is not None and kind in {"postgres", "postgresql"}:
        return url.set(drivername="postgresql+psycopg")
    if url is not None and kind == "sqlite" and url.database:
        return url.set(drivername="sqlite+pysqlite")
    raise DatabaseRefused(
        f"{said_by} names no database the course can use: write postgresql://USER:PASSWORD@HOST/NAME"
        " or sqlite:///PATH"
    )


def file_of(url: URL) -> Path | None:
    """The file of an SQLite database."""
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


def place_of(file: Path) -> tuple[int, int] | None:
    """Where on its disk a file lies, which another one of the same name does not; None without one."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def open_database(url: URL) -> Engine:
    """A database with the tables of this code.

    An SQLite file that is damaged is set aside under a dated name, and an empty one takes its place.
    Raises `DatabaseRefused` for one that a newer version of the course made, SQLAlchemy's errors for
    one that does not answer.
    """
    file = file_of(url)
    if file is None:
        engine = create_engine(url, pool_size=1, max_overflow=1, connect_args=_POSTGRESQL)
        _bring_up_to_date(engine)
        return engine
    file.parent.mkdir(parents=True, exist_ok=True)
    engine = _sqlite(url)
    try:
        _bring_up_to_date(engine)
    except Exception as error:
        engine.dispose()
        if not is_damage(error):
            raise
        set_aside(file)
        engine = _sqlite(url)
        _bring_up_to_date(engine)
    return engine


def set_aside(file: Path) -> Path:
    """Put a damaged SQLite file, and what belongs to it, under a dated name that is free."""
    day = dt.datetime.now(dt.UTC).date().isoformat()
    number, aside = 1, file.with_name(f"{file.name}.damaged-{day}")
    while aside.exists():
        number += 1
        aside = file.with_name(f"{file.name}.damaged-{day}-{number}")
    for ending in ("", "-wal", "-shm"):
        part = file.with_name(file.name + ending)
        if part.exists():
            part.rename(aside.with_name(aside.name + ending))
    _LOG.error(
        "The database %s is damaged: it now lies in %s, and a new one is begun.", file, aside
    )
    return aside


def _sqlite(url: URL) -> Engine:
    engine = create_engine(
        url, pool_size=1, max_overflow=1, connect_args={"timeout": BUSY_MS / 1000}
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    # Python's own module would begin transactions by itself, and not those that change tables.
    connection.isolation_level = None
    # One byte that has gone bad on the disk spoils one line, not every answer that is asked for.
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    # Who reads first and writes later may be refused in between: who will write says so at once.
    reads = connection.get_execution_options().get(ONLY_READS)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _bring_up_to_date(engine: Engine) -> None:
    with engine.connect().execution_options(**{ONLY_READS: True}) as connection:
        if _revision(connection) == HEAD:
            return
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":  # replicas start together
            connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": _MIGRATING})
        _migrate(connection)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    # Loaded here alone: a database that is up to date, as nearly every one is, does not wait for them.
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    present = _revision(connection)
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if present is not None and present not in known:
        raise DatabaseRefused(
            f"the database was made by a newer version of the course (revision {present}):"
            " update the course, or give it another database"
        )
    command.upgrade(config, "head")
