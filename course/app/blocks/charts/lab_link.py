"""Where the pay lab shows a chart with its present parameters."""

from __future__ import annotations

from urllib.parse import urlencode

from pydantic import BaseModel

from course.app import keeper
from course.app.addresses import PageKind
from course.app.place import Place


def href(place: Place, name: str, parameters: BaseModel) -> str | None:
    """The address of the lab's page for the chart `name`; None where the course has no lab."""
    address = place.address.to(PageKind.CHART, chart=name)
    if address not in place.pages:
        return None
    return f"{address.path}?{urlencode(keeper.chart_query(name, parameters))}"
