"""Every chart of the registry does all that the guide in `chart.py` asks of it."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from pydantic import BaseModel, ValidationError

from course.locale import Words, words_for
from course.pay.charts import CHARTS, DARK, LIGHT, AnyChart, Control, Palette
from course.pay.charts.chart import Choice
from course.pay.charts.drawing.frame import width
from course.pay.charts.guessing import stops, told
from tests.pay.charts.charting import (
    assert_complete,
    axes,
    drawn,
    settings,
    sliders,
    variants,
)

NAMES = (
    "cap",
    "draw-clawback",
    "income-fan",
    "pay-anatomy",
    "safety-curve",
    "size-region",
    "stay-or-hop",
    "tier-lab",
    "two-offers",
    "uncapped-risk",
)
PHONE = 340
"""Pixels of the narrowest drawing."""


def test_the_registry_knows_the_ten_charts_by_their_own_names() -> None:
    assert tuple(sorted(CHARTS)) == NAMES
    assert all(chart.name == name for name, chart in CHARTS.items())


def test_every_parameter_is_described_and_has_a_default(chart: AnyChart) -> None:
    def models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
        yield model
        for info in model.model_fields.values():
            if isinstance(info.annotation, type) and issubclass(info.annotation, BaseModel):
                yield from models(info.annotation)

    for model in models(chart.parameters):
        assert model.model_config.get("frozen")
        assert model.model_config.get("extra") == "forbid"
        assert all(info.description for info in model.model_fields.values()), model
    chart.parameters()


def test_unknown_parameters_are_refused(chart: AnyChart) -> None:
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        chart.parameters.model_validate({"colour": "red"})


def test_it_asks_a_question_and_says_that_figures_are_illustrative(chart: AnyChart) -> None:
    english = words_for("en")
    assert english.say(chart.heading()).endswith("?")
    assert "Illustrative" in chart.caption(chart.parameters(), english)


def test_controls_hold_their_value_and_have_labels(chart: AnyChart, words: Words) -> None:
    controls = chart.controls(chart.parameters())
    assert len({control.id for control in controls}) == len(controls) > 0
    for control in controls:
        label = words.say(control.label, **control.values)
        assert label
        assert "{" not in label
        if isinstance(control, Choice):
            assert control.value in dict(control.options)
            assert len({words.say(name) for _, name in control.options}) >= 2
        else:
            assert control.minimum <= control.value <= control.maximum
            few = control.unit in {"months", "count"}
            steps = (control.maximum - control.minimum) / control.step
            assert (2 if few else 20) <= steps <= 200, control.id


def test_no_two_stops_of_a_slider_look_the_same(chart: AnyChart, words: Words) -> None:
    for slider in sliders(chart):
        places = stops(slider.minimum, slider.maximum, slider.step)
        assert len({told(words, slider.unit, place) for place in places}) == len(places)


def test_whole_numbers_have_whole_steps(chart: AnyChart) -> None:
    for slider in sliders(chart):
        if slider.unit in {"months", "count"}:
            assert slider.step % 1 == slider.minimum % 1 == slider.maximum % 1 == 0


def test_every_setting_of_every_control_makes_a_chart(chart: AnyChart, words: Words) -> None:
    for parameters in variants(chart):
        assert_complete(chart, parameters, words, LIGHT)


def test_a_control_takes_the_setting_it_is_given(chart: AnyChart) -> None:
    start = chart.parameters()
    for control in chart.controls(start):
        for setting in settings(control):
            sent = float(setting) if isinstance(setting, Decimal) else setting
            assert _value(chart, chart.with_values(start, {control.id: sent}), control) == setting


def test_values_of_sliders_come_back_free_of_binary_noise(chart: AnyChart) -> None:
    start = chart.parameters()
    for control in chart.controls(start):
        if isinstance(control, Control):
            third = control.minimum + control.step * 2
            moved = chart.with_values(start, {control.id: float(third) + 1e-12})
            assert _value(chart, moved, control) == third
    assert chart.with_values(start, {}) == start


@pytest.mark.parametrize("value", [-1.0, 1e30, float("inf"), float("nan"), "no such choice"])
def test_impossible_values_and_unknown_controls_are_refused(
    chart: AnyChart, value: float | str
) -> None:
    start = chart.parameters()
    for control in chart.controls(start):
        if isinstance(control, Choice) or not isinstance(value, str):
            with pytest.raises(ValidationError):
                chart.with_values(start, {control.id: value})
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        chart.with_values(start, {"volume": 1.0})


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_it_is_complete_in_every_language_and_theme(
    chart: AnyChart, words: Words, palette: Palette
) -> None:
    assert_complete(chart, chart.parameters(), words, palette)


def test_the_same_parameters_give_the_same_figure(chart: AnyChart, words: Words) -> None:
    first, second = (drawn(chart, chart.parameters(), words, LIGHT) for _ in range(2))
    assert first == second


def test_figures_neither_zoom_nor_drag_nor_hide_the_page(chart: AnyChart, words: Words) -> None:
    figure = drawn(chart, chart.parameters(), words, LIGHT)
    layout = figure["layout"]
    assert layout["dragmode"] is False
    assert layout["showlegend"] is False
    assert layout["paper_bgcolor"] == layout["plot_bgcolor"] == "rgba(0,0,0,0)"
    assert layout["separators"] == words.separators
    assert PHONE <= layout["height"] <= 1.5 * PHONE
    assert layout["font"]["size"] >= 12
    assert all(axis["fixedrange"] for axis in axes(figure).values())


def test_ticks_are_texts_with_room_on_a_phone(chart: AnyChart, words: Words) -> None:
    for parameters in variants(chart):
        for name, axis in axes(drawn(chart, parameters, words, LIGHT)).items():
            if axis.get("visible") is False or axis.get("showticklabels") is False:
                continue
            # Plotly's own ticks would follow its own idea of a number.
            ticks = axis["ticktext"]
            if name.startswith("x"):
                lines = [max(tick.split("<br>"), key=len) for tick in ticks]
                assert sum(width(line) for line in lines) <= PHONE, ticks


def test_bars_stand_on_nought(chart: AnyChart, words: Words) -> None:
    for parameters in variants(chart):
        figure = drawn(chart, parameters, words, LIGHT)
        for trace in figure["data"]:
            if trace["type"] == "bar":
                axis = "x" if trace.get("orientation") == "h" else "y"
                number = trace.get(f"{axis}axis", axis).removeprefix(axis)
                low, high = figure["layout"][f"{axis}axis{number}"]["range"]
                assert min(low, high) <= 0 <= max(low, high)


def _value(chart: AnyChart, parameters: BaseModel, control: Control | Choice) -> Decimal | str:
    return next(c.value for c in chart.controls(parameters) if c.id == control.id)
