"""The pages of the documentation as tests read them: sections, tables, examples, links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

REPOSITORY = Path(__file__).parents[2]
REFERENCE = REPOSITORY / "docs" / "reference.md"
PAY = REPOSITORY / "docs" / "pay.md"
AUTHORING = REPOSITORY / "docs" / "authoring.md"

DESCRIBING = (REFERENCE, PAY)
"""The pages that describe what files hold."""

_CODE = re.compile(r"`([^`]+)`")
_PARSER = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True)
class Example:
    """A fenced block: `info` is what follows its opening fence, `line` counts from 1."""

    page: str
    line: int
    info: str
    text: str

    @property
    def name(self) -> str:
        """What it is called where tests are listed."""
        return f"{self.page}:{self.line}"


@dataclass(frozen=True)
class Table:
    """A table; cells are Markdown as written."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass
class Section:
    """What stands between one heading and the next, whatever their levels."""

    title: str
    text: list[str] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    examples: list[Example] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The title without the marks of code."""
        return self.title.replace("`", "")

    def tables_of(self, column: str) -> list[Table]:
        """The tables whose first column has a heading that begins with this word."""
        return [table for table in self.tables if table.head[0].split()[0] == column]

    def named(self, column: str) -> set[str]:
        """What stands as code in the first column of those tables."""
        rows = [row for table in self.tables_of(column) for row in table.rows]
        return {name for row in rows for name in code(row[0])}


@dataclass(frozen=True)
class Page:
    """A page: its sections in order, the anchors GitHub gives its headings, where it links to."""

    path: Path
    sections: tuple[Section, ...]
    anchors: frozenset[str]
    links: tuple[str, ...]

    @property
    def examples(self) -> list[Example]:
        """All examples, in order."""
        return [example for section in self.sections for example in section.examples]

    def section(self, name: str) -> Section:
        """The section of that name; there has to be exactly one."""
        found = [section for section in self.sections if section.name == name]
        assert len(found) == 1, f"{self.path.name} has {len(found)} sections “{name}”"
        return found[0]


def section(name: str) -> Section:
    """The section of that name on the describing pages; there has to be exactly one."""
    found = [s for path in DESCRIBING for s in read_page(path).sections if s.name == name]
    assert len(found) == 1, f"docs have {len(found)} sections “{name}”"
    return found[0]


def code(markdown: str) -> list[str]:
    """What stands as code in a piece of Markdown."""
    return _CODE.findall(markdown)


def numbers(text: str) -> set[float]:
    """The numbers in a text, thousands with or without a comma."""
    joined = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    return {float(number) for number in re.findall(r"\d+(?:\.\d+)?", joined)}


@cache
def read_page(path: Path) -> Page:
    """Read a page of the documentation."""
    tokens = _PARSER.parse(path.read_text(encoding="utf-8"))
    sections = [Section("")]
    for index, token in enumerate(tokens):
        match token.type:
            case "heading_open":
                sections.append(Section(tokens[index + 1].content))
            case "fence":
                line = token.map[0] + 1 if token.map else 1
                example = Example(path.name, line, token.info.strip(), token.content)
                sections[-1].examples.append(example)
            case "table_open":
                sections[-1].tables.append(_table(tokens[index:]))
            case "inline":
                sections[-1].text.append(token.content)
            case _:
                pass
    titles = [section.title for section in sections[1:]]
    return Page(path, tuple(sections), frozenset(_anchors(titles)), tuple(_links(tokens)))


def _table(tokens: Sequence[Token]) -> Table:
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(token.content)
    head, *rest = (tuple(row) for row in rows)
    return Table(head, tuple(rest))


def _links(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        for child in token.children or []:
            address = child.attrGet("href") or child.attrGet("src")
            if address:
                yield str(address)


def _anchors(titles: Sequence[str]) -> Iterator[str]:
    """Anchors as GitHub makes them: small letters, hyphens for spaces, a number when repeated."""
    seen: Counter[str] = Counter()
    for title in titles:
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", title).lower()
        anchor = re.sub(r"[^\w\- ]", "", words).replace(" ", "-")
        yield f"{anchor}-{seen[anchor]}" if seen[anchor] else anchor
        seen[anchor] += 1
