"""What a run has to tell is handed on once it is whole, and held back for a while at most."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, cast

import pytest
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunnerEvent as Event

from course.app.runs import whole_runs
from course.app.runs.whole_runs import A_WHILE

ENDS = [
    Event.FRAGMENT_STOPPED_WITH_SUCCESS,
    Event.SCRIPT_STOPPED_WITH_SUCCESS,
    Event.SCRIPT_STOPPED_FOR_RERUN,
    Event.SCRIPT_STOPPED_WITH_COMPILE_ERROR,
    Event.SHUTDOWN,
]


class Loop:
    """An event loop whose clock stands until it is moved."""

    def __init__(self) -> None:
        self.now, self.closed = 0.0, False
        self._soon: list[Callable[[], None]] = []
        self._due: list[tuple[float, Callable[[], None]]] = []

    def time(self) -> float:
        return self.now

    def is_closed(self) -> bool:
        return self.closed

    def call_soon_threadsafe(self, call: Callable[[], None]) -> None:
        if self.closed:
            raise RuntimeError("Event loop is closed")
        self._soon.append(call)

    def call_at(self, when: float, call: Callable[[], None]) -> None:
        self._due.append((when, call))

    def pass_(self, seconds: float) -> None:
        """Let time pass."""
        self.now += seconds
        self.turn()

    def turn(self) -> None:
        """Call all that is due."""
        while self._soon or any(when <= self.now for when, _ in self._due):
            due = [call for when, call in self._due if when <= self.now]
            self._due = [(when, call) for when, call in self._due if when > self.now]
            calls, self._soon = [*self._soon, *due], []
            for call in calls:
                call()


class Session:
    """What is used of Streamlit's session."""

    def __init__(self) -> None:
        self._event_loop: Any = Loop()
        self.heard: list[object] = []

    def _on_scriptrunner_event(self, sender: object, event: Event, **told: Any) -> None:
        hand_on = partial(self._handle_scriptrunner_event_on_event_loop, sender, event, **told)
        self.loop.call_soon_threadsafe(hand_on)

    def _handle_scriptrunner_event_on_event_loop(
        self, sender: object, event: Event, **told: Any
    ) -> None:
        self.heard.append(told.get("forward_msg", event))
        if told.get("forward_msg") == "wrong":
            raise ValueError("no such element")

    @property
    def loop(self) -> Loop:
        """Its event loop."""
        found: Loop = self._event_loop
        return found

    def begin(self, *fragments: str) -> None:
        """A run begins."""
        self.tell(Event.SCRIPT_STARTED, fragment_ids_this_run=[*fragments])

    def show(self, what: str) -> None:
        """A run shows something."""
        self.tell(Event.ENQUEUE_FORWARD_MSG, forward_msg=what)

    def tell(self, event: Event, **told: Any) -> None:
        """A run tells something, and the loop has its turn."""
        TOLD(cast(AppSession, self), "runner", event, **told)
        self.loop.turn()


TOLD = whole_runs.whole(Session._on_scriptrunner_event)


@pytest.mark.parametrize("end", ENDS)
def test_a_run_is_handed_on_once_it_has_ended(end: Event) -> None:
    session = Session()
    session.begin("card")
    session.show("marks")
    session.show("feedback")
    assert session.heard == []
    session.tell(end)
    assert session.heard == [Event.SCRIPT_STARTED, "marks", "feedback", end]


def test_a_run_of_the_whole_page_is_held_as_well() -> None:
    session = Session()
    session.begin()
    session.show("text")
    assert session.heard == []
    session.tell(Event.SCRIPT_STOPPED_WITH_SUCCESS)
    assert session.heard == [Event.SCRIPT_STARTED, "text", Event.SCRIPT_STOPPED_WITH_SUCCESS]


def test_what_no_run_has_begun_is_handed_on_as_it_comes() -> None:
    session = Session()
    session.show("text")
    assert session.heard == ["text"]


def test_a_run_that_takes_longer_shows_what_it_has_after_each_while() -> None:
    session = Session()
    session.begin("card")
    for shown in (["marks"], ["text", "chart"], [], ["feedback"]):
        for what in shown:
            session.show(what)
        session.loop.pass_(A_WHILE * 0.9)
        session.heard.clear()
        session.loop.pass_(A_WHILE * 0.2)
        assert [one for one in session.heard if one is not Event.SCRIPT_STARTED] == shown
    session.show("end")
    session.tell(Event.FRAGMENT_STOPPED_WITH_SUCCESS)
    assert session.heard[-2:] == ["end", Event.FRAGMENT_STOPPED_WITH_SUCCESS]


def test_the_next_run_is_held_from_its_own_beginning() -> None:
    session = Session()
    session.begin("card")
    session.tell(Event.FRAGMENT_STOPPED_WITH_SUCCESS)
    session.loop.pass_(A_WHILE * 0.8)
    before = len(session.heard)
    session.begin("foot")
    session.loop.pass_(A_WHILE * 0.8)
    assert len(session.heard) == before
    session.loop.pass_(A_WHILE * 0.4)
    assert len(session.heard) == before + 1


def test_a_run_long_after_the_last_one_is_looked_after_too() -> None:
    session = Session()
    for _ in range(2):
        session.heard.clear()
        session.begin("card")
        session.loop.pass_(A_WHILE * 1.1)
        assert session.heard == [Event.SCRIPT_STARTED]
        session.tell(Event.FRAGMENT_STOPPED_WITH_SUCCESS)
        session.loop.pass_(1.0)


def test_what_goes_wrong_with_one_event_keeps_none_of_the_others_back() -> None:
    session = Session()
    session.begin("card")
    session.show("wrong")
    session.show("feedback")
    with pytest.raises(ValueError, match="no such element"):
        session.tell(Event.FRAGMENT_STOPPED_WITH_SUCCESS)
    assert session.heard[-2:] == ["feedback", Event.FRAGMENT_STOPPED_WITH_SUCCESS]


def test_what_comes_once_the_server_has_ended_is_dropped() -> None:
    session = Session()
    session.begin("card")
    session.loop.closed = True
    session.tell(Event.SHUTDOWN)
    assert session.heard == []


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> Iterator[weakref.ref[Callable[..., None]]]:
    """What Streamlit hands on its events by, as the class alone holds it."""

    def tell(*_: object) -> None: ...

    monkeypatch.setattr(AppSession, "_on_scriptrunner_event", tell)
    found = weakref.ref(tell)
    del tell
    whole_runs.apply.cache_clear()
    yield found
    whole_runs.apply.cache_clear()


def test_streamlit_has_what_is_used_of_it(own: weakref.ref[Callable[..., None]]) -> None:
    whole_runs.apply()
    assert vars(AppSession)["_on_scriptrunner_event"] is not own()


def test_a_run_that_is_under_way_goes_on_as_it_began(own: weakref.ref[Callable[..., None]]) -> None:
    whole_runs.apply()
    gc.collect()  # the run's signal holds it weakly
    assert own() is not None


def test_with_other_insides_of_streamlit_all_is_handed_on_at_once(
    own: weakref.ref[Callable[..., None]],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.delattr(AppSession, "_handle_scriptrunner_event_on_event_loop")
    with caplog.at_level("INFO"):
        whole_runs.apply()
    assert vars(AppSession)["_on_scriptrunner_event"] is own()
    assert "a little later" in caplog.text
