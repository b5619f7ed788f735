"""Labels: what a figure writes, in the few tags that its texts may have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape
from typing import Any, Literal

from course.pay.charts.drawing import frame
from course.reading.picture.inks import Inks
from course.reading.picture.room import LINE, Json, Room

Anchor = Literal["start", "middle", "end"]

ANCHORS: dict[str, Anchor] = {"left": "start", "center": "middle", "right": "end"}
_TAG = re.compile(r'(<br>|</?b>|<span style="color:[^"]*">|</span>)')


@dataclass(frozen=True, slots=True)
class Label:
    """A text: `across` in parts of the width and `aside` in pixels from there, `middle` its height's in pixels.

    `ground` is a colour that parts it from what lies behind; `like` tells that it looks as its group does.
    """

    text: str
    across: float
    middle: float
    colour: str
    anchor: Anchor = "middle"
    aside: float = 0
    size: int = frame.FONT_SIZE
    ground: str = ""
    like: bool = False

    def svg(self, inks: Inks) -> str:
        """The text as SVG, line by line."""
        lines = list(_lines(self.text, inks))
        first = self.middle - (len(lines) - 1) / 2 * LINE + self.size * 0.35
        places = [self._place(first + row * LINE) for row in range(len(lines))]
        place, shown = places[0], lines[0]
        if lines[1:]:
            place = ""
            shown = "".join(
                f"<tspan{at}>{line}</tspan>" for at, line in zip(places, lines, strict=True)
            )
        size = f' font-size="{self.size}"' if self.size != frame.FONT_SIZE else ""
        look = f' fill="{inks.of(self.colour)}"' + anchored(self.anchor) if not self.like else ""
        halo = f' class="halo" stroke="{inks.of(self.ground)}"' if self.ground else ""
        return f"<text{place}{look}{size}{halo}>{shown}</text>"

    def _place(self, down: float) -> str:
        aside = f' dx="{number(self.aside)}"' if self.aside else ""
        return f' x="{share(self.across)}"{aside} y="{number(down)}"'


def annotation(told: Json, room: Room, inks: Inks) -> str:
    """A figure's annotation as SVG."""
    x, y = told.get("xref", "x"), told.get("yref", "y")
    across, down = room.across(x, told["x"]), room.down(y, told["y"])
    side = told.get("xanchor") or _side(x, across, ("left", "center", "right"))
    height = told.get("yanchor") or _side(y, told["y"], ("bottom", "middle", "top"))
    half = LINE * (told["text"].count("<br>") + 1) / 2
    lift = {"bottom": -half, "top": half}.get(height, 0)
    label = Label(
        told["text"],
        across,
        down - told.get("yshift", 0) + lift,
        told["font"]["color"],
        ANCHORS[side],
        told.get("xshift", 0),
        ground=told.get("bgcolor", ""),
    )
    return label.svg(inks)


def anchored(anchor: Anchor) -> str:
    """Where a text stands at its place, as an attribute; SVG begins there where it is told nothing."""
    return f' text-anchor="{anchor}"' if anchor != "start" else ""


def _side(reference: str, part: float, sides: tuple[str, str, str]) -> str:
    """Which side of an annotation stands at its place, as plotly chooses it."""
    if reference != "paper":
        return sides[1]
    return sides[0] if part < 1 / 3 else sides[2] if part > 2 / 3 else sides[1]


def _lines(text: str, inks: Inks) -> Iterator[str]:
    """The lines of a text; whatever is not one of its tags comes out escaped."""
    bold, colours, line = False, [""], ""
    for piece in _TAG.split(text):
        match piece:
            case "<br>":
                yield line
                line = ""
            case "<b>" | "</b>":
                bold = piece == "<b>"
            case "</span>":
                colours = colours[:-1] or [""]
            case _ if _TAG.fullmatch(piece):
                colours.append(piece.partition("color:")[2].partition('"')[0])
            case _ if piece:
                line += _run(escape(unescape(piece)), bold, colours[-1], inks)
    yield line


def _run(text: str, bold: bool, colour: str, inks: Inks) -> str:
    weight = ' class="b"' if bold else ""
    fill = f' fill="{inks.of(colour)}"' if colour else ""
    return f"<tspan{weight}{fill}>{text}</tspan>" if weight or fill else text


def share(part: float) -> str:
    """A part of the width as SVG writes it."""
    return f"{round(100 * part, 2):g}%" if round(part, 4) else "0"


def number(value: Any) -> str:
    """A length to a tenth of a pixel, without noughts that say nothing."""
    return f"{round(float(value), 1) + 0:g}"
