"""Markdown tokens made fit to be shown: links resolved, headings anchored, tables readable.

What markdown-it has parsed is gone through here before it is rendered. Whatever may not be shown
(raw HTML, pictures in the text, addresses that run scripts) is told and left as plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from course.files.anchors import Anchors, Heading
from course.files.problem import Place, Problem, Severity
from course.files.source import Source
from course.files.tables import make_readable

_HTML = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(\s[^<>]*)?/?>|<!--|<!\[CDATA\[|<!DOCTYPE", re.I)
_INTERNAL = ("term:", "lesson:", "#")
_EXTERNAL = ("https://", "http://", "mailto:")
_LIST_END = "ordered_list_close"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(frozen=True, slots=True)
class Rules:
    """What a text may hold besides running text, lists, tables and links to elsewhere."""

    headings: bool
    terms: bool
    anchors: bool


@dataclass(frozen=True, slots=True)
class Link:
    """A link to something of the course: a glossary key, a heading, or a lesson (`slug#anchor`)."""

    kind: Literal["term", "anchor", "lesson"]
    target: str
    place: Place


@dataclass
class ProseReader:
    """Goes through the tokens of one file; gathers its headings, links and problems."""

    source: Source
    rules: Rules
    anchors: Anchors = field(default_factory=Anchors)
    links: list[Link] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings read so far."""
        return tuple(self.anchors.headings)

    def html(
        self,
        tokens: Sequence[Token],
        parser: MarkdownIt,
        line: int = 0,
        within: tuple[int, int] | None = None,
    ) -> str:
        """Render tokens to HTML that is safe to show.

        Their lines count from `line` of the source (from 0). Where a text's lines are not the
        source's, as in YAML, `within` are the lines that hold it, from the first up to the last.
        """
        lines = [line, line + 1]
        finder = _Finder(self.source, *(within or lines))
        for index, token in enumerate(tokens):
            if token.map and token.map != lines and not within:
                lines = token.map
                finder = _Finder(self.source, line + lines[0], line + lines[1])
            if token.type == "heading_open":
                self._heading(token, tokens[index + 1], tokens[index + 2], finder)
            elif token.type == "ordered_list_open":
                self._numbered(token, tokens[index:], finder)
            elif token.type == "inline":
                self._inline(token.children or [], finder)
            elif token.type == "colon_fence":
                what = "a directive stands inside a list or a quotation"
                self._tell(finder.place(), "error", what, "begin its ‘:::’ lines at the margin")
        shown = make_readable(tokens)
        return str(parser.renderer.render(shown, parser.options, {})).strip()

    def _tell(self, place: Place, severity: Severity, what: str, mend: str) -> None:
        self.problems.append(Problem(place, severity, what, mend))

    def _heading(self, token: Token, inline: Token, closing: Token, finder: _Finder) -> None:
        place = finder.place()
        level = int(token.tag[1:])
        if level not in (2, 3):
            what = f"a heading of level {level} stands in the text"
            self._tell(place, "warning", what, "write ## for a section and ### for a part of one")
            level = min(max(level, 2), 3)
        token.tag = closing.tag = f"h{level}"
        token.attrSet("id", self.anchors.add(level, inline, place, self.problems))

    def _numbered(self, token: Token, rest: Sequence[Token], finder: _Finder) -> None:
        """A date at the beginning of a paragraph, which Markdown takes for a numbered list."""
        start = int(token.attrGet("start") or 1)
        end = next(n for n, t in enumerate(rest) if (t.type, t.level) == (_LIST_END, token.level))
        items = sum(t.type == "list_item_open" and t.level == token.level + 1 for t in rest[:end])
        if start > 1 and items == 1:
            what = f"‘{start}.’ begins a list of one item, counted from {start}"
            mend = f"write ‘{start}\\.’ where it is a date or a row’s number"
            self._tell(finder.find(f"{start}{rest[1].markup}"), "warning", what, mend)

    def _inline(self, children: list[Token], finder: _Finder) -> None:
        ends: list[Token | None] = []
        for child in children:
            match child.type:
                case "text":
                    self._text(child.content, finder)
                case "image":
                    place = finder.find("![")
                    what = "a picture stands in the text"
                    mend = "show it by a directive ‘:::{figure} images/name.svg’ with its ‘alt’"
                    self._tell(place, "error", what, mend)
                    child.type, child.children = "text", None
                case "link_open":
                    ends.append(self._link(child, finder))
                case "link_close":
                    opening = ends.pop()
                    child.hidden = opening is None
                    child.tag = opening.tag if opening else child.tag
                case _:
                    pass

    def _text(self, text: str, finder: _Finder) -> None:
        for match in _HTML.finditer(text):
            what = f"‘{match.group()[:40]}’ is HTML, which is shown as it is written"
            self._tell(finder.find(match.group()), "warning", what, "write Markdown instead")

    def _link(self, token: Token, finder: _Finder) -> Token | None:
        """Turn a link into what is shown, or hide it; returns it if it is shown."""
        written = str(token.attrGet("href") or "")
        href = unquote(written) if written.startswith(_INTERNAL) else written
        place = finder.find("<" if token.markup == "autolink" else "](", href)
        refused = self._refused(href)
        if refused:
            self._tell(place, "error", *refused)
            token.hidden = True
            return None
        kind, _, target = href.partition(":")
        if href.startswith("#"):
            self.links.append(Link("anchor", href[1:], place))
            token.attrs = {"href": href}
        elif kind == "term":
            self.links.append(Link("term", target, place))
            token.tag = "button"
            token.attrs = {"type": "button", "class": "term", "data-term": target}
        elif kind == "lesson":
            self.links.append(Link("lesson", target, place))
            lesson, _, anchor = target.partition("#")
            token.attrs = {"href": "?", "data-lesson": lesson}
            if anchor:
                token.attrs["data-anchor"] = anchor
        else:
            token.attrs = {"href": href, "target": "_blank", "rel": "noopener noreferrer"}
        return token

    def _refused(self, href: str) -> tuple[str, str] | None:
        """Why an address may not be linked here and how to mend it, or None if it may."""
        if not href or href in _INTERNAL:
            return "a link leads nowhere", "write its address between the brackets"
        if href.startswith("term:") and not self.rules.terms:
            return "a term is linked outside the lessons' text", "write the term without the link"
        if href.startswith("#") and not self.rules.anchors:
            what = f"‘{href}’ is a link within the page, and this text has no page of its own"
            return what, "write ‘lesson:name#anchor’"
        if href.startswith((*_INTERNAL, *_EXTERNAL)):
            return None
        if _SCHEME.match(href):
            what = f"links that begin with ‘{href.partition(':')[0]}:’ are not shown"
            return what, "link to a web page by ‘https://…’"
        what = f"‘{href[:60]}’ is no address that works on the course's pages"
        return what, "write ‘lesson:name’ for a lesson or ‘https://…’ for a web page"


