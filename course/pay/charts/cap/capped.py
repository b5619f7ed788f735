"""One plan twice: with a cap on its commission, and without."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from course.pay.money import cents
from course.pay.plans.plan import PayPlan
from course.pay.statements.commission import period_commission


@dataclass(frozen=True, slots=True)
class Month:
    """Gross pay of a month with `sales`, with the cap and without; euro in whole cents."""

    sales: Decimal
    capped: Decimal
    uncapped: Decimal

    @property
    def lost(self) -> Decimal:
        """Pay that the cap takes."""
        return self.uncapped - self.capped


@dataclass(frozen=True)
class Capped:
    """A base, a rate on all sales, and the most that commission comes to in a month."""

    base: Decimal
    rate: Decimal
    cap: Decimal

    @cached_property
    def _plans(self) -> tuple[PayPlan, PayPlan]:
        plan = PayPlan(base=self.base, rate=self.rate, cap=self.cap)
        return plan, plan.model_copy(update={"cap": None})

    def at(self, sales: Decimal) -> Month:
        """Pay of a month with `sales`."""
        no_quota = Decimal(0)
        pays = (cents(p.base) + period_commission(p, sales, no_quota) for p in self._plans)
        return Month(sales, *pays)

    @property
    def reach(self) -> Decimal | None:
        """The sales at which commission comes to the cap, in cents; None where it never does."""
        return cents(self.cap / self.rate) if self.rate else None

    def worth_a_row(self, sales: Decimal, end: Decimal) -> tuple[Decimal, ...]:
        """Quarters of the axis, where the cap is reached on it, and `sales`."""
        places = {cents(end * quarter / 4) for quarter in range(5)} | {sales}
        if self.reach is not None and self.reach <= end:
            places.add(self.reach)
        return tuple(sorted(places))
