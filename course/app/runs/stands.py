"""Components that are answered in their place: as each stands on its page, and what to do when it sends something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import streamlit as st
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state import SessionState

_STANDS = "course:stands"


class Shown(NamedTuple):
    """What a component shows once something was done: its data, and what else is to be drawn again."""

    data: bytes
    beside: Sequence[str] = ()
    page: bool = False


class Acts(Protocol):
    """What to do when a component sends something; all is called with the session's state at hand."""

    def can(self, event: str) -> bool:
        """Whether this may be done without a run, here and now."""
        ...

    def do(self, event: str, value: object) -> None:
        """Do it, without waiting for anything."""
        ...

    def waits(self) -> bool:
        """Whether `shown` would wait for the database."""
        ...

    def shown(self) -> Shown:
        """What to show of it."""
        ...


@dataclass(frozen=True, slots=True)
class Stand:
    """A component as it stands on a page: the message that drew it, without its data."""

    message: ForwardMsg
    acts: Acts

    @property
    def id(self) -> str:
        """How Streamlit calls the component."""
        name: str = self.message.delta.new_element.bidi_component.id
        return name

    def drawing(self, data: bytes) -> ForwardMsg:
        """The message that draws it again."""
        message = ForwardMsg()
        message.CopyFrom(self.message)
        message.delta.new_element.bidi_component.bytes = data
        return message


def begin() -> None:
    """Forget what stood on the page so far: the first step of a whole run."""
    st.session_state[_STANDS] = {}


@contextmanager
def offered(acts: Acts) -> Iterator[None]:
    """Have what the component that is drawn here sends done in place; in a fragment of its own."""
    context = get_script_run_ctx()
    if context is None:
        yield
        return
    drawn: list[ForwardMsg] = []
    enqueue = context._enqueue  # noqa: SLF001

    def also_note(message: ForwardMsg) -> None:
        drawn.append(message)
        enqueue(message)

    context._enqueue = also_note  # noqa: SLF001
    try:
        yield
    finally:
        context._enqueue = enqueue  # noqa: SLF001
    stands: dict[str, Stand] = st.session_state.setdefault(_STANDS, {})
    for message in drawn:
        fragment = message.delta.fragment_id
        if fragment and message.delta.new_element.HasField("bidi_component"):
            stands[fragment] = Stand(_bare(message), acts)


def _bare(message: ForwardMsg) -> ForwardMsg:
    bare = ForwardMsg()
    bare.CopyFrom(message)
    bare.ClearField("hash")  # of what it showed
    bare.metadata.ClearField("cacheable")
    bare.delta.new_element.bidi_component.ClearField("bytes")
    return bare


def found_in(state: SessionState, fragment: str) -> Stand | None:
    """What stands in a fragment of the page that the session of this state shows."""
    if not fragment or _STANDS not in state:
        return None
    stands: dict[str, Stand] = state[_STANDS]
    return stands.get(fragment)
