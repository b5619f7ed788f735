"""A sound course as values."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.content.directives import DIRECTIVES
from course.content.library import read_course
from course.content.model import (
    Admonition,
    ChartBlock,
    Course,
    Figure,
    Lesson,
    Prose,
    QuestionBlock,
    QuizBlock,
    Reveal,
)
from course.questions import KINDS


@pytest.fixture(scope="module")
def course(bicycle: Path) -> Course:
    return read_course(bicycle)


def lesson(course: Course, language: str, slug: str) -> Lesson:
    found = course.editions[language].lessons[slug]
    assert isinstance(found, Lesson)
    return found


def test_the_shipped_and_the_second_course_have_no_problems(
    repository: Path, bicycle: Path
) -> None:
    for root in (repository, bicycle):
        assert [str(problem) for problem in read_course(root).problems] == []


def test_the_course_says_what_its_file_says(course: Course) -> None:
    english = course.editions["en"]

    assert (course.id, course.version, course.licence, course.pass_mark) == (
        "bicycle-care",
        "1.0.0",
        "MIT",
        0.6,
    )
    assert course.languages == ("lv", "en")
    assert english.title == "Looking after a bicycle"
    assert list(english.lessons) == ["tyres", "chain"]
    assert english.glossary["pressure"].also == ("tyre pressure",)
    assert english.glossary["link"].definition.endswith(
        'data-lesson="chain">the lesson on chains</a>.'
    )
    assert english.about.startswith('<h2 id="what-this-is">')


def test_a_lesson_is_a_list_of_blocks_each_with_its_place(course: Course) -> None:
    path = "lessons/en/02-chain.md"
    blocks = lesson(course, "en", "chain").blocks

    assert [(type(block), str(block.place)) for block in blocks] == [
        (Prose, f"{path}:9:1"),
        (QuestionBlock, f"{path}:12:1"),
        (Prose, f"{path}:15:1"),
        (Admonition, f"{path}:21:1"),
        (Reveal, f"{path}:25:1"),
        (Admonition, f"{path}:29:1"),
        (Prose, f"{path}:33:1"),
        (ChartBlock, f"{path}:38:1"),
        (QuizBlock, f"{path}:45:1"),
    ]


def test_headings_keep_the_anchors_that_files_give(course: Course) -> None:
    headings = lesson(course, "lv", "tyres").headings

    assert [(heading.level, heading.anchor) for heading in headings] == [
        (2, "pressure"),
        (3, "weekly"),
        (2, "puncture"),
    ]
    assert headings[1].text == "Pietiek ar reizi nedēļā"
    assert str(headings[0].place) == "lessons/lv/01-tyres.md:15:1"


def test_a_figure_has_a_path_from_the_root_and_its_caption_as_html(course: Course) -> None:
    (figure,) = [b for b in lesson(course, "en", "tyres").blocks if isinstance(b, Figure)]

    assert figure.path == "lessons/images/valve.svg"
    assert "<em>valve</em>" in figure.caption
    assert figure.alt.startswith("A wheel in outline.")


def test_a_chart_has_its_parameters_and_the_question_before_it(course: Course) -> None:
    (chart,) = [b for b in lesson(course, "en", "chain").blocks if isinstance(b, ChartBlock)]

    assert chart.parameters.model_dump()["a"]["name"] == "Lent"
    assert chart.predict is not None
    assert (chart.predict.lesson, chart.predict.question) == ("chain", "equal")
    assert str(chart.predict.place) == "lessons/en/02-chain.md:39:10"


def test_questions_asked_in_the_text_are_known_by_the_lesson(course: Course) -> None:
    assert lesson(course, "en", "chain").inline == ("more-oil", "equal")


def test_the_second_course_uses_every_kind_and_every_directive(
    course: Course, bicycle: Path
) -> None:
    lessons = [lesson(course, "en", slug) for slug in ("tyres", "chain")]
    texts = "".join(file.read_text() for file in (bicycle / "lessons/en").glob("0*.md"))

    assert {q.kind for one in lessons for q in one.quiz.questions.values()} == set(KINDS)
    assert [name for name in DIRECTIVES if f":::{{{name}}}" not in texts] == []


def test_a_chart_may_come_without_a_prediction_and_a_figure_without_a_caption(
    bicycle: Path, tmp_path: Path
) -> None:
    for source in bicycle.rglob("*.*"):
        target = tmp_path / source.relative_to(bicycle)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = source.read_text()
        lines = [line for line in text.split("\n") if not line.startswith(("predict:", "caption:"))]
        target.write_text("\n".join(lines))

    assert read_course(tmp_path).problems == ()
