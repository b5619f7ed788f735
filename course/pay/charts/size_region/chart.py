"""Size and region: what the same role pays at companies of another size, in another region."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar

import plotly.graph_objects as go
from pydantic import Field

from course.locale import Words
from course.locale.message import message
from course.pay.charts.amounts import euro, share
from course.pay.charts.cells import euro_cell, text_cell
from course.pay.charts.chart import Chart, Choice, Control, Guess, Moved, Table
from course.pay.charts.controls import base_control, sales_control
from course.pay.charts.drawing.palette import Palette
from course.pay.charts.guessing import round_step, unlike
from course.pay.charts.size_region.drawing import Drawing, Heading, whole
from course.pay.offers.role_grid import NAMES, PUBLISHED, Cell, Levels, RoleGrid, cell, gap, grid


class SizeRegionParameters(RoleGrid):
    """A role's pay for reference, and how many times as much each size and region pays."""

    source: str = Field(
        default="",
        max_length=200,
        description="Where the multipliers come from, told below the chart; known for the defaults.",
    )


class SizeRegion(Chart[SizeRegionParameters]):
    """A grid of pay, each cell coloured by its amount; a click chooses one."""

    name: ClassVar[str] = "size-region"
    parameters = SizeRegionParameters

    def heading(self) -> str:
        return message("What does the same role pay elsewhere?")

    def guess(self, parameters: SizeRegionParameters) -> Guess:
        actual = gap(parameters)
        usual = {"small", "medium", "large"} == set(parameters.sizes)
        lowest, *_, highest = sorted(grid(parameters), key=lambda c: c.pay)
        ends = (highest.size, highest.region, lowest.size, lowest.region)
        if usual and ends == ("large", "riga", "small", "latgale"):
            prompt = message(
                "How much more does a large company in Riga pay for the same role"
                " than a small one in Latgale?"
            )
        else:
            prompt = message(
                "How much more does the same role pay where it pays best than where it pays worst?"
            )
        reach = next(end for end in map(Decimal, (3, 10, 100)) if actual <= end)
        step = round_step(reach)
        return Guess(
            prompt,
            unit="percent",
            minimum=Decimal(0),
            maximum=reach,
            step=step,
            start=unlike(actual, reach, step),
            actual=actual,
        )

    def controls(self, parameters: SizeRegionParameters) -> tuple[Control | Choice, ...]:
        size, region = parameters.chosen
        return (
            Choice("size", message("Company size"), _options(parameters.sizes), size),
            Choice("region", message("Region"), _options(parameters.regions), region),
            base_control("base", message("Reference base salary"), parameters.base),
            sales_control("sales", message("Reference sales a month"), parameters.sales),
            _weight("size_weight", message("How much size counts"), parameters.size_weight),
            _weight(
                "region_weight", message("How much the region counts"), parameters.region_weight
            ),
        )

    def with_values(self, parameters: SizeRegionParameters, values: Moved) -> SizeRegionParameters:
        data = parameters.model_dump() | dict(values)
        for control in self.controls(parameters):
            if isinstance(control, Control):
                data[control.id] = control.exact(data[control.id])
        return SizeRegionParameters.model_validate(data)

    def picked(self, parameters: SizeRegionParameters, point: str) -> Mapping[str, Decimal | str]:
        size, _, region = point.partition("/")
        if size in parameters.sizes and region in parameters.regions:
            return {"size": size, "region": region}
        return {}

    def title(self, parameters: SizeRegionParameters, words: Words) -> str:
        return _sentence(parameters, cell(parameters, *parameters.chosen), words)

    def table(self, parameters: SizeRegionParameters, words: Words) -> Table:
        columns = (
            message("Region"),
            message("Company size"),
            message("Base"),
            message("Commission"),
            message("Pay"),
        )
        return Table(
            columns=tuple(words.say(column) for column in columns),
            rows=tuple(
                (
                    text_cell(_name(parameters.regions, c.region, words)),
                    text_cell(_name(parameters.sizes, c.size, words)),
                    *(euro_cell(words, amount) for amount in (c.base, c.commission, c.pay)),
                )
                for c in grid(parameters)
            ),
        )

    def alt(self, parameters: SizeRegionParameters, words: Words) -> str:
        form = message(
            "Grid of the same role’s pay a month before tax, by region and company size."
        )
        parts = [words.say(form)]
        parts += [
            words.say(
                message("{region}, {size}: {pay}."),
                region=_name(parameters.regions, c.region, words),
                size=_name(parameters.sizes, c.size, words),
                pay=euro(words, c.pay),
            )
            for c in grid(parameters)
        ]
        parts += [f"{_span(parameters, words)}.", self._chosen(parameters, words)]
        return " ".join(parts)

    @staticmethod
    def _chosen(parameters: SizeRegionParameters, words: Words) -> str:
        size, region = parameters.chosen
        return words.say(
            message("Marked: {region}, {size}."),
            region=_name(parameters.regions, region, words),
            size=_name(parameters.sizes, size, words),
        )

    def caption(self, parameters: SizeRegionParameters, words: Words) -> str:
        text = super().caption(parameters, words)
        if parameters.source:
            told = words.say(message("Multipliers: {source}."), source=parameters.source)
            return f"{text} {told}"
        usual = SizeRegionParameters()
        moved = parameters.region_weight != usual.region_weight
        if moved or any(parameters.regions.get(key) != usual.regions[key] for key in PUBLISHED):
            return text
        known = message(
            "Riga region and Latgale differ as published average pay did in the second quarter of"
            " 2025: {riga} and {latgale} a month (Central Statistical Bureau)."
        )
        averages = {key: words.euro(amount) for key, amount in PUBLISHED.items()}
        return f"{text} {words.say(known, **averages)}"

    def figure(
        self,
        parameters: SizeRegionParameters,
        words: Words,
        palette: Palette,
        guess: Decimal | None = None,
    ) -> go.Figure:
        return Drawing(
            grid(parameters),
            sizes=_headings(parameters.sizes, parameters.size_weight, words),
            regions=_headings(parameters.regions, parameters.region_weight, words),
            chosen=parameters.chosen,
            span=_span(parameters, words),
            sentences=tuple(_sentence(parameters, c, words) for c in grid(parameters)),
            guess=guess,
            words=words,
            palette=palette,
        ).figure()


