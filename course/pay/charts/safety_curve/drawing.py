"""Draws two offers' safety over costs, with how many of 100 months cover the reader's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import plotly.graph_objects as go

from course.locale import Words
from course.locale.message import message
from course.pay.charts.amounts import euro
from course.pay.charts.drawing import frame
from course.pay.charts.drawing.label_room import FAR, LabelRoom, Point
from course.pay.charts.drawing.nearby import spot, trail
from course.pay.charts.drawing.palette import Palette
from course.pay.charts.drawing.placing import Box
from course.pay.charts.simulated import of_hundred

LINE_HEIGHT = 0.075
"""One line of text, as a part of the drawing's height."""
NEAR, FARTHER, FARTHEST = 0.2, 0.4, 0.5
"""How far from its dot a label may be, and where else it would lie over a line."""
STEP = 0.02
"""Steps of a curve smaller than this part of the drawing look like a slope."""
TOP = 1.14
"""The upper end of the axis of shares: above all months there is room for a line of text."""
TICKS = (Decimal(0), Decimal("0.25"), Decimal("0.5"), Decimal("0.75"), Decimal(1))


@dataclass(frozen=True, slots=True)
class Side:
    """One offer: its share of months that cover the reader's costs, and its curve.

    `shares` (0–1) hold for costs (euro) from the point before, up to their own.
    """

    name: str
    share: Decimal
    costs: tuple[float, ...]
    shares: tuple[float, ...]


Asked = tuple[tuple[Decimal, Decimal, Decimal], ...]

Texts = list[tuple[tuple[str, ...], str]]
"""What may stand at a dot, the fullest first: its lines as they are seen, and all as plotly reads it."""


