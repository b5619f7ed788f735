"""Numbers as people type them: `1 860,50`, `1,860.50`, `−5 %`, `€1 860`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal

_MINUS = "-−–‐‑﹣－"
_APOSTROPHES = "'’ʼ`´"
_FOLD = str.maketrans({**dict.fromkeys(_MINUS, "-"), **dict.fromkeys(_APOSTROPHES, "'")})

_PLAIN = re.compile(r"[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+")
_GROUPED = tuple(
    (separator, re.compile(rf"[1-9][0-9]{{0,2}}(?:{separator}[0-9]{{3}})+(?:{decimal}[0-9]*)?"))
    for separator, decimal in ((" ", "[.,]"), ("'", "[.,]"), (r"\.", ","), (",", r"\."))
)


def readings(text: str, units: Iterable[str] = ()) -> tuple[Decimal, ...]:
    """Return every number that `text` may mean: none, one, or two.

    Thousands may be parted by any kind of space, an apostrophe, a point or a comma; decimals by a
    point or a comma. `1.860` and `1,860` have two readings, 1.86 and 1860. One of `units`, in any
    case, may stand before or after the number. Nothing else may: no exponent, no second sign, no
    infinity. Exact whatever the length.
    """
    sign, rest = _unsigned(_folded(text))
    rest = _without_unit(rest, units)
    if not sign:
        sign, rest = _unsigned(rest)
    return tuple(sorted({Decimal(sign + digits) for digits in _magnitudes(rest)}))


def plain(number: Decimal) -> str:
    """Return the number without exponent and idle zeros, with a point: `1860.5`."""
    return format(number.normalize() + 0, "f")


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().translate(_FOLD).split())


def _unsigned(text: str) -> tuple[str, str]:
    """Part a leading sign from the rest; the sign is empty where there is none."""
    sign = text[:1] if text[:1] in ("+", "-") else ""
    return sign, text[len(sign) :].lstrip()


def _without_unit(text: str, units: Iterable[str]) -> str:
    """Take one unit off either end; the point of an abbreviation may be there or not."""
    spellings = {spelling for unit in map(_folded, units) for spelling in (unit, unit.rstrip("."))}
    for unit in sorted(filter(None, spellings), key=len, reverse=True):
        if text.startswith(unit):
            return text.removeprefix(unit).lstrip()
        for ended in (text, text.rstrip(".")):
            if ended.endswith(unit):
                return ended.removesuffix(unit).rstrip()
    return text


def _magnitudes(text: str) -> Iterator[str]:
    """Yield each way to read unsigned digits and separators, written for `Decimal`."""
    if _PLAIN.fullmatch(text):
        yield text.replace(",", ".")
    for separator, pattern in _GROUPED:
        if pattern.fullmatch(text):
            yield re.sub(separator, "", text).replace(",", ".")