def _options(levels: Levels) -> tuple[tuple[str, str], ...]:
    return tuple((key, level.name or NAMES[key]) for key, level in levels.items())


def _weight(control_id: str, label: str, value: Decimal) -> Control:
    reach, step = Decimal("1.5"), Decimal("0.05")
    return Control(control_id, label, Decimal(0), reach, step, value, "percent")


def _name(levels: Levels, key: str, words: Words) -> str:
    return levels[key].name or words.say(NAMES[key])


def _headings(levels: Levels, weight: Decimal, words: Words) -> Mapping[str, Heading]:
    return {
        key: Heading(_name(levels, key, words), level.weighed(weight))
        for key, level in levels.items()
    }


def _sentence(parameters: SizeRegionParameters, c: Cell, words: Words) -> str:
    return words.say(
        message("{size}, {region}: {pay} a month = {base} base + {commission} commission"),
        size=_name(parameters.sizes, c.size, words),
        region=_name(parameters.regions, c.region, words),
        pay=euro(words, c.pay),
        base=euro(words, c.base),
        commission=euro(words, c.commission),
    )


def _span(parameters: SizeRegionParameters, words: Words) -> str:
    """The worst and the best pay, and how much more the best one is."""
    pays = [c.pay for c in grid(parameters)]
    return words.say(
        message("From {low} to {high}: {more} more"),
        low=words.euro(whole(min(pays))),
        high=words.euro(whole(max(pays))),
        more=share(words, gap(parameters)),
    )
