"""Every chart of the registry does all that the guide in `chart.py` asks of it."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from course.locale import Words, words_for
from course.pay.charts import CHARTS, DARK, LIGHT, AnyChart, Palette

LANGUAGES = ("lv", "en")


@pytest.fixture(params=sorted(CHARTS))
def chart(request: pytest.FixtureRequest) -> AnyChart:
    return CHARTS[request.param]


@pytest.fixture(params=LANGUAGES)
def words(request: pytest.FixtureRequest) -> Words:
    return words_for(request.param)


def test_the_registry_knows_charts_by_their_own_names() -> None:
    assert sorted(CHARTS) == ["pay-anatomy", "two-offers"]
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
        assert control.minimum <= control.value <= control.maximum
        assert 20 <= (control.maximum - control.minimum) / control.step <= 200
        label = words.say(control.label, **control.values)
        assert label
        assert "{" not in label


def test_both_ends_of_every_control_make_a_chart(chart: AnyChart, words: Words) -> None:
    start = chart.parameters()
    for control in chart.controls(start):
        for end in (control.minimum, control.maximum):
            moved = chart.with_values(start, {control.id: float(end)})
            assert _value(chart, moved, control.id) == end
            _assert_complete(chart, moved, words, LIGHT)


def test_values_of_controls_come_back_free_of_binary_noise(chart: AnyChart) -> None:
    start = chart.parameters()
    for control in chart.controls(start):
        moved = chart.with_values(start, {control.id: float(control.step) * 3 + 1e-12})
        assert _value(chart, moved, control.id) == control.step * 3
    assert chart.with_values(start, {}) == start


@pytest.mark.parametrize("value", [-1.0, 1e30, float("inf"), float("nan")])
def test_impossible_values_and_unknown_controls_are_refused(chart: AnyChart, value: float) -> None:
    start = chart.parameters()
    for control in chart.controls(start):
        with pytest.raises(ValidationError):
            chart.with_values(start, {control.id: value})
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        chart.with_values(start, {"volume": 1.0})


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_it_is_complete_in_every_language_and_theme(
    chart: AnyChart, words: Words, palette: Palette
) -> None:
    _assert_complete(chart, chart.parameters(), words, palette)


def test_the_same_parameters_give_the_same_figure(chart: AnyChart, words: Words) -> None:
    first, second = (chart.figure(chart.parameters(), words, LIGHT) for _ in range(2))
    assert first.to_json() == second.to_json()


def test_figures_neither_zoom_nor_drag_nor_hide_the_page(chart: AnyChart, words: Words) -> None:
    layout = chart.figure(chart.parameters(), words, LIGHT).layout
    assert layout.dragmode is False
    assert layout.showlegend is False
    assert layout.xaxis.fixedrange
    assert layout.yaxis.fixedrange
    assert layout.paper_bgcolor == layout.plot_bgcolor == "rgba(0,0,0,0)"
    assert layout.separators == words.separators
    assert layout.height == 340
    assert layout.font.size >= 12


def test_the_latvian_and_english_texts_hold_the_same_numbers(chart: AnyChart) -> None:
    tables = [chart.table(chart.parameters(), words_for(language)) for language in LANGUAGES]
    digits = [
        [["".join(filter(str.isdigit, cell)) for cell in row] for row in table.rows]
        for table in tables
    ]
    assert digits[0] == digits[1]


def _value(chart: AnyChart, parameters: BaseModel, control_id: str) -> Decimal:
    return next(c.value for c in chart.controls(parameters) if c.id == control_id)


def _assert_complete(
    chart: AnyChart, parameters: BaseModel, words: Words, palette: Palette
) -> None:
    table = chart.table(parameters, words)
    assert table.rows
    assert all(len(row) == len(table.columns) for row in table.rows)
    texts = [chart.title(parameters, words), chart.alt(parameters, words)]
    texts += [cell for row in (table.columns, *table.rows) for cell in row]
    figure: dict[str, Any] = json.loads(chart.figure(parameters, words, palette).to_json())
    texts += [note["text"] for note in figure["layout"]["annotations"]]
    assert all(text and "{" not in text for text in texts)
    assert not chart.title(parameters, words).endswith(".")
    for axis in ("xaxis", "yaxis"):
        # Ticks are texts: plotly's own would follow its own idea of a number.
        assert len(figure["layout"][axis]["ticktext"]) <= 5
    for trace in figure["data"]:
        assert trace.get("hoverinfo") == "skip" or "customdata" in trace
