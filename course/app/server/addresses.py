"""Nested addresses, which Streamlit does not know."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config

from course.app.addresses import preferred_language
from course.content.model import Course

OWN_ROUTES = frozenset({"app", "auth", "component", "media", "read", "static", "_stcore", "vendor"})
"""First steps of addresses that Streamlit serves itself, and of the reading copy's, which are nested."""


class FlatAddresses:
    """ASGI middleware that leads `/lv/pay` to `/lv-pay`.

    Streamlit knows no nested paths and would answer with an empty page. Only visits by a browser are
    led on (they accept HTML), and not those to Streamlit's own routes or the
    reading copy.
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


def language_of(course: Course, begun: str, request: Request) -> str:
    """The language that an address has `begun` with, else the one that the visitor's browser prefers."""
    wished = request.headers.get("accept-language", "").partition(",")[0].partition(";")[0].strip()
    return preferred_language(course, begun, wished or None)


def base_path() -> str:
    """Where the course begins on its server: empty for the top, else like `/course`."""
    given: str = config.get_option("server.baseUrlPath") or ""
    return f"/{given.strip('/')}" if given.strip("/") else ""
