"""What the session keeps of the pay lab and of charts, through named functions as in `session`."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from course.app.handled import Handled
from course.pay.lab.links.link import Link
from course.pay.lab.state import LabState

_LAB = "course:lab"
_LAB_TOLD = "course:lab-told"
_DRAFTS = "course:lab-drafts"
_HANDLED = "course:handled"


@dataclass
class LabTold:
    """What the address was told of the lab: the last `link` and the state it is of, the links before
    it, the one that the way to the lab’s other pages holds, and the page that was drawn last.
    """

    state: LabState | None = None
    link: Link = field(default_factory=lambda: Link(""))
    links: deque[str] = field(default_factory=lambda: deque(maxlen=200))
    offered: str = ""
    page: str = ""


def lab() -> LabState | None:
    """What the learner has set up in the pay lab, or None before anything was changed."""
    found: LabState | None = st.session_state.get(_LAB)
    return found


def keep_lab(state: LabState) -> None:
    """Keep what the learner has set up in the pay lab."""
    st.session_state[_LAB] = state


def lab_told() -> LabTold:
    """What the address was told of the lab in this session."""
    found: LabTold = st.session_state.setdefault(_LAB_TOLD, LabTold())
    return found


def draft(name: str) -> Any:
    """What the learner has typed somewhere in the lab and is not (or not yet) part of it."""
    return st.session_state.get(_DRAFTS, {}).get(name)


def keep_draft(name: str, typed: object) -> None:
    """Keep what was typed, or forget it with None."""
    kept: dict[str, object] = st.session_state.setdefault(_DRAFTS, {})
    if typed is None:
        kept.pop(name, None)
    else:
        kept[name] = typed


def forget_drafts() -> None:
    """Forget all that was typed in the lab and is no part of it."""
    st.session_state.pop(_DRAFTS, None)


def handled(chart: str) -> Handled:
    """What the reader has done with a chart, by a name that no other chart of the course has."""
    kept: dict[str, Handled] = st.session_state.setdefault(_HANDLED, {})
    return kept.setdefault(chart, Handled())
