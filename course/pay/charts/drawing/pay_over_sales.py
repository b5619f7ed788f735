"""Pay going up, sales across: what drawings of lines over sales share."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from course.locale import Words
from course.locale.message import message
from course.pay.charts.drawing import frame
from course.pay.charts.drawing.palette import Palette


def layout(words: Words, palette: Palette, end: Decimal, top: Decimal, room: int) -> dict[str, Any]:
    """Axes of sales up to `end` and of pay up to `top`, euro a month, with `room` pixels above."""
    sales = words.say(message("Sales a month"))
    half_the_last_tick = frame.width(words.euro(end)) // 2
    return {
        **frame.layout(words, palette),
        "margin": {"l": 8, "r": half_the_last_tick + 4, "t": room, "b": 8},
        "xaxis": frame.amount_axis(words, palette, end, sales) | {"showgrid": False},
        "yaxis": frame.amount_axis(words, palette, top, ""),
    }


def heading(words: Words, palette: Palette, up: int) -> dict[str, Any]:
    """What the upright axis measures, lying above it by `up` pixels to save width."""
    text = words.say(message("Pay a month, before tax"))
    place = {"x": 0, "xref": "paper", "xanchor": "left", "y": 1, "yref": "paper"}
    return frame.note(text, palette.muted, **place, yanchor="bottom", yshift=up)
