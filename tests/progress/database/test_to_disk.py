"""A page writes at once and does not wait for the disk, which gets it a moment later, or else gets it again."""

from __future__ import annotations

import errno
import sqlite3
import threading
from pathlib import Path

import pytest

from course.progress.database import at_once
from course.progress.database.keeping import Keeping
from tests.progress.database.databases import ME, lines, url_of
from tests.progress.database.test_keeping import Door, ask, door, file, keeping, until

__all__ = ["door", "file", "keeping"]


class Disk:
    """What is asked of the disk, which may hang or fail."""

    def __init__(self) -> None:
        self.asked, self.fails = 0, False
        self.works = threading.Event()
        self.works.set()

    def __call__(self, _file: int) -> None:
        self.asked += 1
        self.works.wait(10)
        if self.fails:
            raise OSError(errno.EIO, "the disk is broken")


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    found = Disk()
    monkeypatch.setattr(at_once, "_to_disk", found)
    return found


def held_by(file: Path) -> list[str]:
    """The lines in the file, as any other process sees them."""
    other = sqlite3.connect(file)
    found = [line for (line,) in other.execute("SELECT line FROM events ORDER BY number")]
    other.close()
    return found


def test_the_disk_gets_what_was_written_though_nothing_else_happens(
    keeping: Keeping, file: Path, disk: Disk
) -> None:
    ask(keeping, 1)
    assert disk.asked == 0, "the ordinary way has brought it there"
    assert ask(keeping, 2, after=1) is not None
    assert held_by(file) == [*lines(1, 2).values()]
    until(lambda: disk.asked == 1)


def test_a_disk_that_hangs_holds_no_page(keeping: Keeping, file: Path, disk: Disk) -> None:
    ask(keeping, 1)
    disk.works.clear()
    ask(keeping, 2, after=1)
    until(lambda: disk.asked == 1)
    keeping.patience = 0.1
    assert keeping.exchange(ME, lines(3), 2).done()
    assert held_by(file) == [*lines(1, 2, 3).values()]
    disk.works.set()


def test_what_a_disk_refuses_is_written_again(
    keeping: Keeping, file: Path, disk: Disk, door: Door
) -> None:
    ask(keeping, 1)
    disk.fails = True
    ask(keeping, 2, after=1)
    until(lambda: "broken" in keeping.fault)
    for part in file.parent.glob("course.sqlite3*"):
        part.unlink()  # so that it is seen
    disk.fails = False
    until(lambda: not keeping.fault)
    until(lambda: [*lines(2).values()] == held_by(file))


def test_the_disk_gets_what_was_written_as_it_ends(file: Path, disk: Disk) -> None:
    keeping = Keeping(url_of(file), patience=5)
    ask(keeping, 1)
    ask(keeping, 2, after=1)
    keeping.close()
    assert disk.asked == 1


def test_what_is_new_from_elsewhere_is_told_all_the_same(keeping: Keeping, disk: Disk) -> None:
    ask(keeping, 1)
    ask(keeping, 2, after=1)
    held = ask(keeping, 3, after=1)
    assert held is not None
    assert held.lines == lines(2, 3)
    assert held.last == 3
