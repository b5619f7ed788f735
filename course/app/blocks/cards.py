"""Questions and quizzes: the card, in a fragment of its own, and what its buttons do."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial

import streamlit as st

from course.app import foot, memory, session, sidebar, widgets
from course.app.components import card_data, faces, question_card
from course.app.deck import Deck, Json, deck_data, faces_of
from course.app.library import current_course, known_course
from course.app.place import Place
from course.app.runs import stands
from course.app.runs.undisturbed import draw_again
from course.progress import answering
from course.progress.standing import Standing, State
from course.questions.kind import InvalidResponse


def draw(place: Place, deck: Deck, beside: tuple[str, ...] = ()) -> None:
    """Draw the deck's card; answering it reruns nothing else: the card tells the sidebar how far one is.

    `beside` are the keys of fragments that show something else once the deck is answered.
    """
    st.fragment(key=deck.key)(_card)(place, deck, _name(place, deck), beside)


def bring(place: Place, decks: Iterable[Deck]) -> None:
    """Bring to the page how the questions of all its decks look: once, however often they are answered."""
    seed, here = session.learner().seed, place.address.lesson
    looks = {_name(place, deck): faces_of(deck, seed, place.words, here) for deck in decks}
    if looks:
        faces(looks, key="faces")


def _name(place: Place, deck: Deck) -> str:
    """By which a deck's card finds how its questions look; another one where anything of that is another."""
    on = place.course.fingerprint, place.address.path, session.learner().seed
    return f"{deck.key}-{zlib.crc32(repr(on).encode()):08x}"


def _card(place: Place, deck: Deck, name: str, beside: tuple[str, ...]) -> None:
    if current_course() is not place.course:
        st.rerun()
    card = _Card(place, deck, name, beside)
    data = card.state()
    if memory.save():
        st.rerun()  # something was done elsewhere: the whole page shows it
    key = f"card-{deck.key}"
    with stands.offered(card):
        question_card(
            card.told(data),
            key=key,
            on_answer=partial(_sent, card, "answer"),
            on_tell=partial(_sent, card, "tell"),
            on_hint=partial(_sent, card, "hint"),
            on_restart=partial(_sent, card, "restart"),
            on_go=lambda: go(key),
        )
    place.follow_link()


def _sent(card: _Card, event: str) -> None:
    """What a run does first with what the card sent."""
    card.do(event, widgets.sent(f"card-{card.deck.key}", event))
    if card.around:
        draw_again(card.deck.key, *card.around)


def _note(place: Place, deck: Deck, data: Json) -> None:
    """Keep that it is told if the question to answer next has changed: that one is on the screen."""
    opened = (q for q in data["questions"] if q.get("state", State.OPEN) == State.OPEN)
    first = next(opened, None)
    if first and first.get("changed"):
        answering.note(session.learner(), deck.lesson, first["id"], place.address.language)


def go(key: str) -> None:
    """Keep which lesson a link inside the component `key` leads to."""
    sent = widgets.sent(key, "go")
    if isinstance(sent, dict) and isinstance(sent.get("lesson"), str):
        session.ask_to_go(sent["lesson"])


@dataclass
class _Card:
    """A card on its page: what its buttons do, and what it shows of it; in a run, or in its place without one."""

    place: Place
    deck: Deck
    name: str
    beside: tuple[str, ...]
    around: list[str] = field(default_factory=list)
    """The keys of fragments that what was done last has changed, besides the card's own."""
    sent: object = None
    """What was sent last, where no run handles it."""

    def can(self, event: str) -> bool:
        """Whether it needs no run: what leads to another page does, and a course that has changed."""
        return event in EVENTS and known_course() is self.place.course

    def do(self, event: str, sent: object) -> None:
        """Do what a button says; the database is asked to keep it, without waiting."""
        self.around, self.sent = [], sent
        if not isinstance(sent, dict):
            return
        memory.kept(sent.get("kept"))
        if event == "restart":
            answering.retake(session.learner(), self.deck.lesson, self.place.address.language)
            memory.begin()
        elif sent.get("question") in self.deck.questions:
            ACTS[event](self, sent["question"], sent)

    def waits(self) -> bool:
        """Whether the database has yet to answer."""
        return not memory.is_answered()

    def shown(self) -> stands.Shown:
        """What the card shows of what was done without a run."""
        data = self.state()
        news = memory.save()
        return stands.Shown(card_data(self.told(data), self.sent), self.around, page=news)

    def state(self) -> Json:
        """How its questions stand. It is kept that what it tells of them is told."""
        learner, place = session.learner(), self.place
        notices = session.notices(self.deck.key)
        data = deck_data(self.deck, learner, place.course, place.words, notices)
        _note(place, self.deck, data)
        return data

    def told(self, data: Json) -> Json:
        """All that the card is told."""
        return {
            **data,
            "faces": self.name,
            "keep": memory.to_keep(),
            "of": session.shelf(),
            "marks": sidebar.marks(self.place, self.deck.lesson),
            "calm": memory.calm(self.place.words),
        }

    def answer(self, question: str, sent: Json) -> None:
        """Grade a response and keep it, or tell why it cannot be graded."""
        place, deck, learner = self.place, self.deck, session.learner()
        raw, seconds = sent.get("response"), sent.get("seconds")
        try:
            now = answering.answer(
                learner, deck.lesson, question, raw, place.address.language, seconds
            )
        except InvalidResponse as reason:
            text = place.words.say(reason.message, **reason.values)
            session.set_notice(deck.key, question, text)
            return
        memory.begin()
        session.set_notice(deck.key, question, None)
        self._changes(now)

    def tell(self, question: str, _: Json) -> None:
        """Tell a question's answer."""
        learner, lesson = session.learner(), self.deck.lesson
        answering.tell(learner, lesson, question, self.place.address.language)
        memory.begin()
        self._changes(answering.standing_of(learner, lesson, question))

    def hint(self, question: str, _: Json) -> None:
        """Keep that a hint was opened."""
        answering.hint(session.learner(), self.deck.lesson, question, self.place.address.language)
        memory.begin()

    def _changes(self, now: Standing) -> None:
        """Note what an answer has changed around the card: only what shows progress."""
        closed = now.state is not State.OPEN
        if closed or now.answered:
            self.around += self.beside
        lesson = self.deck.lesson
        here = self.place.address.lesson == lesson.id  # a question may be another lesson's
        if closed and here and session.learner().standing(lesson).finished:
            self.around.append(foot.key(lesson))


ACTS = {"answer": _Card.answer, "tell": _Card.tell, "hint": _Card.hint}
"""What a card's buttons do with a question, by the triggers that they send."""

EVENTS = frozenset({*ACTS, "restart"})
