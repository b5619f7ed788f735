"""Draws two offers' pay over sales, with names at the lines and words for each side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, Literal

import plotly.graph_objects as go

from course.locale import Words
from course.locale.message import message
from course.pay.charts.amounts import euro, percent
from course.pay.charts.drawing import frame, pay_over_sales
from course.pay.charts.drawing.palette import Palette
from course.pay.charts.drawing.placing import GAP, Box, Line, along, beside, first_fit
from course.pay.money import cents
from course.pay.offers.flat_offer import BreakEven, NamedOffer, NoBreakEven, break_even

POINTS = 24
"""Steps along each line at which it can be asked for its numbers."""

LINE_HEIGHT = 0.075
"""One line of text, as a part of the drawing's height."""

STUB = 0.85
"""Where the mark of a guessed pay begins, which is drawn at the right end alone."""


def shown_meeting(a: NamedOffer, b: NamedOffer, end: Decimal) -> BreakEven | None:
    """The break-even, if it lies on an axis of sales from the first euro to `end`."""
    meeting = break_even(a, b)
    shown = isinstance(meeting, BreakEven) and 0 < meeting.sales <= end
    return meeting if shown and isinstance(meeting, BreakEven) else None


class Drawing:
    """One figure in the making; `end` is the right end of the sales axis in euro.

    `guess` are the sales at which the reader expected the break-even or, where the axis shows none,
    the pay they expected at its end.
    """

    def __init__(
        self,
        a: NamedOffer,
        b: NamedOffer,
        end: Decimal,
        words: Words,
        palette: Palette,
        guess: Decimal | None = None,
    ) -> None:
        self.offers = ((a, palette.offer_a), (b, palette.offer_b))
        self.end, self.words, self.palette = end, words, palette
        self.meeting = break_even(a, b)
        self.crossing: BreakEven | None = None
        if isinstance(self.meeting, BreakEven) and self.meeting.sales <= end:
            self.crossing = self.meeting
        self.guess, self.sales_guessed = guess, shown_meeting(a, b, end) is not None
        largest = max(offer.pay(end) for offer, _ in self.offers)
        if guess is not None and not self.sales_guessed:
            largest = max(largest, guess)
        # Room above the higher line for its name.
        self.top = frame.round_top(largest * Decimal("1.15"))
        self.lines = [
            Line(float(offer.base / self.top), float(offer.pay(end) / self.top))
            for offer, _ in self.offers
        ]
        uprights = [self.crossing.sales] if self.crossing else []
        uprights += [guess] if guess is not None and self.sales_guessed else []
        self.uprights = [_upright_box(float(sales / end)) for sales in uprights]

    def figure(self) -> go.Figure:
        traces = [self._line(offer, colour) for offer, colour in self.offers]
        shapes, notes = self._sides()
        taken: list[Box] = []
        if self.crossing:
            traces.append(self._dot(self.crossing))
            shapes.append(self._upright(self.crossing))
            label, box = self._break_even_label(self.crossing)
            notes.append(label)
            taken.append(box)
        if self.guess is not None:
            mark, label, boxes = self._guess_mark(self.guess, taken)
            shapes.append(mark)
            notes.append(label)
            taken += boxes
        notes += [
            pay_over_sales.heading(self.words, self.palette, 22),
            *self._names_of_lines(taken),
        ]
        layout = pay_over_sales.layout(self.words, self.palette, self.end, self.top, 44)
        return frame.Drawn(traces, {**layout, "shapes": shapes, "annotations": notes})

    def _line(self, offer: NamedOffer, colour: str) -> dict[str, Any]:
        steps = [cents(self.end * step / POINTS) for step in range(POINTS + 1)]
        same = self.meeting is NoBreakEven.SAME_OFFER and offer is self.offers[1][0]
        return {
            "type": "scatter",
            "mode": "lines",
            "x": [float(sales) for sales in steps],
            "y": [float(offer.pay(sales)) for sales in steps],
            "line": {"color": colour, "width": 3, "dash": "8px,8px" if same else "solid"},
            "customdata": [self._sentence(sales) for sales in steps],
            "hovertemplate": "%{customdata}<extra></extra>",
        }

    def _sentence(self, sales: Decimal) -> str:
        (a, _), (b, _) = self.offers
        return self.words.say(
            message("At {sales} of sales<br>{a} pays {pay_a}<br>{b} pays {pay_b}"),
            sales=euro(self.words, sales),
            a=frame.plain(a.name),
            b=frame.plain(b.name),
            pay_a=euro(self.words, a.pay(sales)),
            pay_b=euro(self.words, b.pay(sales)),
        )

    def _sides(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Each side tinted in the colour of the offer that pays more there, and words above."""
        tints, notes = [], []
        for start, stop in self._stretches():
            pays = [offer.pay(self.end * Decimal(start + stop) / 2) for offer, _ in self.offers]
            offer, colour = self.offers[0] if pays[0] > pays[1] else self.offers[1]
            edges = {"x0": start * float(self.end), "x1": stop * float(self.end)}
            whole = {"type": "rect", "yref": "paper", "y0": 0, "y1": 1, "layer": "below"}
            tint = {"fillcolor": colour, "opacity": 0.07, "line": {"width": 0}}
            tints.append({**whole, **edges, **tint})
            place = {"x": (start + stop) / 2 * float(self.end), "y": 1, "yref": "paper"}
            full = self.words.say(message("{offer} pays more"), offer=offer.name)
            for text in (full, offer.name):
                if frame.share_of_width(text) <= stop - start:
                    bold = f"<b>{frame.plain(text)}</b>"
                    notes.append(frame.note(bold, colour, **place, yanchor="bottom", yshift=3))
                    break
        return tints, notes

    def _stretches(self) -> list[tuple[float, float]]:
        """The stretches of the axis, 0–1, on each of which one offer pays more throughout."""
        if self.meeting is NoBreakEven.SAME_OFFER:
            return []
        if self.crossing is None:
            return [(0.0, 1.0)]
        middle = float(self.crossing.sales / self.end)
        return [side for side in ((0.0, middle), (middle, 1.0)) if side[0] < side[1]]

    def _dot(self, crossing: BreakEven) -> dict[str, Any]:
        ring = {"color": self.palette.accent, "width": 2.5}
        return {
            "type": "scatter",
            "mode": "markers",
            "x": [float(crossing.sales)],
            "y": [float(crossing.pay)],
            "marker": {"size": 12, "color": self.palette.page, "line": ring},
            "customdata": [self._sentence(crossing.sales)],
            "hovertemplate": "%{customdata}<extra></extra>",
            "cliponaxis": False,
        }

    def _upright(self, crossing: BreakEven) -> dict[str, Any]:
        style = {"color": self.palette.accent, "width": 1.5, "dash": "3px,3px"}
        ends = {"x0": float(crossing.sales), "x1": float(crossing.sales), "y0": 0, "y1": 1}
        return {"type": "line", "yref": "paper", "layer": "below", **ends, "line": style}

    def _break_even_label(self, crossing: BreakEven) -> tuple[dict[str, Any], Box]:
        """The break-even's sales and pay in words; and the room that they take."""
        first = self.words.say(message("Equal at {sales}"), sales=euro(self.words, crossing.sales))
        second = self.words.say(message("both pay {pay}"), pay=euro(self.words, crossing.pay))
        width = max(frame.share_of_width(first), frame.share_of_width(second))
        middle = float(crossing.sales / self.end)
        places = beside(middle, width, 2 * LINE_HEIGHT)
        box = self._room(places, []) or places[0 if middle < 0.5 else 1]
        label = self._label(box, f"<b>{first}</b><br>{second}", self.palette.ink)
        return label, box

    def _guess_mark(
        self, guess: Decimal, taken: Sequence[Box]
    ) -> tuple[dict[str, Any], dict[str, Any], list[Box]]:
        """The reader's mark, its name where there is room, and the room that they take."""
        axis: Literal["x", "y"] = "x" if self.sales_guessed else "y"
        line, name = frame.guess_line(self.words, self.palette, axis, guess)
        width = frame.share_of_width(frame.guess_text(self.words))
        marks = []
        if self.sales_guessed:
            places = _up_along(float(guess / self.end), width)
        else:
            height = float(guess / self.top)
            line |= {"xref": "paper", "x0": STUB, "x1": 1}
            marks = [Box(STUB, 1, height - 0.005, height + 0.005, "right")]
            places = _around(height, width)
        box = self._room(places, taken) or first_fit(places, [], taken) or places[0]
        return line, self._label(box, name["text"], self.palette.guess), [box, *marks]

    def _names_of_lines(self, taken: list[Box]) -> Iterator[dict[str, Any]]:
        """Each offer's name and terms at its line, or its name alone where room is short."""
        order = sorted(zip(self.offers, self.lines, strict=True), key=lambda pair: -pair[1].right)
        for (offer, colour), line in order:
            name = f"<b>{frame.plain(offer.name)}</b>"
            terms = f": {euro(self.words, offer.base)} + {percent(self.words, offer.rate)}"
            for rest in (terms, ""):
                places = along(line, frame.share_of_width(offer.name + rest), LINE_HEIGHT)
                if box := self._room(places, taken):
                    taken = [*taken, box]
                    yield self._label(box, name + rest, colour)
                    break

    def _room(self, places: Sequence[Box], taken: Sequence[Box]) -> Box | None:
        """A place off the uprights if there is one; where there is a guess, else one over them."""
        free = first_fit(places, self.lines, [*taken, *self.uprights])
        if free or self.guess is None:
            return free
        return first_fit(places, self.lines, taken)

    def _label(self, box: Box, text: str, colour: str) -> dict[str, Any]:
        across = {"x": box.anchor * float(self.end), "xanchor": box.side, "align": box.side}
        up = {"y": box.y0 * float(self.top), "yanchor": "bottom"}
        over = any(box.x0 < upright.x1 and upright.x0 < box.x1 for upright in self.uprights)
        ground = {"bgcolor": self.palette.page} if over else {}
        return frame.note(text, colour, **across, **up, **ground)


def _upright_box(x: float) -> Box:
    return Box(x, x + 0.001, 0, 1, "left")


def _up_along(x: float, width: float) -> tuple[Box, ...]:
    """Places at an upright line at `x`, from the foot upwards, on its right and on its left."""
    steps = int((1 - LINE_HEIGHT) / GAP)
    heights = [(step * GAP, step * GAP + LINE_HEIGHT) for step in range(1, steps)]
    right = [Box(x + GAP / 2, x + GAP / 2 + width, *height, "left") for height in heights]
    left = [Box(x - GAP / 2 - width, x - GAP / 2, *height, "right") for height in heights]
    return tuple(box for pair in zip(right, left, strict=True) for box in pair)


def _around(height: float, width: float) -> tuple[Box, ...]:
    """Places at a level mark at `height`: close above, below and before it, then a little further."""
    gaps = [step * GAP for step in range(1, 5)]
    above = [Box(1 - width, 1.0, height + g, height + g + LINE_HEIGHT, "right") for g in gaps]
    below = [Box(1 - width, 1.0, height - g - LINE_HEIGHT, height - g, "right") for g in gaps]
    close, *farther = (box for pair in zip(above, below, strict=True) for box in pair)
    at, half = STUB - GAP / 2, LINE_HEIGHT / 2
    middle = max(height, half)
    before = Box(at - width, at, middle - half, middle + half, "right")
    return (close, farther[0], before, *farther[1:])
