"""What stands in Streamlit's widgets and comes from components, in `st.session_state` by their keys."""

from __future__ import annotations

from typing import TypeVar

import streamlit as st

_Shown = TypeVar("_Shown")


def sent(key: str, event: str) -> object:
    """What the component `key` sent with its trigger `event`, in the run that the trigger began."""
    return getattr(st.session_state.get(key), event, None)


def value(key: str, default: object) -> object:
    """The present value of the widget `key`, or `default` before it was shown."""
    return st.session_state.get(key, default)


def hold(key: str, shown: _Shown) -> _Shown:
    """Have the widget `key` stand at `shown` when it is drawn next; call before drawing it.

    Give the widget `shown`, which is returned, as its default too. Streamlit tells a browser only once
    where a widget was put. If that is lost, since another run began before it was sent, the browser
    takes the default for what stands there, and sends it back as if the reader had chosen it.
    """
    if key not in st.session_state or st.session_state[key] != shown:
        st.session_state[key] = shown
    return shown


def is_drawn(key: str) -> bool:
    """Whether the widget `key` has been on this page already and keeps what was done with it."""
    return key in st.session_state
