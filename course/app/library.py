"""The course that this process serves, read once and again only where a file changed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from threading import Event

from course.app.settings import course_root
from course.content.library import Library
from course.content.model import Course


@cache
def _library(root: Path) -> Library:
    return Library(root)


_FOLLOWED = Event()


def current_course() -> Course:
    """The course as its files say now; all sessions share the same value.

    A page does not look at the files itself while a thread does: that takes longer, the more of them there are.
    """
    library = _library(course_root())
    return (library.known() if _FOLLOWED.is_set() else None) or library.current()


def newest_course() -> Course:
    """The course by a look at its files, for the thread that looks again and again from now on."""
    _FOLLOWED.set()
    return _library(course_root()).current()


def known_course() -> Course | None:
    """The same without looking, for who must not wait while files are read; None if it is some time since a look."""
    return _library(course_root()).known()
