"""Times as the reader's own clock shows them."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st


def zone() -> dt.tzinfo:
    """The time zone that the browser tells; UTC where it tells none that is known here."""
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return dt.UTC


def local(moment: dt.datetime, here: dt.tzinfo) -> dt.datetime:
    """A moment by the clocks of `here`; as it is at the very ends of what a calendar holds."""
    try:
        return moment.astimezone(here)
    except OverflowError:
        return moment
