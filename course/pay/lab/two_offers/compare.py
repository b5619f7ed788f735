"""Two offers under the same chance: what each brings, how much it swings, and which suits whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from course.locale import Words
from course.locale.message import message
from course.pay.chance.flow import DealFlow
from course.pay.chance.risk import (
    certainty_equivalent,
    cost_of_risk,
    expected_month,
    share_of_months_below,
)
from course.pay.chance.simulation import Draws
from course.pay.lab.sentence import Money, Sentence, Share, Value
from course.pay.lab.state import Offers
from course.pay.lab.two_offers.crossings import Crossings, crossings
from course.pay.money import cents
from course.pay.net import TaxYear, gross_for_net

TIE = Decimal(5)
TIE_SHARE = Decimal("0.005")
"""Offers closer than so many euro a month, or than this part of their pay, are a tie."""

STEP = Decimal(100)
"""Euro of swing by which aversion is told."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What simulated months of an offer say; gross euro a month in cents.

    - `mean`; `swing`: the standard deviation of a month; `low`, `high`: one month in ten pays less
      than the one, and one in ten more than the other;
    - `threshold`: the gross pay that covers the reader's costs; `short`: the share (0 to 1) of
      months that pay less;
    - `risk_cost`: aversion × swing; `worth`: mean − risk_cost, the steady pay that is as good.
    """

    mean: Decimal
    swing: Decimal
    low: Decimal
    high: Decimal
    threshold: Decimal
    short: Decimal
    risk_cost: Decimal
    worth: Decimal


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both offers' outlooks, and where they cross over steady sales."""

    a: Outlook
    b: Outlook
    crossings: Crossings


def outlook(draws: Draws, costs: Decimal, tax: TaxYear | None, aversion: Decimal) -> Outlook:
    """The outlook of an offer's simulated years; mean and swing by calculation where they can be.

    `costs` are euro a month after tax where there is a `tax` year, else before. Raises
    `NetPayError` for costs beyond what the tax year knows.
    """
    threshold = costs if tax is None else gross_for_net(costs, tax)
    mean, swing = expected_month(draws)
    pay = draws.pay()
    low, high = np.quantile(pay, (0.1, 0.9))
    return Outlook(
        mean=mean,
        swing=swing,
        low=_money(float(low)),
        high=_money(float(high)),
        threshold=threshold,
        short=round(Decimal(share_of_months_below(pay, threshold)), 4),
        risk_cost=cents(cost_of_risk(swing, aversion)),
        worth=cents(certainty_equivalent(mean, swing, aversion)),
    )


def compare(offers: Offers, a: Draws, b: Draws, tax: TaxYear | None) -> Comparison:
    """The two offers by their simulated years, which are paid for the same sales.

    Raises `NetPayError` for costs beyond what the tax year knows.
    """
    return Comparison(
        outlook(a, offers.costs, tax, offers.aversion),
        outlook(b, offers.costs, tax, offers.aversion),
        crossings(offers.a.plan, offers.b.plan),
    )


def verdict(
    offers: Offers, flow: DealFlow, comparison: Comparison, tax: TaxYear | None, words: Words
) -> tuple[str, str]:
    """What was assumed and what it comes to; and which offer suits whom, or that neither is ahead."""
    assumed = _assumed(offers, flow, comparison, tax)
    return assumed.said(words), _suits(offers, comparison).said(words)


def _assumed(
    offers: Offers, flow: DealFlow, comparison: Comparison, tax: TaxYear | None
) -> Sentence:
    a, b = comparison.a, comparison.b
    text = _ASSUMED_GROSS if tax is None else _ASSUMED_NET
    return Sentence(
        text,
        {
            "deals": flow.deals_per_year,
            "size": Money(flow.mean),
            "costs": Money(offers.costs),
            "a": offers.a.name,
            "b": offers.b.name,
            "mean_a": _euro(a.mean),
            "mean_b": _euro(b.mean),
            "short_a": Share(a.short),
            "short_b": Share(b.short),
        },
    )


