"""What is done with a question is answered in its place, without a run.

Whatever comes from a page Streamlit answers by a run: a thread, a context, a look at all widgets that there are, messages
that it has begun and ended, for which a browser goes through the whole page. An answer to a question needs none of that. What
changes is one component, and where it stands is known since it was drawn last; so a card is offered here each time it is
drawn, with what to do once it sends something. That is done where the message comes in, on the server's loop, which
takes less than to begin a thread for it, and the card's new data go out as the one message that a browser draws.

Where the database does not answer at once, a thread waits for it. Until then the session is taken, as by a run: what
comes in meanwhile is run afterwards. Where anything is not as it should be, the card's fragment runs as ever, which
does the same: while the page runs already, in a course that was changed, after a fault.
"""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial, wraps

from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.app_session import AppSession, AppSessionState
from streamlit.runtime.scriptrunner import ScriptRunnerEvent
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
from streamlit.runtime.scriptrunner_utils.script_run_context_attr import (
    SCRIPT_RUN_CONTEXT_ATTR_NAME,
)

from course.app.runs import sending
from course.app.runs.sending import send
from course.app.runs.stands import Shown, Stand, found_in
from course.app.runs.undisturbed import EVENTS
from course.app.runs.whole_runs import names_of

_LOG = logging.getLogger(__name__)

_USED = {
    "_scriptrunner",
    "_state",
    "_client_state",
    "_session_state",
    "_fragment_storage",
    "_event_loop",
    "_create_scriptrunner",
    "_handle_scriptrunner_event_on_event_loop",
    "_call_soon_on_event_loop",
    "_unsettle",
    "create_detached_script_run_ctx",
}

WAITING = 32
"""Sessions that wait for the database at the same time; others wait their turn."""


@cache
def apply() -> None:
    """Do so in every session of this process; where Streamlit names things otherwise all is answered by runs."""
    if names_of(AppSession) >= _USED and sending.is_known():
        AppSession.request_rerun = _unless_in_place(AppSession.request_rerun)  # type: ignore[method-assign, assignment]
    else:
        _LOG.info(
            "Streamlit handles what comes in otherwise now: answers are drawn a little later."
        )


Ask = Callable[[AppSession, ClientState | None], None]


def _unless_in_place(ask: Ask) -> Ask:
    """`AppSession.request_rerun`, for all that is not done in place; on the server's loop."""

    @wraps(ask)
    def asked(session: AppSession, state: ClientState | None) -> None:
        if state is None or not _done(session, state):
            ask(session, state)

    return asked


def _done(session: AppSession, asked: ClientState) -> bool:
    if session._scriptrunner is not None or session._state is not AppSessionState.APP_NOT_RUNNING:  # noqa: SLF001
        return False
    stand = found_in(session._session_state, asked.fragment_id)  # noqa: SLF001
    sent = stand and _sent(stand.id, asked.widget_states)
    if not stand or not sent:
        return False
    try:
        with _at_hand(session):
            if not stand.acts.can(sent[0]):
                return False
            stand.acts.do(*sent)
            shown = None if stand.acts.waits() else stand.acts.shown()
    except Exception:  # a run tells it
        _LOG.exception("An answer was not taken in its place: its page runs.")
        return False
    turn = _Turn(session, stand, asked)
    if shown is None:
        turn.wait()
    else:
        turn.tell(shown)
    return True


def _sent(component: str, states: WidgetStates) -> tuple[str, object] | None:
    """The event and its value, where the component has sent one and nothing else was done."""
    told = [one for one in states.widgets if one.json_trigger_value or one.trigger_value]
    if len(told) != 1:
        return None
    named = EVENTS.fullmatch(told[0].id)
    try:
        events = json.loads(told[0].json_trigger_value or "null")
    except ValueError:
        return None
    one = events[0] if isinstance(events, list) and len(events) == 1 else None
    if named is None or named[1] != component or not isinstance(one, dict):
        return None
    event = one.get("event")
    return (event, one.get("value")) if isinstance(event, str) else None


@contextmanager
def _at_hand(session: AppSession) -> Iterator[None]:
    """Have `st.session_state` be this session's in the present thread."""
    client = session._client_state  # noqa: SLF001
    thread = threading.current_thread()
    context = session.create_detached_script_run_ctx(
        query_string=client.query_string, context_info=client.context_info
    )
    setattr(thread, SCRIPT_RUN_CONTEXT_ATTR_NAME, context)
    try:
        yield
    finally:
        delattr(thread, SCRIPT_RUN_CONTEXT_ATTR_NAME)


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(WAITING, thread_name_prefix="course-answer")


@dataclass
class _Turn:
    """One thing that was done in place; while it waits, it stands where Streamlit has the runner of a run."""

    session: AppSession
    stand: Stand
    asked: ClientState
    others: list[RerunData] = field(default_factory=list)

    def request_rerun(self, data: RerunData) -> bool:
        """Take what comes in meanwhile, to be run afterwards; on the loop, as Streamlit asks a runner."""
        self.others.append(data)
        return True

    def request_stop(self) -> None:
        """Nothing is under way that could be stopped."""

    def wait(self) -> None:
        """Wait for the database in a thread, and tell then."""
        self.session._scriptrunner = self  # type: ignore[assignment]  # noqa: SLF001
        self.session._unsettle()  # noqa: SLF001
        _threads().submit(self._waited)

    def _waited(self) -> None:
        shown = None
        try:
            with _at_hand(self.session):
                shown = self.stand.acts.shown()
        except Exception:
            _LOG.exception("An answer could not be shown in its place: its page runs.")
        self.session._call_soon_on_event_loop(partial(self._go_on, shown))  # noqa: SLF001

    def _go_on(self, shown: Shown | None) -> None:
        if self.session._state is not AppSessionState.SHUTDOWN_REQUESTED:  # noqa: SLF001
            self.session._scriptrunner = None  # noqa: SLF001
            self.tell(shown)
            for data in self.others:
                self._run(data)
        else:  # Streamlit waits for the end of this to clear away the session
            self.session._handle_scriptrunner_event_on_event_loop(self, ScriptRunnerEvent.SHUTDOWN)  # type: ignore[arg-type]  # noqa: SLF001

    def tell(self, shown: Shown | None) -> None:
        """Send what the component shows, and have drawn what else has changed; on the loop."""
        if shown is not None:
            ended = ForwardMsg(script_finished=ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
            ended.metadata.run.fragment_ids.append(self.asked.fragment_id)
            send(self.session, [self.stand.drawing(shown.data), ended])
        if shown is None or shown.page:
            self._run(self._again())
        elif shown.beside:
            self._run(self._again(shown.beside))

    def _again(self, keys: Sequence[str] = ()) -> RerunData:
        """The whole page once more, or the fragments of these keys."""
        client, known = self.session._client_state, self.session._fragment_storage  # noqa: SLF001
        return RerunData(
            query_string=client.query_string,
            page_script_hash=client.page_script_hash,
            fragment_id_queue=known.resolve_target(keys) if keys else [],
            cached_message_hashes=frozenset(self.asked.cached_message_hashes),
            context_info=client.context_info,
        )

    def _run(self, data: RerunData) -> None:
        runner = self.session._scriptrunner  # noqa: SLF001
        if runner is None or not runner.request_rerun(data):
            self.session._create_scriptrunner(data)  # noqa: SLF001
