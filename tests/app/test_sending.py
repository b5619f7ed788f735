"""What one session has to send is sent without a look at the others, in order, and once."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from types import SimpleNamespace
from typing import Any, cast

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.session_manager import SessionClientDisconnectedError

from course.app.runs import sending
from course.app.runs.sending import Waiting, is_known, send


class Loop:
    """An event loop that turns when it is told to."""

    def __init__(self) -> None:
        self.soon: list[Callable[[], None]] = []
        self.closed = False

    def call_soon_threadsafe(self, call: Callable[[], None]) -> None:
        if self.closed:
            raise RuntimeError("Event loop is closed")
        self.soon.append(call)

    def is_closed(self) -> bool:
        return self.closed

    def turn(self) -> None:
        while self.soon:
            self.soon.pop(0)()


class Session:
    """What is used of Streamlit's session."""

    def __init__(self, loop: Loop, name: str) -> None:
        self.id, self._event_loop = name, loop
        self._browser_queue = ForwardMsgQueue()
        self._message_enqueued_callback: Callable[[], None] | None = lambda: None
        self.looks = self.settled = 0

    def flush_browser_queue(self) -> list[ForwardMsg]:
        self.looks += 1
        return self._browser_queue.flush()

    def on_flushed_messages_sent(self) -> None:
        self.settled += 1


class Server:
    """What is used of Streamlit's runtime: who is connected, and what each was sent."""

    def __init__(self) -> None:
        self.loop = Loop()
        self.clients: dict[str, Any] = {}
        self.sent: dict[str, list[str]] = {}
        self.left: list[str] = []
        self._session_mgr = SimpleNamespace(get_active_session_info=self.clients.get)

    def come(self, name: str) -> Session:
        self.clients[name] = SimpleNamespace(name=name, client=f"browser of {name}")
        self.sent[name] = []
        return Session(self.loop, name)

    def _send_message(self, info: Any, message: ForwardMsg) -> None:
        if info.client is None:
            raise SessionClientDisconnectedError
        self.sent[info.name].append(message.hash)

    def disconnect_session(self, name: str, client: object) -> None:
        self.left.append(name)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    made = Server()
    monkeypatch.setattr(sending, "get_instance", lambda: made)
    return made


def enqueue(waiting: Waiting, session: Session, *names: str) -> None:
    for name in names:
        waiting.enqueue(cast(AppSession, session), ForwardMsg(hash=name))


def test_streamlit_is_as_it_was_when_this_was_written() -> None:
    assert is_known()


def test_each_session_s_messages_come_in_order_and_no_other_is_looked_at(server: Server) -> None:
    waiting, one, other, idle = Waiting(), *map(server.come, ("one", "other", "idle"))
    enqueue(waiting, one, "a", "b")
    enqueue(waiting, other, "c")
    enqueue(waiting, one, "d")
    assert len(server.loop.soon) == 2
    server.loop.turn()
    assert server.sent == {"one": ["a", "b", "d"], "other": ["c"], "idle": []}
    assert (one.looks, one.settled, other.looks, idle.looks) == (1, 1, 1, 0)
    enqueue(waiting, one, "e")
    server.loop.turn()
    assert server.sent["one"][-1] == "e"


def test_what_many_threads_have_to_send_is_all_sent(server: Server) -> None:
    waiting, one = Waiting(), server.come("one")
    threads = [
        Thread(target=enqueue, args=(waiting, one, *(f"{n}-{m}" for m in range(50))))
        for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
        server.loop.turn()
    assert len(server.sent["one"]) == len({*server.sent["one"]}) == 400


def test_what_waits_goes_before_what_is_sent_now(server: Server) -> None:
    waiting, one = Waiting(), server.come("one")
    enqueue(waiting, one, "first")
    send(cast(AppSession, one), [ForwardMsg(hash="now")])
    server.loop.turn()
    assert server.sent["one"] == ["first", "now"]


def test_who_is_away_finds_it_on_coming_back(server: Server) -> None:
    waiting, one = Waiting(), server.come("one")
    server.clients.clear()
    enqueue(waiting, one, "first")
    server.loop.turn()
    send(cast(AppSession, one), [ForwardMsg(hash="now")])
    server.loop.turn()
    assert [message.hash for message in one._browser_queue.flush()] == ["first", "now"]


def test_whose_line_has_just_gone_down_is_let_go(server: Server) -> None:
    waiting, one = Waiting(), server.come("one")
    server.clients["one"].client = None
    enqueue(waiting, one, "first")
    server.loop.turn()
    assert server.left == ["one"]


def test_a_session_that_has_ended_sends_nothing(server: Server) -> None:
    waiting, one = Waiting(), server.come("one")
    one._message_enqueued_callback = None
    enqueue(waiting, one, "late")
    assert not server.loop.soon


def test_once_the_server_has_ended_it_is_dropped(server: Server) -> None:
    waiting, one = Waiting(), server.come("one")
    server.loop.closed = True
    enqueue(waiting, one, "late")
    assert server.sent["one"] == []
