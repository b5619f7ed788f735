"""What holds for the text of every lesson."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from course.content.model import ChartBlock, Figure, Lesson
from tests.shipped.markup import Html
from tests.shipped.shipped import (
    LANGUAGES,
    edition,
    in_each_language,
    in_each_lesson,
    lesson,
    told,
)
from tests.shipped.texts import block_html

WORDS = range(900, 1501)
LONGEST_SECTION = 260
FEWEST_TERMS = 3
SUMMARY = range(40, 201)
"""Characters: a sentence or two, which the overview shows in two or three lines."""


def words(text: str) -> int:
    """How many words: pieces between spaces with a letter or digit in them.

    A no-break space parts nothing, so `12 000 €` is one word.
    """
    return sum(1 for piece in re.split(r"[ \n\t]+", text) if re.search(r"\w", piece))


def html(read: Lesson) -> Html:
    """The lesson's own text: prose with headings and tables, notes, reveals and captions.

    Questions, charts and descriptions of pictures are not part of it.
    """
    return Html("".join(map(block_html, read.blocks)))


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("A first – word.", 3), ("12\u00a0000\u00a0€ a month\nor less", 5), ("− 20 =", 1)],
)
def test_words_are_counted_as_one_reads_them(text: str, count: int) -> None:
    assert words(text) == count


@in_each_lesson
@in_each_language
def test_a_lesson_is_read_in_one_sitting(language: str, name: str) -> None:
    read = lesson(language, name)
    count = words(html(read).text)
    assert count in WORDS, (
        f"{read.place.path}: {count} words, not {WORDS.start} to {WORDS.stop - 1}"
    )


@in_each_lesson
@in_each_language
def test_sections_are_short(language: str, name: str) -> None:
    read = lesson(language, name)
    long = [
        f"{read.place.path}: {words(section.text)} words under ‘{section.heading}’, "
        f"more than {LONGEST_SECTION}: cut or divide it"
        for section in html(read).sections
        if words(section.text) > LONGEST_SECTION
    ]
    assert not long, told(long)


@in_each_lesson
@in_each_language
def test_headings_differ(language: str, name: str) -> None:
    read = lesson(language, name)
    counts = Counter(heading.text.casefold() for heading in read.headings)
    repeated = [text for text, count in counts.items() if count > 1]
    assert not repeated, f"{read.place.path}: give each section a heading of its own: {repeated}"


@in_each_lesson
@in_each_language
def test_a_lesson_shows_something(language: str, name: str) -> None:
    read = lesson(language, name)
    shown = any(isinstance(block, Figure | ChartBlock) for block in read.blocks)
    assert shown or "table" in html(read).tags, (
        f"{read.place.path}: add a picture, a table or a chart that carries the argument"
    )


@in_each_lesson
@in_each_language
def test_a_lesson_links_terms(language: str, name: str) -> None:
    read = lesson(language, name)
    linked = sorted(set(html(read).terms))
    assert len(linked) >= FEWEST_TERMS, (
        f"{read.place.path}: link at least {FEWEST_TERMS} terms, ‘[text](term:key)’; now {linked}"
    )


@in_each_lesson
@in_each_language
def test_a_summary_is_a_sentence_or_two(language: str, name: str) -> None:
    read = lesson(language, name)
    assert len(read.summary) in SUMMARY, (
        f"{read.place.path}: the summary has {len(read.summary)} characters, "
        f"not {SUMMARY.start} to {SUMMARY.stop - 1}"
    )
    assert read.summary.endswith((".", "?")), f"{read.place.path}: end the summary as a sentence"


@in_each_lesson
@in_each_language
def test_minutes_fit_the_work(language: str, name: str) -> None:
    """From 200 words a minute and half a minute a question to 100 words and a minute and a half."""
    read = lesson(language, name)
    text, asked = words(html(read).text), len(read.quiz.questions)
    least, most = text / 200 + asked * 0.5, text / 100 + asked * 1.5
    assert least <= read.minutes <= most, (
        f"{read.place.path}: {text} words and {asked} questions take {least:.0f} to {most:.0f} "
        f"minutes, not {read.minutes}"
    )


@in_each_lesson
def test_the_languages_promise_the_same_minutes(name: str) -> None:
    minutes = {language: lesson(language, name).minutes for language in LANGUAGES}
    assert len(set(minutes.values())) == 1, f"{name}: ‘minutes:’ differ: {minutes}"


def test_the_languages_explain_the_same_terms() -> None:
    latvian, english = (edition(language).glossary for language in ("lv", "en"))
    differing = sorted(latvian.keys() ^ english.keys())
    assert not differing, f"glossary.yaml: only one language has {differing}"
