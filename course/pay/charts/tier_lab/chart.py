"""Tier lab: what a higher tier pays, by whether its rate counts from the first euro or not."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Annotated, ClassVar

import plotly.graph_objects as go
from pydantic import BaseModel, ConfigDict, Field

from course.locale import Words
from course.locale.message import message
from course.pay.charts.amounts import euro, percent
from course.pay.charts.cells import euro_cell, percent_cell, text_cell
from course.pay.charts.chart import Chart, Control, Guess, Moved, Table
from course.pay.charts.drawing.frame import round_top
from course.pay.charts.drawing.palette import Palette
from course.pay.charts.guessing import Values, euro_guess
from course.pay.charts.tier_lab.drawing import Drawing
from course.pay.charts.tier_lab.tiered import END, Tiered
from course.pay.money import Euro, Rate
from course.pay.plans.plan import Times


class TierLabParameters(BaseModel):
    """A rate, a quota, and the tier above it, with the attainment to look at."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rate: Rate = Field(
        default=Decimal("0.05"),
        description="Commission rate below the upper tier, a fraction of sales (0 to 1).",
    )
    quota: Annotated[Euro, Field(ge=100, le=1_000_000)] = Field(
        default=Decimal(20_000), description="Quota, euro of sales a month (100 to 1000000)."
    )
    start: Annotated[Times, Field(ge=Decimal("0.5"), le=Decimal("1.5"))] = Field(
        default=Decimal(1),
        description="Where the upper tier starts, a fraction of the quota (0.5 to 1.5).",
    )
    multiplier: Annotated[Times, Field(le=5)] = Field(
        default=Decimal("1.5"),
        description="How many times the rate the upper tier pays (0 to 5; under 1 it pays less).",
    )
    attainment: Annotated[Times, Field(le=END)] = Field(
        default=Decimal("1.2"),
        description="The attainment to look at, a fraction of the quota (0 to 2).",
    )


def tiered(parameters: TierLabParameters) -> Tiered:
    """The three plans that the chart compares."""
    return _tiered(parameters.rate, parameters.quota, parameters.start, parameters.multiplier)


_tiered = lru_cache(maxsize=64)(Tiered)


