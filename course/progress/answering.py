"""What happens when a learner acts on a question or a quiz."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from course.content.model import BrokenLesson, Lesson
from course.content.names import Names
from course.files.markdown import plain_text
from course.progress.event import Deed, Event
from course.progress.history import asked_in
from course.progress.learner import Learner
from course.progress.standing import Standing, State, standing
from course.progress.written import MOST_SAID, MOST_SECONDS
from course.questions import kind_of, version
from course.questions.kind import Grade, InvalidResponse


def standing_of(learner: Learner, lesson: Lesson, question: str) -> Standing:
    """Where the learner stands in one question of a lesson."""
    in_quiz = question not in lesson.inline
    sitting = learner.record.sitting(lesson.id, question, in_quiz=in_quiz)
    return standing(lesson.quiz.questions[question], sitting)


def answer(
    learner: Learner,
    lesson: Lesson,
    question: str,
    raw: object,
    language: str,
    seconds: object = None,
) -> Standing:
    """Grade a raw response and keep it; a question that is closed stays as it is.

    `seconds` that the browser measured are kept where they can be true.

    The same response sent twice running (a slow line, an impatient press) counts once.

    Raises `course.questions.kind.InvalidResponse` where it cannot be graded: nothing is kept and
    no try is used up.
    """
    asked = lesson.quiz.questions[question]
    before = standing_of(learner, lesson, question)
    if before.state is not State.OPEN:
        return before
    kind = kind_of(asked)
    response = kind.read(asked, raw)
    if before.sitting.attempts and before.sitting.attempts[-1].response == response:
        return before
    complete = learner.standing(lesson).finished
    grade = kind.grade(asked, response)
    learner.do(
        Deed.ANSWERED,
        lesson=lesson.id,
        question=question,
        version=version(asked),
        response=response,
        score=grade.score,
        attempt=len(before.sitting.attempts) + 1,
        language=language,
        seconds=_told_seconds(seconds),
        feedback=said(grade),
    )
    settle(learner, lesson, language, again=not complete)
    return standing_of(learner, lesson, question)


def _told_seconds(told: object) -> float | None:
    if isinstance(told, int | float) and 0 <= told <= MOST_SECONDS:
        return round(float(told), 1)
    return None


def said(grade: Grade) -> str | None:
    """The feedback on a response as plain text, for the time when the question asks something else; None without any."""
    text = "\n".join(plain_text(feedback.text) for feedback in grade.feedback)
    return (text if len(text) <= MOST_SAID else f"{text[: MOST_SAID - 1]}…") or None


def earned(
    event: Event, lessons: Mapping[str, Lesson | BrokenLesson], names: Names
) -> Event | None:
    """An event from elsewhere with the score that its response earns; None where it earns none at all.

    What is asked no more, or by another key, cannot be graded here and stays as it is.
    """
    _, asked = asked_in(lessons, names, event)
    if event.deed is not Deed.ANSWERED or asked is None or event.version != version(asked):
        return event
    kind, sent = kind_of(asked), event.response
    try:
        response = kind.read(asked, list(sent) if isinstance(sent, tuple) else sent)
    except InvalidResponse:
        return None
    return replace(event, response=response, score=kind.grade(asked, response).score)


def tell(learner: Learner, lesson: Lesson, question: str, language: str) -> None:
    """Close an open question by telling its answer; its tries so far keep their points."""
    if standing_of(learner, lesson, question).state is State.OPEN:
        asked, complete = lesson.quiz.questions[question], learner.standing(lesson).finished
        learner.do(
            Deed.TOLD,
            lesson=lesson.id,
            question=question,
            version=version(asked),
            language=language,
        )
        settle(learner, lesson, language, again=not complete)


def hint(learner: Learner, lesson: Lesson, question: str, language: str) -> None:
    """Keep that a hint was opened, once."""
    if not standing_of(learner, lesson, question).sitting.hinted:
        learner.do(Deed.HINTED, lesson=lesson.id, question=question, language=language)


def news(learner: Learner, lesson: Lesson, question: str, now: Standing) -> bool:
    """Whether to tell that the question has another key than when it was answered.

    A visit that has begun to tell goes on until the question is answered; a later one does not.
    """
    if not now.changed:
        return False
    key = lesson.id, question, version(lesson.quiz.questions[question])
    return not now.sitting.noted or key in learner.noted


def note(learner: Learner, lesson: Lesson, question: str, language: str) -> None:
    """Keep that the learner was told of the question's present key, once."""
    now = version(lesson.quiz.questions[question])
    learner.noted.add((lesson.id, question, now))
    if not standing_of(learner, lesson, question).sitting.noted:
        learner.do(Deed.NOTED, lesson=lesson.id, question=question, version=now, language=language)


def retake(learner: Learner, lesson: Lesson, language: str) -> None:
    """Start the lesson's quiz over; its best result stays."""
    learner.do(Deed.RETAKEN, lesson=lesson.id, language=language)


def settle(learner: Learner, lesson: Lesson, language: str, *, again: bool = False) -> None:
    """Keep the quiz's result once all its questions are closed, and mark the lesson as read.

    That may come without an answer, when the last open question is taken out of the file; and
    `again`, when one was added or has another key.
    """
    now = learner.standing(lesson)
    if now.finished and (again or not learner.record.finished(lesson.id)):
        learner.do(Deed.FINISHED, lesson=lesson.id, score=now.fraction, language=language)
        if not learner.record.read(lesson.id):
            learner.do(Deed.READ, lesson=lesson.id, language=language)
