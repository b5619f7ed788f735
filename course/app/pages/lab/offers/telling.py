"""What two offers come to: a verdict, the figures behind it, break-even, charts, and what to ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

import plotly.graph_objects as go
import streamlit as st
from pydantic import BaseModel

from course.app import keeper, lab_session, widgets
from course.app.addresses import PageKind
from course.app.blocks import pictures, prose, taxes
from course.app.blocks.charts import simulations
from course.app.pages.lab.offers import outlooks
from course.app.pages.lab.tools import CHART_NAMES
from course.app.place import Place
from course.app.plain import plain
from course.locale import Words
from course.pay.chance.simulation import Draws, not_simulated
from course.pay.charts import CHARTS, AnyChart, Palette
from course.pay.charts.amounts import euro
from course.pay.charts.chart import Table
from course.pay.lab.asking.asked import Question, questions
from course.pay.lab.charted import fits_offers, with_mine
from course.pay.lab.state import LabState
from course.pay.lab.two_offers.compare import Comparison, compare, verdict
from course.pay.lab.two_offers.crossings import Stretch
from course.pay.net import NetPayError
from course.pay.plans.plan import PayPlan

RUNS = 20_000
"""Years drawn for each offer."""
MONTHS = 12
ASKED = 5
"""Questions to ask that are shown for each offer; the summary has more."""
SHOWN = ("safety-curve", "uncapped-risk", "two-offers")
"""Charts that are drawn of two offers, those that apply to them."""
CHART = "lab-offers-chart"


def draw(place: Place) -> None:
    """Draw what the offers come to."""
    st.header(place.words.say("Verdict"), anchor=False)
    both = draws_of(keeper.now())
    simulations.run(place.words, both)
    try:
        found = comparison(place, both)
    except NetPayError as reason:
        st.info(plain(reason.tell(place.words)), icon=":material/info:")
        return
    for sentence in sentences(place, found):
        st.markdown(plain(sentence))
    prose.draw_html(place, outlooks.table_of(place, found, accounts=True), key="lab-offers-figures")
    with st.container():
        for sentence in outlooks.refusals(place, found):
            st.info(plain(sentence), icon=":material/info:")
    st.caption(plain(" ".join(assumptions(place))))
    st.fragment(key=CHART)(_charts)(place)
    _ask(place)


def draws_of(state: LabState) -> tuple[Draws, Draws]:
    """The simulated years of both offers, under the same chance."""
    a, b = state.offers.a.plan, state.offers.b.plan
    return (
        Draws(a, state.flow, MONTHS, RUNS, state.seed),
        Draws(b, state.flow, MONTHS, RUNS, state.seed),
    )


def comparison(place: Place, both: tuple[Draws, Draws]) -> Comparison:
    """What the simulated years say; raises `NetPayError` for costs that no known net pay reaches."""
    offers = keeper.now().offers
    return compare(offers, both[0], both[1], taxes.tax_of(place, offers.tax))


def sentences(place: Place, found: Comparison) -> Iterator[str]:
    """The verdict, and where the lead changes hands."""
    state = keeper.now()
    tax = taxes.tax_of(place, state.offers.tax)
    yield from verdict(state.offers, state.flow, found, tax, place.words)
    yield " ".join(_stretch(place.words, s) for s in found.crossings.stretches)


def assumptions(place: Place) -> Iterator[str]:
    """What stands behind the figures."""
    state, words = keeper.now(), place.words
    yield words.say(
        "Illustrative: {runs} years drawn by chance, each month of them before tax.",
        runs=words.number(RUNS),
    )
    left_out = dict.fromkeys(
        text for offer in (state.offers.a, state.offers.b) for text in not_simulated(offer.plan)
    )
    yield from (words.say(text) for text in left_out)


def _stretch(words: Words, stretch: Stretch) -> str:
    """Which offer is ahead over a stretch of steady sales."""
    say, offers = words.say, keeper.now().offers
    names = {"a": offers.a.name, "b": offers.b.name}
    start = euro(words, stretch.start)
    if stretch.ahead == "same":
        if stretch.end is None:
            return say("From {start} of sales a month on both pay the same.", start=start)
        end = euro(words, stretch.end)
        return say(
            "From {start} to {end} of sales a month both pay the same.", start=start, end=end
        )
    offer = names[stretch.ahead]
    if stretch.end is None:
        return say("From {start} of sales a month on {offer} pays more.", start=start, offer=offer)
    end = euro(words, stretch.end)
    return say(
        "From {start} to {end} of sales a month {offer} pays more.",
        start=start,
        end=end,
        offer=offer,
    )


@dataclass(frozen=True)
class Drawn:
    """A chart without controls: what moves it stands elsewhere on the page."""

    chart: AnyChart
    parameters: BaseModel

    def title(self, words: Words) -> str:
        """What the chart shows now."""
        return self.chart.title(self.parameters, words)

    def alt(self, words: Words) -> str:
        """The chart in words."""
        return self.chart.alt(self.parameters, words)

    def table(self, words: Words) -> Table:
        """The chart's numbers."""
        return self.chart.table(self.parameters, words)

    def figure(self, words: Words, palette: Palette) -> go.Figure:
        """The chart drawn."""
        return self.chart.figure(self.parameters, words, palette)


