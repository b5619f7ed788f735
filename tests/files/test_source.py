"""Files as text, and what keeps them from being read."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.files.problem import Problem
from course.files.source import MAX_BYTES, decode, read_source


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "f.md:1:1: error: the file is empty"),
        (b" \r\n\t\n", "f.md:1:1: error: the file is empty"),
        (b"\xef\xbb\xbf\n", "f.md:1:1: error: the file is empty"),
        (b"a\nb\xff", "f.md:2:2: error: the file is not UTF-8 text"),
        ("ābols\r\nā".encode() + b"\xff", "f.md:2:2: error: the file is not UTF-8 text"),
        (b"\xef\xbb\xbfa\xff", "f.md:1:2: error: the file is not UTF-8 text"),
        ("Šodien".encode("utf-16"), "f.md:1:1: error: the file is not UTF-8 text"),
        (b"x" * (MAX_BYTES + 1), "f.md:1:1: error: the file is larger than 1 MiB"),
    ],
)
def test_bytes_that_are_no_text_are_told_with_their_place(data: bytes, told: str) -> None:
    problems: list[Problem] = []

    assert decode(data, "f.md", problems) is None
    assert [str(problem).partition(";")[0] for problem in problems] == [told]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        (b"\xef\xbb\xbfa", "a"),
        ("a\u2028b\x0bc".encode(), "a\u2028b\x0bc"),
        (b"x" * MAX_BYTES, "x" * MAX_BYTES),
    ],
)
def test_text_is_read_whatever_its_line_ends(data: bytes, text: str) -> None:
    problems: list[Problem] = []
    source = decode(data, "f.md", problems)

    assert source is not None
    assert source.text == text
    assert problems == []


@pytest.mark.parametrize("name", ["missing.md", "folder"])
def test_what_cannot_be_opened_is_told_and_does_not_raise(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    problems: list[Problem] = []

    assert read_source(tmp_path / name, name, problems) is None
    assert str(problems[0]).startswith(f"{name}:1:1: error: the file cannot be read (")


def test_a_part_keeps_the_lines_of_the_file() -> None:
    source = decode(b"one\ntwo\nthree\nfour", "f.md", [])

    assert source is not None
    part = source.part(1, 3)
    assert part.text == "two\nthree"
    assert str(part.place(1, 4)) == "f.md:3:4"
