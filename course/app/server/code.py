"""Serves the components' code at its address, to be kept for good: each change of it has another one."""

from __future__ import annotations

import gzip

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from course.app import program
from course.app.server.addresses import base_path

KEPT = "public, max-age=31536000, immutable"
"""As long as a year, which is as long as may be said."""


class Code:
    """ASGI middleware that answers `program.address()`."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._plain = program.code().encode()
        self._small = gzip.compress(self._plain, mtime=0)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for the code, pass everything else through."""
        there = f"{base_path()}/{program.address()}"
        asked = scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}
        if not asked or scope["path"] != there:
            await self._app(scope, receive, send)
            return
        await self._answer(Request(scope))(scope, receive, send)

    def _answer(self, request: Request) -> Response:
        headers = {"Cache-Control": KEPT, "Vary": "Accept-Encoding"}
        body = self._plain
        if "gzip" in request.headers.get("accept-encoding", ""):
            body, headers["Content-Encoding"] = self._small, "gzip"
        return Response(body, 200, headers, "text/javascript")
