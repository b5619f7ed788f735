"""The page that brings Streamlit's program says from the first byte whose it is, and where its server is.

Streamlit sends every visitor the same: in English, called “Streamlit”, with a typeface that the course does not use.
Below the top of the server its program then asks for the server at the page's own address, waits for a “not found”, asks
again further up, and only then connects. Told here, it connects at once: two round trips less, on a phone's line half
a second.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config

from course.app import program
from course.app.library import current_course
from course.app.reading_copy import href
from course.app.server.addresses import base_path, language_of
from course.content.model import Edition, Lesson
from course.files.problem import CourseError
from course.locale import words_for

EARLY = ("BidiComponent", "PageLink")
"""Parts of Streamlit's program that every page of the course needs, which it would ask for one after another."""

LANGUAGE = '<html lang="en">'
TITLE = "<title>Streamlit</title>"
ICON = '<link rel="shortcut icon" href="./favicon.png" />'
TYPEFACE = re.compile(r'<link\s+rel="preload"\s+href="[^"]*SourceSans[^"]*"[^>]*/>')
NO_SCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
"""What is found in Streamlit's page to be said otherwise; what is not there any more stays as it is."""

POLICY = (
    "default-src 'self'; script-src 'self' blob: {scripts}; style-src 'self' 'unsafe-inline';"
    " img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:;"
    " object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
"""What a page may load, where it may send, and whose frame may show it: its own server's alone.

Streamlit imports the code of components from blobs and styles what it draws by inline styles. Scripts in the page
itself are named by their hashes: one that got into a text would not run.
"""

INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)

_ARRIVAL = f"<script>{Path(__file__).with_name('arrival.js').read_text('utf-8')}</script>"
_PROGRAM = Path(streamlit.__file__).parent / "static" / "static" / "js"


class FrontPage:
    """ASGI middleware that has Streamlit's page speak of the course."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        parts = (found.name for part in EARLY for found in _PROGRAM.glob(f"{part}.*.js"))
        self._early = [*(f"static/js/{name}" for name in parts), program.address()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything through but Streamlit's page."""
        if scope["type"] != "http" or scope["method"] != "GET" or not _for_a_page(scope):
            await self._app(scope, receive, send)
            return
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        answer = _Answer(Request(scope), send, self._early)
        await self._app({**scope, "headers": plain}, receive, answer.take)


def _for_a_page(scope: Scope) -> bool:
    """Whether a page may be the answer: those who draw previews of links ask for anything, as scripts are asked for."""
    accepted, path = Headers(scope=scope).get("accept", "*/*"), scope["path"]
    is_address = "." not in path.rpartition("/")[2] and "/_stcore/" not in path
    return "text/html" in accepted or (is_address and "*/*" in accepted)


@dataclass
class _Answer:
    """One answer on its way; `page` gathers it where it is a page."""

    request: Request
    send: Send
    early: list[str]
    begun: Message = field(default_factory=dict)
    page: bytearray | None = None

    async def take(self, message: Message) -> None:
        """Take a part of it as the app makes it."""
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            if message["status"] == 200 and headers.get("content-type", "").startswith("text/html"):
                self.begun, self.page = message, bytearray()
            else:
                await self.send(message)
        elif self.page is None:
            await self.send(message)
        else:
            self.page += message.get("body", b"")
            if not message.get("more_body", False):
                await self._tell(bytes(self.page))

    async def _tell(self, page: bytes) -> None:
        headers = MutableHeaders(scope=self.begun)
        if b'<div id="root">' in page:
            page = told(page.decode(), self.request, self.early).encode()
            headers.add_vary_header("Accept-Language")
            headers["content-security-policy"] = policy(page.decode())
            for name in ("etag", "last-modified"):  # another page than the file that these are of
                del headers[name]
        headers.add_vary_header("Accept-Encoding")
        if "gzip" in self.request.headers.get("accept-encoding", ""):
            page, headers["content-encoding"] = gzip.compress(page), "gzip"
        headers["content-length"] = str(len(page))
        await self.send(self.begun)
        await self.send({"type": "http.response.body", "body": page})


def told(page: str, request: Request, early: list[str]) -> str:
    """Streamlit's page as it reads for who asks for it."""
    head = [_ARRIVAL, _script()]
    head += [f'<link rel="modulepreload" crossorigin href="./{there}">' for there in early]
    try:
        course = current_course()
    except CourseError:  # pages that cannot be read are told by the app
        return _with(page, head)
    asked = request.url.path.removeprefix(f"{base_path()}/")
    edition = course.editions[language_of(course, asked.partition("-")[0], request)]
    lesson = edition.lessons.get(asked.removeprefix(f"{edition.language}-"))
    title, summary = edition.title, edition.summary
    if isinstance(lesson, Lesson):
        title, summary = f"{lesson.title} – {edition.title}", lesson.summary
    head += [
        f"<title>{escape(title)}</title>",
        f'<meta name="description" content="{escape(summary)}">',
        '<link rel="icon" type="image/svg+xml" href="./app/static/mark.svg">',
    ]
    page = page.replace(LANGUAGE, f'<html lang="{edition.language}">')
    page = TYPEFACE.sub("", page.replace(TITLE, "").replace(ICON, ""))
    page = NO_SCRIPT.sub(lambda _: _without_script(edition, lesson), page)
    return _with(page, head)


def policy(page: str) -> str:
    """The page's Content-Security-Policy."""
    hashes = (hashlib.sha256(script.encode()).digest() for script in INLINE.findall(page))
    named = (f"'sha256-{base64.b64encode(one).decode()}'" for one in hashes)
    return POLICY.format(scripts=" ".join(named))


def _with(page: str, head: list[str]) -> str:
    return page.replace("<head>", "<head>\n    " + "\n    ".join(head), 1)


def _without_script(edition: Edition, lesson: object) -> str:
    words = words_for(edition.language)
    text = words.say(
        "Scripts are switched off in your browser, and the course needs them. You can also read the lessons as plain pages."
    )
    there = href(edition.language, lesson.id) if isinstance(lesson, Lesson) else None
    way = there or f"read/{edition.language}"
    return f'<noscript><p><a href="./{way}">{escape(text)}</a></p></noscript>'


def _script() -> str:
    """Tells Streamlit's program where its server is, and what it would ask the server about its host."""
    known = f"HOST_CONFIG:{_for_script(host_config())}"
    at = f"BACKEND_BASE_URL:location.origin+{_for_script(base_path() + '/')}"
    return f"<script>window.__streamlit={{{at},{known}}}</script>"


def _for_script(value: object) -> str:
    return json.dumps(value).replace("<", "\\u003c")


def host_config() -> dict[str, Any]:
    """What Streamlit's server answers at `_stcore/host-config`."""
    return {
        "allowedOrigins": [*config.get_option("client.allowedOrigins")],
        "useExternalAuthToken": False,
        "enableCustomParentMessages": False,
        "enforceDownloadInNewTab": False,
        "metricsUrl": "",
        "blockErrorDialogs": False,
        "resourceCrossOriginMode": None,
    }
