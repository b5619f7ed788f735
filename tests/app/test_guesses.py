"""The guess before a chart: asked for by a slider, marked on the drawing, told in one line."""

from __future__ import annotations

import json
import re
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from course.app.components import PICTURE_TEXTS
from course.content.library import LOOK_EVERY
from course.locale import words_for
from course.pay.charts import CHARTS, LIGHT
from course.pay.charts.guessing import prompt, stops
from course.progress import answering
from tests.app.visiting import components, faults, go, learner, lesson_in, shown, visit

LANGUAGES = ("lv", "en")
CHART = re.compile(r":::\{chart\} two-offers.*?^:::$", re.DOTALL | re.MULTILINE)


def with_chart(root: Path, written: str) -> None:
    """Show another chart in the lesson on chains, in both languages."""
    for language in LANGUAGES:
        lesson = root / "lessons" / language / "02-chain.md"
        text = lesson.read_text(encoding="utf-8")
        lesson.write_text(CHART.sub(lambda _: f":::{written}\n:::", text), encoding="utf-8")


@pytest.fixture
def asking(copy: Path) -> Path:
    """The small course with a chart that asks for a guess of its own."""
    with_chart(copy, "{chart} pay-anatomy\nbase: 900\nrate: 0.05\nsales: 12000")
    return copy


def guessed(language: str, value: str) -> AppTest:
    """The lesson's page after a guess."""
    app = visit(f"{language}-chain")
    app.select_slider[0].set_value(Decimal(value)).run()
    app.button(key=button(app)).click().run()
    assert faults(app) == []
    return app


def button(app: AppTest) -> str:
    (key,) = [b.key for b in app.button if b.key and b.key.endswith("-show")]
    return str(key)


def drawn(app: AppTest) -> dict[str, Any]:
    """The figure on the page as plotly gets it."""
    (plot,) = app.get("plotly_chart")
    figure: dict[str, Any] = json.loads(plot.proto.spec)
    return figure


