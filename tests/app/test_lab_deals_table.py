"""The table of deals on a phone: three headings have room beside one another."""

from __future__ import annotations

import json

import pytest
from streamlit.testing.v1 import AppTest

from course.locale import words_for
from course.pay.charts.drawing.frame import width
from course.pay.lab.intake.columns import LABELS
from tests.app.labs import LANGUAGES
from tests.app.visiting import faults, visit

ROOM = 326
"""Pixels that a phone of 360 has for the table."""
MARKS, ICON, AIR = 33, 33, 3
"""Pixels of the column that rows are marked in, before a heading’s text, and after it."""
UNASKED = 14
"""Pixels by which a column is wider than its heading where no width is set."""


def widths(app: AppTest) -> dict[str, int | None]:
    (table,) = app.dataframe
    told = json.loads(table.proto.columns)
    return {name: column.get("width") for name, column in told.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_phone_no_heading_of_the_first_three_touches_its_edge(language: str) -> None:
    app = visit(f"{language}-lab-year")
    assert faults(app) == []
    words, told, taken = words_for(language), widths(app), MARKS
    for role in ("month", "amount", "id"):
        heading = ICON + width(words.say(LABELS[role]), 14) + AIR
        column = told[role] or heading + UNASKED
        assert heading <= column, role
        assert taken + heading <= ROOM - AIR, role
        taken += column
