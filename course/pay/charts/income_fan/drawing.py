"""Draws the band of a year’s months, one possible year, and how many months bring no commission."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import plotly.graph_objects as go

from course.locale import Words
from course.locale.message import message
from course.pay.charts.drawing import frame
from course.pay.charts.drawing.nearby import places, spot, trail
from course.pay.charts.drawing.palette import Palette
from course.pay.charts.drawing.spacing import apart
from course.pay.charts.simulated import of_hundred

FAN = 0.77
"""The part of the height that the fan takes; above it lies the strip of 100 months."""
STRIP = 0.93
"""Where the strip begins."""
LINE_HEIGHT = 0.085
"""One line of text, as a part of the fan's height."""
LEFT, RIGHT = 0.6, 12.4
"""The ends of the axis of months."""
SCREEN = 340
"""Pixels of the narrowest screen."""
AXIS = 30
"""Pixels that the pay axis takes beside its longest amount."""
TICKS = (1, 3, 6, 9, 12)

FAR = 0.2
"""A name farther than this from its month would seem to name something else."""
ALIKE = Decimal("0.02")
"""Amounts nearer than this part of the axis look the same on it."""

Lines = tuple[tuple[Decimal, ...], tuple[Decimal, ...], tuple[Decimal, ...]]
Year = tuple[tuple[Decimal, bool], ...]


