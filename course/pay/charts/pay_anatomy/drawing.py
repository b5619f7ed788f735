"""Draws a month’s pay as lying bars, with its parts named where they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import plotly.graph_objects as go

from course.locale import Words
from course.locale.message import message
from course.pay.charts.amounts import euro, percent
from course.pay.charts.drawing import frame
from course.pay.charts.drawing.palette import Palette
from course.pay.money import cents
from course.pay.offers.flat_offer import Offer

BY_THE_MARK = 0.03
"""Between an amount inside a bar and the reader's mark, a part of the axis."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: sales, and the pay they bring, in euro."""

    sales: Decimal
    base: Decimal
    commission: Decimal

    @property
    def pay(self) -> Decimal:
        return self.base + self.commission

    @property
    def share(self) -> Decimal:
        """Commission as a fraction of pay; 0 where nothing is paid."""
        return self.commission / self.pay if self.pay else Decimal(0)


def bar(offer: Offer, sales: Decimal) -> Bar:
    """What `offer` pays in a month with `sales`."""
    return Bar(sales, cents(offer.base), offer.commission(sales))


class Drawing:
    """One figure in the making: bars lie, so that amounts have room beside them on a phone.

    `chosen` are the sales to set off among the bars; without a `minimum_wage` (0) it has no line.
    `guess` is the commission's share that the reader expected there, 0–1.
    """

    def __init__(
        self,
        bars: tuple[Bar, ...],
        chosen: Decimal,
        rate: Decimal,
        minimum_wage: Decimal,
        words: Words,
        palette: Palette,
        guess: Decimal | None = None,
    ) -> None:
        self.guess = guess
        self.bars, self.chosen, self.rate, self.minimum_wage = bars, chosen, rate, minimum_wage
        self.words, self.palette = words, palette
        # A quarter more, so that the longest bar's total stands beside it.
        largest = max(*(bar.pay for bar in bars), minimum_wage)
        self.top = frame.round_top(largest * Decimal("1.25"))

    def figure(self) -> go.Figure:
        base = self._parts([bar.base for bar in self.bars], self.palette.base)
        commission = self._parts([bar.commission for bar in self.bars], self.palette.commission)
        line, line_name = self._minimum_wage() if self.minimum_wage else ([], [])
        notes = [*self._names_of_parts(), *line_name, *self._amounts()]
        layout = {**self._layout(), "annotations": notes}
        for row, b in enumerate(self.bars):
            if (at := self._guessed_at(b)) is not None:
                layout["shapes"], name = self._guess_mark(row, at)
                notes.append(name)
        return frame.Drawn([base, commission, *line], layout)

    def _layout(self) -> dict[str, Any]:
        sales = [euro(self.words, b.sales) for b in self.bars]
        for row, bar in enumerate(self.bars):
            if bar.sales == self.chosen:
                sales[row] = f"<b>{sales[row]}</b>"
        pay = self.words.say(message("Pay a month, before tax"))
        sales_heading = self.words.say(message("Sales"))
        return {
            **frame.layout(self.words, self.palette),
            "barmode": "stack",
            "margin": {"l": frame.width(sales_heading) + 8, "r": self._right(), "t": 4, "b": 8},
            "xaxis": frame.amount_axis(self.words, self.palette, self.top, pay),
            "yaxis": {
                "range": [-1.05, len(self.bars) - 0.15],
                "tickvals": list(range(len(self.bars))),
                "ticktext": sales,
                "ticklabelstandoff": 6,
                "showgrid": False,
                "zeroline": False,
                "fixedrange": True,
                "automargin": True,
            },
        }

    def _right(self) -> int:
        """Pixels at the right: plotly leaves out a last tick that has no room for its amount."""
        last = frame.round_ticks(self.top)[-1]
        half = frame.width(self.words.euro(last)) // 2
        return max(12, half + 4 - int((1 - last / self.top) * frame.NARROW))

    @property
    def _half_a_bar(self) -> float:
        """Half the thickness of a bar, in rows."""
        return 0.32 if len(self.bars) > 1 else 0.15

    def _parts(self, parts: list[Decimal], colour: str) -> dict[str, Any]:
        return {
            "type": "bar",
            "orientation": "h",
            "x": [float(part) for part in parts],
            "y": list(range(len(parts))),
            "width": 2 * self._half_a_bar,
            "marker": {"color": colour, "line": {"color": self.palette.page, "width": 1.5}},
            "customdata": [self._sentence(b) for b in self.bars],
            "hovertemplate": "%{customdata}<extra></extra>",
        }

    def _sentence(self, b: Bar) -> str:
        text = message("At {sales} of sales<br>{base} base + {commission} commission<br>= {pay}")
        amounts = {"sales": b.sales, "base": b.base, "commission": b.commission, "pay": b.pay}
        return self.words.say(text, **{k: euro(self.words, v) for k, v in amounts.items()})

    def _amounts(self) -> Iterator[dict[str, Any]]:
        """Each total beside its bar, and each part inside where it has room.

        Every amount lies on its own ground, so that the line of the minimum wage passes behind it.
        """
        colours = self.palette
        for row, b in enumerate(self.bars):
            inside = (
                (Decimal(0), b.base, colours.on_base, colours.base),
                (b.base, b.pay, colours.on_commission, colours.commission),
            )
            for start, stop, ink, ground in inside:
                room = self._beside_the_mark(b, start, stop)
                text = euro(self.words, stop - start)
                spare = 0 if room == (start, stop) else BY_THE_MARK
                wide = _share_of_width(text) + spare
                if room[1] - room[0] >= float(self.top) * wide:
                    place = {"x": float(sum(room) / 2), "y": row, "borderpad": 1}
                    yield frame.note(text, ink, **place, bgcolor=ground)
            total = euro(self.words, b.pay)
            total = f"<b>{total}</b>" if b.sales == self.chosen else total
            beside = {"x": float(b.pay), "y": row, "xanchor": "left", "xshift": 3}
            yield frame.note(total, colours.ink, **beside, borderpad=1, bgcolor=colours.page)

    def _beside_the_mark(self, b: Bar, start: Decimal, stop: Decimal) -> tuple[Decimal, Decimal]:
        """The part of a segment from `start` to `stop` euro that the reader's mark leaves free."""
        at = self._guessed_at(b)
        if at is None or not start < at < stop:
            return start, stop
        return (start, at) if at - start > stop - at else (at, stop)

    def _guessed_at(self, b: Bar) -> Decimal | None:
        """Where in the chosen bar the reader's commission would begin, in euro."""
        if self.guess is None or b.sales != self.chosen:
            return None
        return b.pay * (1 - self.guess)

    def _names_of_parts(self) -> Iterator[dict[str, Any]]:
        """“Base” and “Commission” over the longest bar, each in its colour."""
        longest, palette, say = self.bars[-1], self.palette, self.words.say
        base = say(message("Base"))
        commission = say(message("Commission {rate}"), rate=percent(self.words, self.rate))
        above = {"y": len(self.bars) - 0.62, "yanchor": "bottom"}
        before = {"x": 0, "xref": "paper", "xanchor": "right", "xshift": -6}
        yield frame.note(say(message("Sales")), palette.muted, **before, **above)
        start = 0.0
        if longest.base:
            start = max(float(longest.base / self.top), frame.share_of_width(base + "  "))
            yield frame.note(f"<b>{base}</b>", palette.base, x=0, xanchor="left", **above)
        if longest.commission:
            start = min(start, 1 - frame.share_of_width(commission))
            place = {"x": start * float(self.top), "xanchor": "left"}
            yield frame.note(f"<b>{commission}</b>", palette.commission, **place, **above)

    def _minimum_wage(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """A dashed line over the bars, on a halo so that it shows on both colours; its name."""
        wage, palette = self.minimum_wage, self.palette
        ends = {"x": [float(wage)] * 2, "y": [-0.62, len(self.bars) - 0.62]}
        styles = (
            {"color": palette.page, "width": 5},
            {"color": palette.minimum_wage, "width": 2, "dash": "5px,3px"},
        )
        drawn = {"type": "scatter", "mode": "lines", "hoverinfo": "skip", **ends}
        text = self.words.say(message("Minimum wage {minimum}"), minimum=euro(self.words, wage))
        half = frame.share_of_width(text) / 2
        middle = min(max(float(wage / self.top), half), 1 - half)
        place = {"x": middle * float(self.top), "y": -0.6, "yanchor": "top"}
        return (
            [{**drawn, "line": style} for style in styles],
            [frame.note(text, palette.minimum_wage, **place)],
        )

    def _guess_mark(self, row: int, at: Decimal) -> tuple[list[dict[str, Any]], dict[str, Any]]:
        """A mark across the bar of a row at `at` euro, and its name above the bar."""
        low, high = row - self._half_a_bar - 0.05, row + self._half_a_bar + 0.05
        line, name = frame.guess_line(self.words, self.palette, "x", at)
        line |= {"y0": low, "y1": high, "yref": "y"}
        halo = line | {"line": {"color": self.palette.page, "width": 6}}
        half = frame.share_of_width(frame.guess_text(self.words)) / 2
        middle = min(max(float(at / self.top), half), 1 - half)
        place = {"x": middle * float(self.top), "xanchor": "center", "xshift": 0}
        place |= {"y": high, "yref": "y", "yanchor": "bottom", "yshift": 0}
        return [halo, line], name | place | {"bgcolor": self.palette.page}


def _share_of_width(amount: str) -> float:
    """As for any text; in an amount a space is half as wide as a figure."""
    spaces = sum(map(str.isspace, amount))
    return frame.share_of_width(amount) - frame.share_of_width("0") * spaces / 2
