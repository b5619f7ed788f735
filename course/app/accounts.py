"""Who is signed in, and by which providers one can: what Streamlit's `st.user` and secrets tell of it."""

from __future__ import annotations

import datetime as dt
import importlib.util
import logging
from collections.abc import Mapping
from contextlib import suppress
from functools import cache

import streamlit as st

from course.app import database, settings
from course.app.auth_settings import AuthRefused, providers
from course.progress.account import Account
from course.progress.database import accounts as kept
from course.progress.database.faults import Unreachable

_LOG = logging.getLogger(__name__)

MOST_ENDED = 10_000
"""Sign-ins that this process knows to be ended, beside the database."""

_ENDED: dict[bytes, None] = {}


def doors() -> tuple[str, ...]:
    """The providers by which one can sign in; none without a section `[auth]`, or with a half-made one."""
    return _looked_at()[0]


def fault() -> str:
    """Why nobody can sign in although there is a section `[auth]`; empty where all is well."""
    return _looked_at()[1]


def present() -> Account | None:
    """Whom the browser's cookie says to be signed in; None for nobody, or where a sign-in was ended."""
    if not doors():
        return None
    found = account(st.user.to_dict(), settings.secret() or b"")
    return None if found is None or found.mark() in _ENDED else found


def account(claims: Mapping[str, object], secret: bytes) -> Account | None:
    """The account that a provider's claims are about; None where they are no sign-in."""
    issuer, subject = claims.get("iss"), claims.get("sub")
    if claims.get("is_logged_in") is not True:
        return None
    if not (isinstance(issuer, str) and issuer and isinstance(subject, str) and subject):
        return None
    # Each sign-in asks with a number of its own, which the provider repeats.
    occasion = claims.get("nonce") or claims.get("iat") or ""
    return Account(issuer, subject, str(occasion), secret)


def name() -> str:
    """What to call who is signed in, as the provider tells it; maybe empty. It is shown, and never kept."""
    claims = st.user.to_dict()
    told = (claims.get(field) for field in ("name", "preferred_username", "email"))
    return next((text.strip() for text in told if isinstance(text, str) and text.strip()), "")


def was_ended(found: Account) -> bool:
    """Whether the database knows a sign-in to be ended: its cookie is an old one that somebody kept."""
    keeping, mark = database.keeping(), found.mark()
    if keeping is not None:
        with suppress(Unreachable):
            if keeping.do(lambda connection: kept.is_ended(connection, mark)):
                _remember(mark)
    return mark in _ENDED


def end(found: Account) -> None:
    """End a sign-in for all its tabs, and for whoever has kept its cookie."""
    keeping, mark = database.keeping(), found.mark()
    _remember(mark)
    if keeping is not None:
        with suppress(Unreachable):
            keeping.do(lambda connection: kept.end(connection, mark, dt.datetime.now(dt.UTC)))


def _remember(mark: bytes) -> None:
    _ENDED[mark] = None
    while len(_ENDED) > MOST_ENDED:
        del _ENDED[next(iter(_ENDED))]


def _looked_at() -> tuple[tuple[str, ...], str]:
    if not st.secrets.load_if_toml_exists() or "auth" not in st.secrets:
        return (), ""
    try:
        return providers(st.secrets["auth"], settings.secret(), installed=_installed()), ""
    except AuthRefused as reason:
        _log_once(str(reason))
        return (), str(reason)


@cache
def _installed() -> bool:
    """Whether what Streamlit signs in with is there; it is loaded by the first who does so."""
    return all(importlib.util.find_spec(package) for package in ("authlib", "httpx"))


@cache
def _log_once(reason: str) -> None:
    _LOG.error("%s", reason)
