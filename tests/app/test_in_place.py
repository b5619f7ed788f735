"""What comes in is done in its place where nothing speaks against it, and by a run in every other case."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any, cast

import pytest
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.app_session import AppSession, AppSessionState
from streamlit.runtime.scriptrunner import ScriptRunnerEvent
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData

from course.app.runs import in_place
from course.app.runs.stands import Shown, Stand
from course.app.runs.whole_runs import names_of

CARD = "$$ID-card"
FRAGMENT = "fragment-of-the-card"
ANSWER = [{"event": "answer", "value": {"question": "equal"}}]


def states(*sent: tuple[str, str], pressed: str = "") -> WidgetStates:
    """What a browser tells of all that stands on its page, with what was just sent."""
    told = WidgetStates()
    told.widgets.add(id=CARD, json_value="{}")
    for component, events in sent:
        name = f"$$STREAMLIT_INTERNAL_KEY_{component}__events"
        told.widgets.add(id=name, json_trigger_value=events)
    if pressed:
        told.widgets.add(id=pressed, trigger_value=True)
    return told


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (states((CARD, json.dumps(ANSWER))), ("answer", {"question": "equal"})),
        (states((CARD, '[{"event":"hint"}]')), ("hint", None)),
        (states(("$$ID-another", json.dumps(ANSWER))), None),
        (states((CARD, json.dumps(ANSWER)), ("$$ID-another", json.dumps(ANSWER))), None),
        (states((CARD, json.dumps(ANSWER)), pressed="$$ID-button"), None),
        (states(pressed=f"$$STREAMLIT_INTERNAL_KEY_{CARD}__events"), None),
        (states((CARD, json.dumps(ANSWER * 2))), None),
        (states((CARD, "[]")), None),
        (states((CARD, "no JSON")), None),
        (states((CARD, '{"event":"answer"}')), None),
        (states((CARD, '["answer"]')), None),
        (states((CARD, '[{"event":7}]')), None),
        (states(), None),
    ],
)
def test_one_event_of_the_component_alone_is_taken(
    told: WidgetStates, found: tuple[str, object] | None
) -> None:
    assert in_place._sent(CARD, told) == found


class Acts:
    """Keeps what was done."""

    def __init__(self, shown: Shown | None = None, *, waits: bool = False) -> None:
        self.done: list[object] = []
        self._waits, self._shown = waits, shown or Shown(b"after")

    def can(self, event: str) -> bool:
        return event == "answer"

    def do(self, event: str, value: object) -> None:
        self.done.append((event, value))

    def waits(self) -> bool:
        return self._waits

    def shown(self) -> Shown:
        return self._shown


class Fails(Acts):
    def do(self, event: str, value: object) -> None:
        raise ValueError("a fault")


class FailsToShow(Acts):
    def shown(self) -> Shown:
        raise ValueError("a fault")


class Session:
    """What is used of Streamlit's session; its loop turns when it is told to."""

    def __init__(self, acts: Acts) -> None:
        drawn = ForwardMsg()
        drawn.delta.new_element.bidi_component.id = CARD
        drawn.metadata.delta_path.extend([0, 3, 1])
        self.id = "session"
        self.soon: list[Callable[[], None]] = []
        self.sent: list[ForwardMsg] = []
        self.runs: list[RerunData] = []
        self.events: list[ScriptRunnerEvent] = []
        self._state = AppSessionState.APP_NOT_RUNNING
        self._scriptrunner: object = None
        self._client_state = ClientState(query_string="q", page_script_hash="here")
        self._session_state = {"course:stands": {FRAGMENT: Stand(drawn, acts)}}
        self._fragment_storage = SimpleNamespace(
            resolve_target=lambda keys: [f"#{k}" for k in keys]
        )

    def _create_scriptrunner(self, data: RerunData) -> None:
        self.runs.append(data)

    def _call_soon_on_event_loop(self, call: Callable[[], None]) -> None:
        self.soon.append(call)

    def _unsettle(self) -> None:
        pass

    def _handle_scriptrunner_event_on_event_loop(self, _: object, event: ScriptRunnerEvent) -> None:
        self.events.append(event)


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No server, no threads."""

    @contextmanager
    def nothing(_: object) -> Any:
        yield

    def send(session: Session, messages: list[ForwardMsg]) -> None:
        session.sent += messages

    monkeypatch.setattr(in_place, "_at_hand", nothing)
    monkeypatch.setattr(in_place, "send", send)
    threads = SimpleNamespace(submit=lambda call: call())
    monkeypatch.setattr(in_place, "_threads", lambda: threads)


def asked(fragment: str = FRAGMENT, event: str = "answer") -> ClientState:
    found = ClientState(fragment_id=fragment, cached_message_hashes=["known"])
    found.widget_states.CopyFrom(states((CARD, json.dumps([{"event": event, "value": 1}]))))
    return found


def is_done(session: Session, state: ClientState | None = None) -> bool:
    """Whether it was done in place: otherwise Streamlit was asked to run."""
    ordinary: list[object] = []
    ask = in_place._unless_in_place(lambda *given: ordinary.append(given))
    given = asked() if state is None else state
    ask(cast(AppSession, session), given)
    return not ordinary


def test_it_is_done_and_drawn_where_it_stands() -> None:
    acts = Acts()
    session = Session(acts)
    assert is_done(session)
    assert acts.done == [("answer", 1)]
    drawn, ended = session.sent
    assert drawn.delta.new_element.bidi_component.bytes == b"after"
    assert list(drawn.metadata.delta_path) == [0, 3, 1]
    assert ended.script_finished == ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY
    assert not session.runs


@pytest.mark.parametrize(
    "state", [asked("another-fragment"), asked(""), asked(event="go"), ClientState()]
)
def test_what_is_nothing_of_a_card_is_not(state: ClientState) -> None:
    session = Session(Acts())
    assert not is_done(session, state)
    assert not session.sent


def test_it_is_not_while_the_page_runs() -> None:
    session = Session(Acts())
    session._scriptrunner = object()
    assert not is_done(session)


@pytest.mark.parametrize("fails", [Fails(), FailsToShow()])
def test_a_fault_leaves_it_to_a_run(fails: Acts) -> None:
    session = Session(fails)
    assert not is_done(session)
    assert not session.sent


def test_a_fault_while_it_waits_has_the_page_run() -> None:
    session = Session(FailsToShow(waits=True))
    assert is_done(session)
    session.soon.pop()()
    assert not session.sent
    (run,) = session.runs
    assert (run.page_script_hash, run.fragment_id_queue) == ("here", [])


@pytest.mark.parametrize(
    ("shown", "queue"),
    [(Shown(b"", ["foot", "chart"]), ["#foot", "#chart"]), (Shown(b"", ["foot"], page=True), [])],
)
def test_what_else_has_changed_is_drawn_after_it(shown: Shown, queue: list[str]) -> None:
    session = Session(Acts(shown))
    assert is_done(session)
    (run,) = session.runs
    assert len(session.sent) == 2
    assert run.fragment_id_queue == queue
    assert run.cached_message_hashes == {"known"}


def test_while_it_waits_the_session_is_taken_and_what_comes_in_is_run_afterwards() -> None:
    session = Session(Acts(waits=True))
    assert is_done(session)
    taken = cast(Any, session._scriptrunner)
    first, second = RerunData(page_script_hash="first"), RerunData(page_script_hash="second")
    assert taken.request_rerun(first)
    assert taken.request_rerun(second)
    assert not session.sent
    session.soon.pop()()
    assert session._scriptrunner is None
    assert len(session.sent) == 2
    assert session.runs == [first, second]


def test_a_session_that_ends_while_it_waits_is_cleared_away() -> None:
    session = Session(Acts(waits=True))
    assert is_done(session)
    cast(Any, session._scriptrunner).request_stop()
    session._state = AppSessionState.SHUTDOWN_REQUESTED
    session.soon.pop()()
    assert session.events == [ScriptRunnerEvent.SHUTDOWN]
    assert not session.sent


def test_streamlit_has_all_that_is_used() -> None:
    assert names_of(AppSession) >= in_place._USED
