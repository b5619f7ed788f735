"""The shortest way into SQLite leaves what the ordinary one does, or nothing and the work to that one."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select
from sqlalchemy.exc import IntegrityError, OperationalError

from course.progress.database import ledger, short_way
from course.progress.database.faults import is_outage
from course.progress.database.opening import open_database
from course.progress.database.tables import EVENTS, LEARNERS
from tests.progress.database.databases import lines, url_of

ME, YOU = b"m" * 32, b"y" * 32
DAY = dt.date(2026, 11, 23)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "course.sqlite3"


@pytest.fixture
def idle(file: Path) -> Iterator[Connection]:
    """A connection on which no transaction has begun."""
    engine = open_database(url_of(file))
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def begun(connection: Connection, *numbers: int, who: bytes = ME) -> None:
    with connection.begin():
        ledger.write(connection, who, lines(*numbers), DAY)


def tables(connection: Connection) -> list[list[tuple[object, ...]]]:
    """All that is kept."""
    with connection.begin():
        return [[tuple(row) for row in connection.execute(select(of))] for of in (LEARNERS, EVENTS)]


@given(
    writes=st.lists(
        st.tuples(
            st.sampled_from([ME, YOU]),
            st.lists(st.integers(1, 6), min_size=1, max_size=3, unique=True),
            st.integers(0, 3),
        ),
        max_size=6,
    ),
    erased=st.integers(0, 12),
)
@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_it_leaves_what_the_ordinary_way_leaves(
    idle: Connection,
    writes: list[tuple[bytes, list[int], int]],
    erased: int,
) -> None:
    """Some writes know of all before them (0), others of less: those are left to the ordinary way."""
    kept = []
    for shortest in (True, False):
        with idle.begin():
            idle.exec_driver_sql("DELETE FROM events")
            idle.exec_driver_sql("DELETE FROM learners")
        for turn, (who, numbers, behind) in enumerate(writes):
            if turn == erased:
                with idle.begin():
                    ledger.erase(idle, who, DAY)
            with idle.begin():
                now = ledger.since(idle, who, 0)
            after = max(now.last - behind, 0) if now else 0
            held = short_way.written(idle, who, lines(*numbers), after, DAY) if shortest else None
            with idle.begin():
                if held is None:
                    ledger.write(idle, who, lines(*numbers), DAY)
                else:
                    assert behind == 0 or after == 0
                    assert ledger.since(idle, who, held.last) == held
        kept.append(tables(idle))
    assert kept[0] == kept[1]


def test_it_is_taken_where_nobody_else_has_written(idle: Connection) -> None:
    begun(idle, 1)
    assert short_way.written(idle, ME, lines(2, 3), 1, DAY) == ledger.Held(
        3, erased=False, lines={}
    )
    with idle.begin():
        held = ledger.since(idle, ME, 0)
    assert held is not None
    assert held.lines == lines(1, 2, 3)


@pytest.mark.parametrize("after", [0, 2])
def test_it_is_not_where_somebody_has_or_the_database_is_another(
    idle: Connection, after: int
) -> None:
    begun(idle, 1)
    before = tables(idle)
    assert short_way.written(idle, ME, lines(2), after, DAY) is None
    assert tables(idle) == before


def test_a_new_learner_and_one_with_nothing_to_write_go_the_ordinary_way(idle: Connection) -> None:
    assert short_way.written(idle, ME, lines(1), 0, DAY) is None
    begun(idle, 1)
    assert short_way.written(idle, ME, {}, 1, DAY) is None


def test_a_database_that_another_process_holds_is_an_outage(idle: Connection, file: Path) -> None:
    begun(idle, 1)
    idle.exec_driver_sql("PRAGMA busy_timeout = 1")
    idle.rollback()
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(OperationalError, match="locked") as caught:
        short_way.written(idle, ME, lines(2), 1, DAY)
    assert is_outage(caught.value)
    other.execute("ROLLBACK")
    assert short_way.written(idle, ME, lines(2), 1, DAY) is not None
    other.close()


@pytest.mark.parametrize(
    ("line", "error"),
    [("\ud800", UnicodeEncodeError), (None, IntegrityError)],
)
def test_a_line_that_cannot_be_written_takes_the_others_back(
    idle: Connection, line: str | None, error: type[Exception]
) -> None:
    begun(idle, 1)
    before = tables(idle)
    spoilt: dict[str, str] = {**lines(2), "an id": line}  # type: ignore[dict-item]
    with pytest.raises(error) as caught:
        short_way.written(idle, ME, spoilt, 1, DAY)
    assert not is_outage(caught.value)
    assert tables(idle) == before
    assert short_way.written(idle, ME, lines(2), 1, DAY) is not None


def test_another_database_is_left_to_the_ordinary_way() -> None:
    class Wire:
        driver_connection = object()

    class Elsewhere:
        connection = Wire()

    assert short_way.written(Elsewhere(), ME, lines(1), 0, DAY) is None  # type: ignore[arg-type]
