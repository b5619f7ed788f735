"""What pydantic complains of, in the words of those who write the files."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, LiteralString

from pydantic_core import ErrorDetails, PydanticCustomError

from course.files.told import Told, listed, phrase_of, quoted, told
from course.files.yaml_tree import Loc

Words = tuple[str, str]
"""What is wrong, and how to mend it."""

_PATTERNS: Mapping[str, Told] = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": told("write small letters a–z, digits and single hyphens only"),
    r"^[a-z0-9]+([.-][a-z0-9]+)*$": told("write small letters a–z, digits, dots and hyphens only"),
    r"^([a-z0-9]+(-[a-z0-9]+)*/)?[a-z0-9]+(-[a-z0-9]+)*$": told(
        "write an id such as ‘{one}’, or ‘{other}’ if another lesson asked it",
        one="slow-month",
        other="pay/slow-month",
    ),
    r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$": told(
        "write a language code such as ‘{one}’ or ‘{other}’", one="lv", other="en"
    ),
}


def refusal(kind: LiteralString, what: Told, mend: Told) -> PydanticCustomError:
    """What a validator raises so that both parts of its sentence can be said in other languages."""
    return PydanticCustomError(kind, "{what}: {mend}", {"what": what, "mend": mend})


def missing(field: str, description: str, *, written: bool) -> Words:
    """Say that a field is left out, or `written` without a value."""
    meaning = phrase_of(description)
    if written:
        return told("‘{field}’ has no value", field=field), (
            told("write one after the colon ({meaning})", meaning=meaning)
            if meaning
            else told("write one after the colon")
        )
    return told("‘{field}’ is missing", field=field), (
        told("add a line ‘{field}: …’ ({meaning})", field=field, meaning=meaning)
        if meaning
        else told("add a line ‘{field}: …’", field=field)
    )


def misfit(error: ErrorDetails, loc: Loc, *, key: bool) -> Words:
    """Say why a value, or the `key` that stands for it, does not fit."""
    words = _WORDS.get(error["type"])
    context = error.get("ctx", {})
    name = told("a key of {name}", name=_name(loc[:-1])) if key else _name(loc)
    if words:
        return words(name, error["input"], context)
    if isinstance(context.get("what"), Told) and isinstance(context.get("mend"), Told):
        return context["what"], context["mend"]
    return _own_words(name, error)


def _name(loc: Loc) -> Told:
    """The field as told: its name, or the item's number in the list of that name."""
    if not loc:
        return told("the file")
    if isinstance(loc[-1], str):
        return quoted(loc[-1])
    if len(loc) > 1 and isinstance(loc[-2], str):
        return told("item {number} of ‘{field}’", number=loc[-1] + 1, field=loc[-2])
    return told("item {number}", number=loc[-1] + 1)


def _shown(value: object) -> Told:
    """A value as quoted in a sentence: short, in one line."""
    if value is None:
        return told("nothing")
    if isinstance(value, dict | list):
        return told("fields") if isinstance(value, dict) else told("a list")
    line = " ".join(str(value).split())
    return quoted(line if len(line) <= 40 else f"{line[:39]}…")


def _own_words(name: Told, error: ErrorDetails) -> Words:
    """A validator's own sentence, “what: how to mend it” or only how to mend it."""
    text = error["msg"].removeprefix("Value error, ").removeprefix("Assertion failed, ").rstrip(".")
    for between in ("; ", ": "):
        what, found, mend = text.partition(between)
        if found:
            return what, mend
    value = _shown(error["input"])
    if error["type"] in ("value_error", "assertion_error"):
        return _unfit(name, value), text
    return (
        told("{value} does not fit {name} ({reason})", value=value, name=name, reason=text),
        told("write a value that does"),
    )


def _unfit(name: Told, value: Told) -> Told:
    return told("{value} does not fit {name}", value=value, name=name)


_Words = Callable[[Told, Any, dict[str, Any]], Words]


def _number(mend: Told) -> _Words:
    return lambda name, value, _: (
        told("{name} should be a number, not {value}", name=name, value=_shown(value)),
        mend,
    )


def _plain(limit: Any) -> str:
    return f"{limit:.0f}" if limit == int(limit) else str(limit)


def _bound(key: str, mend: Callable[[str], Told]) -> _Words:
    return lambda name, value, context: (
        told("{value} is out of range for {name}", value=_shown(value), name=name),
        mend(_plain(context[key])),
    )


def _list(name: Told, value: Any, _: dict[str, Any]) -> Words:
    return (
        told("{name} should be a list, not {value}", name=name, value=_shown(value)),
        told("begin each item on its own line with ‘- ’"),
    )


