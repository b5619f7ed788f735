"""The course as it changes while it is served."""

from __future__ import annotations

import os
import shutil
import threading
from itertools import count
from pathlib import Path

import pytest

import course.content.reader as reader_module
from course.content.folder import Stamp, scan
from course.content.library import Library
from course.content.model import BrokenLesson
from course.files.problem import Problem
from course.files.source import Source, read_source

TYRES = "lessons/en/01-tyres.md"


class Clock:
    """Time that goes on only when told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def root(bicycle: Path, tmp_path: Path) -> Path:
    return shutil.copytree(bicycle, tmp_path / "course")


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the files read, in their order."""
    paths: list[str] = []

    def counted(file: Path, path: str, problems: list[Problem]) -> Source | None:
        paths.append(path)
        return read_source(file, path, problems)

    monkeypatch.setattr(reader_module, "read_source", counted)
    return paths


_seconds = count(2_000_000_000)


def change(file: Path, old: str, new: str) -> None:
    file.write_text(file.read_text().replace(old, new))
    touch(file)


def touch(file: Path) -> None:
    """Give a file a time of its own, however coarse the clock of the disk is."""
    now = next(_seconds)
    os.utime(file, (now, now))


def test_nothing_changed_is_the_same_object_and_nothing_is_read(
    root: Path, read: list[str]
) -> None:
    clock = Clock()
    library = Library(root, clock)
    first = library.current()
    read.clear()
    clock.now += 10

    assert library.current() is first
    assert read == []


def test_a_change_shows_within_a_second_and_only_its_file_is_read_again(
    root: Path, read: list[str]
) -> None:
    clock = Clock()
    library = Library(root, clock)
    first = library.current()
    read.clear()
    change(root / TYRES, "Tyres that roll", "Tyres that sing")

    clock.now += 0.9
    assert library.current() is first
    clock.now += 0.2
    second = library.current()

    assert second.editions["en"].lessons["tyres"].title == "Tyres that sing"
    assert second.fingerprint != first.fingerprint
    assert read == ["lessons/course.yaml", TYRES]
    assert second.editions["lv"].lessons["tyres"] == first.editions["lv"].lessons["tyres"]


def test_the_folder_is_looked_at_once_a_second_however_many_ask(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[Path] = []

    def counted(folder: Path) -> dict[str, Stamp]:
        looks.append(folder)
        return scan(folder)

    monkeypatch.setattr("course.content.library.scan", counted)
    clock = Clock()
    library = Library(root, clock)
    for _ in range(100):
        library.current()
        clock.now += 0.05

    assert looks.count(root) == 5, "others may look at theirs meanwhile"


def test_a_file_half_written_breaks_its_lesson_until_it_is_whole(root: Path) -> None:
    clock = Clock()
    library = Library(root, clock)
    whole = (root / TYRES).read_text()
    states = []
    for text in (whole, whole[:700], whole[:60], "", whole):
        (root / TYRES).write_text(text)
        touch(root / TYRES)
        states.append(isinstance(library.current().editions["en"].lessons["tyres"], BrokenLesson))
        clock.now += 1

    assert states == [False, True, True, True, False]


def test_a_file_that_vanishes_between_the_look_and_the_reading_does_not_raise(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vanished(file: Path, path: str, problems: list[Problem]) -> Source | None:
        file.unlink(missing_ok=True)
        return read_source(file, path, problems)

    monkeypatch.setattr(reader_module, "read_source", vanished)
    course = Library(root, Clock()).current()

    assert all("cannot be read" in problem.what for problem in course.problems)


def test_a_folder_that_vanishes_and_comes_back_is_read_again(root: Path) -> None:
    clock = Clock()
    library = Library(root, clock)
    first = library.current()
    away = root.rename(root.parent / "away")
    clock.now += 1
    gone = library.current()
    away.rename(root)
    clock.now += 1
    back = library.current()

    assert gone.problems
    assert (back.fingerprint, back.problems) == (first.fingerprint, ())


def test_many_threads_get_the_same_course_which_is_read_once(root: Path, read: list[str]) -> None:
    library = Library(root, Clock())
    courses = []
    threads = [
        threading.Thread(target=lambda: courses.append(library.current())) for _ in range(16)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len({id(course) for course in courses}) == 1
    assert len(read) == len(set(read))


def test_while_one_thread_reads_the_others_get_the_course_as_it_was(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    library = Library(root, clock)
    first = library.current()
    change(root / TYRES, "Tyres that roll", "Tyres that sing")
    clock.now += 1
    reading, go_on = threading.Event(), threading.Event()

    def slow(file: Path, path: str, problems: list[Problem]) -> Source | None:
        reading.set()
        assert go_on.wait(10)
        return read_source(file, path, problems)

    monkeypatch.setattr(reader_module, "read_source", slow)
    thread = threading.Thread(target=library.current)
    thread.start()
    assert reading.wait(10)
    meanwhile = library.current()
    go_on.set()
    thread.join()

    assert meanwhile is first
    assert library.current() is not first


def test_the_course_is_known_without_a_look_for_as_long_as_somebody_looks(
    root: Path, read: list[str]
) -> None:
    clock = Clock()
    library = Library(root, clock)
    assert library.known() is None
    course = library.current()
    read.clear()
    change(root / TYRES, "Tyres that roll", "Tyres that sing")

    clock.now += 4
    assert library.known() is course
    clock.now += 2
    assert library.known() is None
    assert read == []
