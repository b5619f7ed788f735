"""A course of 1,000 lessons and 20,000 questions, against the shipped one.

    python -m benchmarks.size [--rounds 30]

The large course is the shipped one in one language, with lessons added: so both show the same page. They are served
at once and asked in turn. Reading the folder is measured beside reading a quarter of it: by file it should take as long.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import shutil
import statistics
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from benchmarks.answers import FIRST, LESSON, RIGHT
from benchmarks.crowd import OnQuiz, opened
from benchmarks.table import Row, print_table
from course.content.library import Library
from tests.serving import REPOSITORY, served

LESSONS, QUESTIONS = 1_000, 20
LANGUAGE = "lv"

TEXT = """---
title: Added lesson {number}
short: Added {number}
summary: One of very many.
minutes: 10
objectives:
  {id}.goal: Read on
---

## First {{#first}}

Some words about number {number}, as long as a paragraph is that says something and then says why it does so.

## Second {{#second}}

- one thing
- another thing, with **emphasis** and a [link](https://example.org/)
"""

QUESTION = """  - id: q{question}
    kind: single
    objective: {id}.goal
    level: recall
    source: [1]
    prompt: Which one is it in lesson {number}, question {question}?
    options:
      - id: one
        text: This one
        correct: true
        feedback: Yes, as the text says.
      - id: two
        text: That one
        feedback: No, look at the first part again.
    explanation: The text says so.
    read: first
"""


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=30, help="runs of each kind in each course")
    print_table(rows(parser.parse_args().rounds))


def rows(rounds: int) -> list[Row]:
    """The four measures of a large course."""
    with tempfile.TemporaryDirectory() as folder:
        courses = {}
        for name, more in (("large", LESSONS), ("quarter", LESSONS // 4), ("shipped", 0)):
            courses[name] = Path(folder) / name
            grown(courses[name], more)
        reruns = asyncio.run(_reruns(courses["large"], courses["shipped"], rounds))
        return [*reruns, *_reading(courses["large"], courses["quarter"])]


def grown(root: Path, lessons: int) -> None:
    """Write the shipped course there in one language, with so many lessons more."""
    for part in ("lessons", "quizzes"):
        shutil.copytree(REPOSITORY / part, root / part, ignore=shutil.ignore_patterns("en"))
    for number in range(lessons):
        id_ = f"added-{number}"
        name = f"{100 + number}-{id_}"
        text = TEXT.format(number=number, id=id_)
        (root / "lessons" / LANGUAGE / f"{name}.md").write_text(text, "utf-8")
        asked = (
            QUESTION.format(number=number, id=id_, question=question)
            for question in range(QUESTIONS)
        )
        quiz = f"title: Quiz {number}\nquestions:\n" + "\n".join(asked)
        (root / "quizzes" / LANGUAGE / f"{name}.yaml").write_text(quiz, "utf-8")
    listed = "".join(f", added-{number}" for number in range(lessons))
    about = root / "lessons" / "course.yaml"
    text = about.read_text("utf-8")
    text = re.sub(r"^(lessons: \[.*)\]", rf"\1{listed}]", text, flags=re.M)
    about.write_text(
        re.sub(r"^languages: .*", f"languages: [{LANGUAGE}]", text, flags=re.M), "utf-8"
    )


async def _reruns(large: Path, shipped: Path, rounds: int) -> list[Row]:
    with ExitStack() as stack:
        urls = {
            "large": stack.enter_context(served(large)),
            "shipped": stack.enter_context(served(shipped)),
        }
        tabs = {}
        for name, url in urls.items():
            tab = OnQuiz(url, page=LESSON, question=FIRST, right=RIGHT)
            await opened(lambda tab=tab: tab, 1)  # type: ignore[misc]
            tabs[name] = tab
        answers: dict[str, list[float]] = {name: [] for name in tabs}
        pages: dict[str, list[float]] = {name: [] for name in tabs}
        for round_ in range(-2, rounds):
            for name, tab in tabs.items():
                seconds = await tab.act(), await _whole(tab)
                await tab.act()
                await tab.settled()
                if round_ >= 0:
                    answers[name].append(seconds[0])
                    pages[name].append(seconds[1])
    return [_row("an answer", answers), _row("a whole page", pages)]


async def _whole(tab: OnQuiz) -> float:
    await tab.settled()
    return await tab.ask()


def _row(what: str, taken: dict[str, list[float]]) -> Row:
    large, shipped = (statistics.median(taken[name]) for name in ("large", "shipped"))
    how = f"{large * 1000:.1f} ms, in the shipped course {shipped * 1000:.1f} ms"
    return Row(
        f"{what} among {LESSONS:,} lessons, to the shipped course", large / shipped, 1.1, how
    )


def _reading(large: Path, quarter: Path) -> list[Row]:
    each: list[float] = []
    for root in (large, quarter):
        files = sum(1 for path in root.rglob("*") if path.suffix in {".md", ".yaml"})
        library, start = Library(root), time.perf_counter()
        library.current()
        each.append((time.perf_counter() - start) / files)
        if root is large:
            shown = _shown(library, root)
    how = f"{1 / each[0]:.0f} files a second, {1 / each[1]:.0f} in a quarter of it"
    return [
        Row("first reading by file, to a quarter of the course", each[0] / each[1], 1.2, how),
        Row("one changed file among all is shown", shown, 2.0, unit="s"),
    ]


def _shown(library: Library, root: Path) -> float:
    """Seconds from writing a file until the course says what stands there."""
    before = library.current()
    (path,) = (root / "lessons" / LANGUAGE).glob("*-added-7.md")
    path.write_text(path.read_text("utf-8").replace("Added lesson 7", "Another title"), "utf-8")
    start = time.perf_counter()
    while library.current() is before:
        time.sleep(0.01)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
