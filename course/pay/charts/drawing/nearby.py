"""Finds room for a label near a point where lines bend and points lie anywhere.

As in `placing`, everything is measured in parts of the drawing's width and height, 0–1 from its
lower left corner, for the narrowest screen and so for any.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

import numpy as np
from numpy.typing import NDArray

from course.pay.charts.drawing.placing import GAP, WIDE, Box

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

PIECE = 0.04
"""The largest side of a box that stands for a piece of a line."""
HAIR = 1e-9
"""What sums of parts may be off by."""
THICK = 0.006
"""Half a line's thickness."""


@dataclass(frozen=True, slots=True)
class Places:
    """Places for a label, the best first: `sides` has rows of x0, x1, y0, y1; `left` tells where text begins.

    They are hundreds: NumPy makes them all at once in the time of ten boxes.
    """

    sides: Numbers
    left: Flags

    @property
    def sure(self) -> Numbers:
        """As `Box.sure`: the sides of what the text takes on any screen."""
        sure = self.sides.copy()
        x0, x1 = sure[:, 0], sure[:, 1]
        wide = WIDE * (x1 - x0)
        np.copyto(x1, x0 + wide, where=self.left)
        np.copyto(x0, x1 - wide, where=~self.left)
        return sure

    def off(self, points: Sequence[tuple[float, float]]) -> Numbers:
        """How far what the text surely takes is from the nearest of the points; endless without any."""
        return _apart(self.sure, _spots(points))

    def off_whole(self, points: Sequence[tuple[float, float]]) -> Numbers:
        """The same from all of each place."""
        return _apart(self.sides, _spots(points))

    def off_boxes(self, boxes: Sequence[Box] | Numbers) -> Numbers:
        """How far each place is from the nearest of the boxes; 0 where they meet."""
        return _apart(self.sides, rows(boxes))

    def free(self, taken: Sequence[Box] | Numbers) -> Flags:
        """Which lie inside the drawing and off every box taken."""
        (x0, x1, y0, y1), (left, right, low, high) = _against(self.sides, rows(taken))
        over = ((x1 > left) & (right > x0) & (y0 < high) & (low < y1)).any(axis=1)
        x0, x1, y0, y1 = self.sides.T
        free: Flags = (x0 >= 0) & (y0 >= 0) & (x1 <= 1) & (y1 <= 1) & ~over
        return free

    def free_of(self, taken: Sequence[Box] | Numbers) -> Places:
        """Those that are `free`."""
        return self.where(self.free(taken))

    def where(self, good: Flags) -> Places:
        """Those that are `good`."""
        return Places(self.sides[good], self.left[good])

    def first(self, good: Flags) -> Box | None:
        """The best of those that are `good`."""
        return self.box(int(good.argmax())) if good.any() else None

    def box(self, number: int) -> Box:
        """One of them."""
        x0, x1, y0, y1 = self.sides[number].tolist()
        return Box(x0, x1, y0, y1, "left" if self.left[number] else "right")


def places(
    points: Sequence[tuple[float, float]],
    width: float,
    height: float,
    gap: float | Sequence[float] = GAP,
    below: bool = False,
    far: float = 2.0,
    up: float = 2.0,
) -> Places:
    """Places for a label of any of the points, `gap` off it at least, the nearest first.

    Above and below they lie inside the drawing; the text begins or ends at the point where it can.
    With `below` it stands rather under the point than over it. None is farther off than `far`, nor
    leaves more than `up` free above or below the point. With several gaps, all places of the first
    come before those of the next.
    """
    x, y, rise = _levels(points, height, min(far, up + height / 2))
    least = np.abs(rise)
    gaps = np.array(gap).reshape(-1, 1)
    x0, left = _across(x, width, gaps, beside=least < height / 2 + gaps)
    anchor = np.where(left, x0, x0 + width)
    off = np.abs(anchor - x[:, None]) + (least + 0.01 * ((rise > 0) == below))[:, None]
    low = np.broadcast_to((y + rise - height / 2)[:, None], x0.shape)
    off, each = off.reshape(len(gaps), -1), np.arange(len(gaps))[:, None]
    order = np.argsort(off, axis=1, kind="stable")
    order = (order + each * off.shape[1])[off[each, order] <= far]  # which no place is not, either
    x0, low = x0.ravel()[order], low.ravel()[order]
    return Places(np.stack([x0, x0 + width, low, low + height], axis=1), left.ravel()[order])


