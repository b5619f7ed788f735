"""A lesson's file, read alone: its front matter, and its text as blocks."""

from __future__ import annotations

import re

from markdown_it.token import Token

from course.content.directives import DIRECTIVES, Fence, Page
from course.content.drafts import AboutDraft, LessonDraft, Parsed
from course.content.front import FrontMatter, read_front
from course.content.model import Block, Prose
from course.files.markdown import PAGE
from course.files.problem import Problem
from course.files.prose import ProseReader, Rules, pieces
from course.files.shape import closest
from course.files.source import Source
from course.files.yaml_tree import Tree

LESSON = Rules(headings=True, terms=True, anchors=True)
ABOUT = Rules(headings=True, terms=False, anchors=True)

_INFO = re.compile(r"\{([^{}\s]+)\}\s*(.*)")
_OPENING = re.compile(r" {0,3}(:{3,})\s*\{")


def read_lesson(source: Source) -> Parsed[LessonDraft]:
    """Read a lesson's file; never raises."""
    problems: list[Problem] = []
    front, tree, rest = read_front(source, problems)
    reader = _BodyReader(ProseReader(rest or Source(source.path, ""), LESSON))
    if rest:
        reader.read(rest)
    problems.extend(reader.page.problems)
    draft = LessonDraft(
        _title(front, tree),
        front,
        tree,
        tuple(reader.blocks),
        reader.page.prose.headings,
        tuple(reader.page.prose.links),
        reader.blocks_known and rest is not None,
        reader.headings_known and rest is not None,
        tuple(reader.page.taxes),
    )
    return Parsed(source.path, draft, tuple(problems))


def read_about(source: Source) -> Parsed[AboutDraft]:
    """Read the page about the course; never raises."""
    reader = ProseReader(source, ABOUT)
    html = []
    for piece in pieces(PAGE.parse(source.text)):
        if isinstance(piece, list):
            html.append(reader.html(piece, PAGE))
        else:
            what, mend = "a directive stands outside the lessons", "delete its ‘:::’ lines"
            place = source.place(piece.map[0] if piece.map else 0)
            reader.problems.append(Problem(place, "error", what, mend))
    draft = AboutDraft("\n".join(html), reader.headings, tuple(reader.links))
    return Parsed(source.path, draft, tuple(reader.problems))


def _title(front: FrontMatter | None, tree: Tree | None) -> str:
    """The lesson's title, even where the rest of the front matter is broken."""
    if front:
        return front.title
    title = tree.get("title") if tree else None
    return title.strip()[:400] if isinstance(title, str) else ""


class _BodyReader:
    """Makes blocks of a lesson's text."""

    def __init__(self, prose: ProseReader) -> None:
        self.page = Page(prose)
        self.blocks: list[Block] = []
        self.blocks_known = True
        self.headings_known = True

    def read(self, source: Source) -> None:
        for piece in pieces(PAGE.parse(source.text)):
            block = self._prose(piece) if isinstance(piece, list) else self._directive(piece)
            if block is not None:
                self.blocks.append(block)

    def _prose(self, tokens: list[Token]) -> Prose | None:
        html = self.page.prose.html(tokens, PAGE)
        line = next((token.map[0] for token in tokens if token.map), 0)
        return Prose(html, self.page.prose.source.place(line)) if html else None

    def _directive(self, token: Token) -> Block | None:
        fence = self._fence(token)
        if fence is None:
            self.blocks_known = False
            return None
        block = DIRECTIVES[fence.name](self.page, fence)
        self.blocks_known = self.blocks_known and block is not None
        return block

    def _fence(self, token: Token) -> Fence | None:
        """The directive that a token holds, or None after telling what is wrong with it."""
        source = self.page.prose.source
        assert token.map
        first, last = token.map
        place = source.place(first, _indent(source.lines[first]) + 1)
        info = token.info.strip()
        if not info:
            self.headings_known = False
            mend = "delete it, or write the directive that it should close"
            self.page.error(place, "‘:::’ closes no directive", mend)
            return None
        if not self._closed(token, source.part(first + 1, last)):
            self.headings_known = False
            mend = "write a line ‘:::’ where it ends"
            self.page.error(place, f"‘{_shown(token)}’ is not closed", mend)
            return None
        match = _INFO.fullmatch(info)
        if match is None:
            mend = "write its name in braces, like ‘:::{note}’"
            self.page.error(place, f"‘{_shown(token)}’ names no directive", mend)
            return None
        name = match[1]
        if name not in DIRECTIVES:
            self.page.error(place, f"there is no directive ‘{name}’", closest(name, DIRECTIVES))
            return None
        body = source.part(first + 1, last - 1)
        inner = next((i for i, line in enumerate(body.lines) if _OPENING.match(line)), None)
        if inner is not None:
            what = "a directive stands inside another one"
            self.page.error(body.place(inner), what, "close the outer one before it")
            return None
        return Fence(name, match[2].strip(), body, place)

    def _closed(self, token: Token, rest: Source) -> bool:
        """Tell whether a directive is closed by itself, and not by the end or the next one's end."""
        length = len(token.markup)
        closing = re.fullmatch(rf" {{0,3}}:{{{length},}}\s*", rest.lines[-1])
        if closing is None:
            return False
        return not any(
            (match := _OPENING.match(line)) and len(match[1]) >= length for line in rest.lines
        )


def _shown(token: Token) -> str:
    return f"{token.markup}{token.info}".strip()[:60]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
