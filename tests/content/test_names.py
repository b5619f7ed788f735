"""What lessons and questions are called now, by the names that their files say they had."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from course.content.library import read_course
from course.content.names import Names

TYRES = "lessons/{}/01-tyres.md"
CHAIN = "lessons/{}/02-chain.md"
TYRES_QUIZ = "quizzes/{}/01-tyres.yaml"
CHAIN_QUIZ = "quizzes/{}/02-chain.yaml"

Edits = list[tuple[str, str, str]]


@pytest.fixture
def root(bicycle: Path, tmp_path: Path) -> Path:
    return shutil.copytree(bicycle, tmp_path / "course")


def edit(root: Path, edits: Edits) -> None:
    """Put a line before the first line that begins with a text, in both languages."""
    for path, before, line in edits:
        for language in ("lv", "en"):
            file = root / path.format(language)
            file.write_text(file.read_text().replace(f"\n{before}", f"\n{line}\n{before}", 1))


def lesson(names: str, path: str = CHAIN) -> tuple[str, str, str]:
    return path, "title:", f"formerly: {names}"


def question(names: str, path: str = CHAIN_QUIZ, kind: str = "single") -> tuple[str, str, str]:
    return path, f"    kind: {kind}", f"    formerly: {names}"


@pytest.mark.parametrize(
    ("edits", "lessons", "questions"),
    [
        ([], {}, {}),
        ([lesson("oil")], {"oil": "chain"}, {}),
        ([lesson("[oil, wax]")], {"oil": "chain", "wax": "chain"}, {}),
        ([question("squeak")], {}, {("chain", "squeak"): ("chain", "more-oil")}),
        ([question("chain/squeak")], {}, {("chain", "squeak"): ("chain", "more-oil")}),
        (
            [question("[squeak, tyres/noise]")],
            {},
            {
                ("chain", "squeak"): ("chain", "more-oil"),
                ("tyres", "noise"): ("chain", "more-oil"),
            },
        ),
        (
            [lesson("oil"), question("[oil/squeak, gone/noise]")],
            {"oil": "chain"},
            {("chain", "squeak"): ("chain", "more-oil"), ("gone", "noise"): ("chain", "more-oil")},
        ),
    ],
)
def test_former_names_lead_to_present_ones(
    root: Path,
    edits: Edits,
    lessons: dict[str, str],
    questions: dict[tuple[str, str], tuple[str, str]],
) -> None:
    edit(root, edits)
    course = read_course(root)

    assert course.names == Names(lessons, questions)
    assert course.problems == ()


CLAIMED = {
    "two lessons": (
        [lesson("wheel", TYRES), lesson("wheel")],
        "‘wheel’ is what the lesson ‘tyres’ was called too",
    ),
    "two questions of two lessons": (
        [question("old", TYRES_QUIZ), question("tyres/old")],
        "‘tyres/old’ is what the question ‘tyres/first-guess’ was called too",
    ),
    "two questions, by two names of one lesson": (
        [lesson("oil"), question("oil/old"), question("old", kind="numeric")],
        "‘old’ is what the question ‘chain/more-oil’ was called too",
    ),
}


@pytest.mark.parametrize("claimed", CLAIMED)
def test_a_name_claimed_twice_is_told_and_stays_with_the_first(root: Path, claimed: str) -> None:
    edits, told = CLAIMED[claimed]
    edit(root, edits[:-1])
    first = read_course(root).names
    edit(root, edits[-1:])
    course = read_course(root)

    assert course.names == first
    assert {problem.what for problem in course.problems} == {told}
    assert len(course.problems) == 2, "once in each language"


@pytest.mark.parametrize("edits", [[lesson("tyres")], [question("order")], [lesson("chain")]])
def test_a_name_in_use_is_nobodys_former_one(root: Path, edits: Edits) -> None:
    edit(root, edits)
    course = read_course(root)

    assert course.names == Names()
    assert course.problems


def test_one_language_is_enough_while_the_other_is_being_mended(root: Path) -> None:
    edit(root, [lesson("oil")])
    (root / CHAIN.format("lv")).write_text("broken")

    assert read_course(root).names == Names({"oil": "chain"}, {})


def test_names_that_were_never_given_stay_as_they_are() -> None:
    names = Names({"oil": "chain"}, {("chain", "old"): ("tyres", "new")})

    assert (names.lesson("oil"), names.lesson("gone")) == ("chain", "gone")
    assert names.question("oil", "old") == names.question("chain", "old") == ("tyres", "new")
    assert names.question("oil", "other") == ("chain", "other")
    assert names.question("gone", "old") == ("gone", "old")
