"""A button that asks before it acts."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st


def confirm(
    label: str,
    question: str,
    yes: str,
    key: str,
    act: Callable[[], object],
    icon: str = ":material/restart_alt:",
) -> None:
    """Draw a button that opens a question; only the second button, `yes`, calls `act`."""

    def sure() -> None:
        act()
        st.rerun()

    with st.popover(label, icon=icon, key=key):
        st.write(question)
        st.button(yes, on_click=sure, key=f"{key}-yes", type="primary")
