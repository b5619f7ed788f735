"""What simulated pay says about risk: how far it spreads, how often it is too little, what that costs.

Pay arrays have the shape (runs, months) and hold euro, as `course.pay.chance.simulation` makes them.

The cost of risk is a simple measure, the straight indifference line between mean and standard
deviation: U = mean − aversion × sd. With an aversion of 0.5 a person gives up 50 € of average pay
to be rid of 100 € of standard deviation. It treats a good month's surprise like a bad month's and
knows nothing of savings or debts; for those see how often pay falls below one's costs.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from course.pay.chance.flow import mean_sales, variance_sales
from course.pay.chance.simulation import Draws
from course.pay.chance.source import Floats
from course.pay.money import cents
from course.pay.plans.plan import FLAT, PayPlan
from course.pay.statements.commission import commission_at_rate

Amount = TypeVar("Amount", float, Decimal)

FAN = (0.1, 0.5, 0.9)
"""The 10th percentile, the median and the 90th."""


class Ranks(NamedTuple):
    """Where percentiles lie among numbers in rising order: between two ranks, and how far on (0–1)."""

    below: NDArray[np.intp]
    above: NDArray[np.intp]
    part: Floats

    @classmethod
    def of(cls, count: int, shares: Sequence[float] = FAN) -> Ranks:
        """The ranks of `shares` (fractions) among `count` numbers."""
        place = np.asarray(shares) * (count - 1)
        below = np.floor(place).astype(int)
        return cls(below, np.minimum(below + 1, count - 1), (place - below)[:, np.newaxis])

    def between(self, low: Floats, high: Floats) -> Floats:
        """The percentiles, from rows of the numbers at `below` and at `above`."""
        return np.asarray(low + (high - low) * self.part)


def fan(pay: Floats, shares: Sequence[float] = FAN) -> Floats:
    """Percentiles of each month over all runs, euro, in the shape (shares, months).

    `shares` are fractions; between two runs' pay it is interpolated linearly, as `np.quantile` does
    in many times the time.
    """
    ranks = Ranks.of(len(pay), shares)
    # Sorted only so far as it is looked at.
    ordered = np.partition(pay, np.unique([ranks.below, ranks.above]), axis=0)
    return ranks.between(ordered[ranks.below], ordered[ranks.above])


def is_flat(plan: PayPlan) -> bool:
    """Whether it is a base and one rate on every euro, which needs no simulation to be known."""
    one_rate = plan.tiers == FLAT or not plan.quota
    return one_rate and plan.cap is None and not plan.draw and not plan.bonuses


def expected_month(draws: Draws) -> tuple[Decimal, Decimal]:
    """Mean gross pay of a month and its standard deviation, euro in cents.

    One rate on every euro has them by calculation, the same wherever they are shown: base + r·E[S]
    and r·√Var[S] for a month's sales S. Other plans are simulated. A bonus is part of the mean, but not
    of the deviation: nobody leaves in a simulation, so that its month and its amount are certain.
    """
    plan, flow = draws.plan, draws.flow
    if not is_flat(plan):
        pay = draws.pay()
        unsure = pay - bonuses(plan, pay.shape[1]) if plan.bonuses else pay
        return cents(Decimal(str(mean_pay(pay)))), cents(Decimal(str(sd_pay(unsure))))
    mean = plan.base + commission_at_rate(plan, mean_sales(flow, 1))
    return cents(mean), cents(commission_at_rate(plan, variance_sales(flow, 1).sqrt()))


def bonuses(plan: PayPlan, months: int) -> Floats:
    """What the plan's bonuses add to each month's pay, euro, where nobody leaves."""
    found = np.zeros(months)
    for bonus in plan.bonuses:
        if bonus.month <= months:
            found[bonus.month - 1] += float(cents(bonus.amount))
    return found


def mean_pay(pay: Floats) -> float:
    """Mean pay of a month over all runs and months, euro."""
    return float(pay.mean())


def sd_pay(pay: Floats) -> float:
    """Standard deviation of a month's pay over all runs and months, euro."""
    return float(pay.std())


def share_of_months_below(pay: Floats, cost: float | Decimal) -> float:
    """Share (0 to 1) of all months that pay less than `cost`, euro a month."""
    return float((pay < float(cost)).mean())


def cost_of_risk(sd: Amount, aversion: Amount) -> Amount:
    """What a spread of `sd` (euro) is worth avoiding to who has this `aversion`: aversion × sd."""
    return aversion * sd


def certainty_equivalent(mean: Amount, sd: Amount, aversion: Amount) -> Amount:
    """The steady pay (euro) that is as good as pay with this mean and spread: mean − aversion × sd."""
    return mean - cost_of_risk(sd, aversion)
