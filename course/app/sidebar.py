"""The sidebar: the way through the course, and how far one has come."""

from __future__ import annotations

from typing import Any

import streamlit as st

from course.app import accounts, components, session, sign_in
from course.app.addresses import LAB_KINDS, Address, PageKind
from course.app.marks import NEW, lesson_mark
from course.app.place import Place
from course.content.model import BrokenLesson, Course, Lesson
from course.locale import Words, words_for
from course.progress.standing import tasks

Marks = dict[str, tuple[str, str, str]]
"""How far lessons are, by their addresses: an icon, the steps done of all, and the icon in words."""

_WRITTEN: dict[str, tuple[Course, bytes]] = {}
"""The list of pages by language, as it was last told: the same for everybody until a file changes."""


def draw(place: Place) -> None:
    """Draw the sidebar, in every run of the whole page."""
    with st.sidebar:
        components.contents(_contents(place), key="contents")
        components.whereabouts(_whereabouts(place), key="whereabouts")
        if accounts.doors():
            with st.container(key="course-signing", gap=None):
                if told := sign_in.who(place):
                    st.caption(told)
                sign_in.draw(place, "sidebar")


def marks(place: Place, lesson: Lesson | BrokenLesson) -> Marks:
    """How far the learner is with a lesson, for whatever changes that to tell the sidebar."""
    words, found = place.words, lesson_mark(place.course, session.learner(), lesson)
    steps = ""
    if isinstance(lesson, Lesson):
        now = session.learner().standing(lesson)
        steps = _steps(words, now.done, now.tasks)
    return {_page(place, lesson.id): (_icon(found.icon), steps, words.say(found.text))}


def tell(place: Place, lesson: Lesson) -> None:
    """Tell the sidebar how far the learner is with a lesson, without drawing it again."""
    components.mark(marks(place, lesson), key=f"mark-{lesson.id}")


def _contents(place: Place) -> bytes:
    language = place.address.language
    course, told = _WRITTEN.get(language, (None, b""))
    if course is not place.course:
        told = components.dumped(
            {
                "lang": language,
                "name": place.words.say("Pages of the course"),
                "items": _items(place),
            }
        )
        _WRITTEN[language] = place.course, told
    return told


def _items(place: Place) -> list[dict[str, Any]]:
    say, language = place.words.say, place.address.language

    def item(kind: PageKind, name: str, icon: str) -> dict[str, Any]:
        return {"page": Address(language, kind).path, "name": name, "icon": icon}

    after = [
        item(PageKind.RECORD, say("My record"), "history"),
        item(PageKind.GLOSSARY, say("Glossary"), "dictionary"),
        item(PageKind.ABOUT, say("About this course"), "info"),
    ]
    if place.course.pay_lab:
        after.insert(0, item(PageKind.LAB, say("Pay lab"), "calculate"))
    lessons = (_lesson(place, lesson) for lesson in place.edition.lessons.values())
    return [item(PageKind.OVERVIEW, say("Overview"), "home"), *lessons, *after]


def _lesson(place: Place, lesson: Lesson | BrokenLesson) -> dict[str, Any]:
    """A lesson as it is to who has done nothing of it."""
    found = {"page": _page(place, lesson.id), "name": lesson.short, "icon": _icon(NEW.icon)}
    if isinstance(lesson, Lesson):
        steps = _steps(place.words, 0, tasks(lesson))
        return {**found, "steps": steps, "mark": place.words.say(NEW.text)}
    (icon, _, said) = marks(place, lesson)[found["page"]]
    return {**found, "icon": icon, "mark": said}


def _whereabouts(place: Place) -> dict[str, Any]:
    here, lessons = place.address, place.edition.lessons
    known: Marks = {}
    for id_ in session.learner().record.lessons():
        if isinstance(lesson := lessons.get(id_), Lesson):
            known |= marks(place, lesson)
    return {
        "page": _highlighted(here).path,
        "marks": known,
        "name": place.words.say("Other languages"),
        "languages": [
            _language(place, other) for other in place.course.editions if other != here.language
        ],
    }


def _highlighted(here: Address) -> Address:
    """The page of the list that one is on, or that one came from."""
    if here.kind is PageKind.START:
        return here.to(PageKind.OVERVIEW)
    return here.to(PageKind.LAB) if here.kind in LAB_KINDS else here


def _language(place: Place, language: str) -> dict[str, Any]:
    there = place.address.in_language(language)
    if there not in place.pages:
        there = Address(language)
    name = words_for(language).name
    return {"page": there.path, "name": name, "icon": "language", "lang": language}


def _page(place: Place, lesson: str) -> str:
    return place.address.to(PageKind.LESSON, lesson).path


def _steps(words: Words, done: int, tasks: int) -> str:
    return f"{words.number(done)}/{words.number(tasks)}"


def _icon(name: str) -> str:
    return name.removeprefix(":material/").removesuffix(":")
