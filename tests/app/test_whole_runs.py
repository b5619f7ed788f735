"""What a fragment's run has to tell is held back until it is whole, and never for long."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, cast

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession

from course.app import whole_runs


def begun(*fragments: str) -> ForwardMsg:
    message = ForwardMsg()
    message.new_session.page_script_hash = "pay"
    message.metadata.run.fragment_ids.extend(fragments)
    return message


def element() -> ForwardMsg:
    message = ForwardMsg()
    message.delta.new_element.text.body = "Right."
    return message


def ended() -> ForwardMsg:
    message = ForwardMsg()
    message.script_finished = ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY
    return message


@pytest.mark.parametrize(
    ("messages", "under_way"),
    [
        ([], False),
        ([element()], False),
        ([begun()], False),
        ([begun(), element()], False),
        ([begun("card")], True),
        ([begun("card"), element()], True),
        ([begun("card"), element(), ended()], False),
        ([begun("card"), ended(), begun("foot")], True),
        ([begun("card"), begun()], False),
    ],
)
def test_only_a_fragments_run_that_has_not_ended_is_under_way(
    messages: list[ForwardMsg], under_way: bool
) -> None:
    assert whole_runs.is_under_way(messages) is under_way


class Session(SimpleNamespace):
    """What is looked at of Streamlit's session; its clock stands until it is moved."""

    def __init__(self) -> None:
        self.now = 0.0
        self.due: list[tuple[float, Callable[[], None]]] = []
        self.woken = 0
        super().__init__(
            _browser_queue=SimpleNamespace(_queue=[]),
            _event_loop=SimpleNamespace(
                time=lambda: self.now,
                call_later=lambda after, call: self.due.append((self.now + after, call)),
            ),
            _message_enqueued_callback=self.wake,
        )

    def wake(self) -> None:
        self.woken += 1

    def add(self, *messages: ForwardMsg) -> None:
        self._browser_queue._queue += messages


def flush(session: Any) -> list[ForwardMsg]:
    queue = session._browser_queue
    found, queue._queue = queue._queue, []
    return cast(list[ForwardMsg], found)


def sent(session: Session) -> int:
    return len(whole_runs.whole(flush)(cast(AppSession, session)))


def test_a_run_is_sent_once_it_has_ended() -> None:
    session = Session()
    session.add(begun("card"))
    assert sent(session) == 0
    session.add(element())
    assert sent(session) == 0
    session.add(ended())
    assert sent(session) == 3


def test_a_run_that_takes_longer_shows_what_it_has() -> None:
    session = Session()
    session.add(begun("card"), element())
    assert sent(session) == 0
    ((at, wake),) = session.due  # asked for once, however often it is looked at
    assert sent(session) == 0
    assert len(session.due) == 1
    session.now = at
    wake()
    assert session.woken == 1
    assert sent(session) == 2
    session.add(ended(), begun("foot"))
    assert sent(session) == 0, "the next run is held from its own beginning"


def test_a_whole_page_is_sent_as_it_comes() -> None:
    session = Session()
    for message in (begun(), element(), ended()):
        session.add(message)
        assert sent(session) == 1


def test_with_other_insides_of_streamlit_all_is_sent_at_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    stranger = Session()
    del stranger._event_loop
    stranger.add(begun("card"))
    with caplog.at_level("INFO"):
        assert sent(stranger) == 1
    assert "a little later" in caplog.text
