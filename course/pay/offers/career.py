"""Staying in a job or leaving it for another: what each brings, month by month.

Sales are steady, so that nothing but the two jobs' terms makes the difference. Every month is one
of a pay statement: the present job's, ended by leaving, then the new job's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from course.pay.money import Rate, cents
from course.pay.offers.flat_offer import Base, Sales
from course.pay.plans.plan import Bonus, PayPlan
from course.pay.statements.deals import Deal
from course.pay.statements.statement import PayMonth, pay_statement

NOTHING = cents(Decimal(0))


def _yearly_bonuses() -> tuple[Bonus, ...]:
    return tuple(Bonus(month=month, amount=Decimal(1200), stay=6) for month in (12, 24))


class Move(BaseModel):
    """A present job, a new one that pays `uplift` more, and the month of changing.

    Months are counted from now; amounts are gross euro.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    base: Base = Field(
        default=Decimal(1100), description="Present base salary, euro a month (0 to 20000)."
    )
    rate: Rate = Field(
        default=Decimal("0.05"),
        description="Commission rate, a fraction of sales (0 to 1; 0.05 is 5 %).",
    )
    sales: Sales = Field(
        default=Decimal(14_000), description="Sales of each month, euro (0 to 1000000)."
    )
    yearly_raise: Rate = Field(
        default=Decimal(0),
        description="Raise of the present base after each year, a fraction (0 to 1; 0.03 is 3 %).",
    )
    bonuses: Annotated[tuple[Bonus, ...], Field(max_length=20)] = Field(
        default_factory=_yearly_bonuses,
        description="Retention bonuses of the present job, as in a pay plan.",
    )
    uplift: Rate = Field(
        default=Decimal("0.2"),
        description="How much more the new job pays, base and commission (0 to 1; 0.2 is 20 %).",
    )
    ramp: int = Field(
        default=3,
        ge=0,
        le=24,
        description="Months in the new job until sales are as usual, rising evenly (0 to 24).",
    )
    gap: int = Field(
        default=1, ge=0, le=12, description="Months without pay between the jobs (0 to 12)."
    )
    leave: int = Field(
        default=6, ge=0, le=59, description="Last month in the present job; 0 leaves at once."
    )
    months: int = Field(
        default=36, ge=24, le=60, validate_default=True, description="How far to look (24 to 60)."
    )

    @field_validator("months")
    @classmethod
    def _leaves_in_time(cls, months: int, info: ValidationInfo) -> int:
        leave = info.data.get("leave")
        if leave is not None and leave >= months:
            raise PydanticCustomError(
                "leaves_too_late",
                "leaving after month {leave} is not within {months} months:"
                " write a smaller ‘leave’ or more ‘months’",
                {"leave": leave, "months": months},
            )
        return months


@dataclass(frozen=True, slots=True)
class Paths:
    """What staying and leaving have brought in all by the end of month 0, 1, …; gross euro.

    `lead` is how far leaving is ahead by then (below 0: behind). `bonuses` are those that staying pays, by month from 0; `repaid` is what leaving pays back of
    them (≥ 0); `usual` is the present job's month without bonus or raise.
    """

    staying: tuple[Decimal, ...]
    leaving: tuple[Decimal, ...]
    lead: tuple[Decimal, ...]
    bonuses: tuple[Decimal, ...]
    repaid: Decimal
    usual: Decimal


def paid_off(move: Move) -> int | None:
    """The month from whose end on leaving is never behind, None if it is behind in the last one.

    Where both bring the same throughout, nothing pays off: None.
    """
    lead = paths(move).lead
    if not any(lead):
        return None
    behind = [month for month, ahead in enumerate(lead) if ahead < 0]
    if not behind:
        return move.leave + 1
    return behind[-1] + 1 if behind[-1] < move.months else None


@lru_cache(maxsize=64)
def paths(move: Move) -> Paths:
    """Both paths of `move`, month by month."""
    stays = _present(move, move.months, None)
    leaves = _present(move, move.leave, move.leave) if move.leave else ()
    bonuses = [month.bonus for month in stays]
    # In the last month a bonus may be paid and paid back: what is missing of it is the repayment.
    repaid = bonuses[move.leave - 1] - leaves[-1].bonus if leaves else NOTHING
    staying = _in_all([month.gross for month in stays])
    leaving = _in_all([month.gross for month in leaves] + _afterwards(move))
    return Paths(
        staying=staying,
        leaving=leaving,
        lead=tuple(left - stayed for left, stayed in zip(leaving, staying, strict=True)),
        bonuses=(NOTHING, *bonuses),
        repaid=repaid,
        usual=stays[0].base + stays[0].commission,
    )


def _in_all(gross: Sequence[Decimal]) -> tuple[Decimal, ...]:
    return tuple(accumulate(gross, initial=NOTHING))


def _present(move: Move, months: int, leaves: int | None) -> Sequence[PayMonth]:
    """The present job's months: they stay the same whatever the new one is like."""
    plan = PayPlan(base=move.base, rate=move.rate, bonuses=move.bonuses)
    return _months(plan, move.sales, move.yearly_raise, months, leaves)


@lru_cache(maxsize=64)
def _months(
    plan: PayPlan, sales: Decimal, yearly_raise: Decimal, months: int, leaves: int | None
) -> Sequence[PayMonth]:
    """Months of equal sales, of each year from a statement with that year's base."""
    found: list[PayMonth] = []
    deals = [Deal(month=month, amount=sales) for month in range(1, months + 1)]
    for year in range(1 if not yearly_raise else -(-months // 12)):
        raised = plan.model_copy(update={"base": cents(plan.base * (1 + yearly_raise) ** year)})
        end = min(months, 12 * (year + 1)) if yearly_raise else months
        found += pay_statement(raised, deals, end, leaves)[12 * year :]
    return tuple(found)


def _afterwards(move: Move) -> list[Decimal]:
    """Gross pay of the months after leaving: those between the jobs, then the new job's.

    The new job pays the same rate on sales that are larger by the uplift. In month i of a ramp of
    n months sales are i / (n + 1) of that.
    """
    between = min(move.gap, move.months - move.leave)
    months = move.months - move.leave - between
    full = move.sales * (1 + move.uplift)
    # Each month stands for itself in this plan, so all after the ramp are as its last.
    ramp = [Decimal(month) / (move.ramp + 1) for month in range(1, min(move.ramp + 1, months) + 1)]
    deals = [
        Deal(month=month, amount=cents(full * share)) for month, share in enumerate(ramp, start=1)
    ]
    plan = PayPlan(base=cents(move.base * (1 + move.uplift)), rate=move.rate)
    new = [month.gross for month in pay_statement(plan, deals, len(ramp))] if ramp else []
    return [NOTHING] * between + new + new[-1:] * (months - len(new))
