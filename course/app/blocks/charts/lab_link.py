"""Where the pay lab shows a chart with its present parameters."""

from __future__ import annotations

from pydantic import BaseModel
from streamlit.navigation.page import Page

from course.app import keeper
from course.app.addresses import PageKind
from course.app.place import Place


def lab_link(place: Place, name: str, parameters: BaseModel) -> tuple[Page, dict[str, str]] | None:
    """The lab's page for the chart `name` and its query; None where the course has no lab."""
    page = place.pages.get(place.address.to(PageKind.CHART, chart=name))
    return None if page is None else (page, keeper.chart_query(name, parameters))
