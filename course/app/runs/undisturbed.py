"""What a learner does is taken whole, even if the page is run again in the same moment.

Streamlit asks at each look into the session's state whether the page is to run again, and if so stops where
it is. That holds for callbacks as well, and for the moment before them: an answer that was pressed just as
another tab's work came in was neither kept nor asked for again. Here callbacks run to their end; the page
runs again right after them, with all that they did. What a button gives back as it is drawn stays lost with
the run that was broken off: so buttons of this app act by callbacks alone.

The other half is `fastReruns = false` in `.streamlit/config.toml`: with it, what waits its turn is joined to
what comes in, where Streamlit would otherwise drop it and begin a second thread. What comes in may be another
page: then Streamlit forgets a component that is not there before it hands over what the component sent, and
without the component its message cannot be read. Here the component is known again until its callback has run.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, wraps
from typing import Any

import streamlit as st
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import (
    RerunData,
    ScriptRequests,
    ScriptRequestType,
)
from streamlit.runtime.state.safe_session_state import SafeSessionState

_ASKING = "_yield_callback"

EVENTS = re.compile(r"\$\$STREAMLIT_INTERNAL_KEY_(.+)__events")
"""How Streamlit names what a component has sent, by the component's own id."""


@cache
def apply() -> None:
    """Let callbacks run to their end, and links lead on, in every session of this process."""
    SafeSessionState.on_script_will_rerun = _undisturbed(SafeSessionState.on_script_will_rerun)  # type: ignore[method-assign]
    if hasattr(ScriptRequests, "_request_rerun_locked"):
        ScriptRequests.request_rerun_batch = _in_turn(ScriptRequests.request_rerun_batch)  # type: ignore[method-assign]


def draw_again(*keys: str) -> None:
    """Draw the fragments of these keys again; called by a callback, as its last step.

    Where the whole page runs, that draws them. Else the fragment whose callback it is comes first: name it too.
    """
    context = get_script_run_ctx()
    if context is None or context.fragment_ids_this_run:
        st.rerun([*keys])


def _in_turn(ask: Any) -> Any:
    """`ask`, by which callbacks have fragments drawn again, but without getting in the way of what is under way.

    - Where the whole page is to run next, that draws them. Streamlit would join the two and go by the page of
      the later one, the page that is there: a link that was followed in the moment of an answer would lead nowhere.
    - The run whose callback asks is about to draw its own fragment. Streamlit would break it off and begin
      another one with all of them: feedback would come half as long again after the answer.
    """

    @wraps(ask)
    def asked(requests: ScriptRequests, batch: list[RerunData]) -> bool:
        context = get_script_run_ctx()
        drawing = set(context.fragment_ids_this_run or () if context else ())
        with requests._lock:  # noqa: SLF001
            due = requests._state is ScriptRequestType.RERUN  # noqa: SLF001
            whole = due and not requests._rerun_data.fragment_id_queue  # noqa: SLF001
            left = (_after(drawing, one) for one in batch if not (whole and one.fragment_id_queue))
            return all(requests._request_rerun_locked(one) for one in left if one)  # noqa: SLF001

    return asked


def _after(drawing: set[str], asked: RerunData) -> RerunData | None:
    """What is left to draw once the fragments that the present run is `drawing` are there."""
    if not drawing.intersection(asked.fragment_id_queue):
        return asked
    left = [one for one in asked.fragment_id_queue if one not in drawing]
    if not left:
        return None
    return replace(asked, fragment_id_queue=left, is_fragment_scoped_rerun=False)


def _undisturbed(prepare: Any) -> Any:
    """`prepare`, which runs the callbacks, without asking meanwhile whether the page is to run again."""

    @wraps(prepare)
    def undisturbed(
        state: SafeSessionState, fresh: WidgetStates | None, *given: Any, **named: Any
    ) -> None:
        asking = getattr(state, _ASKING)
        object.__setattr__(state, _ASKING, _never)
        try:
            prepare(state, fresh and _with_components(state, fresh), *given, **named)
        finally:
            object.__setattr__(state, _ASKING, asking)

    return undisturbed


def _with_components(state: SafeSessionState, fresh: WidgetStates) -> WidgetStates:
    """What came in, and the components that sent some of it where they are forgotten."""
    sending = {found[1] for one in fresh.widgets if (found := EVENTS.fullmatch(one.id))}
    forgotten = {id_ for id_ in sending - {one.id for one in fresh.widgets} if id_ not in state}
    if not forgotten:
        return fresh
    complete = WidgetStates()
    complete.CopyFrom(fresh)
    for id_ in forgotten:
        complete.widgets.add(id=id_, json_value="{}")
    return complete


def _never() -> None:
    """Do not ask."""
