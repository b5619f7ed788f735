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

from course.content.assemble import assemble
from course.content.folder import fingerprint, scan
from course.content.model import ChartBlock, Course, Figure, Lesson, QuestionBlock
from course.content.reader import Reader
from course.questions.single import SingleQuestion

MARK = "‸"

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
    return "".join((*parts, last.replace("- id: ", f"- id: {MARK}").rstrip() + "\n", one))


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
            marks = self._write(target, content)
            told = self.last = [str(problem) for problem in self.course().problems]
        finally:
            target.unlink(missing_ok=True)
            if kept is not None:
                self._write(file, kept)
        places = [f"{target.relative_to(self.root).as_posix()}:{mark}" for mark in marks]
        return told, self._expected(breakage.lines, places)

    def _expected(self, lines: tuple[str, ...], places: list[str]) -> list[str]:
        marks = iter(places)
        filled = (self._filled(line) for line in lines)
        expected = [line.replace("@", next(marks), 1) if line[0] == "@" else line for line in filled]
        assert not list(marks), "a mark without a line"
        return expected

    def _filled(self, text: str) -> str:
        return Template(text).substitute(self.facts)

    def _write(self, file: Path, content: Content) -> list[str]:
        """Write without the marks, at a time of its own; returns the marks' lines and columns."""
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
    assert [str(problem) for problem in course.problems] == []
    return Subject(root, _facts(course), reader)


def _facts(course: Course) -> dict[str, str]:
    first, last = course.languages[0], course.languages[-1]
    lessons = [one for one in course.editions[last].lessons.values() if isinstance(one, Lesson)]
    main = next(one for one in lessons if any(isinstance(b, Figure) for b in one.blocks))
    charted = next(one for one in lessons if any(isinstance(b, ChartBlock) for b in one.blocks))
    path = main.place.path
    there = path.replace(f"/{last}/", f"/{first}/")
    figure = next(block for block in main.blocks if isinstance(block, Figure))
    asked = next(block for block in main.blocks if isinstance(block, QuestionBlock))
    ids = list(main.quiz.questions)
    asked_single = next(q for q in main.quiz.questions.values() if isinstance(q, SingleQuestion))
    options = [option.id for option in asked_single.options]
    return {
        "first": first,
        "last": last,
        "slug": main.id,
        "other": charted.id,
        "file": path.rpartition("/")[2].removesuffix(".md"),
        "lesson": path,
        "lesson_there": there,
        "quiz": main.quiz.place.path,
        "quiz_there": main.quiz.place.path.replace(f"/{last}/", f"/{first}/"),
        "charted": charted.place.path,
        "charted_there": charted.place.path.replace(f"/{last}/", f"/{first}/"),
        "glossary": f"lessons/{last}/glossary.yaml",
        "glossary_there": f"lessons/{first}/glossary.yaml",
        "picture": figure.path,
        "picture_name": figure.path.removeprefix("lessons/"),
        "asked": asked.question,
        "id_1": ids[0],
        "id_last": ids[-1],
        "objective": next(iter(main.objectives)),
        "objective_1": asked_single.objective,
        "option_1": asked_single.options[0].id,
        "options": ", ".join(f"‘{id_}’" for id_ in sorted(options)),
        "options_zz": ", ".join(f"‘{id_}’" for id_ in [*sorted(options[1:]), "zz"]),
        "objective_last": list(main.objectives)[-1],
        "anchor": next(heading.anchor for heading in main.headings if heading.given),
        "term": next(iter(course.editions[last].glossary)),
    }
