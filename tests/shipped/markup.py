"""Markdown and HTML as plain text, for tests that read what a learner reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser

from markdown_it import MarkdownIt

_APART = frozenset(
    "aside blockquote br details div h1 h2 h3 h4 hr li ol p pre summary table td th tr ul".split()
)
"""Between these and what follows a reader sees a gap; between others a word may go on."""

_EMPTY = frozenset(("br", "hr", "img", "col"))
"""Tags that nothing closes."""


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one `##` heading, its own words included; without one, before the first."""

    heading: str
    text: str


class Html(HTMLParser):
    """Some HTML, taken apart: its text as runs, each with the tags that it stands in."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.runs: list[tuple[str, frozenset[str]]] = []
        self.terms: list[str] = []
        self.tags: list[str] = []
        self._inside: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if term := dict(attrs).get("data-term"):
            self.terms.append(term)
        self.tags.append(tag)
        if tag not in _EMPTY:
            self._inside.append(tag)
        self._gap(tag)

    def handle_endtag(self, tag: str) -> None:
        self._gap(tag)
        if tag in self._inside:
            while self._inside.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.runs.append((data, frozenset(self._inside)))

    def _gap(self, tag: str) -> None:
        if tag in _APART:
            self.runs.append(("\n", frozenset(self._inside)))

    @property
    def text(self) -> str:
        """All the text; a paragraph, heading, item or cell is a line."""
        return _tidy(text for text, _ in self.runs)

    def within(self, tag: str) -> str:
        """The text that stands inside such a tag."""
        return _tidy(text if tag in inside else "\n" for text, inside in self.runs)

    def without(self, tag: str) -> str:
        """The text that does not."""
        return _tidy("\n" if tag in inside else text for text, inside in self.runs)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The text cut before each `##` heading."""
        parts: list[list[tuple[str, bool]]] = [[]]
        before = False
        for text, inside in self.runs:
            heading = "h2" in inside
            if heading and not before:
                parts.append([])
            parts[-1].append((text, heading))
            before = heading
        return tuple(
            Section(_tidy(t for t, heading in part if heading), _tidy(t for t, _ in part))
            for part in parts
            if _tidy(t for t, _ in part)
        )


def from_markdown(text: str) -> Html:
    """A Markdown text of a question or a file, taken apart."""
    return Html(MarkdownIt("commonmark").enable("table").render(text))


def _tidy(runs: Iterable[str]) -> str:
    """Runs of text put together: no empty lines, no spaces at the ends of lines."""
    lines = "".join(runs).split("\n")
    return "\n".join(stripped for line in lines if (stripped := line.strip(" \t")))
