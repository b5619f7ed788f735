"""Running text as HTML: paragraphs, notes beside them, what opens, and the links in all of it."""

from __future__ import annotations

import re
from html import escape

from course.content.model import Admonition, Block, Course, Prose, Reveal
from course.locale import Words
from course.locale.message import message
from course.reading.places import Kind, Page, Ways, versions

TITLES = {
    "note": message("Note"),
    "tip": message("Tip"),
    "warning": message("Warning"),
}
_LESSON = re.compile(r'href="\?" data-lesson="([^"]+)"(?: data-anchor="([^"]+)")?')
_TERM = re.compile(r'<button type="button" class="term" data-term="([^"]+)">(.*?)</button>', re.S)
_AWAY = ' target="_blank" rel="noopener noreferrer"'


def text_html(block: Block, words: Words) -> str:
    """A block of text as HTML; its links to lessons and terms are still to be led somewhere."""
    match block:
        case Prose():
            return block.html
        case Admonition():
            title = escape(block.title or words.say(TITLES[block.kind]))
            head = f'<p class="admonition-title">{title}</p>'
            return f'<aside class="admonition {block.kind}">{head}{block.html}</aside>'
        case Reveal():
            summary = f"<summary>{escape(block.title)}</summary>"
            return f'<details class="reveal">{summary}<div>{block.html}</div></details>'
    raise TypeError(f"not a text block: {block!r}")


def linked(html: str, page: Page, course: Course, ways: Ways) -> str:
    """The same HTML with its links to lessons and glossary terms leading to pages of the reading copy."""
    glossary = ways.page(page.to(Kind.GLOSSARY), page)

    def lesson(link: re.Match[str]) -> str:
        there = page.to(Kind.LESSON, link[1])
        if page.language not in versions(there, course):
            return ""
        anchor = f"#{link[2]}" if link[2] else ""
        return f'href="{escape(ways.page(there, page))}{anchor}"'

    def term(link: re.Match[str]) -> str:
        if link[1] not in course.editions[page.language].glossary:
            return link[2]
        return f'<a class="term" href="{escape(glossary)}#{link[1]}">{link[2]}</a>'

    return _TERM.sub(term, _LESSON.sub(lesson, html)).replace(_AWAY, ' rel="noopener noreferrer"')
