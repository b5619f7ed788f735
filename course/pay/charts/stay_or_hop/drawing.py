"""Draws what staying and leaving bring in all beyond the present month's pay.

Two jobs' incomes in all would be two lines that can hardly be told apart. Less the present month's
pay for every month, which both share, bonuses show as steps and the move as a dip and a climb.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from math import ceil
from typing import Any

import plotly.graph_objects as go

from course.locale import Words
from course.locale.message import message
from course.pay.charts.amounts import euro
from course.pay.charts.drawing import frame
from course.pay.charts.drawing.around_zero import scale_for
from course.pay.charts.drawing.label_room import FAR, LabelRoom, Point
from course.pay.charts.drawing.nearby import Numbers, rows, spot, trail
from course.pay.charts.drawing.palette import Palette
from course.pay.charts.drawing.placing import Box
from course.pay.charts.stay_or_hop.routes import Routes
from course.pay.offers.career import Move, paid_off

LINE_HEIGHT = 0.075
"""One line of text, as a part of the drawing's height."""

FOOT = 0.1
"""The part of the drawing below the lines: there stands what the time after leaving is."""


class Drawing:
    """One figure in the making; `guess` is of months from leaving (1 to 60) or else of euro."""

    def __init__(self, move: Move, guess: Decimal | None, words: Words, palette: Palette) -> None:
        self.move, self.words, self.palette = move, words, palette
        self.routes = Routes(move)
        self.paths, self.month = self.routes.paths, paid_off(move)
        self.staying, self.leaving = self.routes.staying, self.routes.leaving
        self.guessed_month = self.guessed_end = None
        if guess is not None and 1 <= guess <= 60:
            self.guessed_month = min(move.leave + float(guess), move.months)
        elif guess is not None:
            self.guessed_end = self.staying[-1] + guess
        ends = [] if self.guessed_end is None else [self.guessed_end]
        self.scale = scale_for([*self.staying, *self.leaving, *ends], Decimal(str(FOOT)))
        self.room = LabelRoom()

    def figure(self) -> go.Figure:
        traces = [self._line(self.routes.stairs, self.palette.offer_a, 0)]
        traces.append(self._line(self.routes.flight, self.palette.offer_b, self.move.leave))
        for line in self._trails:
            self.room.draw(line)
        crossing = self.routes.crossing(self.month)
        shapes = list(self._uprights(crossing))
        notes = [self._income_heading(), self._leaving_label()]
        if crossing:
            traces.append(
                self._ring(crossing, self.palette.accent, self._sentences[self.month or 0])
            )
            notes += self._crossing_label(crossing)
        if self.guessed_end is not None:
            end = (float(self.move.months), float(self.guessed_end))
            traces.append(self._ring(end, self.palette.guess, frame.guess_text(self.words)))
        notes += [*self._guess_label(), *self._names_of_lines(), *self._sums()]
        return frame.Drawn(traces, {**self._layout(), "shapes": shapes, "annotations": notes})

    @cached_property
    def _trails(self) -> tuple[Numbers, Numbers]:
        """The room of both lines, staying and leaving."""
        stairs, flight = (
            rows(trail([self._part(point) for point in points]))
            for points in (self.routes.stairs, self.routes.flight)
        )
        return stairs, flight

    def _part(self, point: Point) -> Point:
        """Where a point lies in the drawing, 0–1."""
        return point[0] / self.move.months, self.scale.part(point[1])

    def _layout(self) -> dict[str, Any]:
        words, palette = self.words, self.palette
        every = 12 if self.move.months <= 48 else 15
        months = list(range(0, self.move.months + 1, every))
        month_axis = frame.amount_axis(words, palette, Decimal(100), words.say(message("Month")))
        return {
            **frame.layout(words, palette),
            "margin": {"l": 8, "r": 12, "t": 26, "b": 8},
            "xaxis": month_axis
            | {
                "range": [0, self.move.months],
                "tickvals": months,
                "ticktext": [words.number(month) for month in months],
                "showgrid": False,
            },
            "yaxis": self.scale.axis(words, palette),
        }

    def _income_heading(self) -> dict[str, Any]:
        text = self.words.say(
            message("Income in all beyond {usual} a month, before tax"),
            usual=euro(self.words, self.paths.usual),
        )
        place = {"x": 0, "xref": "paper", "xanchor": "left", "y": 1, "yref": "paper"}
        place |= {
            "yanchor": "bottom",
            "xshift": -frame.width(euro(self.words, self.scale.step)) - 4,
        }
        return frame.note(text, self.palette.muted, **place, yshift=8)

    def _line(self, points: list[Point], colour: str, first: int) -> dict[str, Any]:
        sentences = [self._sentences[max(first, int(month))] for month, _ in points]
        return _trace(points, sentences, mode="lines", line={"color": colour, "width": 3})

    def _ring(self, at: Point, colour: str, sentence: str) -> dict[str, Any]:
        edge = {"color": colour, "width": 2.5}
        marker = {"size": 12, "color": self.palette.page, "line": edge}
        return _trace([at], [sentence], mode="markers", marker=marker)

    @cached_property
    def _sentences(self) -> list[str]:
        """What hovering over a month tells, on either line."""
        form = self.words.say(
            message(
                "By the end of month {month}<br>staying brings {staying} in all"
                "<br>leaving brings {leaving} in all"
            )
        )
        both = zip(self.paths.staying, self.paths.leaving, strict=True)
        return [
            form.format(
                month=month, staying=euro(self.words, staying), leaving=euro(self.words, leaving)
            )
            for month, (staying, leaving) in enumerate(both)
        ]

    def _uprights(self, crossing: Point | None) -> Iterator[dict[str, Any]]:
        """Leaving and paying off, each up to the line that it is about, and the guess.

        All but the first keep out of the foot, where a text stands.
        """
        left, palette = float(self.move.leave), self.palette
        parting = left, float(self.staying[self.move.leave])
        yield self._upright(left, palette.muted, "1px,3px", 0, self._part(parting)[1])
        if crossing:
            high = self._part(crossing)[1]
            yield self._upright(crossing[0], palette.accent, "3px,3px", FOOT, high)
        if self.guessed_month is not None:
            yield self._upright(self.guessed_month, palette.guess, "2px,3px", FOOT, 1)

    def _upright(
        self, month: float, colour: str, dash: str, low: float, high: float
    ) -> dict[str, Any]:
        """A dashed line; labels keep off it as they do off the paths."""
        across = month / self.move.months
        self.room.draw([Box(across - 0.004, across + 0.004, low, high, "left")])
        style = {"color": colour, "width": 2 if colour == self.palette.guess else 1.5, "dash": dash}
        ends = {"x0": month, "x1": month, "y0": low, "y1": high}
        return {"type": "line", "yref": "paper", "layer": "below", **ends, "line": style}

    def _leaving_label(self) -> dict[str, Any]:
        """At the foot: when one leaves."""
        month = self.words.number(self.move.leave)
        text = self.words.say(message("leaves after month {month}"), month=month)
        if not self.move.leave:
            text = self.words.say(message("leaves at once"))
        across, width = self.move.leave / self.move.months, frame.share_of_width(text)
        low = (0.005, FOOT - 0.02)
        box = Box(across + 0.015, across + 0.015 + width, *low, "left")
        if box.x1 > 1:
            box = Box(across - 0.015 - width, across - 0.015, *low, "right")
        return self._placed(box, text, self.palette.muted)

    def _crossing_label(self, crossing: Point) -> Iterator[dict[str, Any]]:
        month = self.words.number(self.month or 0)
        text = self.words.say(message("Paid off in<br>month {month}"), month=month)
        x, y = self._part(crossing)
        self.room.take([spot(x, y, 0.03, 0.025)])
        # By the crossing, or else by the dashed line under it, down to the foot.
        under = [(x, y + (FOOT - y) * part / 8) for part in range(9)]
        for lines in (text.split("<br>"), [text.replace("<br>", " ")]):
            size = max(map(frame.share_of_width, lines)), len(lines) * LINE_HEIGHT
            for points, far in (([(x, y)], 2 * FAR), (under, 3 * FAR), (under, 4 * FAR)):
                if box := self.room.around(points, *size, far=far):
                    yield self._placed(box, f"<b>{'<br>'.join(lines)}</b>", self.palette.ink)
                    return

    def _guess_label(self) -> Iterator[dict[str, Any]]:
        text = frame.guess_text(self.words)
        if self.guessed_month is not None:
            across = self.guessed_month / self.move.months
            points = [(across, height / 10) for height in range(1, 11)]
        elif self.guessed_end is not None:
            points = [self._part((float(self.move.months), float(self.guessed_end)))]
            self.room.take([spot(*points[0], 0.03, 0.025)])
        else:
            return
        for lines in ([text], text.split(" ")):
            size = max(map(frame.share_of_width, lines)), len(lines) * LINE_HEIGHT
            if box := self.room.around(points, *size, far=0.4):
                yield self._placed(box, f"<b>{'<br>'.join(lines)}</b>", self.palette.guess)
                return
        if box := self.room.nearest(points, frame.share_of_width(text), LINE_HEIGHT):
            yield self._placed(box, f"<b>{text}</b>", self.palette.guess)

    def _names_of_lines(self) -> Iterator[dict[str, Any]]:
        """Each path's name with what it brings in all, or the name alone where room is short."""
        say, palette = self.words.say, self.palette
        stairs, flight = self._trails
        lines = [
            (
                say(message("Staying")),
                self.paths.staying,
                self.routes.stairs,
                flight,
                palette.offer_a,
            ),
            (
                say(message("Leaving")),
                self.paths.leaving,
                self.routes.flight,
                stairs,
                palette.offer_b,
            ),
        ]
        lines.sort(key=lambda line: line[2][-1][1], reverse=True)
        for number, (name, in_all, points, other, colour) in enumerate(lines):
            total = say(message("{total} in all"), total=euro(self.words, in_all[-1]))
            own = points
            if in_all is self.paths.leaving:
                # Not where it parts from staying: a name there would be either's.
                own = [point for point in points if point[0] > self.move.leave]
            at = [self._part(point) for point in own[:: -ceil(len(own) / 12)]]
            texts = ((f"{name}: {total}", f"<b>{name}</b>: {total}"), (name, f"<b>{name}</b>"))
            for text, bold in texts:
                width = frame.share_of_width(text)
                # The whole text only at the line's end, where the sum is reached.
                points_tried = at[:4] if text != name else at
                far = FAR if text != name else 2 * FAR
                size = width, LINE_HEIGHT, bool(number)
                box = self.room.around(points_tried, *size, other, far)
                if box is None and text == name:
                    # Its colour tells whose name it is; without one the line would tell nothing.
                    box = self.room.around(points_tried, *size, far=far) or self.room.find(
                        points_tried, *size, far=far, over=True
                    )
                if box:
                    yield self._placed(box, bold, colour)
                    break

    def _sums(self) -> Iterator[dict[str, Any]]:
        """Each bonus at its step, and what is paid back, where there is room."""
        say, left = self.words.say, self.move.leave
        sums: list[tuple[str, list[Point], str, Numbers]] = []
        _, leaving = self._trails
        if repaid := self.paths.repaid:
            text = say(message("{amount} paid back"), amount=euro(self.words, repaid))
            drop = [float(self.leaving[0] + repaid * part / 4) for part in range(5)]
            drops = [(float(left), amount) for amount in drop]
            sums.append((text, drops, self.palette.offer_b, rows(())))
        for month, bonus in enumerate(self.paths.bonuses):
            if bonus:
                text = say(message("+{bonus}"), bonus=euro(self.words, bonus))
                at = (float(month), float(self.staying[month]))
                sums.append((text, [at], self.palette.offer_a, leaving))
        for text, points, colour, others in sums:
            at_points = [self._part(point) for point in points]
            width = frame.share_of_width(text)
            if box := self.room.around(at_points, width, LINE_HEIGHT, others=others):
                yield self._placed(box, text, colour)

    def _placed(self, box: Box, text: str, colour: str) -> dict[str, Any]:
        self.room.take([box])
        across = {"x": box.anchor * self.move.months, "xanchor": box.side, "align": box.side}
        up = self.scale.amount(box.y0)
        ground = {"bgcolor": self.palette.page}
        return frame.note(text, colour, **across, **ground, y=up, yanchor="bottom")


def _trace(points: list[Point], sentences: list[str], **style: Any) -> dict[str, Any]:
    """Points drawn in a style, each with its sentence on hover."""
    x, y = zip(*points, strict=True)
    hover = {"customdata": sentences, "hovertemplate": "%{customdata}<extra></extra>"}
    return {"type": "scatter", "x": x, "y": y, **hover, "cliponaxis": False, **style}
