"""What a changed clause does to pay: a waterfall from nothing to the whole difference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import plotly.graph_objects as go

from course.locale import Words
from course.locale.message import message
from course.pay.charts.cells import Cell, text_cell
from course.pay.charts.chart import Table
from course.pay.charts.drawing import frame
from course.pay.charts.drawing.palette import Palette

ROW = 48
"""Pixels for each bar and the line of text above it."""
AROUND = 62
"""Pixels above and below the rows together."""
ROOM = Decimal("0.06")
"""How much longer than the bars the axis is, a part of them."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One step of the waterfall: `name` in the reader’s language, from where to where, euro."""

    name: str
    start: Decimal
    end: Decimal
    whole: bool = False

    @property
    def amount(self) -> Decimal:
        """What the step adds, below 0 where it takes away."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Waterfall:
    """A difference in pay and what it is made of: names (in the reader’s language) with euro.

    The bars measure the difference, so their axis begins at 0 = as it is now.
    """

    parts: Sequence[tuple[str, Decimal]]
    months: int

    @property
    def total(self) -> Decimal:
        """The whole difference, euro."""
        return sum((amount for _, amount in self.parts), Decimal(0))

    def title(self, words: Words) -> str:
        """What the change brings or costs in all."""
        count = self.months
        if not self.total:
            return words.plural(
                "Over {count} month the change pays the same",
                "Over {count} months the change pays the same",
                count,
            )
        amount = words.euro(abs(self.total), cents=True)
        if self.total > 0:
            return words.plural(
                "Over {count} month the change pays {amount} more",
                "Over {count} months the change pays {amount} more",
                count,
                amount=amount,
            )
        return words.plural(
            "Over {count} month the change pays {amount} less",
            "Over {count} months the change pays {amount} less",
            count,
            amount=amount,
        )

    def alt(self, words: Words) -> str:
        """The form of the drawing, then its bars."""
        form = words.say(message("Waterfall of the difference in gross pay."))
        told = (
            words.say(message("{name}: {amount}."), name=bar.name, amount=signed(words, bar.amount))
            for bar in self.bars(words)
        )
        return " ".join([form, *told])

    def table(self, words: Words) -> Table:
        """The bars and their lengths."""
        return Table(
            (words.say(message("Part")), words.say("Difference")),
            tuple(
                (text_cell(bar.name), Cell(signed(words, bar.amount), bar.amount))
                for bar in self.bars(words)
            ),
        )

    def bars(self, words: Words) -> tuple[Bar, ...]:
        """The steps in order, and the whole at the end."""
        at, found = Decimal(0), []
        for name, amount in self.parts:
            found.append(Bar(name, at, at + amount))
            at += amount
        whole = words.say(message("In all"))
        return (*found, Bar(whole, Decimal(0), at, whole=True))

    def figure(self, words: Words, palette: Palette) -> go.Figure:
        """The drawing: lying bars, the first on top."""
        bars = self.bars(words)
        low, high = _range(bars)
        rows = list(range(len(bars)))[::-1]
        layout = {
            **frame.layout(words, palette),
            "height": AROUND + ROW * len(bars),
            "margin": {"l": 8, "r": 12, "t": 8, "b": 8},
            "xaxis": _axis(words, palette, low, high),
            "yaxis": {"range": [-0.4, len(bars) - 0.3], "visible": False, "fixedrange": True},
            "annotations": [
                _told(bar, row, float(-low / (high - low)), words, palette)
                for bar, row in zip(bars, rows, strict=True)
            ],
            "shapes": [_zero(palette), *_links(bars, rows, palette)],
        }
        return frame.Drawn([_drawn(bars, rows, words, palette)], layout)


def signed(words: Words, amount: Decimal) -> str:
    """An amount with its sign, a minus as wide as the plus."""
    told = words.euro(abs(amount), cents=True)
    if not amount:
        return told
    return f"+{told}" if amount > 0 else f"−{told}"


def _range(bars: Sequence[Bar]) -> tuple[Decimal, Decimal]:
    ends = [Decimal(0), *(bar.end for bar in bars)]
    low, high = min(ends), max(ends)
    room = max(high - low, Decimal(1)) * ROOM
    return low - room, high + room


def _drawn(bars: Sequence[Bar], rows: list[int], words: Words, palette: Palette) -> dict[str, Any]:
    told = (
        words.say(message("{name}<br>{amount}"), name=bar.name, amount=signed(words, bar.amount))
        for bar in bars
    )
    return {
        "type": "bar",
        "orientation": "h",
        "base": [float(bar.start) for bar in bars],
        "x": [float(bar.amount) for bar in bars],
        "y": rows,
        "width": 0.4,
        "marker": {"color": [_colour(bar, palette) for bar in bars]},
        "customdata": list(told),
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _colour(bar: Bar, palette: Palette) -> str:
    if bar.whole:
        return palette.accent
    return palette.base if bar.amount >= 0 else palette.commission


def _told(bar: Bar, row: int, zero: float, words: Words, palette: Palette) -> dict[str, Any]:
    """The step’s name and amount above its bar, off the line at `zero`, a part of the width.

    It begins at the left edge, or at the line where the room before that is too little; a name that
    is too long for either lies over the line.
    """
    text = words.say(
        message("{name}: {amount}"),
        name=frame.plain(bar.name),
        amount=f"<b>{signed(words, bar.amount)}</b>",
    )
    width = frame.share_of_width(f"{bar.name}: {signed(words, bar.amount)}")
    place = {"xref": "paper", "xanchor": "left", "y": row + 0.22, "yanchor": "bottom"}
    place |= {"x": zero, "xshift": 5} if zero < width <= 1 - zero else {"x": 0}
    return frame.note(text, palette.ink, **place, bgcolor=palette.page)


def _axis(words: Words, palette: Palette, low: Decimal, high: Decimal) -> dict[str, Any]:
    step = _step(high - low)
    first, last = int(low / step), int(high / step)
    ticks = [step * number for number in range(first, last + 1)]
    font = {"color": palette.muted, "size": frame.FONT_SIZE}
    title = words.say(message("Difference in gross pay (0: as it is now)"))
    return {
        "range": [float(low), float(high)],
        "tickvals": [float(tick) for tick in ticks],
        "ticktext": [words.euro(tick) for tick in ticks],
        "title": {"text": title, "standoff": 8, "font": font},
        "tickfont": font,
        "gridcolor": palette.grid,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
    }


def _step(width: Decimal) -> Decimal:
    """Between two ticks: 1, 2 or 5 times a power of ten that parts `width` at most four times."""
    power = Decimal(10) ** (max(width, Decimal(3)).adjusted() - 1)
    return next(power * n for n in (1, 2, 5, 10, 20, 50) if width <= 4 * n * power)


def _zero(palette: Palette) -> dict[str, Any]:
    style = {"color": palette.ink, "width": 1.5}
    ends = {"x0": 0, "x1": 0, "y0": 0, "y1": 1, "yref": "paper"}
    return {"type": "line", "line": style, "layer": "below", **ends}


def _links(bars: Sequence[Bar], rows: list[int], palette: Palette) -> list[dict[str, Any]]:
    """Thin lines from where one step ends to where the next begins."""
    style = {"color": palette.muted, "width": 1}
    pairs = zip(bars[:-1], rows[:-1], rows[1:], strict=True)
    return [
        {"type": "line", "line": style, "layer": "below", "x0": x, "x1": x, "y0": y, "y1": below}
        for x, y, below in ((float(bar.end), row, next_) for bar, row, next_ in pairs)
    ]
