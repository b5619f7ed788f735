"""From the browser's address to a page, and the pages there are."""

from __future__ import annotations

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


def pages(course: Course) -> Pages:
    """All pages by their addresses.

    An address that leads nowhere gets a page of its own that says so, in the learner's language. One
    by a lesson's former name shows the lesson and stays as it is, so that anchors and the browser's way
    back lead there.
    """
    wished = preferred_language(course, session.chosen_language(), st.context.locale)
    asked = _asked_path()
    # Streamlit wants a name even for the root, and no two pages may share one.
    root = "start" if asked != "start" else "root"
    found: Pages = {}
    taken: dict[str, Page] = {}

    def add(address: Address, path: str) -> None:
        if path in taken:  # a lesson named like a page: the check tells its trainer
            found[address] = taken[path]
            return

        here = present(address, course)

        def show() -> None:
            _draw(Place(course, here, found))

        start = address.kind is PageKind.START
        found[address] = taken[path] = st.Page(
            show, title=_title(course, here), url_path=path or root, default=start
        )

    add(Address(wished, PageKind.START), "")
    for address in (*addresses(course), *former_addresses(course)):
        add(address, address.path)
    if asked not in taken:
        add(Address(language_of(asked, course) or wished, PageKind.MISSING), asked)
    return found


def unique(found: Pages) -> list[Page]:
    """Each page once."""
    return list({page.url_path: page for page in found.values()}.values())


def place_of(page: Page, course: Course, found: Pages) -> Place:
    """The place of the page that Streamlit chose to run."""
    by_path = {p.url_path: address for address, p in reversed(found.items())}
    return Place(course, present(by_path[page.url_path], course), found)


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
