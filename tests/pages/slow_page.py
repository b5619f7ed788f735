"""A page with a chart whose simulation takes seconds, beside something to press."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from course.app.blocks.charts import simulations
from course.locale import words_for

SECONDS = 4
READY: set[int] = set()


@dataclass(frozen=True)
class Slow:
    """Stands in for draws that take `SECONDS`."""

    size: int

    @property
    def quick(self) -> bool:
        return False

    @property
    def ready(self) -> bool:
        return self.size in READY

    def pay(self, progress: Callable[[float], None]) -> None:
        for tenth in range(10):
            time.sleep(SECONDS / 10)
            progress((tenth + 1) / 10)
        READY.add(self.size)


@st.fragment
def chart() -> None:
    size = st.session_state.setdefault("size", 0)
    if size:
        simulations.run(words_for("en"), [Slow(size)])  # type: ignore[list-item]
    st.write(f"Simulated {size}")
    st.slider("Size", 0, 9, key="size")


@st.fragment
def beside() -> None:
    if st.button("Press"):
        st.session_state["presses"] = st.session_state.get("presses", 0) + 1
    st.text_input("Name", key="name")
    st.write(f"Pressed {st.session_state.get('presses', 0)} times by {st.session_state['name']}")


st.title("Slow")
chart()
beside()
