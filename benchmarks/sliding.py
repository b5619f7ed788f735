"""A reader who moves a chart's sliders, without a browser, and sends what a browser would."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from itertools import count

import numpy as np
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Slider_pb2 import Slider
from streamlit.proto.WidgetStates_pb2 import WidgetState

from tests.wire.client import Client

_READERS = count()
"""Each reader has a chance of its own: none is to find what another has had simulated."""

_KEY = re.compile(r"\$\$ID-[0-9a-f]+-(.*)")


@dataclass
class Slid:
    """A slider on the page: its fragment (none is an empty text), and the stop it stands at."""

    widget: Slider
    fragment: str
    stop: int

    @property
    def stops(self) -> int:
        """How many stops it has."""
        return 1 + round((self.widget.max - self.widget.min) / self.widget.step)

    def state(self) -> WidgetState:
        """What a browser says of it with every message."""
        widget, state = self.widget, WidgetState(id=self.widget.id)
        if widget.type == Slider.SELECT_SLIDER:
            state.string_array_value.data.append(widget.options[self.stop])
        else:
            state.double_array_value.data.append(widget.min + self.stop * widget.step)
        return state


@dataclass
class Reader(Client):
    """A tab whose sliders are moved one after another, each to a stop drawn by chance.

    With every move it tells the server where all sliders of the page stand, as a browser does.
    """

    sliders: dict[str, Slid] = field(default_factory=dict)
    """By the widget's id."""
    shows: dict[str, str] = field(default_factory=dict)
    """The buttons that open charts: their ids by their keys."""

    def __post_init__(self) -> None:
        self._turn, self._chance = count(), np.random.default_rng(next(_READERS))
        self._moved, self._before, self._drawn = re.compile(""), 0, 0.0

    def __enter__(self) -> Reader:
        super().__enter__()
        return self

    def open(self, chart: str, controls: tuple[str, ...] = ()) -> None:
        """Guess, so that `chart` opens; from then on its sliders are moved, or some of them by their ids."""
        end = f"-{chart}-show"
        (key,) = [key for key in self.shows if key.endswith(end)]
        prefix = re.escape(key.removesuffix(end))
        self._moved = re.compile(f"{prefix}-({'|'.join(controls) or '.*'})")
        self.buttons[key] = self.shows[key]
        self.press(key)
        for id_ in [id_ for id_ in self.sliders if _key(id_).endswith(f"-{chart}-guess")]:
            del self.sliders[id_]

    def move(self) -> tuple[float, float]:
        """Move the next slider; the seconds until the new drawing has come, and all that follows it."""
        movable = [slid for id_, slid in self.sliders.items() if self._moved.match(_key(id_))]
        slid = movable[next(self._turn) % len(movable)]
        slid.stop = (slid.stop + int(self._chance.integers(1, slid.stops))) % slid.stops
        self._before, self._drawn = len(self.received), 0.0
        start = time.perf_counter()
        self._slide(slid)
        end = time.perf_counter()
        if not self._drawn or self.exceptions:
            raise RuntimeError(f"{self.page}: no new drawing has come; {self.exceptions}")
        return self._drawn - start, end - start

    def last_kilobytes(self) -> float:
        """What the server sent for the last move."""
        return sum(map(len, self.received[self._before :])) / 1000

    def _slide(self, slid: Slid) -> None:
        message = BackMsg()
        state = message.rerun_script
        state.context_info.locale = self.locale
        state.context_info.timezone = "Europe/Riga"
        state.context_info.url = f"{self.url}/{self.page}"
        state.page_script_hash = self.page_hash
        state.fragment_id = slid.fragment
        state.widget_states.widgets.extend(each.state() for each in self.sliders.values())
        self._socket.send(message.SerializeToString())
        while not self._take(self._socket.recv(timeout=60)):
            pass

    def _take(self, raw: bytes | str) -> bool:
        assert isinstance(raw, bytes)
        ended = super()._take(raw)
        message = ForwardMsg.FromString(raw)
        if message.WhichOneof("type") == "navigation":
            self.page_hash = message.navigation.page_script_hash
        return ended

    def _element(self, message: ForwardMsg) -> None:
        super()._element(message)
        element, fragment = message.delta.new_element, message.delta.fragment_id
        match element.WhichOneof("type"):
            case "slider":
                slider = element.slider
                at = round((slider.default[0] - slider.min) / slider.step)
                if slider.set_value and slider.raw_value:
                    at = list(slider.options).index(slider.raw_value[0])
                elif slider.id in self.sliders:
                    at = self.sliders[slider.id].stop
                self.sliders[slider.id] = Slid(slider, fragment, at)
            case "button":
                self.shows[_key(element.button.id)] = element.button.id
            case "plotly_chart":
                self._drawn = time.perf_counter()


def _key(widget: str) -> str:
    """The key that the app gave a widget, from its id; the id of one that has none."""
    found = _KEY.fullmatch(widget)
    return found[1] if found else widget
