"""What pydantic complains of, in the words of those who write the files."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from pydantic_core import ErrorDetails

from course.files.yaml_tree import Loc

Words = tuple[str, str]
"""What is wrong, and how to mend it."""

_PATTERNS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "write small letters a–z, digits and single hyphens only",
    r"^[a-z0-9]+([.-][a-z0-9]+)*$": "write small letters a–z, digits, dots and hyphens only",
    r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$": "write a language code such as ‘lv’ or ‘en’",
}


def missing(field: str, description: str, *, written: bool) -> Words:
    """Say that a field is left out, or `written` without a value."""
    meaning = f" ({description.rstrip('.')})" if description else ""
    if written:
        return f"‘{field}’ has no value", f"write one after the colon{meaning}"
    return f"‘{field}’ is missing", f"add a line ‘{field}: …’{meaning}"


def misfit(error: ErrorDetails, loc: Loc, *, key: bool) -> Words:
    """Say why a value, or the `key` that stands for it, does not fit."""
    words = _WORDS.get(error["type"])
    context = error.get("ctx", {})
    name = f"a key of {_name(loc[:-1])}" if key else _name(loc)
    if words:
        return words(name, error["input"], context)
    return _own_words(name, error)


def _name(loc: Loc) -> str:
    """The field as told: its name, or the item's number in the list of that name."""
    if not loc:
        return "the file"
    if isinstance(loc[-1], str):
        return f"‘{loc[-1]}’"
    if len(loc) > 1 and isinstance(loc[-2], str):
        return f"item {loc[-1] + 1} of ‘{loc[-2]}’"
    return f"item {loc[-1] + 1}"


def _shown(value: object) -> str:
    """A value as quoted in a sentence: short, in one line."""
    if isinstance(value, dict | list | None):
        return "fields" if isinstance(value, dict) else "a list" if value is not None else "nothing"
    line = " ".join(str(value).split())
    return f"‘{line}’" if len(line) <= 40 else f"‘{line[:39]}…’"


def _own_words(name: str, error: ErrorDetails) -> Words:
    """A validator's own sentence, “what: how to mend it” or only how to mend it."""
    text = error["msg"].removeprefix("Value error, ").removeprefix("Assertion failed, ").rstrip(".")
    for between in ("; ", ": "):
        what, found, mend = text.partition(between)
        if found:
            return what, mend
    if error["type"] in ("value_error", "assertion_error"):
        return f"{_shown(error['input'])} does not fit {name}", text
    return f"{_shown(error['input'])} does not fit {name} ({text})", "write a value that does"


_Words = Callable[[str, Any, dict[str, Any]], Words]


def _number(mend: str) -> _Words:
    return lambda name, value, _: (f"{name} should be a number, not {_shown(value)}", mend)


def _plain(limit: Any) -> str:
    return f"{limit:.0f}" if limit == int(limit) else str(limit)


def _bound(how: str, key: str) -> _Words:
    return lambda name, value, context: (
        f"{_shown(value)} is out of range for {name}",
        f"write a number {how} {_plain(context[key])}",
    )


def _list(name: str, value: Any, _: dict[str, Any]) -> Words:
    return (
        f"{name} should be a list, not {_shown(value)}",
        "begin each item on its own line with ‘- ’",
    )


def _fields(name: str, value: Any, _: dict[str, Any]) -> Words:
    return (
        f"{name} should hold fields, not {_shown(value)}",
        "write ‘name: value’ lines, indented below it",
    )


def _pattern(name: str, value: Any, context: dict[str, Any]) -> Words:
    pattern = context["pattern"]
    return f"{_shown(value)} does not fit {name}", _PATTERNS.get(
        pattern, f"write it so that it fits the pattern {pattern}"
    )


def _text(name: str, value: Any, _: dict[str, Any]) -> Words:
    if value is None:
        return f"{name} has no value", "write one or delete the line"
    return (
        f"{name} should be a text, not {_shown(value)}",
        "write it after the colon, in quotation marks where it begins with [ or {",
    )


def _literal(name: str, value: Any, context: dict[str, Any]) -> Words:
    expected = re.sub(r"'([^']*)'", r"‘\1’", context["expected"])
    return f"{_shown(value)} is no value of {name}", f"write {expected}"


def _short(name: str, _value: Any, context: dict[str, Any]) -> Words:
    if context["min_length"] == 1:
        return f"{name} is empty", "list at least one"
    return f"{name} has fewer than {context['min_length']} items", "add what is missing"


_WORDS: dict[str, _Words] = {
    "string_type": _text,
    "string_too_short": lambda name, _v, _c: (f"{name} is empty", "write its text"),
    "string_too_long": lambda name, _v, context: (
        f"{name} is longer than {context['max_length']} characters",
        "shorten it",
    ),
    "string_pattern_mismatch": _pattern,
    "int_parsing": _number("write a whole number in digits"),
    "int_parsing_size": _number("write a smaller number"),
    "int_type": _number("write a whole number in digits"),
    "int_from_float": _number("write a whole number"),
    "float_parsing": _number("write it in digits, with a decimal point"),
    "float_type": _number("write it in digits, with a decimal point"),
    "decimal_parsing": _number("write it in digits, with a decimal point"),
    "decimal_type": _number("write it in digits, with a decimal point"),
    "finite_number": _number("write it in digits, with a decimal point"),
    "decimal_max_digits": lambda name, _v, context: (
        f"{name} has more than {context['max_digits']} digits",
        "round it",
    ),
    "decimal_max_places": lambda name, _v, context: (
        f"{name} has more than {context['decimal_places']} decimals",
        "round it",
    ),
    "decimal_whole_digits": lambda name, _v, context: (
        f"{name} has more than {context['whole_digits']} digits before the decimal point",
        "write a smaller number",
    ),
    "bool_parsing": lambda name, value, _: (
        f"{name} should be true or false, not {_shown(value)}",
        "write ‘true’ or ‘false’",
    ),
    "bool_type": lambda name, value, _: (
        f"{name} should be true or false, not {_shown(value)}",
        "write ‘true’ or ‘false’",
    ),
    "literal_error": _literal,
    "greater_than": _bound("greater than", "gt"),
    "greater_than_equal": _bound("from", "ge"),
    "less_than": _bound("less than", "lt"),
    "less_than_equal": _bound("up to", "le"),
    "too_short": _short,
    "too_long": lambda name, _v, context: (
        f"{name} has more than {context['max_length']} items",
        "take some out",
    ),
    "list_type": _list,
    "tuple_type": _list,
    "dict_type": _fields,
    "mapping_type": _fields,
    "model_type": _fields,
    "model_attributes_type": _fields,
}
