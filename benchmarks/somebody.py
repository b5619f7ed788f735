"""A learner without a page, whose history benchmarks make up."""

from __future__ import annotations

import datetime as dt
import random

from course.content.library import read_course
from course.content.model import Lesson
from course.progress import answering
from course.progress.event import Event
from course.progress.learner import Learner, seed_of
from course.progress.store import SessionStore
from tests.serving import REPOSITORY


def somebody(key: str, kept: list[Event], ago: dt.timedelta = dt.timedelta()) -> Learner:
    """The learner with a key, who does all some time `ago`; it goes to `kept`."""
    chance = random.Random(7)  # noqa: S311
    return Learner(
        store=SessionStore(kept, {}, {}, []),
        clock=lambda: dt.datetime.now(dt.UTC) - ago,
        entropy=lambda: chance.getrandbits(74),
        seed=seed_of(key),
    )


def lessons_of(language: str) -> list[Lesson]:
    """The shipped course's lessons."""
    found = read_course(REPOSITORY).editions[language].lessons.values()
    return [one for one in found if isinstance(one, Lesson)]


def whole_course(key: str, language: str = "lv") -> list[Event]:
    """What somebody has done who has closed every question of the course."""
    kept: list[Event] = []
    learner = somebody(key, kept)
    for lesson in lessons_of(language):
        for question in lesson.quiz.questions:
            answering.tell(learner, lesson, question, language)
    return kept
