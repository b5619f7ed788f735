"""Takes in what a browser brings of its record while its page is still loading; see `course.app.arrivals`."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from course.app.arrivals import ARRIVALS, LONGEST
from course.app.server.addresses import base_path

PATH = "arrival"
"""From the course's own address; the number follows as a query."""

TAKEN, REFUSED = 204, 400


class Arriving:
    """ASGI middleware that answers `PATH`."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take what comes there, pass everything else through."""
        there = scope["type"] == "http" and scope["path"] == f"{base_path()}/{PATH}"
        if not there or scope["method"] != "POST":
            await self._app(scope, receive, send)
            return
        status = TAKEN if await _taken(Request(scope, receive)) else REFUSED
        await Response(status_code=status)(scope, receive, send)


async def _taken(request: Request) -> bool:
    """Whether it was sent by a page of the course, and is kept."""
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return False
    told = bytearray()
    async for part in request.stream():
        told += part
        if len(told) > LONGEST:
            return False
    return ARRIVALS.put(request.query_params.get("number", ""), bytes(told))
