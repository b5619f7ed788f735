"""A lesson: its text, questions, charts and quiz, and the way on."""

from __future__ import annotations

from html import escape
from typing import Literal

import streamlit as st

from course.app import foot, problems, reading_copy, session
from course.app.addresses import PageKind
from course.app.blocks import prose
from course.app.blocks.draw import draw_blocks
from course.app.place import Place
from course.app.plain import plain
from course.content.model import Lesson
from course.progress.answering import settle
from course.progress.event import Deed


def draw(place: Place) -> None:
    """Draw the lesson that the address names."""
    found = place.edition.lessons[place.address.lesson or ""]
    st.title(plain(found.title), anchor=False)
    problems.draw(place, found.id)
    if not isinstance(found, Lesson):
        st.info(
            place.words.say(
                "This lesson is being mended and will be back soon. "
                "The rest of the course is here, and your progress is kept."
            )
        )
    else:
        _opened(place, found)
        _head(place, found)
        draw_blocks(place, found)
        foot.draw(place, found)
    _ways_on(place, found.id)
    _reading_copy(place, found.id)


def _opened(place: Place, lesson: Lesson) -> None:
    learner = session.learner()
    if learner.record.last_lesson() != lesson.id or not learner.record.opened(lesson.id):
        learner.do(Deed.OPENED, lesson=lesson.id, language=place.address.language)
    settle(learner, lesson, place.address.language)


def _head(place: Place, lesson: Lesson) -> None:
    minutes = place.words.plural("{count} minute", "{count} minutes", lesson.minutes)
    able = escape(place.words.say("After this lesson you can:"))
    goals = "".join(f"<li>{escape(text)}</li>" for text in lesson.objectives.values())
    prose.draw_html(
        place,
        f'<p class="lead">{escape(lesson.summary)}</p>'
        f'<div class="goals"><p>{able} <span class="minutes">{escape(minutes)}</span></p>'
        f"<ul>{goals}</ul></div>",
        key=f"head-{lesson.id}",
    )


def _ways_on(place: Place, lesson: str) -> None:
    ids = list(place.edition.lessons)
    at = ids.index(lesson)
    st.divider()
    with st.container(horizontal=True, horizontal_alignment="distribute", key="ways-on"):
        if at > 0:
            _link(place, ids[at - 1], place.words.say("Previous"), "arrow_back", "left")
        if at + 1 < len(ids):
            _link(place, ids[at + 1], place.words.say("Next"), "arrow_forward", "right")
        else:
            st.page_link(
                place.page(PageKind.OVERVIEW),
                label=place.words.say("Back to the overview"),
                icon=":material/home:",
            )


def _link(place: Place, lesson: str, word: str, arrow: str, side: Literal["left", "right"]) -> None:
    name = plain(place.edition.lessons[lesson].short)
    st.page_link(
        place.page(PageKind.LESSON, lesson),
        label=f"{word}: {name}",
        icon=f":material/{arrow}:",
        icon_position=side,
    )


def _reading_copy(place: Place, lesson: str) -> None:
    if (href := reading_copy.href(place.address.language, lesson)) is not None:
        label = plain(place.words.say("Plain text for reading and printing"))
        with st.container(key="reading-copy"):
            st.markdown(f"[{label}]({href})")
