"""Draws what each month pays and out of what, and below it what is owed at the month's end."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import plotly.graph_objects as go

from course.locale import Words
from course.locale.message import message
from course.pay.charts.amounts import euro
from course.pay.charts.draw_clawback.advanced import Month
from course.pay.charts.drawing import frame
from course.pay.charts.drawing.nearby import spot
from course.pay.charts.drawing.palette import Palette
from course.pay.charts.drawing.placing import Box, first_fit

UPPER, LOWER = (0.42, 1.0), (0.0, 0.28)
"""Which parts of the height the bars of pay and the bars of debt take; months stand between."""

ABOVE, BELOW = 48, 24
"""Pixels over and under the drawing, for its headings."""

ROW = 19
"""Pixels of one line of text."""

HEADROOM = Decimal("1.3")
"""How much longer than its bars each axis is: labels stand beyond them."""


class Drawing:
    """One figure in the making.

    `cancelled` is the month of a deal and the month in which it falls through; `guess` is what the
    reader thought owed in the end, euro.
    """

    def __init__(
        self,
        months: Sequence[Month],
        cancelled: tuple[int, int] | None,
        words: Words,
        palette: Palette,
        guess: Decimal | None,
    ) -> None:
        self.months, self.cancelled, self.guess = months, cancelled, guess
        self.words, self.palette = words, palette
        self.sentences = [self._sentence(month) for month in months]
        highest = max(month.earned + month.advance for month in months)
        deepest = max(*(month.owed for month in months), guess or Decimal(0))
        self.top = frame.round_top(highest * HEADROOM)
        self.bottom = frame.round_top(deepest * HEADROOM)

    def figure(self) -> go.Figure:
        colours = self.palette
        kept, advance, repaid, withheld, debt, left = (
            [getattr(month, part) for month in self.months]
            for part in ("kept", "advance", "repaid", "withheld", "debt", "left")
        )
        traces = [
            self._bars(kept, {"color": colours.commission}),
            self._bars(advance, {"color": colours.offer_a}),
            self._bars(repaid, self._hatched(colours.offer_a, "/")),
            self._bars(withheld, self._hatched(colours.offer_b, "x")),
            self._bars(debt, {"color": colours.offer_a}, "y2"),
            self._bars(left, self._hatched(colours.offer_b, "x"), "y2"),
        ]
        (line, told), (guessed, label) = self._cancellation(), self._guess()
        shapes = [*line, *guessed]
        notes = [self._heading(), self._parts(), self._months(), self._owed(), *told, *label]
        return frame.Drawn(traces, {**self._layout(), "shapes": shapes, "annotations": notes})

    def _layout(self) -> dict[str, Any]:
        words, palette = self.words, self.palette
        upper = frame.amount_axis(words, palette, self.top, "")
        lower = frame.amount_axis(words, palette, self.bottom, "")
        return {
            **frame.layout(words, palette),
            "barmode": "stack",
            "margin": {"l": self._left, "r": 8, "t": ABOVE, "b": BELOW},
            "xaxis": {
                "range": [0.5, len(self.months) + 0.5],
                "tickvals": [month.number for month in self.months],
                "ticktext": [words.number(month.number) for month in self.months],
                "tickfont": {"color": palette.muted, "size": frame.FONT_SIZE},
                "ticklabelstandoff": 8,
                "showgrid": False,
                "zeroline": False,
                "fixedrange": True,
                "anchor": "y",
            },
            "yaxis": {**upper, "domain": UPPER, "automargin": False},
            "yaxis2": {
                **lower,
                "domain": LOWER,
                "range": [float(self.bottom), 0],
                "automargin": False,
                "anchor": "x",
            },
        }

    @property
    def _left(self) -> int:
        """Pixels for the amounts at both axes and the heading between them."""
        ends = [self.words.euro(tick) for tick in (self.top, self.bottom)]
        return max(*map(frame.width, ends), frame.width(self._month_heading)) + 8

    @property
    def _month_heading(self) -> str:
        return self.words.say(message("Month"))

    def _bars(
        self, parts: list[Decimal], marker: dict[str, Any], axis: str = "y"
    ) -> dict[str, Any]:
        outline = {"color": self.palette.page, "width": 1}
        return {
            "type": "bar",
            "x": [month.number for month in self.months],
            # Nothing is drawn for nothing: a bar of no height would still have an outline.
            "y": [float(part) or None for part in parts],
            "yaxis": axis,
            "width": self._thick,
            "marker": {"line": outline, **marker},
            "customdata": self.sentences,
            "hovertemplate": "%{customdata}<extra></extra>",
        }

    @property
    def _thick(self) -> float:
        """How much of a month's width a bar takes."""
        return 0.76 if len(self.months) > 2 else 0.3

    def _hatched(self, colour: str, shape: str) -> dict[str, Any]:
        """A bar of what was earned and is not paid."""
        pattern = {"shape": shape, "fgcolor": colour, "bgcolor": self.palette.page, "size": 6}
        return {
            "color": self.palette.page,
            "line": {"color": colour, "width": 1.5},
            "pattern": {**pattern, "solidity": 0.3},
        }

    def _sentence(self, month: Month) -> str:
        parts = [
            message("Month {month}: earned {earned}"),
            message("taken back for the cancelled deal: {withheld}") if month.withheld else "",
            message("paid back of advances: {repaid}") if month.repaid else "",
            message("advance: {advance}") if month.advance else "",
            message("paid {paid}, owed {owed}"),
        ]
        names = ("earned", "withheld", "repaid", "advance", "paid", "owed")
        values = {name: euro(self.words, getattr(month, name)) for name in names}
        values["month"] = self.words.number(month.number)
        return "<br>".join(self.words.say(part, **values) for part in parts if part)

    def _heading(self) -> dict[str, Any]:
        """What the upper axis measures."""
        text = self.words.say(message("Commission a month, before tax"))
        return self._at_top(f'<span style="color:{self.palette.muted}">{text}</span>', 28)

    def _parts(self) -> dict[str, Any]:
        """The names of the parts that some month has, each in its colour, as they are stacked."""
        say, palette = self.words.say, self.palette
        parts = (
            ("kept", say(message("■ Earned")), palette.commission),
            ("advance", say(message("■ Advance")), palette.offer_a),
            ("repaid", say(message("▨ Paid back")), palette.offer_a),
            ("withheld", say(message("▩ Taken back")), palette.offer_b),
        )
        shown = [
            f'<span style="color:{colour}"><b>{name}</b></span>'
            for part, name, colour in parts
            if any(getattr(month, part) for month in self.months)
        ]
        return self._at_top("  ".join(shown) or say(message("Nothing is paid")), 9)

    def _at_top(self, text: str, up: int) -> dict[str, Any]:
        place = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": 4 - self._left}
        place |= {"y": 1, "yref": "paper", "yanchor": "bottom", "yshift": up}
        return frame.note(text, self.palette.ink, **place)

    def _months(self) -> dict[str, Any]:
        """The name of the row of months, before it."""
        place = {"x": 0, "xref": "paper", "xanchor": "right", "xshift": -6}
        place |= {"y": (UPPER[0] + LOWER[1]) / 2, "yref": "paper", "yanchor": "middle"}
        return frame.note(self._month_heading, self.palette.muted, **place)

    def _owed(self) -> dict[str, Any]:
        """What the lower bars are, with the last one's amount, under them."""
        text = self.words.say(
            message("Owed at the end of month {month}: {owed}"),
            month=self.words.number(self.months[-1].number),
            owed=euro(self.words, self.months[-1].owed),
        )
        place = {"x": 1, "xref": "paper", "xanchor": "right", "y": 0, "yref": "paper"}
        return frame.note(f"<b>{text}</b>", self.palette.offer_a, **place, yanchor="top", yshift=-4)

    def _cancellation(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """An upright line over the month in which a deal falls through, and what happens there."""
        if self.cancelled is None:
            return [], []
        colour, (deal, number) = self.palette.offer_b, self.cancelled
        month, count = self.months[number - 1], len(self.months)
        ends = {"y0": float(month.earned + month.advance), "y1": float(self.top)}
        style = {"color": colour, "width": 1.5, "dash": "3px,3px"}
        line = {"type": "line", "x0": number, "x1": number, **ends, "line": style}
        text = self.words.say(
            message("Month {month}’s deal is cancelled"), month=self.words.number(deal)
        )
        half = frame.share_of_width(text) / 2
        middle = min(max((number - 0.5) / count, half), 1 - half)
        place = {"x": middle * count + 0.5, "y": float(self.top), "yanchor": "top"}
        return [line], [frame.note(text, colour, **place, bgcolor=self.palette.page)]

    def _guess(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """The reader's line among the bars of what is owed."""
        if self.guess is None:
            return [], []
        line, label = frame.guess_line(self.words, self.palette, "y", self.guess)
        # Where bars leave no room it stands below them all, before what is owed.
        place = {"x": 0, "xshift": 4 - self._left, "y": 0, "yref": "paper"}
        place |= {"yanchor": "top", "yshift": -4}
        if box := self._beside_the_guess(float(self.guess / self.bottom)):
            place = {"x": 0.5 + box.x0 * len(self.months), "xref": "x", "xshift": 0, "yshift": 0}
            place |= {"y": box.y0 * float(self.bottom), "yref": "y2", "yanchor": "top"}
            place["bgcolor"] = self.palette.page
        return [line | {"yref": "y2"}], [label | place]

    def _beside_the_guess(self, height: float) -> Box | None:
        """Room off the bars of debt for the name of a line at `height`, or None.

        All in parts of the lower drawing, 0–1 from its upper left corner.
        """
        wide, count = frame.share_of_width(frame.guess_text(self.words)), len(self.months)
        tall = ROW / (frame.HEIGHT - ABOVE - BELOW) / (LOWER[1] - LOWER[0])
        half = self._thick / 2 / count
        bars = [
            spot((month.number - 0.5) / count, 0, half, float(month.owed / self.bottom))
            for month in self.months
            if month.owed
        ]
        rows = (height + 0.03, height - 0.03 - tall)
        starts = [(1 - wide) * n / 40 for n in range(41)]
        places = [Box(x, x + wide, y, y + tall, "left") for y in rows for x in starts]
        return first_fit(places, (), bars)
