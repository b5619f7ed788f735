"""The drawing itself, and what a click on one of its points does."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import plotly.graph_objects as go
import streamlit as st
from pydantic import BaseModel

from course.app import session
from course.app.blocks.charts import controls
from course.locale import Words
from course.pay.charts.chart import AnyChart
from course.pay.charts.frame import CONFIG
from course.pay.charts.palette import DARK, LIGHT

Ids = dict[int, tuple[str, ...]]
"""The ids of the points of each trace that has them, by the trace's number."""


def draw_plot(
    chart: AnyChart, now: BaseModel, words: Words, guess: Decimal | None, key: str
) -> None:
    """Draw the figure; a click on a point that has an id moves the controls."""
    palette = DARK if st.context.theme.type == "dark" else LIGHT
    figure = chart.figure(now, words, palette, guess)
    shown: dict[str, Any] = {"theme": None, "config": dict(CONFIG), "alt": chart.alt(now, words)}
    at = f"{key}-figure"
    if ids := _ids(figure):
        _keep_bright(figure, ids)
        shown["selection_mode"] = "points"
        shown["on_select"] = lambda: _pick(chart, now, ids, key)
    st.plotly_chart(figure, key=at, **shown)


def _ids(figure: go.Figure) -> Ids:
    return {
        number: tuple(str(id_) for id_ in trace.ids)
        for number, trace in enumerate(figure.data)
        if getattr(trace, "ids", None) is not None
    }


def _keep_bright(figure: go.Figure, ids: Ids) -> None:
    """A point that is clicked moves the controls; nothing else fades for it, as plotly would have it."""
    for number, trace in enumerate(figure.data):
        if trace.type in {"scatter", "bar"}:
            opacity = trace.marker.opacity
            bright = 1 if opacity is None or number not in ids else opacity
            trace.unselected = {"marker": {"opacity": bright}}


def _pick(chart: AnyChart, now: BaseModel, ids: Ids, key: str) -> None:
    """Move the controls to what the clicked point stands for; a second click on it does nothing."""
    for point in session.selected(f"{key}-figure"):
        number, place = point.get("curve_number"), point.get("point_index")
        if isinstance(number, int) and isinstance(place, int) and number in ids:
            if place < len(ids[number]):
                controls.move(dict(chart.picked(now, ids[number][place])), key)
            return
