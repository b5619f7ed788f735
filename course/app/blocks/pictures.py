"""Drawings of the lab’s own: a title that says what they show, and the same in words."""

from __future__ import annotations

from typing import Protocol

import plotly.graph_objects as go
import streamlit as st

from course.app.place import Place
from course.app.plain import plain
from course.locale import Words
from course.pay.charts.drawing.frame import CONFIG
from course.pay.charts.drawing.palette import DARK, LIGHT, Palette


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
    palette = DARK if st.context.theme.type == "dark" else LIGHT
    st.markdown(f"**{plain(picture.title(place.words))}**")
    st.plotly_chart(
        picture.figure(place.words, palette),
        key=key,
        theme=None,
        config=dict(CONFIG),
        alt=picture.alt(place.words),
    )