def mark(app: AppTest) -> dict[str, Any] | None:
    """The reader's mark on the figure."""
    shapes = drawn(app)["layout"].get("shapes", ())
    return next((s for s in shapes if s["line"].get("color") == LIGHT.guess), None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chart_without_a_question_of_the_lessons_asks_its_own(
    asking: Path, language: str
) -> None:
    chart, words = CHARTS["pay-anatomy"], words_for(language)
    app = visit(f"{language}-chain")
    assert faults(app) == []
    assert list(app.get("plotly_chart")) == []
    (slider,) = app.select_slider
    asked = chart.guess(chart.parameters(base=900, rate="0.05", sales=12000))
    assert slider.label == prompt(words, asked)
    assert slider.options[0] == words.percent(0)
    assert slider.value == asked.start
    assert app.button(key=button(app)).label == words.say("Show the chart")
    assert words.say(chart.heading()) in [c.value for c in app.caption]


@pytest.mark.parametrize(
    ("language", "value", "said"),
    [
        ("en", "0.4", "Exactly right: with the starting figures it is 40%."),
        ("en", "0.42", "Very close! You guessed 42%; with the starting figures it is 40%."),
        ("en", "0.25", "You guessed 25%; with the starting figures it is 40%."),
        ("lv", "0.25", "Jūsu minējums: 25\u00a0%. Ar sākotnējiem skaitļiem iznāk 40\u00a0%."),
    ],
)
def test_a_guess_opens_the_chart_which_says_how_near_it_came(
    asking: Path, language: str, value: str, said: str
) -> None:
    app = guessed(language, value)
    assert said in [m.value for m in app.markdown]
    found = mark(app)
    assert found is not None
    assert found["x0"] == float(1500 * (1 - Decimal(value)))


def test_the_mark_leaves_with_the_question_and_the_line_stays_true(asking: Path) -> None:
    app = guessed("en", "0.25")
    assert [s.label for s in app.select_slider] == [
        "Base salary a month",
        "Commission rate",
        "Sales in the month",
    ]
    app.select_slider[2].set_value(Decimal(20_000)).run()
    assert mark(app) is None
    assert "At €20,000 of sales, 53% of €1,900 is commission" in shown(app)
    assert "You guessed 25%; with the starting figures it is 40%." in shown(app)
    app.select_slider[2].set_value(Decimal(12_000)).run()
    assert mark(app) is not None


def test_a_guess_is_kept_when_the_reader_goes_away_and_in_the_other_language(asking: Path) -> None:
    app = guessed("en", "0.25")
    go(app, "en-glossary")
    go(app, "en-chain")
    assert mark(app) is not None
    go(app, "lv-chain")
    assert mark(app) is not None
    assert "Jūsu minējums" in shown(app)


@pytest.mark.parametrize(
    "edit", ["sales: 14000", "sales: 20000\na: {name: A, base: 1400, rate: 0.03}"]
)
def test_a_chart_that_is_edited_stays_open_without_a_guess_that_was_about_other_figures(
    copy: Path, edit: str
) -> None:
    with_chart(copy, "{chart} two-offers\nsales: 20000")
    app = guessed("en", "15000")
    assert mark(app) is not None
    lesson = copy / "lessons" / "en" / "02-chain.md"
    text = lesson.read_text(encoding="utf-8").replace("sales: 20000", edit)
    lesson.write_text(text, encoding="utf-8")
    time.sleep(LOOK_EVERY)
    go(app, "en-chain")
    assert faults(app) == []
    assert mark(app) is None
    assert "You guessed" not in shown(app)


@pytest.mark.parametrize(("raw", "at"), [("2000", 2000.0), ("5 000 €", 5000.0), ("9000", None)])
def test_a_lessons_question_for_the_same_number_marks_its_answer(
    bicycle: Path, raw: str, at: float | None
) -> None:
    app = visit("en-chain")
    answering.answer(learner(app), lesson_in(bicycle, "en", "chain"), "equal", raw, "en")
    go(app, "en-chain")
    found = mark(app)
    assert (found and found["x0"]) == at
    assert "You guessed" not in shown(app)


def test_a_lessons_question_for_another_number_leaves_no_mark(copy: Path) -> None:
    with_chart(copy, "{chart} pay-anatomy\npredict: chain/equal\nsales: 4000")
    app = visit("en-chain")
    answering.answer(learner(app), lesson_in(copy, "en", "chain"), "equal", "2000", "en")
    go(app, "en-chain")
    assert faults(app) == []
    assert mark(app) is None


@pytest.mark.parametrize("name", sorted(CHARTS))
def test_every_chart_opens_in_a_lesson_by_a_guess(copy: Path, name: str) -> None:
    with_chart(copy, f"{{chart}} {name}")
    chart = CHARTS[name]
    asked = chart.guess(chart.parameters())
    last = stops(asked.minimum, asked.maximum, asked.step)[-1]
    app = guessed("lv", str(last))
    title = chart.title(chart.parameters(), words_for("lv"))
    assert title in shown(app).replace("\\", "")
    assert "Jūsu minējums" in json.dumps(drawn(app), ensure_ascii=False)
    for control in chart.controls(chart.parameters()):
        assert control.id in str([w.key for w in (*app.select_slider, *app.selectbox)]) + str(
            [group.key for group in app.get("button_group")]
        )


def test_a_choice_changes_the_chart(copy: Path) -> None:
    with_chart(copy, "{chart} size-region")
    chart = CHARTS["size-region"]
    guess = chart.guess(chart.parameters())
    app = guessed("en", str(guess.start))
    choice = next(c for c in chart.controls(chart.parameters()) if c.id == "region")
    other = next(value for value, _ in choice.options if value != choice.value)  # type: ignore[union-attr]
    widgets = [*app.selectbox, *app.get("button_group")]
    (widget,) = [w for w in widgets if str(w.key).endswith("-region")]
    widget.set_value(other).run()
    assert faults(app) == []
    moved = chart.with_values(chart.parameters(), {"region": other})
    assert chart.title(moved, words_for("en")) in shown(app).replace("\\", "")


def test_every_control_begins_with_what_it_shows(copy: Path) -> None:
    """A browser that misses the one message that sets a control takes its default for its value."""
    for written in (
        "{chart} pay-anatomy\nbase: 900",
        "{chart} size-region",
        "{chart} draw-clawback",
    ):
        with_chart(copy, written)
        app = visit("en-chain")
        app.button(key=button(app)).click().run()
        assert faults(app) == []
        sliders = app.select_slider
        assert [s.options[int(s.proto.default[0])] for s in sliders] == [
            s.format_func(s.value) for s in sliders
        ]
        assert [b.proto.default for b in app.selectbox] == [b.index for b in app.selectbox]
        groups = app.button_group
        assert [list(g.proto.default) for g in groups] == [list(g.indices) for g in groups]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_opened_chart_can_be_taken_along(asking: Path, language: str) -> None:
    app = guessed(language, "0.25")
    words = words_for(language)
    (button,) = app.get("download_button")
    assert button.proto.label == words.say("Numbers (CSV)")
    (picture,) = components(app, "course_picture")
    assert picture["file"] == "pay-anatomy.png"
    (figure,) = app.get("plotly_chart")
    meta = json.loads(figure.proto.spec)["layout"]["meta"]
    assert meta["title"] in shown(app).replace("\\", "")
    assert meta["caption"] in shown(app)
    assert set(picture["texts"]) == PICTURE_TEXTS
    assert picture["texts"]["save"] == words.say("Picture (PNG)")
