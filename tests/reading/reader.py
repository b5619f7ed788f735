"""Reads a page of the reading copy as strictly as a book is read by its proof-reader."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

EMPTY = {"meta", "link", "img", "br", "hr"}
"""Elements of HTML that have no end."""

Attributes = list[tuple[str, str | None]]


@dataclass
class Found:
    """What a page holds."""

    faults: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    alternates: dict[str, str] = field(default_factory=dict)
    canonical: str | None = None
    ids: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The page's words, each parted from the next by one space."""
        return told(" ".join(self.words))


def told(text: str) -> str:
    """Words alone."""
    return re.sub(r"\W+", " ", text).strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = Found()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        self._note(tag, attrs)
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self._note(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.found.faults.append(f"</{tag}> ends what is not open at {self.getpos()}")

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.found.words.append(data)

    def _note(self, tag: str, attrs: Attributes) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.found.faults.append(f"<{tag}> has an attribute twice at {self.getpos()}")
        known = {name: value or "" for name, value in attrs}
        self.found.tags.append((tag, known))
        if "id" in known:
            self.found.ids.append(known["id"])
        if re.fullmatch("h[1-6]", tag):
            self.found.headings.append(int(tag[1]))
        if tag == "a":
            self.found.links.append(known["href"])
        match known.get("rel"), tag:
            case "canonical", "link":
                self.found.canonical = known["href"]
            case "alternate", "link":
                self.found.alternates[known["hreflang"]] = known["href"]


def read(html: str) -> Found:
    """Read a page; what is amiss in its form is among the faults."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    found = reader.found
    found.faults += [f"<{tag}> is never ended" for tag in reader.open]
    found.faults += [f"id {one} stands twice" for one in found.ids if found.ids.count(one) > 1]
    return found
