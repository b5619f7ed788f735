"""Where labels and lines lie on a drawing, so that tests can hold the ones off the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from course.pay.charts.drawing.frame import share_of_width
from tests.pay.charts.charting import Json

Point = tuple[float, float]
Room = tuple[float, float, float, float]
"""x0, x1, y0, y1 in parts of the drawing."""


def named(figure: Json, text: str) -> Json | None:
    """The label that holds `text`."""
    found = (n for n in figure["layout"]["annotations"])
    return next((n for n in found if text in n["text"].replace("<br>", " ")), None)


def part(figure: Json, axis: str, at: float) -> float:
    """Where a value lies on an axis, 0–1."""
    low, high = figure["layout"][axis]["range"]
    return float((at - low) / (high - low))


def room(figure: Json, note: Json) -> Room:
    """What a label takes on the narrowest screen, in parts of the drawing: x0, x1, y0, y1."""
    lines = [re.sub("<[^>]*>", "", line) for line in note["text"].split("<br>")]
    wide, high = max(map(share_of_width, lines)), 0.075 * len(lines)
    x, y = part(figure, "xaxis", note["x"]), part(figure, "yaxis", note["y"])
    left = x if note["xanchor"] == "left" else x - wide
    low = y if note["yanchor"] == "bottom" else y - high / 2
    return left, left + wide, low, low + high


def uprights(figure: Json) -> Iterator[list[Point]]:
    """The upright lines of a drawing."""
    for line in figure["layout"]["shapes"]:
        across = part(figure, "xaxis", line["x0"])
        yield [(across, line["y0"]), (across, line["y1"])]


def paths(figure: Json, count: int) -> Iterator[list[Point]]:
    """The first lines of a drawing, bent as they are drawn."""
    for trace in figure["data"][:count]:
        bent: list[Point] = []
        for x, y in zip(trace["x"], trace["y"], strict=True):
            across, up = part(figure, "xaxis", x), part(figure, "yaxis", y)
            if bent and trace["line"].get("shape") == "vh":
                bent.append((bent[-1][0], up))
            bent.append((across, up))
        yield bent


def touching(figure: Json, lines: int) -> list[str]:
    """Labels that an upright line or one of the first `lines` paths runs through."""
    drawn = [*uprights(figure), *paths(figure, lines)]
    labels = [note for note in figure["layout"]["annotations"] if note.get("yref") != "paper"]
    return [
        note["text"]
        for note in labels
        if any(_runs_through(line, room(figure, note)) for line in drawn)
    ]


def _runs_through(line: list[Point], taken: Room) -> bool:
    return any(_meets(one, other, taken) for one, other in pairwise(line))


def _meets(one: Point, other: Point, taken: Room) -> bool:
    """Whether a straight piece of a line reaches into a room: what is left of it between all sides."""
    hair = 1e-6
    x0, x1, y0, y1 = taken
    begin, end = 0.0, 1.0
    for at, to, low, high in ((one[0], other[0], x0, x1), (one[1], other[1], y0, y1)):
        for step, left in ((at - to, at - low - hair), (to - at, high - hair - at)):
            if not step and left < 0:
                return False
            if step < 0:
                begin = max(begin, left / step)
            elif step > 0:
                end = min(end, left / step)
    return begin <= end
