"""A small course around one example, so that the real reader can read it.

What the example points to (other lessons, headings, terms, pictures, questions) is made up beside
it, and nothing else: where the example itself is wrong, the reader says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import indent

from course.content.drafts import LessonDraft, QuizDraft
from course.content.folder import TAXES
from course.content.glossary_file import read_glossary
from course.content.lesson_file import read_about, read_lesson
from course.content.model import Figure, QuizBlock
from course.content.quiz_file import read_quiz
from course.content.taxes import read_tax_year
from course.files.prose import Link
from course.files.source import Source
from course.files.yaml_tree import read_tree
from tests.docs.pages import REPOSITORY, Example

OWN = "example"
"""The name of an example's lesson where it says none."""

HEAD = "title: {title}\nsummary: A lesson.\nminutes: 5\nobjectives:\n{objectives}"
QUESTION = """\
  - id: {id}
    kind: true-false
    objective: {objective}
    prompt: Water is wet.
    answer: true
    feedback: {{true: Right., false: Touch it.}}
    explanation: One touch tells.
"""


@dataclass
class MadeLesson:
    """A lesson to write: texts of its two files, or what they should hold."""

    text: str | None = None
    quiz: str | None = None
    anchors: dict[str, None] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    objectives: list[str] = field(default_factory=list)


class SmallCourse:
    """A course in one language that grows around an example."""

    def __init__(self) -> None:
        self.lessons: dict[str, MadeLesson] = {}
        self.files: dict[str, str] = {}
        self._terms: dict[str, None] = {}

    def lesson(self, name: str) -> MadeLesson:
        """The lesson of that name, made when first asked for."""
        return self.lessons.setdefault(name, MadeLesson())

    def link(self, links: Iterable[Link], own: str) -> None:
        """Make what these links point to."""
        for link in links:
            if link.kind == "term":
                self._terms[link.target] = None
            else:
                whole = f"{own}#{link.target}" if link.kind == "anchor" else link.target
                self.heading(whole, own)

    def heading(self, target: str, own: str) -> None:
        """Make a heading `anchor` of the lesson `own`, or `lesson#anchor`, or only `lesson`."""
        name, _, anchor = target.partition("#")
        lesson = self.lesson(name or own)
        if anchor:
            lesson.anchors[anchor] = None

    def write(self, root: Path, language: str = "en") -> None:
        """Write the files; what an example gave stays as it was given."""
        files = dict(self.files)
        names = list(self.lessons)
        files.setdefault(
            "lessons/course.yaml",
            f"format: 1\nid: small\nlanguages: [{language}]\ntitle: {{{language}: A course}}\n"
            f"summary: {{{language}: A course.}}\nlessons: [{', '.join(names)}]\n",
        )
        if self._terms:
            terms = "".join(f"  {k}: {{term: {k}, definition: A word.}}\n" for k in self._terms)
            files.setdefault(f"lessons/{language}/glossary.yaml", f"terms:\n{terms}")
        for number, (name, lesson) in enumerate(self.lessons.items(), 1):
            stem = f"{language}/{number:02}-{name}"
            files[f"lessons/{stem}.md"] = lesson.text or _lesson_text(name, lesson)
            files[f"quizzes/{stem}.yaml"] = lesson.quiz or _quiz_text(name, lesson)
        for path, text in files.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")


