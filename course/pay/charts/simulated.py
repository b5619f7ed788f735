"""What the charts of simulated pay share: runs and seed, sliders of a plan and of its deals, rounding.

What is simulated is only as exact as its number of runs, so it is shown in whole euro and whole
percent, and the same rounded numbers stand in titles, tables and drawings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Annotated, Any, NamedTuple

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from course.locale import Words
from course.locale.message import message
from course.pay.chance.flow import DealFlow
from course.pay.chance.risk import expected_month
from course.pay.chance.simulation import MOST_DEALS, Draws
from course.pay.chance.source import Floats
from course.pay.charts.chart import Control, Moved, Unit
from course.pay.plans.plan import PayPlan
from course.pay.statements.commission import commission_at_rate

YEAR = 12
"""Months simulated in each run."""

PENNY = 0.004
"""Less than a cent: amounts nearer than this are the same amount."""

ONE = Decimal(1)
TENTH_OF_A_PERCENT = Decimal("0.001")
PERCENT = Decimal("0.01")


class Simulated(BaseModel):
    """How deals come, and how often a year of them is drawn."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    flow: DealFlow = Field(
        default=DealFlow(36, 4000, "0.8"),
        description="How deals come: `deals_per_year`, `mean` in euro, `variation`.",
    )
    seed: Annotated[int, Field(ge=0, le=2**32 - 1)] = Field(
        default=3,
        description="Where chance begins: a whole number; the same one draws the same years.",
    )
    runs: Annotated[int, Field(ge=100, le=200_000)] = Field(
        default=4_000,
        validate_default=True,
        description="How many years are drawn (100 to 200000).",
    )

    @field_validator("runs")
    @classmethod
    def _drawn_in_seconds(cls, runs: int, info: ValidationInfo) -> int:
        flow: DealFlow | None = info.data.get("flow")
        if flow is not None and flow.deals_per_year * runs > MOST_DEALS:
            raise PydanticCustomError(
                "too_many_deals",
                "{runs} years of {deals} deals take too long to draw: write {most} runs or fewer",
                {
                    "runs": runs,
                    "deals": f"{flow.deals_per_year.normalize():f}",
                    "most": int(MOST_DEALS / flow.deals_per_year),
                },
            )
        return runs


class Reach(NamedTuple):
    """How far a slider reaches: from `low` to `usual`, or twice its value up to `limit`."""

    low: Decimal
    usual: Decimal
    limit: Decimal
    step: Decimal


BASE = Reach(Decimal(0), Decimal(3_000), Decimal(1_000_000), Decimal(50))
RATE = Reach(Decimal(0), Decimal("0.2"), Decimal(1), Decimal("0.005"))
DEALS = Reach(Decimal(0), Decimal(60), Decimal(1_200), Decimal(1))
DEAL = Reach(Decimal(500), Decimal(20_000), Decimal(1_000_000), Decimal(500))


def slider(
    control_id: str,
    label: str,
    value: Decimal,
    unit: Unit,
    reach: Reach,
    values: Mapping[str, str] | None = None,
) -> Control:
    """A slider that holds `value`, however far it lies."""
    doubled = (2 * value / reach.step).to_integral_value() * reach.step
    maximum = reach.usual if value <= reach.usual else max(min(doubled, reach.limit), value)
    low = min(reach.low, value)
    return Control(control_id, label, low, maximum, reach.step, value, unit, values or {})


def rate_of(plan: PayPlan) -> Decimal:
    """The plan's commission rate as a slider shows it: to a hundredth of a percent, 1 at most."""
    rate = commission_at_rate(plan, ONE)
    return min(ONE, rate.quantize(Decimal("0.0001"), rounding=ROUND_HALF_UP))


def plan_controls(
    prefix: str, labels: tuple[str, str], plan: PayPlan, values: Mapping[str, str] | None = None
) -> tuple[Control, Control]:
    """Sliders for the base and the rate of a plan; `labels` are their message ids."""
    base, rate = labels
    return (
        slider(f"{prefix}base", base, plan.base, "euro", BASE, values),
        slider(f"{prefix}rate", rate, rate_of(plan), "percent", RATE, values),
    )


def deals_control(parameters: Simulated) -> Control:
    """A slider for the number of deals a year, as far as they can be drawn in seconds."""
    most = Decimal(MOST_DEALS // parameters.runs)
    reach = DEALS._replace(limit=min(DEALS.limit, most))
    label = message("Deals a year, on average")
    return slider("deals", label, parameters.flow.deals_per_year, "count", reach)


def deal_control(flow: DealFlow) -> Control:
    """A slider for the mean size of a deal."""
    return slider("deal", message("Size of a deal, on average"), flow.mean, "euro", DEAL)


def changes(controls: Iterable[Control], moved: Moved) -> dict[str, Any]:
    """What was moved away from its value, freed of binary noise; unknown ids stay as they are.

    A value that a slider cannot show exactly, such as 36.5 deals, stays as long as it is not moved.
    """
    known = {control.id: control for control in controls}
    changed: dict[str, Any] = {}
    for control_id, value in moved.items():
        control = known.get(control_id)
        exact = control.exact(value) if control and not isinstance(value, str) else value
        if control is None or exact != control.exact(control.value):
            changed[control_id] = exact
    return changed


def change_plan(data: dict[str, Any], field: str, value: object) -> None:
    """Put a base or a rate into a plan's data; a rate takes the place of a target."""
    data[field] = value
    if field == "rate":
        data["target"] = None


FLOW_FIELDS: Mapping[str, str] = {"deals": "deals_per_year", "deal": "mean"}
"""The fields of a flow that sliders move, by the sliders' ids."""


@lru_cache(maxsize=256)
def mean_and_swing(draws: Draws) -> tuple[Decimal, Decimal]:
    """A month's mean pay and its standard deviation, whole euro."""
    mean, swing = expected_month(draws)
    return whole(mean), whole(swing)


def whole(amount: float | np.floating[Any] | Decimal) -> Decimal:
    """An amount in whole euro; half a euro goes up."""
    return Decimal(str(amount)).quantize(ONE, rounding=ROUND_HALF_UP)


def all_whole(rows: Floats) -> tuple[tuple[Decimal, ...], ...]:
    """`whole` of rows of amounts from 0, at once: one by one they take longer than to draw them."""
    return tuple(tuple(map(Decimal, row)) for row in np.floor(rows + 0.5).astype(int).tolist())


def rounded(share: float | np.floating[Any]) -> Decimal:
    """A share (0–1) to a whole percent, or to a tenth of one below 1 % and above 99 %.

    Some is never rounded to none, nor most to all.
    """
    exact = Decimal(str(share))
    if PERCENT <= exact <= ONE - PERCENT:
        return exact.quantize(PERCENT, rounding=ROUND_HALF_UP)
    if exact <= 0 or exact >= 1:
        return min(max(exact, Decimal(0)), ONE).quantize(ONE)
    tenths = exact.quantize(TENTH_OF_A_PERCENT, rounding=ROUND_HALF_UP)
    return min(max(tenths, TENTH_OF_A_PERCENT), ONE - TENTH_OF_A_PERCENT)


def of_hundred(words: Words, share: Decimal) -> str:
    """A rounded share as how many of 100: a whole number, or words for some and for nearly all."""
    if 0 < share < PERCENT:
        return words.say(message("fewer than 1"))
    if ONE - PERCENT < share < 1:
        return words.say(message("more than 99"))
    return words.number(share * 100)
