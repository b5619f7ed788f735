"""What a learner does is taken whole, even if the page is run again in the same moment.

Streamlit asks at each look into the session's state whether the page is to run again, and if so stops where
it is. That holds for callbacks as well, and for the moment before them: an answer that was pressed just as
another tab's work came in was neither kept nor asked for again. Here callbacks run to their end; the page
runs again right after them, with all that they did.

The other half is `fastReruns = false` in `.streamlit/config.toml`: with it, what waits its turn is joined to
what comes in, where Streamlit would otherwise drop it and begin a second thread.
"""

from __future__ import annotations

from functools import cache, wraps
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData, ScriptRequestType
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext
from streamlit.runtime.state.safe_session_state import SafeSessionState

_ASKING = "_yield_callback"


@cache
def apply() -> None:
    """Let callbacks run to their end, in every session of this process."""
    SafeSessionState.on_script_will_rerun = _undisturbed(SafeSessionState.on_script_will_rerun)  # type: ignore[method-assign]


def draw_again(*keys: str) -> None:
    """Draw the fragments of these keys again; called by a callback, as its last step.

    Where the whole page runs, or is to run next, that draws them. Asked for by their keys they would be
    drawn in its place: a link that was followed in the same moment would lead nowhere.
    """
    context = get_script_run_ctx()
    if context is None or not _whole_page_runs(context):
        st.rerun([*keys])


def _whole_page_runs(context: ScriptRunContext) -> bool:
    if not context.fragment_ids_this_run:
        return True
    waiting = context.script_requests
    due = getattr(waiting, "_state", None) is ScriptRequestType.RERUN
    return due and not getattr(waiting, "_rerun_data", RerunData()).fragment_id_queue


def _undisturbed(prepare: Any) -> Any:
    """`prepare`, which runs the callbacks, without asking meanwhile whether the page is to run again."""

    @wraps(prepare)
    def undisturbed(state: SafeSessionState, *given: Any, **named: Any) -> None:
        asking = getattr(state, _ASKING)
        object.__setattr__(state, _ASKING, _never)
        try:
            prepare(state, *given, **named)
        finally:
            object.__setattr__(state, _ASKING, asking)

    return undisturbed


def _never() -> None:
    """Do not ask."""
