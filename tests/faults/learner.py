"""A learner over Streamlit's own websocket: what a browser keeps and brings, without drawing anything.

An answer counts as shown once the card's data says that it was taken, since that is when the page draws
its feedback. What the card and the page's memory hand over is written down as `memory.js` does.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from websockets.exceptions import WebSocketException

from course.content.library import read_course
from course.content.model import Lesson
from course.progress.event import Deed
from course.progress.record import Record
from course.progress.standing import standing
from course.progress.written import event_of, read_lines
from tests.serving import REPOSITORY
from tests.wire.client import Client, Component

ROOT = REPOSITORY / "tests" / "courses" / "bicycle"
PAGE, LESSON, DECK = "en-tyres", "tyres", "quiz-tyres"
RESPONSES: dict[str, tuple[object, object]] = {
    "rear": ("3.5", "4"),
    "signs": (["month"], ["bubbles", "again"]),
    "cause": ("true", "false"),
    "gauge": ("valve", "gauge"),
}
"""A wrong and a right response to each question of the quiz."""
BROKEN = (WebSocketException, OSError, TimeoutError)
"""What a tab meets whose server is gone."""


@dataclass
class Storage:
    """A browser's `localStorage`, which all its tabs share: the key, and lines by their events' ids."""

    key: str = ""
    lines: dict[str, str] = field(default_factory=dict)

    def entries(self) -> list[list[str]]:
        """What a new page brings."""
        return [[f"course:/:done:{id_}", line] for id_, line in sorted(self.lines.items())]


class Learner:
    """One who takes the small course's quiz, over and over; `shown` are the answers whose feedback showed.

    Used as a context it is one tab; those of one browser share their `storage`.
    """

    def __init__(self, url: str, storage: Storage | None = None) -> None:
        self.url, self.storage, self._alone = url, storage or Storage(), storage is None
        self.shown: set[str] = set()
        self._last, self._sent = "", 0

    def __enter__(self) -> Learner:
        self._closing = contextlib.ExitStack()
        self._client = self._closing.enter_context(Client(self.url))
        self._client.visit(PAGE)
        self._recall()
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(*BROKEN):
            self._closing.close()

    def answer(self, *, rightly: bool | None = None) -> None:
        """Answer the first open question, wrongly at first unless told otherwise; with none, start over.

        Raises `BROKEN` where the server is gone; feedback that came until then counts as shown.
        """
        self._client.rest()  # a page that another tab's work has run anew may still be on its way
        card = self._quiz()
        asked = next((q for q in card.data["questions"] if q["state"] == "open"), None)
        if asked is None:
            self._fire("restart", {})
            return
        right = asked["attempt"] > 0 or asked["tries_left"] == 1 if rightly is None else rightly
        told = {"question": asked["id"], "response": RESPONSES[asked["id"]][right]}
        before = len(self.shown)
        try:
            self._fire("answer", told)
        finally:
            self._note_shown(asked["id"])
        if self._alone and len(self.shown) == before:
            raise AssertionError("an answer was sent and its feedback did not show")

    def bring(self, entries: list[list[str]]) -> None:
        """Bring entries as a page does, or a tab that follows another one of its browser."""
        self._client.fire(
            self._one("course_page"), "brought", {"key": self.storage.key, "entries": entries}
        )
        self._write_down()

    def _recall(self) -> None:
        key = self._one("course_page").data["key"]
        known = self.storage.key
        self.storage.key = known or key
        if known != key and (known or self.storage.lines):
            self.bring(self.storage.entries())
        else:
            self._write_down()

    def _fire(self, event: str, value: dict[str, object]) -> None:
        self._sent += 1
        try:
            self._client.fire(self._quiz(), event, value | {"n": self._sent, "kept": self._last})
        finally:
            self._write_down()
        if self._client.exceptions:
            raise AssertionError(self._client.exceptions)

    def _write_down(self) -> None:
        for component in [*self._client.components.values()]:
            if component.data.get("of") != self.storage.key:
                continue
            for line in component.data.get("keep") or ():
                self._last = json.loads(line)["id"]
                self.storage.lines[self._last] = line

    def _note_shown(self, question: str) -> None:
        # The feedback and the line come in the same data: a page never shows one without the other.
        self._client.rest()
        data = self._quiz().data
        asked = next(q for q in data["questions"] if q["id"] == question)
        answered = [
            event.id
            for event in read_lines(data["keep"]).events
            if event.deed is Deed.ANSWERED and event.question == question
        ]
        if asked["attempt"]:
            self.shown.update(answered)

    def _quiz(self) -> Component:
        cards = self._client.find("course_card")
        return next(card for card in cards if card.data["deck"]["id"] == DECK)

    def _one(self, name: str) -> Component:
        return self._client.find(name)[-1]


def regained(url: str, key: str, entries: list[list[str]]) -> set[str]:
    """The ids of all events that a new page has whose browser keeps this key and these entries.

    Raises `AssertionError` where its questions stand otherwise than by these events.
    """
    with Client(url) as client:
        client.visit(PAGE)
        code = client.find("course_page")[-1]
        client.fire(code, "brought", {"key": key, "entries": entries})
        memory = client.find("course_memory")[-1].data
        taken = [line for name, line in entries if name not in memory["aside"]]
        lines = dict.fromkeys([*taken, *memory["keep"]])
        cards = client.find("course_card")
        told = {q["id"]: _seen(q) for card in cards for q in card.data["questions"]}
    if told != dict(_standings(lines)):
        raise AssertionError("the page that came back shows something else than its record holds")
    return summed(lines)


def summed(lines: Iterable[str]) -> set[str]:
    """The ids of the events in these lines."""
    return {event.id for event in read_lines(lines).events}


def _seen(question: dict[str, object]) -> tuple[object, ...]:
    response = question["response"]
    return (
        question["state"],
        question["attempt"],
        tuple(response) if isinstance(response, list) else response,
    )


def _standings(lines: Iterable[str]) -> Iterator[tuple[str, tuple[object, ...]]]:
    lesson, record = _lesson(), Record(map(event_of, lines))
    for id_, question in lesson.quiz.questions.items():
        sitting = record.sitting(lesson.id, id_, in_quiz=id_ not in lesson.inline)
        now = standing(question, sitting)
        tries = now.sitting.attempts
        yield id_, (now.state.value, len(tries), tries[-1].response if tries else None)


@cache
def _lesson() -> Lesson:
    found = read_course(ROOT).editions["en"].lessons[LESSON]
    assert isinstance(found, Lesson)
    return found
