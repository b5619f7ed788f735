"""The drawing itself, for the browser."""

from __future__ import annotations

import plotly.graph_objects as go
import streamlit as st
from plotly.io.json import to_json_plotly

from course.pay.charts.drawing.frame import CONFIG
from course.pay.charts.drawing.palette import DARK, LIGHT, Palette


def palette() -> Palette:
    """The colours of drawings in the theme that the page is shown in."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def figure_json(figure: go.Figure) -> str:
    """What plotly.js takes, as JSON."""
    told = figure.to_dict()
    json: str = to_json_plotly(
        {"data": told["data"], "layout": told["layout"], "config": dict(CONFIG)}
    )
    return json
