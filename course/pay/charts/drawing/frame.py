"""What all charts share: a frame that is legible at 340 pixels, and axes with round numbers."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from decimal import ROUND_CEILING, Decimal
from math import ceil
from typing import Any, Literal

import plotly.graph_objects as go
import plotly.io

from course.locale import Words
from course.locale.message import message
from course.pay.charts.drawing.palette import Palette

HEIGHT = 340
"""Pixels, whatever the width."""

NARROW = 250
"""Pixels that remain for the drawing itself on the narrowest screen (340 wide)."""

FONT_SIZE = 12
FONT = 'Figtree, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif'

_USED = ("annotationdefaults", "autotypenumbers", "colorway", "shapedefaults", "xaxis", "yaxis")


def _template() -> dict[str, Any]:
    """What the charts draw with of plotly's own template: all of it is larger than most figures."""
    whole = plotly.io.templates["plotly"].to_plotly_json()
    return {
        "data": {trace: whole["data"][trace] for trace in ("bar", "scatter")},
        "layout": {name: whole["layout"][name] for name in _USED},
    }


TEMPLATE: Mapping[str, Any] = _template()
"""Plotly's defaults for what a chart does not set."""

CONFIG: Mapping[str, object] = {
    "displayModeBar": False,
    "doubleClick": False,
    "doubleClickDelay": 0,
}
"""Plotly's settings to show a figure with; two quick presses are two, not one that is something else."""


class Drawn(go.Figure):  # type: ignore[misc]
    """A figure that is sent as it was written.

    Plotly would first check each of its properties, which takes longer than all else that a moved
    slider sets going. Here it does so when somebody looks inside, as the tests do with each chart.
    """

    def __init__(self, traces: Iterable[dict[str, Any]], layout: dict[str, Any]) -> None:
        self._written = {"data": list(traces), "layout": layout}
        self._checked = False

    def to_dict(self) -> dict[str, Any]:
        """The figure as plotly.js takes it."""
        found: dict[str, Any] = super().to_dict() if self._checked else self._written
        return found

    def __getattr__(self, name: str) -> Any:
        """A part that plotly makes, which is not there before its first use."""
        if name in {"_written", "_checked"} or self._checked:
            raise AttributeError(name)
        self._checked = True
        super().__init__(self._written["data"], self._written["layout"])
        return getattr(self, name)


def layout(words: Words, palette: Palette) -> dict[str, Any]:
    """The layout that each chart begins with; axes and margins are for the chart to add."""
    return {
        "template": TEMPLATE,
        "height": HEIGHT,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": FONT_SIZE, "color": palette.ink},
        "separators": words.separators,
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": palette.page,
            "bordercolor": palette.muted,
            "font": {"family": FONT, "size": 13, "color": palette.ink},
            "align": "left",
        },
        "uniformtext": {"minsize": FONT_SIZE, "mode": "hide"},
    }


def amount_axis(words: Words, palette: Palette, top: Decimal, title: str) -> dict[str, Any]:
    """A euro axis from 0 to `top` with two to four round ticks in the reader's format."""
    ticks = round_ticks(top)
    font = {"color": palette.muted, "size": FONT_SIZE}
    return {
        "range": [0, float(top)],
        "tickvals": [float(tick) for tick in ticks],
        "ticktext": [words.euro(tick) for tick in ticks],
        "title": {"text": title, "standoff": 8, "font": font},
        "tickfont": font,
        "ticklabelstandoff": 4,
        "gridcolor": palette.grid,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
    }


def round_ticks(top: Decimal) -> tuple[Decimal, ...]:
    """Multiples of 1, 2 or 5 times a power of ten from 0 up to `top`: two to four of them."""
    power = Decimal(10) ** (top.adjusted() - 1)
    step = next(power * n for n in (1, 2, 5, 10, 20, 50) if top < 4 * n * power)
    return tuple(step * n for n in range(int(top / step) + 1))


def round_top(largest: Decimal) -> Decimal:
    """A round end for an axis that holds `largest` euro, 100 at least.

    Small changes keep the same end, so that a learner sees the drawing change and not the axis.
    """
    largest = max(largest, Decimal(100))
    step = Decimal(10) ** largest.adjusted() / 4
    return step * (largest / step).to_integral_value(rounding=ROUND_CEILING)


def note(text: str, colour: str, **place: Any) -> dict[str, Any]:
    """A label at `place`, in plotly's terms for an annotation (they are quickest all at once)."""
    return {"text": text, "showarrow": False, "font": {"color": colour}, "borderpad": 0, **place}


def guess_text(words: Words) -> str:
    """The name that the reader's own mark goes by in every chart."""
    return words.say(message("Your guess"))


def guess_line(
    words: Words, palette: Palette, axis: Literal["x", "y"], at: Decimal
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The reader's guess as a dashed line across the drawing, and its label at the line's end.

    `at` is on the axis that the guess was about: an upright line for `x`, labelled at the foot;
    a level line for `y`, labelled at its left end. A chart may move the label to where it is free.
    """
    along, across = (axis, "y" if axis == "x" else "x")
    style = {"color": palette.guess, "width": 2, "dash": "2px,3px"}
    ends = {f"{along}0": float(at), f"{along}1": float(at), f"{across}0": 0, f"{across}1": 1}
    line = {"type": "line", f"{across}ref": "paper", "line": style, **ends}
    place: dict[str, Any] = {along: float(at), across: 0, f"{across}ref": "paper"}
    place |= {"xanchor": "left", "yanchor": "bottom", "xshift": 4, "yshift": 2}
    return line, note(f"<b>{guess_text(words)}</b>", palette.guess, **place)


def guess_ring(palette: Palette, x: float, y: float, size: int = 15) -> dict[str, Any]:
    """The reader's guess as a ring about a point, which lets what lies inside be seen."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x],
        "y": [y],
        "marker": {
            "size": size,
            "symbol": "circle-open",
            "color": palette.guess,
            "line": {"color": palette.guess, "width": 2.5},
        },
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def plain(text: str) -> str:
    """A trainer's text made safe for plotly, which would read tags in it."""
    return html.escape(text, quote=False)


def width(text: str, size: int = FONT_SIZE) -> int:
    """Pixels that `text` takes in one line, estimated for a bold face."""
    return ceil(len(text) * size * 0.56)


def share_of_width(text: str, size: int = FONT_SIZE) -> float:
    """Which part of the narrowest drawing `text` takes, 0–1: an estimate on the safe side."""
    return min(1.0, width(text, size) / NARROW)
