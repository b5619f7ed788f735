"""A course as values: what the files say, checked, with a place for everything.

Everything here is frozen and free of any way of drawing: `course/app` draws it, `course/progress`
counts over it. Texts named `html` were rendered from Markdown without raw HTML and are safe to show.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from pydantic import BaseModel

from course.content.names import Names
from course.files.anchors import Heading
from course.files.problem import Place, Problem
from course.pay.net import TaxYear
from course.questions.kind import Question

__all__ = [
    "Admonition",
    "Block",
    "BrokenLesson",
    "ChartBlock",
    "Course",
    "Edition",
    "Figure",
    "Heading",
    "Lesson",
    "Prose",
    "QuestionBlock",
    "Quiz",
    "QuizBlock",
    "Reveal",
    "Term",
]


@dataclass(frozen=True, slots=True)
class Prose:
    """Running text with its headings, lists and tables."""

    html: str
    place: Place


@dataclass(frozen=True, slots=True)
class Admonition:
    """A note, tip or warning beside the text; `title` is empty where the file gives none."""

    kind: Literal["note", "tip", "warning"]
    title: str
    html: str
    place: Place


@dataclass(frozen=True, slots=True)
class Reveal:
    """A text that the reader opens after thinking."""

    title: str
    html: str
    place: Place


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture: `path` relative to the course's root, `alt` what it shows, `caption` as HTML."""

    path: str
    alt: str
    caption: str
    place: Place


@dataclass(frozen=True, slots=True)
class QuestionBlock:
    """A question asked inside the text; `lesson` and `question` are ids."""

    lesson: str
    question: str
    place: Place


@dataclass(frozen=True, slots=True)
class QuizBlock:
    """The lesson's quiz: all its questions that are not asked inside the text."""

    lesson: str
    place: Place


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A chart by name with its checked parameters.

    `predict` names the question (`lesson/question`) to answer before the chart shows, or None.
    """

    name: str
    parameters: BaseModel
    predict: QuestionBlock | None
    place: Place


Block = Prose | Admonition | Reveal | Figure | QuestionBlock | QuizBlock | ChartBlock


@dataclass(frozen=True, slots=True)
class Quiz:
    """The questions of one lesson, in the file's order; `title` names the quiz at the end."""

    title: str
    questions: Mapping[str, Question]
    place: Place


@dataclass(frozen=True)
class Lesson:
    """One lesson in one language.

    `id` is the slug that all its languages share, `short` the title as menus show it.
    """

    id: str
    title: str
    short: str
    summary: str
    minutes: int
    objectives: Mapping[str, str]
    blocks: tuple[Block, ...]
    headings: tuple[Heading, ...]
    quiz: Quiz
    place: Place

    @cached_property
    def inline(self) -> tuple[str, ...]:
        """Ids of this lesson's questions that are asked inside the text, in that order."""
        asked = (
            b if isinstance(b, QuestionBlock) else getattr(b, "predict", None) for b in self.blocks
        )
        return tuple(q.question for q in asked if q is not None and q.lesson == self.id)


@dataclass(frozen=True, slots=True)
class BrokenLesson:
    """A lesson whose files have errors: learners see a calm sentence, trainers the problems."""

    id: str
    title: str
    place: Place

    @property
    def short(self) -> str:
        """The title as menus show it."""
        return self.title


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry; `definition` is HTML, `also` lists other names."""

    key: str
    term: str
    definition: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """The course in one language; `lessons` in the course's order, keyed by id."""

    language: str
    title: str
    summary: str
    source: str
    lessons: Mapping[str, Lesson | BrokenLesson]
    glossary: Mapping[str, Term]
    about: str


@dataclass(frozen=True, slots=True)
class Course:
    """The whole course; `version` is the trainer's, `fingerprint` changes with any file.

    `taxes` are the tax years whose files are sound, by id in the order of the alphabet; `pay_lab`
    tells whether the pay lab is part of the course; `names` tell what was called otherwise before.
    """

    id: str
    author: str
    version: str
    licence: str
    pass_mark: float
    editions: Mapping[str, Edition]
    problems: tuple[Problem, ...] = ()
    fingerprint: str = ""
    languages: tuple[str, ...] = field(default=())
    taxes: Mapping[str, TaxYear] = field(default_factory=dict)
    pay_lab: bool = False
    names: Names = field(default_factory=Names)
