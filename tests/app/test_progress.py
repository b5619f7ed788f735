"""What the pages show of progress, and the buttons that change it."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from course.app.marks import BEGUN, NEW, PASSED, READ
from course.content.model import Lesson
from course.locale import words_for
from course.progress import answering
from course.progress.event import Deed
from course.questions import kind_of
from tests.app.visiting import (
    cards,
    contents,
    course_in,
    faults,
    go,
    learner,
    lesson_in,
    shown,
    title,
    visit,
)

ENGLISH = words_for("en").say


def take(app: AppTest, lesson: Lesson, *, right: bool = True) -> None:
    """Answer everything in a lesson, as the card's callbacks would."""
    for id_, question in lesson.quiz.questions.items():
        samples = kind_of(question).samples(question)
        raw = samples.right[0] if right else samples.wrong[0]
        answering.answer(learner(app), lesson, id_, raw, "en")
        answering.tell(learner(app), lesson, id_, "en")


def marks(app: AppTest) -> dict[str, str]:
    """The mark beside each lesson in the sidebar, by the lesson's address."""
    return {page: f":material/{one['icon']}:" for page, one in contents(app).items()}


def counted(app: AppTest) -> str:
    """The sidebar's words on the lesson on tyres."""
    return str(contents(app)["en-tyres"]["steps"])


def states(app: AppTest) -> set[str]:
    return {question["state"] for card in cards(app) for question in card["questions"]}


def test_a_lesson_is_new_then_begun_then_read_then_passed(bicycle: Path) -> None:
    app = visit("en")
    assert marks(app)["en-tyres"] == NEW.icon
    go(app, "en-tyres")
    go(app, "en")
    assert marks(app)["en-tyres"] == BEGUN.icon
    learner(app).do(Deed.READ, lesson="tyres")
    go(app, "en")
    assert marks(app)["en-tyres"] == READ.icon
    take(app, lesson_in(bicycle, "en", "tyres"))
    go(app, "lv")
    assert marks(app)["lv-tyres"] == PASSED.icon
    assert marks(app)["lv-chain"] == NEW.icon


def test_the_sidebar_counts_what_is_done(bicycle: Path) -> None:
    app = visit("en-tyres")
    lesson = lesson_in(bicycle, "en", "tyres")
    tasks = len(lesson.quiz.questions) + 1
    label = counted(app)
    assert f"0/{tasks}" in label
    take(app, lesson)
    go(app, "en-tyres")
    label = counted(app)
    assert f"{tasks}/{tasks}" in label


def test_marking_as_read_and_taking_it_back(bicycle: Path) -> None:
    app = visit("en-tyres")
    assert app.button(key="read-tyres").label == ENGLISH("Mark as read")
    app.button(key="read-tyres").click().run()
    assert faults(app) == []
    assert learner(app).record.read("tyres")
    app.button(key="unread-tyres").click().run()
    assert not learner(app).record.read("tyres")
    assert app.button(key="read-tyres").label == ENGLISH("Mark as read")
    assert faults(app) == []


@pytest.mark.parametrize(("path", "key"), [("en-tyres", "reset-tyres"), ("en", "reset-all")])
def test_starting_over_asks_first_and_then_clears(bicycle: Path, path: str, key: str) -> None:
    app = visit("en-tyres")
    take(app, lesson_in(bicycle, "en", "tyres"))
    go(app, path)
    question = (
        "All your answers and marks are put aside, in every language."
        if key == "reset-all"
        else "All your answers in this lesson are put aside, in every language."
    )
    asked = app.get_by_key(key)
    assert ENGLISH(question) in [element.value for element in asked.markdown]
    assert [button.label for button in asked.button] == [ENGLISH("Yes, start over")]
    assert learner(app).record.finished("tyres")

    app.button(key=f"{key}-yes").click().run()
    assert faults(app) == []
    assert not learner(app).record.finished("tyres")
    go(app, "en-tyres")
    assert states(app) == {"open"}


def test_starting_one_lesson_over_leaves_the_others(bicycle: Path) -> None:
    app = visit("en-tyres")
    for id_ in ("tyres", "chain"):
        take(app, lesson_in(bicycle, "en", id_))
    go(app, "en-tyres")
    app.button(key="reset-tyres-yes").click().run()
    assert not learner(app).record.finished("tyres")
    assert learner(app).record.finished("chain")


def test_a_newcomer_is_not_offered_to_start_over(bicycle: Path) -> None:
    assert [b.label for b in visit("en").button] == [ENGLISH("Begin the course")]


@pytest.mark.parametrize(
    ("opened", "passed", "leads_to"),
    [
        ([], [], "tyres"),
        (["tyres"], [], "tyres"),
        (["chain"], [], "chain"),
        (["tyres"], ["tyres"], "chain"),
        (["chain"], ["chain"], "tyres"),
        (["chain", "tyres"], [], "tyres"),
        (["chain"], ["tyres"], "chain"),
    ],
)
def test_the_button_of_the_overview_leads_on(
    bicycle: Path, opened: list[str], passed: list[str], leads_to: str
) -> None:
    app = visit("en")
    for id_ in passed:
        take(app, lesson_in(bicycle, "en", id_))
    for id_ in opened:
        go(app, f"en-{id_}")
    go(app, "en")
    label = "Continue where you left off" if opened else "Begin the course"
    assert app.button(key="continue").label == ENGLISH(label)
    app.button(key="continue").click().run()
    assert faults(app) == []
    assert title(app) == course_in(bicycle).editions["en"].lessons[leads_to].title


def test_after_the_last_lesson_the_overview_congratulates(bicycle: Path) -> None:
    app = visit("en")
    for id_ in ("tyres", "chain"):
        take(app, lesson_in(bicycle, "en", id_))
    go(app, "lv")
    praise = words_for("lv").say("You have passed every lesson. Well done!")
    assert praise in shown(app)
    assert [b.key for b in app.button if b.key == "continue"] == []


def test_a_quiz_taken_wrongly_is_no_pass(bicycle: Path) -> None:
    app = visit("en")
    take(app, lesson_in(bicycle, "en", "tyres"), right=False)
    go(app, "en")
    assert marks(app)["en-tyres"] != PASSED.icon
    assert faults(app) == []


def test_the_overview_tells_mastery_by_objective(bicycle: Path) -> None:
    app = visit("en")
    lesson = lesson_in(bicycle, "en", "tyres")
    assert lesson.objectives["tyres.puncture"] not in shown(app)
    take(app, lesson)
    go(app, "en")
    told = shown(app) + "".join(bar.text or "" for bar in app.progress)
    for text in lesson.objectives.values():
        assert text in told
    assert "100%" in told
    assert faults(app) == []
