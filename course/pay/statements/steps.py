"""How a month's pay came about: steps that a person can check by hand, and that add up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from course.pay.statements.commission import ZERO, Piece


class StepKind(StrEnum):
    """What a step does; the order is the order of a month's steps."""

    SALES = "sales"
    """What is credited so far in the measurement period; adds nothing by itself."""
    PIECE = "piece"
    """Sales times rate times multiplier."""
    CAP = "cap"
    """What the cap takes away."""
    ROUNDING = "rounding"
    """The period's commission so far is rounded to cents."""
    EARLIER = "earlier"
    """What the period's earlier months have counted already."""
    EARNED = "earned"
    CANCELLED = "cancelled"
    """What a cancelled deal takes back."""
    CARRIED_IN = "carried-in"
    """What earlier months could not take back."""
    CARRIED_OUT = "carried-out"
    """What this month cannot take back: pay never falls under the base for it."""
    PAYABLE = "payable"
    ADVANCE = "advance"
    """The draw fills up what commission lacks."""
    REPAID = "repaid"
    """Commission above the draw pays back the debt."""
    OWED = "owed"
    """What of the draw is owed at the month's end; adds nothing by itself."""
    COMMISSION = "commission"
    BASE = "base"
    BONUS = "bonus"
    BONUS_BACK = "bonus-back"
    """A bonus that is paid back by who leaves too soon."""
    GROSS = "gross"


SUBTOTALS = (StepKind.EARNED, StepKind.PAYABLE, StepKind.COMMISSION, StepKind.GROSS)
"""Steps that add nothing: they name the sum so far, and so a figure of the month."""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of an account.

    `amount` is what it adds to the month's gross pay, exact euro, below 0 where it takes away;
    `total` is the sum of all steps up to this one. What else a line tells, by kind:

    - `SALES`: `sales`, `quota` (None without one), both of the period so far;
    - `OWED`: `debt`;
    - `PIECE`: `piece`, and the plan's `rate`, or `target` and `quota` (a month's) in its place;
    - `CANCELLED`: `deal`; `taken` is what the deal had brought and `share` what part of it goes;
    - `BONUS`: the `month` that it is paid in; `BONUS_BACK`: also `taken`, all of it, and the `share`
      of it that goes back.
    """

    kind: StepKind
    amount: Decimal
    total: Decimal
    piece: Piece | None = None
    sales: Decimal | None = None
    quota: Decimal | None = None
    rate: Decimal | None = None
    target: Decimal | None = None
    deal: str | None = None
    taken: Decimal | None = None
    share: Decimal | None = None
    month: int | None = None
    debt: Decimal | None = None


class Account:
    """Steps in the making: each is given its sum so far; steps that change nothing are left out."""

    def __init__(self) -> None:
        self._steps: list[Step] = []
        self.total = ZERO

    def add(
        self,
        kind: StepKind,
        amount: Decimal,
        *,
        always: bool = False,
        piece: Piece | None = None,
        rate: Decimal | None = None,
        target: Decimal | None = None,
        quota: Decimal | None = None,
        deal: str | None = None,
        taken: Decimal | None = None,
        share: Decimal | None = None,
        month: int | None = None,
    ) -> None:
        """Put a step down that adds `amount`; one that adds nothing only if told `always`."""
        if not amount and not always:
            return
        self.total += amount
        self._steps.append(
            Step(
                kind,
                amount,
                self.total,
                piece=piece,
                rate=rate,
                target=target,
                quota=quota,
                deal=deal,
                taken=taken,
                share=share,
                month=month,
            )
        )

    def credited(self, sales: Decimal, quota: Decimal | None) -> None:
        """Put down what the period has credited so far."""
        self._steps.append(Step(StepKind.SALES, ZERO, self.total, sales=sales, quota=quota))

    def owed(self, debt: Decimal) -> None:
        """Put down what is owed of the draw, if anything is."""
        if debt:
            self._steps.append(Step(StepKind.OWED, ZERO, self.total, debt=debt))

    def subtotal(self, kind: StepKind) -> None:
        """Name the sum so far."""
        self._steps.append(Step(kind, ZERO, self.total))

    def steps(self) -> tuple[Step, ...]:
        """All steps, in order."""
        return tuple(self._steps)

    def __iter__(self) -> Iterator[Step]:
        return iter(self._steps)
