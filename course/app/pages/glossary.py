"""The glossary: every term, in alphabetical order, each with an anchor."""

from __future__ import annotations

from html import escape

import streamlit as st

from course.app import problems
from course.app.blocks import prose
from course.app.place import Place
from course.content.model import Term
from course.locale.collation import sort_key


def draw(place: Place) -> None:
    """Draw the glossary of the page's language."""
    st.title(place.words.say("Glossary"), anchor=False)
    problems.draw(place, "glossary")
    terms = sorted(place.edition.glossary.values(), key=lambda term: sort_key(term.term))
    if not terms:
        st.info(place.words.say("This course has no glossary yet."))
        return
    rows = "".join(_row(term) for term in terms)
    prose.draw_html(place, f'<dl class="glossary">{rows}</dl>', key="glossary")


def _row(term: Term) -> str:
    also = f' <span class="also">({escape(", ".join(term.also))})</span>' if term.also else ""
    return f'<dt id="{term.key}">{escape(term.term)}{also}</dt><dd>{term.definition}</dd>'
