"""The drawing itself, and what a click on one of its points does."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import streamlit as st
from pydantic import BaseModel

from course.app import session
from course.app.blocks.charts import controls
from course.locale import Words
from course.pay.charts.chart import AnyChart
from course.pay.charts.drawing.frame import CONFIG, Drawn
from course.pay.charts.drawing.palette import DARK, LIGHT

Traces = list[dict[str, Any]]

Ids = dict[int, tuple[str, ...]]
"""The ids of the points of each trace that has them, by the trace's number."""


def draw_plot(
    chart: AnyChart,
    now: BaseModel,
    words: Words,
    guess: Decimal | None,
    key: str,
    meta: Mapping[str, str],
) -> None:
    """Draw the figure; a click on a point that has an id moves the controls.

    `meta` goes with the figure to the browser, for who saves it as a picture.
    """
    palette = DARK if st.context.theme.type == "dark" else LIGHT
    figure = chart.figure(now, words, palette, guess).to_dict()
    shown: dict[str, Any] = {"theme": None, "config": dict(CONFIG), "alt": chart.alt(now, words)}
    at = f"{key}-figure"
    if ids := _ids(figure["data"]):
        _keep_bright(figure["data"], ids)
        shown["selection_mode"] = "points"
        shown["on_select"] = lambda: _pick(chart, now, ids, key)
    layout = figure["layout"] | {"meta": dict(meta)}
    st.plotly_chart(Drawn(figure["data"], layout), key=at, **shown)


def _ids(traces: Traces) -> Ids:
    return {
        number: tuple(str(id_) for id_ in trace["ids"])
        for number, trace in enumerate(traces)
        if trace.get("ids") is not None
    }


def _keep_bright(traces: Traces, ids: Ids) -> None:
    """A point that is clicked moves the controls; nothing else fades for it, as plotly would have it."""
    for number, trace in enumerate(traces):
        if trace["type"] in {"scatter", "bar"}:
            opacity = trace.get("marker", {}).get("opacity", 1)
            trace["unselected"] = {"marker": {"opacity": opacity if number in ids else 1}}


def _pick(chart: AnyChart, now: BaseModel, ids: Ids, key: str) -> None:
    """Move the controls to what the clicked point stands for; a second click on it does nothing."""
    for point in session.selected(f"{key}-figure"):
        number, place = point.get("curve_number"), point.get("point_index")
        if isinstance(number, int) and isinstance(place, int) and number in ids:
            if place < len(ids[number]):
                controls.move(dict(chart.picked(now, ids[number][place])), key)
            return
