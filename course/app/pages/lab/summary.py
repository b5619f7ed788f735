"""The lab on paper: plan, statement, verdict, questions to ask, assumptions, and the link."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from urllib.parse import urlencode, urlsplit

import streamlit as st

from course.app import keeper
from course.app.blocks import prose, taxes
from course.app.blocks.charts import simulations
from course.app.pages.lab.around import draw_page
from course.app.pages.lab.offers import outlooks, telling
from course.app.pages.lab.year import statement
from course.app.place import Place
from course.pay.errors import PayError
from course.pay.lab.plan_words.reading import reading
from course.pay.net import ESTIMATE, NetPayError
from course.pay.statements.statement import pay_statement

QUESTIONS = 6
"""Questions to ask that are printed for each plan."""


def draw(place: Place) -> None:
    """Draw the page; it has nothing to press but the ways to other pages."""
    draw_page(place, _summary, "lab-summary")


def _summary(place: Place) -> None:
    say = place.words.say
    with st.container(key="lab-summary-tools"):
        st.caption(
            say("Print this page, or save it as PDF, from your browser’s menu: Ctrl+P or ⌘P.")
        )
    simulations.run(place.words, telling.draws_of(keeper.now()))
    parts = (_plan(place), _year(place), _offers(place), _ask(place), _assumed(place))
    html = "".join(parts)
    prose.draw_html(place, f'<div class="sheet">{html}</div>', key="lab-sheet")


def _heading(text: str) -> str:
    return f"<h2>{escape(text)}</h2>"


def _plan(place: Place) -> str:
    words = place.words
    told = escape(" ".join(reading(keeper.now().plan, words)))
    return _heading(words.say("My plan")) + f"<p>{told}</p>"


def _year(place: Place) -> str:
    state, words = keeper.now(), place.words
    title = _heading(words.say("My year"))
    try:
        months = pay_statement(state.plan, state.deals, state.months, state.leaves)
    except PayError as reason:
        return f"{title}<p>{escape('; '.join(reason.tell(words)))}</p>"
    notes = "".join(f"<p>{escape(sentence)}</p>" for sentence in statement.notes(place, months))
    return title + statement.table(place, months, accounts=False) + notes


def _offers(place: Place) -> str:
    words, offers = place.words, keeper.now().offers
    title = _heading(words.say("Two offers"))
    terms = "".join(
        f"<p><strong>{escape(offer.name)}.</strong> {escape(' '.join(reading(offer.plan, words)))}</p>"
        for offer in (offers.a, offers.b)
    )
    try:
        found = telling.comparison(place, telling.draws_of(keeper.now()))
    except NetPayError as reason:
        return f"{title}{terms}<p>{escape(reason.tell(words))}</p>"
    told = "".join(f"<p>{escape(s)}</p>" for s in telling.sentences(place, found))
    unknown = "".join(f"<p>{escape(s)}</p>" for s in outlooks.refusals(place, found))
    return title + terms + told + outlooks.table_of(place, found, accounts=False) + unknown


def _ask(place: Place) -> str:
    words, state = place.words, keeper.now()
    plans = {words.say("My plan"): state.plan}
    plans |= {offer.name: offer.plan for offer in (state.offers.a, state.offers.b)}
    lists = "".join(telling.asked(words, name, plan, QUESTIONS) for name, plan in plans.items())
    return _heading(words.say("Ask before you sign")) + lists


def _assumed(place: Place) -> str:
    title = _heading(place.words.say("Where the figures come from"))
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in _sentences(place))
    return f"{title}<ul>{items}</ul>{_link(place)}"


def _sentences(place: Place) -> Iterator[str]:
    words, state = place.words, keeper.now()
    yield words.say(
        "All pay is before tax unless it says net; every cent of the statement is exact."
    )
    yield from telling.assumptions(place)
    tax = taxes.tax_of(place, state.offers.tax)
    if tax is not None:
        yield f"{taxes.name(place, tax)}: {words.say(ESTIMATE, year=tax.year)}"
        yield words.say("Sources: {sources}.", sources=", ".join(tax.sources))
    yield words.say("This is arithmetic, not advice: what counts is what your contract says.")


def _link(place: Place) -> str:
    words = place.words
    here = urlsplit(st.context.url or "")
    query = f"?{urlencode(keeper.query())}" if keeper.query() else ""
    address = f"{here.scheme}://{here.netloc}{here.path}{query}" if here.netloc else query
    told = escape(words.say("Link to this lab:"))
    lacks = keeper.not_in_link()
    note = f"<p>{escape(lacks.said(words))}</p>" if lacks else ""
    if not keeper.link() and lacks:
        return note
    return f'<p>{told} <span class="address">{escape(address)}</span></p>{note}'