def _charts(place: Place) -> None:
    """One of the charts that apply, with the offers in it."""
    taxes_known, state = place.course.taxes, keeper.now()
    fitting: dict[str, BaseModel] = {}
    for name in SHOWN:
        if name in CHARTS and fits_offers(CHARTS[name].parameters, state):
            mine = with_mine(CHARTS[name].parameters(), state, taxes_known)
            # As many years as the verdict's, so that both say the same.
            runs = {"runs": RUNS} if "runs" in type(mine).model_fields else {}
            fitting[name] = mine.model_copy(update=runs)
    if not fitting:
        return
    kept = lab_session.draft(CHART)
    now = kept if kept in fitting else next(iter(fitting))
    st.pills(
        place.words.say("See it drawn"),
        list(fitting),
        default=widgets.hold(CHART, now),
        format_func=lambda name: plain(place.words.say(CHART_NAMES[name])),
        key=CHART,
        required=True,
        on_change=lambda: lab_session.keep_draft(CHART, widgets.value(CHART, now)),
    )
    shown = Drawn(CHARTS[now], fitting[now])
    simulations.run(place.words, shown.chart.draws(shown.parameters))
    pictures.draw(place, shown, key=f"{CHART}-{now}")
    st.caption(plain(shown.chart.caption(shown.parameters, place.words)))
    st.page_link(
        place.page(PageKind.CHART, chart=now),
        label=place.words.say("Move this chart’s numbers"),
        icon=":material/tune:",
        query_params=keeper.query(),
    )


def _ask(place: Place) -> None:
    state = keeper.now()
    st.header(place.words.say("Ask before you sign"), anchor=False)
    sides = {"a": state.offers.a, "b": state.offers.b}
    for column, (side, offer) in zip(st.columns(2, gap="large"), sides.items(), strict=True):
        with column:
            html = asked(place.words, offer.name, offer.plan, ASKED)
            prose.draw_html(place, html, key=f"lab-ask-{side}")


def asked(words: Words, name: str, plan: PayPlan, most: int) -> str:
    """The questions to ask of a plan, those that matter most first, as HTML."""
    found: Sequence[Question] = questions(plan, keeper.now().flow)[:most]
    items = "".join(
        f"<li><strong>{escape(words.say(question.text))}</strong>"
        f"<br>{escape(words.say(question.why))}{_stake(words, question)}</li>"
        for question in found
    )
    return f"<h3>{escape(name)}</h3><ol>{items}</ol>"


def _stake(words: Words, question: Question) -> str:
    stake = question.at_stake(words)
    return f' <span class="stake">{escape(stake)}</span>' if stake else ""
