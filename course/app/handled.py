"""What a reader has done with one chart: guessed, moved, opened. The session keeps it while pages change."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from pydantic import BaseModel

from course.pay.charts.chart import Guess

Setting = Decimal | str
"""What a control stands at: a number of a slider, a value of a choice."""


@dataclass
class Handled:
    """A chart as its reader left it."""

    guess: tuple[Guess, Decimal] | None = None
    """What was asked for before the chart opened, and what was answered."""

    moved: dict[str, Setting] = field(default_factory=dict)
    """Where controls were moved, by their ids."""

    under_way: bool = False
    """Whether a slider is being dragged and has not been let go of."""

    with_table: bool = False
    """Whether the table of the same numbers is open."""

    echo: int = 0
    """The number of the browser's message that was taken last."""

    file_for: int = 0
    """The number of the message that asked for the numbers as a file; 0 once that was answered."""

    began: tuple[BaseModel, BaseModel] | None = None
    """What the controls are made from, and what they made of it when the chart was drawn last."""

    def begin(self, given: BaseModel) -> BaseModel:
        """What to make the controls from where the chart is given `given` to show.

        That is what they were made from before, as long as they have made `given` of it. Else it
        begins anew, with no control moved.
        """
        if self.began is None or given != self.began[1]:
            self.began = (given, given)
            self.moved.clear()
        return self.began[0]

    def keep(self, now: BaseModel) -> None:
        """Remember where the controls have brought what the chart shows."""
        if self.began is not None:
            self.began = (self.began[0], now)
