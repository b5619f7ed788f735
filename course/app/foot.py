"""The foot of a lesson: the mark that it was read, and starting it over."""

from __future__ import annotations

import streamlit as st

from course.app import session, sidebar
from course.app.confirm import confirm
from course.app.place import Place
from course.content.model import Lesson
from course.progress.event import Deed


def key(lesson: Lesson) -> str:
    """The fragment's key, for those who change what it shows."""
    return f"foot-{lesson.id}"


def draw(place: Place, lesson: Lesson) -> None:
    """Draw the foot; it can be drawn again without the page."""
    st.fragment(key=key(lesson))(_marks)(place, lesson)


def _marks(place: Place, lesson: Lesson) -> None:
    say, learner = place.words.say, session.learner()

    def mark(deed: Deed) -> None:
        learner.do(deed, lesson=lesson.id, language=place.address.language)

    sidebar.tell(place, lesson)
    with st.container(horizontal=True, vertical_alignment="center"):
        if learner.record.read(lesson.id):
            st.button(
                say("Read"),
                icon=":material/done:",
                help=say("Take the mark back"),
                on_click=mark,
                args=(Deed.UNREAD,),
                key=f"unread-{lesson.id}",
            )
        else:
            st.button(
                say("Mark as read"),
                icon=":material/bookmark_added:",
                on_click=mark,
                args=(Deed.READ,),
                key=f"read-{lesson.id}",
            )
        confirm(
            label=say("Start this lesson over"),
            question=say("All your answers in this lesson are put aside, in every language."),
            yes=say("Yes, start over"),
            key=f"reset-{lesson.id}",
            act=lambda: learner.do(Deed.RESET, lesson=lesson.id),
        )
