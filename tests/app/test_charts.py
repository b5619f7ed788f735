"""Charts on the page: a prediction first, then controls that move every number that is shown."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import BaseModel
from streamlit.testing.v1 import AppTest

from course.app.blocks.charts.controls import Panel
from course.app.components import CHART_TEXTS
from course.content.model import ChartBlock
from course.locale import words_for
from course.pay.charts import CHARTS, Control
from course.pay.charts.csv import csv_file
from course.progress import answering
from course.progress.event import Deed
from tests.app.visiting import (
    BICYCLE,
    Json,
    act,
    chart_of,
    charts,
    faults,
    go,
    learner,
    lesson_in,
    move,
    shown,
    visit,
    words,
)

LANGUAGES = ("lv", "en")
GATE = "Answer first: then the chart opens and you can move it."


def block(language: str) -> ChartBlock:
    """The chart of the small course's lesson on chains."""
    blocks = lesson_in(BICYCLE, language, "chain").blocks
    return next(block for block in blocks if isinstance(block, ChartBlock))


def opened(language: str) -> AppTest:
    """The lesson with its chart and the chart's table, the prediction made."""
    app = visit(f"{language}-chain")
    learner(app).do(Deed.TOLD, lesson="chain", question="equal", language=language)
    go(app, f"{language}-chain")
    return act(app, "table", {"open": True})


def test_the_page_keeps_the_order_of_a_charts_controls() -> None:
    chart = CHARTS["draw-clawback"]
    start = chart.parameters()
    told = Panel(chart, start, words_for("en")).told({"cancelled": "0", "draw": Decimal(500)})
    assert [control["id"] for control in told] == ["draw", "rate", "recoverable", "cancelled"]
    assert [control["widget"] for control in told] == ["slider", "slider", "segments", "list"]


def assert_all_say(app: AppTest, language: str, parameters: BaseModel) -> None:
    """Title, alt text, caption and table tell what the chart's parameters mean."""
    chart, said, told = CHARTS["two-offers"], words_for(language), chart_of(app)
    assert told["title"] == chart.title(parameters, said)
    assert told["alt"] == chart.alt(parameters, said)
    assert told["caption"] == chart.caption(parameters, said)
    numbers = chart.table(parameters, said)
    cells = [*numbers.columns, *(cell.text for row in numbers.rows for cell in row)]
    assert words(told["table"]).split() == " ".join(cells).split()


@pytest.mark.parametrize("language", LANGUAGES)
def test_before_the_prediction_there_is_no_chart(bicycle: Path, language: str) -> None:
    app = visit(f"{language}-chain")
    assert words_for(language).say(GATE) in shown(app)
    assert charts(app) == []


@pytest.mark.parametrize("raw", ["4000", "2000", "77"])
def test_any_answer_opens_the_chart_right_or_wrong(bicycle: Path, raw: str) -> None:
    app = visit("en-chain")
    answering.answer(learner(app), lesson_in(bicycle, "en", "chain"), "equal", raw, "en")
    go(app, "en-chain")
    assert chart_of(app)["figure"]
    assert words_for("en").say(GATE) not in shown(app)
    assert faults(app) == []


def test_a_table_that_nobody_has_opened_is_not_made(bicycle: Path) -> None:
    app = opened("en")
    act(app, "table", {"open": False})
    assert chart_of(app)["table"] is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_title_alt_caption_and_table_agree(bicycle: Path, language: str) -> None:
    app = opened(language)
    assert faults(app) == []
    assert_all_say(app, language, block(language).parameters)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_slider_moves_title_alt_caption_and_table(bicycle: Path, language: str) -> None:
    app = opened(language)
    before = chart_of(app)["table"]
    amount = block(language).parameters.model_dump()["a"]["base"] + 200
    move(app, "a-base", amount)
    assert faults(app) == []
    assert chart_of(app)["table"] != before
    moved = CHARTS["two-offers"].with_values(block(language).parameters, {"a-base": amount})
    assert_all_say(app, language, moved)


