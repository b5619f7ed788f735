"""The thread that speaks to the database: quick, late, away, back, damaged, wiped."""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine
from sqlalchemy.engine import URL
from sqlalchemy.exc import OperationalError

from course.progress.database import keeping as module
from course.progress.database import ledger
from course.progress.database.faults import Unreachable
from course.progress.database.keeping import Keeping
from course.progress.database.ledger import Held
from course.progress.database.opening import open_database
from tests.progress.database.databases import ME, lines, url_of


class Door:
    """Opens a database, or not, as a test wants it."""

    def __init__(self) -> None:
        self.shut = False
        self.wait = threading.Event()
        self.wait.set()

    def __call__(self, url: URL) -> Engine:
        self.wait.wait(10)
        if self.shut:
            raise OperationalError("connect", {}, Exception("connection refused\nand more"))
        return open_database(url)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "course.sqlite3"


@pytest.fixture
def door() -> Door:
    return Door()


@pytest.fixture
def keeping(file: Path, door: Door, monkeypatch: pytest.MonkeyPatch) -> Iterator[Keeping]:
    monkeypatch.setattr(module, "PAUSES", (0.02,))
    found = Keeping(url_of(file), door, patience=5)
    yield found
    door.wait.set()
    found.close()


def ask(keeping: Keeping, *numbers: int, after: int = 0, who: bytes = ME) -> Held | None:
    return keeping.wait(keeping.exchange(who, lines(*numbers), after))


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_what_nobody_comes_to_wait_for_is_written_all_the_same(keeping: Keeping) -> None:
    ask(keeping)  # it is open
    left = keeping.exchange(ME, lines(1), 0)
    until(left.done)
    held = ask(keeping)
    assert held is not None
    assert held.lines == lines(1)


def test_many_at_once_all_get_theirs(keeping: Keeping) -> None:
    people = [bytes([number]) * 32 for number in range(40)]
    with ThreadPoolExecutor(20) as pool:
        list(pool.map(lambda who: ask(keeping, who[0], who[0] + 100, who=who), people))
    for who in people:
        held = ask(keeping, who=who)
        assert held is not None
        assert held.lines == lines(who[0], who[0] + 100)


def test_while_it_is_away_nobody_waits_and_nothing_is_lost(keeping: Keeping, door: Door) -> None:
    door.shut = True
    for number in range(3):
        with pytest.raises(Unreachable, match="connection refused"):
            ask(keeping, number)
    assert keeping.fault == "connection refused"
    begun = time.monotonic()
    for number in range(3, 50):
        with pytest.raises(Unreachable):
            ask(keeping, number)
    with pytest.raises(Unreachable):
        keeping.do(lambda _: None)
    assert time.monotonic() - begun < keeping.patience
    door.shut = False
    until(lambda: not keeping.fault)
    held = ask(keeping)
    assert held is not None
    assert held.lines == lines(*range(50))


def test_one_that_hangs_is_waited_for_once(keeping: Keeping, door: Door) -> None:
    keeping.patience = 0.2
    door.wait.clear()
    with pytest.raises(Unreachable, match="slow"):
        ask(keeping, 1)
    begun = time.monotonic()
    for number in range(2, 20):
        with pytest.raises(Unreachable):
            ask(keeping, number)
    assert time.monotonic() - begun < keeping.patience
    door.wait.set()
    keeping.patience = 5
    until(lambda: not keeping._late)
    held = ask(keeping)
    assert held is not None
    assert held.lines == lines(*range(1, 20))


def test_a_line_does_not_grow_without_end_before_one_that_hangs(
    keeping: Keeping, door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_ASKED", 20)
    keeping.patience = 0.05
    door.wait.clear()
    for number in range(200):
        with pytest.raises(Unreachable, match="slow"):
            ask(keeping, number)
    assert len(keeping._exchanges) <= 20
    door.wait.set()
    keeping.patience = 5
    until(lambda: not keeping._late)
    held = ask(keeping)
    assert held is not None
    assert held.lines == lines(*range(200))


def test_who_writes_is_told_what_others_wrote_and_nothing_of_its_own(keeping: Keeping) -> None:
    first = ask(keeping, 1)
    assert first == Held(1, erased=False, lines={})
    ask(keeping, 2, after=0)
    told = ask(keeping, 3, after=1)
    assert told is not None
    assert told.lines.items() >= lines(2).items()
    assert ask(keeping, 4, after=told.last) == Held(told.last + 1, erased=False, lines={})


def test_what_no_database_takes_stops_nobody_else(keeping: Keeping, file: Path) -> None:
    bad = keeping.exchange(ME, {"x": "\ud800"}, 0)
    good = keeping.exchange(b"y" * 32, lines(1), 0)
    with pytest.raises(Unreachable):
        keeping.wait(bad)
    keeping.wait(good)
    held = ask(keeping, who=b"y" * 32)
    assert held is not None
    assert held.lines == lines(1)
    assert not keeping.fault


def test_a_fault_of_the_asker_is_the_askers(keeping: Keeping) -> None:
    def fail(_: Connection) -> None:
        raise LookupError

    with pytest.raises(LookupError):
        keeping.do(fail)
    assert keeping.do(lambda connection: connection.exec_driver_sql("SELECT 1").scalar()) == 1


def test_what_waits_is_written_as_it_ends(file: Path) -> None:
    keeping = Keeping(url_of(file))
    for number in range(100):
        keeping.exchange(ME, lines(number), 0)
    keeping.close()
    other = Keeping(url_of(file))
    held = ask(other)
    other.close()
    assert held is not None
    assert held.lines == lines(*range(100))


def test_learners_are_written_in_one_order_by_all_servers(
    keeping: Keeping, door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    door.wait.clear()
    order: list[bytes] = []
    write = ledger.write

    def note(connection: Connection, who: bytes, found: Mapping[str, str], day: dt.date) -> Held:
        order.append(who)
        return write(connection, who, found, day)

    monkeypatch.setattr(ledger, "write", note)
    first = keeping.exchange(b"x" * 32, lines(1), 0)  # is taken by itself and waits for the door
    until(lambda: not keeping._exchanges)
    asked = [keeping.exchange(bytes([who]) * 32, lines(who), 0) for who in (3, 1, 2)]
    door.wait.set()
    for answer in (first, *asked):
        keeping.wait(answer)
    assert order == [b"x" * 32, *(bytes([who]) * 32 for who in (1, 2, 3))]
