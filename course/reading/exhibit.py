"""A chart as a picture: its question, its sentence, the drawing, and the same numbers as a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from pydantic import BaseModel

from course.locale import Words
from course.pay.charts import CHARTS
from course.pay.charts.table_html import table_html
from course.reading.picture.drawing import draw
from course.reading.picture.inks import NIGHT, PAPER, Inks

FOLDED = "@media screen and (max-width:34rem)"
"""Where rows of tables become cards, as in `page.css`."""

CARDS_FROM = 3
"""Columns of a table whose rows do so: what stands beside one thing alone has room."""

_LABEL = re.compile(r' data-label="[^"]*"')


@dataclass
class Exhibits:
    """The charts of one page, which share their colours and the names within the page."""

    words: Words
    inks: Inks = field(default_factory=Inks)
    rooms: dict[tuple[int, int], str] = field(default_factory=dict)
    labels: str = ""
    drawn: int = 0

    def html(self, name: str, parameters: BaseModel) -> str:
        """The chart `name` as a lesson first shows it."""
        chart, words = CHARTS[name], self.words
        folded = words.say("The same numbers as a table")
        for draws in chart.draws(parameters):
            draws.pay()
        self.drawn += 1
        drawing = draw(
            chart.figure(parameters, words, PAPER),
            chart.figure(parameters, words, NIGHT),
            chart.alt(parameters, words),
            f"hatching-{self.drawn}",
            self.inks,
        )
        room = self.rooms.setdefault((drawing.left, drawing.right), f"room-{len(self.rooms)}")
        name = f"exhibit-{self.drawn}"
        table = chart.table(parameters, words)
        self.labels += _labels(name, table.columns)
        return (
            f'<figure class="chart" id="{name}"><figcaption>'
            f'<p class="asks">{escape(words.say(chart.heading()))}</p>'
            f'<p class="title">{escape(chart.title(parameters, words))}</p></figcaption>'
            f'<div class="plot"><div class="{room}">{drawing.svg}</div></div>'
            f'<p class="caption">{escape(chart.caption(parameters, words))}</p>'
            f"<details><summary>{escape(folded)}</summary>"
            f"{_LABEL.sub('', table_html(table))}</details></figure>"
        )

    def css(self) -> str:
        """What the page's style adds for its charts."""
        rooms = "".join(
            f".{name}{{padding:0 {right}px 0 {left}px}}"
            for (left, right), name in self.rooms.items()
        )
        return f"{self.inks.css()}{rooms}{FOLDED}{{{self.labels}}}" if self.drawn else ""


def _labels(name: str, columns: Sequence[str]) -> str:
    """What stands before the cells of each column where rows become cards: once here, not in every cell."""
    if len(columns) < CARDS_FROM:
        return ""
    return "".join(
        f'#{name} td:nth-child({number})::before{{content:"{_quoted(column)}"}}'
        for number, column in enumerate(columns, 1)
    )


def _quoted(text: str) -> str:
    """A text between the quotes of a style, all but its letters, digits and plain spaces told by their numbers."""
    return "".join(
        letter if letter.isalnum() or letter == " " else f"\\{ord(letter):x} " for letter in text
    )
