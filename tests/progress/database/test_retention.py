"""Records that nobody adds to any more are erased, if whoever hosts the course says after how long."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from course.progress.database import keeping as module
from course.progress.database import ledger
from course.progress.database.keeping import Keeping
from course.progress.database.opening import open_database
from course.progress.database.retention import months_before
from tests.progress.database.databases import lines, url_of

TODAY = dt.date(2026, 11, 27)


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> list[dt.date]:
    """The day it is, in a list so that a test may go on to another."""
    day = [TODAY]
    monkeypatch.setattr(module, "_today", lambda: day[0])
    monkeypatch.setattr(module, "A_LOOK", 0.01)
    return day


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database with the records of 120 learners, one of each of the last 120 months."""
    file = tmp_path / "course.sqlite3"
    engine = open_database(url_of(file))
    with engine.begin() as connection:
        for months in range(120):
            day = months_before(TODAY, months)
            ledger.write(connection, bytes([months]) * 32, lines(months), day)
    engine.dispose()
    return file


def learners(file: Path) -> int:
    engine = open_database(url_of(file))
    with engine.begin() as connection:
        found = connection.exec_driver_sql("SELECT count(DISTINCT learner) FROM events").scalar()
    engine.dispose()
    assert isinstance(found, int)
    return found


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        ("2026-11-27", 1, "2026-10-27"),
        ("2026-03-31", 1, "2026-02-28"),
        ("2024-02-29", 12, "2023-02-28"),
        ("2026-01-15", 1, "2025-12-15"),
        ("2026-12-31", 24, "2024-12-31"),
    ],
)
def test_months_are_counted_as_people_do(day: str, months: int, before: str) -> None:
    assert months_before(dt.date.fromisoformat(day), months) == dt.date.fromisoformat(before)


def test_idle_records_are_erased_at_the_start_and_each_day(
    file: Path, today: list[dt.date]
) -> None:
    keeping = Keeping(url_of(file), keep_months=12)
    keeping.start()
    until(lambda: keeping._erased_on == TODAY)
    assert learners(file) == 13
    today[0] += dt.timedelta(days=1)
    until(lambda: keeping._erased_on == today[0])
    keeping.close()
    assert learners(file) == 12


def test_without_a_limit_everything_stays(file: Path, today: list[dt.date]) -> None:
    keeping = Keeping(url_of(file))
    keeping.start()
    keeping.do(lambda _: None)
    keeping.close()
    assert learners(file) == 120


def test_one_who_comes_back_is_idle_no_more(file: Path, today: list[dt.date]) -> None:
    keeping = Keeping(url_of(file), keep_months=120)
    back = bytes([119]) * 32
    keeping.wait(keeping.exchange(back, lines(500), 0))
    today[0] = dt.date(2036, 11, 27)
    until(lambda: keeping._erased_on == today[0])
    held = keeping.wait(keeping.exchange(back, {}, 0))
    keeping.close()
    assert held is not None
    assert held.lines == lines(119, 500)


def test_what_cannot_be_erased_today_disturbs_nobody(
    file: Path, today: list[dt.date], monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_slow(*_: object) -> int:
        raise OperationalError("DELETE", {}, Exception("canceling statement due to timeout"))

    with monkeypatch.context() as patched:
        patched.setattr(ledger, "erase_idle", too_slow)
        keeping = Keeping(url_of(file), keep_months=12)
        keeping.start()
        until(lambda: keeping._erased_on == TODAY)
        assert keeping.fault == ""
        assert keeping.wait(keeping.exchange(b"y" * 32, lines(1), 0)) is not None
    today[0] += dt.timedelta(days=1)
    until(lambda: keeping._erased_on == today[0])
    keeping.close()
    assert learners(file) == 13
