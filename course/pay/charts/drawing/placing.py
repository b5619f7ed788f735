"""Finds room for labels beside lines, for the narrowest screen and so for any.

Everything is measured in parts of the drawing's width and height, 0–1 from its lower left corner.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

GAP = 0.025
"""Between a label and what it must not touch."""

WIDE = 0.4
"""How much of its room a label's text takes on a wide screen."""

Side = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line from the left edge to the right one, by its heights there."""

    left: float
    right: float

    def at(self, x: float) -> float:
        """Its height at `x`."""
        return self.left + (self.right - self.left) * x

    def over(self, x0: float, x1: float) -> tuple[float, float]:
        """Its lowest and highest point between `x0` and `x1`."""
        low, high = sorted((self.at(x0), self.at(x1)))
        return low, high


class Box(NamedTuple):
    """Room for a label; its text is aligned to `side`, so a wider screen leaves the rest empty.

    A drawing makes hundreds of them: a tuple takes a third of the time of a frozen data class.
    """

    x0: float
    x1: float
    y0: float
    y1: float
    side: Side

    @property
    def anchor(self) -> float:
        """Where the text's aligned end stands."""
        return self.x0 if self.side == "left" else self.x1

    @property
    def sure(self) -> Box:
        """What its text takes on any screen: the part by its aligned end."""
        wide = WIDE * (self.x1 - self.x0)
        if self.side == "left":
            return Box(self.x0, self.x0 + wide, self.y0, self.y1, self.side)
        return Box(self.x1 - wide, self.x1, self.y0, self.y1, self.side)

    def fits(self, lines: Iterable[Line], taken: Iterable[Box]) -> bool:
        """Whether it lies inside the drawing, off every line and off every box taken."""
        inside = self.x0 >= 0 and self.x1 <= 1 and self.y0 >= 0 and self.y1 <= 1
        return inside and not any(map(self._meets, lines)) and not any(map(self._overlaps, taken))

    def _meets(self, line: Line) -> bool:
        low, high = line.over(self.x0, self.x1)
        return low < self.y1 and high > self.y0

    def _overlaps(self, other: Box) -> bool:
        beside = self.x1 <= other.x0 or other.x1 <= self.x0
        return not beside and self.y0 < other.y1 and other.y0 < self.y1


def first_fit(
    candidates: Sequence[Box], lines: Sequence[Line], taken: Sequence[Box] = ()
) -> Box | None:
    """The first candidate with room, or None."""
    return next((box for box in candidates if box.fits(lines, taken)), None)


def along(line: Line, width: float, height: float) -> tuple[Box, ...]:
    """Places for the name of `line`, the best first: at its ends, above and below it."""
    boxes = []
    sides: tuple[Side, ...] = ("right", "left")
    for side in sides:
        x0, x1 = (1 - width, 1.0) if side == "right" else (0.015, 0.015 + width)
        low, high = line.over(x0, x1)
        boxes.append(Box(x0, x1, high + GAP, high + GAP + height, side))
        boxes.append(Box(x0, x1, low - GAP - height, low - GAP, side))
    return tuple(boxes)


def beside(x: float, width: float, height: float) -> tuple[Box, ...]:
    """Places for a label at an upright line at `x`, the best first: low, then high."""
    right, left = (x + GAP, x + GAP + width), (x - GAP - width, x - GAP)
    low, high = (GAP, GAP + height), (1 - height, 1.0)
    return (
        Box(*right, *low, "left"),
        Box(*left, *low, "right"),
        Box(*left, *high, "right"),
        Box(*right, *high, "left"),
    )
