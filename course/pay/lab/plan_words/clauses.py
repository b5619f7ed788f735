"""Every clause of a pay plan: what it is called and, in one sentence, what it does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from course.locale.message import message
from course.pay.money import cents
from course.pay.plans.plan import MONTHS_IN, PayPlan
from course.pay.statements.commission import period_commission


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: `label` and `help` are message ids without places."""

    id: str
    label: str
    help: str


_ALL = (
    Clause("base", message("Base salary"), message("Paid every month, whatever is sold.")),
    Clause(
        "rate", message("Commission rate"), message("The part of sales that becomes commission.")
    ),
    Clause(
        "target",
        message("Target variable pay"),
        message(
            "Commission a month for meeting the quota exactly; divided by the quota it is the rate."
        ),
    ),
    Clause(
        "measure",
        message("Measurement period"),
        message(
            "How long sales add up against the quota before the count starts again from zero;"
            " commission is paid every month all the same."
        ),
    ),
    Clause(
        "quota",
        message("Quota"),
        message("The sales expected of you in a month; the tiers begin at parts of it."),
    ),
    Clause(
        "tiers",
        message("Tiers"),
        message(
            "From each line on, the rate is multiplied: a threshold, an accelerator or a brake."
        ),
    ),
    Clause(
        "tier-from",
        message("From attainment"),
        message("The part of the quota from which the tier applies."),
    ),
    Clause(
        "tier-multiplier",
        message("Times the rate"),
        message("1 pays the rate as it is, 1.5 pays half as much again, 0 pays nothing."),
    ),
    Clause(
        "tier-retroactive",
        message("Retroactive"),
        message(
            "Once the tier is reached, its rate counts for all sales of the period, from the first euro."
        ),
    ),
    Clause(
        "tie",
        message("Exactly at the line"),
        message("Whether sales that equal a tier’s line to the cent are in the tier already."),
    ),
    Clause(
        "cap",
        message("Cap"),
        message("The most commission that one measurement period pays, however much you sell."),
    ),
    Clause(
        "ramp",
        message("Ramp"),
        message(
            "Which part of the quota counts in each of the first months, until you have clients of your own."
        ),
    ),
    Clause(
        "draw",
        message("Draw"),
        message("In a month that earns less commission, you are paid this much all the same."),
    ),
    Clause(
        "draw-recoverable",
        message("Recoverable"),
        message(
            "What was advanced is a debt that later commission pays back; otherwise it is yours to keep."
        ),
    ),
    Clause(
        "clawback",
        message("Clawback"),
        message(
            "What a cancelled deal takes back: the commission that it paid, or its amount from the"
            " sales of the period."
        ),
    ),
    Clause(
        "bonuses",
        message("Retention bonuses"),
        message("Sums for those who are still employed in a certain month."),
    ),
    Clause(
        "bonus-month",
        message("Paid in month"),
        message("The month in which the bonus is paid, counted from your first."),
    ),
    Clause("bonus-amount", message("Bonus"), message("Paid once, in euro before tax.")),
    Clause(
        "bonus-stay",
        message("Months to stay on"),
        message("How long after the payment you must stay to keep all of it."),
    ),
    Clause(
        "bonus-repay",
        message("Share to repay"),
        message("The part of the bonus that you pay back if you leave sooner."),
    ),
)

CLAUSES: Mapping[str, Clause] = {clause.id: clause for clause in _ALL}
"""The clauses by their ids, in the order of a plan."""

Options = tuple[tuple[str, str], ...]

MEASURES: Options = (
    ("month", message("By month")),
    ("quarter", message("By quarter")),
    ("year", message("By year")),
)
TIES: Options = (
    ("reached", message("In the tier already")),
    ("exceeded", message("Not in it yet")),
)
CLAWBACKS: Options = (
    ("original_rate", message("The commission it paid")),
    ("net_in_period", message("Its amount from the sales")),
)
"""The values of a clause that is a choice, each with its message id."""


@dataclass(frozen=True, slots=True)
class TargetPay:
    """Pay of a month that meets the full quota exactly, euro in cents; `mix` is the base's part of it."""

    base: Decimal
    variable: Decimal
    total: Decimal
    mix: Decimal


def target_pay(plan: PayPlan) -> TargetPay | None:
    """On-target earnings after ramp; None for a plan without a quota or without any pay."""
    if not plan.quota:
        return None
    length = MONTHS_IN[plan.measure]
    quota = plan.quota * length
    variable = cents(period_commission(plan, quota, quota) / length)
    total = plan.base + variable
    if not total:
        return None
    return TargetPay(plan.base, variable, total, plan.base / total)
