"""What can be wrong with a file, said so that its author can mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


class CourseError(Exception):
    """The root of every error this project raises; its text is one sentence a reader can act on."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a file: `path` is relative to the course's root with `/`, line and column count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend: where, how bad, what is wrong, and how to mend it.

    An `error` keeps the lesson from learners; a `warning` is for the trainer alone.
    """

    place: Place
    severity: Severity
    what: str
    mend: str

    def __str__(self) -> str:
        return f"{self.place}: {self.severity}: {self.what}; {self.mend}"
