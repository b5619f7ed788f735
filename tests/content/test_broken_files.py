"""One broken file never takes the others down, and no bytes in any file raise."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.content.library import read_course
from course.content.model import BrokenLesson, Course, Lesson
from tests.content.breaking import Subject
from tests.content.breaking import subject as copy_of

TYRES = "lessons/lv/01-tyres.md"


@pytest.fixture
def root(bicycle: Path, tmp_path: Path) -> Path:
    return shutil.copytree(bicycle, tmp_path / "course")


def broken(course: Course) -> set[tuple[str, str]]:
    return {
        (language, slug)
        for language, edition in course.editions.items()
        for slug, lesson in edition.lessons.items()
        if isinstance(lesson, BrokenLesson)
    }


@pytest.mark.parametrize(
    ("file", "content", "lost"),
    [
        (TYRES, "", {("lv", "tyres")}),
        (TYRES, "---\ntitle: [", {("lv", "tyres")}),
        (TYRES, None, {("lv", "tyres")}),
        ("quizzes/lv/01-tyres.yaml", "title: [", {("lv", "tyres")}),
        ("quizzes/en/02-chain.yaml", None, {("en", "chain")}),
        ("lessons/lv/glossary.yaml", "terms: [", set()),
        ("lessons/lv/glossary.yaml", None, set()),
        ("lessons/lv/about.md", None, set()),
        ("lessons/lv/about.md", "[a](javascript:b)", set()),
        ("lessons/course.yaml", "title: [", set()),
        ("lessons/course.yaml", None, set()),
        ("lessons/images/valve.svg", None, {("lv", "tyres"), ("en", "tyres")}),
    ],
)
def test_a_broken_file_costs_only_the_lesson_it_is_of(
    root: Path, file: str, content: str | None, lost: set[tuple[str, str]]
) -> None:
    if content is None:
        (root / file).unlink()
    else:
        (root / file).write_text(content)
    course = read_course(root)

    assert broken(course) == lost
    assert set(course.editions) == {"lv", "en"}
    assert all(set(edition.lessons) == {"tyres", "chain"} for edition in course.editions.values())


def test_warnings_cost_no_lesson(root: Path) -> None:
    with (root / TYRES).open("a") as file:
        file.write("\n<b>HTML</b>\n")
    course = read_course(root)

    assert len(course.problems) == 2
    assert broken(course) == set()


@pytest.mark.parametrize(
    ("content", "title"),
    [
        ("---\ntitle: Jauns nosaukums\nminutes: x\n---\n", "Jauns nosaukums"),
        ("---\ntitle: [\n---\n", "Tyres that roll"),
        ("", "Tyres that roll"),
    ],
)
def test_a_broken_lesson_keeps_the_title_that_can_be_read(
    root: Path, content: str, title: str
) -> None:
    (root / TYRES).write_text(content)
    lesson = read_course(root).editions["lv"].lessons["tyres"]

    assert isinstance(lesson, BrokenLesson)
    assert lesson.title == title


def test_without_course_yaml_the_folders_tell_the_languages_and_the_order(root: Path) -> None:
    (root / "lessons/course.yaml").unlink()
    course = read_course(root)

    assert course.languages == ("en", "lv")
    assert list(course.editions["en"].lessons) == ["tyres", "chain"]
    assert course.editions["en"].title == "course"


def test_with_one_field_of_course_yaml_broken_the_others_hold(root: Path) -> None:
    file = root / "lessons/course.yaml"
    file.write_text(file.read_text().replace("pass_mark: 0.6", "pass_mark: six"))
    course = read_course(root)

    assert len(course.problems) == 1
    assert (course.id, course.pass_mark) == ("bicycle-care", 0.7)
    assert course.languages == ("lv", "en")
    assert course.editions["en"].title == "Looking after a bicycle"


@pytest.mark.parametrize("folders", [(), ("lessons",), ("lessons/lv", "quizzes/lv")])
def test_an_empty_folder_is_a_course_with_a_problem(
    tmp_path: Path, folders: tuple[str, ...]
) -> None:
    for folder in folders:
        (tmp_path / folder).mkdir(parents=True)
    course = read_course(tmp_path)

    assert [str(problem).partition(";")[0] for problem in course.problems] == [
        "lessons/course.yaml:1:1: error: there is no such file"
    ]
    assert [edition.lessons for edition in course.editions.values()] == [{}]


def test_a_term_that_is_broken_leaves_the_others_and_the_lessons(root: Path) -> None:
    file = root / "lessons/en/glossary.yaml"
    file.write_text(
        file.read_text().replace("    definition: The rubber", "    defintion: The rubber")
    )
    course = read_course(root)

    assert len(course.problems) == 1
    assert set(course.editions["en"].glossary) == {"pressure", "link"}
    assert broken(course) == set()


def test_headings_with_other_anchors_in_one_language_are_told_at_the_heading(root: Path) -> None:
    file = root / "lessons/en/01-tyres.md"
    file.write_text(file.read_text().replace("{#weekly}", "{#every-week}"))
    quiz = root / "quizzes/en/01-tyres.yaml"
    quiz.write_text(quiz.read_text().replace("read: weekly", "read: every-week"))

    assert [str(problem) for problem in read_course(root).problems] == [
        "lessons/en/01-tyres.md:33:1: warning: this heading has the anchor ‘weekly’ in "
        "lessons/lv/01-tyres.md; end it with {#weekly}",
        "quizzes/en/01-tyres.yaml:70:11: warning: ‘read’ of the question ‘gauge’ differs from "
        "quizzes/lv/01-tyres.yaml; let it be the same in all languages",
    ]


def test_problems_come_sorted_by_file_line_and_column(root: Path) -> None:
    for file in root.rglob("*.md"):
        file.write_text(file.read_text() + "\n<b>\n\n[a](x)\n")
    problems = read_course(root).problems

    assert len(problems) == 12
    assert list(problems) == sorted(problems)


FILES = (
    "lessons/course.yaml",
    "lessons/en/01-tyres.md",
    "lessons/en/about.md",
    "lessons/en/glossary.yaml",
    "quizzes/en/01-tyres.yaml",
)
SNIPPETS = tuple(
    "---\n|:::{chart} two-offers\n|:::\n|a: |- |&a |*a |[|{|'|\"|\t|## x {#y}\n|[a](term:b)|1e999|NaN"
    "|\x00|\ufeff|\u2028|![|<b>|{{|#".split("|")
)


@pytest.fixture(scope="module")
def copy(bicycle: Path, tmp_path_factory: pytest.TempPathFactory) -> Subject:
    return copy_of(bicycle, tmp_path_factory.mktemp("broken"))


@given(file=st.sampled_from(FILES), content=st.binary(max_size=300))
def test_no_bytes_raise(copy: Subject, file: str, content: bytes) -> None:
    assert_reads(copy, file, content)


@given(
    file=st.sampled_from(FILES),
    at=st.floats(0, 1),
    length=st.integers(0, 40),
    snippets=st.lists(st.sampled_from(SNIPPETS), max_size=4),
)
def test_no_slip_raises(
    copy: Subject, file: str, at: float, length: int, snippets: list[str]
) -> None:
    text = (copy.root / file).read_text()
    start = int(at * len(text))
    changed = text[:start] + "".join(snippets) + text[start + length :]
    assert_reads(copy, file, changed.encode())


def assert_reads(copy: Subject, file: str, content: bytes) -> None:
    """Read the course with one file's content replaced; the other lessons stay what they are."""
    kept = (copy.root / file).read_bytes()
    copy.write(copy.root / file, content)
    try:
        course = copy.course()
    finally:
        copy.write(copy.root / file, kept)

    if file != "lessons/course.yaml":
        assert isinstance(course.editions["lv"].lessons["chain"], Lesson)
    for problem in course.problems:
        assert problem.place.line >= 1
        assert "\n" not in str(problem)
        assert len(str(problem)) < 1000
