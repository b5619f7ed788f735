"""Every question of every course in this repository, tried by every verb of its kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from course.content.library import read_course
from course.content.model import Lesson
from course.questions import KINDS, kind_of
from course.questions.kind import Question
from tests.questions.trying import assert_samples_grade_as_meant

REPOSITORY = Path(__file__).parents[2]
ROOTS = {"shipped": REPOSITORY, "bicycle": REPOSITORY / "tests" / "courses" / "bicycle"}


def found() -> Iterator[tuple[str, Question]]:
    for name, root in ROOTS.items():
        for language, edition in read_course(root).editions.items():
            for lesson in edition.lessons.values():
                if isinstance(lesson, Lesson):
                    for id_, question in lesson.quiz.questions.items():
                        yield f"{name}/{language}/{lesson.id}/{id_}", question


QUESTIONS = dict(found())
every_question = pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS.keys())


@pytest.mark.parametrize("name", ROOTS)
def test_every_course_has_questions(name: str) -> None:
    assert any(path.startswith(f"{name}/") for path in QUESTIONS)


def test_every_kind_is_used_somewhere() -> None:
    assert {question.kind for question in QUESTIONS.values()} == set(KINDS)


@every_question
def test_a_question_grades_its_own_samples_as_they_are_meant(question: Question) -> None:
    assert_samples_grade_as_meant(question)


@every_question
def test_a_question_has_no_flaw_and_gives_feedback_on_every_sample(question: Question) -> None:
    kind = kind_of(question)
    assert list(kind.check(question)) == []
    samples = kind.samples(question)
    for raw in (*samples.right, *samples.wrong, *samples.partial):
        assert all(said.text for said in kind.grade(question, kind.read(question, raw)).feedback)


@every_question
def test_a_question_shows_nothing_of_its_feedback_and_tells_its_answer(question: Question) -> None:
    kind = kind_of(question)
    seen = repr(asdict(kind.show(question, 1)))
    samples = kind.samples(question)
    for raw in (*samples.right, *samples.wrong):
        for said in kind.grade(question, kind.read(question, raw)).feedback:
            assert said.text not in seen
    told = kind.answer(question)
    assert bool(told.options) != bool(told.text)
    assert set(told.options) <= {option.id for option in kind.show(question, 1).options}
