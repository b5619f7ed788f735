"""Flaws beside one another: what spans several fields is told with what is wrong in each, not after it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import LiteralString, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError
from pydantic_core.core_schema import ErrorType

from course.files.shape_words import refusal
from course.files.told import Told
from course.files.yaml_tree import Loc

T = TypeVar("T")

_PYDANTICS = frozenset(get_args(ErrorType))


def flaw_at(loc: Loc, kind: LiteralString, what: Told, mend: Told) -> InitErrorDetails:
    """A flaw in a model's data at `loc`, for `at_once`."""
    return InitErrorDetails(type=refusal(kind, what, mend), loc=loc, input=None)


def at_once(make: Callable[[], T], flaws: Iterable[InitErrorDetails]) -> T:
    """What `make` makes of data; raises pydantic's complaints and all `flaws` in one `ValidationError`."""
    found = list(flaws)
    if not found:
        return make()
    try:
        make()
    except ValidationError as error:
        found[:0] = map(_again, error.errors(include_url=False))
    raise ValidationError.from_exception_data("flaws", found)


def _again(error: ErrorDetails) -> InitErrorDetails:
    """An error as it can be raised once more."""
    kind, context = error["type"], error.get("ctx", {})
    own = kind if kind in _PYDANTICS else PydanticCustomError(kind, error["msg"], context)
    return InitErrorDetails(type=own, loc=error["loc"], input=error["input"], ctx=context)
