"""Every page has an address in each language: `lv`, `lv-pay`, `en-glossary`, `en-lab-two-offers`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from course.content.model import Course
from course.pay.charts import CHARTS


class PageKind(StrEnum):
    """The kinds of pages."""

    START = "start"
    """The app's root: the overview in the learner's own language."""
    OVERVIEW = "overview"
    LESSON = "lesson"
    GLOSSARY = "glossary"
    ABOUT = "about"
    RECORD = "record"
    LAB = "lab"
    """The pay lab’s front page; its tools are the kinds that follow."""
    PLAN = "lab-plan"
    YEAR = "lab-year"
    OFFERS = "lab-offers"
    SUMMARY = "lab-summary"
    CHART = "lab-chart"
    MISSING = "missing"


TOOLS = (PageKind.PLAN, PageKind.YEAR, PageKind.OFFERS, PageKind.SUMMARY)
"""The lab’s pages of their own, beside its front page and its charts."""

LAB_KINDS = frozenset({PageKind.LAB, *TOOLS, PageKind.CHART})
"""All pages of the lab."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a learner is: a page in a language, and which lesson or chart if it is one."""

    language: str
    kind: PageKind = PageKind.OVERVIEW
    lesson: str | None = None
    chart: str | None = None

    @property
    def path(self) -> str:
        """The path under the app's root, without slashes (Streamlit knows no nested ones)."""
        if self.kind is PageKind.START:
            return ""
        if self.kind is PageKind.OVERVIEW:
            return self.language
        if self.kind is PageKind.CHART:
            return f"{self.language}-{PageKind.LAB}-{self.chart}"
        return f"{self.language}-{self.lesson or self.kind}"

    def to(self, kind: PageKind, lesson: str | None = None, chart: str | None = None) -> Address:
        """Another page in the same language."""
        return Address(self.language, kind, lesson, chart)

    def in_language(self, language: str) -> Address:
        """The same page in another language."""
        return replace(self, language=language)


def addresses(course: Course) -> Iterator[Address]:
    """All addresses of a course but its root."""
    for language, edition in course.editions.items():
        yield Address(language)
        yield Address(language, PageKind.GLOSSARY)
        yield Address(language, PageKind.ABOUT)
        yield Address(language, PageKind.RECORD)
        if course.pay_lab:
            yield from _lab(language)
        for lesson in edition.lessons:
            yield Address(language, PageKind.LESSON, lesson)


def _lab(language: str) -> Iterator[Address]:
    yield Address(language, PageKind.LAB)
    for kind in TOOLS:
        yield Address(language, kind)
    for chart in CHARTS:
        yield Address(language, PageKind.CHART, chart=chart)


def preferred_language(course: Course, chosen: str | None, browser: str | None) -> str:
    """The language to begin with: the one chosen, else the browser's, else the course's first."""
    wished = (chosen, browser, (browser or "").split("-")[0].lower())
    return next((w for w in wished if w and w in course.editions), next(iter(course.editions)))


def former_addresses(course: Course) -> Iterator[Address]:
    """The addresses of lessons by the names that they had before."""
    for language in course.editions:
        for name in course.names.lessons:
            yield Address(language, PageKind.LESSON, name)


def present(address: Address, course: Course) -> Address:
    """The same page under the name that its lesson has now."""
    if address.lesson is None:
        return address
    return replace(address, lesson=course.names.lesson(address.lesson))


def language_of(path: str, course: Course) -> str | None:
    """The language that a path begins with, so that even a wrong address answers in it."""
    language = path.partition("-")[0].lower()
    return language if language in course.editions else None
