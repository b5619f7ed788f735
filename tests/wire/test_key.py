"""The key of a question never reaches the browser before the question is closed."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from course.content.library import read_course
from course.content.model import Lesson
from course.files.markdown import block_html
from course.questions import kind_of
from tests.serving import REPOSITORY, served
from tests.wire.client import Client, Component

ROOTS = [REPOSITORY, REPOSITORY / "tests/courses/bicycle"]


@pytest.fixture(scope="module", params=ROOTS, ids=lambda root: root.name)
def client(request: pytest.FixtureRequest) -> Iterator[tuple[Client, Path]]:
    with served(request.param) as url, Client(url) as learner:
        yield learner, request.param


def secrets(lesson: Lesson) -> Iterator[tuple[str, str]]:
    """All texts of a lesson's questions that only an answer brings: where from, and the text."""
    for question in lesson.quiz.questions.values():
        for name, value in question.model_dump().items():
            if name in {"explanation", "options", "feedback", "mistakes", "accept", "told"}:
                for text in _feedback(value if name != "explanation" else {"feedback": value}):
                    yield f"{lesson.id}/{question.id} {name}", text


def _feedback(value: object) -> Iterator[str]:
    match value:
        case {"feedback": str(text)}:
            yield text
        case dict():
            for inner in value.values():
                yield from _feedback(inner)
        case list() | tuple():
            for inner in value:
                yield from _feedback(inner)


def words(markup: str) -> str:
    """Words alone: neither tags nor the escapes of HTML make a difference."""
    return re.sub(r"\W+", " ", html.unescape(re.sub(r"<[^>]+>", " ", markup)))


def cards(client: Client) -> list[Component]:
    return client.find("course_card")


def test_no_feedback_no_explanation_and_no_key_before_the_answer(
    client: tuple[Client, Path],
) -> None:
    learner, root = client
    course = read_course(root)
    for language, edition in course.editions.items():
        for lesson in edition.lessons.values():
            assert isinstance(lesson, Lesson)
            before = len(learner.received)
            learner.visit(f"{language}-{lesson.id}")
            assert len(cards(learner)) > 0
            sent = words(learner.text_since(before))
            for where, text in secrets(lesson):
                assert words(block_html(text)).strip() not in sent, where
            for card in cards(learner):
                for question in card.data["questions"]:
                    assert question["key"] is None
                    assert question["answer"] is None
                    assert question["explanation"] is None
                    assert question["feedback"] == []
                    assert all(set(option) == {"id", "html"} for option in question["options"])
    assert learner.exceptions == []


def test_a_wrong_answer_brings_feedback_to_that_option_alone(client: tuple[Client, Path]) -> None:
    learner, root = client
    course = read_course(root)
    language, edition = next(iter(course.editions.items()))
    for lesson in edition.lessons.values():
        learner.visit(f"{language}-{lesson.id}")
        found = [
            (card, question["id"])
            for card in cards(learner)
            for question in card.data["questions"]
            if question["widget"] == "choice" and question["tries_left"] > 1
        ]
        if found:
            break
    assert isinstance(lesson, Lesson)
    card, id_ = found[0]
    question = lesson.quiz.questions[id_]
    right = kind_of(question).answer(question).options
    wrong = next(o.id for o in kind_of(question).show(question, 0).options if o.id not in right)
    learner.fire(card, "answer", {"question": id_, "response": wrong, "n": 1})
    now = next(q for c in cards(learner) for q in c.data["questions"] if q["id"] == id_)
    assert [f["option"] for f in now["feedback"]] == [wrong]
    assert (now["state"], now["key"], now["explanation"]) == ("open", None, None)


@pytest.mark.parametrize(
    "value",
    [
        None,
        7,
        [],
        {},
        {"question": "no-such"},
        {"question": ["a"]},
        {"response": "a"},
        {"question": None, "response": None},
        "x" * 100_000,
    ],
)
@pytest.mark.parametrize("event", ["answer", "tell", "hint", "restart", "go"])
def test_nonsense_sent_to_a_card_changes_nothing_and_breaks_nothing(
    client: tuple[Client, Path], event: str, value: object
) -> None:
    learner, root = client
    course = read_course(root)
    language, edition = next(iter(course.editions.items()))
    learner.visit(f"{language}-{next(iter(edition.lessons))}")
    learner.fire(cards(learner)[0], event, value)
    assert learner.exceptions == []
