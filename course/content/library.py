"""The course in a folder, read once and again where files change."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from threading import Lock

from course.content.assemble import assemble
from course.content.folder import Listing, fingerprint, scan
from course.content.model import Course
from course.content.reader import Reader

LOOK_EVERY = 1.0
"""Seconds between two looks at the folder."""

A_WHILE = 5.0
"""Seconds after which it is not certain any more that somebody looks."""


def read_course(root: Path) -> Course:
    """Read the course whose `lessons/` and `quizzes/` lie in `root`; what is wrong is in `problems`.

    Never raises for anything that files hold: broken lessons become `BrokenLesson`.
    """
    return _read(Reader(root), scan(root))


def _read(reader: Reader, listing: Listing) -> Course:
    return assemble(reader.drafts(listing), fingerprint(listing))


class Library:
    """One folder's course, shared by all who ask; safe to ask from many threads."""

    def __init__(self, root: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._root = root
        self._clock = clock
        self._reader = Reader(root)
        self._lock = Lock()
        self._course: Course | None = None
        self._looked = 0.0

    def current(self) -> Course:
        """The course as its files say now, at most `LOOK_EVERY` seconds late.

        While nothing changes this is the same object. While another thread reads changed files,
        the course as it was is returned at once.
        """
        course = self._course
        if course is not None and self._clock() - self._looked < LOOK_EVERY:
            return course
        if not self._lock.acquire(blocking=course is None):
            assert course is not None
            return course
        try:
            return self._look()
        finally:
            self._lock.release()

    def known(self) -> Course | None:
        """The course without looking at its files, which never takes long; None where nobody has looked for a while."""
        return self._course if self._clock() - self._looked < A_WHILE else None

    def _look(self) -> Course:
        if self._course is not None and self._clock() - self._looked < LOOK_EVERY:
            return self._course  # another thread has looked while this one waited
        listing = scan(self._root)
        if self._course is None or self._course.fingerprint != fingerprint(listing):
            self._course = _read(self._reader, listing)
        self._looked = self._clock()
        return self._course
