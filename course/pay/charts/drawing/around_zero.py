"""A euro axis whose amounts lie on both sides of zero."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from course.locale import Words
from course.pay.charts.amounts import euro
from course.pay.charts.drawing import frame
from course.pay.charts.drawing.palette import Palette

AIR = Decimal("0.11")
"""Part of the drawing that stays free over the highest amount."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Ends of the axis in euro, and the round step from one tick to the next."""

    low: Decimal
    high: Decimal
    step: Decimal

    def part(self, amount: float) -> float:
        """Where an amount lies, 0 at the lower end and 1 at the upper one."""
        return (amount - float(self.low)) / float(self.high - self.low)

    def amount(self, part: float) -> float:
        """What amount lies at a part of the axis."""
        return float(self.low) + part * float(self.high - self.low)

    @property
    def ticks(self) -> tuple[Decimal, ...]:
        """The multiples of the step on the axis."""
        first = (self.low / self.step).to_integral_value(rounding=ROUND_CEILING)
        last = (self.high / self.step).to_integral_value(rounding=ROUND_FLOOR)
        return tuple(self.step * number for number in range(int(first), int(last) + 1))

    def axis(self, words: Words, palette: Palette) -> dict[str, Any]:
        """The axis in plotly's terms, with zero drawn as a line."""
        return frame.amount_axis(words, palette, Decimal(100), "") | {
            "range": [float(self.low), float(self.high)],
            "tickvals": [float(tick) for tick in self.ticks],
            "ticktext": [euro(words, tick) for tick in self.ticks],
            "zeroline": True,
            "zerolinecolor": palette.muted,
            "zerolinewidth": 1,
        }


def scale_for(amounts: Iterable[Decimal], foot: Decimal) -> Scale:
    """A scale that holds zero and all `amounts`; the lowest part `foot` (0–1) of it stays free.

    It is 100 euro long at least and has the most ticks up to five. Small changes of the amounts keep its ends as they are.
    """
    held = [*amounts, Decimal(0)]
    least, most = min(held), max(*held, min(held) + 100)
    length = most - least
    tenth = Decimal(10) ** (length.adjusted() - 1)
    steps = (tenth * n for n in map(Decimal, ("1", "2", "2.5", "5", "10", "20", "25", "50")))
    scales = (_scale(least, most, foot, step) for step in steps)
    return next(scale for scale in scales if len(scale.ticks) <= 5)


def _scale(least: Decimal, most: Decimal, foot: Decimal, step: Decimal) -> Scale:
    half = step / 2
    low = (least / half).to_integral_value(rounding=ROUND_FLOOR) * half
    high = (most / half).to_integral_value(rounding=ROUND_CEILING) * half
    part = (high - low) / (1 - foot - AIR)
    return Scale(low - part * foot, high + part * AIR, step)
