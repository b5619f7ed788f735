"""Draws a grid of pay: a row for each region, a column for each size, darker where it pays more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from course.locale import Words
from course.locale.message import message
from course.pay.charts.amounts import percent
from course.pay.charts.drawing import frame
from course.pay.charts.drawing.palette import Palette
from course.pay.offers.role_grid import Cell

SCREEN = 340
"""Pixels of the narrowest screen."""

LINE = 16
"""Pixels from one line of text to the next."""

LETTER = frame.width("0")
"""Pixels of a letter, estimated as in `frame`."""

PALE, FULL = 0.1, 0.5
"""How much colour the worst and the best pay have, as parts of the colour of base pay."""

EDGE = 0.03
"""Half the gap between cells, as a part of a cell."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A row's or a column's name, and how many times the reference it pays."""

    name: str
    multiplier: Decimal


class Drawing:
    """One figure in the making; `sentences` are the cells' in the order of `cells`.

    `chosen` is a size and a region by their keys; `span` is the line below the grid.
    """

    def __init__(
        self,
        cells: tuple[Cell, ...],
        sizes: Mapping[str, Heading],
        regions: Mapping[str, Heading],
        chosen: tuple[str, str],
        span: str,
        sentences: tuple[str, ...],
        guess: Decimal | None,
        words: Words,
        palette: Palette,
    ) -> None:
        self.cells, self.sizes, self.regions = cells, sizes, regions
        self.chosen, self.span, self.sentences, self.guess = chosen, span, sentences, guess
        self.words, self.palette = words, palette
        self.column = {key: number for number, key in enumerate(sizes)}
        # The first region on top.
        self.row = {key: len(regions) - 1 - number for number, key in enumerate(regions)}
        longest = max(len(heading.name) for heading in regions.values())
        self.left = longest * LETTER + 8
        room = (SCREEN - self.left - 8) // len(sizes)
        self.tops = {
            key: wrap(heading.name, max(room // LETTER, 4)) for key, heading in sizes.items()
        }

    def figure(self) -> go.Figure:
        shapes = [self._ring(*self.chosen, EDGE, self.palette.accent, "solid")]
        notes = [*self._names(), self._below(self.span, self.palette.ink, -8)]
        if self.guess is not None:
            near = self._guessed(self.guess)
            shapes.append(self._ring(near.size, near.region, 3 * EDGE, self.palette.guess, "dot"))
            text = self.words.say(
                message("Your guess: {guess} more; the dotted cell is nearest"),
                guess=percent(self.words, self.guess),
            )
            notes.append(self._below(f"<b>{text}</b>", self.palette.guess, -8 - LINE))
        layout = self._layout() | {"shapes": shapes, "annotations": notes}
        return frame.Drawn([self._grid()], layout)

    def _layout(self) -> dict[str, Any]:
        top = LINE * (max(map(len, self.tops.values())) + 1) + 10
        bottom = 8 + LINE * (1 if self.guess is None else 2)
        hidden: dict[str, Any] = {"showgrid": False, "zeroline": False, "fixedrange": True}
        hidden |= {"showticklabels": False, "tickvals": [], "ticktext": []}
        return {
            **frame.layout(self.words, self.palette),
            "barmode": "overlay",
            # An amount too long for its cell is written smaller rather than left out.
            "uniformtext": {"mode": False},
            "margin": {"l": self.left, "r": 8, "t": top, "b": bottom},
            "xaxis": {"range": [0, len(self.sizes)], **hidden},
            "yaxis": {"range": [-0.5, len(self.regions) - 0.5], **hidden},
        }

    def _grid(self) -> dict[str, Any]:
        """The cells as lying bars, one stretch of its row each: they fill it on any screen."""
        texts = [self.words.euro(whole(cell.pay)) for cell in self.cells]
        return {
            "type": "bar",
            "orientation": "h",
            "ids": [f"{cell.size}/{cell.region}" for cell in self.cells],
            "base": [self.column[cell.size] + EDGE for cell in self.cells],
            "x": [1 - 2 * EDGE] * len(self.cells),
            "y": [self.row[cell.region] for cell in self.cells],
            "width": 1 - 2 * EDGE,
            "marker": {
                "color": [self._colour(cell) for cell in self.cells],
                "line": {"width": 0},
            },
            # A cell that was clicked is marked by its ring; plotly would fade all others.
            "selected": {"marker": {"opacity": 1}},
            "unselected": {"marker": {"opacity": 1}},
            "text": [
                f"<b>{text}</b>" if (cell.size, cell.region) == self.chosen else text
                for cell, text in zip(self.cells, texts, strict=True)
            ],
            "textposition": "inside",
            "insidetextanchor": "middle",
            "textangle": 0,
            "insidetextfont": {"color": self.palette.ink, "size": 13},
            "customdata": [self._hover(number) for number in range(len(self.cells))],
            "hovertemplate": "%{customdata}<extra></extra>",
        }

    def _hover(self, number: int) -> str:
        return "<br>".join(wrap(frame.plain(self.sentences[number]), 40))

    def _colour(self, cell: Cell) -> str:
        """Between the page and the colour of base pay, so that ink is legible on all of it."""
        pays = [cell.pay for cell in self.cells]
        low, high = min(pays), max(pays)
        part = float((cell.pay - low) / (high - low)) if high > low else 0.5
        return mixed(self.palette.page, self.palette.base, PALE + (FULL - PALE) * part)

    def _names(self) -> Iterator[dict[str, Any]]:
        for key, heading in self.sizes.items():
            text = self._named(self.tops[key], heading, self.chosen[0] == key)
            place = {"x": self.column[key] + 0.5, "y": 1, "yref": "paper", "yanchor": "bottom"}
            yield frame.note(text, self.palette.ink, **place, yshift=2)
        for key, heading in self.regions.items():
            text = self._named([heading.name], heading, self.chosen[1] == key)
            place = {"x": 0, "xref": "paper", "xanchor": "right", "y": self.row[key], "xshift": -6}
            yield frame.note(text, self.palette.ink, **place, align="right")

    def _named(self, lines: list[str], heading: Heading, chosen: bool) -> str:
        name = "<br>".join(frame.plain(line) for line in lines)
        name = f"<b>{name}</b>" if chosen else name
        times = self.words.say(
            message("× {multiplier}"), multiplier=self.words.number(heading.multiplier)
        )
        return f'{name}<br><span style="color:{self.palette.muted}">{times}</span>'

    def _below(self, text: str, colour: str, shift: int) -> dict[str, Any]:
        place = {"x": 1, "xref": "paper", "y": 0, "yref": "paper", "yshift": shift}
        return frame.note(text, colour, **place, xanchor="right", yanchor="top")

    def _guessed(self, guess: Decimal) -> Cell:
        """The cell whose pay is nearest to so much more than the worst one’s."""
        wanted = min(cell.pay for cell in self.cells) * (1 + guess)
        return min(self.cells, key=lambda cell: abs(cell.pay - wanted))

    def _ring(self, size: str, region: str, inset: float, colour: str, dash: str) -> dict[str, Any]:
        column, row = self.column[size], self.row[region]
        ends = {"x0": column + inset, "x1": column + 1 - inset}
        ends |= {"y0": row - 0.5 + inset, "y1": row + 0.5 - inset}
        return {"type": "rect", **ends, "line": {"color": colour, "width": 3, "dash": dash}}


def whole(amount: Decimal) -> Decimal:
    """Whole euro, as there is room for in a cell; half a euro goes up."""
    return amount.quantize(Decimal(1), rounding=ROUND_HALF_UP)


def mixed(one: str, other: str, part: float) -> str:
    """The colour (`#rrggbb`) that is `part` (0–1) of the way from `one` to `other`."""
    pairs = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in pairs)
