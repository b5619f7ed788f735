"""Streamlit's own program sent compressed, each of its files compressed once.

Streamlit sends these two megabytes as they are, since Starlette's compression would begin anew with each visitor and
a proxy may do it. Here the first who asks for a file has it compressed, beside what else the server does, and
all others get the same: a fourth of the bytes, on a phone's line seconds.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FOLDER = "/static/"
"""Where the program's files are; below a path of its server it is the end of a longer one."""

KINDS = ("text/javascript", "application/javascript", "text/css", "application/json")
"""What becomes smaller. No pages: one is sent for every address that has no file, and would be kept as often."""

SMALLEST = 1_000
"""Bytes of a file that is worth it."""

MOST_KEPT = 16_000_000
"""Bytes of all that is kept: Streamlit's whole program comes to a fifth of that."""

Kept = dict[tuple[str, str], bytes]
"""Compressed files by their address and their version, as the server marks it."""


class Compressed:
    """ASGI middleware that compresses the program for browsers that take it so."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._kept: Kept = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything through but files of the program, which are sent smaller."""
        if _asks_for_file(scope):
            await self._app(scope, receive, _Answer(scope["path"], self._kept, send).take)
        else:
            await self._app(scope, receive, send)


def _asks_for_file(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET" or FOLDER not in scope["path"]:
        return False
    asked = Headers(scope=scope)
    return "gzip" in asked.get("accept-encoding", "") and "range" not in asked


@dataclass
class _Answer:
    """One answer on its way: `whole` gathers it where it is to be sent smaller, `told` once nothing more is."""

    path: str
    kept: Kept
    send: Send
    begun: Message = field(default_factory=dict)
    whole: bytearray | None = None
    told: bool = False

    async def take(self, message: Message) -> None:
        """Take a part of it as the app makes it."""
        if message["type"] == "http.response.start":
            await self._begin(message)
        elif self.told:
            return
        elif self.whole is None:
            await self.send(message)
        else:
            self.whole += message.get("body", b"")
            if not message.get("more_body", False):
                await self._end(bytes(self.whole))

    async def _begin(self, message: Message) -> None:
        headers = MutableHeaders(scope=message)
        fits = headers.get("content-type", "").startswith(KINDS)
        if message["status"] != 200 or not fits or "content-encoding" in headers:
            await self.send(message)
            return
        headers.add_vary_header("Accept-Encoding")
        self.begun = message
        known = self.kept.get((self.path, headers.get("etag", "")))
        if known is None:
            self.whole = bytearray()
        else:
            await self._tell(known, smaller=True)

    async def _end(self, whole: bytes) -> None:
        if len(whole) < SMALLEST:
            await self._tell(whole, smaller=False)
            return
        small = await run_in_threadpool(gzip.compress, whole)
        version = Headers(scope=self.begun).get("etag", "")
        if version:
            self._keep(version, small)
        await self._tell(small, smaller=True)

    def _keep(self, version: str, small: bytes) -> None:
        for old in [one for one in self.kept if one[0] == self.path]:
            del self.kept[old]
        if sum(map(len, self.kept.values())) + len(small) <= MOST_KEPT:
            self.kept[self.path, version] = small

    async def _tell(self, body: bytes, *, smaller: bool) -> None:
        self.told = True
        headers = MutableHeaders(scope=self.begun)
        headers["content-length"] = str(len(body))
        if smaller:
            headers["content-encoding"] = "gzip"
            if headers.get("etag", "").startswith('"'):  # the same file, but not byte for byte
                headers["etag"] = f"W/{headers['etag']}"
        await self.send(self.begun)
        await self.send({"type": "http.response.body", "body": body})
