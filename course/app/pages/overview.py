"""The overview: the lessons, where one stands, and where to go on."""

from __future__ import annotations

import streamlit as st

from course.app import problems, session
from course.app.blocks import prose
from course.app.confirm import confirm
from course.app.lesson_list import lesson_list
from course.app.place import Place
from course.app.plain import plain
from course.content.model import Lesson
from course.progress.event import Deed

PICTURE = 210
"""Pixels that the drawing beside the course's name is wide; a phone has no room for it."""

_PAY_DRAWN = """<svg class="pay-drawn" viewBox="0 0 210 150" aria-hidden="true" focusable="false">
<path class="axis" d="M8 6V142H204"/>
<path class="area" d="M12 138V112L62 104 92 78 132 70 158 40 190 22V138Z"/>
<path class="fixed" d="M14 92H196"/>
<path class="rising" pathLength="1" d="M12 112 62 104 92 78 132 70 158 40 190 22"/>
<circle class="goal" cx="190" cy="22" r="9"/>
</svg>"""


def draw(place: Place) -> None:
    """Draw the overview."""
    say, learner = place.words.say, session.learner()
    with st.container(horizontal=True, gap="large", key="welcome"):
        with st.container(width="stretch"):
            st.title(plain(place.edition.title), anchor=False)
            problems.draw(place)
            st.markdown(plain(place.edition.summary))
            way_in(place)
        with st.container(width=PICTURE, key="welcome-picture"):
            prose.draw_html(place, _PAY_DRAWN, key="pay-drawn")
    prose.draw_html(place, lesson_list(place, learner), key="lessons")
    if len(learner.record):
        confirm(
            label=say("Start the whole course over"),
            question=say("All your answers and marks are put aside, in every language."),
            yes=say("Yes, start over"),
            key="reset-all",
            act=lambda: learner.do(Deed.RESET),
        )


def next_lesson(place: Place) -> str | None:
    """The lesson to go on with: the one opened last, or the first not passed after it."""
    learner, lessons = session.learner(), place.edition.lessons
    ids = [id_ for id_, lesson in lessons.items() if isinstance(lesson, Lesson)]
    last = learner.record.last_lesson()
    start = ids.index(last) if last in ids else 0
    for id_ in ids[start:] + ids[:start]:
        lesson = lessons[id_]
        standing = learner.standing(lesson) if isinstance(lesson, Lesson) else None
        if standing and not standing.passed(place.course.pass_mark):
            return id_
    return None


def way_in(place: Place) -> None:
    """Draw the button that leads on: to the first lesson, or to the one left off."""
    place.follow_link()
    say, id_ = place.words.say, next_lesson(place)
    if id_ is None:
        lessons = place.edition.lessons.values()
        if lessons and all(isinstance(lesson, Lesson) for lesson in lessons):
            st.success(say("You have passed every lesson. Well done!"), icon=":material/trophy:")
        return
    begun = session.learner().record.last_lesson() is not None
    label = say("Continue where you left off") if begun else say("Begin the course")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            label,
            type="primary",
            icon=":material/play_arrow:",
            key="continue",
            on_click=lambda: session.ask_to_go(id_),
        )
        if begun:
            st.caption(plain(place.edition.lessons[id_].title), width="content")
