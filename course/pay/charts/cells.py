"""Cells of a chart's table: what a reader sees, and the bare value for a file."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from course.locale import Words
from course.pay.charts import amounts


@dataclass(frozen=True, slots=True)
class Cell:
    """`text` as a reader sees it; `value` is the number behind it, None for words.

    Euro are in euro, rates and shares are fractions, months and counts are whole.
    """

    text: str
    value: Decimal | None = None


def text_cell(text: str) -> Cell:
    """Words, or the name of a row."""
    return Cell(text)


def euro_cell(words: Words, amount: Decimal) -> Cell:
    """An amount of euro, with cents only where there are some."""
    return Cell(amounts.euro(words, amount), amount)


def percent_cell(words: Words, fraction: Decimal) -> Cell:
    """A rate as a percentage with as many decimals as it has."""
    return Cell(amounts.percent(words, fraction), fraction)


def share_cell(words: Words, fraction: Decimal) -> Cell:
    """A part of a whole in whole percent; with a decimal where that would look like none or all."""
    return Cell(amounts.share(words, fraction), fraction)


def number_cell(words: Words, number: Decimal | int) -> Cell:
    """A plain number: a month, a count, a multiplier."""
    return Cell(words.number(number), Decimal(number))
