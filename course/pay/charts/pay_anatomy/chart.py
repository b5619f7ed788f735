"""Pay anatomy: what a month’s pay is made of as sales grow, against the minimum wage."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

import plotly.graph_objects as go
from pydantic import Field

from course.locale import Words
from course.locale.message import message
from course.pay.charts.amounts import euro, share
from course.pay.charts.cells import euro_cell, share_cell
from course.pay.charts.chart import Chart, Control, Guess, Moved, Table, Terms
from course.pay.charts.controls import base_control, rate_control, sales_control
from course.pay.charts.drawing.palette import Palette
from course.pay.charts.guessing import share_guess
from course.pay.charts.pay_anatomy.drawing import Bar, Drawing, bar
from course.pay.money import Rate, cents
from course.pay.offers.flat_offer import Base, Offer, Sales
from course.pay.plans.plan import PayPlan

MINIMUM_WAGE = Decimal(780)
MINIMUM_WAGE_SOURCE = "2026; PwC Tax Summaries, llkc.lv"

LEVELS = (Decimal(0), Decimal("0.5"), Decimal(1), Decimal("1.5"), Decimal(2))
"""The sales that are drawn, as multiples of the month’s."""


class PayAnatomyParameters(Offer):
    """An offer and the month to look at."""

    base: Base = Field(default=Decimal(900), description="Base salary, euro a month (0 to 20000).")
    rate: Rate = Field(
        default=Decimal("0.08"),
        description="Commission rate, a fraction of sales (0 to 1; 0.08 is 8 %).",
    )
    sales: Sales = Field(
        default=Decimal(12_000),
        description="Sales of the month to look at, euro (0 to 1000000).",
    )
    minimum_wage: Base = Field(
        default=MINIMUM_WAGE,
        description="Statutory minimum wage, euro a month (0 to 20000); 0 leaves its line out.",
    )
    minimum_wage_source: str = Field(
        default="",
        max_length=100,
        description="Year and source of `minimum_wage`, told below the chart; known for 780.",
    )


def bars(parameters: PayAnatomyParameters) -> tuple[Bar, ...]:
    """The bars, by rising sales; only one where sales are 0."""
    levels = sorted({cents(parameters.sales * level) for level in LEVELS})
    return tuple(bar(parameters, sales) for sales in levels)


class PayAnatomy(Chart[PayAnatomyParameters]):
    """Stacked bars of base and commission at rising sales."""

    name: ClassVar[str] = "pay-anatomy"
    parameters = PayAnatomyParameters

    def heading(self) -> str:
        return message("What is a month’s pay made of?")

    def guess(self, parameters: PayAnatomyParameters) -> Guess:
        asked = message("At {sales} of sales, what part of the month’s pay is commission?")
        now = bar(parameters, parameters.sales)
        return share_guess(asked, now.share, {"sales": (now.sales, "euro")})

    def terms(self, parameters: PayAnatomyParameters) -> Terms:
        return Terms((("", PayPlan(base=parameters.base, rate=parameters.rate)),))

    def controls(self, parameters: PayAnatomyParameters) -> tuple[Control, ...]:
        return (
            base_control("base", message("Base salary a month"), parameters.base),
            rate_control("rate", message("Commission rate"), parameters.rate),
            sales_control("sales", message("Sales in the month"), parameters.sales),
        )

    def with_values(self, parameters: PayAnatomyParameters, values: Moved) -> PayAnatomyParameters:
        data = parameters.model_dump() | dict(values)
        for control in self.controls(parameters):
            data[control.id] = control.exact(data[control.id])
        return PayAnatomyParameters.model_validate(data)

    def title(self, parameters: PayAnatomyParameters, words: Words) -> str:
        now = bar(parameters, parameters.sales)
        if now.pay < parameters.minimum_wage:
            text = message("At {sales} of sales pay is {pay}, under the minimum wage of {minimum}")
        elif not now.pay:
            text = message("At {sales} of sales pay is nothing")
        elif not now.commission:
            text = message("At {sales} of sales, all of {pay} is base salary")
        else:
            text = message("At {sales} of sales, {share} of {pay} is commission")
        return words.say(
            text,
            sales=euro(words, now.sales),
            pay=euro(words, now.pay),
            share=share(words, now.share),
            minimum=euro(words, parameters.minimum_wage),
        )

    def table(self, parameters: PayAnatomyParameters, words: Words) -> Table:
        columns = (
            message("Sales"),
            message("Base"),
            message("Commission"),
            message("Pay"),
            message("Commission’s share"),
        )
        return Table(
            columns=tuple(words.say(column) for column in columns),
            rows=tuple(
                (
                    *(euro_cell(words, m) for m in (b.sales, b.base, b.commission, b.pay)),
                    share_cell(words, b.share),
                )
                for b in bars(parameters)
            ),
        )

    def alt(self, parameters: PayAnatomyParameters, words: Words) -> str:
        form = message("Bar chart of a month’s pay before tax at rising sales.")
        parts = [words.say(form)]
        parts += [
            words.say(
                message("Sales {sales}: base {base}, commission {commission}, pay {pay}."),
                sales=euro(words, b.sales),
                base=euro(words, b.base),
                commission=euro(words, b.commission),
                pay=euro(words, b.pay),
            )
            for b in bars(parameters)
        ]
        if parameters.minimum_wage:
            line = message("A dashed line marks the minimum wage, {minimum}.")
            parts.append(words.say(line, minimum=euro(words, parameters.minimum_wage)))
        return " ".join(parts)

    def caption(self, parameters: PayAnatomyParameters, words: Words) -> str:
        text = super().caption(parameters, words)
        known = parameters.minimum_wage == MINIMUM_WAGE
        source = parameters.minimum_wage_source or (MINIMUM_WAGE_SOURCE if known else "")
        if not parameters.minimum_wage or not source:
            return text
        wage = message("Minimum wage {minimum} a month ({source}).")
        minimum = euro(words, parameters.minimum_wage)
        return f"{text} {words.say(wage, minimum=minimum, source=source)}"

    def figure(
        self,
        parameters: PayAnatomyParameters,
        words: Words,
        palette: Palette,
        guess: Decimal | None = None,
    ) -> go.Figure:
        return Drawing(
            bars(parameters),
            chosen=parameters.sales,
            rate=parameters.rate,
            minimum_wage=parameters.minimum_wage,
            words=words,
            palette=palette,
            guess=guess,
        ).figure()
