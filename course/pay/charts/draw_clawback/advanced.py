"""Months of commission under a draw, one deal a month, of which one may be cancelled later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from course.pay.plans.plan import Draw, PayPlan
from course.pay.statements.deals import Booking, Cancellation, Deal
from course.pay.statements.statement import PayMonth, pay_statement


@dataclass(frozen=True, slots=True)
class Month:
    """What one month pays and out of what; euro in whole cents.

    `earned` commission goes to a cancelled deal (`withheld`), to earlier advances (`repaid`), and
    what is `kept` is paid, together with the `advance`. At the month's end `debt` of advances is
    owed, and `left` of a cancelled deal's commission is still to be taken back.
    """

    number: int
    sales: Decimal
    earned: Decimal
    withheld: Decimal
    repaid: Decimal
    advance: Decimal
    debt: Decimal
    left: Decimal

    @property
    def kept(self) -> Decimal:
        """What is paid out of the month's own commission."""
        return self.earned - self.withheld - self.repaid

    @property
    def paid(self) -> Decimal:
        """Commission paid, advance included."""
        return self.kept + self.advance

    @property
    def owed(self) -> Decimal:
        """All that later commission will have to cover."""
        return self.debt + self.left


def months_of(
    rate: Decimal,
    draw: Decimal,
    recoverable: bool,
    sales: Sequence[Decimal],
    cancelled: tuple[int, int] | None = None,
) -> tuple[Month, ...]:
    """The months of `sales`, euro, one deal each, at `rate` under a `draw` (0 is none).

    `cancelled` is the month of a deal and the month in which it falls through.
    """
    promised = Draw(amount=draw, recoverable=recoverable) if draw else None
    plan = PayPlan(rate=rate, draw=promised)
    bookings: list[Booking] = [
        Deal(month=month, amount=amount, id=f"{month}") for month, amount in enumerate(sales, 1)
    ]
    if cancelled:
        deal, month = cancelled
        bookings.append(Cancellation(month=month, cancels=f"{deal}"))
    statement = pay_statement(plan, bookings, len(sales))
    return tuple(_month(*pair) for pair in zip(statement, sales, strict=True))


def _month(paid: PayMonth, sales: Decimal) -> Month:
    return Month(
        number=paid.month,
        sales=sales,
        earned=paid.earned,
        withheld=paid.earned - paid.payable,
        repaid=paid.repaid,
        advance=paid.advance,
        debt=paid.debt,
        left=-paid.carry,
    )
