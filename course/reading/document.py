"""The document around a page's text: its head, the ways to other pages, its style."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from urllib.parse import quote

from course.content.model import Course, Edition
from course.locale import Words, words_for
from course.reading.places import Kind, Page, Ways, versions

_FONTS = "fonts:"
"""Stands for the folder of the typeface in `page.css`."""

_UNFOUND = '<meta name="robots" content="noindex">'


@dataclass(frozen=True, slots=True)
class Site:
    """A course, how its pages lead to one another, and the course's drawn mark as SVG."""

    course: Course
    ways: Ways
    mark: str


@dataclass(frozen=True, slots=True)
class Text:
    """What a page says. `found` tells whether search engines may keep it, `css` is added to the style."""

    title: str
    summary: str
    html: str
    css: str = ""
    found: bool = True


@dataclass(frozen=True, slots=True)
class Written:
    """A page as HTML; `style` is its one style element's text, for a policy that lets no other in."""

    html: str
    style: str
    found: bool = True


def document(site: Site, page: Page, text: Text) -> Written:
    """The whole page."""
    edition = site.course.editions[page.language]
    style = css(site.ways) + text.css
    named = text.title if text.title == edition.title else f"{text.title} – {edition.title}"
    return Written(
        f'<!doctype html>\n<html lang="{escape(page.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(named)}</title>\n"
        f'<meta name="description" content="{escape(text.summary)}">\n'
        f"{_found(site, page) if text.found else _UNFOUND}\n"
        f'<link rel="icon" href="{picture_address(site.mark)}">\n<style>{style}</style>\n</head>\n'
        f"<body>\n{_header(site, page, edition)}\n"
        f'<main id="text">\n<h1>{escape(text.title)}</h1>\n{text.html}\n</main>\n'
        f"{_footer(site, page, edition, text.found)}\n</body>\n</html>\n",
        style,
        text.found,
    )


def css(ways: Ways) -> str:
    """The style of all pages."""
    first, *rest = _style().split(_FONTS)
    named = [part.partition('"') for part in rest]
    return first + "".join(f'{ways.font(name)}"{after}' for name, _, after in named)


@cache
def _style() -> str:
    """The style sheet without comments and without the spaces that say nothing."""
    text = (Path(__file__).parent / "page.css").read_text(encoding="utf-8")
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"\s+", " ", text).strip()
    return re.sub(r";? ?([{};,]) ?|(?<=[a-z]): ", lambda found: found[1] or ":", text)


def picture_address(svg: str) -> str:
    """A small drawing as an address that holds it whole."""
    return "data:image/svg+xml," + quote(flat(svg).replace('"', "'"), safe="=:/'<>, ").replace(
        "<", "%3C"
    ).replace(">", "%3E").replace(" ", "%20")


def flat(svg: str) -> str:
    """A drawing in one line."""
    return "".join(line.strip() for line in svg.splitlines())


def _found(site: Site, page: Page) -> str:
    """What search engines are told: the page's own address, and that of each language's version."""
    if (own := site.ways.absolute(page)) is None:
        return ""
    there = versions(page, site.course)
    default = next(iter(there.values()), page)
    pairs = [*there.items(), ("x-default", default)]
    return f'<link rel="canonical" href="{escape(own)}">\n' + "\n".join(
        f'<link rel="alternate" hreflang="{escape(language)}" href="{escape(site.ways.absolute(one) or "")}">'
        for language, one in pairs
    )


def _header(site: Site, page: Page, edition: Edition) -> str:
    words = words_for(page.language)
    mark = f'<span aria-hidden="true">{flat(site.mark)}</span>'
    home = escape(site.ways.page(page.to(Kind.CONTENTS), page))
    links = "".join(_links(site, page, words))
    skip, pages = words.say("Skip to the text"), words.say("Pages")
    return (
        f'<a class="skip" href="#text">{escape(skip)}</a>\n'
        f'<header><a class="home" href="{home}">{mark}<span>{escape(edition.title)}</span></a>'
        f'<nav aria-label="{escape(pages)}"><ul>{links}</ul></nav></header>'
    )


def _links(site: Site, page: Page, words: Words) -> list[str]:
    here = versions(page, site.course)
    beside = {Kind.GLOSSARY: words.say("Glossary"), Kind.ABOUT: words.say("About this course")}
    links = [
        _link(site, page, page.to(kind), name)
        for kind, name in beside.items()
        if page.language in versions(page.to(kind), site.course)
    ]
    for language in site.course.editions:
        if language != page.language:
            there = here.get(language, Page(language))
            code = escape(language)
            more = f' lang="{code}" hreflang="{code}"'
            links.append(_link(site, page, there, words_for(language).name, more))
    return links


def _link(site: Site, page: Page, to: Page, name: str, more: str = "") -> str:
    current = ' aria-current="page"' if to == page else ""
    href = escape(site.ways.page(to, page))
    return f'<li><a href="{href}"{more}{current}>{escape(name)}</a></li>'


def _footer(site: Site, page: Page, edition: Edition, found: bool) -> str:
    course = site.course
    told = " · ".join(escape(one) for one in (edition.title, course.author, course.licence) if one)
    address = site.ways.absolute(page) if found else None
    shown = f'<p class="address">{escape(address)}</p>' if address else ""
    return f"<footer><p>{told}</p>{shown}</footer>"
