"""Finds labels room by bent lines that they must not touch, and by upright ones that they may cover.

As in `placing`, everything is measured in parts of the drawing's width and height, 0–1 from its
lower left corner, for the narrowest screen and so for any.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import hypot

from course.pay.charts.drawing.nearby import near_any
from course.pay.charts.drawing.placing import GAP, Box

FAR = 0.12
"""A label farther than this from its point would seem to name something else."""

Point = tuple[float, float]


class LabelRoom:
    """What is taken already: `take` adds to it, `cover` adds what a label may cover if it must.

    What `draw` adds is taken too, but a label that may not be left out can be put over it.
    """

    def __init__(self) -> None:
        self._taken: list[Box] = []
        self._covered: list[Box] = []
        self._drawn: list[Box] = []

    def take(self, boxes: Iterable[Box]) -> None:
        self._taken += boxes

    def cover(self, boxes: Iterable[Box]) -> None:
        self._covered += boxes

    def draw(self, boxes: Iterable[Box]) -> None:
        self._drawn += boxes

    def find(
        self,
        points: Sequence[Point],
        width: float,
        height: float,
        below: bool = False,
        others: Sequence[Box] = (),
        far: float = FAR,
        gap: float = GAP,
        over: bool = False,
    ) -> Box | None:
        """The nearest free room by one of the points, or None if all of it is too `far` off.

        It is `gap` off the points at least, and not nearer to `others` than to them, so that a label
        says what it names. With `over` it may lie over what is drawn.
        """
        places = _Again(near_any(points, width, height, gap, below, up=max(far, FAR)))
        taken = self._taken if over else [*self._taken, *self._drawn]
        for reach in sorted({min(FAR, far), far}):
            covering = None  # close by, though over something: better than a free place far off
            for place in places:
                if _distance(place.sure, points) > reach or not place.fits((), taken):
                    continue
                if _clear(place, points, others):
                    if place.fits((), self._covered):
                        return place
                    covering = covering or place
            if covering:
                return covering
        return None

    def nearest(
        self, points: Sequence[Point], width: float, height: float, gap: float = GAP
    ) -> Box | None:
        """The nearest room that no other label takes, whatever is drawn there."""
        places = near_any(points, width, height, gap)
        return next((place for place in places if place.fits((), self._taken)), None)


class _Again:
    """What an iterator gives, as often as wanted and made only as far as somebody looks."""

    def __init__(self, boxes: Iterator[Box]) -> None:
        self._boxes, self._made = boxes, list[Box]()

    def __iter__(self) -> Iterator[Box]:
        yield from self._made
        for box in self._boxes:
            self._made.append(box)
            yield box


def _clear(box: Box, points: Sequence[Point], others: Sequence[Box]) -> bool:
    own = _distance(box, points) - 0.02
    return all(own <= _apart(box, other) for other in others)


def _distance(box: Box, points: Sequence[Point]) -> float:
    """From the box to the nearest of the points."""
    return min(
        hypot(max(box.x0 - x, x - box.x1, 0), max(box.y0 - y, y - box.y1, 0)) for x, y in points
    )


def _apart(one: Box, other: Box) -> float:
    """From the one box to the other; 0 where they meet."""
    across = max(one.x0 - other.x1, other.x0 - one.x1, 0)
    return hypot(across, max(one.y0 - other.y1, other.y0 - one.y1, 0))
