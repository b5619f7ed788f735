"""The one statement for PostgreSQL leaves what the ordinary way does, or nothing and the work to that one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from course.progress.database import ledger, short_way
from course.progress.database.faults import is_outage
from course.progress.database.opening import open_database, parse_url
from tests.faults.servers import database, postgresql
from tests.progress.database.databases import DAY, ME, lines, url_of
from tests.progress.database.shorter import WRITES, Write, begun, leaves_the_same, tables
from tests.replicas.programs import Missing


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    try:  # in a folder that its own user may enter
        with TemporaryDirectory() as folder, postgresql(Path(folder)) as server:
            yield database(server, "short")
    except Missing as reason:
        pytest.skip(str(reason))


@pytest.fixture
def idle(url: str) -> Iterator[Connection]:
    """A connection on which no transaction has begun, to an empty database."""
    engine = open_database(parse_url(url))
    with engine.connect() as connection:
        connection.execute(text("TRUNCATE learners, events"))
        connection.commit()
        yield connection
    engine.dispose()


@given(writes=WRITES)
@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_it_leaves_what_the_ordinary_way_leaves(idle: Connection, writes: list[Write]) -> None:
    leaves_the_same(idle, lambda *told: short_way.written(idle, *told), writes)


def test_it_is_taken_where_nobody_else_has_written(idle: Connection) -> None:
    begun(idle, 1)
    held = short_way.written(idle, ME, lines(2, 3), 1, DAY)
    assert held == ledger.Held(3, erased=False, lines={})


def test_a_new_learner_and_one_with_nothing_to_write_go_the_ordinary_way(idle: Connection) -> None:
    assert short_way.written(idle, ME, lines(1), 0, DAY) is None
    begun(idle, 1)
    assert short_way.written(idle, ME, {}, 1, DAY) is None


@pytest.mark.parametrize(
    ("line", "error"), [("\ud800", UnicodeEncodeError), ("\0", DBAPIError), (None, DBAPIError)]
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


def test_a_connection_that_is_lost_is_an_outage(idle: Connection, url: str) -> None:
    begun(idle, 1)
    engine = open_database(parse_url(url))
    with engine.connect() as other:
        ended = (
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
        )
        other.execute(text(f"{ended} AND datname = current_database()"))
        other.rollback()
    engine.dispose()
    with pytest.raises(SQLAlchemyError) as caught:
        short_way.written(idle, ME, lines(2), 1, DAY)
    assert is_outage(caught.value)


def test_another_database_is_left_to_the_ordinary_way(tmp_path: Path) -> None:
    engine = open_database(url_of(tmp_path / "course.sqlite3"))
    with engine.connect() as connection:
        assert short_way.written(connection, ME, lines(1), 0, DAY) is None
    engine.dispose()
