"""A quiz's file, read alone: its questions, each by the shape of its kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from course.content.drafts import Parsed, QuizDraft
from course.content.front import Line
from course.files.markdown import QUESTION
from course.files.problem import Problem
from course.files.prose import Link
from course.files.shape import closest, no_fields, shape
from course.files.source import Source
from course.files.yaml_texts import read_text
from course.files.yaml_tree import Loc, Tree, read_tree
from course.questions import KINDS
from course.questions.kind import Question

MARKDOWN_FIELDS = frozenset({"prompt", "hint", "explanation", "text", "feedback"})
"""Fields of questions whose texts, and the texts of whose fields, are Markdown."""


class QuizFile(BaseModel):
    """What a quiz says of itself."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Line = Field(description="The quiz's name.")
    questions: Annotated[list[Any], Field(min_length=1)] = Field(
        description="The questions, in the order to ask them."
    )


def read_quiz(source: Source) -> Parsed[QuizDraft]:
    """Read a quiz's file; never raises."""
    tree, problems = read_tree(source)
    if tree is None:
        return Parsed(source.path, None, tuple(problems))
    quiz = shape(QuizFile, tree, problems)
    if quiz is None:
        return Parsed(source.path, None, tuple(problems))
    questions: dict[str, Question] = {}
    numbers: dict[str, int] = {}
    links: list[Link] = []
    for number in range(len(quiz.questions)):
        question = _question(tree, number, problems)
        links.extend(_links(tree, ("questions", number), problems))
        if question is None:
            continue
        if question.id in questions:
            first = tree.place(("questions", numbers[question.id], "id")).line
            what = f"the id ‘{question.id}’ is given twice, first in line {first}"
            place = tree.place(("questions", number, "id"))
            problems.append(Problem(place, "error", what, "give each question an id of its own"))
            continue
        questions[question.id] = question
        numbers[question.id] = number
    draft = QuizDraft(quiz.title, questions, numbers, tree, tuple(links))
    return Parsed(source.path, draft, tuple(problems))


def _question(tree: Tree, number: int, problems: list[Problem]) -> Question | None:
    """The question of that number, or None where its kind or shape is wrong."""
    loc: Loc = ("questions", number)
    if not isinstance(tree.get(*loc), dict):
        problems.append(no_fields(tree.place(loc)))
        return None
    name = tree.get(*loc, "kind")
    if not isinstance(name, str) or name not in KINDS:
        problems.append(_unknown_kind(tree, loc, name))
        return None
    kind = KINDS[name]
    question: Question | None = shape(kind.shape, tree, problems, loc)
    if question is None:
        return None
    for flaw in kind.check(question):
        place = tree.place((*loc, *flaw.loc))
        problems.append(Problem(place, flaw.severity, flaw.what, flaw.mend))
    return question


def _unknown_kind(tree: Tree, loc: Loc, name: object) -> Problem:
    kinds = ", ".join(KINDS)
    if name is None:
        mend = f"add a line ‘kind: …’ with one of {kinds}"
        return Problem(tree.name_place((*loc, "kind")), "error", "‘kind’ is missing", mend)
    word = name if isinstance(name, str) else ""
    place = tree.place((*loc, "kind"))
    return Problem(place, "error", f"there is no kind ‘{word}’", closest(word, KINDS))


def _links(tree: Tree, loc: Loc, problems: list[Problem]) -> Iterator[Link]:
    """Check the Markdown of a question; its links are for the checks between files."""
    for at, _ in tree.texts(loc):
        if MARKDOWN_FIELDS.intersection(at[2:]):
            _, reader = read_text(tree, at, QUESTION, problems)
            yield from reader.links