class Drawing:
    """One figure in the making.

    `lines` are the pay, month by month, that 1 in 10, half and 9 in 10 do not pass, `overall` these
    three over all months; `year` is one possible year: pay, and whether it is without commission (beyond a `draw`); `without` is the
    share of such months.
    """

    def __init__(
        self,
        lines: Lines,
        overall: tuple[Decimal, Decimal, Decimal],
        year: Year,
        without: Decimal,
        draw: bool,
        guess: Decimal | None,
        words: Words,
        palette: Palette,
    ) -> None:
        self.lines, self.year, self.without, self.draw = lines, year, without, draw
        self.guess, self.words, self.palette = guess, words, palette
        self.months = list(range(1, len(year) + 1))
        largest = max(*lines[2], *(pay for pay, _ in year))
        # Room above for the name of the line.
        self.top = frame.round_top(largest * Decimal("1.15"))
        last = (lines[0][-1], lines[1][-1], lines[2][-1])
        alike = all(abs(a - b) <= self.top * ALIKE for a, b in zip(last, overall, strict=True))
        # Chance alone parts the last month from all months: then the title's amounts stand there.
        self.ends = overall if alike else last
        self.left = frame.width(words.euro(self.top)) + AXIS

    def figure(self) -> go.Figure:
        traces = [*self._band(), self._path(), self._strip()]
        shapes, notes = self._guess()
        edges = list(self._edges())
        right = 6 + max(frame.width(part) for edge in edges for part in edge["text"].split("<br>"))
        names = self._names(SCREEN - right - self.left)
        notes = [self._strip_name(), self._pay_heading(), *edges, *names, *notes]
        return frame.Drawn(traces, {**self._layout(right), "shapes": shapes, "annotations": notes})

    def _layout(self, right: int) -> dict[str, Any]:
        words, palette = self.words, self.palette
        upright = frame.amount_axis(words, palette, self.top, "")
        level = {**upright, "range": [LEFT, RIGHT], "showgrid": False, "automargin": False}
        level |= {"tickvals": list(TICKS), "ticktext": [words.number(n) for n in TICKS]}
        level["title"] = upright["title"] | {"text": words.say(message("Month"))}
        bare = {"visible": False, "fixedrange": True}
        return {
            **frame.layout(words, palette),
            "barmode": "overlay",
            "margin": {"l": 8, "r": right, "t": 24, "b": 44},
            "xaxis": level | {"anchor": "y"},
            "yaxis": upright | {"domain": [0, FAN], "anchor": "x"},
            "xaxis2": bare | {"range": [0, 100], "anchor": "y2"},
            "yaxis2": bare | {"range": [0, 1], "domain": [STRIP, 1], "anchor": "x2"},
        }

    def _pay_heading(self) -> dict[str, Any]:
        text = self.words.say(message("Pay a month, before tax"))
        place = {"x": 0, "xref": "paper", "xanchor": "left", "y": FAN, "yref": "paper"}
        return frame.note(text, self.palette.muted, **place, yanchor="bottom", yshift=5)

    def _band(self) -> Iterator[dict[str, Any]]:
        low, middle, high = ([float(pay) for pay in line] for line in self.lines)
        blue = self.palette.offer_a
        yield {
            "type": "scatter",
            "mode": "lines",
            "x": [*self.months, *reversed(self.months)],
            "y": [*low, *reversed(high)],
            "fill": "toself",
            "fillcolor": _faint(blue),
            "line": {"width": 1, "color": _faint(blue)},
            "hoverinfo": "skip",
        }
        yield {
            "type": "scatter",
            "mode": "lines",
            "x": self.months,
            "y": middle,
            "line": {"color": blue, "width": 3},
            "customdata": [self._sentence(month) for month in range(len(self.year))],
            "hovertemplate": "%{customdata}<extra></extra>",
        }

    def _path(self) -> dict[str, Any]:
        palette = self.palette
        pays = [float(pay) for pay, _ in self.year]
        empty = [none for _, none in self.year]
        return {
            "type": "scatter",
            "mode": "lines+markers",
            "x": self.months,
            "y": pays,
            "line": {"color": palette.ink, "width": 1.5},
            "marker": {
                "size": [11 if none else 6 for none in empty],
                "color": [palette.page if none else palette.ink for none in empty],
                "line": {
                    "width": [3 if none else 0 for none in empty],
                    "color": [palette.offer_b if none else palette.ink for none in empty],
                },
                "opacity": 1,
            },
            "customdata": [self._sentence_of_year(month) for month in range(len(self.year))],
            "hovertemplate": "%{customdata}<extra></extra>",
            "cliponaxis": False,
        }

    def _sentence(self, month: int) -> str:
        low, middle, high = (self.words.euro(line[month]) for line in self.lines)
        return self.words.say(
            message(
                "Month {month}<br>1 in 10 pays at most {low}<br>half pay at most {middle}"
                "<br>9 in 10 pay at most {high}"
            ),
            month=self.words.number(month + 1),
            low=low,
            middle=middle,
            high=high,
        )

    def _sentence_of_year(self, month: int) -> str:
        pay, none = self.year[month]
        text = message("Month {month} of this year<br>pays {pay}")
        if none:
            text = message("Month {month} of this year<br>pays {pay}: no commission")
        return self.words.say(text, month=self.words.number(month + 1), pay=self.words.euro(pay))

    def _edges(self) -> Iterator[dict[str, Any]]:
        """What the band's lines stand for, to the right of their ends, kept apart."""
        low, middle, high = self.ends
        texts = (
            (high, message("9 in 10:<br>to {pay}")),
            (middle, message("half:<br>to {pay}")),
            (low, message("1 in 10:<br>to {pay}")),
        )
        shown: list[tuple[Decimal, str]] = []
        for pay, text in texts:
            # Where two are the same, the one that says more stands.
            if not shown or pay != shown[-1][0]:
                shown.append((pay, self.words.say(text, pay=self.words.euro(pay))))
        shown.reverse()
        room = 2 * LINE_HEIGHT
        heights = apart([float(pay / self.top) for pay, _ in shown], room, room / 2)
        for above, ((_, text), height) in enumerate(zip(shown, heights, strict=True), -len(shown)):
            place = {"x": 1, "xref": "paper", "xanchor": "left", "xshift": 4, "align": "left"}
            inside = min(height, 1 + (above + 0.5) * room)
            up = {"y": inside * float(self.top), "yanchor": "middle"}
            yield frame.note(text, self.palette.offer_a, **place, **up)

    def _names(self, room: int) -> Iterator[dict[str, Any]]:
        """In a drawing `room` pixels wide: “one possible year” at its peak, “no commission” at a month without."""
        points = [(self._across(n), float(pay / self.top)) for n, (pay, _) in self._numbered()]
        taken = [*trail(points), *(spot(x, y, 0.04, 0.035) for x, y in points)]
        taken += trail(
            [(self._across(n), float(self.lines[1][n - 1] / self.top)) for n in self.months]
        )
        empty = [points[n - 1] for n, (_, none) in self._numbered() if none]
        peak = max(points, key=lambda point: point[1])
        only = message("only the draw") if self.draw else message("no commission")
        names = [(only, self.palette.offer_b, empty, True, FAR)]
        names.append((message("one possible year"), self.palette.ink, [peak], False, 2.0))
        for name, colour, named, below, far in names:
            text = self.words.say(name)
            width = frame.width(text) / room
            near = places(named, width, LINE_HEIGHT, 0.045, below, far)
            if box := near.first(near.free(taken)):
                taken.append(box)
                across = {"x": LEFT + box.anchor * (RIGHT - LEFT), "xanchor": box.side}
                up = {"y": (box.y0 + box.y1) / 2 * float(self.top), "yanchor": "middle"}
                yield frame.note(f"<b>{text}</b>", colour, **across, **up)

    def _numbered(self) -> Iterator[tuple[int, tuple[Decimal, bool]]]:
        return enumerate(self.year, start=1)

    @staticmethod
    def _across(month: int) -> float:
        return (month - LEFT) / (RIGHT - LEFT)

    def _strip(self) -> dict[str, Any]:
        """100 months as a bar: those without commission, then the others."""
        count, palette = float(self.without * 100), self.palette
        colours = [palette.offer_b, _faint(palette.offer_a)]
        return {
            "type": "bar",
            "orientation": "h",
            "x": [count, 100 - count],
            "y": [0.5, 0.5],
            "base": [0, count],
            "width": 1,
            "marker": {"color": colours, "line": {"width": 0}},
            "customdata": [without(self.words, self.without, self.draw)] * 2,
            "hovertemplate": "%{customdata}<extra></extra>",
            "xaxis": "x2",
            "yaxis": "y2",
        }

    def _strip_name(self) -> dict[str, Any]:
        text = without(self.words, self.without, self.draw)
        # What is too long to begin over the strip begins as far to the left as it must.
        beyond = max(0, frame.width(text) - (SCREEN - self.left))
        place = {"x": 0, "xref": "paper", "xanchor": "left", "y": 1, "yref": "paper"}
        place |= {"xshift": -min(beyond, self.left), "yanchor": "bottom", "yshift": 3}
        return frame.note(f"<b>{text}</b>", self.palette.offer_b, **place)

    def _guess(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """The reader's guess as an upright line through the strip, named below it."""
        if self.guess is None:
            return [], []
        line, name = frame.guess_line(self.words, self.palette, "x", self.guess * 100)
        line |= {"xref": "x2", "y0": STRIP - 0.02, "y1": 1.02}
        halo = {**line, "line": {"color": self.palette.page, "width": 6}}
        side = "left" if self.guess <= Decimal("0.5") else "right"
        name |= {"xref": "x2", "y": STRIP, "yanchor": "top", "xanchor": side, "yshift": -2}
        name["xshift"] = 3 if side == "left" else -3
        return [halo, line], [name]


def without(words: Words, share: Decimal, draw: bool) -> str:
    """How many of 100 months are without commission, or without any beyond the draw."""
    text = message("{count} of 100 months without commission")
    if draw:
        text = message("{count} of 100 months bring only the draw")
    return words.say(text, count=of_hundred(words, share))


def _faint(colour: str) -> str:
    """A colour, `#rrggbb`, as it looks laid thinly over the page."""
    red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.2)"
