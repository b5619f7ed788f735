"""A chart in a lesson's text, behind the lesson's own question or the chart's."""

from __future__ import annotations

import streamlit as st

from course.app import session
from course.app.blocks import cards
from course.app.blocks.charts import gate
from course.app.blocks.charts.exhibit import Exhibit, draw_heading, draw_opened
from course.app.deck import Deck
from course.app.place import Place
from course.content.model import ChartBlock, Lesson
from course.pay.charts import CHARTS
from course.progress.answering import standing_of


def draw(place: Place, block: ChartBlock, key: str) -> None:
    """Draw a chart in a fragment of its own, behind the reader's prediction."""
    deck = _prediction(place, block)
    st.fragment(key=deck.key if deck else key)(_chart)(place, block, deck, key)


def _prediction(place: Place, block: ChartBlock) -> Deck | None:
    if block.predict is None:
        return None
    lesson = place.edition.lessons[block.predict.lesson]
    assert isinstance(lesson, Lesson)
    return Deck(lesson, (block.predict.question,), quiz=False)


def _chart(place: Place, block: ChartBlock, deck: Deck | None, key: str) -> None:
    exhibit = Exhibit(place, CHARTS[block.name], block.parameters, block.parameters, key)
    if deck is None:
        draw_behind_guess(exhibit)
        return
    cards.draw_card(place, deck)
    if not standing_of(session.learner(), deck.lesson, deck.questions[0]).answered:
        st.caption(place.words.say("Answer first: then the chart opens and you can move it."))
        return
    with st.container(key=f"{key}-frame"):
        draw_heading(exhibit)
        draw_opened(exhibit, gate.predicted(exhibit, deck))


def draw_behind_guess(exhibit: Exhibit) -> None:
    """Draw the chart's own question or, once it is answered, the chart."""
    with st.container(key=f"{exhibit.key}-frame"):
        draw_heading(exhibit)
        if answered := gate.ask(exhibit):
            draw_opened(exhibit, *answered)
