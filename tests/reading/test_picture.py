"""Charts as pictures: everything that a figure draws is drawn, in either light."""

from __future__ import annotations

import re

import pytest

from course.locale import words_for
from course.pay.charts import CHARTS
from course.reading.picture.drawing import Drawing, draw
from course.reading.picture.inks import NIGHT, PAPER, Inks
from course.reading.picture.room import Axis, Room, short
from course.reading.picture.shapes import path
from course.reading.picture.texts import annotation
from tests.reading.reader import read, told

PHONE = 320
"""Pixels that a chart has on the narrowest phone."""


def drawn(name: str, language: str) -> tuple[Drawing, Inks]:
    chart, inks, words = CHARTS[name], Inks(), words_for(language)
    parameters = chart.parameters()
    for draws in chart.draws(parameters):
        draws.pay()
    light, dark = (chart.figure(parameters, words, colours) for colours in (PAPER, NIGHT))
    return draw(light, dark, chart.alt(parameters, words), "h", inks), inks


@pytest.mark.parametrize("language", ["lv", "en"])
@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_drawn_whole(name: str, language: str) -> None:
    drawing, _ = drawn(name, language)
    chart, words = CHARTS[name], words_for(language)
    figure = chart.figure(chart.parameters(), words, PAPER).to_dict()
    found = read(drawing.svg)
    assert found.faults == []
    for note in figure["layout"].get("annotations", ()):
        assert told(short(note["text"].replace("<br>", " "))) in found.text
    bars = [t for t in figure["data"] if t["type"] == "bar"]
    points = [t for t in figure["data"] if "markers" in t.get("mode", "")]
    lines = [t for t in figure["data"] if "lines" in t.get("mode", "")]
    count = {tag: sum(one == tag for one, _ in found.tags) for tag in ("rect", "circle", "path")}
    assert count["rect"] >= sum(v is not None for t in bars for v in t["x"]) - len(bars) * 6
    assert count["circle"] == sum(len(t["x"]) for t in points if t["marker"].get("opacity") != 0)
    assert count["path"] >= len(lines)
    assert not re.search("nan|None|inf", re.sub(r'aria-label="[^"]*"|>[^<]*<', "", drawing.svg))
    assert drawing.left + drawing.right < PHONE / 2


@pytest.mark.parametrize("name", CHARTS)
def test_every_colour_has_a_name_and_another_in_the_dark(name: str) -> None:
    drawing, inks = drawn(name, "en")
    used = set(re.findall(r"var\(--i(\d+)\)", drawing.svg))
    assert used <= {str(number) for number in range(len(inks.dark))}
    assert not re.search('(fill|stroke)="#', drawing.svg)
    assert any(light != dark for light, dark in inks.dark.items())
    assert inks.css().count("--i0:") == 2


ROOM = Room(100, 10, 10, 20, 30, {"x": Axis(0, 10), "y": Axis(0, 5)})


@pytest.mark.parametrize(
    ("told", "place", "anchor"),
    [
        ({"x": 5, "y": 5, "yanchor": "top"}, (50, 20), "middle"),
        ({"x": 5, "y": 5, "yanchor": "bottom", "yshift": 3}, (50, 17), "middle"),
        ({"x": 0, "xref": "paper", "y": 0}, (0, 70), "start"),
        ({"x": 1, "xref": "paper", "y": 0, "xshift": -4}, (100, 70), "end"),
        ({"x": 10, "xanchor": "left", "y": 2.5, "yanchor": "middle"}, (100, 45), "start"),
    ],
)
def test_a_label_stands_where_plotly_puts_it(
    told: dict[str, object], place: tuple[float, float], anchor: str
) -> None:
    svg = annotation({"text": "a", "font": {"color": "#000000"}, **told}, ROOM, Inks())
    _, known = read(svg).tags[0]
    assert float(known["x"].rstrip("%")) == place[0]
    half_a_line = 7.8 + 12 * 0.35
    assert abs(float(known["y"]) - place[1]) <= half_a_line
    assert known.get("text-anchor", "start") == anchor
    assert known.get("dx") == ("-4" if "xshift" in told else None)


def test_a_straight_line_is_told_by_its_ends() -> None:
    points = [(n / 50, n / 100) for n in range(51)]
    assert path(points, "") == '<path d="M0 1000 1000 500"/>'
    assert (
        path([(0, 0), (0.5, 0), (0.5, 1), (1, 1)], "")
        == '<path d="M0 1000 500 1000 500 0 1000 0"/>'
    )
    back = [(0.0, 0.0), (1.0, 0.0), (0.5, 0.0)]
    assert path(back, "") == '<path d="M0 1000 1000 1000 500 1000"/>'
