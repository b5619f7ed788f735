"""What the question card is told: questions as the browser may see them, and how they stand.

The first goes to the browser once, the second with each answer: it is some hundreds of bytes for a question that
was answered and next to none for another, where the whole would be thirty thousand for the quiz of a lesson.

Plain functions from values to values; nothing here draws. The key and all feedback leave the
server only for what has been answered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import Any

from course.app.addresses import Address, PageKind
from course.app.faces import UNTOUCHED, block, card_texts, face
from course.app.response_words import told_number
from course.content.model import ChartBlock, Course, Edition, Lesson, QuestionBlock, QuizBlock
from course.locale import Words
from course.progress.answering import news, standing_of
from course.progress.learner import Learner
from course.progress.standing import LessonStanding, Standing, State
from course.questions import kind_of
from course.questions.kind import Answer, Feedback, Grade, Question

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Deck:
    """Questions of one lesson that are shown together: the quiz, or one inside the text."""

    lesson: Lesson
    questions: tuple[str, ...]
    quiz: bool

    @property
    def key(self) -> str:
        """A stable name of the deck, the same in every language."""
        return f"quiz-{self.lesson.id}" if self.quiz else f"{self.lesson.id}-{self.questions[0]}"


def quiz_deck(lesson: Lesson) -> Deck:
    """The lesson's quiz: its questions that are not asked inside the text."""
    asked = tuple(q for q in lesson.quiz.questions if q not in lesson.inline)
    return Deck(lesson, asked, quiz=True)


def asked_deck(block: QuestionBlock, edition: Edition) -> Deck:
    """The deck of a question inside the text, or before a chart: it may be another lesson's."""
    lesson = edition.lessons[block.lesson]
    assert isinstance(lesson, Lesson)
    return Deck(lesson, (block.question,), quiz=False)


def decks_of(lesson: Lesson, edition: Edition) -> Iterator[Deck]:
    """All that is asked on a lesson's page, in the order in which it is asked."""
    for part in lesson.blocks:
        asked = part.predict if isinstance(part, ChartBlock) else part
        if isinstance(asked, QuestionBlock):
            yield asked_deck(asked, edition)
        elif isinstance(asked, QuizBlock):
            yield quiz_deck(lesson)


def faces_of(deck: Deck, seed: int, words: Words, here: str | None = None) -> Json:
    """What the card draws of each question before anything is done to it, ready for JSON.

    `seed` is the learner's, `here` the lesson whose page the card is on. Nothing of it changes by
    answering: it goes to the browser with the page, not with each answer.
    """
    return {
        "lang": words.language,
        "lesson": here,
        "texts": card_texts(words),
        "title": deck.lesson.quiz.title if deck.quiz else "",
        "questions": {q: face(deck.lesson.quiz.questions[q], seed, words) for q in deck.questions},
    }


def deck_data(
    deck: Deck,
    learner: Learner,
    course: Course,
    words: Words,
    notices: Mapping[str, str],
) -> Json:
    """How the deck stands, ready for JSON: of each question what differs from its face.

    `notices` are sentences on responses that could not be graded, by question.
    """
    edition = course.editions[words.language]
    standings = {q: standing_of(learner, deck.lesson, q) for q in deck.questions}
    now = learner.standing(deck.lesson)
    return {
        "deck": {
            "id": deck.key,
            "mode": "quiz" if deck.quiz else "question",
            "points": f"{words.number(round(now.points, 1))} / {words.number(now.total)}",
        },
        "questions": [
            _question(deck, q, standings[q], learner, edition, words, notices.get(q))
            for q in deck.questions
        ],
        "result": _result(deck, standings, now, course, words)
        if deck.quiz and now.finished
        else None,
    }


def _question(
    deck: Deck,
    id_: str,
    now: Standing,
    learner: Learner,
    edition: Edition,
    words: Words,
    notice: str | None,
) -> Json:
    if now.state is State.OPEN and not (now.sitting.attempts or now.changed or notice):
        return {"id": id_}
    question = deck.lesson.quiz.questions[id_]
    kind = kind_of(question)
    last = now.sitting.attempts[-1].response if now.sitting.attempts else None
    grade = Grade(0) if last is None else kind.grade(question, last)
    closed = now.state is not State.OPEN
    key = kind.answer(question) if closed else Answer()
    stands = {
        "changed": _changed(words) if news(learner, deck.lesson, id_, now) else None,
        "state": now.state.value,
        "tries_left": now.tries_left,
        "attempt": len(now.sitting.attempts),
        "response": last,
        "verdict": {"tone": "invalid", "text": notice} if notice else _verdict(now, grade, words),
        "feedback": [_feedback(f) for f in grade.feedback],
        "key": list(key.options) if closed and key.options else None,
        "answer": _told(question, key, words),
        "explanation": block(question.explanation) if closed else None,
        "read": read_link(question, deck.lesson, edition) if closed else None,
    }
    differs = (name for name, value in stands.items() if value != UNTOUCHED.get(name, ...))
    return {"id": id_, **{name: stands[name] for name in differs}}


