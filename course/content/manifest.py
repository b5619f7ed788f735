"""`lessons/course.yaml`: what holds for the whole course."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from course.content.folder import MANIFEST
from course.content.front import Line
from course.files.problem import Place, Problem
from course.files.shape import closest, shape
from course.files.source import Source
from course.files.yaml_tree import Tree, read_tree
from course.questions.kind import Id

Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Texts = Mapping[str, Line]
"""A text in every language of the course."""

PER_LANGUAGE = ("title", "summary", "source")


PAGES = frozenset({"about", "glossary", "record"})
"""Pages that every course has; no lesson can have their addresses."""


def reserved(lesson: str) -> str | None:
    """Whose address a lesson of that name would have, or None where it is free."""
    if lesson in PAGES:
        return "is the address of a page that every course has"
    if lesson == "lab" or lesson.startswith("lab-"):
        return "is kept for the pages of the pay lab"
    return None


class Manifest(BaseModel):
    """What the course says of itself."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal["1"] = Field(description="The version of the file formats: 1.")
    id: Id = Field(description="Stable name of the course; progress hangs on it.")
    languages: Annotated[tuple[Language, ...], Field(min_length=1, max_length=20)] = Field(
        description="Codes of the languages, the default one first."
    )
    title: Texts = Field(description="The course's name in every language.")
    summary: Texts = Field(description="What the course is for, in every language.")
    source: Texts = Field(
        default_factory=dict, description="Where the course comes from, in every language."
    )
    author: str = Field(default="", max_length=400, description="Who made the course.")
    version: str = Field(default="", max_length=40, description="The course's own version.")
    licence: str = Field(default="", max_length=200, description="On what terms it may be used.")
    pass_mark: float = Field(
        default=0.7,
        gt=0,
        le=1,
        allow_inf_nan=False,
        description="The part of a quiz's points that passes it, up to 1.",
    )
    lessons: Annotated[tuple[Id, ...], Field(min_length=1)] = Field(
        description="The lessons in the course's order, by their file names without the number."
    )
    pay_lab: bool = Field(
        default=False, description="Whether the pay lab is part of this course: true or false."
    )


def read_manifest(
    source: Source | None, languages: list[str], lessons: list[str], problems: list[Problem]
) -> tuple[Manifest, Tree | None]:
    """Return what the file says, and where it is broken what the folders say instead.

    `languages` and `lessons` are those that have files.
    """
    tree: Tree | None = None
    if source is not None:
        tree, found = read_tree(source)
        problems.extend(found)
    manifest = shape(Manifest, tree, problems) if tree else None
    if manifest is None:
        manifest = _mended(tree, languages, lessons)
    elif tree:
        problems.extend(_flaws(manifest, tree))
    return manifest, tree


def missing_manifest() -> Problem:
    """Say that the file is not there."""
    what = "there is no such file"
    return Problem(Place(MANIFEST), "error", what, "write it as docs/reference.md shows")


def in_language(texts: Texts, language: str) -> str:
    """The text in a language, or else in any, or else nothing."""
    return texts.get(language) or next(iter(texts.values()), "")


def _mended(tree: Tree | None, languages: list[str], lessons: list[str]) -> Manifest:
    """The fields that are sound, with what the folders tell in place of the others."""
    fallback: dict[str, object] = {
        "format": "1",
        "id": "course",
        "languages": languages or ["en"],
        "title": {},
        "summary": {},
        "lessons": lessons or ["lesson"],
    }
    data = tree.data if tree and isinstance(tree.data, dict) else {}
    sound: dict[str, object] = {k: v for k, v in data.items() if k in Manifest.model_fields}
    try:
        return Manifest.model_validate({**fallback, **sound})
    except ValidationError as error:
        bad = {part["loc"][0] for part in error.errors()}
    return Manifest.model_validate(
        fallback | {name: value for name, value in sound.items() if name not in bad}
    )


def _flaws(manifest: Manifest, tree: Tree) -> Iterator[Problem]:
    yield from _text_flaws(manifest, tree)
    yield from _list_flaws(manifest, tree)


def _text_flaws(manifest: Manifest, tree: Tree) -> Iterator[Problem]:
    for name in PER_LANGUAGE:
        texts: Texts = getattr(manifest, name)
        for language in manifest.languages:
            if texts and language not in texts:
                what = f"‘{name}’ has no text for the language ‘{language}’"
                place = tree.name_place((name,))
                yield Problem(place, "error", what, f"add a line ‘{language}: …’ below it")
        for language in texts:
            if language not in manifest.languages:
                what = f"‘{language}’ is not among the course's languages"
                mend = closest(language, manifest.languages)
                yield Problem(tree.name_place((name, language)), "warning", what, mend)


def _list_flaws(manifest: Manifest, tree: Tree) -> Iterator[Problem]:
    for index, lesson in enumerate(manifest.lessons):
        if taken := reserved(lesson):
            what, place = f"‘{lesson}’ {taken}", tree.place(("lessons", index))
            yield Problem(place, "error", what, "give the lesson and its files another name")
    for name in ("languages", "lessons"):
        seen: Counter[str] = Counter()
        for index, value in enumerate(getattr(manifest, name)):
            seen[value] += 1
            if seen[value] > 1:
                what = f"‘{value}’ is listed twice in ‘{name}’"
                yield Problem(tree.place((name, index)), "error", what, "keep one of the two")
