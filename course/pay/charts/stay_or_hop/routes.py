"""What staying and leaving bring in all beyond the present month's pay, as lines to draw."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property

from course.pay.charts.drawing.label_room import Point
from course.pay.offers.career import Move, paths


class Routes:
    """Both lines: `staying` by month from 0, `leaving` by month from that of leaving, in euro."""

    def __init__(self, move: Move) -> None:
        self.move, self.paths = move, paths(move)
        months = range(move.months + 1)
        self.staying = [self._beyond(self.paths.staying, month) for month in months]
        self.leaving = [self._beyond(self.paths.leaving, month) for month in months[move.leave :]]

    def _beyond(self, in_all: Sequence[Decimal], month: int) -> Decimal:
        return in_all[month] - self.paths.usual * month

    @cached_property
    def stairs(self) -> list[Point]:
        """Staying: every bonus is an upright step at the end of its month."""
        points = []
        for month, amount in enumerate(self.staying):
            if bonus := self.paths.bonuses[month]:
                points.append((float(month), float(amount - bonus)))
            points.append((float(month), float(amount)))
        return points

    @cached_property
    def flight(self) -> list[Point]:
        """Leaving, from the month of leaving on: what is paid back is an upright step down."""
        points = [
            (float(self.move.leave + number), float(amount))
            for number, amount in enumerate(self.leaving)
        ]
        if self.paths.repaid:
            points.insert(0, (points[0][0], float(self.staying[self.move.leave])))
        return points

    def crossing(self, month: int | None) -> Point | None:
        """Where leaving overtakes staying for good, within `month`; None if it never does or never was behind."""
        lead = self.paths.lead
        if month is None or min(lead) >= 0:
            return None
        before, after = lead[month - 1], lead[month] + self.paths.bonuses[month]
        part = -before / (after - before)
        one, other = self.leaving[month - 1 - self.move.leave : month + 1 - self.move.leave]
        return float(month - 1 + part), float(one + (other - one) * part)
