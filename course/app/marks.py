"""The mark beside a lesson: new, begun, read, passed, or not to be shown."""

from __future__ import annotations

from dataclasses import dataclass

from course.content.model import BrokenLesson, Course, Lesson
from course.locale.message import message
from course.progress.learner import Learner


@dataclass(frozen=True, slots=True)
class Mark:
    """An icon and the same in words (a message id)."""

    icon: str
    text: str


NEW = Mark(":material/radio_button_unchecked:", message("Not begun"))
BEGUN = Mark(":material/timelapse:", message("Begun"))
READ = Mark(":material/done:", message("Read"))
PASSED = Mark(":material/check_circle:", message("Passed"))
BROKEN = Mark(":material/construction:", message("Being mended"))


def lesson_mark(course: Course, learner: Learner, lesson: Lesson | BrokenLesson) -> Mark:
    """How far the learner has come with a lesson."""
    if isinstance(lesson, BrokenLesson):
        return BROKEN
    now = learner.standing(lesson)
    if now.passed(course.pass_mark):
        return PASSED
    if now.read:
        return READ
    return BEGUN if now.opened or now.done else NEW
