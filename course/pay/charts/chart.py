"""What every chart can do, and so what to write to add one.

To add a chart, write one module in this package, named after it, with

1. a frozen pydantic model (`extra="forbid"`) of what a lesson may set in `:::{chart} name`. Each
   field has a `description` (the reference is made of them), a range, and an illustrative
   default. Where a chart needs an amount or a rate, use `course.pay.money` and `course.pay.offer`:
   their errors tell a trainer how to write the number;
2. a class that fulfils `Chart`, verb by verb as told below;

then add one line to `course/pay/charts/__init__.py` and one example to `docs/reference.md`. A test
walks the registry and tries every verb in every language, so a chart that lacks one fails by name.

How it is done here:

- Figures are computed in `Decimal` by `course.pay`; floats appear only where plotly draws.
- `title`, `table`, `alt` and the labels come from the same computed values.
- Texts are message ids marked by `course.locale.message`; numbers in them come formatted from
  `Words`. Plotly formats none: ticks are text, hover shows a sentence kept in `customdata`.
- Drawing is a module of its own beside the chart's, `…_drawing.py`. Begin with `frame.layout`: it
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
from course.pay.charts.palette import Palette

Unit = Literal["euro", "percent"]

PRECISION: Mapping[Unit, Decimal] = {"euro": Decimal("0.01"), "percent": Decimal("0.0001")}
"""The finest value of each unit, in the unit's own terms (euro; fraction)."""


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

    def exact(self, moved: Decimal | float) -> Decimal:
        """What a slider sent, freed of binary noise: cents, or hundredths of a percent.

        What is no number of this world stays as it is, for the chart's parameters to refuse.
        """
        number = Decimal(str(moved))
        if not number.is_finite() or number.adjusted() > 12:
            return number
        return number.quantize(PRECISION[self.unit], rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Table:
    """The chart's numbers in words: every row has one cell for each column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


P = TypeVar("P", bound=BaseModel)


class Chart(Protocol[P]):
    """The verbs of a chart.

    `name` is what a lesson calls it. Everything shown is in the language of `words`.
    """

    name: ClassVar[str]
    parameters: type[P]

    def heading(self) -> str:
        """The question the chart answers: a message id without places."""

    def controls(self, parameters: P) -> tuple[Control, ...]:
        """The sliders, in the order to draw them, at the values of `parameters`.

        Made once from what the lesson wrote: their ranges widen to hold it, so they must not be
        made anew from moved values.
        """

    def with_values(self, parameters: P, values: Mapping[str, Decimal | float]) -> P:
        """`parameters` with the values of some controls, by id, put in.

        Raises pydantic's `ValidationError` for an id or a value that the chart does not know.
        """

    def title(self, parameters: P, words: Words) -> str:
        """One sentence that says what the chart shows now, without a full stop."""

    def figure(self, parameters: P, words: Words, palette: Palette) -> go.Figure:
        """The drawing; show it as it is, without another theme, with `frame.CONFIG`."""

    def table(self, parameters: P, words: Words) -> Table:
        """The numbers that the figure draws."""

    def alt(self, parameters: P, words: Words) -> str:
        """What the figure shows, for those who do not see it: its form, then its numbers."""

    def caption(self, parameters: P, words: Words) -> str:
        """What stands below: “illustrative”, and the sources of those figures that are not."""


AnyChart = Chart[Any]
