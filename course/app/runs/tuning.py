"""What makes a run quicker than Streamlit is by itself, without changing what it sends.

All was found by measuring what a moved slider and an answer cost: half of it went into these.

- Streamlit makes its listening socket without a protocol's number, by which asyncio would know that it
  may send small messages at once. So the second of two waits until the browser has acknowledged the
  first, which it does 40 ms later. What is set on the listening socket, its connections inherit.
- Each run begins with a message that describes the theme, made anew each time.
- That message also names all pages of the course, some 9 kB: the browser reads them from another one, which
  only whole runs send.
- Before each run all that a session remembers is looked up and stored again as it is, each component by a
  class made for the purpose: a page has thirty of them. What is stored already may stay.
"""

from __future__ import annotations

import logging
import os
import socket
import stat
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.state import SessionState

from course.app.runs.undisturbed import EVENTS

_LOG = logging.getLogger(__name__)

_OPEN_FILES = (Path("/proc/self/fd"), Path("/dev/fd"))

Fill = Callable[..., None]

_MADE = "_WriteThrough"
"""What Streamlit calls the class of a component's state."""


@cache
def apply() -> None:
    """Do all of it; what cannot be done here is left as it is."""
    send_at_once()
    _remember_theme()
    _name_pages_once()
    _store_what_is_new()


def send_at_once() -> None:
    """Let every TCP socket of this process send small messages without waiting."""
    listing = next((folder for folder in _OPEN_FILES if folder.is_dir()), None)
    for entry in listing.iterdir() if listing else ():
        try:
            number = int(entry.name)
            if stat.S_ISSOCK(os.fstat(number).st_mode):
                _set_nodelay(number)
        except OSError:
            continue  # closed meanwhile, or no TCP


def _set_nodelay(number: int) -> None:
    with socket.socket(fileno=os.dup(number)) as found:
        if found.family in {socket.AF_INET, socket.AF_INET6} and found.type == socket.SOCK_STREAM:
            found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _remember_theme() -> None:
    """Have the theme's description made once for each section of the settings.

    This takes the place of a function that Streamlit keeps to itself. Where it is not there any more,
    all works as before; a test compares what is sent.
    """
    fill: Fill | None = getattr(app_session, "_populate_theme_msg", None)
    if fill is None:
        _LOG.info("Streamlit describes its theme another way now: runs are a little slower.")
        return
    remembered = _Remembered(fill)
    app_session._populate_theme_msg = remembered  # noqa: SLF001
    config.on_config_parsed(remembered.forget, force_connect=True)


def _name_pages_once() -> None:
    """Leave it to `st.navigation`, which runs with each whole page, to tell the browser of all pages."""
    if hasattr(AppSession, "_populate_app_pages"):
        AppSession._populate_app_pages = _nothing  # type: ignore[assignment]  # noqa: SLF001


def _nothing(_session: AppSession, _message: object, _pages: object) -> None:
    """Name no pages."""


def _store_what_is_new() -> None:
    """Have a session's state taken over from the last run where it was set since, not all of it again."""
    if hasattr(SessionState, "_compact_state") and hasattr(SessionState, "_get_widget_id"):
        SessionState._compact_state = _take_over  # type: ignore[method-assign, assignment]  # noqa: SLF001


def _take_over(state: SessionState) -> None:
    """As `SessionState._compact_state`; a test holds it to leave the same."""
    named = state._get_widget_id  # noqa: SLF001
    old, new, widgets = state._old_state, state._new_session_state, state._new_widget_state  # noqa: SLF001
    placed = (own for key in old if (own := named(key)) != key)  # after they were given a value
    pressed = (found[1] for key in widgets if (found := EVENTS.fullmatch(key)))
    for key in {*map(named, new), *widgets, *placed, *pressed}:
        with suppress(KeyError):  # a widget that is known no more
            old[key] = _plain(state[key])
    new.clear()
    widgets.clear()


def _plain(value: object) -> object:
    """A component's state without the class that Streamlit makes for each: it makes another when asked for it.

    A page has thirty of them, and a class takes 4 kB.
    """
    return dict(value) if isinstance(value, dict) and type(value).__name__ == _MADE else value


class _Remembered:
    def __init__(self, fill: Fill) -> None:
        self._fill = fill
        self._known: dict[str, CustomThemeConfig] = {}

    def __call__(self, msg: CustomThemeConfig, section: str = "theme") -> None:
        known = self._known.get(section)
        if known is None:
            known = CustomThemeConfig()
            self._fill(known, section)
            self._known[section] = known
        if known.ByteSize():  # an empty one would still be sent as set
            msg.MergeFrom(known)

    def forget(self) -> None:
        self._known.clear()
