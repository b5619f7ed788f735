"""Finds room for a label near a point where lines bend and points lie anywhere.

As in `placing`, everything is measured in parts of the drawing's width and height, 0–1 from its
lower left corner, for the narrowest screen and so for any.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import count, pairwise
from math import ceil

from course.pay.charts.drawing.placing import GAP, Box

PIECE = 0.04
"""The largest side of a box that stands for a piece of a line."""
THICK = 0.006
"""Half a line's thickness."""


def near_any(
    points: Iterable[tuple[float, float]],
    width: float,
    height: float,
    gap: float = GAP,
    below: bool = False,
    far: float = 2.0,
    up: float = 2.0,
) -> Iterator[Box]:
    """Places for a label of any of the points, `gap` off it at least, the nearest first.

    They lie inside the drawing; the text begins or ends at the point where it can.
    With `below` it stands rather under the point than over it. None is farther off than `far`, nor
    leaves more than `up` free above or below the point.
    """
    limit = min(far, up + height / 2)
    levels = [(abs(rise), x, y, rise) for x, y in points for rise in _rises(y, height)]
    number = count()
    waiting: list[tuple[float, int, Box]] = []
    # The first places are mostly free: those at other heights are made only when they may be next.
    for least, x, y, rise in sorted(levels, key=lambda level: level[0]):
        while waiting and waiting[0][0] <= least:
            yield heappop(waiting)[-1]
        if least > limit:
            break
        for box in _level(x, y + rise, width, height, gap, beside=least < height / 2 + gap):
            off = abs(box.anchor - x) + least + (0.01 if (rise > 0) == below else 0)
            if off <= far:
                heappush(waiting, (off, next(number), box))
    while waiting:
        yield heappop(waiting)[-1]


def _rises(y: float, height: float) -> Iterator[float]:
    """How far up or down from `y` the middle of a label may lie, in halves of its height."""
    half = height / 2
    lowest, highest = ceil((half - y) / half), int((1 - half - y) / half)
    return (step * half for step in range(lowest, highest + 1))


def _level(
    x: float, y: float, width: float, height: float, gap: float, beside: bool
) -> Iterator[Box]:
    """Places at one height: beside the point, or over and under it; and at the drawing's edges."""
    y0, y1 = y - height / 2, y + height / 2
    for off in (gap,) if beside else (gap, -gap):
        yield Box(x + off, x + off + width, y0, y1, "left")
        yield Box(x - off - width, x - off, y0, y1, "right")
    yield Box(GAP / 2, GAP / 2 + width, y0, y1, "left")
    yield Box(1 - width, 1, y0, y1, "right")


def free(candidates: Iterable[Box], taken: Sequence[Box]) -> Box | None:
    """The first candidate that lies inside the drawing and off everything taken, or None."""
    return next((box for box in candidates if box.fits((), taken)), None)


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
