"""A chart on a page of the pay lab, whose address follows its controls."""

from __future__ import annotations

import streamlit as st
from pydantic import BaseModel

from course.app import lab_session
from course.app.blocks.charts import exhibit
from course.app.place import Place
from course.pay.charts import CHARTS


def draw_in_lab(
    place: Place,
    chart_name: str,
    parameters: BaseModel,
    key: str,
    take: exhibit.Take,
    *,
    ask: bool = True,
    heading: bool = True,
) -> None:
    """Draw a chart in a fragment of its own; `take` is told where it stands.

    Give it what was taken last, and the controls stay as they are; other parameters begin anew. `ask` has the reader guess first. `heading` draws the chart's question,
    which a page may have as its title.
    """
    chart = CHARTS[chart_name]
    first = lab_session.handled(exhibit.name(key, chart)).begin(parameters)
    shown = exhibit.Exhibit(place, chart, first, key, heading, ask, take)
    st.fragment(key=f"{key}-drawn")(exhibit.draw)(shown)
