"""From the browser's address to a page, and the pages there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from functools import cached_property, partial
from urllib.parse import unquote, urlsplit

import streamlit as st
from streamlit.navigation.page import Page

from course.app import session
from course.app.addresses import (
    LAB_KINDS,
    Address,
    PageKind,
    addresses,
    former_addresses,
    language_of,
    preferred_language,
    present,
)
from course.app.pages import about, glossary, lab, lesson, missing, overview, record
from course.app.place import Pages, Place
from course.content.model import Course
from course.locale import words_for


@dataclass(frozen=True)
class Ways:
    """All pages of a course by their addresses, for who starts in one language: the same for all sessions.

    Made for each run of a page, they took time that grew with the course, and each session held its own; a course
    of a thousand lessons has two thousand.
    """

    course: Course
    pages: Pages
    by_path: Mapping[str, Address]

    @cached_property
    def each(self) -> list[Page]:
        """Each page once; always the same list."""
        return [self.pages[address] for address in self.by_path.values()]

    def place_of(self, page: Page) -> Place:
        """The place of the page that Streamlit chose to run."""
        return Place(self.course, present(self.by_path[page.url_path], self.course), self.pages)


def ways(course: Course) -> Ways:
    """The pages that there are, and where the address asked for leads nowhere, one that says so.

    That one is in the learner's language. An address by a lesson's former name shows the lesson and stays as it is,
    so that anchors and the browser's way back lead there.
    """
    wished = preferred_language(course, session.chosen_language(), st.context.locale)
    asked = _asked_path()
    # Streamlit wants a name even for the root, and no two pages may share one.
    root = "start" if asked != "start" else "root"
    found = _WAYS.get((wished, root))
    if found is None or found.course is not course:
        there = (Address(wished, PageKind.START), *addresses(course), *former_addresses(course))
        found = _WAYS[wished, root] = _made(course, there, root)
    if asked in found.by_path:
        return found
    missing = Address(language_of(asked, course) or wished, PageKind.MISSING)
    return _with_missing(found, missing, asked)


_WAYS: dict[tuple[str, str], Ways] = {}


def _made(course: Course, there: Iterable[Address], root: str) -> Ways:
    found: dict[Address, Page] = {}
    by_path: dict[str, Address] = {}
    for address in there:
        path = "" if address.kind is PageKind.START else address.path
        if path in by_path:  # a lesson named like a page: the check tells its trainer
            found[address] = found[by_path[path]]
        else:
            by_path[path] = address
            found[address] = _page(course, address, path or root, found)
    return Ways(course, found, by_path)


def _with_missing(known: Ways, address: Address, path: str) -> Ways:
    found = dict(known.pages)
    found[address] = _page(known.course, address, path, found)
    return Ways(known.course, found, {**known.by_path, path: address})


def _page(course: Course, address: Address, path: str, found: Pages) -> Page:
    here = present(address, course)
    return st.Page(
        partial(_draw, Place(course, here, found)),
        title=_title(course, here),
        url_path=path,
        default=address.kind is PageKind.START,
    )


def run(page: Page) -> None:
    """Draw the page that Streamlit chose: it may be run once, and is every session's."""
    copy(page).run()


def _asked_path() -> str:
    path = unquote(urlsplit(st.context.url or "").path)
    return path.strip("/").rpartition("/")[2].strip()  # as Streamlit strips a page's name


def _title(course: Course, address: Address) -> str:
    words = words_for(address.language)
    edition = course.editions[address.language]
    match address.kind:
        case PageKind.LESSON:
            return f"{edition.lessons[address.lesson or ''].title} – {edition.title}"
        case PageKind.GLOSSARY:
            return words.say("Glossary") + f" – {edition.title}"
        case PageKind.ABOUT:
            return words.say("About this course") + f" – {edition.title}"
        case PageKind.RECORD:
            return words.say("My record") + f" – {edition.title}"
        case kind if kind in LAB_KINDS:
            return f"{lab.title(address, words)} – {edition.title}"
        case PageKind.MISSING:
            return words.say("Page not found")
    return edition.title


def _draw(place: Place) -> None:
    match place.address.kind:
        case PageKind.LESSON:
            lesson.draw(place)
        case PageKind.GLOSSARY:
            glossary.draw(place)
        case PageKind.ABOUT:
            about.draw(place)
        case PageKind.RECORD:
            record.draw(place)
        case kind if kind in LAB_KINDS:
            lab.draw(place)
        case PageKind.MISSING:
            missing.draw(place)
        case _:
            overview.draw(place)
