"""The overview's list of lessons, as HTML: a path from one to the next, what each is about and how far one has come."""

from __future__ import annotations

from html import escape

from course.app.addresses import Address, PageKind
from course.app.marks import PASSED, READ, Mark, lesson_mark
from course.app.place import Place
from course.content.model import BrokenLesson, Lesson
from course.progress.learner import Learner
from course.progress.standing import LessonStanding

SHAPES = {PASSED: "passed", READ: "read"}
"""Marks that have a shape of their own; all others are a ring that fills with what is done."""


def lesson_list(place: Place, learner: Learner) -> str:
    """All lessons in the course's order."""
    rows = "".join(_row(place, learner, lesson) for lesson in place.edition.lessons.values())
    return f'<ol class="lessons">{rows}</ol>'


def _row(place: Place, learner: Learner, lesson: Lesson | BrokenLesson) -> str:
    say = place.words.say
    mark = lesson_mark(place.course, learner, lesson)
    href = Address(place.address.language, PageKind.LESSON, lesson.id).path
    link = f'<a href="{href}" data-lesson="{lesson.id}">{escape(lesson.title)}</a>'
    if isinstance(lesson, BrokenLesson):
        calm = escape(say("This lesson is being mended and will be back soon."))
        return f"<li>{_shape(mark, 0)}<div><h2>{link}</h2><p>{calm}</p></div></li>"
    now = learner.standing(lesson)
    minutes = place.words.plural("{count} minute", "{count} minutes", lesson.minutes)
    steps = say("{done} of {tasks} steps", done=now.done, tasks=now.tasks) if now.done else ""
    meta = " · ".join(escape(text) for text in (minutes, say(mark.text), steps) if text)
    return (
        f"<li>{_shape(mark, now.done / now.tasks)}<div><h2>{link}</h2><p>{escape(lesson.summary)}</p>"
        f'<p class="meta">{meta}</p>{mastery(place, lesson, now)}</div></li>'
    )


def _shape(mark: Mark, done: float) -> str:
    shape = SHAPES.get(mark, "ring")
    return f'<span class="mark {shape}" style="--done: {done:.0%}" aria-hidden="true"></span>'


def mastery(place: Place, lesson: Lesson, now: LessonStanding) -> str:
    """How far each objective is mastered that has been tried; nothing before the first."""
    known = [m for m in now.objectives if m.fraction is not None]
    if not known:
        return ""
    rows = "".join(
        f'<div style="--share: {m.fraction or 0:.0%}">'
        f"<dt>{escape(lesson.objectives[m.objective])}</dt>"
        f"<dd>{place.words.percent(m.fraction or 0)}</dd></div>"
        for m in known
    )
    return f'<dl class="mastery">{rows}</dl>'
