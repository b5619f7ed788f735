"""Small lessons to learn from in tests."""

from __future__ import annotations

import datetime as dt
from itertools import count

from course.content.model import Lesson, QuestionBlock, Quiz, QuizBlock
from course.files.problem import Place
from course.progress.event import Event
from course.progress.learner import Learner
from course.progress.store import SessionStore
from course.questions.kind import Question
from course.questions.single import SingleQuestion

HERE = Place("lessons/en/01-tea.md")
NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)


def question(id_: str, right: str = "b", tries: int = 2, objective: str = "tea.brew") -> Question:
    """A question with the options a, b, c, of which one is right."""
    options = [
        {"id": o, "text": f"Option {o}", "feedback": f"About {o}.", "correct": o == right}
        for o in "abc"
    ]
    return SingleQuestion.model_validate(
        {
            "id": id_,
            "kind": "single",
            "objective": objective,
            "prompt": "Which?",
            "explanation": "So it is.",
            "tries": tries,
            "options": options,
        }
    )


def lesson(*questions: Question, inline: tuple[str, ...] = (), id_: str = "tea") -> Lesson:
    """A lesson with these questions, some of them asked inside the text."""
    return Lesson(
        id=id_,
        title="Tea",
        short="Tea",
        summary="",
        minutes=5,
        objectives={"tea.brew": "Brew tea", "tea.pour": "Pour tea"},
        blocks=(*(QuestionBlock(id_, q, HERE) for q in inline), QuizBlock(id_, HERE)),
        headings=(),
        quiz=Quiz("Quiz", {q.id: q for q in questions}, HERE),
        place=HERE,
    )


def learner(kept: list[Event] | None = None) -> Learner:
    """A learner whose clock stands still and whose chance is a counter."""
    chance = count()
    store = SessionStore([] if kept is None else kept, {}, {}, [])
    return Learner(store, lambda: NOON, lambda: next(chance), 7)
