"""The pages of a course are described once for all sessions, and a browser is told them once.

Streamlit describes every page anew in each whole run, keeps the description with each session, and tells the browser all
of it again, which then draws anew whatever may lead to a page. For a course of a thousand lessons that is most of
a run; for one of fourteen it is a dictionary for each page and session.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

import streamlit as st
from streamlit.navigation.page import Page
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext

MOST = 16
"""Lists of pages that are known at once: one for each language that somebody starts in, and what was edited since."""

_USED = {"set_pages_and_resolve"}


@dataclass(frozen=True)
class Known:
    """How Streamlit describes `pages`: to itself by their hashes, and to a browser in a message."""

    pages: Sequence[Page]
    described: dict[str, Any]
    by_hash: dict[str, Page]
    default: str
    told: ForwardMsg


_KNOWN: dict[int, Known] = {}
_LOCK = Lock()
_TOLD: WeakKeyDictionary[PagesManager, tuple[Known, str]] = WeakKeyDictionary()
"""What the browser of a session was told last, and of which page."""


def choose(pages: Sequence[Page]) -> Page:
    """The page to run, as `st.navigation` chooses it; the menu is not drawn.

    `pages` must be the same object as long as nothing in it changes.
    """
    ctx = get_script_run_ctx()
    if ctx is None or not vars(PagesManager).keys() >= _USED:
        return st.navigation(pages, position="hidden")
    known = _KNOWN.get(id(pages))
    if known is None or known.pages is not pages:
        return _first(ctx, pages)
    found = ctx.pages_manager.set_pages_and_resolve(
        known.described, fallback_page_hash=known.default
    )
    page = known.by_hash.get(found["page_script_hash"]) if found else None
    if page is None:
        _TOLD.pop(ctx.pages_manager, None)
        return st.navigation(pages, position="hidden")
    page._can_be_called = True  # noqa: SLF001
    _tell(ctx, known, page)
    return page


def _tell(ctx: ScriptRunContext, known: Known, page: Page) -> None:
    """Have the browser know the pages, and which of them it shows.

    One that names this page has been told: before, it names the script.
    """
    own = page._script_hash  # noqa: SLF001
    ctx.set_mpa_v2_page(own)
    if _TOLD.get(ctx.pages_manager) == (known, own) and ctx.page_script_hash == own:
        return
    message = ForwardMsg()
    message.CopyFrom(known.told)
    message.navigation.page_script_hash = own
    ctx.enqueue(message)
    _TOLD[ctx.pages_manager] = known, own


def _first(ctx: ScriptRunContext, pages: Sequence[Page]) -> Page:
    """Have Streamlit choose, and note how it describes the pages."""
    sent: list[ForwardMsg] = []
    send = ctx.enqueue

    def noting(message: ForwardMsg) -> None:
        if message.WhichOneof("type") == "navigation":
            sent.append(message)
        send(message)

    vars(ctx)["enqueue"] = noting
    try:
        page = st.navigation(pages, position="hidden")
    finally:
        del vars(ctx)["enqueue"]
    default = next((one for one in pages if one._default), None)  # noqa: SLF001
    if len(sent) == 1 and default is not None:
        told = ForwardMsg()
        told.navigation.CopyFrom(sent[0].navigation)
        by_hash = {one._script_hash: one for one in pages}  # noqa: SLF001
        described: dict[str, Any] = {**ctx.pages_manager.get_pages()}
        known = Known(pages, described, by_hash, default._script_hash, told)  # noqa: SLF001
        _keep(known)
        _TOLD[ctx.pages_manager] = known, page._script_hash  # noqa: SLF001
    return page


def _keep(known: Known) -> None:
    with _LOCK:
        while len(_KNOWN) >= MOST:
            del _KNOWN[next(iter(_KNOWN))]
        _KNOWN[id(known.pages)] = known