class _Finder:
    """Finds what stands in a block of lines again, one thing after another, to tell its place."""

    def __init__(self, source: Source, start: int, end: int) -> None:
        self._source = source
        self._line = start
        self._column = 0
        self._end = min(end, len(source.lines))

    def place(self) -> Place:
        """Where the block begins."""
        return self._source.place(self._line, self._indent() + 1)

    def find(self, *needles: str) -> Place:
        """The place of the last needle, where the needles stand one right after another."""
        for line in range(self._line, self._end):
            start = self._column if line == self._line else 0
            for needle in ("".join(needles), *needles[1:]):
                column = self._source.lines[line].find(needle, start)
                if needle and column >= 0:
                    column += len(needle) - len(needles[-1])
                    self._line, self._column = line, column + 1
                    return self._source.place(line, column + 1)
        return self._source.place(self._line, max(self._column, self._indent() + 1))

    def _indent(self) -> int:
        lines = self._source.lines
        text = lines[self._line] if self._line < len(lines) else ""
        return len(text) - len(text.lstrip())


def pieces(tokens: Sequence[Token]) -> Iterator[list[Token] | Token]:
    """Split a page's tokens: runs of running text, and each directive's token between them."""
    run: list[Token] = []
    for token in tokens:
        if token.type == "colon_fence" and token.level == 0:
            if run:
                yield run
            yield token
            run = []
        else:
            run.append(token)
    if run:
        yield run
