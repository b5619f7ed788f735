"""A chart on a page of the pay lab, whose address follows its controls."""

from __future__ import annotations

import streamlit as st
from pydantic import BaseModel

from course.app import session
from course.app.blocks.charts import controls
from course.app.blocks.charts.exhibit import Exhibit, draw_heading, draw_opened
from course.app.blocks.charts.in_lesson import draw_behind_guess
from course.app.place import Place
from course.pay.charts import CHARTS


def draw_in_lab(
    place: Place,
    name: str,
    parameters: BaseModel,
    key: str,
    *,
    ask: bool = True,
    heading: bool = True,
) -> BaseModel:
    """Draw the chart `name` inside the caller's fragment; returns `parameters` as moved.

    Give it what it began with or what it returned last, and the controls stay as they are; other
    parameters begin anew. `ask` has the reader guess first. `heading` draws the chart's question,
    which a page may have as its title.
    """
    chart = CHARTS[name]
    first, anew = session.chart_began(key, parameters)
    if anew:
        controls.move(controls.settings(chart, parameters), key)
    exhibit = Exhibit(place, chart, first, parameters, key, heading=heading, in_lab=True)
    if ask:
        draw_behind_guess(exhibit)
    else:
        with st.container(key=f"{key}-frame"):
            draw_heading(exhibit)
            draw_opened(exhibit, None)
    now = exhibit.moved()
    session.keep_chart(key, first, now)
    return now
