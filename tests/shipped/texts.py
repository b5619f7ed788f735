"""Every text of the shipped course that a learner reads, with the place where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from xml.etree import ElementTree as ET

from babel.messages.pofile import read_po
from pydantic import BaseModel

from course.content.model import (
    Admonition,
    Block,
    ChartBlock,
    Edition,
    Figure,
    Lesson,
    Prose,
    Reveal,
)
from course.locale import catalogue_path
from course.questions.kind import Question
from tests.shipped.markup import Html, from_markdown
from tests.shipped.shipped import LANGUAGES, LESSONS, REPOSITORY, edition, lesson, questions

_NOT_READ = frozenset(
    "id kind objective level read tolerance units accept case diacritics source".split()
)
"""Fields of a question that no learner reads; a field of a new kind counts as read."""

CATALOGUE = "lv"
"""The one language that has a catalogue; the English interface is the catalogue's message ids."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text as read: `where` names its file and place; `italic` is what stands in italics.

    Names of settings and the like, as code, are no part of it.
    `verbatim` marks a name as others write it, which keeps no rules of ours.
    """

    where: str
    plain: str
    italic: str = ""
    verbatim: bool = False


@cache
def texts(language: str) -> tuple[Text, ...]:
    """Every text of the course and of its interface in one language."""
    return tuple(_course(language))


def block_html(block: Block) -> str:
    """What a block adds to the lesson's text; nothing for questions, charts and pictures' alts."""
    match block:
        case Prose(html=html):
            return html
        case Admonition(title=title, html=html) | Reveal(title=title, html=html):
            return f"<p>{title}</p>{html}"
        case Figure(caption=caption):
            return f"<p>{caption}</p>"
        case _:
            return ""


def _course(language: str) -> Iterator[Text]:
    read = edition(language)
    for field in ("title", "summary", "source"):
        yield _marked(f"lessons/course.yaml: {field}", getattr(read, field))
    yield _html(f"lessons/{language}/about.md", read.about)
    yield from _glossary(read)
    for name in LESSONS:
        yield from _lesson(lesson(language, name))
    for where, question in questions(language).items():
        yield from _question(where, question)
    yield from _drawings(language)
    yield from _interface(language)


def _glossary(read: Edition) -> Iterator[Text]:
    for key, term in read.glossary.items():
        where = f"lessons/{read.language}/glossary.yaml: {key}"
        yield _marked(where, term.term)
        # Other names are often those of the English trade, as words in italics are.
        yield from (Text(where, name, italic=name, verbatim=True) for name in term.also)
        yield _html(where, term.definition)


def _lesson(read: Lesson) -> Iterator[Text]:
    path = read.place.path
    yield _marked(f"{path}: title", read.title)
    yield _marked(f"{path}: summary", read.summary)
    for key, objective in read.objectives.items():
        yield _marked(f"{path}: objective {key}", objective)
    yield _marked(f"{read.quiz.place.path}: title", read.quiz.title)
    for block in read.blocks:
        where = f"{path}:{block.place.line}"
        if html := block_html(block):
            yield _html(where, html)
        if isinstance(block, Figure):
            yield Text(f"{where} alt", block.alt)
        if isinstance(block, ChartBlock):
            yield from (Text(f"{where} chart", name) for name in _names(block.parameters))


def _names(value: object, field: str = "") -> Iterator[str]:
    """What a trainer named in a chart: every `name` and source among its parameters."""
    match value:
        case BaseModel():
            for key, inner in value:
                yield from _names(inner, key)
        case dict():
            for key, inner in value.items():
                yield from _names(inner, key)
        case tuple():
            for inner in value:
                yield from _names(inner, field)
        case str() if value and field in {"name", "source", "minimum_wage_source"}:
            yield value


def _question(where: str, question: Question) -> Iterator[Text]:
    for field, value in question.model_dump().items():
        yield from _field(f"{where} {field}", field, value)


def _field(where: str, field: str, value: object) -> Iterator[Text]:
    match value:
        case _ if field in _NOT_READ:
            return
        case str():
            yield _marked(where, value)
        case dict():
            name = f" ‘{value['id']}’" if "id" in value else ""
            for key, inner in value.items():
                yield from _field(f"{where}{name} {key}", key, inner)
        case tuple() | list():
            for inner in value:
                yield from _field(where, field, inner)


def _drawings(language: str) -> Iterator[Text]:
    for path in sorted((REPOSITORY / "lessons" / "images").rglob("*.svg")):
        if path.parent.name in LANGUAGES and path.parent.name != language:
            continue
        where = path.relative_to(REPOSITORY).as_posix()
        for element in ET.fromstring(path.read_bytes()).iter():  # noqa: S314 (our own file)
            if element.tag.rpartition("}")[2] in {"text", "title", "desc"}:
                yield Text(where, re.sub(r"[ \n\t]+", " ", " ".join(element.itertext())).strip(" "))


def _interface(language: str) -> Iterator[Text]:
    path = catalogue_path(CATALOGUE)
    where = path.relative_to(REPOSITORY).as_posix()
    with path.open("rb") as file:
        for entry in read_po(file, locale=CATALOGUE):
            said = (entry.string if language == CATALOGUE else entry.id) or ()
            # The entry without an id is the file's header.
            for text in ((said,) if isinstance(said, str) else said) if entry.id else ():
                # What fills a place such as {offer} is no text of the catalogue, and a word that is
                # broken at a hyphen, to be narrow in a drawing, is one word.
                whole = re.sub(r"\{\w+\}", "…", text).replace("-<br>", "")
                yield _marked(f"{where}: ‘{text}’", whole)


def _marked(where: str, text: str) -> Text:
    return _from(where, from_markdown(text))


def _html(where: str, html: str) -> Text:
    return _from(where, Html(html))


def _from(where: str, html: Html) -> Text:
    return Text(where, html.without("code"), html.within("em"))
