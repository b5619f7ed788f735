"""Data of a file held against a pydantic model: the value, or every misfit with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from types import NoneType
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from course.files.problem import Place, Problem
from course.files.shape_words import misfit, missing
from course.files.told import listed, quoted, told
from course.files.yaml_tree import Loc, Tree

M = TypeVar("M", bound=BaseModel)


def shape(model: type[M], tree: Tree, problems: list[Problem], loc: Loc = ()) -> M | None:
    """Return the data at `loc` as a value of `model`, or None after adding every misfit."""
    data = tree.get(*loc)
    if not isinstance(data, dict):
        problems.append(no_fields(tree.place(loc)))
        return None
    try:
        return model.model_validate(data)
    except ValidationError as error:
        problems.extend(_problems(model, tree, loc, error.errors(include_url=False)))
        return None


def no_fields(place: Place) -> Problem:
    """Say that fields should stand at `place`, and something else does."""
    what = told("here should be fields, each with its name and a colon")
    return Problem(place, "error", what, told("write them as ‘name: value’, each on its own line"))


def valueless(tree: Tree, loc: Loc) -> Iterator[Problem]:
    """Tell of each name below `loc` that has no value, where the names are the author's own."""
    for name in tree.valueless(loc):
        yield Problem(tree.name_place((*loc, name)), "error", *missing(name, "", written=True))


def alike(word: str, known: Iterable[str]) -> str | None:
    """The known word most like the one given, if any is like it."""
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.6)), None)


def closest(word: str, known: Iterable[str]) -> str:
    """How to mend an unknown word: the known word most like it, or all of them."""
    names = list(known)
    found = alike(word, names)
    if found is not None:
        return told("did you mean ‘{word}’?", word=found)
    if not names:
        return told("delete it")
    shown = listed(quoted(name) for name in names[:30])
    if len(names) > 30:
        return told("use one of {words} …", words=shown)
    return told("use one of {words}", words=shown)


def _problems(
    model: type[BaseModel], tree: Tree, loc: Loc, errors: list[ErrorDetails]
) -> Iterator[Problem]:
    absent = [tuple(error["loc"]) for error in errors if error["type"] == "missing"]
    seen: set[Loc] = set()
    for error in sorted(errors, key=lambda error: error["type"] != "extra_forbidden"):
        at, field = _known_part(tree, loc, error)
        if error["type"] == "missing":
            if tuple(error["loc"]) in absent:
                yield _missing(model, tree, loc, at, field)
        elif error["type"] == "extra_forbidden":
            fields = _fields(_model_at(model, at[len(loc) : -1]))
            # A misspelt field is not told a second time as the missing one that it was meant to be.
            absent = [way for way in absent if (*loc, *way) != (*at[:-1], alike(field, fields))]
            what = told("there is no field ‘{field}’ here", field=field)
            yield Problem(tree.name_place(at), "error", what, closest(field, fields))
        elif (*loc, *error["loc"]) == at or at not in seen:
            # The branches of a union each complain of the same; the first is enough.
            seen.add(at)
            key = error["loc"][-1:] == ("[key]",)
            place = tree.name_place(at) if key else tree.place(at)
            yield Problem(place, "error", *misfit(error, at, key=key))


def _missing(model: type[BaseModel], tree: Tree, loc: Loc, at: Loc, field: str) -> Problem:
    name_place = tree.names.get((*at, field))
    description = _description(model, at[len(loc) :], field)
    what, mend = missing(field, description, written=name_place is not None)
    return Problem(name_place or tree.place(at), "error", what, mend)


def _known_part(tree: Tree, loc: Loc, error: ErrorDetails) -> tuple[Loc, str]:
    """The part of an error's way that the file knows, and the last name on it.

    pydantic adds names of union branches and `[key]`; what is missing is in no file either.
    """
    way = tuple(error["loc"])
    if error["type"] == "missing":
        return (*loc, *way[:-1]), str(way[-1])
    known: Loc = loc
    for step in way:
        if (*known, step) in tree.places or (*known, step) in tree.names:
            known = (*known, step)
    return known, str(known[-1]) if known else ""


def _model_at(model: type[BaseModel], loc: Loc) -> type[BaseModel] | None:
    """The model that holds the field at the end of `loc`."""
    found: type[BaseModel] | None = model
    for step in loc:
        if isinstance(step, int):
            continue
        info = _fields(found).get(step)
        found = _model_in(info.annotation) if info else None
    return found


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The first model in an annotation such as `tuple[Option, ...] | None`."""
    if isinstance(annotation, type) and not get_args(annotation):
        return annotation if issubclass(annotation, BaseModel) else None
    inside = (_model_in(part) for part in get_args(annotation) if part not in (NoneType, ...))
    return next((found for found in inside if found), None)


def _fields(model: type[BaseModel] | None) -> dict[str, FieldInfo]:
    """A model's fields by the names that files use."""
    if model is None:
        return {}
    return {info.alias or name: info for name, info in model.model_fields.items()}


def _description(model: type[BaseModel], loc: Loc, field: str) -> str:
    info = _fields(_model_at(model, loc)).get(field)
    return info.description or "" if info else ""
