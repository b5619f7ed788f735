"""The lab’s state: kept in the session while pages change, and told in the address for others."""

from __future__ import annotations

from typing import Any

import streamlit as st
from pydantic import BaseModel

from course.app import lab_session
from course.pay.lab.charted import chart_data
from course.pay.lab.links.link import TOO_LONG, Link, LinkError, decode, encode
from course.pay.lab.sentence import Sentence
from course.pay.lab.state import DEFAULT, LabState, Offers, changed
from course.pay.plans.plan import PayPlan

PARAMETER = "lab"
"""The address’s parameter that holds the lab."""

CHART = "chart"
"""The address’s parameter that brings one chart’s parameters, and nothing else, into the lab."""

BROUGHT = "brought-charts"
"""The draft that names the charts whose parameters came by a link."""


def now() -> LabState:
    """The lab as it stands."""
    return lab_session.lab() or DEFAULT


def link() -> str:
    """The lab as a text for an address; empty while it is as at the start."""
    return "" if now() == DEFAULT else _encoded().text


def not_in_link() -> Sentence | None:
    """What to tell where the address does not hold the whole lab."""
    return _encoded().lacks


def query() -> dict[str, str]:
    """The address’s parameters that open the lab as it is."""
    text = link()
    return {PARAMETER: text} if text else {}


def offer() -> dict[str, str]:
    """The same for links to the lab’s pages: followed here, they never take the lab back."""
    lab_session.lab_told().offered = link()
    return query()


def arrive(page: str, chart: str | None = None) -> Sentence | None:
    """Take over what the address of `page` brings, where that is not what the lab holds already.

    `chart` is the name of the chart whose page it is, if it is one. Returns why the address opens
    no lab, if so; then the lab stays as it is, or begins as at the start.
    """
    asked, brought = st.query_params.get(PARAMETER), st.query_params.get(CHART)
    wrong: Sentence | None = None
    try:
        if asked and asked != link() and not _outrun(asked, page):
            _replace(decode(asked))
        if brought and chart:
            _bring(chart, decode(brought).charts.get(chart, {}))
    except LinkError as reason:
        wrong = reason.sentence
    lab_session.lab_told().page = page
    _tell()
    return wrong


def _outrun(asked: str, page: str) -> bool:
    """Whether a link to another page was followed before it could tell of the last change.

    It holds what the address has said earlier; on the same page that is the browser’s way back.
    """
    told = lab_session.lab_told()
    return page != told.page and (asked == told.offered or asked in told.links)


def was_brought(chart: str) -> bool:
    """Whether a link brought this chart: its reader comes from where it was seen."""
    return chart in (lab_session.draft(BROUGHT) or ())


def chart_query(name: str, parameters: BaseModel) -> dict[str, str]:
    """The address’s parameters that open a chart’s page with `parameters`."""
    state = changed(DEFAULT, charts={name: chart_data(parameters)})
    return {CHART: encode(state).text}


def change_chart(name: str, parameters: BaseModel | None, *, tell: bool = True) -> None:
    """Keep a chart’s parameters; None puts it back to what it begins with.

    While one of its sliders is dragged nobody is told (`tell`): each step would be one for the
    browser’s way back.
    """
    data = {} if parameters is None else chart_data(parameters)
    if data != now().charts.get(name, {}):
        charts = {other: kept for other, kept in now().charts.items() if other != name}
        charts |= {name: data} if data else {}
        lab_session.keep_lab(
            now().model_copy(update={"charts": charts})
        )  # they come from a model: no check
    if tell:
        _tell()


def change(**fields: object) -> None:
    """Change some of the lab’s fields, and the address with them."""
    lab_session.keep_lab(changed(now(), **fields))
    _tell()


def change_plan(plan: PayPlan) -> None:
    """Take another plan."""
    change(plan=plan)


def change_offers(**fields: object) -> None:
    """Change some of what is compared on the page of two offers."""
    change(offers=Offers.model_validate(dict(now().offers) | fields))


def change_tax(tax: str | None) -> None:
    """Reckon net pay by another tax year of the course, or not at all."""
    change_offers(tax=tax)


def start_over() -> None:
    """Put everything back as it was at the start."""
    _replace(DEFAULT)
    _tell()


def _replace(state: LabState) -> None:
    lab_session.keep_lab(state)
    lab_session.forget_drafts()
    lab_session.keep_draft(BROUGHT, tuple(state.charts))


def _bring(chart: str, data: dict[str, Any]) -> None:
    lab_session.keep_lab(changed(now(), charts={**now().charts, chart: data}))
    lab_session.keep_draft(BROUGHT, (*(lab_session.draft(BROUGHT) or ()), chart))


def _encoded() -> Link:
    """The lab’s link, made once for each state; an empty one for what no link can hold."""
    told, state = lab_session.lab_told(), now()
    if told.state is not state:
        try:
            told.link = encode(state)
        except LinkError:
            told.link = Link("", TOO_LONG)
        told.state = state
        told.links.append(told.link.text)
    return told.link


def _tell() -> None:
    """Write the lab into the address, where it says something else."""
    params = st.query_params
    if CHART in params or params.get(PARAMETER) != (link() or None):
        others = [(name, params.get_all(name)) for name in params if name not in {CHART, PARAMETER}]
        params.from_dict([*others, *query().items()])  # at once: each message is a step back
