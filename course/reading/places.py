"""The pages of a reading copy, and how one of them leads to another, served or as files."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol
from urllib.parse import quote

from course.content.model import Course


class Kind(StrEnum):
    """The kinds of pages."""

    CONTENTS = "contents"
    LESSON = "lesson"
    GLOSSARY = "glossary"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the reading copy; `lesson` is the id of a page's lesson."""

    language: str
    kind: Kind = Kind.CONTENTS
    lesson: str | None = None

    @property
    def path(self) -> str:
        """The path below the reading copy's own address: `lv`, `lv/pay`, `lv/glossary`."""
        if self.kind is Kind.CONTENTS:
            return self.language
        return f"{self.language}/{self.lesson or self.kind}"

    def to(self, kind: Kind, lesson: str | None = None) -> Page:
        """Another page in the same language."""
        return Page(self.language, kind, lesson)

    def in_language(self, language: str) -> Page:
        """The same page in another language."""
        return replace(self, language=language)


def pages(course: Course) -> Iterator[Page]:
    """All pages of a course, in the order in which they are read."""
    for language, edition in course.editions.items():
        yield Page(language)
        yield from (Page(language, Kind.LESSON, lesson) for lesson in edition.lessons)
        if edition.glossary:
            yield Page(language, Kind.GLOSSARY)
        yield Page(language, Kind.ABOUT)


def versions(page: Page, course: Course) -> dict[str, Page]:
    """The page in each language that has it, its own among them, by language."""
    found = (page.in_language(language) for language in course.editions)
    return {there.language: there for there in found if _known(there, course)}


def _known(page: Page, course: Course) -> bool:
    edition = course.editions.get(page.language)
    if edition is None:
        return False
    match page.kind:
        case Kind.LESSON:
            return page.lesson in edition.lessons
        case Kind.GLOSSARY:
            return bool(edition.glossary)
    return True


class Ways(Protocol):
    """How pages lead to one another and to what they show."""

    def page(self, to: Page, within: Page) -> str:
        """The address of a page in a link of another."""

    def absolute(self, page: Page) -> str | None:
        """A page's whole address, for those who find it from elsewhere; None where it is not known."""

    def font(self, name: str) -> str:
        """The address of a file of the typeface in a page's style."""

    def picture(self, path: str) -> str:
        """The address of a lesson's picture, by its path within the course."""

    def door(self, language: str, lesson: str | None, section: str = "") -> str | None:
        """Where the interactive lesson, or the whole course, is taken; None where nobody has said."""


ORIGIN = "\0"
"""Stands in a served page for the scheme and the host that it is asked for by; no text of a file can hold it."""


@dataclass(frozen=True, slots=True)
class Served:
    """Beside the interactive course on the same server, below its path `base` (empty, or like `/course`)."""

    base: str

    def page(self, to: Page, within: Page) -> str:
        return f"{self.base}/read/{to.path}"

    def absolute(self, page: Page) -> str | None:
        return f"{ORIGIN}{self.base}/read/{page.path}"

    def font(self, name: str) -> str:
        return f"{self.base}/app/static/fonts/{name}"

    def picture(self, path: str) -> str:
        return f"{self.base}/read/pictures/{quote(path)}"

    def door(self, language: str, lesson: str | None, section: str = "") -> str | None:
        return door(self.base, language, lesson, section)


@dataclass(frozen=True, slots=True)
class Exported:
    """As files, all of them one folder below the export's own: `lv/index.html`, `lv/pay.html`.

    `url` is where the folder will lie, `app` where the interactive course runs; either may be unknown.
    """

    url: str | None = None
    app: str | None = None

    def page(self, to: Page, within: Page) -> str:
        return posixpath.relpath(file_of(to), posixpath.dirname(file_of(within)))

    def absolute(self, page: Page) -> str | None:
        return f"{self.url}/{file_of(page)}" if self.url else None

    def font(self, name: str) -> str:
        return f"../fonts/{name}"

    def picture(self, path: str) -> str:
        return f"../pictures/{quote(path)}"

    def door(self, language: str, lesson: str | None, section: str = "") -> str | None:
        return door(self.app, language, lesson, section) if self.app else None


def file_of(page: Page) -> str:
    """The file of a page within an export."""
    name = "index" if page.kind is Kind.CONTENTS else page.lesson or page.kind
    return f"{page.language}/{name}.html"


def door(app: str, language: str, lesson: str | None, section: str = "") -> str:
    """The address of the interactive course at `app`, in a language, or of a section of a lesson."""
    there = f"{app}/{language}-{lesson}" if lesson else f"{app}/{language}"
    return f"{there}#{quote(section)}" if section else there
