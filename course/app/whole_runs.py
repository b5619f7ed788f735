"""What a fragment's run has to tell is sent as a whole, not message by message.

Streamlit sends each message as soon as it is there: that a run has begun, that the page is busy, an element, another, that
the run has ended. A browser draws the page anew for each that finds it idle, which takes as long as the whole run did; what comes
together it draws once. And for each the server looks through all sessions for what they have to send.

A run that takes longer shows what it has after a while, as ever.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import cache, wraps

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession

A_WHILE = 0.025
"""Seconds for which a run may be held back: an answer or a moved slider has ended by then."""

_HELD = "_course_held"

_LOG = logging.getLogger(__name__)

Flush = Callable[[AppSession], list[ForwardMsg]]


@cache
def apply() -> None:
    """Do so in every session of this process."""
    AppSession.flush_browser_queue = whole(AppSession.flush_browser_queue)  # type: ignore[method-assign, assignment]


def whole(flush: Flush) -> Flush:
    """`flush`, by which a session gives what is to be sent, without the runs that are not whole yet.

    Where Streamlit names things otherwise all is sent as before, and the log says so once.
    """
    known = True

    @wraps(flush)
    def flushed(session: AppSession) -> list[ForwardMsg]:
        nonlocal known
        try:
            held = known and _is_held(session)
        except (AttributeError, TypeError) as reason:
            _LOG.info("Streamlit sends otherwise now, answers are drawn a little later: %s", reason)
            held = known = False
        return [] if held else flush(session)

    return flushed


def _is_held(session: AppSession) -> bool:
    """Whether a fragment's run is under way and has not been for long."""
    state, loop = vars(session), session._event_loop  # noqa: SLF001
    if not is_under_way(session._browser_queue._queue):  # noqa: SLF001
        state.pop(_HELD, None)
        return False
    now: float = loop.time()
    if _HELD not in state:
        state[_HELD] = now
        wake = session._message_enqueued_callback or _nothing  # noqa: SLF001
        loop.call_later(A_WHILE, wake)
    if now < state[_HELD] + A_WHILE:
        return True
    del state[_HELD]
    return False


def _nothing() -> None:
    """Wake nobody."""


def is_under_way(messages: Sequence[ForwardMsg]) -> bool:
    """Whether a fragment's run has begun in what is to be sent, and not ended."""
    for message in reversed(messages):
        kind = message.WhichOneof("type")
        if kind == "script_finished":
            return False
        if kind == "new_session":
            return bool(message.metadata.run.fragment_ids)
    return False
