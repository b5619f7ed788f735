"""What every chart can do, and so what to write to add one.

To add a chart, make a folder beside this module, named after the chart; its `chart.py` has

1. a frozen pydantic model (`extra="forbid"`) of what a lesson may set in `:::{chart} name`. Each
   field has a `description` (the reference is made of them), a range, and an illustrative
   default. Where a chart needs an amount or a rate, use `course.pay.money` and
   `course.pay.offers.flat_offer`: their errors tell a trainer how to write the number;
2. a class that inherits `Chart[…]` and fulfils it, verb by verb as told below;

then add one line to `course/pay/charts/__init__.py` and one example to `docs/pay.md`. A test
walks the registry and tries every verb in every language, so a chart that lacks one fails by name.

How it is done here:

- Figures are computed in `Decimal` by `course.pay`; floats appear only where plotly draws.
- `title`, `table`, `alt` and the labels come from the same computed values.
- The reader predicts first: `guess` says what to ask, and `figure` draws what was answered by
  `frame.guess_line`, `frame.guess_ring` or a mark of its own in `palette.guess`.
- Texts are message ids marked by `course.locale.message`; numbers in them come formatted from
  `Words`. Plotly formats none: ticks are text, hover shows a sentence kept in `customdata`.
- Drawing is a module of its own, `drawing.py`. Begin with `frame.layout`: it
  makes a chart that can be read at 340 pixels, on either theme, and neither zooms nor drags.
- Labels stand beside what they name, where `placing` finds room; there is no legend.
- A trainer's words reach plotly through `frame.plain`, since plotly reads tags in its texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, ClassVar, Literal, Protocol, TypeVar

import plotly.graph_objects as go
from pydantic import BaseModel

from course.locale import Words
from course.locale.message import message
from course.pay.chance.flow import DealFlow
from course.pay.chance.simulation import Draws
from course.pay.charts.cells import Cell
from course.pay.charts.drawing.palette import Palette
from course.pay.plans.plan import PayPlan

Unit = Literal["euro", "percent", "months", "count", "times"]

PRECISION: Mapping[Unit, Decimal] = {
    "euro": Decimal("0.01"),
    "percent": Decimal("0.0001"),
    "months": Decimal(1),
    "count": Decimal(1),
    "times": Decimal("0.01"),
}
"""The finest value of each unit, in the unit's own terms (euro; fraction; whole; multiplier)."""

Moved = Mapping[str, Decimal | float | str]
"""Values of controls by their ids: numbers of sliders, values of choices."""


@dataclass(frozen=True, slots=True)
class Control:
    """A slider for one number of a chart.

    `label` is a message id, `values` fills its places. Numbers of the unit `percent` are fractions
    (0.08 is 8 %). `value` lies between `minimum` and `maximum` but may lie between two steps.
    """

    id: str
    label: str
    minimum: Decimal
    maximum: Decimal
    step: Decimal
    value: Decimal
    unit: Unit
    values: Mapping[str, str] = field(default_factory=dict)

    def exact(self, moved: Decimal | float | str) -> Decimal:
        """What a slider sent, freed of binary noise: cents, or hundredths of a percent.

        What is no number of this world stays as it is, for the chart's parameters to refuse.
        """
        number = Decimal(str(moved))
        if not number.is_finite() or number.adjusted() > 12:
            return number
        return number.quantize(PRECISION[self.unit], rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few named values; `options` are pairs of a value and a message id without places."""

    id: str
    label: str
    options: tuple[tuple[str, str], ...]
    value: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Guess:
    """What the reader predicts by a slider before the chart opens.

    `prompt` is a message id that asks for one number of the figure; `values` fills its places, with
    texts as they are and with numbers, each beside its unit, as the reader's language writes them.
    `start` is where the slider stands; neither it nor the range may give `actual` away, which is
    the number that the chart shows.
    """

    prompt: str
    unit: Unit
    minimum: Decimal
    maximum: Decimal
    step: Decimal
    start: Decimal
    actual: Decimal
    values: Mapping[str, str | tuple[Decimal, Unit]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Terms:
    """What there is to go by in a guess: plans by their names (one alone has none), and how deals come."""

    plans: tuple[tuple[str, PayPlan], ...] = ()
    flow: DealFlow | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The chart's numbers in words: every row has one cell for each column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


P = TypeVar("P", bound=BaseModel)


class Chart(Protocol[P]):
    """The verbs of a chart.

    `name` is what a lesson calls it. Everything shown is in the language of `words`.
    """

    name: ClassVar[str]
    parameters: type[P]

    def heading(self) -> str:
        """The question the chart answers: a message id without places."""

    def guess(self, parameters: P) -> Guess:
        """What to predict before the chart opens; every chart asks, whatever its parameters."""

    def terms(self, parameters: P) -> Terms:
        """What of the parameters a reader has to know to guess, and the prompt does not tell."""
        return Terms()

    def controls(self, parameters: P) -> tuple[Control | Choice, ...]:
        """The sliders and choices, in the order to draw them, at the values of `parameters`.

        Made once from what the lesson wrote: their ranges widen to hold it, so they must not be
        made anew from moved values.
        """

    def with_values(self, parameters: P, values: Moved) -> P:
        """`parameters` with the values of some controls, by id, put in.

        Raises pydantic's `ValidationError` for an id or a value that the chart does not know.
        """

    def draws(self, parameters: P) -> tuple[Draws, ...]:
        """The simulations that the figure needs; those not ready are run first, with progress."""
        return ()

    def picked(self, parameters: P, point: str) -> Mapping[str, Decimal | str]:
        """The controls' values that a click on a drawn point stands for, by the point's id.

        A point has an id if its trace has `ids`; a chart without such points answers nothing.
        """
        return {}

    def title(self, parameters: P, words: Words) -> str:
        """One sentence that says what the chart shows now, without a full stop."""

    def figure(
        self, parameters: P, words: Words, palette: Palette, guess: Decimal | None = None
    ) -> go.Figure:
        """The drawing; show it as it is, without another theme, with `frame.CONFIG`.

        `guess` is the reader's prediction in the unit of `guess(…)`, drawn as their mark.
        """

    def table(self, parameters: P, words: Words) -> Table:
        """The numbers that the figure draws."""

    def alt(self, parameters: P, words: Words) -> str:
        """What the figure shows, for those who do not see it: its form, then its numbers."""

    def caption(self, parameters: P, words: Words) -> str:
        """What stands below: “illustrative”, and the sources of those figures that are not."""
        return words.say(message("Illustrative figures, before tax."))


AnyChart = Chart[Any]
