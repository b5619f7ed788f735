"""Draws pay over sales with a cap and without, and shades what the cap takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, Literal

import plotly.graph_objects as go

from course.locale import Words
from course.locale.message import message
from course.pay.charts.amounts import euro
from course.pay.charts.cap.capped import Capped, Month
from course.pay.charts.drawing import frame, pay_over_sales
from course.pay.charts.drawing.nearby import places, spot, trail
from course.pay.charts.drawing.palette import Palette
from course.pay.charts.drawing.placing import GAP, Box
from course.pay.charts.drawing.spacing import FAR
from course.pay.money import cents

STEPS = 24
"""Steps along each line at which it can be asked for its numbers."""

ROW = 0.07
"""One line of text, as a part of the drawing's height."""

PHONE = 320
"""Pixels of the narrowest screen, less what parts the axes from their amounts."""

MARK = 0.025
"""How far a dot reaches, as a part of the drawing's width or height."""

RING = 0.04
"""How far the ring of the reader's guess reaches."""

Spot = tuple[float, float]
"""A place in parts of the drawing's width and height."""


class Drawing:
    """One figure in the making.

    `sales` is the month to look at, `end` the right end of the axis, `guess` the pay that the
    reader thought lost, all in euro.
    """

    def __init__(
        self,
        plan: Capped,
        sales: Decimal,
        end: Decimal,
        words: Words,
        palette: Palette,
        guess: Decimal | None,
    ) -> None:
        self.plan, self.end, self.words, self.palette = plan, end, words, palette
        self.now, self.last = plan.at(sales), plan.at(end)
        self.guessed = None if guess is None else self.now.capped + guess
        reach = plan.reach
        self.kink = plan.at(reach) if reach is not None and reach <= end else None
        # A fifth more, so that the higher line's name stands above it.
        largest = max(self.last.uncapped, self.guessed or Decimal(0))
        self.top = frame.round_top(largest * Decimal("1.2"))
        self.months = self._points()
        self.sentences = [self._sentence(month) for month in self.months]
        self.taken: list[Box] = []

    def figure(self) -> go.Figure:
        palette = self.palette
        traces = [
            self._line([month.uncapped for month in self.months], palette.offer_a, "8px,4px"),
            self._line([month.capped for month in self.months], palette.commission, "solid"),
            self._dots(),
        ]
        self.taken += self._drawn()
        notes = [pay_over_sales.heading(self.words, self.palette, 6)]
        if self.guessed is not None:
            traces.append(self._ring(self.guessed))
            notes.append(self._guess_label(self.guessed))
        notes += [*self._lost(), *self._pay(), *self._names()]
        shapes = [*self._shade(), *self._gap()]
        layout = pay_over_sales.layout(self.words, self.palette, self.end, self.top, 24)
        return frame.Drawn(traces, {**layout, "shapes": shapes, "annotations": notes})

    def _points(self) -> list[Month]:
        """The points of both lines: even steps, and where they part."""
        sales = {cents(self.end * step / STEPS) for step in range(STEPS + 1)}
        if self.kink:
            sales.add(self.kink.sales)
        return [self.plan.at(s) for s in sorted(sales)]

    def _line(self, pays: list[Decimal], colour: str, dash: str) -> dict[str, Any]:
        return {
            "type": "scatter",
            "mode": "lines",
            "x": [float(month.sales) for month in self.months],
            "y": [float(pay) for pay in pays],
            "line": {"color": colour, "width": 3, "dash": dash},
            "cliponaxis": False,
            "customdata": self.sentences,
            "hovertemplate": "%{customdata}<extra></extra>",
        }

    def _sentence(self, month: Month) -> str:
        text = message("At {sales} of sales<br>{pay} with the cap<br>{full} without: {lost} lost")
        if not month.lost:
            text = message("At {sales} of sales<br>{pay}, with the cap or without")
        return self.words.say(
            text,
            sales=euro(self.words, month.sales),
            pay=euro(self.words, month.capped),
            full=euro(self.words, month.uncapped),
            lost=euro(self.words, month.lost),
        )

    def _dots(self) -> dict[str, Any]:
        """Pay at the chosen sales: with the cap and, where it takes some, without."""
        pays = [self.now.capped, self.now.uncapped] if self.now.lost else [self.now.capped]
        colours = [self.palette.commission, self.palette.offer_a]
        return {
            "type": "scatter",
            "mode": "markers",
            "x": [float(self.now.sales)] * len(pays),
            "y": [float(pay) for pay in pays],
            "marker": {
                "size": 11,
                "color": colours[: len(pays)] if self.now.lost else self.palette.ink,
                "line": {"color": self.palette.page, "width": 1.5},
            },
            "customdata": [self._sentence(self.now)] * len(pays),
            "hovertemplate": "%{customdata}<extra></extra>",
            "cliponaxis": False,
        }

    def _shade(self) -> Iterator[dict[str, Any]]:
        """All that the cap takes on this axis, tinted."""
        if self.kink and self.last.lost:
            (x0, y0), x1 = (self.kink.sales, self.kink.capped), self.end
            corners = [(x0, y0), (x1, self.last.uncapped), (x1, self.last.capped)]
            path = " L ".join(f"{float(x)},{float(y)}" for x, y in corners)
            tint = {"fillcolor": self.palette.offer_b, "opacity": 0.14, "line": {"width": 0}}
            yield {"type": "path", "path": f"M {path} Z", "layer": "below", **tint}

    def _gap(self) -> Iterator[dict[str, Any]]:
        """What the cap takes at the chosen sales, as a line between both pays."""
        if self.now.lost:
            at = float(self.now.sales)
            ends = {"y0": float(self.now.capped), "y1": float(self.now.uncapped)}
            style = {"color": self.palette.offer_b, "width": 4}
            yield {"type": "line", "x0": at, "x1": at, **ends, "line": style, "layer": "below"}

    def _drawn(self) -> list[Box]:
        """The room that lines and dots take."""
        first, kink = self.plan.at(Decimal(0)), self.kink or self.last
        boxes = trail(
            [self._spot(m.sales, m.capped) for m in (first, kink, self.last)],
        )
        boxes += trail([self._spot(m.sales, m.uncapped) for m in (kink, self.last)])
        ends = [self._spot(self.now.sales, p) for p in (self.now.capped, self.now.uncapped)]
        return boxes + trail(ends) + [spot(*end, MARK, MARK) for end in ends]

    def _spot(self, sales: Decimal, pay: Decimal) -> Spot:
        return float(sales / self.end), float(pay / self.top)

    def _ring(self, guessed: Decimal) -> dict[str, Any]:
        """Where the reader thought that pay would be without the cap."""
        self.taken.append(spot(*self._spot(self.now.sales, guessed), RING, RING))
        return frame.guess_ring(self.palette, float(self.now.sales), float(guessed))

    def _guess_label(self, guessed: Decimal) -> dict[str, Any]:
        text = frame.guess_text(self.words)
        at, marks = self._spot(self.now.sales, guessed), self.taken[-3:]
        if label := self._label(text, self.palette.guess, [at], gap=RING):
            return label
        # Where no room near is free it covers lines, but neither the dots nor the ring.
        near = places([at], self._wide(text), ROW, RING)
        over = near.first(near.free(marks))
        assert over is not None
        self.taken.append(over)
        return self._note(text, self.palette.guess, over) | {"bgcolor": self.palette.page}

    def _lost(self) -> Iterator[dict[str, Any]]:
        """How much the cap takes at the chosen sales, beside the line between both pays."""
        if self.now.lost:
            text = self.words.say(message("{lost} lost"), lost=euro(self.words, self.now.lost))
            ends = [self._spot(self.now.sales, p) for p in (self.now.capped, self.now.uncapped)]
            (x, low), (_, high) = ends
            if label := self._label(text, self.palette.offer_b, [(x, (low + high) / 2)]):
                yield label

    def _names(self) -> Iterator[dict[str, Any]]:
        """Each line's name where the lines have parted; one name where they do not part."""
        say, palette = self.words.say, self.palette
        if not self.last.lost:
            text = say(message("With the cap and without"))
            yield from self._name(text, palette.commission, "uncapped")
            return
        yield from self._name(say(message("Without a cap")), palette.offer_a, "uncapped")
        text = say(message("With the cap"))
        yield from self._name(text, palette.commission, "capped", side="below")

    def _name(
        self, text: str, colour: str, line: str, side: Literal["above", "below"] = "above"
    ) -> Iterator[dict[str, Any]]:
        start = self.kink.sales if self.kink and self.last.lost else Decimal(0)
        sales = [start + (self.end - start) * part / 8 for part in (8, 6, 4, 2)]
        spots = [self._spot(s, getattr(self.plan.at(s), line)) for s in sales]
        label = self._label(text, colour, spots, side)
        if label is None and side == "below":  # The capped line may lie too low for that.
            label = self._label(text, colour, spots)
        if label:
            yield label

    def _pay(self) -> Iterator[dict[str, Any]]:
        """The pay at the dot; where the cap takes some, the title tells both pays."""
        if not self.now.lost:
            text, place = (
                euro(self.words, self.now.capped),
                self._spot(self.now.sales, self.now.capped),
            )
            if label := self._label(text, self.palette.ink, [place]):
                yield label

    def _label(
        self,
        text: str,
        colour: str,
        spots: Sequence[Spot],
        side: Literal["above", "below", "any"] = "any",
        gap: float = GAP,
    ) -> dict[str, Any] | None:
        """A label near one of the spots, on one side of them, where there is room; now taken."""
        lowest, highest = min(y for _, y in spots), max(y for _, y in spots)
        near = places(spots, self._wide(text), ROW, gap, below=side == "below")
        good = near.free(self.taken) & (near.off(spots) <= FAR)
        if side == "above":
            good &= near.sides[:, 2] >= lowest
        if side == "below":
            good &= near.sides[:, 3] <= highest
        if box := near.first(good):
            self.taken.append(box)
            return self._note(text, colour, box)
        return None

    def _wide(self, text: str) -> float:
        """Which part of the narrowest drawing `text` takes: long amounts at the axes narrow it."""
        at_axes = (
            frame.width(self.words.euro(self.top)) + frame.width(self.words.euro(self.end)) // 2
        )
        return min(1.0, frame.width(text) / min(frame.NARROW, PHONE - at_axes))

    def _note(self, text: str, colour: str, box: Box) -> dict[str, Any]:
        across = {"x": box.anchor * float(self.end), "xanchor": box.side, "align": box.side}
        low = {"y": box.y0 * float(self.top), "yanchor": "bottom"}
        return frame.note(f"<b>{text}</b>", colour, **across, **low)
