"""What a session has to send is sent for that session alone.

Streamlit's loop looks through all sessions for what each has to send, whenever one of them has something, and makes a new list
for each that has nothing. With three thousand learners of whom three hundred do something in a second, that took more
than their answers. It still looks when a browser connects, and sends what waited for that.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import cache, partial
from threading import Lock

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime, get_instance
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.session_manager import SessionClientDisconnectedError

from course.app.runs.whole_runs import names_of, post

_LOG = logging.getLogger(__name__)

_USED = {
    "_browser_queue",
    "_message_enqueued_callback",
    "_event_loop",
    "_enqueue_forward_msg",
    "flush_browser_queue",
    "on_flushed_messages_sent",
}
_USED_OF_RUNTIME = {"_session_mgr", "_send_message", "disconnect_session"}


@cache
def is_known() -> bool:
    """Whether Streamlit sends as it did when this was written."""
    return names_of(AppSession) >= _USED and names_of(Runtime) >= _USED_OF_RUNTIME


@cache
def apply() -> None:
    """Do so in every session of this process."""
    if is_known():
        waiting = Waiting()

        def enqueue(session: AppSession, message: ForwardMsg) -> None:
            waiting.enqueue(session, message)

        AppSession._enqueue_forward_msg = enqueue  # type: ignore[method-assign, assignment]  # noqa: SLF001
    else:
        _LOG.info("Streamlit sends otherwise now: with very many learners pages are slower.")


class Waiting:
    """Sessions that have something to send, each until its loop comes to it; safe to use from any thread."""

    def __init__(self) -> None:
        self._there: set[str] = set()
        self._lock = Lock()

    def enqueue(self, session: AppSession, message: ForwardMsg) -> None:
        """Have a session send a message, after those that it has."""
        session._browser_queue.enqueue(message)  # noqa: SLF001
        if session._message_enqueued_callback:  # noqa: SLF001  # as it has until its end
            self._note(session)

    def _note(self, session: AppSession) -> None:
        with self._lock:
            noted = session.id in self._there
            self._there.add(session.id)
        if not noted:
            post(session._event_loop, partial(self._send, session))  # noqa: SLF001

    def _send(self, session: AppSession) -> None:
        with self._lock:
            self._there.discard(session.id)
        send(session)


def send(session: AppSession, messages: Sequence[ForwardMsg] = ()) -> None:
    """Send what waits to be sent, and then these; on the loop."""
    runtime = get_instance()
    found = runtime._session_mgr.get_active_session_info(session.id)  # noqa: SLF001
    if found is None:  # its browser is gone, and may come back
        for message in messages:
            session._browser_queue.enqueue(message)  # noqa: SLF001
        return
    try:
        for message in [*session.flush_browser_queue(), *messages]:
            runtime._send_message(found, message)  # noqa: SLF001
    except SessionClientDisconnectedError:
        runtime.disconnect_session(session.id, client=found.client)
    session.on_flushed_messages_sent()
