"""Running text: what trainers wrote, with its terms and links alive."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from course.app.addresses import Address, PageKind
from course.app.blocks.cards import go
from course.app.components import prose
from course.app.place import Place
from course.content.model import Block, Edition
from course.locale import Words
from course.reading.text import text_html

_LESSON = re.compile(r'href="\?" data-lesson="([^"]+)"(?: data-anchor="([^"]+)")?')
_TERM = re.compile(r'data-term="([^"]+)"')


def draw(place: Place, blocks: Iterable[Block], key: str) -> None:
    """Draw text blocks that follow one another as one piece."""
    draw_html(place, _html(tuple(blocks), place.words), key)


def draw_html(place: Place, html: str, key: str) -> None:
    """Draw HTML that was rendered from a trainer's Markdown."""
    prose(
        {
            "lang": place.address.language,
            "lesson": place.address.lesson,
            "html": _addressed(html, place.address.language),
            "terms": _terms(html, place.edition),
            "texts": {
                "close": place.words.say("Close"),
                "link_to": place.words.say("Link to this section"),
            },
        },
        key=key,
        on_go=lambda: go(key),
    )
    place.follow_link()


@lru_cache(maxsize=4096)
def _html(blocks: tuple[Block, ...], words: Words) -> str:
    return "\n".join(text_html(block, words) for block in blocks)


@lru_cache(maxsize=4096)
def _addressed(html: str, language: str) -> str:
    """Links to lessons with real addresses, so that they can be opened in a tab of their own."""

    def address(link: re.Match[str]) -> str:
        anchor = f"#{link[2]}" if link[2] else ""
        path = Address(language, PageKind.LESSON, link[1]).path
        return f'href="{path}{anchor}" {link[0].partition(" ")[2]}'

    return _LESSON.sub(address, html)


@lru_cache(maxsize=4096)
def _term_keys(html: str) -> tuple[str, ...]:
    return tuple(_TERM.findall(html))


def _terms(html: str, edition: Edition) -> dict[str, dict[str, str]]:
    used = {key: edition.glossary[key] for key in _term_keys(html) if key in edition.glossary}
    return {key: {"term": term.term, "html": term.definition} for key, term in used.items()}
