"""A chart on a page of the pay lab, whose address follows its controls."""

from __future__ import annotations

from collections.abc import Callable

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
    take: Callable[[BaseModel], None],
    *,
    ask: bool = True,
    heading: bool = True,
) -> None:
    """Draw the chart `name` inside the caller's fragment; `take` is told where it stands.

    Give it what it began with or what was taken last, and the controls stay as they are; other
    parameters begin anew. `ask` has the reader guess first. `heading` draws the chart's question,
    which a page may have as its title.
    """
    chart = CHARTS[name]
    first, anew = session.chart_began(key, parameters)
    if anew:
        controls.move(controls.settings(chart, parameters), key)

    def keep(now: BaseModel) -> None:
        session.keep_chart(key, first, now)
        take(now)

    exhibit = Exhibit(place, chart, first, parameters, key, heading, keep)
    if ask:
        draw_behind_guess(exhibit)
    else:
        with st.container(key=f"{key}-frame"):
            draw_heading(exhibit)
            draw_opened(exhibit, None)
