"""What a page's own thread writes to SQLite is what the ordinary way leaves, or nothing and the work to that one."""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import Connection

from course.progress.database import at_once as module
from course.progress.database import ledger
from course.progress.database.at_once import AtOnce
from course.progress.database.opening import open_database
from tests.progress.database.databases import DAY, ME, YOU, lines, url_of
from tests.progress.database.shorter import WRITES, Write, begun, leaves_the_same, tables


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


@pytest.fixture
def at_once(idle: Connection, file: Path) -> Iterator[AtOnce]:
    found = AtOnce(file)
    yield found
    found.close()


@given(writes=WRITES)
@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_it_leaves_what_the_ordinary_way_leaves(
    idle: Connection, at_once: AtOnce, writes: list[Write]
) -> None:
    leaves_the_same(idle, at_once.write, writes)


def test_it_is_taken_where_nobody_else_has_written(idle: Connection, at_once: AtOnce) -> None:
    begun(idle, 1)
    assert at_once.write(ME, lines(2, 3), 1, DAY) == ledger.Held(3, erased=False, lines={})
    with idle.begin():
        held = ledger.since(idle, ME, 0)
    assert held is not None
    assert held.lines == lines(1, 2, 3)


def test_somebody_new_begins_a_record_by_it(idle: Connection, at_once: AtOnce) -> None:
    assert at_once.write(ME, lines(1, 2), 0, DAY) == ledger.Held(2, erased=False, lines={})
    with idle.begin():
        held = ledger.since(idle, ME, 0)
    assert held == ledger.Held(2, erased=False, lines=lines(1, 2))
    assert at_once.write(YOU, lines(1), 1, DAY) is None  # whose record was taken away


def test_an_erased_record_is_not_begun_again(idle: Connection, at_once: AtOnce) -> None:
    with idle.begin():
        ledger.erase(idle, ME, DAY)
    before = tables(idle)
    assert at_once.write(ME, lines(1), 0, DAY) is None
    assert tables(idle) == before


@pytest.mark.parametrize("after", [0, 2])
def test_it_is_not_where_somebody_has_or_the_database_is_another(
    idle: Connection, at_once: AtOnce, after: int
) -> None:
    begun(idle, 1)
    before = tables(idle)
    assert at_once.write(ME, lines(2), after, DAY) is None
    assert tables(idle) == before


def test_it_does_not_wait_for_another_process_that_writes(
    idle: Connection, at_once: AtOnce, file: Path
) -> None:
    begun(idle, 1)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert at_once.write(ME, lines(2), 1, DAY) is None
    other.execute("ROLLBACK")
    assert at_once.write(ME, lines(2), 1, DAY) is not None
    other.close()


def test_a_slow_disk_is_left_alone_for_a_while(
    idle: Connection, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now, own = [100.0], module._written

    def slow(*given: object) -> object:
        now[0] += 2 * module.TOO_LONG
        return own(*given)  # type: ignore[arg-type]

    begun(idle, 1)
    at_once = AtOnce(file, lambda: now[0])
    monkeypatch.setattr(module, "_written", slow)
    assert at_once.write(ME, lines(2), 1, DAY) is not None
    monkeypatch.setattr(module, "_written", own)
    assert at_once.write(ME, lines(3), 2, DAY) is None
    now[0] += module.A_REST
    assert at_once.write(ME, lines(3), 2, DAY) is not None
    at_once.close()


def test_two_threads_do_not_wait_for_each_other(
    idle: Connection, at_once: AtOnce, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(idle, 1)
    inside, go_on = threading.Event(), threading.Event()
    own = module._written

    def slow(*given: object) -> object:
        inside.set()
        go_on.wait(10)
        return own(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "_written", slow)
    other = threading.Thread(target=at_once.write, args=(ME, lines(2), 1, DAY))
    other.start()
    inside.wait(10)
    assert at_once.write(ME, lines(3), 1, DAY) is None
    go_on.set()
    other.join(10)


@pytest.mark.parametrize("line", ["\ud800", None])
def test_a_line_that_cannot_be_written_takes_the_others_back(
    idle: Connection, at_once: AtOnce, line: str | None
) -> None:
    begun(idle, 1)
    before = tables(idle)
    spoilt: dict[str, str] = {**lines(2), "an id": line}  # type: ignore[dict-item]
    assert at_once.write(ME, spoilt, 1, DAY) is None
    assert tables(idle) == before
    assert at_once.write(ME, lines(2), 1, DAY) is not None


def test_nothing_is_written_to_a_file_that_is_another_one_by_now(
    idle: Connection, at_once: AtOnce, file: Path
) -> None:
    begun(idle, 1)
    before = tables(idle)
    shutil.copy(file, aside := file.with_name("copy"))
    aside.replace(file)
    assert at_once.write(ME, lines(2), 1, DAY) is None
    assert tables(idle) == before


def test_nothing_is_written_once_it_is_closed(idle: Connection, at_once: AtOnce) -> None:
    begun(idle, 1)
    at_once.close()
    assert at_once.write(ME, lines(2), 1, DAY) is None


def test_the_disk_is_asked_for_the_file_that_is_written_ahead(
    idle: Connection, at_once: AtOnce, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, int]] = []

    def to_disk(ahead: int) -> None:
        found = os.fstat(ahead)
        asked.append((found.st_ino, found.st_size))

    monkeypatch.setattr(module, "_to_disk", to_disk)
    begun(idle, 1)
    at_once.write(ME, lines(2), 1, DAY)
    at_once.bring_to_disk(idle)
    at_once.bring_to_disk(idle)
    found = file.with_name(file.name + "-wal").stat()
    assert asked == [(found.st_ino, found.st_size)] * 2
    assert found.st_size > 0


def test_the_file_that_is_written_ahead_does_not_grow_without_end(
    idle: Connection, at_once: AtOnce, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "CHECKPOINT", 10)
    begun(idle, 1)
    sizes = []
    for number in range(2, 62):
        assert at_once.write(ME, lines(number), number - 1, DAY) is not None
        at_once.bring_to_disk(idle)
        sizes.append(file.with_name(file.name + "-wal").stat().st_size)
    assert sizes[-1] == sizes[19] > 0
