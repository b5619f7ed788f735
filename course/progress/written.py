"""Events as lines of JSON, one each: what a browser keeps, and what comes back from it.

    {"v":1,"id":"019abc…","at":"2026-11-23T12:00:00.000+00:00","deed":"answered","lesson":"pay", …}

Fields without a value are left out. `v` is the version of what stands in a line: a change that old
lines would not survive gets the next number, and what reads the old ones stays for ever. A new deed or
field is no such change: an older server takes its lines for damaged, which sets them aside in the browser
until one comes that `READS` more, while another number would have it refuse every line. A line comes from anywhere, so
its size is bounded and all that it holds is checked.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Annotated
from zlib import crc32

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from course.files.problem import CourseError
from course.files.told import Told, told
from course.progress.event import Deed, Event

VERSION = 1

LONGEST = 8_192
"""Characters of a line: an answer typed in full, and room for what is to come."""

MOST_SECONDS = 86_400
"""Who has a question before them for longer has left it."""

MOST_SAID = 1_000
"""Characters of feedback that are kept: a browser's room is for thousands of answers."""

_NAMES = ("lesson", "question", "version", "language")
_FIELDS = [field.name for field in fields(Event)]
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

_Id = Annotated[str, Field(pattern=r"^0[0-9a-f]{7}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
"""Before the year 2500: what is done next needs an id after it."""
_Name = Annotated[str, Field(min_length=1, max_length=60)]
_Typed = Annotated[str, Field(max_length=4_000)]


class LineError(CourseError):
    """A line that holds no event; `reason` says why, in any language."""

    def __init__(self, reason: Told) -> None:
        super().__init__(reason)
        self.reason = reason


class _Line(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False)

    id: _Id
    at: AwareDatetime
    deed: Deed
    lesson: _Name | None = None
    question: _Name | None = None
    version: _Name | None = None
    response: _Typed | Annotated[list[_Name], Field(max_length=50)] | None = None
    score: Annotated[float, Field(ge=0, le=1)] | None = None
    attempt: Annotated[int, Field(ge=1, le=100)] | None = None
    seed: Annotated[int, Field(ge=0, lt=2**32)] | None = None
    language: Annotated[str, Field(max_length=20)] | None = None
    seconds: Annotated[float, Field(ge=0, le=MOST_SECONDS)] | None = None
    feedback: Annotated[str, Field(max_length=MOST_SAID)] | None = None


READS = f"{VERSION}-{crc32(' '.join([*Deed, *_Line.model_fields]).encode()):08x}"
"""A name of what lines this code can read: another one where it can read others."""


def line_of(event: Event) -> str:
    """The event in one line; nothing of it is remembered here, for what is erased must be gone."""
    values = ((name, getattr(event, name)) for name in _FIELDS)
    held = {"v": VERSION} | {name: value for name, value in values if value is not None}
    held["at"] = event.at.isoformat(timespec="milliseconds")
    return _ENCODER.encode(held)


def event_of(line: str) -> Event:
    """The event in a line; raises `LineError` for anything that `line_of` has not written."""
    if len(line) > LONGEST:
        raise LineError(
            told("it has over {most} characters: nothing here writes such lines", most=LONGEST)
        )
    try:
        held = json.loads(line)
    except (ValueError, RecursionError):
        raise LineError(told("it is not JSON: it was cut off or changed")) from None
    if not isinstance(held, dict):
        raise LineError(told("it is JSON, but no event: it was not written here"))
    version = held.pop("v", None)
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise LineError(told("it does not say its version: it was not written here"))
    if version > VERSION:
        raise LineError(told("it was written by a newer version of this course: update the course"))
    try:
        found = _Line.model_validate_json(json.dumps(held))
    except ValidationError:
        raise LineError(told("it does not hold what an event has: it was changed")) from None
    return Event(**(found.model_dump() | _shared(found)))


def _shared(found: _Line) -> dict[str, object]:
    """What many events have alike, as one object for all of them: a server holds those of all who are there."""
    named = ((name, getattr(found, name)) for name in _NAMES)
    shared: dict[str, object] = {name: value and sys.intern(value) for name, value in named}
    if not found.at.utcoffset():
        shared["at"] = found.at.replace(tzinfo=dt.UTC)
    response = found.response
    if isinstance(response, list):
        shared["response"] = tuple(map(sys.intern, response))
    return shared


@dataclass(frozen=True, slots=True)
class Lines:
    """What lines held: their events, and by their numbers (from 0) why some hold none."""

    events: tuple[Event, ...]
    damaged: dict[int, Told]


def read_lines(lines: Iterable[str]) -> Lines:
    """Read lines one by one: a damaged one takes no other with it."""
    events: list[Event] = []
    damaged: dict[int, Told] = {}
    for number, line in enumerate(lines):
        try:
            events.append(event_of(line))
        except LineError as reason:
            damaged[number] = reason.reason
    return Lines(tuple(events), damaged)
