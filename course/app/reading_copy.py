"""Whether the lessons can be had as plain pages, which only `course serve` gives, and where."""

from __future__ import annotations

from threading import Event

from course.reading.places import Kind, Page

PREFIX = "read"
"""The first step of the reading copy's addresses."""

_OFFERED = Event()
"""Set once, before the server listens: whatever runs in this process is served with a reading copy."""


def offer() -> None:
    """Let lessons lead to their reading copy."""
    _OFFERED.set()


def href(language: str, lesson: str) -> str | None:
    """The address of a lesson's reading copy in a link of an interactive page; None where there is none."""
    if not _OFFERED.is_set():
        return None
    return f"{PREFIX}/{Page(language, Kind.LESSON, lesson).path}"
