"""A file that is wiped, damaged, locked, full or read-only under the thread that keeps events in it."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import pytest

from course.progress.database import keeping as module
from course.progress.database.faults import Unreachable
from course.progress.database.keeping import Keeping
from tests.progress.database.databases import lines
from tests.progress.database.test_keeping import Door, ask, door, file, keeping, until

__all__ = ["door", "file", "keeping"]


def test_a_file_that_is_wiped_under_it_is_begun_anew(keeping: Keeping, file: Path) -> None:
    ask(keeping, 1)
    for part in file.parent.glob("course.sqlite3*"):
        part.unlink()
    ask(keeping, 2)
    held = ask(keeping)
    assert held is not None
    assert held.lines == lines(2)
    assert file.exists()


def test_a_file_that_is_taken_away_is_not_begun_anew_before_it_is_used(
    keeping: Keeping, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever hosts the course may be about to put another one in its place."""
    monkeypatch.setattr(module, "A_LOOK", 0.01)
    ask(keeping, 1)
    for part in file.parent.glob("course.sqlite3*"):
        part.unlink()
    time.sleep(0.3)
    assert not file.exists()


def test_a_file_that_is_damaged_under_it_is_set_aside(keeping: Keeping, file: Path) -> None:
    ask(keeping, *range(200))
    keeping.do(lambda connection: None)
    with sqlite3.connect(file) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    other.close()
    with file.open("r+b") as raw:
        raw.seek(0)
        raw.write(b"\x00" * 8192)
    with pytest.raises(Unreachable):
        ask(keeping, 1001)
    until(lambda: not keeping.fault)
    held = ask(keeping, 1001)
    assert held is not None
    assert set(lines(1001)) <= set(held.lines)
    assert [*file.parent.glob("course.sqlite3.damaged-*")]


def test_a_file_that_is_locked_or_full_is_caught_up_with(keeping: Keeping, file: Path) -> None:
    ask(keeping, 1)
    keeping.do(lambda connection: connection.exec_driver_sql("PRAGMA busy_timeout = 50").close())
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Unreachable, match="locked"):
        ask(keeping, 2)
    other.execute("ROLLBACK")
    other.close()
    until(lambda: not keeping.fault)
    held = ask(keeping)
    assert held is not None
    assert held.lines == lines(1, 2)


@pytest.mark.parametrize(
    ("setting", "back", "told"),
    [
        ("PRAGMA query_only = 1", "PRAGMA query_only = 0", "readonly"),
        ("PRAGMA max_page_count = 1", "PRAGMA max_page_count = 1073741823", "full"),
    ],
)
def test_one_that_takes_nothing_is_told_and_caught_up_with(
    keeping: Keeping, door: Door, setting: str, back: str, told: str
) -> None:
    many = range(200)
    ask(keeping, 1000)
    door.shut = True  # when it has failed, it is opened anew: not before it is mended
    keeping.do(lambda connection: connection.exec_driver_sql(setting).close())
    with pytest.raises(Unreachable, match=told):
        ask(keeping, *many)
    assert told in keeping.fault
    door.shut = False
    until(lambda: not keeping.fault)
    keeping.do(lambda connection: connection.exec_driver_sql(back).close())
    held = ask(keeping)
    assert held is not None
    assert held.lines == lines(1000, *many)


def test_a_damaged_file_that_cannot_be_set_aside_ends_nothing(
    keeping: Keeping, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> Path:
        raise PermissionError("the folder cannot be written to")

    for name in ("course.progress.database.opening", "course.progress.database.keeping"):
        monkeypatch.setattr(f"{name}.set_aside", refuse)
    ask(keeping, 1)
    with sqlite3.connect(file) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    other.close()
    file.write_bytes(b"no database" * 1000)
    with pytest.raises(Unreachable):
        ask(keeping, 2)
    for part in file.parent.glob("course.sqlite3*"):
        part.unlink()
    until(lambda: not keeping.fault)
    held = ask(keeping)
    assert held is not None
    assert held.lines == lines(2)


def test_a_line_whose_bytes_are_no_text_is_one_damaged_line(keeping: Keeping, file: Path) -> None:
    ask(keeping, 1, 2)
    with sqlite3.connect(file) as other:
        other.execute("UPDATE events SET line = CAST(x'7bff7d' AS TEXT) WHERE id = ?", [*lines(1)])
    other.close()
    held = ask(keeping)
    assert held is not None
    assert held.lines == lines(2) | dict.fromkeys(lines(1), "{\ufffd}")
    assert not keeping.fault
