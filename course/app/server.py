"""`course serve`: the app behind Streamlit's own ASGI server, on any course folder.

`course_app.py` stays a plain Streamlit script; what the server adds here (headers) is what a plain
`streamlit run` cannot give and can do without.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config

from course.app import accounts, database, tuning
from course.app.settings import PREVIEW, ROOT
from course.files.problem import CourseError

_LOG = logging.getLogger(__name__)

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""Sent with every answer: nothing is guessed, no address leaks, no device is asked for."""

OWN_ROUTES = frozenset({"app", "auth", "component", "media", "static", "_stcore", "vendor"})
"""First steps of addresses that Streamlit serves itself."""


SIGNING = ("/auth/login", "/oauth2callback")
"""Ends of the addresses that lead to a provider and back."""


class SignInFaults:
    """ASGI middleware that leads back to the course where a provider cannot be reached.

    Streamlit would end on a page of two words. The course says what became of the sign-in.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything through but an error on the way to a provider or back."""
        path = scope.get("path", "")
        step = next((end for end in SIGNING if path.endswith(end)), None)
        if scope["type"] != "http" or step is None:
            await self._app(scope, receive, send)
            return
        begun = failed = False

        async def watched(message: Message) -> None:
            nonlocal begun, failed
            if message["type"] == "http.response.start":
                failed = message["status"] >= 400
                begun = not failed
            if not failed:
                await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception:
            if begun:
                raise
            _LOG.exception("The way to the provider failed.")
            failed = True
        if failed:
            await RedirectResponse(path.removesuffix(step) + "/", 302)(scope, receive, send)


class FlatAddresses:
    """ASGI middleware that leads `/lv/pay` to `/lv-pay`.

    Streamlit knows no nested paths and would answer with an empty page. Only visits by a browser are
    led on (they accept HTML), and not those to Streamlit's own routes.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lead a nested address on, pass everything else through."""
        flat = flat_address(scope) if scope["type"] == "http" else None
        if flat is None:
            await self._app(scope, receive, send)
        else:
            await RedirectResponse(flat)(scope, receive, send)


def flat_address(scope: Scope) -> str | None:
    """Where a nested address should lead, or None if it is not one."""
    request = Request(scope)
    base = base_path()
    if not request.url.path.startswith(f"{base}/"):
        return None
    steps = [step for step in request.url.path.removeprefix(base).split("/") if step]
    asked_by_reader = request.method in {"GET", "HEAD"} and "text/html" in request.headers.get(
        "accept", ""
    )
    if len(steps) < 2 or not asked_by_reader or steps[0] in OWN_ROUTES or "_stcore" in steps:
        return None
    # Only the path: behind a proxy that speaks TLS, this server does not know its own scheme.
    query = f"?{request.url.query}" if request.url.query else ""
    return f"{base}/" + "-".join(steps) + query


def base_path() -> str:
    """Where the course begins on its server: empty for the top, else like `/course`."""
    given: str = config.get_option("server.baseUrlPath") or ""
    return f"/{given.strip('/')}" if given.strip("/") else ""


class SecurityHeaders:
    """ASGI middleware that adds `HEADERS` to every HTTP response."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything through, with the headers added."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self._app(scope, receive, with_headers if scope["type"] == "http" else send)


def entry_script() -> Path:
    """`course_app.py`: beside this package in a checkout, inside it where it was installed.

    Raises `CourseError` where neither is there.
    """
    for folder in (Path(__file__).parents[2], Path(__file__).parent / "entry"):
        if (folder / ".streamlit" / "config.toml").exists():
            return folder / "course_app.py"
    raise CourseError(
        "course_app.py is not beside the course package; install the package again from its repository."
    )


@asynccontextmanager
async def tuned(_app: st.App) -> AsyncIterator[None]:
    """Once it listens, and before the first visitor comes."""
    tuning.apply()
    if (keeping := database.keeping()) is not None:
        keeping.start()
    accounts.fault()  # whoever starts the server reads it in the log
    yield


def serve(root: Path, host: str, port: int, preview: bool) -> None:
    """Serve the course in `root` at `host`:`port` until stopped."""
    os.environ[ROOT] = str(root.resolve())
    if preview:
        os.environ[PREVIEW] = "1"
    entry = entry_script()
    sys.argv = [str(entry)]  # Streamlit reads `.streamlit/config.toml` beside the script named here
    middleware = [Middleware(kind) for kind in (SecurityHeaders, FlatAddresses, SignInFaults)]
    app = st.App(entry, middleware=middleware, lifespan=tuned)
    app.run(config={"server.address": host, "server.port": port})
