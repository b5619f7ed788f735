"""Charts on the page: a prediction first, then sliders that move every number that is shown."""

from __future__ import annotations

import html
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import BaseModel
from streamlit.testing.v1 import AppTest

from course.content.model import ChartBlock
from course.locale import words_for
from course.pay.charts import CHARTS, Control
from course.progress import answering
from course.progress.event import Deed
from tests.app.visiting import BICYCLE, faults, go, learner, lesson_in, prose, shown, visit, words

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
    keys = app.session_state.keys()
    (expander,) = [key for key in keys if key.endswith("-as-table")]
    app.session_state[expander] = True
    return app.run()


def tables(app: AppTest) -> list[str]:
    """The words of each chart's table."""
    texts = [text["html"] for text in prose(app)]
    return [words(html.unescape(t)) for t in texts if t.startswith('<div class="table"')]


def table(app: AppTest) -> str:
    """The words of the chart's table."""
    (found,) = tables(app)
    return found


def assert_all_say(app: AppTest, language: str, parameters: BaseModel) -> None:
    """Title, alt text, caption and table tell what the chart's parameters mean."""
    chart, said = CHARTS["two-offers"], words_for(language)
    (figure,) = app.get("plotly_chart")
    assert f"**{chart.title(parameters, said)}**" in [m.value for m in app.markdown]
    assert figure.proto.alt == chart.alt(parameters, said)
    assert chart.caption(parameters, said) in [c.value for c in app.caption]
    numbers = chart.table(parameters, said)
    cells = [*numbers.columns, *(cell.text for row in numbers.rows for cell in row)]
    assert table(app).split() == " ".join(cells).split()


@pytest.mark.parametrize("language", LANGUAGES)
def test_before_the_prediction_there_is_neither_chart_nor_slider_nor_table(
    bicycle: Path, language: str
) -> None:
    app = visit(f"{language}-chain")
    assert words_for(language).say(GATE) in [c.value for c in app.caption]
    assert list(app.get("plotly_chart")) == []
    assert list(app.select_slider) == []
    assert "<table" not in "".join(text["html"] for text in prose(app))


@pytest.mark.parametrize("raw", ["4000", "2000", "77"])
def test_any_answer_opens_the_chart_right_or_wrong(bicycle: Path, raw: str) -> None:
    app = visit("en-chain")
    answering.answer(learner(app), lesson_in(bicycle, "en", "chain"), "equal", raw, "en")
    go(app, "en-chain")
    assert len(app.get("plotly_chart")) == 1
    assert words_for("en").say(GATE) not in shown(app)
    assert faults(app) == []


def test_a_table_that_nobody_has_opened_is_not_made(bicycle: Path) -> None:
    app = visit("en-chain")
    learner(app).do(Deed.TOLD, lesson="chain", question="equal", language="en")
    go(app, "en-chain")
    assert len(app.get("plotly_chart")) == 1
    assert tables(app) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_title_alt_caption_and_table_agree(bicycle: Path, language: str) -> None:
    app = opened(language)
    assert faults(app) == []
    assert_all_say(app, language, block(language).parameters)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_slider_moves_title_alt_caption_and_table(bicycle: Path, language: str) -> None:
    app = opened(language)
    before = table(app)
    amount = block(language).parameters.model_dump()["a"]["base"] + 200
    app.select_slider[0].set_value(amount).run()
    assert faults(app) == []
    assert table(app) != before
    moved = CHARTS["two-offers"].with_values(block(language).parameters, {"a-base": amount})
    assert_all_say(app, language, moved)


def test_sliders_are_labelled_and_write_numbers_as_the_language_does(bicycle: Path) -> None:
    latvian, english = opened("lv").select_slider, opened("en").select_slider
    assert [s.label for s in english] == [
        "Lent: base salary",
        "Lent: commission rate",
        "Own: base salary",
        "Own: commission rate",
    ]
    assert all(option.endswith("\u00a0€") for option in latvian[0].options)
    assert all(option.startswith("€") for option in english[0].options)
    assert all(option.endswith("\u00a0%") for option in latvian[1].options)
    assert all(option.endswith("%") and " " not in option for option in english[1].options)


def test_a_moved_slider_stays_moved_after_an_answer_elsewhere(bicycle: Path) -> None:
    app = opened("en")
    app.select_slider[0].set_value(Decimal(1200)).run()
    chain = lesson_in(bicycle, "en", "chain")
    answering.answer(learner(app), chain, "more-oil", "paste", "en")
    app.run()
    moved = CHARTS["two-offers"].with_values(block("en").parameters, {"a-base": Decimal(1200)})
    assert_all_say(app, "en", moved)


@pytest.mark.parametrize("place", range(4))
def test_at_either_end_of_every_slider_the_chart_still_draws(bicycle: Path, place: int) -> None:
    app = opened("en")
    control = CHARTS["two-offers"].controls(block("en").parameters)[place]
    assert isinstance(control, Control)
    for end in (control.minimum, control.maximum):
        app.select_slider[place].set_value(end).run()
        assert faults(app) == []
        moved = CHARTS["two-offers"].with_values(block("en").parameters, {control.id: end})
        assert_all_say(app, "en", moved)


def test_the_chart_says_that_its_figures_are_illustrative(bicycle: Path) -> None:
    for language, word in (("lv", "ilustratīv"), ("en", "llustrative")):
        app = opened(language)
        assert any(word in caption.value.lower() for caption in app.caption), language


def test_the_frame_of_a_chart_speaks_its_question(bicycle: Path) -> None:
    heading = words_for("lv").say(CHARTS["two-offers"].heading())
    assert heading in shown(opened("lv"))


def test_marks_in_an_offers_name_show_as_they_are(copy: Path) -> None:
    lesson = copy / "lessons" / "en" / "02-chain.md"
    text = lesson.read_text(encoding="utf-8").replace("name: Lent", 'name: "*Lent* $5"')
    lesson.write_text(text, encoding="utf-8")
    app = opened("en")
    (bold,) = [m.value for m in app.markdown if "Lent" in m.value]
    assert r"\*Lent\* \$5" in bold
    assert any(r"\*Lent\* \$5" in slider.label for slider in app.select_slider)
