"""Draws offers as points, mean over swing, and the line of equal worth through the safest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from typing import Any

import plotly.graph_objects as go

from course.locale import Words
from course.locale.message import message
from course.pay.charts.drawing import frame
from course.pay.charts.drawing.nearby import places, spot, trail
from course.pay.charts.drawing.palette import Palette
from course.pay.charts.drawing.placing import Box

LINE_HEIGHT = 0.075
"""One line of text, as a part of the drawing's height."""
NEAR = 0.25
"""A label farther off than this may seem to name something else, unless all else is farther off yet."""
FARTHER = 0.45
"""How far off it may stand then."""
ASIDE = Decimal("0.05")
"""Room to the left of no swing at all, as a part of the axis."""


Spot = tuple[float, float]
"""A place in parts of the drawing's width and height."""

Rows = list[tuple[str, str]]
"""Lines of a label, each as plotly reads it and as it is seen."""


@dataclass(frozen=True, slots=True)
class Point:
    """An offer: mean and swing of a month's pay, the swing's cost to the reader, what is left.

    All in whole euro; `kind` is a message id.
    """

    name: str
    kind: str
    mean: Decimal
    swing: Decimal
    cost: Decimal
    worth: Decimal

    def named(self, words: Words) -> str:
        """Its name and kind."""
        return words.say(message("{offer}, {kind}"), offer=self.name, kind=words.say(self.kind))


