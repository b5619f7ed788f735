"""Every example of the documentation is read by the real reader, and means what it says."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from textwrap import indent

import pytest

from course import cli
from course.content.library import read_course
from course.content.model import Lesson
from course.questions.kind import Question
from tests.docs.pages import AUTHORING, PAY, REFERENCE, Example, read_page
from tests.docs.pay_examples import OF_PAY
from tests.docs.surroundings import SmallCourse, around
from tests.questions.trying import assert_samples_grade_as_meant

EXAMPLES = [e for path in (REFERENCE, PAY, AUTHORING) for e in read_page(path).examples]
COMMANDS = [example for example in EXAMPLES if example.info == "console"]
TOLD = [example for example in EXAMPLES if example.info == "text problem"]
OF_COURSES = ("yaml course", "yaml quiz", "yaml question", "yaml glossary", "yaml taxes")
OF_FILES = [e for e in EXAMPLES if e.info in OF_COURSES or e.info.startswith("markdown ")]
WITH_QUESTIONS = [e for e in OF_FILES if e.info in ("yaml question", "yaml quiz")]

_MISSPELT = re.compile(r"no field ‘(\w+)’ here; did you mean ‘(\w+)’")


def each(examples: list[Example]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("example", examples, ids=[example.name for example in examples])


def lines(root: Path) -> list[str]:
    return [str(problem) for problem in read_course(root).problems]


def questions(example: Example, root: Path) -> Iterator[Question]:
    name = around(example, root)
    lesson = read_course(root).editions["en"].lessons[name]
    assert isinstance(lesson, Lesson)
    yield from lesson.quiz.questions.values()


@each(OF_FILES)
def test_an_example_is_read_without_a_problem(example: Example, tmp_path: Path) -> None:
    around(example, tmp_path)
    assert lines(tmp_path) == []


def test_examples_of_every_sort_are_found() -> None:
    assert {example.info for example in OF_FILES} == {
        "yaml course",
        "markdown lesson",
        "markdown text",
        "yaml glossary",
        "markdown about",
        "yaml quiz",
        "yaml question",
        "yaml taxes",
    }
    assert COMMANDS
    assert TOLD
    others = {e.info for e in EXAMPLES if e not in (*OF_FILES, *COMMANDS, *TOLD)}
    assert others == {*OF_PAY}  # tried in test_pay.py


@each(WITH_QUESTIONS)
def test_a_question_grades_its_own_samples_as_they_are_meant(
    example: Example, tmp_path: Path
) -> None:
    for question in questions(example, tmp_path):
        assert_samples_grade_as_meant(question)


@each(TOLD)
def test_a_problem_is_told_in_the_very_words_of_the_check(example: Example, tmp_path: Path) -> None:
    """The slip told of is made in the first example of a question on the same page."""
    line = example.text.strip()
    misspelt = _MISSPELT.search(line)
    assert misspelt
    given = next(e for e in EXAMPLES if e.page == example.page and e.info == "yaml question")
    slip = re.sub(rf"\b{misspelt[2]}:", f"{misspelt[1]}:", given.text, count=1)
    name = line.partition(".yaml")[0].partition("-")[2]
    course = SmallCourse()
    for before in ("one", "two", "three"):
        course.lesson(before)
    lesson = course.lesson(name)
    lesson.objectives = re.findall(r"objective: (\S+)", given.text)
    lesson.quiz = "title: Quiz\nquestions:\n" + indent(slip, "  ")
    course.write(tmp_path)
    assert lines(tmp_path) == [line]


@each(COMMANDS)
def test_a_command_is_one_that_there_is(example: Example, repository: Path) -> None:
    for line in example.text.splitlines():
        match shlex.split(line):
            case ["python", "-m", "course", *arguments]:
                cli._parser().parse_args(arguments)
            case ["make", target]:
                makefile = (repository / "Makefile").read_text(encoding="utf-8")
                assert re.search(rf"^{target}:", makefile, re.MULTILINE)
            case _:
                pytest.fail(f"{example.name}: nobody knows whether “{line}” works")
