"""A record as files to take along: JSON Lines that can be brought back, CSV for a spreadsheet.

`docs/record.md` tells what stands in them.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Iterable
from operator import attrgetter

from course.files.cells import BOM, harmless
from course.locale import Words
from course.progress.event import Event
from course.progress.signature import signature
from course.progress.written import line_of

FILE = "course record"
"""What the first line says the file is."""

VERSION = 1
"""Of the file as a whole; each line has its own (`course.progress.written`)."""

COLUMNS = (
    "time_utc",
    "deed",
    "lesson",
    "question",
    "attempt",
    "response",
    "score",
    "feedback",
    "seconds",
    "language",
    "version",
    "id",
)
"""The header of the CSV file."""


def to_lines(events: Iterable[Event], secret: bytes, course: str, now: dt.datetime) -> bytes:
    """The record as JSON Lines: what the file is, an event in each line, a signature over all of it."""
    head = {"file": FILE, "v": VERSION, "course": course, "at": now.isoformat(timespec="seconds")}
    lines = [json.dumps(head, ensure_ascii=False, separators=(",", ":"))]
    lines += [line_of(event) for event in _in_order(events)]
    text = ("\n".join(lines) + "\n").encode()
    return text + (signature(secret, text) + "\n").encode()


def to_csv(events: Iterable[Event], words: Words) -> bytes:
    """The record as a table; columns are parted and decimals written as the language's spreadsheets expect."""
    mark = words.separators[0]
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";" if mark == "," else ",")
    writer.writerow(COLUMNS)
    for event in _in_order(events):
        cells = {
            "time_utc": f"{event.at.astimezone(dt.UTC):%Y-%m-%d %H:%M:%S}",
            "deed": event.deed.value,
            "lesson": event.lesson,
            "question": event.question,
            "attempt": event.attempt,
            "response": _response(event),
            "feedback": event.feedback,
            "language": event.language,
            "version": event.version,
            "id": event.id,
        }
        told = {name: harmless(str(cell)) for name, cell in cells.items() if cell is not None}
        told["score"] = _number(event.score, mark)
        told["seconds"] = _number(event.seconds, mark)
        writer.writerow([told.get(column, "") for column in COLUMNS])
    return (BOM + out.getvalue()).encode()


def _number(value: float | None, mark: str) -> str:
    return "" if value is None else f"{round(value, 4):.10g}".replace(".", mark)


def _response(event: Event) -> str | None:
    """What was typed, or the ids of the options chosen."""
    return " ".join(event.response) if isinstance(event.response, tuple) else event.response


def _in_order(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=attrgetter("id"))
