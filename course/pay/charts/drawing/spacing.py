"""Keeps labels apart that stand one over another, and near what they name."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from course.pay.charts.drawing.nearby import near_any
from course.pay.charts.drawing.placing import GAP, Box

FAR = 0.2
"""A label farther than this from its point would seem to name something else."""


def apart(heights: Sequence[float], gap: float, low: float) -> list[float]:
    """Rising `heights` moved as little as keeps them at least `gap` apart and not under `low`.

    Neighbours that are too close make way for each other about their common middle.
    """
    groups: list[list[float]] = []
    for number, height in enumerate(heights):
        group = [height - number * gap]
        while groups and _middle(groups[-1]) > _middle(group):
            group = groups.pop() + group
        groups.append(group)
    middles = [_middle(group) for group in groups for _ in group]
    return [max(middle, low) + number * gap for number, middle in enumerate(middles)]


def beside_point(
    x: float, y: float, width: float, height: float, taken: Sequence[Box], gap: float = GAP
) -> Box | None:
    """The free room for a label that is nearest to the point (x, y), None if it is farther than `FAR`.

    All in parts of the drawing's width and height, 0–1 from its lower left corner.
    """
    places = sorted(
        near_any([(x, y)], width, height, gap, up=FAR), key=lambda box: distance(x, y, box)
    )
    box = next((box for box in places if box.fits((), taken)), None)
    return box if box and distance(x, y, box) <= FAR else None


def distance(x: float, y: float, box: Box) -> float:
    """How far the point (x, y) is from what a label in `box` takes on any screen; 0 inside it."""
    box = box.sure
    across = max(box.x0 - x, x - box.x1, 0.0)
    up = max(box.y0 - y, y - box.y1, 0.0)
    return hypot(across, up)


def _middle(group: list[float]) -> float:
    return sum(group) / len(group)
