"""A learner without a browser: Streamlit's own websocket protocol, every byte kept."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.cards import whole

_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")

WHOLE_RUN_ENDS = 0
BROKEN_OFF = 2
"""`script_finished` of a run."""

A_MOMENT = 0.15
"""Seconds after which nothing more comes: several times as long as a server holds back what a run tells."""


@dataclass
class Component:
    """A custom component on the page: where it is, and what it was told last.

    `decks` are all that brought how questions look, for cards.
    """

    id: str
    fragment: str
    name: str
    told: str | bytes
    decks: Sequence[Component] = ()

    @cached_property
    def data(self) -> dict[str, Any]:
        """What it was told; for a card, what it shows."""
        data: dict[str, Any] = json.loads(self.told or "{}")
        if "faces" not in data:
            return data
        looks = next(one.data for one in reversed(self.decks) if data["faces"] in one.data)
        return whole(looks[data["faces"]], data)


@dataclass
class Client:
    """One tab, without drawing anything."""

    url: str
    locale: str = "lv-LV"
    cookie: str = ""
    page: str = ""
    page_hash: str = ""
    components: dict[tuple[int, ...], Component] = field(default_factory=dict)
    received: list[bytes] = field(default_factory=list)
    exceptions: list[str] = field(default_factory=list)
    buttons: dict[str, str] = field(default_factory=dict)
    texts: dict[tuple[int, ...], str] = field(default_factory=dict)
    by_itself: list[str] = field(default_factory=list)
    """The fragments that a browser runs again after a while."""
    _stale: set[tuple[int, ...]] = field(default_factory=set)
    _decks: list[Component] = field(default_factory=list)
    _shown: set[str] = field(default_factory=set)

    def __enter__(self) -> Client:
        netloc = urlsplit(self.url).netloc
        self._closing = ExitStack()
        connection = connect(
            f"ws://{netloc}/_stcore/stream",
            subprotocols=[Subprotocol("streamlit")],
            origin=Origin(f"http://{netloc}"),
            additional_headers={"Cookie": self.cookie} if self.cookie else None,
            max_size=None,
            open_timeout=30,
        )
        self._socket: ClientConnection = self._closing.enter_context(connection)
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.close()

    def visit(self, page: str) -> None:
        """Go to a page by its path, as a link would."""
        self.page, self.page_hash = page, ""
        self.components.clear()
        self.texts.clear()
        self._run(page_name=page)

    def fire(self, component: Component, event: str, value: object) -> None:
        """Let a component send a trigger; returns when the server has run."""
        self._run(component=component, event=event, value=value)

    def send(self, component: Component, event: str, value: object) -> None:
        """Let a component send a trigger, and do not wait."""
        self._send(component=component, event=event, value=value)

    def fire_and_run(
        self, component: Component, event: str, value: object, page: str | None = None
    ) -> None:
        """Let a component send a trigger, and have the whole page, or another, run in the same moment."""
        self._send(component=component, event=event, value=value)
        self._run(page_name=page)

    def fire_on_leaving(self, component: Component, event: str, value: object, page: str) -> None:
        """Go to another page with a trigger of this one's: so the server joins the two if both wait for it."""
        there = replace(component, fragment="")
        self._run(page_name=page, component=there, event=event, value=value, bare=True)

    def run_again(self) -> None:
        """Have the whole page run once more."""
        self._run()

    def stay(self, page_hash: str) -> None:
        """Go on with a page that was drawn by a server that is there no more."""
        self.page_hash = page_hash
        self._run()

    def let_pass(self) -> None:
        """Run what a browser runs by itself, and the whole page if that asks for it."""
        self._send(fragment=self.by_itself[-1])
        self._wait()

    def press(self, label: str) -> None:
        """Press a button of Streamlit's own, and run the whole page."""
        self._run(button=self.buttons[label])

    def find(self, name: str) -> list[Component]:
        """The components of that name (part of it is enough)."""
        return [c for c in self.components.values() if name in c.name]

    def text_since(self, message: int) -> str:
        """All that the server has sent since that many messages, JSON's escapes undone."""
        sent = b"\n".join(self.received[message:]).decode("utf-8", "replace")
        return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), sent).replace("\\n", " ")

    def _run(self, component: Component | None = None, **asked: Any) -> None:
        self._send(component=component, **asked)
        self._wait(component.fragment if component else "")

    def _wait(self, fragment: str = "") -> None:
        """Take what the server sends until the whole page, or that fragment, has run.

        Others that the same action draws again come after it.
        """
        while not self._take(self._socket.recv(timeout=60), fragment):
            pass

    def drawn(self) -> None:
        """Take what the server sends until it has run the whole page, of which it was not asked."""
        self._wait()

    def rest(self) -> float:
        """Take what still comes, until nothing does for a moment; when the last of it came (`perf_counter`)."""
        last = time.perf_counter()
        with suppress(TimeoutError):
            while True:
                raw = self._socket.recv(timeout=A_MOMENT)
                last = time.perf_counter()
                self._take(raw)
        return last

    def _send(self, **asked: Any) -> None:
        self._socket.send(self._asking(**asked))

    def _asking(
        self,
        page_name: str | None = None,
        component: Component | None = None,
        button: str | None = None,
        fragment: str = "",
        event: str = "",
        value: object = None,
        *,
        bare: bool = False,
    ) -> bytes:
        """The message by which a browser asks for a run."""
        self._shown.clear()
        message = BackMsg()
        state = message.rerun_script
        state.context_info.locale = self.locale
        state.context_info.timezone = "Europe/Riga"
        state.context_info.url = f"{self.url}/{self.page}"
        if page_name is not None:
            state.page_name = page_name
        else:
            state.page_script_hash = self.page_hash
        if button is not None:
            state.widget_states.widgets.add(id=button, trigger_value=True)
        state.fragment_id = component.fragment if component else fragment
        if component is not None:
            if not bare:
                state.widget_states.widgets.add(id=component.id, json_value="{}")
            state.widget_states.widgets.add(
                id=f"$$STREAMLIT_INTERNAL_KEY_{component.id}__events",
                json_trigger_value=json.dumps([{"event": event, "value": value}]),
            )
        asked: bytes = message.SerializeToString()
        return asked

    def _take(self, raw: bytes | str, fragment: str = "") -> bool:
        """Note a message; whether it tells that the whole page, or that fragment, has run."""
        assert isinstance(raw, bytes)
        self.received.append(raw)
        message = ForwardMsg.FromString(raw)
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.page_hash = message.new_session.page_script_hash
            self._stale = {*self.components}
        elif kind == "navigation":
            self.page_hash = message.navigation.page_script_hash
        elif kind == "auto_rerun":
            self.by_itself.append(message.auto_rerun.fragment_id)
        elif kind == "script_finished" and message.script_finished == WHOLE_RUN_ENDS:
            for path in self._stale & self.components.keys():
                del self.components[path]
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._element(message)
        return kind == "script_finished" and self._is_end(message, fragment)

    def _is_end(self, message: ForwardMsg, fragment: str) -> bool:
        """Whether the whole page has run, or that fragment.

        Where others follow, a fragment's run ends as if it was broken off: that it was drawn tells the two apart.
        """
        if message.script_finished == BROKEN_OFF and fragment not in self._shown:
            return False
        ended = message.metadata.run.fragment_ids
        return message.script_finished == WHOLE_RUN_ENDS or fragment in ended

    def _element(self, message: ForwardMsg) -> None:
        path = tuple(message.metadata.delta_path)
        element = message.delta.new_element
        what = element.WhichOneof("type")
        self.components.pop(path, None)
        self._stale.discard(path)
        self.texts.pop(path, None)
        if what == "bidi_component":
            proto = element.bidi_component
            self._shown.add(message.delta.fragment_id)
            self.components[path] = component = Component(
                proto.id,
                message.delta.fragment_id,
                proto.component_name,
                proto.json or proto.bytes,
                self._decks,
            )
            if proto.component_name.endswith("course_faces"):
                self._decks.append(component)
        elif what == "button":
            self.buttons[element.button.label] = element.button.id
        elif what == "exception":
            self.exceptions.append(element.exception.message)
        elif what in {"markdown", "heading", "alert"}:
            self.texts[path] = getattr(element, what).body
