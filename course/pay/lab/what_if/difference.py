"""What a changed clause does to pay: the difference by month and by what it is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from course.locale.message import message
from course.pay.lab.what_if.changes import Change, changes
from course.pay.plans.plan import PayPlan
from course.pay.statements.deals import Booking
from course.pay.statements.statement import PayMonth, pay_statement

ZERO = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Part:
    """What one part of pay changes by, euro; `label` is a message id."""

    id: str
    label: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Difference:
    """Gross pay of all months `before` and `after` a change, euro in cents.

    `parts` add up to `total`, and so does `by_month`, which has one amount for each month.
    """

    before: Decimal
    after: Decimal
    parts: tuple[Part, ...]
    by_month: tuple[Decimal, ...]

    @property
    def total(self) -> Decimal:
        """What the change brings, below 0 where it costs."""
        return self.after - self.before

    @property
    def waterfall(self) -> tuple[Part, ...]:
        """The parts that change."""
        return tuple(part for part in self.parts if part.amount)


_PARTS: tuple[tuple[str, str, Callable[[PayMonth], Decimal]], ...] = (
    ("base", message("Base salary"), lambda month: month.base),
    ("earned", message("Commission earned"), lambda month: month.earned),
    ("clawback", message("Clawback"), lambda month: month.clawback),
    ("carry", message("Not taken back yet"), lambda month: month.carried),
    ("draw", message("Draw, less what is repaid"), lambda month: month.drawn),
    ("bonus", message("Bonuses"), lambda month: month.bonus),
)
"""The parts of gross pay: their sum in each month is the month's gross."""


def difference(
    plan: PayPlan,
    changed: PayPlan,
    deals: Iterable[Booking],
    months: int,
    leaves: int | None = None,
) -> Difference:
    """What `changed` pays instead of `plan` for the same deals; raises `PayError` for bad ones."""
    booked = tuple(deals)
    before = pay_statement(plan, booked, months, leaves)
    return _between(before, pay_statement(changed, booked, months, leaves))


def weighed(
    plan: PayPlan, deals: Iterable[Booking], months: int, leaves: int | None = None
) -> tuple[tuple[Change, Difference], ...]:
    """Every change of the plan with what it does here, the largest difference first.

    Raises `PayError` for deals that make no sense.
    """
    booked = tuple(deals)
    before = pay_statement(plan, booked, months, leaves)
    found = [
        (change, _between(before, pay_statement(change.plan, booked, months, leaves)))
        for change in changes(plan)
    ]
    return tuple(sorted(found, key=lambda item: -abs(item[1].total)))


def _between(before: list[PayMonth], after: list[PayMonth]) -> Difference:
    parts = tuple(
        Part(id_, label, sum(map(amount, after), ZERO) - sum(map(amount, before), ZERO))
        for id_, label, amount in _PARTS
    )
    return Difference(
        before=sum((month.gross for month in before), ZERO),
        after=sum((month.gross for month in after), ZERO),
        parts=parts,
        by_month=tuple(new.gross - old.gross for old, new in zip(before, after, strict=True)),
    )
