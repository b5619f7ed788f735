"""Amounts as a reader of a chart wants them: exact, and no longer than they need to be."""

from __future__ import annotations

from decimal import Decimal

from course.locale import Words


def euro(words: Words, amount: Decimal) -> str:
    """Euro, with cents only where there are some."""
    return words.euro(amount, cents=amount != amount.to_integral_value())


def percent(words: Words, fraction: Decimal) -> str:
    """A rate as a percentage with as many decimals as it has."""
    exponent = (fraction * 100).normalize().as_tuple().exponent
    return words.percent(fraction, digits=max(0, -int(exponent)))


def share(words: Words, fraction: Decimal) -> str:
    """A part of a whole in whole percent; with a decimal where that would look like none or all."""
    near_an_end = 0 < fraction < Decimal("0.01") or Decimal("0.99") < fraction < 1
    return words.percent(fraction, digits=1 if near_an_end else 0)
