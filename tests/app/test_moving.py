"""A course whose files change under its learners: old addresses, and what the card tells."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from course.content.library import read_course
from course.content.model import Lesson
from course.locale import words_for
from course.progress import answering
from course.progress.event import Deed
from course.progress.written import line_of
from tests.app.visiting import (
    Json,
    cards,
    contents,
    faults,
    fire,
    go,
    learner,
    title,
    visit,
)

CHANGED = (
    "This question has changed since you answered it. Your earlier answer stays in your record,"
    " but no longer counts."
)


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Changed files show in the next run."""
    monkeypatch.setattr("course.content.library.LOOK_EVERY", 0)


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Change a file, in both languages where there is one for each."""
    for file in sorted({root / path.format(language) for language in ("lv", "en")}):
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")


def rename_chain(root: Path) -> None:
    """Call the lesson `chain` `drive`, and its question `order` `sequence`."""
    edit(root, "lessons/{}/02-chain.md", "title:", "formerly: chain\ntitle:")
    edit(root, "quizzes/{}/02-chain.yaml", "- id: order", "- formerly: order\n    id: sequence")
    for file in [*root.rglob("*.md"), *root.rglob("*.yaml")]:
        text = file.read_text(encoding="utf-8")
        for before, after in (
            ("lesson:chain", "lesson:drive"),
            ("{question} chain/", "{question} drive/"),
            ("{quiz} chain", "{quiz} drive"),
            ("predict: chain/", "predict: drive/"),
            ("[tyres, chain]", "[tyres, drive]"),
        ):
            text = text.replace(before, after)
        file.write_text(text, encoding="utf-8")
        if "-chain." in file.name:
            file.rename(file.with_name(file.name.replace("chain", "drive")))
    assert read_course(root).problems == ()


def rekey_order(root: Path) -> None:
    """Let the other answer be right in the question `order`."""
    for language in ("lv", "en"):
        file = root / f"quizzes/{language}/02-chain.yaml"
        before, order, rest = file.read_text(encoding="utf-8").partition("- id: order")
        rest = rest.replace(", correct: true", "").replace("{id: oil", "{correct: true, id: oil")
        file.write_text(before + order + rest, encoding="utf-8")
    assert read_course(root).problems == ()


def question(app: AppTest, id_: str) -> Json:
    found: Json = next(q for card in cards(app) for q in card["questions"] if q["id"] == id_)
    return found


def answer(app: AppTest, root: Path, id_: str, response: str, lesson: str = "chain") -> None:
    """Answer as the course's files ask now."""
    found = read_course(root).editions["en"].lessons[lesson]
    assert isinstance(found, Lesson)
    answering.answer(learner(app), found, id_, response, "en")


def bring(app: AppTest, other: AppTest) -> None:
    """Bring what another session did, as the browser does that kept it."""
    lines = [line_of(event) for event in learner(other).store.events()]
    entries = [[f"course:/:done:{number}", line] for number, line in enumerate(lines)]
    fire(app, "course_page", "brought", {"key": "0" * 32, "entries": entries})


@pytest.mark.parametrize(("path", "language"), [("en-chain", "en"), ("lv-chain", "lv")])
def test_the_former_address_of_a_lesson_shows_it(copy: Path, path: str, language: str) -> None:
    rename_chain(copy)
    app = visit(path)
    assert faults(app) == []
    assert title(app) == read_course(copy).editions[language].lessons["drive"].title
    assert learner(app).record.last_lesson() == "drive"
    links = {*contents(app)}
    other = "lv" if language == "en" else "en"
    assert {f"{language}-drive", f"{other}-drive"} <= links
    assert f"{language}-chain" not in links


@pytest.mark.parametrize("path", ["en-chain-2", "en-", "xx-chain", "chain", "en-en-chain"])
def test_an_address_like_a_former_one_leads_nowhere(copy: Path, path: str) -> None:
    rename_chain(copy)
    app = visit(path, locale="en-GB")
    assert faults(app) == []
    assert title(app) == "There is no such page"


def test_a_lesson_renamed_while_its_page_is_open_keeps_what_was_done(copy: Path) -> None:
    app = visit("en-chain")
    answer(app, copy, "order", "wipe-first")
    rename_chain(copy)
    app.run()
    assert faults(app) == []
    assert question(app, "sequence")["state"] == "right"
    go(app, "en-drive")
    assert faults(app) == []
    assert question(app, "sequence")["state"] == "right"
    assert {event.lesson for event in learner(app).store.events()} == {"chain"}


def test_what_the_browser_kept_under_former_names_counts(copy: Path) -> None:
    before = visit("en-chain")
    answer(before, copy, "order", "wipe-first")
    rename_chain(copy)
    app = visit("en-drive")
    bring(app, before)
    assert faults(app) == []
    assert question(app, "sequence")["state"] == "right"


def test_a_question_with_another_key_says_so_in_this_visit_and_in_no_later_one(copy: Path) -> None:
    app = visit("en-chain")
    answer(app, copy, "order", "wipe-first")
    rekey_order(copy)
    for _ in range(2):
        app.run()
        q = question(app, "order")
        assert (q["changed"], q["state"], q["response"]) == (CHANGED, "open", None)
    go(app, "lv-chain")
    assert question(app, "order")["changed"] == words_for("lv").say(CHANGED) != CHANGED
    noted = [e for e in learner(app).store.events() if e.deed is Deed.NOTED]
    assert [(e.lesson, e.question) for e in noted] == [("chain", "order")]
    assert line_of(noted[0]) in cards(app)[-1]["keep"], "it goes with the card that tells"

    later = visit("en-chain")
    bring(later, app)
    q = question(later, "order")
    assert (q["changed"], q["state"]) == (None, "open")

    answer(app, copy, "order", "oil-first")
    app.run()
    q = question(app, "order")
    assert (q["changed"], q["state"]) == (None, "right")


def test_a_changed_question_that_is_not_on_the_screen_is_told_of_later(copy: Path) -> None:
    """A quiz shows the first question that is open; the others wait for their turn."""
    app = visit("en-tyres")
    answer(app, copy, "cause", "true", "tyres")
    edit(copy, "quizzes/{}/01-tyres.yaml", "answer: false", "answer: true")
    app.run()
    assert question(app, "cause")["changed"] == CHANGED
    assert Deed.NOTED not in {event.deed for event in learner(app).store.events()}


def test_questions_and_lessons_that_are_taken_away_break_nothing(copy: Path) -> None:
    app = visit("en-chain")
    answer(app, copy, "order", "wipe-first")
    answer(app, copy, "gauge", "gauge", "tyres")
    answer(app, copy, "cause", "false", "tyres")
    history = {event.id for event in learner(app).store.events()}
    for language in ("lv", "en"):
        file = copy / f"quizzes/{language}/01-tyres.yaml"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.partition("  - id: gauge")[0], encoding="utf-8")
    edit(copy, "lessons/course.yaml", "[tyres, chain]", "[tyres]")
    for path in ("en-chain", "en", "en-tyres", "lv", "lv-tyres"):
        go(app, path)
        assert faults(app) == [], path
    assert question(app, "cause")["state"] == "right"
    assert history <= {event.id for event in learner(app).store.events()}
