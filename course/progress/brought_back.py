"""A record's file that comes back: read line by line, checked, and joined to what is here.

A file comes from anywhere: its size is bounded, a bad line takes no good one with it, and what an
answer is worth is found out again. Joining is a union of sets, so that the file of a week ago adds
what is missing, nothing twice, and takes nothing away.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from course.content.model import BrokenLesson, Lesson
from course.content.names import Names
from course.files.problem import CourseError
from course.files.told import Told, told
from course.progress.answering import earned
from course.progress.event import Event, new_id
from course.progress.exported import FILE, VERSION
from course.progress.learner import Learner
from course.progress.signature import is_signature, looks_like_one
from course.progress.store import Copy
from course.progress.written import LineError, event_of

LARGEST_MB = 20
LARGEST = LARGEST_MB * 1_000_000
"""Bytes of a file."""

MOST = 50_000
"""Lines of a file: more than anybody does in years."""

AHEAD = dt.timedelta(days=1)
"""How far after now a line may say that it was done: clocks differ, by less than this."""

_BOM = b"\xef\xbb\xbf"


class FileError(CourseError):
    """A file that cannot be taken back at all; `reason` says why, in any language."""

    def __init__(self, reason: Told) -> None:
        super().__init__(reason)
        self.reason = reason


class _Head(BaseModel):
    model_config = ConfigDict(strict=True)

    file: str
    v: Annotated[int, Field(ge=1)]
    course: str
    at: AwareDatetime


@dataclass(frozen=True, slots=True)
class Found:
    """What a file holds: events and reasons why lines hold none, by the lines' numbers from 1.

    `signed` tells whether the file is as this server wrote it.
    """

    events: Mapping[int, Event]
    damaged: Mapping[int, Told]
    signed: bool


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file has brought: events that were new, how many were here already, bad lines by number."""

    new: tuple[Event, ...]
    known: int
    damaged: Mapping[int, Told]
    signed: bool


def read(data: bytes, secret: bytes, course: str) -> Found:
    """What the bytes of a file hold; raises `FileError` where they are no record of this course."""
    if len(data) > LARGEST:
        raise FileError(too_large())
    if data.count(b"\n") > MOST:
        raise FileError(
            told(
                "The file has over {most} lines, which no record has. Nothing was taken from it; your"
                " progress is as it was.",
                most=MOST,
            )
        )
    lines = data.removeprefix(_BOM).replace(b"\r\n", b"\n").split(b"\n")
    filled = [index for index, line in enumerate(lines) if line.strip()]
    if not filled:
        raise FileError(told("The file is empty. Your progress is as it was."))
    first, last = filled[0], filled[-1]
    begin = first + 1 if _has_head(lines[first], course) else first
    signed = _is_signed(lines, last, secret)
    end = last if looks_like_one(lines[last]) else last + 1
    events: dict[int, Event] = {}
    damaged: dict[int, Told] = {}
    for number, line in _numbered(lines, begin, end):
        try:
            events[number] = event_of(_text(line))
        except LineError as error:
            damaged[number] = error.reason
    return Found(events, damaged, signed)


def take(
    learner: Learner,
    found: Found,
    lessons: Mapping[str, Lesson | BrokenLesson],
    names: Names,
    now: dt.datetime,
) -> Taken:
    """Join a file's events to what the learner has, each graded anew."""
    damaged = dict(found.damaged)
    new: list[Event] = []
    known = 0
    for number, event in found.events.items():
        checked = earned(event, lessons, names)
        if checked is None:
            damaged[number] = told("its answer cannot be graded: it was changed")
        elif not found.signed and _is_ahead(event, now + AHEAD):
            damaged[number] = told("it is dated in the future: it was changed")
        elif learner.take(checked, Copy.FILE):
            new.append(checked)
        else:
            known += 1
    return Taken(tuple(new), known, dict(sorted(damaged.items())), found.signed)


def _is_ahead(event: Event, latest: dt.datetime) -> bool:
    return event.at > latest or event.id > new_id(latest, 0)


def too_large() -> Told:
    """What to say of a file that is larger than any record."""
    return told(
        "The file is larger than {most} MB, which no record is. Nothing was taken from it; your"
        " progress is as it was.",
        most=LARGEST_MB,
    )


def _has_head(line: bytes, course: str) -> bool:
    """Whether the line says what the file is; raises `FileError` where that is nothing for here."""
    try:
        head = _Head.model_validate_json(line)
    except ValidationError:
        return False
    if head.file != FILE:
        return False
    if head.v > VERSION:
        raise FileError(
            told(
                "The file was written by a newer version of this course. Nothing was taken from it;"
                " bring it back once the course here is updated."
            )
        )
    if head.course != course:
        raise FileError(
            told(
                "The file is of another course, ‘{course}’. Nothing was taken from it; your progress"
                " is as it was.",
                course=head.course[:60],
            )
        )
    return True


def _is_signed(lines: list[bytes], last: int, secret: bytes) -> bool:
    before = b"".join(line + b"\n" for line in lines[:last])
    return is_signature(lines[last], secret, before) and not any(lines[last + 1 :])


def _numbered(lines: list[bytes], begin: int, end: int) -> Iterator[tuple[int, bytes]]:
    for index in range(begin, end):
        if lines[index].strip():
            yield index + 1, lines[index]


def _text(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        raise LineError(told("it is not text in UTF-8: it was changed")) from None
