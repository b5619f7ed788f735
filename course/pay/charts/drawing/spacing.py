"""Keeps labels apart that stand one over another, and near what they name."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from course.pay.charts.drawing.nearby import places
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
    found = places([(x, y)], width, height, gap, up=FAR)
    off = found.off([(x, y)])
    off[~found.free(taken)] = np.inf
    nearest = int(off.argmin())
    return found.box(nearest) if off[nearest] <= FAR else None


def _middle(group: list[float]) -> float:
    return sum(group) / len(group)
