"""How far luck goes: the bound that laws about a quiz's habits are measured against."""

from __future__ import annotations

from collections.abc import Iterable

LUCK = 0.05
"""What would happen by luck in fewer than one of twenty courses is taken for a habit."""


def at_least(count: int, chances: Iterable[float]) -> float:
    """The probability (0–1) that `count` or more of independent events happen.

    `chances` are their probabilities. Where all are alike, this is the upper tail of the binomial
    distribution; options differ in number, so each question brings its own chance (the
    Poisson binomial distribution, by adding one event after the other).
    """
    happened = [1.0]
    for chance in chances:
        more = [*(chance * p for p in happened)]
        fewer = [(1 - chance) * p for p in happened]
        happened = [a + b for a, b in zip([*fewer, 0.0], [0.0, *more], strict=True)]
    return sum(happened[count:])


def by_luck(count: int, chances: Iterable[float]) -> bool:
    """Tell whether luck alone may well bring `count` or more of the events about."""
    return at_least(count, chances) >= LUCK
