"""Which databases are used, brought up to date, set aside or refused."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import UniqueConstraint, inspect, text
from sqlalchemy.exc import OperationalError

from course.progress.database import ledger
from course.progress.database.keeping import _today
from course.progress.database.opening import (
    HEAD,
    DatabaseRefused,
    file_of,
    open_database,
    parse_url,
)
from course.progress.database.tables import METADATA
from tests.progress.database.databases import lines, url_of

ME = b"m" * 32


@pytest.mark.parametrize(
    ("given", "driver"),
    [
        ("postgres://user:secret@db.example/course", "postgresql+psycopg"),
        ("postgresql://db.example/course", "postgresql+psycopg"),
        (" postgresql+psycopg2://db.example/course ", "postgresql+psycopg"),
        ("sqlite:///here.sqlite3", "sqlite+pysqlite"),
    ],
)
def test_urls_that_hosts_give_out(given: str, driver: str) -> None:
    assert parse_url(given).drivername == driver


@pytest.mark.parametrize("given", ["course.db", "mysql://db/course", "sqlite://", "://", ""])
def test_what_names_no_database_is_told_what_to_write(given: str) -> None:
    with pytest.raises(DatabaseRefused, match="write postgresql://"):
        parse_url(given)


def test_a_new_file_has_the_tables_of_the_code(tmp_path: Path) -> None:
    engine = open_database(url_of(tmp_path / "new" / "course.sqlite3"))
    found = inspect(engine)
    assert set(found.get_table_names()) == {*METADATA.tables, "alembic_version"}
    for name, table in METADATA.tables.items():
        columns = {column["name"]: column["nullable"] for column in found.get_columns(name)}
        assert columns == {column.name: column.nullable for column in table.columns}
        unique = {tuple(one["column_names"]) for one in found.get_unique_constraints(name)}
        assert unique == {
            tuple(column.name for column in one.columns)
            for one in table.constraints
            if isinstance(one, UniqueConstraint)
        }
    with engine.connect() as connection:
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"
        assert connection.scalar(text("PRAGMA synchronous")) == 2  # FULL
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == HEAD
    engine.dispose()


def test_what_was_written_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    url = url_of(tmp_path / "course.sqlite3")
    for _ in range(2):
        engine = open_database(url)
        with engine.begin() as connection:
            ledger.write(connection, ME, lines(1), _today())
            held = ledger.since(connection, ME, 0)
        engine.dispose()
    assert held is not None
    assert held.lines == lines(1)


@pytest.mark.parametrize(
    "damage", [b"this is no database " * 100, b"SQLite format 3\x00" + b"\xff" * 4096]
)
def test_a_damaged_file_is_set_aside_and_a_new_one_begun(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "course.sqlite3"
    file.write_bytes(damage)
    open_database(url_of(file)).dispose()
    (aside,) = tmp_path.glob("course.sqlite3.damaged-*")
    assert aside.read_bytes() == damage
    file.write_bytes(damage)
    open_database(url_of(file)).dispose()
    assert len([*tmp_path.glob("course.sqlite3.damaged-*")]) == 2


def test_a_database_of_a_newer_course_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "course.sqlite3"
    open_database(url_of(file)).dispose()
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(DatabaseRefused, match="newer version of the course"):
        open_database(url_of(file))
    assert not [*tmp_path.glob("*.damaged-*")]


def test_an_empty_database_that_somebody_made_is_filled(tmp_path: Path) -> None:
    file = tmp_path / "course.sqlite3"
    file.touch()
    open_database(url_of(file)).dispose()
    assert file.stat().st_size


def test_a_place_that_cannot_be_written_is_no_damage(tmp_path: Path) -> None:
    file = tmp_path / "course.sqlite3"
    file.mkdir()
    with pytest.raises(OperationalError):
        open_database(url_of(file))


def test_only_sqlite_has_a_file() -> None:
    assert file_of(parse_url("postgresql://db.example/course")) is None
