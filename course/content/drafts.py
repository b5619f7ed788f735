"""What one file says, before it is held against the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from course.content.folder import Listing
from course.content.front import FrontMatter
from course.content.manifest import Manifest
from course.content.model import Block, ChartBlock, Heading, QuestionBlock, Term
from course.files.problem import Place, Problem
from course.files.prose import Link
from course.files.yaml_tree import Tree
from course.pay.net import TaxYear
from course.questions.kind import Question

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Parsed(Generic[T]):
    """What a file holds (None where nothing can be told), and what is wrong with it alone."""

    path: str
    value: T | None
    problems: tuple[Problem, ...] = ()

    @property
    def sound(self) -> T | None:
        """The value, if the file alone is free of errors."""
        broken = any(problem.severity == "error" for problem in self.problems)
        return None if broken else self.value


@dataclass(frozen=True, slots=True)
class TaxName:
    """A tax year that a chart names, and where."""

    name: str
    place: Place


@dataclass(frozen=True, slots=True)
class LessonDraft:
    """A lesson's file. `front` is None and `title` may be empty where the front matter is broken.

    `blocks_known` and `headings_known` tell whether no block and no heading was lost to an error.
    """

    title: str
    front: FrontMatter | None
    front_tree: Tree | None
    blocks: tuple[Block, ...]
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    blocks_known: bool
    headings_known: bool
    taxes: tuple[TaxName, ...] = ()

    @property
    def asked(self) -> list[QuestionBlock]:
        """The questions asked inside the text, in its order."""
        found = []
        for block in self.blocks:
            if isinstance(block, QuestionBlock):
                found.append(block)
            elif isinstance(block, ChartBlock) and block.predict:
                found.append(block.predict)
        return found


@dataclass(frozen=True, slots=True)
class QuizDraft:
    """A quiz's file: questions by id, and where each stands in the file's list."""

    title: str
    questions: Mapping[str, Question]
    numbers: Mapping[str, int]
    tree: Tree
    links: tuple[Link, ...]

    @property
    def ids(self) -> list[str]:
        """The ids of all questions, the broken ones too."""
        listed = self.tree.get("questions")
        count = len(listed) if isinstance(listed, list) else 0
        ids = (self.tree.get("questions", number, "id") for number in range(count))
        return [id_ for id_ in ids if isinstance(id_, str)]


@dataclass(frozen=True, slots=True)
class GlossaryDraft:
    """A glossary's file."""

    terms: Mapping[str, Term]
    tree: Tree
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class AboutDraft:
    """The page about the course."""

    html: str
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class EditionDraft:
    """All files of one language; lessons and quizzes by slug."""

    lessons: Mapping[str, Parsed[LessonDraft]] = field(default_factory=dict)
    quizzes: Mapping[str, Parsed[QuizDraft]] = field(default_factory=dict)
    glossary: Parsed[GlossaryDraft] | None = None
    about: Parsed[AboutDraft] | None = None


@dataclass(frozen=True, slots=True)
class Drafts:
    """All files of a course, each read alone; `order` are the slugs of its lessons.

    `taxes` are the files of tax years by their names without the ending.
    """

    listing: Listing
    manifest: Manifest
    manifest_tree: Tree | None
    order: tuple[str, ...]
    editions: Mapping[str, EditionDraft]
    problems: tuple[Problem, ...] = ()
    taxes: Mapping[str, Parsed[TaxYear]] = field(default_factory=dict)

    @property
    def tax_years(self) -> dict[str, TaxYear]:
        """The tax years whose files are sound, by name."""
        return {name: file.sound for name, file in self.taxes.items() if file.sound}
