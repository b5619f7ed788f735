"""What a run has to tell is handed on as a whole, not event by event.

Streamlit wakes its server's loop for each event: that a run has begun, that the page is busy, an element, another, that the
run has ended. Each time the loop takes Python's lock from the run, looks through all sessions for what they have to send, and
sends it; and a browser draws the page anew for each that finds it idle, which takes as long as the whole run did. What comes
together is sent and drawn once.

A run that takes longer, as that of a whole page does, shows what it has after each while.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from contextlib import ExitStack
from functools import cache, partial, wraps
from typing import Any

from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunnerEvent

A_WHILE = 0.025
"""Seconds for which what a run tells may be held back: an answer or a moved slider has ended by then."""

_AS_LONG_AS_A_RUN_GOES_ON = {
    ScriptRunnerEvent.SCRIPT_STARTED,
    ScriptRunnerEvent.ENQUEUE_FORWARD_MSG,
}
_HELD = "_course_held"
_USED = {"_on_scriptrunner_event", "_handle_scriptrunner_event_on_event_loop", "_event_loop"}

_LOG = logging.getLogger(__name__)

Tell = Callable[..., None]


@cache
def apply() -> None:
    """Do so in every session of this process; where Streamlit names things otherwise all goes on as before."""
    if names_of(AppSession) >= _USED:
        AppSession._on_scriptrunner_event = whole(AppSession._on_scriptrunner_event)  # type: ignore[method-assign]  # noqa: SLF001
    else:
        _LOG.info("Streamlit hands on its events otherwise now: answers are drawn a little later.")


def names_of(kind: type) -> set[str]:
    """What a class of Streamlit's has, and sets as an object of it is made."""
    return {*vars(kind), *kind.__init__.__code__.co_names}  # type: ignore[misc]


def whole(tell: Tell) -> Tell:
    """`AppSession._on_scriptrunner_event`, which posts each event to the loop, for many at once."""

    @wraps(tell)
    def told(session: AppSession, sender: object, event: ScriptRunnerEvent, **more: Any) -> None:
        held = vars(session).get(_HELD)
        if held is None:
            held = vars(session).setdefault(_HELD, Held(session._event_loop))  # noqa: SLF001
        handle: Tell = session._handle_scriptrunner_event_on_event_loop  # noqa: SLF001
        held.add(
            at_once=partial(tell, session, sender, event, **more),
            on_loop=partial(handle, sender, event, **more),
            begins=event is ScriptRunnerEvent.SCRIPT_STARTED,
            ends=event not in _AS_LONG_AS_A_RUN_GOES_ON,
        )

    return told


class Held:
    """What the runs of one session have told and the loop has not heard yet; safe to use from any thread."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop, self._lock = loop, threading.Lock()
        self._held: list[Callable[[], None]] | None = None
        self._until = 0.0
        self._looks = False

    def add(
        self, at_once: Callable[[], None], on_loop: Callable[[], None], *, begins: bool, ends: bool
    ) -> None:
        """Hand on an event `at_once`, or with the rest of its run, which it `begins` or `ends`, `on_loop`."""
        with self._lock:
            if begins and self._held is None:
                self._hold()
            if self._held is None:
                at_once()
                return
            self._held.append(on_loop)
            if ends:
                self._release()

    def _hold(self) -> None:
        self._held, self._until = [], self._loop.time() + A_WHILE
        if not self._looks:
            self._looks = True
            post(self._loop, self._look_later)

    def _look_later(self) -> None:
        self._loop.call_at(self._until, self._look)

    def _look(self) -> None:
        """On the loop: hand on what has been held for long."""
        with self._lock:
            self._looks = self._held is not None and self._loop.time() < self._until
            if self._looks:
                self._look_later()
            elif self._held is not None:
                self._release()
                self._hold()

    def _release(self) -> None:
        held, self._held = self._held or [], None
        post(self._loop, partial(_each, held))


def post(loop: asyncio.AbstractEventLoop, call: Callable[[], None]) -> None:
    """Have a loop call something soon, from any thread; nothing happens once the server has ended."""
    try:
        loop.call_soon_threadsafe(call)
    except RuntimeError:
        if not loop.is_closed():
            raise


def _each(calls: list[Callable[[], None]]) -> None:
    """Call all, in order, and raise what one of them raised once the others were called."""
    with ExitStack() as stack:
        for call in reversed(calls):
            stack.callback(call)
