"""The overview: the lessons, where one stands, and where to go on."""

from __future__ import annotations

import streamlit as st

from course.app import problems, session
from course.app.addresses import PageKind
from course.app.confirm import confirm
from course.app.marks import lesson_mark
from course.app.place import Place
from course.app.plain import plain
from course.content.model import BrokenLesson, Lesson
from course.progress.event import Deed
from course.progress.standing import LessonStanding


def draw(place: Place) -> None:
    """Draw the overview."""
    say, learner = place.words.say, session.learner()
    st.title(plain(place.edition.title), anchor=False)
    problems.draw(place)
    st.markdown(plain(place.edition.summary))
    _way_in(place)
    for number, lesson in enumerate(place.edition.lessons.values(), 1):
        _card(place, number, lesson)
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


def _way_in(place: Place) -> None:
    say, id_ = place.words.say, next_lesson(place)
    if id_ is None:
        lessons = place.edition.lessons.values()
        if lessons and all(isinstance(lesson, Lesson) for lesson in lessons):
            st.success(say("You have passed every lesson. Well done!"), icon=":material/trophy:")
        return
    begun = session.learner().record.last_lesson() is not None
    label = say("Continue where you left off") if begun else say("Begin the course")
    if st.button(label, type="primary", icon=":material/play_arrow:", key="continue"):
        st.switch_page(place.page(PageKind.LESSON, id_))
    if begun:
        st.caption(plain(place.edition.lessons[id_].title))


def _card(place: Place, number: int, lesson: Lesson | BrokenLesson) -> None:
    words, learner = place.words, session.learner()
    mark = lesson_mark(place.course, learner, lesson)
    with st.container(border=True, key=f"lesson-card-{lesson.id}"):
        st.header(f"{words.number(number)}. {plain(lesson.title)}", anchor=False)
        if isinstance(lesson, BrokenLesson):
            st.markdown(words.say("This lesson is being mended and will be back soon."))
            return
        st.markdown(plain(lesson.summary))
        now = learner.standing(lesson)
        minutes = words.plural("{count} minute", "{count} minutes", lesson.minutes)
        st.caption(f"{minutes} · {mark.icon} {words.say(mark.text)}")
        if now.closed:
            _mastery(place, lesson, now)
        st.page_link(
            place.page(PageKind.LESSON, lesson.id),
            label=words.say("Open: {title}", title=plain(lesson.short)),
            icon=":material/arrow_forward:",
        )


def _mastery(place: Place, lesson: Lesson, now: LessonStanding) -> None:
    for mastery in now.objectives:
        if mastery.fraction is not None:
            share = place.words.percent(mastery.fraction)
            text = f"{plain(lesson.objectives[mastery.objective])} – {share}"
            st.progress(min(1.0, mastery.fraction), text=text)
