"""What charts share: round axes, room for labels, colours that all can tell apart."""

import json
from dataclasses import asdict
from decimal import Decimal
from typing import Literal

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.locale import words_for
from course.pay.charts import DARK, LIGHT, Palette
from course.pay.charts.drawing.frame import Drawn, guess_line, layout, round_ticks, round_top
from course.pay.charts.drawing.placing import Box, Line, along, beside, first_fit

heights = st.floats(0, 0.85)
lines = st.builds(Line, heights, heights)

# Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB.
BLINDNESS = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


@given(st.decimals("0.01", 3_000_000, places=2))
def test_an_axis_holds_its_largest_amount_with_two_to_four_round_ticks(largest: Decimal) -> None:
    top = round_top(largest)
    ticks = round_ticks(top)
    assert largest <= top <= max(Decimal(100), largest * Decimal("1.25"))
    assert 2 <= len(ticks) <= 4
    assert ticks[0] == 0
    assert ticks[-1] <= top
    assert ticks[1].normalize().as_tuple().digits in {(1,), (2,), (5,)}


def test_a_figure_is_sent_as_it_was_written_and_as_plotly_would_send_it() -> None:
    traces = [{"type": "bar", "x": [1, 2], "y": [3.5, 4.0], "hoverinfo": "skip"}]
    written = layout(words_for("lv"), LIGHT)
    figure = Drawn(traces, written)
    sent = json.loads(figure.to_json())
    assert sent == {"data": traces, "layout": written}
    assert sent == json.loads(go.Figure(traces, written).to_json())
    assert figure.data[0].y == (3.5, 4.0)
    assert json.loads(figure.to_json()) == sent


def test_a_figure_with_an_unknown_property_is_refused_by_who_looks_inside() -> None:
    figure = Drawn([{"type": "bar", "colour": "red"}], {})
    with pytest.raises(ValueError, match="colour"):
        _ = figure.data


@given(lines, lines, st.floats(0.05, 0.6))
def test_a_label_that_fits_touches_no_line_and_lies_inside(
    one: Line, other: Line, width: float
) -> None:
    box = first_fit(along(one, width, 0.075), [one, other])
    if box:
        assert 0 <= box.x0 < box.x1 <= 1.0001
        assert 0 <= box.y0 < box.y1 <= 1
        for line in (one, other):
            steps = [box.x0 + (box.x1 - box.x0) * n / 20 for n in range(21)]
            assert not any(box.y0 < line.at(x) < box.y1 for x in steps)


@given(lines, st.floats(0.03, 0.5))
def test_a_line_alone_always_has_room_for_its_name(line: Line, width: float) -> None:
    assert first_fit(along(line, width, 0.075), [line])


def test_a_label_leaves_room_that_is_taken() -> None:
    places = beside(0.3, 0.2, 0.15)
    first = first_fit(places, [])
    assert first == places[0]
    assert first_fit(places, [], [places[0]]) == places[1]
    assert first_fit(places, [], [Box(0, 1, 0, 1, "left")]) is None


@pytest.mark.parametrize(("axis", "across"), [("x", "y"), ("y", "x")])
def test_the_readers_mark_lies_across_the_drawing_and_is_named(
    axis: Literal["x", "y"], across: str
) -> None:
    line, name = guess_line(words_for("en"), LIGHT, axis, Decimal(12))
    assert line[f"{axis}0"] == line[f"{axis}1"] == name[axis] == 12.0
    assert (line[f"{across}0"], line[f"{across}1"]) == (0, 1)
    assert line[f"{across}ref"] == name[f"{across}ref"] == "paper"
    assert name["text"] == "<b>Your guess</b>"


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_what_is_drawn_stands_out_from_the_page(palette: Palette) -> None:
    text = {"ink", "muted", "base", "commission", "offer_a", "offer_b", "minimum_wage", "guess"}
    for name, colour in asdict(palette).items():
        if name in text:
            assert _contrast(colour, palette.page) >= 4.5, name
    assert _contrast(palette.accent, palette.page) >= 3
    assert _contrast(palette.on_base, palette.base) >= 4.5
    assert _contrast(palette.on_commission, palette.commission) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize("blindness", BLINDNESS)
def test_neighbours_differ_for_colour_blind_eyes(palette: Palette, blindness: str) -> None:
    for one, other in (
        (palette.base, palette.commission),
        (palette.offer_a, palette.offer_b),
    ):
        a, b = (_lab(_seen(colour, blindness)) for colour in (one, other))
        assert sum((x - y) ** 2 for x, y in zip(a, b, strict=True)) ** 0.5 >= 40


def _linear(colour: str) -> list[float]:
    channels = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def _luminance(linear: list[float]) -> float:
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    dark, light = sorted((_luminance(_linear(one)), _luminance(_linear(other))))
    return (light + 0.05) / (dark + 0.05)


def _seen(colour: str, blindness: str) -> list[float]:
    linear = _linear(colour)
    mixed = (sum(m * c for m, c in zip(r, linear, strict=True)) for r in BLINDNESS[blindness])
    return [min(1.0, max(0.0, c)) for c in mixed]


def _lab(linear: list[float]) -> tuple[float, float, float]:
    """CIE L*a*b* under D65."""
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    x, y, z = (
        _cube_root(sum(m * c for m, c in zip(row, linear, strict=True)) / w)
        for row, w in zip(rows, white, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _cube_root(part: float) -> float:
    return part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116
