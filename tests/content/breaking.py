"""How tests break a copy of a course: one change at a time, and the lines expected of it.

Where a problem is expected, the changed text carries the mark `‸`; it is taken out before the file
is written, and its line and column are what is expected. So the same breakages work on any course.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from string import Template
from typing import TypeVar

from course.content.assemble import assemble
from course.content.folder import fingerprint, scan
from course.content.model import (
    Block,
    ChartBlock,
    Course,
    Figure,
    Lesson,
    QuestionBlock,
    QuizBlock,
)
from course.content.reader import Reader
from course.pay.charts.two_offers.chart import TwoOffersParameters
from course.questions.single import SingleQuestion

MARK = "‸"

B = TypeVar("B", bound=Block)

Content = str | bytes | None
Facts = Mapping[str, str]
Change = Callable[[str, Facts], Content]


@dataclass(frozen=True)
class Breakage:
    """One thing done to one file, and each line that `check` is to print.

    `file`, `to` and `lines` may hold `$names` of the subject's facts; `to` is where the file ends up if
    not where it was. A line that begins with `@` stands for the place of the next mark in the file.
    """

    name: str
    file: str
    change: Change
    lines: tuple[str, ...]
    to: str | None = None


def swap(pattern: str, text: str, nth: int = 0) -> Change:
    """Replace one match of a pattern; both may hold `$names` of facts, `text` the groups matched."""

    def change(before: str, facts: Facts) -> str:
        matches = list(re.finditer(Template(pattern).safe_substitute(facts), before, re.MULTILINE))
        assert len(matches) > max(nth, 0), f"nothing matches {pattern}"
        match = matches[nth]
        return before[: match.start()] + match.expand(text) + before[match.end() :]

    return change


def both(*changes: Change) -> Change:
    """Make one change after another."""

    def change(before: str, facts: Facts) -> Content:
        for step in changes:
            before = str(step(before, facts))
        return before

    return change


def in_question(kind: str, *changes: Change) -> Change:
    """Change only the first question of a kind."""

    def change(before: str, facts: Facts) -> str:
        parts = _questions(before)
        index = next(i for i, part in enumerate(parts) if f"kind: {kind}\n" in part)
        parts[index] = str(both(*changes)(parts[index], facts))
        return "".join(parts)

    return change


def last_two_swapped(before: str, _: Facts) -> str:
    """Put a quiz's last question before the one above it, with the mark at its id."""
    *parts, one, last = _questions(before)
    return "".join((*parts, last.replace("- id: ", f"- id: {MARK}", 1).rstrip() + "\n", one))


def without_last(before: str, _: Facts) -> str:
    """Take a quiz's last question away, with the mark at the list of questions."""
    return "".join(_questions(before)[:-1]).replace("\nquestions", f"\n{MARK}questions")


def _questions(text: str) -> list[str]:
    """A quiz's file in parts: its head, then each question."""
    return re.split(r"(?m)^(?=  - id: )", text)


def whole(content: Content) -> Change:
    """Put something else in the file's place; None deletes it."""
    return lambda before, facts: content


def after(text: str) -> Change:
    """Add text at the file's end."""
    return lambda before, facts: before + text


def same(before: str, _: Facts) -> str:
    """Change nothing: for files that are only renamed."""
    return before


@dataclass
class Subject:
    """A copy of a course that can be broken and mended again."""

    root: Path
    facts: Mapping[str, str]
    _reader: Reader
    _times: count[int] = field(default_factory=lambda: count(10**18, 10**9))

    def course(self) -> Course:
        """The course as the copy says now; only changed files are read again."""
        listing = scan(self.root)
        return assemble(self._reader.drafts(listing), fingerprint(listing))

    def told(self, breakage: Breakage) -> tuple[list[str], list[str]]:
        """Break the copy, and mend it again; returns the lines told and those expected."""
        file = self.root / self._filled(breakage.file)
        target = self.root / self._filled(breakage.to) if breakage.to else file
        kept = file.read_bytes() if file.exists() else None
        content = breakage.change(kept.decode() if kept is not None else "", self.facts)
        if isinstance(content, str):
            content = Template(content).safe_substitute(self.facts)
        try:
            file.unlink(missing_ok=True)
            marks = self.write(target, content)
            told = [str(problem) for problem in self.course().problems]
        finally:
            target.unlink(missing_ok=True)
            if kept is not None:
                self.write(file, kept)
        places = [f"{target.relative_to(self.root).as_posix()}:{mark}" for mark in marks]
        return told, self._expected(breakage.lines, places)

    def _expected(self, lines: tuple[str, ...], places: list[str]) -> list[str]:
        marks = iter(places)
        filled = (self._filled(line) for line in lines)
        expected = [
            line.replace("@", next(marks), 1) if line[0] == "@" else line for line in filled
        ]
        assert not list(marks), "a mark without a line"
        return expected

    def _filled(self, text: str) -> str:
        return Template(text).substitute(self.facts)

    def write(self, file: Path, content: Content) -> list[str]:
        """Write a file without the marks, at a time of its own; returns the marks' lines and columns."""
        marks = []
        if isinstance(content, str):
            while MARK in content:
                before, _, rest = content.partition(MARK)
                lines = before.split("\n")
                marks.append(f"{len(lines)}:{len(lines[-1]) + 1}:")
                content = before + rest
            content = content.encode()
        if content is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            time = next(self._times)
            os.utime(file, ns=(time, time))
        return marks


