"""A chart in a lesson's text, behind the lesson's own question or the chart's."""

from __future__ import annotations

from functools import partial

import streamlit as st

from course.app import session
from course.app.blocks import cards
from course.app.blocks.charts import exhibit, gate
from course.app.blocks.charts.exhibit import Exhibit
from course.app.deck import Deck
from course.app.place import Place
from course.content.model import ChartBlock, Lesson
from course.pay.charts import CHARTS
from course.progress.answering import standing_of


def draw(place: Place, block: ChartBlock, key: str) -> None:
    """Draw a chart in a fragment of its own, behind the reader's prediction."""
    chart, deck = CHARTS[block.name], _prediction(place, block)
    if deck is None:
        st.fragment(key=key)(exhibit.draw)(Exhibit(place, chart, block.parameters, key))
        return
    cards.draw(place, deck, beside=(key,))
    opened = partial(gate.predicted, deck)
    shown = Exhibit(place, chart, block.parameters, key, opened=opened)
    st.fragment(key=key)(_answered)(shown, deck)


def _prediction(place: Place, block: ChartBlock) -> Deck | None:
    if block.predict is None:
        return None
    lesson = place.edition.lessons[block.predict.lesson]
    assert isinstance(lesson, Lesson)
    return Deck(lesson, (block.predict.question,), quiz=False)


def _answered(shown: Exhibit, deck: Deck) -> None:
    if standing_of(session.learner(), deck.lesson, deck.questions[0]).answered:
        exhibit.draw(shown)
    else:
        words = shown.place.words
        st.caption(words.say("Answer first: then the chart opens and you can move it."))