def _changed(words: Words) -> str:
    return words.say(
        "This question has changed since you answered it. Your earlier answer stays in your record,"
        " but no longer counts."
    )


def _told(question: Question, answer: Answer, words: Words) -> str | None:
    """The answer in words, as HTML; numbers as the language writes them."""
    if answer.text is None:
        return None
    if kind_of(question).show(question, 0).widget != "number":
        return escape(answer.text)
    return escape(told_number(Decimal(answer.text), answer.unit, words))


def _feedback(feedback: Feedback) -> Json:
    tone = "right" if feedback.right else "wrong"
    return {"option": feedback.option, "tone": tone, "html": block(feedback.text)}


def _verdict(now: Standing, grade: Grade, words: Words) -> Json | None:
    if now.state is State.RIGHT:
        return {"tone": "right", "text": words.say("Right.")}
    if now.state is State.CLOSED and not now.sitting.attempts:
        return {"tone": "wrong", "text": words.say("This is the answer.")}
    if not now.sitting.attempts:
        return None
    tone = "partly" if grade.score > 0 else "wrong"
    if now.state is State.CLOSED:
        text = words.say("Partly right: {share}.", share=words.percent(grade.score))
        return {"tone": tone, "text": text if tone == "partly" else words.say("Not right.")}
    more = words.plural("You have one more try.", "You have {count} more tries.", now.tries_left)
    first = words.say("Partly right.") if tone == "partly" else words.say("Not yet.")
    return {"tone": tone, "text": f"{first} {more}"}


def read_link(question: Question, lesson: Lesson, edition: Edition) -> Json | None:
    """Where a question's subject is taught: lesson, anchor and the heading's words."""
    if question.read is None:
        return None
    other, _, anchor = question.read.rpartition("#")
    target = edition.lessons.get(other or lesson.id)
    if not isinstance(target, Lesson):
        return None
    label = next((h.text for h in target.headings if h.anchor == anchor), target.title)
    href = Address(edition.language, PageKind.LESSON, target.id).path + (
        f"#{anchor}" if anchor else ""
    )
    return {"lesson": target.id, "anchor": anchor, "label": label, "href": href}


def _result(
    deck: Deck,
    standings: Mapping[str, Standing],
    now: LessonStanding,
    course: Course,
    words: Words,
) -> Json:
    passed = now.fraction + 1e-9 >= course.pass_mark
    points = words.say(
        "{points} of {total} points: {share}.",
        points=words.number(round(now.points, 1)),
        total=words.number(now.total),
        share=words.percent(now.fraction),
    )
    mark = words.say("To pass you need at least {share}.", share=words.percent(course.pass_mark))
    return {
        "title": words.say("Quiz passed") if passed else words.say("Quiz not passed yet"),
        "tone": "right" if passed else "partly",
        "summary": block(f"{points} {mark}"),
        "rows": [
            {
                "label": deck.lesson.objectives[m.objective],
                "value": words.percent(m.fraction or 0),
                "percent": round(100 * (m.fraction or 0)),
                "tone": _tone(m.fraction or 0, course.pass_mark),
            }
            for m in now.objectives
            if m.total
        ],
        "again": _read_again(deck, standings, course.editions[words.language]),
        "next": _next_lesson(deck.lesson, course.editions[words.language]),
    }


def _tone(fraction: float, pass_mark: float) -> str:
    return "right" if fraction >= pass_mark else "partly" if fraction > 0 else "wrong"


def _read_again(deck: Deck, standings: Mapping[str, Standing], edition: Edition) -> list[Json]:
    links: dict[tuple[str, str], Json] = {}
    for id_, now in standings.items():
        link = read_link(deck.lesson.quiz.questions[id_], deck.lesson, edition)
        if link and now.points < 1:
            links.setdefault((link["lesson"], link["anchor"]), link)
    return list(links.values())


def _next_lesson(lesson: Lesson, edition: Edition) -> Json | None:
    ids = list(edition.lessons)
    after = ids[ids.index(lesson.id) + 1 :]
    if not after:
        return None
    href = Address(edition.language, PageKind.LESSON, after[0]).path
    return {"lesson": after[0], "label": edition.lessons[after[0]].short, "href": href}
