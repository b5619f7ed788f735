"""What the YAML parser complains of, in the words of those who write the files."""

from __future__ import annotations

import re

import yaml
from yaml.reader import ReaderError

from course.files.problem import Problem
from course.files.source import Source
from course.files.told import told

Spot = tuple[int, int]
"""A line and a column of a text, both counted from 0."""

_COMPLAINTS = (
    (
        r"mapping values are not allowed",
        told("there is a colon here that YAML takes for the end of a field’s name"),
        told("check the indentation, or put a text with a colon in quotation marks"),
    ),
    (
        r"could not find expected ':'",
        told("this line is no field: its name has no colon after it"),
        told("write ‘name: value’, or indent the line if it goes on with the text above"),
    ),
    (
        r"found unexpected end of stream",
        told("a quotation mark is opened here and not closed"),
        told("close it, or put the whole text in the other kind of quotation marks"),
    ),
    (
        r"found unexpected document indicator",
        told("a quotation mark is opened here and not closed"),
        told("close it, or put the whole text in the other kind of quotation marks"),
    ),
    (
        r"found character .*that cannot start any token",
        told("a text cannot begin with this character"),
        told("put the text in quotation marks"),
    ),
    (
        r"found unknown escape character",
        told("a backslash in double quotation marks begins a special character, and this is none"),
        told("write the backslash twice or use single quotation marks"),
    ),
    (
        r"(did not find expected|expected|but found) ','? or '[\]}]'",
        told("a bracket is opened here and not closed"),
        told("close it, and write commas between what stands in it"),
    ),
    (
        r"did not find expected '-' indicator|expected <block end>, but found '\?'",
        told("this line does not fit the list above it"),
        told("begin it with ‘- ’, or check its indentation"),
    ),
    (
        r"did not find expected key|expected <block end>",
        told("this does not fit the lines above it"),
        told(
            "indent it like its neighbours, and put a text that has quotation marks in the middle "
            "into quotation marks as a whole"
        ),
    ),
    (
        r"did not find expected (alphabetic|comment or line break)|expected alphabetic",
        told("a text cannot begin with this character"),
        told("put the text in quotation marks"),
    ),
)
_AT_CONTEXT = re.compile(
    r"found unexpected (end of stream|document)|could not find expected ':'|alphabetic|','? or '[\]}]'"
)
"""Complaints about what began earlier: the place to look at is where it began."""

_TAB = re.compile(r" *\t")


def explain(error: yaml.YAMLError, source: Source, quoted: tuple[Spot, Spot] | None) -> Problem:
    """Say what is wrong and where, so that someone who does not know YAML can mend it.

    `quoted` is where the last text in quotation marks begins and ends.
    """
    if isinstance(error, ReaderError):
        return _character(error, source)
    assert isinstance(error, yaml.MarkedYAMLError)
    complaint = error.problem or ""
    mark = error.problem_mark
    if _AT_CONTEXT.search(complaint) and error.context_mark:
        mark = error.context_mark
    index, column = (mark.line, mark.column) if mark else (0, 0)
    if quoted and quoted[0][0] < quoted[1][0] == index:
        what = told(
            "a quotation mark is opened here and closed only in line {line}",
            line=source.line + index,
        )
        place = source.place(quoted[0][0], quoted[0][1] + 1)
        return Problem(place, "error", what, told("close it where the text ends"))
    tab = _tab_near(source, index)
    if tab is not None:
        what, mend = told("a tab indents this line"), told("indent with spaces only")
        return Problem(source.place(*tab), "error", what, mend)
    place = source.place(min(index, len(source.lines) - 1), column + 1)
    for pattern, what, mend in _COMPLAINTS:
        if re.search(pattern, complaint):
            return Problem(place, "error", what, mend)
    what = told("this cannot be read as YAML ({complaint})", complaint=complaint)
    mend = told("compare it with the examples in {file}", file="docs/reference.md")
    return Problem(place, "error", what, mend)


def _tab_near(source: Source, index: int) -> tuple[int, int] | None:
    """The last line with a tab in its indentation, the line complained of or one just above."""
    for line in range(min(index, len(source.lines) - 1), max(-1, index - 3), -1):
        match = _TAB.match(source.lines[line])
        if match and source.lines[line].strip():
            return line, match.end()
    return None


def _character(error: ReaderError, source: Source) -> Problem:
    code = error.character if isinstance(error.character, int) else ord(error.character[:1] or "?")
    before = source.text.partition(chr(code))[0].split("\n")
    place = source.place(len(before) - 1, len(before[-1]) + 1)
    what = told("there is a character here that no editor shows ({code})", code=f"U+{code:04X}")
    return Problem(place, "error", what, told("delete it"))
