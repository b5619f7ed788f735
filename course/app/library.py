"""The course that this process serves, read once and again only where a file changed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from course.app.settings import course_root
from course.content.library import Library
from course.content.model import Course


@cache
def _library(root: Path) -> Library:
    return Library(root)


def current_course() -> Course:
    """The course as its files say now; all sessions share the same value."""
    return _library(course_root()).current()


def known_course() -> Course | None:
    """The same without looking, for who must not wait while files are read; None if it is some time since a look."""
    return _library(course_root()).known()
