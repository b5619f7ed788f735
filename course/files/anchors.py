"""Headings and the names by which they are linked."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field

from markdown_it.token import Token

from course.files.problem import Place, Problem

_GIVEN = re.compile(r"\s*\{#([^{}]*)\}\s*$")
_ANCHOR = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a lesson: `level` 2 or 3, `anchor` unique within the lesson.

    `given` tells that the file names the anchor itself, instead of having it made from the text.
    """

    level: int
    text: str
    anchor: str
    place: Place
    given: bool = False


@dataclass
class Anchors:
    """The headings of one page, each with an anchor of its own."""

    headings: list[Heading] = field(default_factory=list)
    _taken: dict[str, Heading] = field(default_factory=dict)
    _made: Counter[str] = field(default_factory=Counter)

    def add(self, level: int, inline: Token, place: Place, problems: list[Problem]) -> str:
        """Note a heading, take its `{#anchor}` out of its text, and return its anchor."""
        given = _take_given(inline)
        text = plain_text(inline)
        if not text:
            what = "a heading has no text"
            problems.append(Problem(place, "error", what, "write it, or delete the # signs"))
        valid = given is not None and _ANCHOR.fullmatch(given) is not None
        if given is not None and not valid:
            what = f"‘{given}’ is no anchor"
            mend = "write small letters a–z, digits and single hyphens only"
            problems.append(Problem(place, "error", what, mend))
        earlier = self._taken.get(given) if given else None
        if earlier:
            what = f"the anchor ‘{given}’ is given twice, first in line {earlier.place.line}"
            problems.append(Problem(place, "error", what, "give each heading an anchor of its own"))
        anchor = given if given and valid and not earlier else self._unused(text)
        heading = Heading(level, text, anchor, place, valid)
        self.headings.append(heading)
        self._taken[anchor] = heading
        return anchor

    def _unused(self, text: str) -> str:
        base = name = anchor_from(text)
        while name in self._taken:
            self._made[base] += 1
            name = f"{base}-{self._made[base] + 1}"
        return name


def anchor_from(text: str) -> str:
    """Make an anchor from a heading's text: `Kas ir “kvota”?` becomes `kas-ir-kvota`."""
    parted = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(c for c in parted if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", letters).strip("-")[:60].rstrip("-") or "section"


def plain_text(inline: Token) -> str:
    """The words of running text without its marks."""
    return "".join(
        " " if child.type in ("softbreak", "hardbreak") else child.content
        for child in inline.children or []
        if child.type in ("text", "code_inline", "softbreak", "hardbreak", "image")
    ).strip()


def _take_given(inline: Token) -> str | None:
    last = inline.children[-1] if inline.children else None
    match = _GIVEN.search(last.content) if last is not None and last.type == "text" else None
    if last is None or match is None:
        return None
    last.content = last.content[: match.start()]
    return match.group(1)
