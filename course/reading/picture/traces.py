"""A figure's data: bars, lines, areas and points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from course.reading.picture.inks import Inks
from course.reading.picture.room import Json, Room
from course.reading.picture.shapes import Point, path, rectangle, stroke
from course.reading.picture.shapes import field as field_of
from course.reading.picture.texts import Label, number, share

PATTERNS: Mapping[str, str] = {"/": "M0 6 6 0", "x": "M0 6 6 0M0 0 6 6"}
"""Hatchings by plotly's names, each in a square of six pixels."""


@dataclass
class Bars:
    """Bars, which are stacked upon those that came before where the figure says so.

    `name` begins the names of hatchings, which must differ within a page.
    """

    room: Room
    inks: Inks
    stacked: bool
    name: str
    heights: dict[tuple[str, str, float], float] = field(default_factory=dict)
    patterns: dict[str, str] = field(default_factory=dict)

    def svg(self, trace: Json) -> str:
        """One trace of bars, with what is written in them."""
        return "".join(self._bar(trace, number) for number in range(len(trace["x"])))

    def _bar(self, trace: Json, index: int) -> str:
        lying = trace.get("orientation") == "h"
        along, at = (trace["x"], trace["y"]) if lying else (trace["y"], trace["x"])
        if along[index] is None:
            return ""
        x, y = trace.get("xaxis", "x"), trace.get("yaxis", "y")
        start = self._start(trace, index, (x, y, at[index]), along[index])
        length, half = (start, start + along[index]), trace["width"] / 2
        thick = (at[index] - half, at[index] + half)
        values = (length, thick) if lying else (thick, length)
        across = (self.room.across(x, values[0][0]), self.room.across(x, values[0][1]))
        down = (self.room.down(y, values[1][0]), self.room.down(y, values[1][1]))
        bar = rectangle(across, down, self._drawn(trace["marker"], index))
        return bar + self._written(trace, index, across, down)

    def _start(
        self, trace: Json, index: int, place: tuple[str, str, float], length: float
    ) -> float:
        start: float = trace["base"][index] if "base" in trace else 0.0
        if self.stacked:
            start = self.heights.get(place, start)
            self.heights[place] = start + length
        return start

    def _drawn(self, marker: Json, index: int) -> str:
        colour = self.inks.of(_one(marker["color"], index))
        if pattern := marker.get("pattern"):
            colour = self._hatched(pattern)
        return f' fill="{colour}"' + stroke(marker["line"], self.inks)

    def _hatched(self, told: Json) -> str:
        ground, ink = self.inks.of(told["bgcolor"]), self.inks.of(told["fgcolor"])
        drawn = (
            f'<rect width="6" height="6" fill="{ground}"/>'
            f'<path d="{PATTERNS[told["shape"]]}" stroke="{ink}" stroke-width="1.2"/>'
        )
        name = self.patterns.setdefault(drawn, f"{self.name}-{len(self.patterns)}")
        return f"url(#{name})"

    def _written(self, trace: Json, index: int, across: Point, down: Point) -> str:
        if "text" not in trace:
            return ""
        font = trace["insidetextfont"]
        label = Label(
            trace["text"][index], sum(across) / 2, sum(down) / 2, font["color"], size=font["size"]
        )
        return label.svg(self.inks)

    def definitions(self) -> str:
        """The hatchings used, for the head of the drawing."""
        return "".join(
            f'<pattern id="{name}" width="6" height="6" patternUnits="userSpaceOnUse">{drawn}</pattern>'
            for drawn, name in self.patterns.items()
        )


def scattered(trace: Json, room: Room, inks: Inks) -> str:
    """A trace of lines, of an area or of points."""
    x, y = trace.get("xaxis", "x"), trace.get("yaxis", "y")
    lines, marks = "", ""
    if "lines" in trace["mode"]:
        lines = field_of(room, "".join(_lines(trace, room, inks, x, y)))
    if "markers" in trace["mode"]:
        marks = "".join(_marks(trace, room, inks, x, y))
    drawn = lines + marks
    return f'<g opacity="{trace["opacity"]}">{drawn}</g>' if "opacity" in trace else drawn


def _lines(trace: Json, room: Room, inks: Inks, x: str, y: str) -> Iterator[str]:
    filled = f' fill="{inks.of(trace["fillcolor"])}"' if trace.get("fill") == "toself" else ""
    drawn = filled + stroke(trace["line"], inks)
    for run in _runs(trace["x"], trace["y"]):
        corners = list(_stairs(run)) if trace["line"].get("shape") == "vh" else run
        parts = [(room.across(x, a), room.axes[y].part(b)) for a, b in corners]
        yield path(parts, drawn, closed=bool(filled))


def _runs(xs: Sequence[float | None], ys: Sequence[float | None]) -> Iterator[list[Point]]:
    """The points of a line, parted where it has a gap."""
    run: list[Point] = []
    for x, y in zip(xs, ys, strict=True):
        if x is not None and y is not None:
            run.append((x, y))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _stairs(points: Sequence[Point]) -> Iterator[Point]:
    """Points between which the line goes up first and then across."""
    yield points[0]
    for (x, _), (end, height) in pairwise(points):
        yield from ((x, height), (end, height))


def _marks(trace: Json, room: Room, inks: Inks, x: str, y: str) -> Iterator[str]:
    marker = trace["marker"]
    if marker.get("opacity") == 0:
        return  # there to be pressed, not to be seen
    edge = marker.get("line", {"width": 0})
    for index, (a, b) in enumerate(zip(trace["x"], trace["y"], strict=True)):
        drawn = stroke({key: _one(value, index) for key, value in edge.items()}, inks)
        open_ = str(_one(marker.get("symbol", ""), index)).endswith("-open")
        colour = "none" if open_ else inks.of(_one(marker["color"], index))
        place = f'cx="{share(room.across(x, a))}" cy="{number(room.down(y, b))}"'
        radius = number(_one(marker["size"], index) / 2)
        yield f'<circle {place} r="{radius}" fill="{colour}"{drawn}/>'


def _one(told: Any, index: int) -> Any:
    """What is told for all points at once, or for each."""
    return told[index] if isinstance(told, list | tuple) else told
