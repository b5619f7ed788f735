"""The tests of spelling, typography and sources read every text that a learner reads."""

from __future__ import annotations

import re

import pytest

from tests.shipped.markup import Section, from_markdown
from tests.shipped.shipped import in_each_language
from tests.shipped.texts import texts

PLACES = (
    r"^lessons/course\.yaml: title$",
    r"^lessons/course\.yaml: source$",
    r"/about\.md$",
    r"/glossary\.yaml: commission$",
    r"/01-introduction\.md: title$",
    r"/01-introduction\.md: summary$",
    r"/04-pay\.md: objective pay\.",
    r"/04-pay\.md:\d+$",
    r"/04-pay\.md:\d+ chart$",
    r"/01-introduction\.md:\d+ alt$",
    r"^quizzes/\w\w/01-introduction\.yaml: title$",
    r"question ‘why-you’ prompt$",
    r"question ‘why-you’ options ‘charm’ text$",
    r"question ‘why-you’ options ‘charm’ feedback$",
    r"question ‘why-you’ explanation$",
    r"question ‘lower-bar’ feedback false$",
    r"question ‘warranty-growth’ mistakes feedback$",
    r"question ‘warranty-growth’ feedback wrong$",
    r"question ‘warranty-growth’ hint$",
    r"^lessons/images/\w\w/[\w-]+\.svg$",
    r"/course\.po: ‘",
)


@pytest.mark.parametrize("place", PLACES)
@in_each_language
def test_texts_of_this_place_are_read(language: str, place: str) -> None:
    read = [text.plain for text in texts(language) if re.search(place, text.where)]
    assert read
    assert all(read)


@in_each_language
def test_nothing_of_the_other_language_is_read(language: str) -> None:
    other = {"lv": "en", "en": "lv"}[language]
    folders = (f"lessons/{other}/", f"lessons/images/{other}/", f"quizzes/{other}/")
    assert not [text.where for text in texts(language) if text.where.startswith(folders)]


def test_markdown_is_read_as_its_text() -> None:
    read = from_markdown("## One *two*\n\nIt’s **no**t `code`.\n\n- a\n- b\n\n## Three\n\nend")
    assert read.text == "One two\nIt’s not code.\na\nb\nThree\nend"
    assert read.within("em") == "two"
    assert read.without("code").split("\n")[1:4] == ["It’s not", ".", "a"]
    assert read.sections == (
        Section("One two", "One two\nIt’s not code.\na\nb"),
        Section("Three", "Three\nend"),
    )
