"""Drawings of the lab’s own: a title that says what they show, and the same in words."""

from __future__ import annotations

from typing import Protocol

import plotly.graph_objects as go

from course.app import components
from course.app.blocks.charts import plot
from course.app.place import Place
from course.locale import Words
from course.pay.charts.drawing.palette import Palette


class Picture(Protocol):
    """What can be shown here."""

    def title(self, words: Words) -> str:
        """One sentence that says what the drawing shows, without a full stop."""

    def alt(self, words: Words) -> str:
        """The drawing in words."""

    def figure(self, words: Words, palette: Palette) -> go.Figure:
        """The drawing."""


def draw(place: Place, picture: Picture, key: str) -> None:
    """Draw a picture in the page’s theme and language."""
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