def subject(original: Path, root: Path) -> Subject:
    """Copy a sound course to `root`, and find in it what breakages speak of.

    The files broken are mostly those of the last language: nothing else is held against them.
    """
    for folder in ("lessons", "quizzes"):
        shutil.copytree(original / folder, root / folder)
    reader = Reader(root)
    listing = scan(root)
    course = assemble(reader.drafts(listing), fingerprint(listing))
    assert not course.problems, "\n".join(map(str, course.problems))
    return Subject(root, _facts(course, root), reader)


def _facts(course: Course, root: Path) -> dict[str, str]:
    first, last = course.languages[0], course.languages[-1]
    lessons = [one for one in course.editions[last].lessons.values() if isinstance(one, Lesson)]
    main = next(one for one in lessons if _blocks(one, Figure))
    charted = next(one for one in lessons if _two_offers(one))
    glossary = f"lessons/{last}/glossary.yaml"
    paths = {
        "lesson": main.place.path,
        "quiz": main.quiz.place.path,
        "charted": charted.place.path,
        "glossary": glossary,
    }
    there = {
        f"{name}_there": path.replace(f"/{last}/", f"/{first}/") for name, path in paths.items()
    }
    figure = _blocks(main, Figure)[0]
    keys = list(main.objectives)
    terms = _line(root / glossary, "terms:")
    return {
        **paths,
        **there,
        **_asked_facts(main),
        **_chart_facts(charted),
        "first": first,
        "last": last,
        "slug": main.id,
        "other": charted.id,
        "picture": figure.path,
        "picture_name": figure.path.removeprefix("lessons/"),
        "objective": keys[0],
        "objectives_line": str(_line(root / paths["lesson"], "objectives:")),
        "objective_last": keys[-1],
        "term": next(iter(course.editions[last].glossary)),
        "terms_line": str(terms),
        "term_line": str(terms + 1),
        "about_anchor": _first_anchor(course.editions[last].about),
    }


def _line(file: Path, text: str) -> int:
    """The line where a text first stands, counted from 1."""
    return file.read_text(encoding="utf-8").partition(text)[0].count("\n") + 1


def _asked_facts(lesson: Lesson) -> dict[str, str]:
    """What the lesson asks, and where."""
    ids = list(lesson.quiz.questions)
    left = [id_ for id_ in ids if id_ not in lesson.inline]
    asked = _blocks(lesson, QuestionBlock)[0]
    heading = next(heading for heading in lesson.headings if heading.given)
    single = next(q for q in lesson.quiz.questions.values() if isinstance(q, SingleQuestion))
    options = [option.id for option in single.options]
    return {
        "asked": asked.question,
        "asked_line": str(asked.place.line),
        "quiz_line": str(_blocks(lesson, QuizBlock)[0].place.line),
        "anchor": heading.anchor,
        "anchor_line": str(heading.place.line),
        "id_1": ids[0],
        "id_last": ids[-1],
        "left": str(len(left)),
        "left_1": left[0],
        "objective_1": single.objective,
        "option_1": options[0],
        "options": ", ".join(f"‘{id_}’" for id_ in sorted(options)),
        "options_zz": ", ".join(f"‘{id_}’" for id_ in [*sorted(options[1:]), "zz"]),
    }


def _chart_facts(lesson: Lesson) -> dict[str, str]:
    """What stands around the lesson's chart of two offers."""
    chart = _two_offers(lesson)[0]
    assert chart.predict
    assert isinstance(chart.parameters, TwoOffersParameters)
    return {
        "predicted": chart.predict.question,
        "base": str(chart.parameters.a.base),
        "other_anchor": next(heading.anchor for heading in lesson.headings if heading.given),
    }


def _two_offers(lesson: Lesson) -> list[ChartBlock]:
    return [b for b in _blocks(lesson, ChartBlock) if isinstance(b.parameters, TwoOffersParameters)]


def _first_anchor(html: str) -> str:
    match = re.search(r'<h2 id="([^"]+)"', html)
    assert match
    return match[1]


def _blocks(lesson: Lesson, kind: type[B]) -> list[B]:
    return [block for block in lesson.blocks if isinstance(block, kind)]
