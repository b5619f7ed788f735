"""Finds labels room by lines, bent and upright ones, that they must not touch.

As in `placing`, everything is measured in parts of the drawing's width and height, 0–1 from its
lower left corner, for the narrowest screen and so for any. A label may have hundreds of places and a
hundred things to keep off: NumPy holds many of the one against all of the other at once.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from course.pay.charts.drawing.nearby import Numbers, places, rows
from course.pay.charts.drawing.placing import GAP, Box

FAR = 0.12
"""A label farther than this from its point would seem to name something else."""

GAPS = tuple(times * GAP for times in (1, 2.5, 5, 7.5, 10, 12.5, 15))
"""How far a label may stand beside its point: by a line next to the point there is room beyond it."""

Point = tuple[float, float]


class LabelRoom:
    """What is taken already: `take` adds to it.

    What `draw` adds is taken too, but a label that may not be left out can be put over it.
    """

    def __init__(self) -> None:
        self._taken = self._blocked = rows(())

    def take(self, boxes: Sequence[Box] | Numbers) -> None:
        self._taken = np.concatenate([self._taken, rows(boxes)])
        self.draw(boxes)

    def draw(self, boxes: Sequence[Box] | Numbers) -> None:
        self._blocked = np.concatenate([self._blocked, rows(boxes)])

    def find(
        self,
        points: Sequence[Point],
        width: float,
        height: float,
        below: bool = False,
        others: Sequence[Box] | Numbers = (),
        far: float = FAR,
        gap: float | Sequence[float] = GAP,
        over: bool = False,
    ) -> Box | None:
        """The nearest free room by one of the points, or None if all of it is too `far` off.

        It is `gap` off the points at least, and not nearer to `others` than to them, so that a label
        says what it names. With `over` it may lie over what is drawn.
        """
        found = places(points, width, height, gap, below, up=max(far, FAR))
        # What is taken leaves few places: the rest is asked of those alone.
        found = found.free_of(self._taken if over else self._blocked)
        off = found.off(points)
        near = off <= max(far, FAR)
        if len(others):
            near &= found.off_whole(points) - 0.02 <= found.off_boxes(others)
        return found.first(near & (off <= FAR)) or found.first(near & (off <= far))

    def around(
        self,
        points: Sequence[Point],
        width: float,
        height: float,
        below: bool = False,
        others: Sequence[Box] | Numbers = (),
        far: float = FAR,
        asked: bool = False,
    ) -> Box | None:
        """As `find`, but also beyond a line that runs close by a point, in rising distance from it.

        `asked`: it is known that there is no room within `FAR`.
        """
        for reach in [far] if asked else sorted({min(far, FAR), far}):
            first, *beyond = [gap for gap in GAPS if gap < reach]
            # Mostly there is room at once; where there is not, all the rest is quicker asked together.
            for gaps in (first, beyond):
                if found := self.find(points, width, height, below, others, reach, gaps):
                    return found
        return None

    def nearest(
        self, points: Sequence[Point], width: float, height: float, gap: float = GAP
    ) -> Box | None:
        """The nearest room that no other label takes, whatever is drawn there."""
        found = places(points, width, height, gap)
        return found.first(found.free(self._taken))
