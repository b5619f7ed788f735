"""Lines, areas and frames that a figure draws beside its data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import hypot

from course.reading.picture.inks import Inks
from course.reading.picture.room import Json, Room
from course.reading.picture.texts import number, share

FIELD = 1000
"""A path's own unit of length goes so often into the width and the height: paths know no parts."""

STRAIGHT = 0.0003
"""How far from a line, in parts of the drawing, a point may lie and still be on it."""

_POINT = re.compile(r"([ML]) ([-\d.]+),([-\d.]+)")

Point = tuple[float, float]
"""Parts of the width and of the height, 0–1, from the lower left corner."""


def stroke(told: Json, inks: Inks) -> str:
    """How a line is drawn, as attributes."""
    width = told.get("width", 2)
    if not width:
        return ""
    dash = told.get("dash", "solid")
    dashes = {"solid": "", "dot": "3 3", "dash": "9 9"}.get(dash, dash.replace("px", ""))
    dashed = f' stroke-dasharray="{dashes.replace(",", " ")}"' if dashes else ""
    wide = f' stroke-width="{number(width)}"' if width != 1 else ""
    return f' stroke="{inks.of(told["color"])}"{wide}{dashed}'


def path(points: Sequence[Point], drawn: str, closed: bool = False) -> str:
    """A path through points; by the page's style its lines keep their width however it is stretched."""
    bends = ((x * FIELD, (1 - y) * FIELD) for x, y in _bends(points))
    steps = " ".join(f"{x:.0f} {y:.0f}" for x, y in bends)
    return f'<path d="M{steps}{"Z" if closed else ""}"{drawn}/>'


def _bends(points: Sequence[Point]) -> Iterator[Point]:
    """The points at which a line turns: those between lie on it anyway."""
    kept: list[Point] = []
    for index, point in enumerate(points):
        last = index + 1 == len(points)
        if not kept or last or not _between(kept[-1], point, points[index + 1]):
            kept.append(point)
            yield point


def _between(start: Point, point: Point, end: Point) -> bool:
    along = (end[0] - start[0], end[1] - start[1])
    here = (point[0] - start[0], point[1] - start[1])
    ahead = along[0] * here[0] + along[1] * here[1]
    aside = abs(along[0] * here[1] - along[1] * here[0])
    return 0 <= ahead <= hypot(*along) ** 2 and aside < STRAIGHT * hypot(*along)


def field(room: Room, paths: str) -> str:
    """The part of a drawing that the axes span, for paths."""
    if not paths:
        return ""
    return (
        f'<svg y="{room.top}" height="{room.height}" viewBox="0 0 {FIELD} {FIELD}"'
        f' preserveAspectRatio="none" fill="none">{paths}</svg>'
    )


def shape(told: Json, room: Room, inks: Inks) -> str:
    """A figure's shape as SVG."""
    drawn = stroke(told["line"], inks)
    filled = f' fill="{inks.of(told["fillcolor"])}"' if told.get("fillcolor") else ' fill="none"'
    if "opacity" in told:
        filled += f' opacity="{told["opacity"]}"'
    if told["type"] == "path":
        corners = [
            (room.across("x", float(x)), _part(room, "y", float(y)))
            for _, x, y in _POINT.findall(told["path"])
        ]
        return field(room, path(corners, filled + drawn, closed=True))
    across, up = told.get("xref", "x"), told.get("yref", "y")
    x0, x1 = (room.across(across, told[end]) for end in ("x0", "x1"))
    y0, y1 = (room.down(up, told[end]) for end in ("y0", "y1"))
    if told["type"] == "line":
        return line(x0, y0, x1, y1, drawn)
    return rectangle((x0, x1), (y0, y1), filled + drawn)


def line(x0: float, y0: float, x1: float, y1: float, drawn: str) -> str:
    """A straight line, by parts of the width and pixels from above."""
    ends = f'x1="{share(x0)}" y1="{number(y0)}" x2="{share(x1)}" y2="{number(y1)}"'
    return f"<line {ends}{drawn}/>"


def rectangle(across: Point, down: Point, drawn: str) -> str:
    """A rectangle between two parts of the width and two heights in pixels from above."""
    (left, right), (top, bottom) = sorted(across), sorted(down)
    place = f'x="{share(left)}" y="{number(top)}"'
    size = f'width="{share(right - left)}" height="{number(bottom - top)}"'
    return f"<rect {place} {size}{drawn}/>"


def _part(room: Room, reference: str, value: float) -> float:
    return 1 - (room.down(reference, value) - room.top) / room.height