def around(example: Example, root: Path) -> str:
    """Write a course in `root` that holds the example; returns the name of the example's lesson."""
    course = SmallCourse()
    name = OWN
    languages = ["en"]
    match example.info:
        case "yaml course":
            name, languages = _around_manifest(course, example.text)
        case "markdown lesson":
            name = _around_lesson(course, example.text)
        case "markdown text":
            head = HEAD.format(title="Example", objectives="  small.do: Do something\n")
            name = _around_lesson(course, f"---\n{head}---\n{example.text}")
        case "yaml quiz":
            _around_quiz(course, example.text)
        case "yaml question":
            _around_quiz(course, "title: Example\nquestions:\n" + indent(example.text, "  "))
        case "yaml glossary":
            course.files["lessons/en/glossary.yaml"] = example.text
            glossary = read_glossary(Source("glossary.yaml", example.text)).value
            course.link(glossary.links if glossary else (), OWN)
        case "markdown about":
            course.files["lessons/en/about.md"] = example.text
            about = read_about(Source("about.md", example.text)).value
            links = about.links if about else ()
            course.link([link for link in links if link.kind == "lesson"], OWN)
        case "yaml taxes":
            tax = read_tax_year(Source("taxes.yaml", example.text)).value
            assert tax
            course.files[f"{TAXES}/{tax.id}.yaml"] = example.text
        case _:
            raise AssertionError(f"{example.name}: nobody knows how to try “{example.info}”")
    course.lesson(name)
    for language in languages:
        course.write(root, language)
    return name


def _around_manifest(course: SmallCourse, text: str) -> tuple[str, list[str]]:
    """The last of the lessons it lists, and its languages."""
    course.files["lessons/course.yaml"] = text
    tree, _ = read_tree(Source("lessons/course.yaml", text))
    assert tree
    lessons = _listed(tree.get("lessons"))
    for lesson in lessons:
        course.lesson(lesson)
    return lessons[-1], _listed(tree.get("languages"))


def _listed(data: object) -> list[str]:
    assert isinstance(data, list)
    return [str(item) for item in data]


def _around_lesson(course: SmallCourse, text: str) -> str:
    draft = read_lesson(Source("example.md", text)).value
    assert isinstance(draft, LessonDraft)
    quizzes = [block.lesson for block in draft.blocks if isinstance(block, QuizBlock)]
    name = next(iter([*quizzes, *(asked.lesson for asked in draft.asked)]), OWN)
    lesson = course.lesson(name)
    lesson.asked = [asked.question for asked in draft.asked]
    lesson.objectives = list(draft.front.objectives) if draft.front else []
    course.link(draft.links, name)
    given = {heading.anchor for heading in draft.headings}
    parts = [text, *(_heading(anchor) for anchor in lesson.anchors if anchor not in given)]
    if not quizzes:
        parts.append(_quiz(name))
    lesson.text = "\n".join(parts)
    for block in draft.blocks:
        if isinstance(block, Figure):
            course.files[block.path] = "<svg/>"
    for tax in draft.taxes:
        path = f"{TAXES}/{tax.name}.yaml"
        course.files[path] = (REPOSITORY / path).read_text(encoding="utf-8")
    return name


def _around_quiz(course: SmallCourse, text: str) -> None:
    draft = read_quiz(Source("example.yaml", text)).value
    lesson = course.lesson(OWN)
    lesson.quiz = text
    if isinstance(draft, QuizDraft):
        course.link(draft.links, OWN)
        questions = draft.questions.values()
        lesson.objectives = list(dict.fromkeys(q.objective for q in questions))
        for question in questions:
            if question.read:
                course.heading(question.read if "#" in question.read else f"#{question.read}", OWN)


def _objectives(name: str, lesson: MadeLesson) -> list[str]:
    return lesson.objectives or [f"{name}.do"]


def _lesson_text(name: str, lesson: MadeLesson) -> str:
    keys = "".join(f"  {key}: Do something\n" for key in _objectives(name, lesson))
    headings = "".join(_heading(anchor) for anchor in lesson.anchors)
    return f"---\n{HEAD.format(title=name, objectives=keys)}---\n{headings}\n{_quiz(name)}"


def _quiz_text(name: str, lesson: MadeLesson) -> str:
    keys = _objectives(name, lesson)
    ids = {f"practise-{n}": key for n, key in enumerate(keys)}
    ids |= dict.fromkeys(lesson.asked, keys[0])
    questions = (QUESTION.format(id=id_, objective=key) for id_, key in ids.items())
    return "title: Quiz\nquestions:\n" + "".join(questions)


def _heading(anchor: str) -> str:
    return f"\n## A heading {{#{anchor}}}\n"


def _quiz(name: str) -> str:
    return f"\n:::{{quiz}} {name}\n:::\n"
