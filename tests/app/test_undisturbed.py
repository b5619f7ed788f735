"""Callbacks run to their end, whatever comes in meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.runtime.scriptrunner import RerunException
from streamlit.runtime.scriptrunner_utils.script_requests import (
    RerunData,
    ScriptRequests,
    ScriptRequestType,
)
from streamlit.runtime.state import SessionState
from streamlit.runtime.state.safe_session_state import SafeSessionState

from course.app.runs import undisturbed

Prepare = Callable[..., None]


class Prepared(SessionState):
    """A session's state whose callback keeps an answer, looking into the state first as ours do."""

    session: SafeSessionState

    def on_script_will_rerun(self, *_: Any, **__: Any) -> None:
        asked = self.session["question"]
        self.session["kept"] = f"answer to {asked}"


def _own(monkeypatch: pytest.MonkeyPatch, where: type, name: str) -> Any:
    """Streamlit's own way to do something, in place of ours until the test is over."""
    ours: Any = getattr(where, name)
    found = getattr(ours, "__wrapped__", ours)
    monkeypatch.setattr(where, name, found)
    return found


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> Prepare:
    """To run callbacks."""
    found: Prepare = _own(monkeypatch, SafeSessionState, "on_script_will_rerun")
    return found


def interrupted(prepare: Prepare) -> tuple[SafeSessionState, list[str]]:
    """A session that is to run again while `prepare` runs its callbacks; what was kept of the answer."""
    state = Prepared()
    session = SafeSessionState(state, lambda: None)
    state.session = session
    session["question"] = "equal"

    def run_again() -> None:
        raise RerunException(RerunData())

    object.__setattr__(session, "_yield_callback", run_again)
    with suppress(RerunException):
        prepare(session, None)
    return session, [str(state[name]) for name in ("kept",) if name in state]


def test_an_answer_is_kept_though_the_page_is_to_run_again(own: Prepare) -> None:
    session, kept = interrupted(undisturbed._undisturbed(own))
    assert kept == ["answer to equal"]
    with pytest.raises(RerunException):  # after the callbacks the page does run again
        session["question"]


def test_without_it_the_answer_is_lost(own: Prepare) -> None:
    """Should Streamlit mend this, the module that mends it here can go."""
    assert interrupted(own)[1] == []


def test_a_callback_that_fails_leaves_the_session_as_it_was(own: Prepare) -> None:
    session, _ = interrupted(own)
    asking = session._yield_callback

    def fails(*_: Any) -> None:
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011
        undisturbed._undisturbed(fails)(session, None)
    assert session._yield_callback is asking


AnyAsk = Callable[[ScriptRequests, list[RerunData]], bool]


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> AnyAsk:
    """To take what callbacks ask for."""
    found: AnyAsk = _own(monkeypatch, ScriptRequests, "request_rerun_batch")
    return found


def next_run(ask: AnyAsk, *waiting: RerunData) -> RerunData:
    """What runs next once a callback has asked for its card on page `here`."""
    requests = ScriptRequests()
    for one in waiting:
        requests.request_rerun(one)
    ask(requests, [RerunData(page_script_hash="here", fragment_id_queue=["card"])])
    found = requests.on_scriptrunner_ready().rerun_data
    assert found is not None
    return found


def test_a_link_followed_before_a_callback_asks_for_its_card_leads_on(ask: AnyAsk) -> None:
    run = next_run(undisturbed._in_turn(ask), RerunData(page_name="there"))
    assert (run.page_name, run.page_script_hash, run.fragment_id_queue) == ("there", "", [])


def test_a_callback_gets_its_card_beside_others(ask: AnyAsk) -> None:
    alone = next_run(undisturbed._in_turn(ask))
    assert alone.fragment_id_queue == ["card"]
    another = RerunData(page_script_hash="here", fragment_id_queue=["chart"])
    beside = next_run(undisturbed._in_turn(ask), another)
    assert beside.fragment_id_queue == ["chart", "card"]


def test_the_card_that_is_about_to_be_drawn_is_not_broken_off(
    ask: AnyAsk, monkeypatch: pytest.MonkeyPatch
) -> None:
    requests = ScriptRequests()
    requests._state = ScriptRequestType.CONTINUE
    run = SimpleNamespace(fragment_ids_this_run=["card"])
    monkeypatch.setattr(undisturbed, "get_script_run_ctx", lambda: run)
    asked = RerunData(fragment_id_queue=["card", "sidebar"], is_fragment_scoped_rerun=True)
    undisturbed._in_turn(ask)(requests, [asked])
    assert requests.on_scriptrunner_yield() is None, "the card is drawn first"
    assert requests.on_scriptrunner_ready().rerun_data.fragment_id_queue == ["sidebar"]
    undisturbed._in_turn(ask)(requests, [RerunData(fragment_id_queue=["card"])])
    assert requests.on_scriptrunner_ready().type is ScriptRequestType.STOP, "and is all there is"


def test_without_it_the_card_is_broken_off(ask: AnyAsk) -> None:
    """Should Streamlit mend this, that part of the module can go."""
    requests = ScriptRequests()
    requests._state = ScriptRequestType.CONTINUE
    ask(requests, [RerunData(fragment_id_queue=["card", "sidebar"], is_fragment_scoped_rerun=True)])
    assert requests.on_scriptrunner_yield() is not None


def test_without_it_the_link_leads_nowhere(ask: AnyAsk) -> None:
    """Should Streamlit mend this, that part of the module can go."""
    assert next_run(ask, RerunData(page_name="there")).page_name != "there"


def test_it_is_done_once(own: Prepare, ask: AnyAsk) -> None:
    undisturbed.apply.cache_clear()
    undisturbed.apply()
    undisturbed.apply()
    done: Any = SafeSessionState.on_script_will_rerun
    assert done.__wrapped__ is own
    asked: Any = ScriptRequests.request_rerun_batch
    assert asked.__wrapped__ is ask
