"""Every page of a course draws, in every language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from course.app.addresses import LAB_KINDS, Address, PageKind, addresses
from course.app.pages import lab
from course.locale import words_for
from tests.app.conftest import Use
from tests.app.visiting import BICYCLE, SHIPPED, contents, course_in, faults, prose, title, visit

ROOTS = {"bicycle": BICYCLE, "shipped": SHIPPED}


def _pages() -> Iterator[tuple[str, Address]]:
    for name, root in ROOTS.items():
        for address in addresses(course_in(root)):
            yield name, address


def _title(root: Path, address: Address) -> str:
    edition, words = course_in(root).editions[address.language], words_for(address.language)
    match address.kind:
        case PageKind.LESSON:
            return edition.lessons[address.lesson or ""].title
        case PageKind.GLOSSARY:
            return words.say("Glossary")
        case PageKind.ABOUT:
            return words.say("About this course")
        case PageKind.RECORD:
            return words.say("My record")
        case kind if kind in LAB_KINDS:
            return lab.title(address, words)
        case _:
            return edition.title


@pytest.mark.parametrize(
    ("name", "address"), list(_pages()), ids=lambda value: getattr(value, "path", value)
)
def test_every_address_shows_its_page_in_its_language(
    use: Use, name: str, address: Address
) -> None:
    root = use(ROOTS[name])
    app = visit(address.path, locale="fr-FR")
    assert faults(app) == []
    assert title(app) == _title(root, address)
    assert {text["lang"] for text in prose(app)} <= {address.language}


@pytest.mark.parametrize("name", ROOTS)
def test_the_sidebar_leads_to_every_page_of_the_language_and_to_the_other_language(
    use: Use, name: str
) -> None:
    """To every page but the lab's tools, which the lab's own pages lead to."""
    course = course_in(use(ROOTS[name]))
    for language in course.editions:
        app = visit(f"{language}-glossary")
        links = {*contents(app)}
        here = {
            address.path
            for address in addresses(course)
            if address.language == language and address.kind not in LAB_KINDS - {PageKind.LAB}
        }
        there = {f"{other}-glossary" for other in course.editions if other != language}
        assert links == here | there


@pytest.mark.parametrize(
    "path", ["lv-nothing", "en-nothing", "xx", "lv-", "en-tyres-2", "favicon", "EN-TYRES"]
)
def test_an_unknown_address_gets_a_friendly_page_with_the_lessons(bicycle: Path, path: str) -> None:
    app = visit(path)
    language = "en" if path.lower().startswith("en") else "lv"
    say = words_for(language).say
    assert faults(app) == []
    assert title(app) == say("There is no such page")
    assert [link.label for link in app.main.page_link] == [say("To the overview")]
    assert [button.label for button in app.main.button] == [say("Begin the course")]
    (listed,) = prose(app)
    for id_, lesson in course_in(bicycle).editions[language].lessons.items():
        assert f'data-lesson="{id_}">{lesson.title}</a>' in listed["html"]


@pytest.mark.parametrize(
    ("at", "expected"), [("en-tyres", ["Next"]), ("en-chain", ["Previous", "Back to the overview"])]
)
def test_a_lesson_ends_with_the_ways_on(bicycle: Path, at: str, expected: list[str]) -> None:
    labels = [link.label.partition(":")[0] for link in visit(at).main.page_link]
    assert labels == expected


def test_the_about_page_tells_source_author_licence_and_version(bicycle: Path) -> None:
    (text,) = prose(visit("en-about"))
    for value in ("Written for this example.", "Kursa autori", "MIT", "1.0.0"):
        assert f"<dd>{value}</dd>" in text["html"]


def test_the_glossary_lists_all_terms_alphabetically_each_with_its_anchor(bicycle: Path) -> None:
    (text,) = prose(visit("lv-glossary"))
    anchors = [part.split('"')[0] for part in text["html"].split('<dt id="')[1:]]
    assert sorted(anchors) == sorted(course_in(bicycle).editions["lv"].glossary)
