"""Draws three plans' commission over attainment: one rate, a margin that bends, a cliff that jumps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import plotly.graph_objects as go

from course.locale import Words
from course.locale.message import message
from course.pay.charts.amounts import euro, percent
from course.pay.charts.drawing import frame
from course.pay.charts.drawing.nearby import spot, trail
from course.pay.charts.drawing.palette import Palette
from course.pay.charts.drawing.placing import Box
from course.pay.charts.drawing.spacing import apart, beside_point
from course.pay.charts.tier_lab.tiered import END, Point, Tiered

STEP = Decimal("0.1")
"""Between the points of a line at which it can be asked for its numbers."""

ROW = 16
"""Pixels of one line of text."""
ABOVE, BELOW = 24, 52
"""Pixels over and under the drawing, for the heading and the axis."""
UP = frame.HEIGHT - ABOVE - BELOW
"""Pixels of the drawing's height."""

RING = 0.035
"""How far the ring of the reader's guess reaches, as a part of the drawing."""

HEADROOM = Decimal("1.4")
"""How much higher than the lines the drawing is: the amounts stand over them."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One of the three: its field of `Point`, its name in words and its colour."""

    field: str
    name: str
    colour: str

    def pays(self, point: Point) -> Decimal:
        amount: Decimal = getattr(point, self.field)
        return amount


