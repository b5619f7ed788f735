"""Where things stand in a drawing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from course.pay.charts.drawing import frame

Json = Mapping[str, Any]

LINE = 15.6
"""Pixels from one line of text to the next."""

_TAGS = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis: the values at its ends, and the part of the drawing (0–1) that it goes along."""

    first: float
    last: float
    begins: float = 0.0
    ends: float = 1.0

    def part(self, value: float) -> float:
        """How far along the drawing a value lies, 0–1 between the drawing's ends."""
        along = (value - self.first) / (self.last - self.first)
        return self.begins + along * (self.ends - self.begins)


@dataclass(frozen=True, slots=True)
class Room:
    """A drawing `tall` pixels high in all; the other pixels lie around what the axes span."""

    tall: int
    left: int
    right: int
    top: int
    bottom: int
    axes: Mapping[str, Axis]

    @property
    def height(self) -> int:
        """Pixels between the ends of the upright axes."""
        return self.tall - self.top - self.bottom

    def across(self, reference: str, value: float) -> float:
        """The part of the width (0–1) at which a value of an axis lies, or of `paper` itself."""
        return value if reference == "paper" else self.axes[reference].part(value)

    def down(self, reference: str, value: float) -> float:
        """Pixels below the drawing's upper edge."""
        part = value if reference == "paper" else self.axes[reference].part(value)
        return self.top + (1 - part) * self.height


def room_of(layout: Json) -> Room:
    """The room that a figure's layout asks for: plotly widens margins until what the axes say has its place."""
    margin = layout["margin"]
    axes = {_short(name): _axis(layout[name]) for name in layout if name[:5] in {"xaxis", "yaxis"}}
    return Room(
        tall=layout["height"],
        left=max([margin["l"], *(_beside(layout[name]) for name in _drawn(layout, "yaxis"))]),
        right=margin["r"],
        top=margin["t"],
        bottom=max([margin["b"], *(_below(layout[name]) for name in _drawn(layout, "xaxis"))]),
        axes=axes,
    )


def short(text: str) -> str:
    """A text of a figure without its tags."""
    return _TAGS.sub("", text)


def _short(name: str) -> str:
    return name[0] + name[5:]


def _axis(told: Json) -> Axis:
    first, last = told["range"]
    begins, ends = told.get("domain", (0.0, 1.0))
    return Axis(first, last, begins, ends)


def _drawn(layout: Json, kind: str) -> list[str]:
    return [name for name in layout if name.startswith(kind) and layout[name].get("automargin")]


def _beside(axis: Json) -> int:
    longest = max((frame.width(short(text)) for text in axis.get("ticktext", ())), default=0)
    return longest + int(axis.get("ticklabelstandoff", 0)) + 3


def _below(axis: Json) -> int:
    title = axis.get("title", {})
    named = LINE + float(title.get("standoff", 0)) if title.get("text") else 0
    return round(LINE + float(axis.get("ticklabelstandoff", 0)) + named)
