"""Questions and quizzes: the card, in a fragment of its own, and what its buttons do."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

import streamlit as st

from course.app import foot, memory, session, sidebar, widgets
from course.app.components import faces, question_card
from course.app.deck import Deck, Json, deck_data, faces_of
from course.app.library import current_course
from course.app.place import Place
from course.app.undisturbed import draw_again
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
    notices = session.notices(deck.key)
    data = deck_data(deck, session.learner(), place.course, place.words, notices)
    _note(place, deck, data)
    if memory.save():
        st.rerun()  # something was done elsewhere: the whole page shows it
    question_card(
        {
            **data,
            "faces": name,
            "keep": memory.to_keep(),
            "of": session.shelf(),
            "marks": sidebar.marks(place, deck.lesson),
            "calm": memory.calm(place.words),
        },
        key=f"card-{deck.key}",
        on_answer=lambda: _answer(place, deck, beside),
        on_tell=lambda: _tell(place, deck, beside),
        on_hint=lambda: _hint(place, deck),
        on_restart=lambda: _restart(place, deck),
        on_go=lambda: go(f"card-{deck.key}"),
    )
    place.follow_link()


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


def _question_sent(deck: Deck, event: str) -> tuple[str, object, object] | None:
    """The question's id, the raw response and the seconds that the card sent, if they make sense."""
    sent = widgets.sent(f"card-{deck.key}", event)
    if isinstance(sent, dict):
        memory.kept(sent.get("kept"))
    if not isinstance(sent, dict) or sent.get("question") not in deck.questions:
        return None
    return sent["question"], sent.get("response"), sent.get("seconds")


def _answer(place: Place, deck: Deck, beside: tuple[str, ...]) -> None:
    sent = _question_sent(deck, "answer")
    if sent is None:
        return
    question, raw, seconds = sent
    language = place.address.language
    try:
        learner = session.learner()
        now = answering.answer(learner, deck.lesson, question, raw, language, seconds)
        memory.begin()
    except InvalidResponse as reason:
        text = place.words.say(reason.message, **reason.values)
        session.set_notice(deck.key, question, text)
        return
    session.set_notice(deck.key, question, None)
    _rerun(deck, now, beside)


def _tell(place: Place, deck: Deck, beside: tuple[str, ...]) -> None:
    sent = _question_sent(deck, "tell")
    if sent is not None:
        learner = session.learner()
        answering.tell(learner, deck.lesson, sent[0], place.address.language)
        memory.begin()
        _rerun(deck, answering.standing_of(learner, deck.lesson, sent[0]), beside)


def _hint(place: Place, deck: Deck) -> None:
    sent = _question_sent(deck, "hint")
    if sent is not None:
        answering.hint(session.learner(), deck.lesson, sent[0], place.address.language)
        memory.begin()


def _restart(place: Place, deck: Deck) -> None:
    answering.retake(session.learner(), deck.lesson, place.address.language)
    memory.begin()


def _rerun(deck: Deck, now: Standing, beside: tuple[str, ...]) -> None:
    """Draw again what the answer has changed: the card, and around it only what shows progress."""
    if now.state is State.OPEN:
        if beside and now.answered:
            draw_again(deck.key, *beside)
        return
    around = [*beside]
    if session.learner().standing(deck.lesson).finished:
        around.append(foot.key(deck.lesson))
    draw_again(deck.key, *around)
