"""The site map: every page that search engines may keep, with its versions in other languages."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from course.content.model import BrokenLesson, Course
from course.reading.places import Page, Ways, pages, versions


def sitemap(course: Course, ways: Ways) -> str:
    """The map as XML, for ways that know whole addresses."""
    rows = "\n".join(
        f"<url><loc>{_address(ways, page)}</loc>{''.join(_versions(course, ways, page))}</url>"
        for page in pages(course)
        if _sound(course, page)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        f' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{rows}\n</urlset>\n'
    )


def _versions(course: Course, ways: Ways, page: Page) -> Iterator[str]:
    for language, there in versions(page, course).items():
        if _sound(course, there):
            yield (
                f'<xhtml:link rel="alternate" hreflang="{escape(language)}"'
                f' href="{_address(ways, there)}"/>'
            )


def _sound(course: Course, page: Page) -> bool:
    lesson = course.editions[page.language].lessons.get(page.lesson or "")
    return not isinstance(lesson, BrokenLesson)


def _address(ways: Ways, page: Page) -> str:
    return escape(ways.absolute(page) or "")