def _suits(offers: Offers, comparison: Comparison) -> Sentence:
    first, second = (offers.a.name, comparison.a), (offers.b.name, comparison.b)
    by_worth = (first, second) if first[1].worth >= second[1].worth else (second, first)
    (better, ahead), (other, behind) = by_worth
    caution: dict[str, Value] = {"premium": _euro(STEP * offers.aversion), "step": Money(STEP)}
    if _tied(ahead.worth, behind.worth):
        if _tied(ahead.mean, behind.mean) and _tied(ahead.swing, behind.swing):
            return Sentence(_ALIKE)
        steadier, riskier = (better, other) if ahead.swing <= behind.swing else (other, better)
        return Sentence(_TIED, {**caution, "steadier": steadier, "riskier": riskier})
    named: dict[str, Value] = {"better": better, "other": other}
    more: dict[str, Value] = {"more": _euro(abs(ahead.mean - behind.mean))}
    swing: dict[str, Value] = {"swing": _euro(abs(ahead.swing - behind.swing))}
    if _tied(ahead.mean, behind.mean):
        return _with_sales(_SAME_MEAN, caution | named | swing, comparison)
    if ahead.mean < behind.mean:
        return _with_sales(_STEADIER, caution | named | more | swing, comparison)
    if _tied(ahead.swing, behind.swing):
        return Sentence(_SAME_SWING, named | more)
    if ahead.swing <= behind.swing:
        return Sentence(_BOTH_WAYS, named | more | swing)
    return _with_sales(_RISKIER, caution | named | more | swing, comparison)


def _with_sales(
    texts: tuple[str, str], values: Mapping[str, Value], comparison: Comparison
) -> Sentence:
    """The first text; or the second, with the sales above which the offer that swings more leads."""
    points = comparison.crossings.points
    riskier = "b" if comparison.a.swing <= comparison.b.swing else "a"
    if len(points) == 1 and comparison.crossings.stretches[1].ahead == riskier:
        return Sentence(texts[1], {**values, "sales": _euro(points[0].sales)})
    return Sentence(texts[0], values)


def _tied(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= max(TIE, TIE_SHARE * max(abs(one), abs(other)))


def _euro(amount: Decimal) -> Money:
    """Whole euro: what is simulated is no finer."""
    return Money(Decimal(round(amount)))


def _money(amount: float) -> Decimal:
    return cents(Decimal(amount))


_ASSUMED_NET = message(
    "With about {deals} deals a year of {size} each on average, {a} pays {mean_a} a month before tax"
    " and {b} {mean_b}; your costs of {costs} after tax are not covered in {short_a} of months with"
    " {a} and in {short_b} with {b}."
)
_ASSUMED_GROSS = message(
    "With about {deals} deals a year of {size} each on average, {a} pays {mean_a} a month before tax"
    " and {b} {mean_b}; less than the {costs} you need before tax comes in {short_a} of months with"
    " {a} and in {short_b} with {b}."
)
_ALIKE = message(
    "Under these assumptions the offers pay and swing alike: let what no plan says decide, such as"
    " the clients, the people and what is put in writing."
)
_TIED = message(
    "If you want {premium} more on average for every {step} of swing, neither is ahead: {steadier} suits those who need each month to be"
    " like the last, {riskier} those who can wait for the good months."
)
_BOTH_WAYS = message(
    "{better} suits you better however you weigh the swings: it pays {more} a month more and swings by"
    " {swing} less; {other} is better only if it offers something that is not in the plan."
)
_SAME_SWING = message(
    "{better} suits you better however you weigh the swings: it pays {more} a month more, and both swing"
    " alike; {other} is better only if it offers something that is not in the plan."
)
_SAME_MEAN = (
    message(
        "If you want {premium} more on average for every {step} of swing, {better} suits you better: both"
        " pay about the same, but it swings by {swing} less; {other} suits those with savings for the slow months."
    ),
    message(
        "If you want {premium} more on average for every {step} of swing, {better} suits you better: both"
        " pay about the same, but it swings by {swing} less; {other} suits those with savings for the slow months who"
        " sell more than {sales} a month."
    ),
)
_STEADIER = (
    message(
        "If you want {premium} more on average for every {step} of swing, {better} suits you better: it"
        " pays {more} a month less, but swings by {swing} less; {other} suits those with savings for the slow months."
    ),
    message(
        "If you want {premium} more on average for every {step} of swing, {better} suits you better: it"
        " pays {more} a month less, but swings by {swing} less; {other} suits those with savings for the slow months"
        " who sell more than {sales} a month."
    ),
)
_RISKIER = (
    message(
        "If you want {premium} more on average for every {step} of swing, {better} suits you better: it"
        " swings by {swing} more, but pays {more} a month more; {other} suits those who must count on every month."
    ),
    message(
        "If you want {premium} more on average for every {step} of swing, {better} suits you better: it"
        " swings by {swing} more, but pays {more} a month more; {other} suits those who must count on every month or sell"
        " less than {sales} a month."
    ),
)
