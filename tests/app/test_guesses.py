"""The guess before a chart: asked for by a slider, marked on the drawing, told in one line."""

from __future__ import annotations

import json
import re
import time
from decimal import Decimal
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from course.content.library import LOOK_EVERY
from course.locale import words_for
from course.pay.charts import CHARTS, LIGHT
from course.pay.charts.guessing import prompt, stops
from course.progress import answering
from tests.app.visiting import (
    Json,
    act,
    chart_of,
    faults,
    go,
    learner,
    lesson_in,
    move,
    shown,
    visit,
)

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
    app = act(visit(f"{language}-chain"), "guess", {"value": value})
    assert faults(app) == []
    return app


def drawn(app: AppTest) -> Json:
    """The figure on the page as plotly gets it."""
    figure: Json = json.loads(chart_of(app)["figure"])
    return figure


def mark(app: AppTest) -> Json | None:
    """The reader's mark on the figure."""
    shapes = drawn(app)["layout"].get("shapes", ())
    return next((s for s in shapes if s["line"].get("color") == LIGHT.guess), None)


KNOWN = {
    "en": "Base €900 a month. 5% on every euro sold.",
    "lv": "Pamatalga ir 900\u00a0€ mēnesī. Komisija ir 5\u00a0% no visa pārdotā.",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chart_without_a_question_of_the_lessons_asks_its_own(
    asking: Path, language: str
) -> None:
    chart, words = CHARTS["pay-anatomy"], words_for(language)
    app = visit(f"{language}-chain")
    assert faults(app) == []
    told = chart_of(app)
    asked = chart.guess(chart.parameters(base=900, rate="0.05", sales=12000))
    assert told["ask"]["label"] == prompt(words, asked)
    assert told["ask"]["known"] == [KNOWN[language]]
    assert told["ask"]["names"][0] == words.percent(0)
    assert Decimal(told["ask"]["values"][told["ask"]["at"]]) == asked.start
    assert told["texts"]["show"] == words.say("Show the chart")
    assert told["heading"] == words.say(chart.heading())
    assert told.keys() == {"lang", "key", "keeps", "name", "heading", "texts", "echo", "ask"}, (
        "more than was asked for"
    )


@pytest.mark.parametrize("value", [None, 0.4, "0.401", "-0.1", "NaN", "x", ["0.4"]])
def test_a_guess_that_the_slider_cannot_make_opens_nothing(asking: Path, value: object) -> None:
    app = act(visit("en-chain"), "guess", {"value": value})
    assert faults(app) == []
    assert "ask" in chart_of(app)


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
    assert chart_of(app)["verdict"] == said
    found = mark(app)
    assert found is not None
    assert found["x0"] == float(1500 * (1 - Decimal(value)))


def test_the_mark_leaves_with_the_question_and_the_line_stays_true(asking: Path) -> None:
    app = guessed("en", "0.25")
    assert [control["label"] for control in chart_of(app)["controls"]] == [
        "Base salary a month",
        "Commission rate",
        "Sales in the month",
    ]
    move(app, "sales", 20_000)
    assert mark(app) is None
    assert "At €20,000 of sales, 53% of €1,900 is commission" in shown(app)
    assert "You guessed 25%; with the starting figures it is 40%." in shown(app)
    move(app, "sales", 12_000)
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
    app = guessed("lv", f"{last.normalize():f}")
    told = chart_of(app)
    assert told["title"] == chart.title(chart.parameters(), words_for("lv"))
    assert "Jūsu minējums" in json.dumps(drawn(app), ensure_ascii=False)
    assert [control["id"] for control in told["controls"]] == [
        control.id for control in chart.controls(chart.parameters())
    ]


def test_a_choice_changes_the_chart(copy: Path) -> None:
    with_chart(copy, "{chart} size-region")
    chart = CHARTS["size-region"]
    app = guessed("en", f"{chart.guess(chart.parameters()).start.normalize():f}")
    (told,) = [c for c in chart_of(app)["controls"] if c["id"] == "region"]
    other = told["values"][(told["at"] + 1) % len(told["values"])]
    move(app, "region", other)
    assert faults(app) == []
    moved = chart.with_values(chart.parameters(), {"region": other})
    assert chart_of(app)["title"] == chart.title(moved, words_for("en"))
    move(app, "region", "Atlantis")
    assert chart_of(app)["title"] == chart.title(moved, words_for("en"))


def test_a_click_on_a_point_moves_the_controls_and_another_on_it_nothing(copy: Path) -> None:
    with_chart(copy, "{chart} size-region")
    chart = CHARTS["size-region"]
    app = guessed("en", f"{chart.guess(chart.parameters()).start.normalize():f}")
    (ids,) = [trace["ids"] for trace in drawn(app)["data"] if trace.get("ids")]
    for point in (ids[0], ids[0], ids[-1], "no such point", 7):
        before = chart_of(app)["title"]
        act(app, "pick", {"point": point})
        assert faults(app) == []
        after = chart_of(app)["title"]
        if point in ids:
            moved = chart.with_values(
                chart.parameters(), chart.picked(chart.parameters(), str(point))
            )
            assert after == chart.title(moved, words_for("en"))
        else:
            assert after == before


@pytest.mark.parametrize("name", sorted(CHARTS))
def test_every_control_stands_where_its_chart_begins(copy: Path, name: str) -> None:
    with_chart(copy, f"{{chart}} {name}")
    chart = CHARTS[name]
    guess = chart.guess(chart.parameters())
    told = chart_of(guessed("en", f"{guess.start.normalize():f}"))["controls"]
    for control, shown_control in zip(chart.controls(chart.parameters()), told, strict=True):
        standing = shown_control["values"][shown_control["at"]]
        assert len(shown_control["names"]) == len(shown_control["values"])
        value = control.value
        assert Decimal(standing) == value if isinstance(value, Decimal) else standing == value
