"""Serves the reading copy: what has been written once is sent until a file of the course changes."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from course.app.library import current_course
from course.app.reading_copy import PREFIX
from course.app.server.addresses import base_path, language_of
from course.app.server.shelf import MISSING, SITEMAP, Kept, Shelf
from course.app.settings import course_root
from course.content.model import Course
from course.files.problem import CourseError
from course.reading.places import Kind, Page

ROBOTS = "/robots.txt"
"""Search engines ask for it at the top of a server, wherever the course lies below that."""

READS = frozenset({"GET", "HEAD"})

_HOST = re.compile(r"[A-Za-z0-9.\-]{1,253}(:\d{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](:\d{1,5})?")


class ReadingCopy:
    """ASGI middleware that answers `/read`, all below it, and `/robots.txt`, which leads search engines there.

    `mark` is the course's drawn mark as SVG.
    """

    def __init__(self, app: ASGIApp, mark: str) -> None:
        self._app = app
        self._mark = mark
        self._shelf: Shelf | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for the reading copy, pass everything else through."""
        if scope["type"] == "http" and scope["path"] == ROBOTS:
            await _robots(Request(scope))(scope, receive, send)
            return
        asked = asked_below(scope) if scope["type"] == "http" else None
        if asked is None:
            await self._app(scope, receive, send)
            return
        try:
            course = await run_in_threadpool(current_course)
        except CourseError:  # pages that cannot be read are told by the app
            await self._app(scope, receive, send)
            return
        answer = await self._answer(Request(scope), course, asked)
        await answer(scope, receive, send)

    async def _answer(self, request: Request, course: Course, asked: str) -> Response:
        if request.method not in READS:
            return _reads_only()
        if (there := _leads_on(request, course, asked)) is not None:
            status = 302 if not asked.strip("/") else 308
            vary = {"Vary": "Accept-Language"} if status == 302 else {}
            return RedirectResponse(f"{base_path()}/{PREFIX}/{there}", status, vary)
        shelf = self._shelf_of(course)
        kept = await run_in_threadpool(shelf.kept, asked, origin(request))
        if kept is None:
            missing = MISSING + language_of(course, asked.partition("/")[0], request)
            kept = await run_in_threadpool(shelf.kept, missing, origin(request))
        return sent(request, kept) if kept else PlainTextResponse("Not found.", 404)

    def _shelf_of(self, course: Course) -> Shelf:
        shelf, base = self._shelf, base_path()
        if shelf is None or shelf.course is not course or shelf.base != base:
            shelf = self._shelf = Shelf(course, course_root(), base, self._mark)
        return shelf


def asked_below(scope: Scope) -> str | None:
    """What is asked for below `/read`, without the slash between; None where something else is asked for."""
    start = f"{base_path()}/{PREFIX}"
    path: str = scope["path"]
    if path == start:
        return ""
    return path.removeprefix(f"{start}/") if path.startswith(f"{start}/") else None


def origin(request: Request) -> str:
    """The scheme and host that a visitor asked by, or nothing where the host is none.

    Behind a proxy the scheme is the one it tells, if it is among those that uvicorn believes.
    """
    host = request.headers.get("host", "")
    return f"{request.url.scheme}://{host}" if _HOST.fullmatch(host) else ""


def _robots(request: Request) -> Response:
    if request.method not in READS:
        return _reads_only()
    base, lines = base_path(), ["User-agent: *"]
    lines.append(f"Disallow: {base}/_stcore/")
    if host := origin(request):
        lines += ["", f"Sitemap: {host}{base}/{PREFIX}/{SITEMAP}"]
    return PlainTextResponse("\n".join([*lines, ""]))


def _reads_only() -> Response:
    return PlainTextResponse("Only GET and HEAD.", 405, {"Allow": "GET, HEAD"})


def _leads_on(request: Request, course: Course, asked: str) -> str | None:
    """The path below `/read` that an address stands for, where it is another."""
    steps = PurePosixPath(asked.rstrip("/")).parts
    if not steps:
        return language_of(course, asked.partition("/")[0], request)
    if len(steps) == 2 and steps[0] in course.editions:
        now = course.names.lesson(steps[1])
        if now != steps[1] and now in course.editions[steps[0]].lessons:
            return Page(steps[0], Kind.LESSON, now).path
    known = steps[0] in course.editions and len(steps) <= 2
    return "/".join(steps) if asked.endswith("/") and known else None


def sent(request: Request, kept: Kept) -> Response:
    """What is kept as an answer: nothing but its mark to those who have it, compressed where that is taken."""
    headers = {
        "Cache-Control": "no-cache",
        "ETag": kept.mark,
        "Vary": "Accept-Encoding",
        "Content-Security-Policy": kept.policy,
    }
    if has_it(request.headers.get("if-none-match", ""), kept.mark) and kept.status == 200:
        return Response(status_code=304, headers=headers)
    body = kept.body
    if "gzip" in request.headers.get("accept-encoding", ""):
        body, headers["Content-Encoding"] = kept.small, "gzip"
    return Response(body, kept.status, headers, kept.kind)


def has_it(given: str, mark: str) -> bool:
    """Whether the marks that a browser gives (`If-None-Match`) have this one among them."""
    marks = {one.strip().removeprefix("W/") for one in given.split(",")}
    return "*" in marks or mark.removeprefix("W/") in marks
