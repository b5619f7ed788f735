"""The whole drawing, from what lies behind to what lies before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

import plotly.graph_objects as go

from course.reading.picture.inks import Inks
from course.reading.picture.room import LINE, Json, Room, room_of
from course.reading.picture.shapes import line, shape, stroke
from course.reading.picture.texts import Anchor, Label, anchored, annotation
from course.reading.picture.traces import Bars, scattered


@dataclass(frozen=True, slots=True)
class Drawing:
    """An `<svg>` as wide as its place, and the pixels to leave free at its sides for what stands there."""

    svg: str
    left: int
    right: int


def draw(light: go.Figure, dark: go.Figure, alt: str, name: str, inks: Inks) -> Drawing:
    """Draw a figure, made in `inks.PAPER` and once more in `inks.NIGHT`; `name` is its own within the page."""
    figure, night = _plain(light), _plain(dark)
    inks.learn(figure, night)
    layout = figure["layout"]
    room = room_of(layout)
    bars = Bars(room, inks, layout.get("barmode") == "stack", name)
    drawn = "".join(_layers(figure, room, inks, bars))
    hatchings = bars.definitions()
    defined = f"<defs>{hatchings}</defs>" if hatchings else ""
    return Drawing(
        f'<svg role="img" aria-label="{escape(alt)}" width="100%" height="{room.tall}">{defined}{drawn}</svg>',
        room.left,
        room.right,
    )


def _plain(figure: go.Figure) -> dict[str, Any]:
    """A figure without plotly's own defaults."""
    told: dict[str, Any] = figure.to_dict()
    layout = {name: value for name, value in told["layout"].items() if name != "template"}
    return {"data": told["data"], "layout": layout}


def _layers(figure: Json, room: Room, inks: Inks, bars: Bars) -> Iterator[str]:
    layout = figure["layout"]
    shapes = layout.get("shapes", ())
    yield from _grid(layout, room, inks)
    yield from (shape(one, room, inks) for one in shapes if one.get("layer") == "below")
    yield from (bars.svg(trace) for trace in figure["data"] if trace["type"] == "bar")
    yield from (
        scattered(trace, room, inks) for trace in figure["data"] if trace["type"] == "scatter"
    )
    yield from (shape(one, room, inks) for one in shapes if one.get("layer") != "below")
    yield from _ticks(layout, room, inks)
    yield from (annotation(one, room, inks) for one in layout.get("annotations", ()))


def _grid(layout: Json, room: Room, inks: Inks) -> Iterator[str]:
    for name, axis in _upright(layout):
        reference = "y" + name[5:]
        if axis.get("showgrid", True) and "gridcolor" in axis:
            drawn = stroke({"color": axis["gridcolor"], "width": 1}, inks)
            for tick in axis.get("tickvals", ()):
                yield line(0, room.down(reference, tick), 1, room.down(reference, tick), drawn)
        if axis.get("zeroline"):
            drawn = stroke({"color": axis["zerolinecolor"], "width": 1}, inks)
            yield line(0, room.down(reference, 0), 1, room.down(reference, 0), drawn)


def _upright(layout: Json) -> list[tuple[str, Json]]:
    axes = [(name, layout[name]) for name in layout if name.startswith("yaxis")]
    return [(name, axis) for name, axis in axes if axis.get("visible", True)]


def _ticks(layout: Json, room: Room, inks: Inks) -> Iterator[str]:
    """What the axes say: the upright ones at their left, the first level one below, with its title."""
    for name, axis in _upright(layout):
        aside = -float(axis.get("ticklabelstandoff", 0)) - 2
        places = [(text, 0.0, room.down("y" + name[5:], at)) for at, text in _told(axis)]
        yield _group(layout, axis, places, "end", inks, aside)
    axis = layout["xaxis"]
    edge = room.down("paper", room.axes[axis.get("anchor", "y")].begins)
    foot = edge + axis.get("ticklabelstandoff", 0) + LINE / 2
    below = [(text, room.across("x", at), foot) for at, text in _told(axis)]
    yield _group(layout, axis, below, "middle", inks)
    if title := axis.get("title", {}).get("text"):
        colour = axis["title"]["font"]["color"]
        yield Label(title, 0.5, room.tall - LINE / 2 - 1, colour).svg(inks)


def _group(
    layout: Json,
    axis: Json,
    places: list[tuple[str, float, float]],
    anchor: Anchor,
    inks: Inks,
    aside: float = 0,
) -> str:
    """The ticks of one axis, which look alike."""
    colour = axis.get("tickfont", layout["font"])["color"]
    labels = (Label(*place, colour, anchor, aside, like=True).svg(inks) for place in places)
    told = "".join(labels)
    return f'<g fill="{inks.of(colour)}"{anchored(anchor)}>{told}</g>' if told else ""


def _told(axis: Json) -> list[tuple[float, str]]:
    if not axis.get("showticklabels", True):
        return []
    low, high = sorted(axis["range"])
    ticks = zip(axis.get("tickvals", ()), axis.get("ticktext", ()), strict=True)
    return [(at, text) for at, text in ticks if low <= at <= high]
