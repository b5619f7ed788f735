"""How net pay comes about: steps from gross to net that a person can check by hand, and that add up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from course.locale import Words
from course.locale.message import message
from course.pay.charts.amounts import percent
from course.pay.net import TaxYear, net_pay
from course.pay.statements.telling import Line

ZERO = Decimal("0.00")


class NetStepKind(StrEnum):
    """What a step does; the order is the order of the steps."""

    GROSS = "gross"
    SOCIAL = "social"
    """The employee's contributions, taken from gross pay."""
    FREE = "free"
    """The non-taxable minimum, set aside; no more of it than there is."""
    RELIEF = "relief"
    """What dependants free of income tax, set aside likewise."""
    TAXABLE = "taxable"
    INCOME_TAX = "income-tax"
    ADDED_BACK = "added-back"
    """What was set aside is paid out untaxed."""
    NET = "net"


SUBTOTALS = (NetStepKind.GROSS, NetStepKind.TAXABLE, NetStepKind.NET)
"""Steps that name the sum so far; all but the first add nothing to it."""


@dataclass(frozen=True, slots=True)
class NetStep:
    """One line of the way from gross to net.

    `amount` is what it adds, euro in cents, below 0 where it takes away; `total` is the sum of all
    steps up to this one. Where the amount is a part of something, `of` is that and `rate` the part,
    a fraction; `whole` is what would have been set aside, had there been enough.
    """

    kind: NetStepKind
    amount: Decimal
    total: Decimal
    of: Decimal | None = None
    rate: Decimal | None = None
    whole: Decimal | None = None


def net_steps(gross: Decimal, tax: TaxYear, dependants: int = 0) -> tuple[NetStep, ...]:
    """The steps from a month's `gross` pay (euro) to what `net_pay` leaves of it; raises as it does."""
    pay = net_pay(gross, tax, dependants)
    after = pay.gross - pay.social
    free = min(pay.non_taxable_minimum, after)
    relief = min(pay.relief, after - free)
    kind = NetStepKind
    steps = [
        NetStep(kind.GROSS, pay.gross, pay.gross),
        NetStep(kind.SOCIAL, -pay.social, after, of=pay.gross, rate=tax.employee_social),
        NetStep(kind.FREE, -free, after - free, whole=pay.non_taxable_minimum),
    ]
    if pay.relief:
        steps.append(NetStep(kind.RELIEF, -relief, after - free - relief, whole=pay.relief))
    taxed = pay.taxable - pay.income_tax
    rate = tax.income_tax[0].rate
    return (
        *steps,
        NetStep(kind.TAXABLE, ZERO, pay.taxable),
        NetStep(kind.INCOME_TAX, -pay.income_tax, taxed, of=pay.taxable, rate=rate),
        NetStep(kind.ADDED_BACK, free + relief, taxed + free + relief),
        NetStep(kind.NET, ZERO, pay.net),
    )


_NAMES: Mapping[NetStepKind, str] = {
    NetStepKind.GROSS: message("Gross pay"),
    NetStepKind.SOCIAL: message("Social contributions"),
    NetStepKind.FREE: message("Non-taxable minimum"),
    NetStepKind.RELIEF: message("Relief for dependants"),
    NetStepKind.TAXABLE: message("Taxable"),
    NetStepKind.INCOME_TAX: message("Income tax"),
    NetStepKind.ADDED_BACK: message("Untaxed part, added back"),
    NetStepKind.NET: message("Net pay"),
}


def net_line(step: NetStep, words: Words) -> Line:
    """The step as a line of an account."""
    total = step.kind in SUBTOTALS
    amount = words.euro(step.total if total else step.amount, cents=True)
    return Line(words.say(_NAMES[step.kind]), _sum(step, words), amount, total)


def _sum(step: NetStep, words: Words) -> str:
    """How the amount is worked out, without the amount itself."""
    if step.of is not None and step.rate is not None:
        return f"{words.euro(step.of, cents=True)} × {percent(words, step.rate)}"
    if step.whole is not None and step.whole != -step.amount:
        return words.say(message("at most {amount}"), amount=words.euro(step.whole, cents=True))
    return ""
