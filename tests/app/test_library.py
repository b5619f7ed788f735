"""The course that a process serves: where a thread looks at its files, pages do not."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Event

import pytest

from course.app import library
from course.app.library import current_course, newest_course
from course.content import library as content
from course.content.folder import Stamp, scan


@pytest.fixture
def looks(copy: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Every look at the files of a copy of the small course, none of them too soon after another."""
    found: list[Path] = []

    def counted(folder: Path) -> dict[str, Stamp]:
        found.append(folder)
        return scan(folder)

    monkeypatch.setattr(content, "scan", counted)
    monkeypatch.setattr(content, "LOOK_EVERY", 0.0)
    monkeypatch.setattr(library, "_FOLLOWED", Event())
    return found


def edit(root: Path) -> None:
    """Save a lesson of the course anew."""
    path = root / "lessons" / "en" / "01-tyres.md"
    os.utime(path, ns=(1, 1))


def test_a_page_looks_itself_where_nobody_else_does(copy: Path, looks: list[Path]) -> None:
    before = current_course()
    edit(copy)
    assert current_course() is not before
    assert looks == [copy, copy]


def test_a_page_takes_what_the_thread_that_looks_has_found(copy: Path, looks: list[Path]) -> None:
    before = newest_course()
    assert [current_course() for _ in range(3)] == [before] * 3
    edit(copy)
    assert current_course() is before
    after = newest_course()
    assert after is not before
    assert current_course() is after
    assert looks == [copy, copy]


def test_a_page_looks_itself_again_once_nobody_has_for_a_while(
    copy: Path, looks: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = newest_course()
    edit(copy)
    monkeypatch.setattr(content, "A_WHILE", 0.0)
    assert current_course() is not before
    assert looks == [copy, copy]
