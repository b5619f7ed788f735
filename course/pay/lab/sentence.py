"""A sentence to be said later, in whichever language its reader has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from course.locale import Words, words_for
from course.pay.charts.amounts import euro, percent, share


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of euro, shown with cents where there are some."""

    amount: Decimal


@dataclass(frozen=True, slots=True)
class Percent:
    """A fraction, shown as a percentage with as many decimals as it has."""

    fraction: Decimal


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, shown in whole percent; finer only where that would look like none or all."""

    fraction: Decimal


Value = str | int | Decimal | Money | Percent | Share
"""What fills a place: names as they are, numbers and amounts in the reader's own writing."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A message id (marked by `message`) and the values of its places.

    With `many` it is a plural: `message` for one, `many` for more, `count` decides and fills `{count}`.
    """

    message: str
    values: Mapping[str, Value] = field(default_factory=dict)
    many: str | None = None
    count: int = 0

    @classmethod
    def plural(cls, one: str, many: str, count: int, /, **values: Value) -> Sentence:
        """A sentence that counts; `one` and `many` are extracted as those of `Words.plural` are."""
        return cls(one, values, many, count)

    def said(self, words: Words) -> str:
        """The sentence in the language of `words`."""
        shown = {name: shown_value(value, words) for name, value in self.values.items()}
        if self.many is not None:
            return words.plural(self.message, self.many, self.count, **shown)
        return words.say(self.message, **shown)

    def __str__(self) -> str:
        return self.said(words_for("en"))


def shown_value(value: Value, words: Words) -> str:
    """A value as it stands in a text in the language of `words`."""
    match value:
        case Money():
            return euro(words, value.amount)
        case Percent():
            return percent(words, value.fraction)
        case Share():
            return share(words, value.fraction)
        case int() | Decimal():
            return words.number(value)
        case _:
            return value