def _levels(
    points: Sequence[tuple[float, float]], height: float, limit: float
) -> tuple[Numbers, Numbers, Numbers]:
    """The points (x and y), each with every rise from it at which the middle of a label may lie.

    Rises are halves of its height up or down; the smallest come first.
    """
    half = height / 2
    most = int(min(limit, 1) / half)
    steps = np.arange(-most, most + 1, dtype=np.float64) * half
    x, y = np.array(points).reshape(-1, 2).T
    middle = y[:, None] + steps
    of, step = np.nonzero((middle >= half - HAIR) & (middle <= 1 - half + HAIR))
    order = np.argsort(np.abs(steps)[step], kind="stable")
    of, step = of[order], step[order]
    return x[of], y[of], steps[step]


def _across(x: Numbers, width: float, gaps: Numbers, beside: Flags) -> tuple[Numbers, Flags]:
    """Left sides of places for each gap at each level, in rows, and whether the text begins there.

    They lie beside the point, or over and under it, and at the drawing's edges. NaN is no place.
    """
    none = np.where(beside, np.nan, 0)
    edge = np.zeros_like(none)
    rows = (
        x + gaps,
        x - gaps - width,
        x - gaps + none,
        x + gaps - width + none,
        edge + GAP / 2,
        edge + 1 - width,
    )
    left = np.broadcast_to([True, False] * 3, (*none.shape, len(rows)))
    return np.stack(rows, axis=-1), left


def rows(boxes: Sequence[Box] | Numbers) -> Numbers:
    """The sides of boxes as rows of x0, x1, y0, y1: worth keeping where they are needed again."""
    if isinstance(boxes, np.ndarray):
        return boxes
    return np.array([box[:4] for box in boxes]).reshape(-1, 4)


def _spots(points: Sequence[tuple[float, float]]) -> Numbers:
    """Points as boxes without extent."""
    return np.array([(x, x, y, y) for x, y in points]).reshape(-1, 4)


def _against(sides: Numbers, others: Numbers) -> tuple[Numbers, Numbers]:
    """The four sides of each as rows and of the others as columns."""
    return sides.T[:, :, None], others.T[:, None]


def _apart(sides: Numbers, others: Numbers) -> Numbers:
    """From each box to the nearest of the others."""
    (x0, x1, y0, y1), (left, right, low, high) = _against(sides, others)
    across = np.maximum(np.maximum(x0 - right, left - x1), 0)
    up = np.maximum(np.maximum(y0 - high, low - y1), 0)
    # A root of the smallest square: a hypotenuse for each pair takes three times as long.
    nearest: Numbers = np.sqrt((across * across + up * up).min(axis=1, initial=np.inf))
    return nearest


def spot(x: float, y: float, across: float, up: float) -> Box:
    """The room of a mark at (x, y) that reaches `across` and `up` to each side."""
    return Box(x - across, x + across, y - up, y + up, "left")


def trail(points: Sequence[tuple[float, float]]) -> list[Box]:
    """The room of a bent line through `points`, as small boxes along it."""
    return [box for one, other in pairwise(points) for box in _pieces(one, other)]


def _pieces(one: tuple[float, float], other: tuple[float, float]) -> Iterator[Box]:
    (x0, y0), (x1, y1) = one, other
    count = max(1, ceil(max(abs(x1 - x0), abs(y1 - y0)) / PIECE))
    if x0 == x1 or y0 == y1:
        count = 1  # An upright or level line is a box as it is.
    for n in range(count):
        left, right = sorted((x0 + (x1 - x0) * n / count, x0 + (x1 - x0) * (n + 1) / count))
        low, high = sorted((y0 + (y1 - y0) * n / count, y0 + (y1 - y0) * (n + 1) / count))
        yield Box(left - THICK, right + THICK, low - THICK, high + THICK, "left")
