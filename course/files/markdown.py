"""Markdown as this project writes it: CommonMark with tables and strikethrough, no raw HTML."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from markdown_it import MarkdownIt
from mdit_py_plugins.colon_fence import colon_fence_plugin

from course.files.prose import ProseReader, Rules
from course.files.source import Source


def _any_address(_: str) -> bool:
    """Let every address become a link: `ProseReader` sees to it, and tells what is refused."""
    return True


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    parser.validateLink = _any_address  # type: ignore[method-assign, assignment]
    return parser


PAGE = _parser().use(colon_fence_plugin)
"""Parses lessons: headings and directives (as `colon_fence` tokens) too."""

TEXT = _parser().disable(["heading", "lheading"])
"""Parses texts without headings or directives: questions, captions, definitions."""

QUESTION = Rules(headings=False, terms=False, anchors=False)
"""What a question's texts may hold: no headings, no terms, no links within the page."""


@lru_cache(maxsize=8192)
def inline_html(text: str) -> str:
    """Render one piece of running text, without a paragraph around it; the HTML is safe to show."""
    reader = ProseReader(Source("", text), QUESTION)
    return reader.html(TEXT.parseInline(text), TEXT)


@lru_cache(maxsize=8192)
def block_html(text: str) -> str:
    """Render paragraphs, lists, tables and code; the HTML is safe to show."""
    reader = ProseReader(Source("", text), QUESTION)
    return reader.html(TEXT.parse(text), TEXT)


_SPACE = re.compile(r"[^\S\xa0\u202f]+")
"""But for spaces at which no line is broken: they hold a number to its unit."""
_END_OF_LINE = re.compile(r"</(?:p|li|tr|pre|blockquote)>|<br ?/?>")
_END_OF_CELL = re.compile(r"</t[dh]>")
_TAG = re.compile(r"<[^>]+>")


@lru_cache(maxsize=8192)
def plain_text(text: str) -> str:
    """What is read of paragraphs, lists and tables, without any markup: a line for each of their rows."""
    return text_of(block_html(text))


def text_of(html: str) -> str:
    """The same of a text that is rendered already."""
    html = _END_OF_LINE.sub("\n", _SPACE.sub(" ", html))
    rows = _TAG.sub("", _END_OF_CELL.sub(" ", html)).split("\n")
    return "\n".join(filter(None, (_SPACE.sub(" ", unescape(row)).strip() for row in rows)))
