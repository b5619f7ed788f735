"""How often simulated pay covers a cost: for one cost, and as a curve over all of them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import numpy as np

from course.pay.chance.ranked import rising_pay
from course.pay.chance.simulation import Draws
from course.pay.charts.simulated import PENNY, rounded
from course.pay.net import TaxYear, gross_for_net, net_pay

STEPS = 160
"""The most steps that a curve is drawn with."""


@dataclass(frozen=True, slots=True)
class Curve:
    """Gross pay (rising, euro) and the share of months that pay at least so much."""

    pay: tuple[float, ...]
    share: tuple[float, ...]
    most: float
    """What 99 of 100 months do not pass."""


@lru_cache(maxsize=128)
def curve(draws: Draws) -> Curve:
    """The curve of a simulated year, in so few steps that the eye does not see them."""
    pay = rising_pay(draws)
    steps = np.unique(pay[np.linspace(0, pay.size - 1, STEPS + 1).astype(int)])
    below = np.searchsorted(pay, steps - PENNY) / pay.size
    most = float(pay[int(0.99 * (pay.size - 1))])
    return Curve(tuple(steps.tolist()), tuple((1 - below).tolist()), most)


@lru_cache(maxsize=512)
def chance(draws: Draws, gross: Decimal) -> Decimal:
    """The share of months that pay at least `gross` euro, rounded as it is shown."""
    pay = rising_pay(draws)
    return rounded(1 - np.searchsorted(pay, float(gross) - PENNY) / pay.size)


@lru_cache(maxsize=512)
def gross_cost(cost: Decimal, tax: TaxYear) -> Decimal:
    """The gross pay from which a month covers `cost` after tax; net pay never falls as it rises."""
    return gross_for_net(cost, tax)


@lru_cache(maxsize=16)
def net_line(tax: TaxYear) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Gross pay every 25 euro as far as it is known, and what is left of it: to draw by."""
    step, known = Decimal(25), tax.known_up_to
    gross = [*(step * n for n in range(int(known / step) + 1)), known]
    return tuple(map(float, gross)), tuple(float(net_pay(pay, tax).net) for pay in gross)


def points(
    found: Curve, tax: TaxYear | None, end: float
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Costs from 0 to `end` and shares of months: each share holds from the cost before it on."""
    pay, share = np.array(found.pay), np.array(found.share)
    costs = pay if tax is None else np.interp(pay, *net_line(tax))
    shown = costs < end
    if tax is not None:
        shown &= pay < float(tax.known_up_to)
    hidden = share[~shown]
    last = float(hidden[0]) if hidden.size else 0.0
    return (0.0, *costs[shown].tolist(), end), (1.0, *share[shown].tolist(), last)
