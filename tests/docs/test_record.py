"""`docs/record.md` tells of every field, deed and column that there is, and of no others."""

from __future__ import annotations

import dataclasses
import json

from course.progress.brought_back import read
from course.progress.event import Deed, Event
from course.progress.exported import COLUMNS
from tests.docs.pages import REPOSITORY, read_page
from tests.progress.test_written import RECORDED

PAGE = read_page(REPOSITORY / "docs" / "record.md")
FILE = PAGE.section("The file")


def test_the_fields_of_a_line_are_told() -> None:
    (first, fields) = FILE.tables_of("field")
    assert {row[0].strip("`") for row in first.rows} == {"file", "v", "course", "at"}
    told = [row[0].strip("`") for row in fields.rows]
    assert sorted(told) == sorted(["v", *(field.name for field in dataclasses.fields(Event))])


def test_the_deeds_are_told() -> None:
    assert FILE.named("deed") == {deed.value for deed in Deed}


def test_the_columns_of_the_table_are_told() -> None:
    assert PAGE.section("The table").named("column") == set(COLUMNS)


def test_the_example_is_a_file_that_is_read() -> None:
    (example,) = FILE.examples
    found = read(example.text.encode(), b"another secret", "account-manager")
    assert list(found.events.values()) == [RECORDED[0][1]]
    assert not found.damaged
    assert [json.loads(line) for line in example.text.splitlines()]
