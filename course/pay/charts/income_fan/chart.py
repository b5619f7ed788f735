"""Income fan: between which amounts a month’s pay lies, and one possible year drawn through it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, ClassVar

import numpy as np
import plotly.graph_objects as go
from pydantic import Field

from course.locale import Words
from course.locale.message import message
from course.pay.chance import ranked
from course.pay.chance.flow import DealFlow
from course.pay.chance.gross import gross_pay
from course.pay.chance.simulation import Draws
from course.pay.chance.source import Floats
from course.pay.charts.cells import Cell, euro_cell, number_cell, text_cell
from course.pay.charts.chart import Chart, Control, Guess, Moved, Table
from course.pay.charts.drawing.palette import Palette
from course.pay.charts.guessing import Values, share_guess
from course.pay.charts.income_fan.drawing import Drawing, without
from course.pay.charts.simulated import (
    FLOW_FIELDS,
    PENNY,
    YEAR,
    Reach,
    Simulated,
    all_whole,
    change_plan,
    changes,
    deal_control,
    deals_control,
    of_hundred,
    plan_controls,
    rounded,
    slider,
    whole,
)
from course.pay.plans.plan import PayPlan

PATHS = 20
"""How many of the drawn years can be looked at one by one."""


class IncomeFanParameters(Simulated):
    """A pay plan, how deals come, and which of the drawn years to look at."""

    plan: PayPlan = Field(
        default=PayPlan(base=Decimal(900), rate=Decimal("0.08")),
        description="The pay plan: `base`, `rate` and whatever else it has.",
    )
    flow: DealFlow = Field(
        default=DealFlow(12, 12_000, "0.5"),
        description="How deals come: `deals_per_year`, `mean` in euro, `variation`.",
    )
    path: Annotated[int, Field(ge=1, le=PATHS)] = Field(
        default=1, description="Which of the drawn years is shown as a line (1 to 20)."
    )


@dataclass(frozen=True, slots=True)
class Fan:
    """What a year of months pays, whole euro a month.

    `low`, `middle` and `high` hold for each month what at least 1 in 10, half and 9 in 10 pay at
    most; `overall` are these three over all months together. `years` are the first drawn ones.
    `empty` tells for each of their months whether it paid no commission (or none beyond the draw);
    `without` is the share of such months among all. `certain`: every month paid the same.
    """

    low: tuple[Decimal, ...]
    middle: tuple[Decimal, ...]
    high: tuple[Decimal, ...]
    overall: tuple[Decimal, Decimal, Decimal]
    years: tuple[tuple[Decimal, ...], ...]
    empty: tuple[tuple[bool, ...], ...]
    without: Decimal
    certain: bool


@lru_cache(maxsize=64)
def fan(draws: Draws) -> Fan:
    """The fan of a simulated year."""
    each, together = ranked.fan(draws)
    low, middle, high = all_whole(each)
    first, half, last = (whole(amount) for amount in together)
    years = gross_pay(draws.plan, draws.sales()[:PATHS])
    floors = floor(draws.plan, draws.months) + PENNY
    rising = ranked.rising_pay(draws)
    return Fan(
        low=low,
        middle=middle,
        high=high,
        overall=(first, half, last),
        years=all_whole(years),
        empty=tuple(map(tuple, (years <= floors).tolist())),
        without=rounded(_share_without(draws, floors, rising)),
        certain=bool(rising[-1] - rising[0] < PENNY),
    )


def _share_without(draws: Draws, floors: Floats, rising: Floats) -> float:
    """The share of months that pay no more than their floor."""
    if len(set(floors.tolist())) == 1:
        return float(np.searchsorted(rising, floors[0], side="right") / rising.size)
    return float((draws.pay() <= floors).mean())


def floor(plan: PayPlan, months: int) -> np.ndarray[Any, np.dtype[np.float64]]:
    """What each month pays without any commission: base, a draw, and the month's bonuses."""
    sure = plan.base + (plan.draw.amount if plan.draw else 0)
    floors = np.full(months, float(sure))
    for bonus in plan.bonuses:
        if bonus.month <= months:
            floors[bonus.month - 1] += float(bonus.amount)
    return floors


