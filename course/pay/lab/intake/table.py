"""A pasted or uploaded list as rows of cells, whatever program it comes from."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from course.files.problem import CourseError
from course.locale.message import message
from course.pay.lab.sentence import Sentence

MOST_MB = 2
MOST_BYTES = MOST_MB * 1_000_000
MOST_ROWS = 100_000
SAMPLE = 200
"""Rows by which the separator is recognised."""

SEPARATORS = (";", "\t", "|", ",")
"""The likeliest first; a comma may also be the decimal mark, so it comes last."""

WHITE = " \t\n\r\x0b\x0c\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
"""What is white space in Unicode, as pydantic strips it from names."""

Row = tuple[int, tuple[str, ...]]
"""The number of the line it begins in, from 1, and its cells without white space around them."""


class Unreadable(CourseError):
    """A list of which nothing can be read; `sentence` says why and what to do."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that are not empty; `separator` is "" for a single column, " " for runs of white space.

    `encoding` is None for what was pasted.
    """

    encoding: str | None
    separator: str
    rows: tuple[Row, ...]


def read_table(data: str | bytes) -> Table:
    """The rows of a list; raises `Unreadable` for what is too large or no text."""
    if len(data) > MOST_BYTES:
        raise Unreadable(
            Sentence(
                message("The list is larger than {limit} MB: split it, or leave out columns."),
                {"limit": MOST_MB},
            )
        )
    encoding, text = (None, data) if isinstance(data, str) else _decoded(data)
    text = text.removeprefix("\ufeff")
    told = re.match(r"sep=([;,|\t])\r?\n", text)  # Excel's own way to say it
    if told:
        text = "\n" + text[told.end() :]
    separator = told[1] if told else _separator(text)
    rows = tuple(_rows(text, separator))
    if len(rows) > MOST_ROWS:
        raise Unreadable(
            Sentence(
                message("The list has more than {limit} rows: split it."), {"limit": MOST_ROWS}
            )
        )
    return Table(encoding, separator, rows)


def _decoded(data: bytes) -> tuple[str, str]:
    """The encoding's name, and the text."""
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise Unreadable(
            Sentence(message("This is a workbook: save the sheet as CSV and choose that file."))
        )
    for codec, name in _likely(data):
        try:
            return name, data.decode(codec)
        except UnicodeDecodeError:
            continue
    raise Unreadable(
        Sentence(
            message("This is no text file: save the list as CSV in UTF-8 and choose that file.")
        )
    )


def _likely(data: bytes) -> Iterator[tuple[str, str]]:
    """Codecs to try with the names people know."""
    if data.startswith(codecs.BOM_UTF8):
        yield "utf-8-sig", "UTF-8"
    elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        yield "utf-16", "UTF-16"
    elif b"\0" in data:
        low, high = data[1::2].count(0), data[::2].count(0)
        if max(low, high) > len(data) // 4:
            yield ("utf-16-le" if low > high else "utf-16-be"), "UTF-16"
    else:
        yield "utf-8", "UTF-8"
        yield "cp1257", "Windows-1257"


def _separator(text: str) -> str:
    """The separator that gives the most rows alike of at least two cells."""
    best, most = "", 0.0
    for separator in SEPARATORS:
        widths = Counter(len(cells) for _, cells in _sample(text, separator))
        if not widths:
            return ""
        width, alike = max(widths.items(), key=lambda item: (item[1], item[0]))
        if width > 1 and alike / widths.total() > most:
            best, most = separator, alike / widths.total()
    if best not in {"", ","}:
        return best
    lines = [cells[0] for _, cells in _sample(text, "")]
    if all(_AMOUNT_INSIDE.fullmatch(line) for line in lines[len(lines) > 1 :]):
        return " "  # a comma in such a line is a decimal mark
    if best:
        return best
    return " " if any(len(_spaced(line)) > 1 for line in lines) else ""


def _sample(text: str, separator: str) -> Iterator[Row]:
    for number, row in enumerate(_rows(text, separator)):
        if number == SAMPLE:
            return
        yield row


def _rows(text: str, separator: str) -> Iterator[Row]:
    """Rows that have something in them."""
    lines = _lines(text, separator) if separator in {"", " "} else _csv(text, separator)
    for number, cells in lines:
        trimmed = tuple(cell.strip(WHITE) for cell in cells)
        if any(trimmed):
            yield number, trimmed


def _lines(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(io.StringIO(text), start=1):
        cell = line.strip(WHITE)
        yield number, _spaced(cell) if separator else [cell]


_AMOUNT_INSIDE = re.compile(
    r"(?P<month>\S*[^\s,])\s+(?P<amount>(?:€\s?)?[-+−]?\d(?:[\d.,]*\d)?(?:\s\d{3}(?:[.,]\d+)?(?!\S))*(?:\s?€)?)(?:\s+(?P<rest>.+))?"
)


def _spaced(line: str) -> list[str]:
    """Month, amount and the rest of a line typed with spaces; the amount may have some inside."""
    found = _AMOUNT_INSIDE.fullmatch(line)
    if found is None:
        return line.split(None, 2)
    return [found["month"], found["amount"], *([found["rest"]] if found["rest"] else [])]


def _csv(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Cells by CSV's rules of quotation marks; as they stand where a mark is never closed."""
    lines = io.StringIO(text, newline="")
    if _closed(text, separator):
        reader = csv.reader(lines, delimiter=separator, skipinitialspace=True)
    else:
        reader = csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_NONE)
    before = 0
    try:
        for cells in reader:
            yield before + 1, cells
            before = reader.line_num
    except csv.Error:
        raise Unreadable(
            Sentence(
                message(
                    "Row {row} is too long for a list of deals: look for a missing line break."
                ),
                {"row": before + 1},
            )
        ) from None


def _closed(text: str, separator: str) -> bool:
    """Whether every quotation mark that opens a cell has its other half."""
    if '"' not in text:
        return True
    try:
        lines = io.StringIO(text, newline="")
        for _ in csv.reader(lines, delimiter=separator, strict=True, skipinitialspace=True):
            pass
    except csv.Error as error:
        return "unexpected end" not in str(error)
    return True
