"""`course serve`: the app behind Streamlit's own ASGI server, on any course folder.

`course_app.py` stays a plain Streamlit script; what the server adds here (headers) is what a plain
`streamlit run` cannot give and can do without.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from course.app.settings import PREVIEW, ROOT
from course.files.problem import CourseError

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""Sent with every answer: nothing is guessed, no address leaks, no device is asked for."""


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


def serve(root: Path, port: int, preview: bool) -> None:
    """Serve the course in `root` at `port` of this machine until stopped."""
    os.environ[ROOT] = str(root.resolve())
    os.environ[PREVIEW] = "1" if preview else ""
    entry = entry_script()
    sys.argv = [str(entry)]  # Streamlit reads `.streamlit/config.toml` beside the script named here
    print(f"http://localhost:{port}", flush=True)
    app = st.App(entry, middleware=[Middleware(SecurityHeaders)])
    app.run(config={"server.port": port})
