"""Reads what a chart says and draws, so that tests can hold the two against each other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
from pydantic import BaseModel

from course.locale import Words
from course.pay.charts import CHARTS, AnyChart, Control, Palette
from course.pay.charts.chart import Choice, Guess

LANGUAGES = ("lv", "en")
Json = dict[str, Any]

_NUMBER = re.compile(r"([-−]?)[€\s]?(\d[\d\s.,]*)")
_AXIS = re.compile(r"[xy]axis\d*")


def drawn(
    chart: AnyChart,
    parameters: BaseModel,
    words: Words,
    palette: Palette,
    guess: Decimal | None = None,
) -> Json:
    """The figure as plotly gets it."""
    figure = chart.figure(parameters, words, palette, guess)
    plain: Json = json.loads(figure.to_json())
    return plain


def notes(figure: Json) -> list[str]:
    """The labels on a drawing."""
    return [note["text"] for note in figure["layout"].get("annotations", ())]


def axes(figure: Json) -> dict[str, Json]:
    """The axes of a drawing, by plotly's names."""
    return {name: axis for name, axis in figure["layout"].items() if _AXIS.fullmatch(name)}


def texts(chart: AnyChart, parameters: BaseModel, words: Words) -> list[str]:
    """All that a chart says in words."""
    table = chart.table(parameters, words)
    cells = [cell.text for row in table.rows for cell in row]
    said = [chart.title(parameters, words), chart.alt(parameters, words)]
    return [*said, chart.caption(parameters, words), *table.columns, *cells]


def number_in(text: str, words: Words) -> tuple[Decimal, Decimal]:
    """The first number of a text, and half the unit of its last digit."""
    found = _NUMBER.search(text)
    assert found, text
    decimal, group = words.separators[0], words.separators[1]
    digits = re.sub(r"\s", "", found[2]).rstrip(".,")
    number = Decimal(digits.replace(group, "").replace(decimal, "."))
    number = -number if found[1] else number
    return number, Decimal(1).scaleb(int(number.as_tuple().exponent)) / 2


def settings(control: Control | Choice) -> Iterator[Decimal | str]:
    """The settings of a control that are worth trying: both ends, or every choice."""
    if isinstance(control, Choice):
        yield from (value for value, _ in control.options)
    else:
        yield from (control.minimum, control.maximum)


def variants(chart: AnyChart) -> tuple[BaseModel, ...]:
    """A chart's defaults, each control at each of its ends, and all of them at once."""
    return _variants_of(chart.name)


@cache
def _variants_of(name: str) -> tuple[BaseModel, ...]:
    return tuple(_variants(CHARTS[name]))


def _variants(chart: AnyChart) -> Iterator[BaseModel]:
    start = chart.parameters()
    yield start
    controls = chart.controls(start)
    for control in controls:
        for setting in settings(control):
            yield chart.with_values(start, {control.id: setting})
    for end in (0, -1):
        yield chart.with_values(start, {c.id: list(settings(c))[end] for c in controls})


def sliders(chart: AnyChart) -> list[Control | Guess]:
    """A chart's sliders, that for the guess among them."""
    start = chart.parameters()
    controls = [control for control in chart.controls(start) if isinstance(control, Control)]
    return [*controls, chart.guess(start)]


def assert_complete(chart: AnyChart, parameters: BaseModel, words: Words, palette: Palette) -> None:
    """Assert that a chart with these parameters lacks nothing, in words or drawn."""
    table = chart.table(parameters, words)
    assert table.rows
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert not chart.title(parameters, words).endswith(".")
    figure = drawn(chart, parameters, words, palette)
    go.Figure(figure)  # Refuses what plotly does not know.
    said = [*texts(chart, parameters, words), *notes(figure)]
    assert all(text and "{" not in text for text in said)
    for trace in figure["data"]:
        assert trace.get("hoverinfo") == "skip" or "customdata" in trace
    for axis in axes(figure).values():
        if places := axis.get("tickvals"):
            assert len(places) == len(axis["ticktext"])
            assert all(one != other for one, other in pairwise(places))