class Drawing:
    """One figure in the making; `aversion` is the slope of the line through `safest`."""

    def __init__(
        self,
        points: tuple[Point, ...],
        safest: Point,
        best: Point,
        aversion: Decimal,
        guess: Decimal | None,
        words: Words,
        palette: Palette,
    ) -> None:
        self.points, self.safest, self.best, self.aversion = points, safest, best, aversion
        self.guess, self.words, self.palette = guess, words, palette
        widest = max(*(point.swing for point in points), guess or Decimal(0))
        self.end = frame.round_top(widest * Decimal("1.15"))
        self.start = -ASIDE * self.end
        means = [point.mean for point in points]
        # The line has to show its slope, so the axis keeps to where the offers are.
        room = max(max(means) - min(means), self.end / 4) * Decimal("0.6")
        self.low, self.top = max(Decimal(0), min(means) - room), max(means) + room

    def figure(self) -> go.Figure:
        traces = [self._better(), self._line(), self._dots()]
        taken = self._marks()
        notes = [self._heading(), *self._names(taken), *self._guess_name(taken)]
        shapes = []
        if self.guess is not None:
            shapes = [frame.guess_line(self.words, self.palette, "x", self.guess)[0]]
        return frame.Drawn(traces, {**self._layout(), "shapes": shapes, "annotations": notes})

    def _layout(self) -> dict[str, Any]:
        words, palette = self.words, self.palette
        title = words.say(message("Swing: typical distance from the average"))
        level = frame.amount_axis(words, palette, self.end, title)
        upright = frame.amount_axis(words, palette, self.top, "")
        step = frame.round_ticks(self.top - self.low)[1]
        first = (self.low / step).to_integral_value(ROUND_CEILING) * step
        ticks = [first + step * n for n in range(int((self.top - first) / step) + 1)]
        upright |= {
            "range": [float(self.low), float(self.top)],
            "tickvals": [float(tick) for tick in ticks],
            "ticktext": [words.euro(tick) for tick in ticks],
        }
        half_the_last_tick = frame.width(words.euro(self.end)) // 2
        return {
            **frame.layout(words, palette),
            "margin": {"l": 8, "r": half_the_last_tick + 4, "t": 28, "b": 8},
            "xaxis": level | {"range": [float(self.start), float(self.end)]},
            "yaxis": upright,
        }

    def _heading(self) -> dict[str, Any]:
        text = self.words.say(message("Average pay a month, before tax"))
        place = {"x": 0, "xref": "paper", "xanchor": "left", "y": 1, "yref": "paper"}
        return frame.note(text, self.palette.muted, **place, yanchor="bottom", yshift=8)

    def _at(self, swing: Decimal) -> Decimal:
        """The average that is worth as much as the safest offer, at this swing."""
        return self.safest.mean + self.aversion * (swing - self.safest.swing)

    def _better(self) -> dict[str, Any]:
        """All that is worth more than the safest offer, tinted."""
        ends = [float(self._at(swing)) for swing in (self.start, self.end)]
        high = max(*ends, float(self.top))
        return {
            "type": "scatter",
            "mode": "lines",
            "x": [float(x) for x in (self.start, self.end, self.end, self.start)],
            "y": [*ends, high, high],
            "fill": "toself",
            "fillcolor": self.palette.base,
            "opacity": 0.12,
            "line": {"width": 0},
            "hoverinfo": "skip",
        }

    def _line(self) -> dict[str, Any]:
        ends = (self.start, self.end)
        return {
            "type": "scatter",
            "mode": "lines",
            "x": [float(swing) for swing in ends],
            "y": [float(self._at(swing)) for swing in ends],
            "line": {"color": self.palette.base, "width": 2.5},
            "hoverinfo": "skip",
        }

    def _dots(self) -> dict[str, Any]:
        """Filled where an offer is worth its risk to the reader, whose choice is larger."""
        palette = self.palette
        good = [self._good(point) for point in self.points]
        colours = [palette.base if yes else palette.muted for yes in good]
        return {
            "type": "scatter",
            "mode": "markers",
            "x": [float(point.swing) for point in self.points],
            "y": [float(point.mean) for point in self.points],
            "marker": {
                "size": [17 if point is self.best else 12 for point in self.points],
                "color": [c if yes else palette.page for c, yes in zip(colours, good, strict=True)],
                "line": {"color": colours, "width": 3},
                "opacity": 1,
            },
            "customdata": [self._sentence(point) for point in self.points],
            "hovertemplate": "%{customdata}<extra></extra>",
            "cliponaxis": False,
        }

    def _good(self, point: Point) -> bool:
        """Whether it is worth at least as much to the reader as the safest offer."""
        return point.worth >= self.safest.worth

    def _sentence(self, point: Point) -> str:
        return self.words.say(
            message(
                "{offer}<br>{mean} on average, swing {swing}"
                "<br>{mean} − {cost} for the swing = {worth} to you"
            ),
            offer=frame.plain(point.named(self.words)),
            mean=self.words.euro(point.mean),
            swing=self.words.euro(point.swing),
            cost=self.words.euro(point.cost),
            worth=self.words.euro(point.worth),
        )

    def _marks(self) -> list[Box]:
        """The room that points and line take."""
        points = self._dots_places()
        ends = [self._place(swing, self._at(swing)) for swing in (self.start, self.end)]
        return [*trail(ends), *(spot(x, y, 0.035, 0.035) for x, y in points)]

    def _upright(self) -> list[Box]:
        """The room of the guess, which labels keep off where they can."""
        if self.guess is None:
            return []
        across, _ = self._place(self.guess, self.low)
        return trail([(across, 0), (across, 1)])

    def _names(self, taken: list[Box]) -> Iterator[dict[str, Any]]:
        """Each offer's name at its point, the reader's choice first; then what the line says."""
        for point in sorted(self.points, key=lambda point: point is not self.best):
            good = self._good(point)
            colour = self.palette.base if good else self.palette.muted
            own = self._place(point.swing, point.mean)
            others = [dot for dot in self._dots_places() if dot != own]
            texts = self._texts(point)
            yield from self._label([own], texts, colour, taken, others, below=not good)
        text = self.words.say(message("as good as {offer}"), offer=self.safest.name)
        texts, others = [[(frame.plain(text), text)]], self._dots_places()
        yield from self._label(self._along_line(), texts, self.palette.base, taken, others)

    def _along_line(self) -> list[Spot]:
        """Places on the farther part of what is seen of the line of equal worth."""
        end = self.end
        if self.aversion:
            end = min(end, self.safest.swing + (self.top - self.safest.mean) / self.aversion)
        swings = (self.start + (end - self.start) * n / 20 for n in range(8, 20))
        return [self._place(swing, self._at(swing)) for swing in swings]

    def _dots_places(self) -> list[Spot]:
        return [self._place(point.swing, point.mean) for point in self.points]

    def _texts(self, point: Point) -> list[Rows]:
        """What may stand at a point, the fullest first."""
        name, kind = frame.plain(point.name), self.words.say(point.kind)
        full, bare = (
            (f"<b>{name}</b> {kind}", f"{point.name} {kind}"),
            (f"<b>{name}</b>", point.name),
        )
        if point is not self.best:
            return [[full], [bare]]
        choice = self.words.say(message("your choice"))
        return [[full, (choice, choice)], [full], [bare, (choice, choice)], [bare]]

    def _label(
        self,
        points: list[Spot],
        texts: list[Rows],
        colour: str,
        taken: list[Box],
        others: Sequence[Spot] = (),
        below: bool = False,
    ) -> Iterator[dict[str, Any]]:
        """The fullest of `texts` that has room by one of the points and is nearer to it than to `others`.

        Only where none has is one put nearer to others, or anywhere.
        """
        off = [*taken, *self._upright()]
        clear = ((FARTHER, others, off), (NEAR, others, taken))
        unclear = ((NEAR, (), off), (NEAR, (), taken), (2.0, (), taken))
        tried = [(rows, *how) for rows in texts for how in clear]
        tried += [(rows, *how) for how in unclear for rows in texts]
        for rows, far, kept_from, free_of in tried:
            width = max(frame.share_of_width(bare) for _, bare in rows)
            near = places(points, width, LINE_HEIGHT * len(rows), 0.045, below, far)
            nearer = near.off(points) <= near.off(kept_from)
            if box := near.first(nearer & near.free(free_of)):
                taken.append(box)
                note = self._note(box, "<br>".join(text for text, _ in rows), colour)
                crossed = not box.fits((), self._upright())
                yield note | ({"bgcolor": self.palette.page} if crossed else {})
                return

    def _note(self, box: Box, text: str, colour: str) -> dict[str, Any]:
        up = (box.y0 + box.y1) / 2
        place = {
            "x": float(self.start) + box.anchor * float(self.end - self.start),
            "y": float(self.low) + up * float(self.top - self.low),
            "xanchor": box.side,
            "align": box.side,
            "yanchor": "middle",
        }
        return frame.note(text, colour, **place)

    def _place(self, swing: Decimal, mean: Decimal) -> tuple[float, float]:
        across = (swing - self.start) / (self.end - self.start)
        return float(across), float((mean - self.low) / (self.top - self.low))

    def _guess_name(self, taken: list[Box]) -> Iterator[dict[str, Any]]:
        """The name of the reader's guess, as low beside its line as there is room."""
        if self.guess is None:
            return
        across, _ = self._place(self.guess, self.low)
        places = [(across, height / 12) for height in range(1, 12)]
        text = frame.guess_text(self.words)
        yield from self._label(places, [[(f"<b>{text}</b>", text)]], self.palette.guess, taken)
