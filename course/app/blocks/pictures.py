"""Drawings of the pages’ own: a title that says what they show, the same in words and as a table."""

from __future__ import annotations

from html import escape
from typing import Protocol

import plotly.graph_objects as go

from course.app import components
from course.app.blocks import prose
from course.app.blocks.charts import plot
from course.app.place import Place
from course.locale import Words
from course.pay.charts.chart import Table
from course.pay.charts.drawing.palette import Palette
from course.pay.charts.table_html import table_html


class Picture(Protocol):
    """What can be shown here."""

    def title(self, words: Words) -> str:
        """One sentence that says what the drawing shows, without a full stop."""

    def alt(self, words: Words) -> str:
        """The drawing in words."""

    def table(self, words: Words) -> Table:
        """The same numbers."""

    def figure(self, words: Words, palette: Palette) -> go.Figure:
        """The drawing."""


def draw(place: Place, picture: Picture, key: str) -> None:
    """Draw a picture in the page’s theme and language, its table folded below it."""
    words = place.words
    components.chart(
        {
            "lang": words.language,
            "texts": {"undrawn": words.say("The drawing could not be loaded: reload the page.")},
            "title": picture.title(words),
            "figure": plot.figure_json(picture.figure(words, plot.palette())),
            "alt": picture.alt(words),
        },
        key=key,
    )
    summary = escape(words.say("The same numbers as a table"))
    table = table_html(picture.table(words))
    prose.draw_html(
        place,
        f'<details class="as-table"><summary>{summary}</summary>{table}</details>',
        key=f"{key}-table",
    )
