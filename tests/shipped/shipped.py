"""The course that ships in `lessons/` and `quizzes/`: what the tests of this folder are about.

`LESSONS` and `LANGUAGES` are written here and not read from the course, so that a lesson or a
language that goes missing fails by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from course.content.library import read_course
from course.content.model import ChartBlock, Course, Edition, Lesson, QuestionBlock, QuizBlock
from course.questions.kind import Question
from course.questions.options import OptionsQuestion

REPOSITORY = Path(__file__).parents[2]

LANGUAGES = ("lv", "en")

LESSONS: Mapping[str, range] = {
    "introduction": range(1, 4),
    "competence": range(4, 14),
    "duties": range(14, 26),
    "pay": range(26, 33),
    "career-change": range(33, 43),
}
"""The lessons in their order, each with the numbers of the source's facts that it teaches."""

in_each_language = pytest.mark.parametrize("language", LANGUAGES)
in_each_lesson = pytest.mark.parametrize("name", LESSONS)


@cache
def course() -> Course:
    """The shipped course, read once."""
    return read_course(REPOSITORY)


def edition(language: str) -> Edition:
    """The shipped course in one language."""
    found = course().editions.get(language)
    assert found is not None, f"lessons/course.yaml: the course has no language ‘{language}’"
    return found


def lesson(language: str, name: str) -> Lesson:
    """One lesson; fails where its files are missing or broken."""
    found = edition(language).lessons.get(name)
    if not isinstance(found, Lesson):
        pytest.fail(f"{language}/{name}: missing or broken; run ‘python -m course check’")
    return found


def questions(language: str, *names: str) -> dict[str, Question]:
    """Questions by where they stand; of the lessons named, or of all."""
    return {
        f"{read.quiz.place.path}: question ‘{id_}’": question
        for read in (lesson(language, name) for name in names or LESSONS)
        for id_, question in read.quiz.questions.items()
    }


def choices(language: str, *names: str) -> dict[str, OptionsQuestion]:
    """Those of the questions that list options: `single` and `multiple`."""
    return {
        where: question
        for where, question in questions(language, *names).items()
        if isinstance(question, OptionsQuestion)
    }


def inline(read: Lesson) -> list[str]:
    """Ids of the lesson's questions asked inside its text before the quiz, in order."""
    asked: list[str] = []
    for block in read.blocks:
        if isinstance(block, QuizBlock):
            break
        question = block.predict if isinstance(block, ChartBlock) else block
        if isinstance(question, QuestionBlock) and question.lesson == read.id:
            asked.append(question.question)
    return asked


def told(flaws: object) -> str:
    """One line a flaw, as a failure shows it."""
    lines = [str(flaw) for flaw in flaws] if isinstance(flaws, list) else [str(flaws)]
    return "\n" + "\n".join(lines)
