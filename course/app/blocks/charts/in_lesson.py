"""A chart in a lesson's text, behind the lesson's own question or the chart's."""

from __future__ import annotations

from functools import partial

import streamlit as st

from course.app import session
from course.app.blocks import cards
from course.app.blocks.charts import exhibit, gate
from course.app.blocks.charts.exhibit import Exhibit
from course.app.deck import Deck, asked_deck
from course.app.place import Place
from course.app.plain import plain
from course.content.model import ChartBlock
from course.pay.charts import CHARTS
from course.progress.answering import standing_of


def draw(place: Place, block: ChartBlock, key: str) -> None:
    """Draw a chart in a fragment of its own, behind the reader's prediction."""
    chart = CHARTS[block.name]
    if block.predict is None:
        st.fragment(key=key)(exhibit.draw)(Exhibit(place, chart, block.parameters, key))
        return
    deck = asked_deck(block.predict, place.edition)
    cards.draw(place, deck, beside=(key,))
    opened = partial(gate.predicted, deck)
    shown = Exhibit(place, chart, block.parameters, key, opened=opened)
    st.fragment(key=key)(_answered)(shown, deck)


def _answered(shown: Exhibit, deck: Deck) -> None:
    if standing_of(session.learner(), deck.lesson, deck.questions[0]).answered:
        exhibit.draw(shown)
    else:
        say = shown.place.words.say
        with st.container(key=f"waits-{shown.key}"):
            told = plain(say("Answer first: then the chart opens and you can move it."))
            st.caption(f":material/bar_chart: {told}")
