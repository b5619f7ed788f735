"""Callbacks run to their end, whatever comes in meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from streamlit.runtime.scriptrunner import RerunException
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
from streamlit.runtime.state import SessionState
from streamlit.runtime.state.safe_session_state import SafeSessionState

from course.app import undisturbed

Prepare = Callable[..., None]


class Prepared(SessionState):
    """A session's state whose callback keeps an answer, looking into the state first as ours do."""

    session: SafeSessionState

    def on_script_will_rerun(self, *_: Any, **__: Any) -> None:
        asked = self.session["question"]
        self.session["kept"] = f"answer to {asked}"


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> Prepare:
    """Streamlit's own way to run callbacks, in place of ours until the test is over."""
    ours: Any = SafeSessionState.on_script_will_rerun
    prepare: Prepare = getattr(ours, "__wrapped__", ours)
    monkeypatch.setattr(SafeSessionState, "on_script_will_rerun", prepare)
    return prepare


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
        undisturbed._undisturbed(fails)(session)
    assert session._yield_callback is asking


def test_it_is_done_once(own: Prepare) -> None:
    undisturbed.apply.cache_clear()
    undisturbed.apply()
    undisturbed.apply()
    done: Any = SafeSessionState.on_script_will_rerun
    assert done.__wrapped__ is own