def _fields(name: Told, value: Any, _: dict[str, Any]) -> Words:
    return (
        told("{name} should hold fields, not {value}", name=name, value=_shown(value)),
        told("write ‘name: value’ lines, indented below it"),
    )


def _pattern(name: Told, value: Any, context: dict[str, Any]) -> Words:
    pattern = context["pattern"]
    mend = _PATTERNS.get(pattern) or told(
        "write it so that it fits the pattern {pattern}", pattern=pattern
    )
    return _unfit(name, _shown(value)), mend


def _text(name: Told, value: Any, _: dict[str, Any]) -> Words:
    if value is None:
        return told("{name} has no value", name=name), told("write one or delete the line")
    return (
        told("{name} should be a text, not {value}", name=name, value=_shown(value)),
        told("write it after the colon, in quotation marks where it begins with [ or {"),
    )


def _truth(name: Told, value: Any, _: dict[str, Any]) -> Words:
    return (
        told(
            "{name} should be {yes} or {no}, not {value}",
            name=name,
            yes="true",
            no="false",
            value=_shown(value),
        ),
        told("write {words} or {last}", words=quoted("true"), last=quoted("false")),
    )


def _literal(name: Told, value: Any, context: dict[str, Any]) -> Words:
    expected = re.findall(r"'([^']*)'", context["expected"]) or [context["expected"]]
    *words, last = map(quoted, expected)
    return told("{value} is no value of {name}", value=_shown(value), name=name), (
        told("write {words} or {last}", words=listed(words), last=last)
        if words
        else told("write {last}", last=last)
    )


def _short(name: Told, _value: Any, context: dict[str, Any]) -> Words:
    least = context["min_length"]
    if least == 1:
        return told("{name} is empty", name=name), told("list at least one")
    what = told("{name} has fewer than {least} items", name=name, least=least)
    return what, told("add what is missing")


def _long(name: Told, _value: Any, context: dict[str, Any]) -> Words:
    what = told("{name} has more than {most} items", name=name, most=context["max_length"])
    return what, told("take some out")


def _blank(name: Told, _value: Any, _: dict[str, Any]) -> Words:
    return told("{name} is empty", name=name), told("write its text")


def _lengthy(name: Told, _value: Any, context: dict[str, Any]) -> Words:
    most = context["max_length"]
    return told("{name} is longer than {most} characters", name=name, most=most), told("shorten it")


def _digits(name: Told, _value: Any, context: dict[str, Any]) -> Words:
    most = context["max_digits"]
    return told("{name} has more than {most} digits", name=name, most=most), told("round it")


def _places(name: Told, _value: Any, context: dict[str, Any]) -> Words:
    most = context["decimal_places"]
    return told("{name} has more than {most} decimals", name=name, most=most), told("round it")


def _whole_digits(name: Told, _value: Any, context: dict[str, Any]) -> Words:
    most = context["whole_digits"]
    what = told("{name} has more than {most} digits before the decimal point", name=name, most=most)
    return what, told("write a smaller number")


_IN_DIGITS = _number(told("write it in digits, with a decimal point"))
_WHOLE = _number(told("write a whole number in digits"))

_WORDS: dict[str, _Words] = {
    "string_type": _text,
    "string_too_short": _blank,
    "string_too_long": _lengthy,
    "string_pattern_mismatch": _pattern,
    "int_parsing": _WHOLE,
    "int_parsing_size": _number(told("write a smaller number")),
    "int_type": _WHOLE,
    "int_from_float": _number(told("write a whole number")),
    "float_parsing": _IN_DIGITS,
    "float_type": _IN_DIGITS,
    "decimal_parsing": _IN_DIGITS,
    "decimal_type": _IN_DIGITS,
    "finite_number": _IN_DIGITS,
    "decimal_max_digits": _digits,
    "decimal_max_places": _places,
    "decimal_whole_digits": _whole_digits,
    "bool_parsing": _truth,
    "bool_type": _truth,
    "literal_error": _literal,
    "greater_than": _bound(
        "gt", lambda limit: told("write a number greater than {limit}", limit=limit)
    ),
    "greater_than_equal": _bound(
        "ge", lambda limit: told("write a number from {limit}", limit=limit)
    ),
    "less_than": _bound("lt", lambda limit: told("write a number less than {limit}", limit=limit)),
    "less_than_equal": _bound(
        "le", lambda limit: told("write a number up to {limit}", limit=limit)
    ),
    "too_short": _short,
    "too_long": _long,
    "list_type": _list,
    "tuple_type": _list,
    "dict_type": _fields,
    "mapping_type": _fields,
    "model_type": _fields,
    "model_attributes_type": _fields,
}
