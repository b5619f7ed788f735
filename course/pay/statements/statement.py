"""What a pay plan pays, month by month, for given deals: exact to the cent, every cent explained.

The order within a month: commission of the period so far → cap → rounding to cents → less what the
period's earlier months counted → clawback → carry → draw → base → bonuses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from course.pay.errors import PayError
from course.pay.money import cents
from course.pay.plans.plan import LAST_MONTH, Bonus, PayPlan
from course.pay.statements.commission import (
    ZERO,
    commission,
    period_commission,
    period_of,
    pieces,
    quota_of,
)
from course.pay.statements.deals import Booking, Cancellation, Deal, checked
from course.pay.statements.steps import Account, Step, StepKind


@dataclass(frozen=True, slots=True)
class PayMonth:
    """One month of a statement; money is euro in whole cents.

    - `month`: its number from 1;
    - `sales`: credited so far in the measurement period; `quota`: the period's, 0 without one;
      `attainment`: the one over the other, a fraction, None without a quota;
    - `earned`: commission that this month adds; `clawback`: what cancelled deals take back (≤ 0,
      but where reaching a retroactive tier had lowered the pay);
      `carry`: what could not be taken back yet and goes on to the next month (≤ 0);
      `payable`: what is left of it all, never below 0;
    - `advance`: what the draw adds; `repaid`: what goes to pay back earlier advances; `debt`: what
      is still owed at the month's end;
    - `commission`: what is paid of it; `base`; `bonus`: bonuses less those paid back;
    - `gross` = base + commission + bonus, before tax; it is also earned + clawback + carried +
      drawn + base + bonus;
    - `steps`: how it came about; their amounts add up to `gross`.
    """

    month: int
    sales: Decimal
    quota: Decimal
    attainment: Decimal | None
    earned: Decimal
    clawback: Decimal
    carry: Decimal
    payable: Decimal
    advance: Decimal
    repaid: Decimal
    debt: Decimal
    commission: Decimal
    base: Decimal
    bonus: Decimal
    gross: Decimal
    steps: tuple[Step, ...] = field(default=(), repr=False, compare=False)

    @property
    def carried(self) -> Decimal:
        """What goes on to later months, less what earlier ones have left to take back."""
        return self.payable - self.earned - self.clawback

    @property
    def drawn(self) -> Decimal:
        """What the draw adds, less what is paid back of earlier advances."""
        return self.advance - self.repaid


def pay_statement(
    plan: PayPlan,
    deals: Iterable[Booking | Mapping[str, Any]],
    months: int,
    leaves: int | None = None,
) -> list[PayMonth]:
    """Pay of months 1 to `months` for `deals`, which need be in no order but within a month.

    Who leaves is last employed in month `leaves`: the statement ends there, and bonuses whose time
    to stay is not over are paid back in it. Deals of later months than the statement's are left
    out. Within a month deals are booked in the order given, cancellations after them.

    Raises `PayError` for deals that make no sense and for numbers of months that are none.
    """
    _check_month("months", months)
    if leaves is not None:
        _check_month("leaves", leaves)
    statement = _Statement(plan, checked(deals), leaves)
    return [statement.next_month() for _ in range(min(months, leaves or months))]


def _check_month(name: str, number: int) -> None:
    if not 1 <= number <= LAST_MONTH:
        raise PayError([f"{name}: there is no month {number}; count months from 1 to {LAST_MONTH}"])


class _Statement:
    """A statement in the making: what one month hands on to the next."""

    def __init__(self, plan: PayPlan, bookings: tuple[Booking, ...], leaves: int | None) -> None:
        self.plan, self.leaves = plan, leaves
        self.deals: dict[int, list[Deal]] = defaultdict(list)
        self.cancellations: dict[int, list[Cancellation]] = defaultdict(list)
        for booking in bookings:
            if isinstance(booking, Deal):
                self.deals[booking.month].append(booking)
            else:
                self.cancellations[booking.month].append(booking)
        cancelled = {b.cancels for b in bookings if isinstance(b, Cancellation)}
        # Only these need looking at one by one: each other deal is no more than its amount.
        self.cancelled = {b.id: b for b in bookings if isinstance(b, Deal) and b.id in cancelled}
        self.brought: dict[str, Decimal] = {}
        self.fallen: dict[str, Decimal] = defaultdict(lambda: ZERO)
        self.month = 0
        self.sales = self.counted = self.quota = ZERO
        self.carry = self.debt = cents(ZERO)

    def next_month(self) -> PayMonth:
        self.month += 1
        self._begin_period()
        account = Account()
        self._book_deals()
        earned = self._earn(account)
        clawback = self._claw_back(account)
        payable, carry = self._carry_over(earned + clawback, account)
        advance, repaid = self._draw(payable, account)
        base = cents(self.plan.base)
        account.add(StepKind.BASE, base)
        bonus = self._bonuses(account)
        account.subtotal(StepKind.GROSS)
        paid = payable + advance - repaid
        return PayMonth(
            month=self.month,
            sales=cents(self.sales),
            quota=cents(self.quota),
            attainment=self.sales / self.quota if self.quota else None,
            earned=earned,
            clawback=clawback,
            carry=carry,
            payable=payable,
            advance=advance,
            repaid=repaid,
            debt=self.debt,
            commission=paid,
            base=base,
            bonus=bonus,
            gross=base + paid + bonus,
            steps=account.steps(),
        )

    def _begin_period(self) -> None:
        period = period_of(self.plan, self.month)
        if self.month == period.start:
            self.sales, self.counted = ZERO, cents(ZERO)
            self.quota = quota_of(self.plan, period)

    def _book_deals(self) -> None:
        for deal in self.deals[self.month]:
            before, self.sales = self.sales, self.sales + deal.amount
            if deal.id in self.cancelled and self.plan.clawback == "original_rate":
                self.brought[deal.id] = self._commission(self.sales) - self._commission(before)
        if self.plan.clawback == "net_in_period":
            for fallen in self.cancellations[self.month]:
                self.sales -= self.cancelled[fallen.cancels].amount * fallen.share

    def _commission(self, sales: Decimal) -> Decimal:
        return period_commission(self.plan, sales, self.quota)

    def _earn(self, account: Account) -> Decimal:
        """What the month adds to the period's commission."""
        plan = self.plan
        account.credited(cents(self.sales), cents(self.quota) if self.quota else None)
        for piece in pieces(plan, self.sales, self.quota):
            account.add(
                StepKind.PIECE,
                piece.amount,
                piece=piece,
                rate=plan.rate,
                target=plan.target,
                quota=plan.quota,
            )
        exact = commission(plan, self.sales, self.quota)
        if plan.cap is not None and exact > plan.cap:
            account.add(StepKind.CAP, plan.cap - exact)
        counted = self._commission(self.sales)
        account.add(StepKind.ROUNDING, counted - account.total)
        account.add(StepKind.EARLIER, -self.counted)
        earned, self.counted = counted - self.counted, counted
        account.subtotal(StepKind.EARNED)
        return earned

    def _claw_back(self, account: Account) -> Decimal:
        """What cancelled deals take back: the cents they brought, by the share that fell through.

        Several cancellations of one deal together never take back more than it brought.
        """
        whole = cents(ZERO)
        if self.plan.clawback == "net_in_period":
            return whole
        for fallen in self.cancellations[self.month]:
            brought = self.brought[fallen.cancels]
            before = cents(brought * self.fallen[fallen.cancels])
            self.fallen[fallen.cancels] += fallen.share
            back = before - cents(brought * self.fallen[fallen.cancels])
            account.add(
                StepKind.CANCELLED,
                back,
                always=True,
                deal=fallen.cancels,
                taken=brought,
                share=fallen.share,
            )
            whole += back
        return whole

    def _carry_over(self, net: Decimal, account: Account) -> tuple[Decimal, Decimal]:
        """What is payable, and what goes on to the next month."""
        account.add(StepKind.CARRIED_IN, self.carry)
        net += self.carry
        payable, self.carry = max(net, cents(ZERO)), min(net, cents(ZERO))
        account.add(StepKind.CARRIED_OUT, -self.carry)
        account.subtotal(StepKind.PAYABLE)
        return payable, self.carry

    def _draw(self, payable: Decimal, account: Account) -> tuple[Decimal, Decimal]:
        """What the draw advances, and what is paid back of earlier advances."""
        advance = repaid = cents(ZERO)
        if (draw := self.plan.draw) is not None:
            amount = cents(draw.amount)
            advance = max(amount - payable, advance)
            if draw.recoverable:
                repaid = min(self.debt, max(payable - amount, repaid))
                self.debt += advance - repaid
        account.add(StepKind.ADVANCE, advance)
        account.add(StepKind.REPAID, -repaid)
        account.owed(self.debt)
        account.subtotal(StepKind.COMMISSION)
        return advance, repaid

    def _bonuses(self, account: Account) -> Decimal:
        whole = cents(ZERO)
        for bonus in self.plan.bonuses:
            if bonus.month == self.month:
                amount = cents(bonus.amount)
                account.add(StepKind.BONUS, amount, month=bonus.month)
                whole += amount
            if self._leaves_too_soon(bonus):
                back = -cents(bonus.repay * bonus.amount)
                account.add(
                    StepKind.BONUS_BACK,
                    back,
                    month=bonus.month,
                    taken=cents(bonus.amount),
                    share=bonus.repay,
                )
                whole += back
        return whole

    def _leaves_too_soon(self, bonus: Bonus) -> bool:
        return self.month == self.leaves and bonus.month <= self.month < bonus.month + bonus.stay
