"""The page of one's own record: weeks, mastery, and every attempt with what was said of it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from course.app.pages.record.attempts import LONGEST, _shortened
from course.app.record_page import PORTION, RecordPage
from course.locale import words_for
from course.progress.store import Copy
from course.questions import kind_of
from tests.app.records import answered, attempts, history
from tests.app.visiting import (
    SHIPPED,
    charts,
    faults,
    go,
    learner,
    lesson_in,
    prose,
    shown,
    title,
    visit,
    words,
)

ENGLISH = words_for("en").say


def headings(app: AppTest) -> list[str]:
    return [str(header.value) for header in app.header]


def test_before_the_first_answer_the_page_says_so_and_leads_on(bicycle: Path) -> None:
    app = visit("en-record")
    assert faults(app) == []
    assert title(app) == "My record"
    assert headings(app) == [ENGLISH("Your record as a file")]
    assert ENGLISH(
        "No answers yet. Each one you give will stand here, with what was said of it."
    ) in shown(app)
    assert [app.button[0].label] == [ENGLISH("Begin the course")]
    assert not app.download_button


def test_weeks_mastery_and_attempts_stand_in_this_order(bicycle: Path) -> None:
    app = history()
    answered(app, "order", "wipe-first")
    go(app, "en-record")
    assert faults(app) == []
    assert headings(app) == [
        "Your weeks",
        "Mastery by objective",
        "Your answers",
        "Your record as a file",
    ]
    (chart,) = charts(app)
    assert chart["title"] == "3 answers in the last 12 weeks"
    assert ": 3 answers." in chart["alt"]
    (table,) = [text["html"] for text in prose(app) if "The same numbers" in text["html"]]
    assert table.count("<tr ") == 13


def test_an_attempt_tells_what_was_asked_answered_and_said(bicycle: Path) -> None:
    html = attempts(go(history(), "lv-record"))
    first, second = html.split("<li>")[1:]
    question = lesson_in(bicycle, "lv", "chain").quiz.questions["equal"]
    say = words_for("lv").say
    for part, raw, verdict in ((first, "4000", "Right."), (second, "77", "Not right.")):
        assert say(verdict) in part
        (feedback,) = kind_of(question).grade(question, raw).feedback
        assert words(feedback.text) in words(part)
        assert 'href="lv-chain#q-equal" data-lesson="chain" data-anchor="q-equal"' in part
    assert "4000" in words(first)
    assert say("try {number}", number="2") in first


@pytest.mark.parametrize("language", ["lv", "en"])
def test_every_kind_of_answer_is_told_in_words(language: str) -> None:
    app = visit("en-pay")
    lesson = lesson_in(SHIPPED, "en", "pay")
    for id_, question in lesson.quiz.questions.items():
        answered(app, id_, kind_of(question).samples(question).right[0], SHIPPED, "pay")
    app.session_state["course:record-page"] = RecordPage(attempts=999)
    go(app, f"{language}-record")
    assert faults(app) == []
    html = attempts(app)
    here = lesson_in(SHIPPED, language, "pay")
    assert html.count("<li>") == len(here.quiz.questions)
    told = re.findall(r'class="label">[^<]*</span> (.*?)</p>', html)
    assert len(told) == len(here.quiz.questions)
    assert all(words(answer) for answer in told)
    options = [
        option.id
        for question in here.quiz.questions.values()
        for option in kind_of(question).show(question, 0).options
    ]
    assert not set(map(words, told)) & set(options), "an option told by its id"


def test_an_answer_to_a_question_that_changed_says_so(bicycle: Path) -> None:
    app = history()
    (*_, last) = learner(app).store.events()
    again = visit("en-chain")
    for change in ({"version": "000000000000"}, {"question": "gone"}, {"lesson": "gone"}):
        learner(again).take(
            replace(last, id=last.id[:-3] + f"{len(learner(again).history):03d}", **change),  # type: ignore[arg-type]
            Copy.FILE,
        )
    html = attempts(go(again, "en-record"))
    assert faults(again) == []
    assert html.count("The question has changed since.") == 1
    assert html.count("This question is not in the course at present.") == 2
    assert html.count("Right.") == 3
    assert html.count(f'<div><p lang="en">{last.feedback}</p></div>') == 3, "what was said then"


def feedback_told(language: str, kept: str | None) -> str:
    """What the record's page tells of an answer given in English of which this feedback was kept."""
    (*_, last) = learner(history()).store.events()
    app = visit("en-chain")
    learner(app).take(replace(last, feedback=kept), Copy.DATABASE)
    (told,) = re.findall("<details>.*?</details>", attempts(go(app, f"{language}-record")))
    return str(told)


@pytest.mark.usefixtures("bicycle")
@pytest.mark.parametrize("language", ["en", "lv"])
def test_feedback_that_was_worded_anew_is_told_as_it_was_then(language: str) -> None:
    (*_, last) = learner(history()).store.events()
    now = feedback_told(language, None)
    assert feedback_told(language, last.feedback) == now
    reworded = feedback_told(language, "So it was put <b>then</b>.")
    if language == "en":
        assert '<p lang="en">So it was put &lt;b&gt;then&lt;/b&gt;.</p>' in reworded
    else:
        assert reworded == now, "in the page's language there is the present one alone"


def test_what_was_typed_is_text_and_never_markup(bicycle: Path) -> None:
    app = history()
    (*_, last) = learner(app).store.events()
    other = last.id[:-1] + ("e" if last.id.endswith("f") else "f")
    typed = replace(last, id=other, question="gone", response="<b>&{x}</b>")
    learner(app).take(typed, Copy.FILE)
    assert "&lt;b&gt;&amp;{x}&lt;/b&gt;" in attempts(go(app, "en-record"))


def test_attempts_come_in_portions(bicycle: Path) -> None:
    app = history()
    (*_, last) = learner(app).store.events()
    for number in range(2 * PORTION):
        learner(app).take(replace(last, id=last.id[:-4] + f"{number:04x}"), Copy.FILE)
    total = len(learner(app).history)
    go(app, "en-record")
    assert attempts(app).count("<li>") == PORTION
    assert f"{PORTION} of {total} answers" in shown(app)
    app.button(key="record-more").click().run()
    app.button(key="record-more").click().run()
    assert faults(app) == []
    assert attempts(app).count("<li>") == total
    assert not [button for button in app.button if button.key == "record-more"]


@pytest.mark.parametrize("year", [1, 9999])
def test_a_time_at_the_end_of_the_calendar_does_no_harm(bicycle: Path, year: int) -> None:
    app = history()
    (*_, last) = learner(app).store.events()
    at = dt.datetime(
        year, 1 if year == 1 else 12, 1 if year == 1 else 31, 23 * (year > 1), tzinfo=dt.UTC
    )
    another = last.id[:-1] + ("e" if last.id.endswith("f") else "f")
    assert learner(app).take(replace(last, id=another, at=at), Copy.FILE)
    assert faults(go(app, "en-record")) == []


@pytest.mark.parametrize("end", [".", ",", ":", " –", "…"])
def test_a_prompt_cut_short_ends_in_one_ellipsis(end: str) -> None:
    words = "word " * ((LONGEST - 10) // 5)
    told = _shortened(f"{words}last{end} {'cut' * 9}")
    assert told == f"{words}last…"
