"""One language's words and formats, by gettext catalogues and Babel's CLDR data."""

from __future__ import annotations

import datetime as dt
import gettext
import io
import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Protocol, runtime_checkable

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import NumberPattern, parse_pattern

NBSP = "\u00a0"
MINUS = "−"
REGIONS = {"en": "en_GB"}
"""Where a bare language code should mean a certain country's formats."""

GROUPED_FROM: Mapping[str, int] = {"lv": 10_000}
"""Where four digits stand together: 1860, but 12 000 (CLDR's minimum grouping digits, which Babel lacks)."""

Amount = Decimal | int | float


@runtime_checkable
class Sayable(Protocol):
    """An English text that knows the message id it was made from, and what fills the places."""

    @property
    def message(self) -> str: ...
    @property
    def values(self) -> Mapping[str, str | int]: ...


def catalogue_path(language: str) -> Path:
    """The language's catalogue (it may not exist)."""
    return Path(__file__).parent / language / "LC_MESSAGES" / "course.po"


class Words:
    """Says things in one language; made once per process by `words_for`."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._locale = _locale(language)
        self._messages = _messages(language)

    def say(self, message: str, /, **values: object) -> str:
        """The message in this language, its `{name}` places filled from `values`."""
        text = self._messages.gettext(message)
        return text.format(**values) if values else text

    def tell(self, text: str) -> str:
        """An English text in this language where it is `Sayable`; any other as it is.

        Texts in its places are told likewise, numbers with this language's separators.
        """
        if not isinstance(text, Sayable):
            return text
        values = {
            name: self.tell(value) if isinstance(value, str) else self.number(value)
            for name, value in text.values.items()
        }
        return self.say(text.message, **values)

    def plural(self, one: str, many: str, count: int, /, **values: object) -> str:
        """The message in the form that fits `count`, which fills `{count}`."""
        text = self._messages.ngettext(one, many, count)
        return text.format(count=self.number(count), **values)

    def number(self, value: Amount, digits: int | None = None) -> str:
        """A number with this language's separators; `digits` decimals, or as many as it has."""
        decimals = "###" if digits is None else "0" * digits
        pattern = self._whole(value) + (f".{decimals}" if decimals else "")
        return _formatted(value, pattern, self._locale)

    def percent(self, fraction: Amount, digits: int = 0) -> str:
        """A fraction (0.05) as a percentage: `5 %` in Latvian, `5%` in English."""
        pattern = self._whole(float(fraction) * 100) + ("." + "0" * digits if digits else "")
        pattern += NBSP + "%" if self.language == "lv" else "%"
        return _formatted(fraction, pattern, self._locale)

    def euro(self, amount: Amount, cents: bool = False, *, digits: int | None = None) -> str:
        """An amount in euro, whole unless `cents`: `12 000 €` in Latvian, `€12,000` in English.

        `digits` is for what is finer than a cent: that many decimals.
        """
        decimals = "0" * (2 if cents else 0) if digits is None else "0" * digits
        number = self._whole(amount) + (f".{decimals}" if decimals else "")
        pattern = f"€{number}" if self.language == "en" else f"{number}{NBSP}€"
        return _formatted(amount, pattern, self._locale)

    def _whole(self, value: Amount) -> str:
        return "#,##0" if abs(float(value)) >= GROUPED_FROM.get(self.language, 0) else "0"

    def date(self, day: dt.date) -> str:
        """A date in long form: `2026. gada 23. novembris`, `23 November 2026`."""
        return format_date(day, "long", locale=self._locale)

    def short_date(self, day: dt.date) -> str:
        """A day of a year that is plain: `23. nov.`, `23 Nov`."""
        noon = dt.datetime.combine(day, dt.time(12))
        return format_skeleton("MMMd", noon, locale=self._locale)

    def time(self, moment: dt.time) -> str:
        """A time of day to the minute: `14:05`."""
        return format_time(moment, "short", locale=self._locale)

    @property
    def name(self) -> str:
        """The language's own name, capitalised."""
        return (self._locale.get_display_name(self._locale) or self.language).split(" (")[0].title()

    @property
    def separators(self) -> str:
        """Decimal point and thousands separator in that order, as plotly's `layout.separators`."""
        symbols = self._locale.number_symbols["latn"]
        return f"{symbols['decimal']}{symbols['group']}"


@lru_cache(maxsize=4096)
def _formatted(value: Amount, pattern: str, locale: Locale) -> str:
    """Babel's own formatting, without reading the pattern and the currency's names each time.

    The minus sign is as wide as a plus, and what is rounded to nothing has none. A chart tells the
    same numbers in its drawing, its hover and its table, and most of them again when a slider moves.
    """
    told: str = _pattern(pattern).apply(value, locale)
    if "-" not in told:
        return told
    return told.replace("-", MINUS if re.search("[1-9]", told) else "")


@cache
def _pattern(pattern: str) -> NumberPattern:
    return parse_pattern(pattern)


@cache
def words_for(language: str) -> Words:
    """The words of a language; the same object each time."""
    return Words(language)


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(REGIONS.get(language, language), sep="_")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(REGIONS["en"])


def _messages(language: str) -> gettext.NullTranslations:
    path = catalogue_path(language)
    if not path.exists():
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
