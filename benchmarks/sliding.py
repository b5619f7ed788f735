"""Readers who move a chart's controls, without a browser, and send what a browser would."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import numpy as np
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Slider_pb2 import Slider

from tests.wire.client import Client, Component

_READERS = count()
"""Each reader has a chance of its own: none is to find what another has had simulated."""


@dataclass
class Mover(Client, ABC):
    """A tab whose controls are moved one after another, each to a stop drawn by chance."""

    def __post_init__(self) -> None:
        self._turn, self._chance, self._before = count(), np.random.default_rng(next(_READERS)), 0

    def move(self) -> float:
        """Move the next control; the seconds until the run has ended that draws anew."""
        before = self._drawn()
        self._before = len(self.received)
        start = time.perf_counter()
        self._slide(next(self._turn))
        seconds = time.perf_counter() - start
        if self.exceptions or self._drawn() == before:
            raise RuntimeError(f"{self.page}: no new drawing has come; {self.exceptions}")
        return seconds

    def last_kilobytes(self) -> float:
        """What the server sent for the last move."""
        return sum(map(len, self.received[self._before :])) / 1000

    def _other(self, at: int, stops: int) -> int:
        return (at + int(self._chance.integers(1, stops))) % stops

    @abstractmethod
    def _slide(self, turn: int) -> None:
        """Move the control whose turn it is; returns when the run has ended."""

    @abstractmethod
    def _drawn(self) -> str:
        """What is another after each move that was answered."""


@dataclass
class Reader(Mover):
    """A reader of one of the course's charts."""

    def open(self, chart: str, controls: tuple[str, ...] = ()) -> None:
        """Guess, so that `chart` opens; from then on its controls are moved, or those named by their ids."""
        self._only = controls
        (self._place,) = [
            path
            for path, component in self.components.items()
            if component.name.endswith("course_chart") and component.data["name"] == chart
        ]
        asked = self._now.data["ask"]
        self._fire("guess", {"value": asked["values"][asked["at"]]})

    @property
    def _now(self) -> Component:
        return self.components[self._place]

    def _slide(self, turn: int) -> None:
        controls: list[dict[str, Any]] = [
            one for one in self._now.data["controls"] if not self._only or one["id"] in self._only
        ]
        control = controls[turn % len(controls)]
        value = control["values"][self._other(control["at"], len(control["values"]))]
        self._fire("move", {"id": control["id"], "value": value, "settled": True})

    def _fire(self, event: str, value: dict[str, Any]) -> None:
        self.fire(self._now, event, {**value, "n": self._now.data["echo"] + 1})

    def _drawn(self) -> str:
        # Not the figure: there are moves that change nothing that can be seen.
        return str(self._now.data["echo"])


@dataclass
class FloorReader(Mover):
    """A reader of a page that has a chart of Streamlit's and its sliders.

    With every move it tells the server where all sliders of the page stand, as a browser does.
    """

    sliders: dict[str, tuple[Slider, int]] = field(default_factory=dict)
    """By the widget's id: what it is, and the stop it stands at."""
    figure: str = ""

    def _slide(self, turn: int) -> None:
        id_ = list(self.sliders)[turn % len(self.sliders)]
        slider, at = self.sliders[id_]
        self.sliders[id_] = slider, self._other(at, 1 + round(_span(slider)))
        message = BackMsg()
        state = message.rerun_script
        state.context_info.url = f"{self.url}/{self.page}"
        state.page_script_hash = self.page_hash
        for other, (one, stop) in self.sliders.items():
            widget = state.widget_states.widgets.add(id=other)
            widget.double_array_value.data.append(one.min + stop * one.step)
        self._socket.send(message.SerializeToString())
        self._wait()

    def _drawn(self) -> str:
        return self.figure

    def _element(self, message: ForwardMsg) -> None:
        super()._element(message)
        element = message.delta.new_element
        match element.WhichOneof("type"):
            case "slider":
                slider = element.slider
                _, at = self.sliders.get(slider.id, (slider, 0))
                self.sliders[slider.id] = slider, at
            case "plotly_chart":
                self.figure = element.plotly_chart.spec


def _span(slider: Slider) -> float:
    span: float = (slider.max - slider.min) / slider.step
    return span