def test_sliders_are_labelled_and_write_numbers_as_the_language_does(bicycle: Path) -> None:
    latvian, english = (chart_of(opened(language))["controls"] for language in LANGUAGES)
    assert [control["label"] for control in english] == [
        "Lent: base salary",
        "Lent: commission rate",
        "Own: base salary",
        "Own: commission rate",
    ]
    assert all(name.endswith("\u00a0€") for name in latvian[0]["names"])
    assert all(name.startswith("€") for name in english[0]["names"])
    assert all(name.endswith("\u00a0%") for name in latvian[1]["names"])
    assert all(name.endswith("%") and " " not in name for name in english[1]["names"])


def test_a_moved_slider_stays_moved_after_an_answer_elsewhere_and_on_another_page(
    bicycle: Path,
) -> None:
    app = opened("en")
    move(app, "a-base", 1200)
    chain = lesson_in(bicycle, "en", "chain")
    answering.answer(learner(app), chain, "more-oil", "paste", "en")
    app.run()
    moved = CHARTS["two-offers"].with_values(block("en").parameters, {"a-base": Decimal(1200)})
    assert_all_say(app, "en", moved)
    go(app, "en-glossary")
    go(app, "en-chain")
    assert_all_say(app, "en", moved)


@pytest.mark.parametrize("place", range(4))
def test_at_either_end_of_every_slider_the_chart_still_draws(bicycle: Path, place: int) -> None:
    app = opened("en")
    control = CHARTS["two-offers"].controls(block("en").parameters)[place]
    assert isinstance(control, Control)
    for end in (control.minimum, control.maximum):
        move(app, control.id, end)
        assert faults(app) == []
        moved = CHARTS["two-offers"].with_values(block("en").parameters, {control.id: end})
        assert_all_say(app, "en", moved)


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"id": "a-base", "value": 1200},
        {"id": "a-base", "value": "1200.5"},
        {"id": "a-base", "value": "-50"},
        {"id": "a-base", "value": "1e9"},
        {"id": "a-base", "value": "NaN"},
        {"id": "a-base", "value": "x"},
        {"id": "nobody", "value": "1200"},
        {"id": ["a-base"], "value": {"1200": 1}},
    ],
    ids=repr,
)
def test_what_no_slider_of_the_chart_could_send_changes_nothing(bicycle: Path, sent: Json) -> None:
    app = opened("en")
    act(app, "move", sent)
    assert faults(app) == []
    assert_all_say(app, "en", block("en").parameters)


def test_the_numbers_come_as_a_file_once_for_each_time_they_are_asked_for(bicycle: Path) -> None:
    app = opened("en")
    assert chart_of(app)["file"] is None
    act(app, "file", {})
    told = chart_of(app)
    numbers = CHARTS["two-offers"].table(block("en").parameters, words_for("en"))
    assert told["file"]["text"].encode() == csv_file(numbers, words_for("en"))
    assert told["file"]["n"] == told["echo"]
    move(app, "a-base", 1200)
    assert chart_of(app)["file"] is None


def test_the_chart_says_that_its_figures_are_illustrative(bicycle: Path) -> None:
    for language, word in (("lv", "ilustratīv"), ("en", "llustrative")):
        assert word in chart_of(opened(language))["caption"].lower(), language


def test_a_chart_speaks_its_question_and_brings_all_words_it_needs(bicycle: Path) -> None:
    told = chart_of(opened("lv"))
    assert told["heading"] == words_for("lv").say(CHARTS["two-offers"].heading())
    assert set(told["texts"]) == CHART_TEXTS


def test_marks_in_an_offers_name_show_as_they_are(copy: Path) -> None:
    lesson = copy / "lessons" / "en" / "02-chain.md"
    text = lesson.read_text(encoding="utf-8").replace("name: Lent", 'name: "*Lent* $5 <b>"')
    lesson.write_text(text, encoding="utf-8")
    told = chart_of(opened("en"))
    assert "*Lent* $5 <b>" in told["title"]
    assert any("*Lent* $5 <b>" in control["label"] for control in told["controls"])
    assert "*Lent* $5 &lt;b&gt;" in told["table"]