class IncomeFan(Chart[IncomeFanParameters]):
    """A band over twelve months, and one of the drawn years as a line."""

    name: ClassVar[str] = "income-fan"
    parameters = IncomeFanParameters

    def heading(self) -> str:
        return message("What can a month pay, and how often is there no commission?")

    def guess(self, parameters: IncomeFanParameters) -> Guess:
        asked = message(
            "Deals a year, on average: {deals}. What share of months brings no commission?"
        )
        if parameters.plan.draw:
            asked = message(
                "Deals a year, on average: {deals}."
                " What share of months brings no commission beyond the draw?"
            )
        values: Values = {"deals": (parameters.flow.deals_per_year, "count")}
        return share_guess(asked, self._fan(parameters).without, values)

    def controls(self, parameters: IncomeFanParameters) -> tuple[Control, ...]:
        labels = message("Base salary a month"), message("Commission rate")
        base, rate = plan_controls("", labels, parameters.plan)
        years = Reach(Decimal(1), Decimal(PATHS), Decimal(PATHS), Decimal(1))
        another = message("Another possible year")
        return (
            deals_control(parameters),
            deal_control(parameters.flow),
            rate,
            base,
            slider("path", another, Decimal(parameters.path), "count", years),
        )

    def with_values(self, parameters: IncomeFanParameters, values: Moved) -> IncomeFanParameters:
        data = parameters.model_dump()
        for control, value in changes(self.controls(parameters), values).items():
            if control in FLOW_FIELDS:
                data["flow"][FLOW_FIELDS[control]] = value
            elif control in ("base", "rate"):
                change_plan(data["plan"], control, value)
            else:
                data[control] = value
        return IncomeFanParameters.model_validate(data)

    def draws(self, parameters: IncomeFanParameters) -> tuple[Draws, ...]:
        p = parameters
        return (Draws(p.plan, p.flow, YEAR, p.runs, p.seed),)

    def title(self, parameters: IncomeFanParameters, words: Words) -> str:
        now = self._fan(parameters)
        low, _, high = now.overall
        return words.say(
            _title(now, bool(parameters.plan.draw)),
            count=of_hundred(words, now.without),
            low=words.euro(low),
            high=words.euro(high),
        )

    def table(self, parameters: IncomeFanParameters, words: Words) -> Table:
        now, say = self._fan(parameters), words.say
        columns = (
            say(message("Month")),
            say(message("1 in 10 pays at most")),
            say(message("Half pay at most")),
            say(message("9 in 10 pay at most")),
            say(message("Possible year {number}"), number=words.number(parameters.path)),
        )
        rows = [
            (
                number_cell(words, month + 1),
                *(euro_cell(words, line[month]) for line in (now.low, now.middle, now.high)),
                self._month_of_path(parameters, month, words),
            )
            for month in range(YEAR)
        ]
        last = (
            text_cell(say(message("All months together"))),
            *(euro_cell(words, amount) for amount in now.overall),
            Cell(without(words, now.without, bool(parameters.plan.draw)), now.without),
        )
        return Table(columns, (*rows, last))

    def _month_of_path(self, parameters: IncomeFanParameters, month: int, words: Words) -> Cell:
        now, path = self._fan(parameters), parameters.path - 1
        pay = now.years[path][month]
        if not now.empty[path][month]:
            return euro_cell(words, pay)
        text = message("{pay}, no commission")
        if parameters.plan.draw:
            text = message("{pay}, no commission beyond the draw")
        return Cell(words.say(text, pay=words.euro(pay)), pay)

    def alt(self, parameters: IncomeFanParameters, words: Words) -> str:
        return " ".join(self._told(parameters, words))

    def _told(self, parameters: IncomeFanParameters, words: Words) -> Iterator[str]:
        now, path, say = self._fan(parameters), parameters.path - 1, words.say
        yield say(message("Fan chart of a month’s pay before tax over twelve months."))
        text = message(
            "Month {month}: 1 month in 10 pays at most {low}, half at most {middle},"
            " 9 in 10 at most {high}."
        )
        ends = [(line[0], line[-1]) for line in (now.low, now.middle, now.high)]
        for month in (0,) if all(one == other for one, other in ends) else (0, YEAR - 1):
            low, middle, high = (
                words.euro(line[month]) for line in (now.low, now.middle, now.high)
            )
            number = words.number(month + 1)
            yield say(text, month=number, low=low, middle=middle, high=high)
        year, empty = now.years[path], now.empty[path]
        yield say(
            message("Possible year {number} as a line: from {least} to {most} a month."),
            number=words.number(parameters.path),
            least=words.euro(min(year)),
            most=words.euro(max(year)),
        )
        if any(empty):
            months = ", ".join(words.number(n + 1) for n, none in enumerate(empty) if none)
            yield say(message("Its months without commission: {months}."), months=months)
        yield self.title(parameters, words) + "."

    def caption(self, parameters: IncomeFanParameters, words: Words) -> str:
        years = words.plural(
            "Drawn by chance: {count} year.",
            "Drawn by chance: {count} years.",
            parameters.runs,
        )
        return f"{words.say(message('Illustrative figures, before tax.'))} {years}"

    def figure(
        self,
        parameters: IncomeFanParameters,
        words: Words,
        palette: Palette,
        guess: Decimal | None = None,
    ) -> go.Figure:
        now, path = self._fan(parameters), parameters.path - 1
        lines = (now.low, now.middle, now.high)
        year = tuple(zip(now.years[path], now.empty[path], strict=True))
        draw = bool(parameters.plan.draw)
        return Drawing(lines, now.overall, year, now.without, draw, guess, words, palette).figure()

    def _fan(self, parameters: IncomeFanParameters) -> Fan:
        return fan(*self.draws(parameters))


def _title(now: Fan, draw: bool) -> str:
    if now.certain:
        return message("Nothing is left to chance: every month pays {low}")
    if not now.without:
        return message("Every month brings commission; at least 8 of 10 months pay {low} to {high}")
    if draw:
        return message(
            "In {count} of 100 months there is no commission beyond the draw;"
            " at least 8 of 10 months pay {low} to {high}"
        )
    if now.without == 1:
        return message("No month brings commission; at least 8 of 10 months pay {low} to {high}")
    return message(
        "In {count} of 100 months there is no commission;"
        " at least 8 of 10 months pay {low} to {high}"
    )