class Drawing:
    """One figure in the making; `guess` is the jump that the reader predicted, euro."""

    def __init__(
        self, plans: Tiered, now: Point, words: Words, palette: Palette, guess: Decimal | None
    ) -> None:
        self.tiered, self.now, self.words, self.palette = plans, now, words, palette
        self.plans = (
            Plan("flat", words.say(message("One<br>rate")), palette.muted),
            Plan("marginal", words.say(message("Marginal")), palette.offer_a),
            Plan("retroactive", words.say(message("Retro-<br>active")), palette.offer_b),
        )
        self.edge, self.before = plans.edge, plans.before
        # The reader predicted how far commission moves: up or, where the tier pays less, down.
        self.guessed: Decimal | None = None
        if guess is not None:
            moved = self.before.flat + (guess if plans.jump >= 0 else -guess)
            self.guessed = max(moved, Decimal(0))
        last = plans.at(Decimal(END))
        largest = max(*(plan.pays(last) for plan in self.plans), self.edge.retroactive)
        self.top = frame.round_top(max(largest, self.guessed or 0) * HEADROOM)
        self.names = sorted(self.plans, key=lambda plan: plan.pays(last))
        self.beside = max(frame.width(n) for plan in self.plans for n in plan.name.split("<br>"))
        self.room = frame.NARROW - self.beside

    def figure(self) -> go.Figure:
        traces = [*self._lines(), self._edges(), self._now()]
        shapes = [self._upright(), self._cliff()]
        amounts, taken = self._amounts()
        notes = [self._heading(), *self._names(), amounts]
        blocked = [taken, *self._drawn()]
        if self.guessed is not None:
            ring, label, boxes = self._guess(self.guessed, blocked)
            traces.append(ring)
            notes.append(label)
            blocked += boxes
        notes += self._jump(blocked)
        return frame.Drawn(traces, {**self._layout(), "shapes": shapes, "annotations": notes})

    def _layout(self) -> dict[str, Any]:
        words, palette = self.words, self.palette
        across = frame.amount_axis(words, palette, Decimal(END), words.say(message("Attainment")))
        quarters = [Decimal(END) * quarter / 4 for quarter in range(5)]
        ticks = {
            "tickvals": [float(tick) for tick in quarters],
            "ticktext": [percent(words, tick) for tick in quarters],
            "showgrid": False,
        }
        upright = frame.amount_axis(words, palette, self.top, "")
        left = max(map(frame.width, upright["ticktext"])) + 8
        return {
            **frame.layout(words, palette),
            "margin": {"l": left, "r": self.beside + 10, "t": ABOVE, "b": BELOW},
            "xaxis": {**across, **ticks, "automargin": False},
            "yaxis": {**upright, "automargin": False},
        }

    def _heading(self) -> dict[str, Any]:
        """What the upright axis measures, written lying above it to save width."""
        text = self.words.say(message("Commission a month, before tax"))
        place = {"x": 0, "xref": "paper", "xanchor": "left", "y": 1, "yref": "paper"}
        return frame.note(text, self.palette.muted, **place, yanchor="bottom", yshift=6)

    def _places(self, start: Decimal, end: Decimal) -> list[Decimal]:
        count = int(END / STEP)
        between = [STEP * n for n in range(count + 1) if start < STEP * n < end]
        return [start, *between, end]

    def _lines(self) -> Iterator[dict[str, Any]]:
        """One line as far as the three are one, then three."""
        points = [self.tiered.at(at) for at in self._places(Decimal(0), self.tiered.start)[:-1]]
        points.append(self.before)
        said = [self._sentence(point) for point in points]
        yield self._line(points, [point.flat for point in points], self.palette.ink, said)
        points = [self.tiered.at(at) for at in self._places(self.tiered.start, Decimal(END))]
        said = [self._sentence(point) for point in points]
        for plan in self.plans:
            yield self._line(points, [plan.pays(point) for point in points], plan.colour, said)

    def _line(
        self, points: Sequence[Point], paid: list[Decimal], colour: str, said: list[str]
    ) -> dict[str, Any]:
        return {
            "type": "scatter",
            "mode": "lines",
            "x": [float(point.attainment) for point in points],
            "y": [float(amount) for amount in paid],
            "line": {"color": colour, "width": 3},
            "cliponaxis": False,
            "customdata": said,
            "hovertemplate": "%{customdata}<extra></extra>",
        }

    def _sentence(self, point: Point) -> str:
        values = {
            "attainment": percent(self.words, point.attainment),
            "sales": euro(self.words, point.sales),
            "flat": euro(self.words, point.flat),
            "marginal": euro(self.words, point.marginal),
            "retroactive": euro(self.words, point.retroactive),
        }
        text = message(
            "At {attainment} of quota ({sales})<br>one rate pays {flat}"
            "<br>a marginal tier {marginal}<br>a retroactive tier {retroactive}"
        )
        if point is self.before:
            text = message("Just under {attainment} of quota ({sales})<br>every plan pays {flat}")
        return self.words.say(text, **values)

    def _edges(self) -> dict[str, Any]:
        """Both ends of the cliff: hollow where it is not reached yet, full where it is."""
        colour = self.palette.offer_b
        return {
            "type": "scatter",
            "mode": "markers",
            "x": [float(self.tiered.start)] * 2,
            "y": [float(self.before.retroactive), float(self.edge.retroactive)],
            "marker": {
                "size": 9,
                "color": [self.palette.page, colour],
                "line": {"color": colour, "width": 2},
            },
            "customdata": [self._sentence(self.before), self._sentence(self.edge)],
            "hovertemplate": "%{customdata}<extra></extra>",
        }

    def _now(self) -> dict[str, Any]:
        """The three amounts at the chosen attainment."""
        return {
            "type": "scatter",
            "mode": "markers",
            "x": [float(self.now.attainment)] * 3,
            "y": [float(plan.pays(self.now)) for plan in self.plans],
            "marker": {
                "size": 10,
                "color": [plan.colour for plan in self.plans] if self._parted else self.palette.ink,
                "line": {"color": self.palette.page, "width": 1.5},
            },
            "customdata": [self._sentence(self.now)] * 3,
            "hovertemplate": "%{customdata}<extra></extra>",
            "cliponaxis": False,
        }

    @property
    def _parted(self) -> bool:
        """Whether the plans pay different amounts at the chosen attainment."""
        return len({plan.pays(self.now) for plan in self.plans}) > 1

    def _upright(self) -> dict[str, Any]:
        style = {"color": self.palette.muted, "width": 1.5, "dash": "3px,3px"}
        at = float(self.now.attainment)
        ends = {"x0": at, "x1": at, "y0": 0, "y1": 1}
        return {"type": "line", "yref": "paper", "layer": "below", **ends, "line": style}

    def _cliff(self) -> dict[str, Any]:
        style = {"color": self.palette.offer_b, "width": 2, "dash": "4px,3px"}
        at = float(self.tiered.start)
        ends = {"y0": float(self.before.retroactive), "y1": float(self.edge.retroactive)}
        return {"type": "line", "layer": "below", "x0": at, "x1": at, **ends, "line": style}

    def _names(self) -> Iterator[dict[str, Any]]:
        """Each line's name at its end, apart where the ends are close."""
        last = self.tiered.at(Decimal(END))
        scale = UP / float(self.top)
        ends = [float(plan.pays(last)) * scale for plan in self.names]
        for plan, height in zip(self.names, apart(ends, 2 * ROW, ROW), strict=True):
            place = {"x": 1, "xref": "paper", "xanchor": "left", "xshift": 7, "align": "left"}
            yield frame.note(f"<b>{plan.name}</b>", plan.colour, **place, y=height / scale)

    def _amounts(self) -> tuple[dict[str, Any], Box]:
        """What is paid at the chosen attainment, over the lines; and the room that takes."""
        at = message("At {attainment}")
        rows = [self.words.say(at, attainment=percent(self.words, self.now.attainment))]
        widest = frame.share_of_width(rows[0])
        order = sorted(self.plans, key=lambda plan: -plan.pays(self.now))
        for plan in order if self._parted else order[:1]:
            colour = plan.colour if self._parted else self.palette.ink
            amount = euro(self.words, plan.pays(self.now))
            widest = max(widest, frame.share_of_width(amount))
            rows.append(f'<b><span style="color:{colour}">{amount}</span></b>')
        half = widest * frame.NARROW / self.room / 2
        middle = min(max(float(self.now.attainment) / END, half), 1 - half)
        place = {"x": middle * END, "y": 1, "yref": "paper", "yanchor": "top"}
        ground = {"bgcolor": self.palette.page, "borderpad": 1}
        tall = len(rows) * (ROW + 2) / UP
        return (
            frame.note("<br>".join(rows), self.palette.ink, **place, **ground),
            Box(middle - half, middle + half, 1 - tall, 1, "left"),
        )

    def _drawn(self) -> list[Box]:
        """The room that the lines take."""
        start, far = self.tiered.start, self.tiered.at(Decimal(END))
        boxes = trail([(0.0, 0.0), self._spot(start, self.before.flat)])
        for plan in self.plans:
            ends = (start, plan.pays(self.edge)), (Decimal(END), plan.pays(far))
            boxes += trail([self._spot(*end) for end in ends])
        edges = (self.before.retroactive, self.edge.retroactive)
        boxes += trail([self._spot(start, edge) for edge in edges])
        return boxes + [spot(*self._spot(start, edge), 0.02, 0.02) for edge in edges]

    def _spot(self, attainment: Decimal, amount: Decimal) -> tuple[float, float]:
        return float(attainment) / END, float(amount / self.top)

    def _jump(self, taken: list[Box]) -> list[dict[str, Any]]:
        """How much reaching the tier adds or takes, at the middle of the cliff."""
        jump = self.tiered.jump
        if not jump:
            return []
        text = message("+{amount}") if jump > 0 else message("−{amount}")
        said = self.words.say(text, amount=euro(self.words, abs(jump)))
        middle = (self.before.retroactive + self.edge.retroactive) / 2
        box = self._room(said, middle, taken)
        return [self._label(said, box, self.palette.offer_b)] if box else []

    def _guess(
        self, guessed: Decimal, taken: list[Box]
    ) -> tuple[dict[str, Any], dict[str, Any], list[Box]]:
        """A ring where the reader thought that commission would be on reaching the tier."""
        ring = frame.guess_ring(self.palette, float(self.tiered.start), float(guessed))
        text = frame.guess_text(self.words)
        x, y = self._spot(self.tiered.start, guessed)
        mark = spot(x, y, RING, RING)
        # Where nothing near is free it covers lines: the label has a ground of its own.
        over = Box(x, x, y + RING, y + RING + ROW / UP, "right" if x > 0.5 else "left")
        box = self._room(text, guessed, [*taken, mark])
        box = box or self._room(text, guessed, [taken[0], mark]) or over
        return ring, self._label(text, box, self.palette.guess), [mark, box]

    def _room(self, text: str, amount: Decimal, taken: list[Box]) -> Box | None:
        """Where a label fits beside the cliff at the height of `amount`."""
        wide = frame.share_of_width(text) * frame.NARROW / self.room
        return beside_point(*self._spot(self.tiered.start, amount), wide, ROW / UP, taken, RING)

    def _label(self, text: str, box: Box, colour: str) -> dict[str, Any]:
        across = {"x": box.anchor * END, "xanchor": box.side, "align": box.side}
        low = {"y": box.y0 * float(self.top), "yanchor": "bottom"}
        return frame.note(f"<b>{text}</b>", colour, **across, **low, bgcolor=self.palette.page)