class Drawing:
    """One figure in the making.

    `asked` are costs (euro) with both offers' shares of months, which hover tells; `cost` are the
    reader's own, `end` the right end of the axis.
    """

    def __init__(
        self,
        sides: tuple[Side, Side],
        asked: Asked,
        cost: Decimal,
        end: Decimal,
        after_tax: bool,
        guess: Decimal | None,
        words: Words,
        palette: Palette,
    ) -> None:
        self.sides = tuple(zip(sides, (palette.offer_a, palette.offer_b), strict=True))
        self.asked, self.cost, self.end = asked, cost, end
        self.after_tax, self.guess, self.words, self.palette = after_tax, guess, words, palette

    def figure(self) -> go.Figure:
        traces = [self._curve(number) for number in (0, 1)]
        traces += [self._asked(), self._dots(), *self._guessed()]
        notes = [self._heading(), self._cost_name(), *self._names()]
        shapes = [self._upright()]
        return frame.Drawn(traces, {**self._layout(), "shapes": shapes, "annotations": notes})

    def _layout(self) -> dict[str, Any]:
        words, palette = self.words, self.palette
        level = frame.amount_axis(words, palette, self.end, words.say(message("Cost a month")))
        upright = frame.amount_axis(words, palette, Decimal(1), "") | {
            "range": [0, TOP],
            "tickvals": [float(tick) for tick in TICKS],
            "ticktext": [words.number(tick * 100) for tick in TICKS],
        }
        half_the_last_tick = frame.width(words.euro(self.end)) // 2
        return {
            **frame.layout(words, palette),
            "hoverdistance": 40,
            "margin": {"l": 8, "r": half_the_last_tick + 4, "t": 46, "b": 8},
            "xaxis": level | {"showgrid": False},
            "yaxis": upright,
        }

    def _heading(self) -> dict[str, Any]:
        """What the upright axis counts, written lying above it to save width."""
        text = message("Months out of 100 that pay enough, before tax")
        if self.after_tax:
            text = message("Months out of 100 that pay enough, after tax")
        place = {"x": 0, "xref": "paper", "xanchor": "left", "y": 1, "yref": "paper"}
        place |= {"xshift": -28, "yanchor": "bottom", "yshift": 24}
        return frame.note(self.words.say(text), self.palette.muted, **place)

    def _curve(self, number: int) -> dict[str, Any]:
        side, colour = self.sides[number]
        other, _ = self.sides[1 - number]
        same = number == 1 and (side.costs, side.shares) == (other.costs, other.shares)
        return {
            "type": "scatter",
            "mode": "lines",
            "x": side.costs,
            "y": side.shares,
            "line": {
                "color": colour,
                "width": 3,
                "shape": "vh",
                "dash": "8px,8px" if same else "solid",
            },
            "hoverinfo": "skip",
        }

    def _asked(self) -> dict[str, Any]:
        """Places along both curves that tell their numbers; they are not seen."""
        rows = [
            (cost, share, row) for row in self.asked for cost, *both in (row,) for share in both
        ]
        return {
            "type": "scatter",
            "mode": "markers",
            "x": [float(cost) for cost, _, _ in rows],
            "y": [float(share) for _, share, _ in rows],
            "marker": {"size": 16, "opacity": 0},
            "customdata": [self._sentence(*row) for _, _, row in rows],
            "hovertemplate": "%{customdata}<extra></extra>",
        }

    def _sentence(self, cost: Decimal, one: Decimal, other: Decimal) -> str:
        (a, _), (b, _) = self.sides
        return self.words.say(
            message("{cost} a month<br>{a} covers it in {first} of 100 months<br>{b} in {second}"),
            cost=euro(self.words, cost),
            a=frame.plain(a.name),
            b=frame.plain(b.name),
            first=of_hundred(self.words, one),
            second=of_hundred(self.words, other),
        )

    def _dots(self) -> dict[str, Any]:
        """Where the curves stand at the reader's costs."""
        (a, one), (b, other) = self.sides
        colours = {"color": [one, other], "width": 3}
        return {
            "type": "scatter",
            "mode": "markers",
            "x": [float(self.cost)] * 2,
            "y": [float(a.share), float(b.share)],
            "marker": {"size": 11, "color": self.palette.page, "line": colours},
            "customdata": [self._sentence(self.cost, a.share, b.share)] * 2,
            "hovertemplate": "%{customdata}<extra></extra>",
            "cliponaxis": False,
        }

    def _guessed(self) -> Iterator[dict[str, Any]]:
        """A ring where the reader thought."""
        if self.guess is not None:
            ring = frame.guess_ring(self.palette, float(self.cost), float(self.guess), size=19)
            count = self.words.number(self.guess * 100)
            text = self.words.say(message("Your guess: {count} of 100 months"), count=count)
            told = {"customdata": [text], "hovertemplate": "%{customdata}<extra></extra>"}
            yield ring | told | {"hoverinfo": "all"}

    def _upright(self) -> dict[str, Any]:
        style = {"color": self.palette.accent, "width": 1.5, "dash": "3px,3px"}
        ends = {"x0": float(self.cost), "x1": float(self.cost), "y0": 0, "y1": 1}
        return {"type": "line", "yref": "paper", "layer": "below", **ends, "line": style}

    def _cost_name(self) -> dict[str, Any]:
        text = self.words.say(message("Your costs: {cost}"), cost=euro(self.words, self.cost))
        half = frame.share_of_width(text) / 2
        middle = min(max(float(self.cost / self.end), half), 1 - half)
        place = {"x": middle * float(self.end), "y": 1, "yref": "paper", "yanchor": "bottom"}
        return frame.note(f"<b>{text}</b>", self.palette.ink, **place, yshift=4)

    def _names(self) -> Iterator[dict[str, Any]]:
        """Each offer's name and number, and the reader's guess, by its dot."""
        across = float(self.cost / self.end)
        wanted = [
            (float(side.share), self._texts(side.name, self._count(side.share)), colour)
            for side, colour in self.sides
        ]
        if self.guess is not None:
            wanted.append((float(self.guess), self._guess_texts(), self.palette.guess))
        # The nearest to the bottom or the top first: there is the least room.
        wanted.sort(key=lambda label: -abs(label[0] - 0.5))
        marks = [(across, share / TOP) for share, *_ in wanted]
        room = LabelRoom()
        room.draw([*self._lines(), *trail([(across, 0), (across, 1)])])
        room.take([spot(*mark, 0.04, 0.04) for mark in marks])
        for mark, (_, texts, colour) in zip(marks, wanted, strict=True):
            others = [spot(*other, 0, 0) for other in marks if other != mark]
            box, text = self._room(room, mark, others, texts)
            if box:
                room.take([box])
                yield self._note(box, text, colour)

    @staticmethod
    def _room(
        room: LabelRoom, mark: Point, others: list[Box], texts: Texts
    ) -> tuple[Box | None, str]:
        """Room by a dot for its name and number off all lines, rather far off than over one.

        Farther off it may be nearer to another dot: its colour tells whose it is. Where there is
        none, there may be for the name.
        """
        full, bare = texts[:2], texts[-1]
        tried = [(one, far, others) for far in (FAR, NEAR, FARTHER) for one in full]
        tried += [(one, FARTHER, []) for one in full]
        for (rows, text), far, kept_off in [*tried, (bare, FARTHEST, []), (full[1], FARTHEST, [])]:
            wide = max(frame.share_of_width(f"{row} ") for row in rows)
            size = wide, LINE_HEIGHT * len(rows)
            asked = far > FAR and kept_off is others  # before, and in vain
            if box := room.around([mark], *size, False, kept_off, far, asked):
                return box, text
        (name,), text = bare
        return room.nearest([mark], frame.share_of_width(name), LINE_HEIGHT, 0.045), text

    @staticmethod
    def _texts(name: str, count: str) -> Texts:
        bold = f"<b>{frame.plain(name)}</b>"
        one_line = f"{name} {count}"
        return [
            ((name, count), f"{bold}<br>{count}"),
            ((one_line,), f"{bold} {count}"),
            ((name,), bold),
        ]

    def _guess_texts(self) -> Texts:
        name = frame.guess_text(self.words)
        one_line, rows = ((name,), f"<b>{name}</b>"), tuple(name.split(" "))
        return [one_line, (rows, f"<b>{'<br>'.join(rows)}</b>"), one_line]

    def _count(self, share: Decimal) -> str:
        count = of_hundred(self.words, share)
        return self.words.say(message("{count} of 100"), count=count)

    def _note(self, box: Box, text: str, colour: str) -> dict[str, Any]:
        across = box.anchor * float(self.end)
        place: dict[str, Any] = {"x": across, "xanchor": box.side, "align": box.side}
        place |= {"bgcolor": self.palette.page}
        middle = (box.y0 + box.y1) / 2 * TOP
        return frame.note(text, colour, **place, y=middle, yanchor="middle")

    def _lines(self) -> Iterator[Box]:
        """The room that both curves take; steps too small to see are taken together."""
        for side, _ in self.sides:
            corners = [(0.0, 1 / TOP)]
            for cost, share in zip(side.costs[1:], side.shares[1:], strict=True):
                x, y = cost / float(self.end), share / TOP
                left, high = corners[-1]
                if max(x - left, high - y) > STEP or cost == side.costs[-1]:
                    corners += [(left, y), (x, y)]
            yield from trail(corners)
