"""Reading a file as text, and finding words in it again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from course.files.problem import Place, Problem

MAX_BYTES = 1024 * 1024
"""The largest file that is read, in bytes (1 MiB)."""


@dataclass(frozen=True)
class Source:
    """A file's text, or a part of it: `line` is the file's line in which the part begins."""

    path: str
    text: str
    line: int = 1

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The text's lines without their ends."""
        return tuple(self.text.split("\n"))

    def place(self, index: int = 0, column: int = 1) -> Place:
        """The place of a line of this part (counted from 0) and a column (counted from 1)."""
        return Place(self.path, self.line + index, column)

    def part(self, start: int, end: int) -> Source:
        """The lines from `start` up to but without `end`, counted from 0, with their places."""
        return Source(self.path, "\n".join(self.lines[start:end]), self.line + start)


def read_source(file: Path, path: str, problems: list[Problem]) -> Source | None:
    """Return the text of `file`, or None after adding to `problems` why it cannot be read.

    `path` is the file's name in places. Line ends are made Unix's; a byte order mark is dropped.
    """
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        problems.append(
            Problem(
                Place(path),
                "error",
                f"the file cannot be read ({reason})",
                "make sure that it is an ordinary file that you may open",
            )
        )
        return None
    return decode(data, path, problems)


def decode(data: bytes, path: str, problems: list[Problem]) -> Source | None:
    """Return a file's bytes as text, or None after adding to `problems` why they are none."""
    if len(data) > MAX_BYTES:
        what, mend = (
            "the file is larger than 1 MiB",
            "split it, and keep pictures in lessons/images",
        )
        problems.append(Problem(Place(path), "error", what, mend))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problems.append(_not_utf8(data, error, path))
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        what, mend = "the file is empty", "write its contents or delete the file"
        problems.append(Problem(Place(path), "error", what, mend))
        return None
    return Source(path, text)


def _not_utf8(data: bytes, error: UnicodeDecodeError, path: str) -> Problem:
    # Counted in bytes of the whole file: the decoder counts without the byte order mark.
    start = error.start + (3 if data.startswith(b"\xef\xbb\xbf") else 0)
    before = data[:start].replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    column = len(before[-1].decode("utf-8-sig", "replace")) + 1
    return Problem(
        Place(path, len(before), column),
        "error",
        "the file is not UTF-8 text",
        "save it again with the encoding UTF-8",
    )