class TierLab(Chart[TierLabParameters]):
    """Three lines over attainment: one rate, a tier from its start, a tier from the first euro."""

    name: ClassVar[str] = "tier-lab"
    parameters = TierLabParameters

    def heading(self) -> str:
        return message("What does a higher rate pay, and from which euro?")

    def guess(self, parameters: TierLabParameters) -> Guess:
        plans = tiered(parameters)
        values: Values = {
            "quota": (parameters.quota, "euro"),
            "start": (parameters.start, "percent"),
            "rate": (parameters.rate, "percent"),
            "higher": (parameters.rate * parameters.multiplier, "percent"),
        }
        if plans.jump < 0:
            prompt = message(
                "The quota is {quota}. A plan pays {rate}, and from {start} of the quota on"
                " {higher} of everything sold. How much commission is lost on reaching {start}?"
            )
            return euro_guess(prompt, -plans.jump, round_top(plans.edge.flat), values)
        prompt = message(
            "The quota is {quota}. A plan pays {rate}, and from {start} of the quota on {higher} of"
            " everything sold. How much commission does reaching {start} add at once?"
        )
        return euro_guess(prompt, plans.jump, round_top(plans.edge.retroactive), values)

    def controls(self, parameters: TierLabParameters) -> tuple[Control, ...]:
        steps = {
            "attainment": (message("Attainment of the quota"), "0", f"{END}", "0.01"),
            "start": (message("The upper tier starts at"), "0.5", "1.5", "0.05"),
        }
        reach = Decimal(3) if parameters.multiplier <= 3 else Decimal(5)
        sliders = [
            Control(
                name,
                label,
                Decimal(low),
                Decimal(high),
                Decimal(step),
                getattr(parameters, name),
                "percent",
            )
            for name, (label, low, high, step) in steps.items()
        ]
        label, step = message("The upper tier pays the rate times"), Decimal("0.05")
        times = Control(
            "multiplier", label, Decimal(0), reach, step, parameters.multiplier, "times"
        )
        return (*sliders, times)

    def with_values(self, parameters: TierLabParameters, values: Moved) -> TierLabParameters:
        known = {control.id: control for control in self.controls(parameters)}
        data = parameters.model_dump()
        for control_id, value in values.items():
            control = known.get(control_id)
            data[control_id] = control.exact(value) if control else value
        return TierLabParameters.model_validate(data)

    def title(self, parameters: TierLabParameters, words: Words) -> str:
        plans = tiered(parameters)
        now = plans.at(parameters.attainment)
        values = {
            "attainment": percent(words, now.attainment),
            "start": percent(words, parameters.start),
            "flat": euro(words, now.flat),
            "marginal": euro(words, now.marginal),
            "retroactive": euro(words, now.retroactive),
            "jump": euro(words, abs(plans.jump)),
        }
        return words.say(self._title(parameters, plans), **values)

    def _title(self, parameters: TierLabParameters, plans: Tiered) -> str:
        below = parameters.attainment < parameters.start
        if not plans.jump:
            return message("At {attainment} of quota all three plans pay {flat}: no tier differs")
        if below and plans.jump > 0:
            return message(
                "At {attainment} of quota all three plans pay {flat};"
                " at {start} the retroactive tier adds {jump} at once"
            )
        if below:
            return message(
                "At {attainment} of quota all three plans pay {flat};"
                " at {start} the retroactive tier takes {jump} away at once"
            )
        if plans.jump > 0:
            return message(
                "At {attainment} of quota a retroactive tier pays {retroactive}, a marginal one"
                " {marginal}: the jump at {start} is worth {jump}"
            )
        return message(
            "At {attainment} of quota a retroactive tier pays {retroactive}, a marginal one"
            " {marginal}: the drop at {start} costs {jump}"
        )

    def table(self, parameters: TierLabParameters, words: Words) -> Table:
        columns = (
            message("Attainment"),
            message("Sales"),
            message("One rate"),
            message("Marginal tier"),
            message("Retroactive tier"),
        )
        plans = tiered(parameters)
        rows = []
        for point in plans.points(parameters.attainment):
            name = percent_cell(words, point.attainment)
            if point is plans.before:
                just_under = message("just under {attainment}")
                name = text_cell(words.say(just_under, attainment=name.text))
            paid = (point.sales, point.flat, point.marginal, point.retroactive)
            rows.append((name, *(euro_cell(words, amount) for amount in paid)))
        return Table(tuple(words.say(column) for column in columns), tuple(rows))

    def alt(self, parameters: TierLabParameters, words: Words) -> str:
        plans = tiered(parameters)
        form = message("Line chart of a month’s commission before tax, attainment 0 to {end}.")
        shared = message("Up to {start} of the quota three lines run as one, from {zero} to {top}.")
        after = message(
            "At {attainment}: one rate {flat}, marginal tier {marginal},"
            " retroactive tier {retroactive}."
        )
        start = percent(words, parameters.start)
        parts = [
            words.say(form, end=percent(words, Decimal(END))),
            words.say(
                shared,
                start=start,
                zero=euro(words, Decimal(0)),
                top=euro(words, plans.before.flat),
            ),
        ]
        parts += [
            words.say(
                after,
                attainment=percent(words, point.attainment),
                flat=euro(words, point.flat),
                marginal=euro(words, point.marginal),
                retroactive=euro(words, point.retroactive),
            )
            for point in (plans.edge, plans.at(Decimal(END)))
        ]
        return " ".join([*parts, self.title(parameters, words) + "."])

    def figure(
        self,
        parameters: TierLabParameters,
        words: Words,
        palette: Palette,
        guess: Decimal | None = None,
    ) -> go.Figure:
        plans = tiered(parameters)
        return Drawing(plans, plans.at(parameters.attainment), words, palette, guess).figure()
