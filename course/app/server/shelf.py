"""The pages of one course's reading copy, each written at its first visit and kept from then on."""

from __future__ import annotations

import base64
import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path
from threading import Lock

from course.content.model import Course
from course.reading.document import Site, Written
from course.reading.export import pictures
from course.reading.places import ORIGIN, Page, Served, pages
from course.reading.sitemap import sitemap
from course.reading.write import write, write_missing

SITEMAP = "sitemap.xml"
PICTURES = "pictures/"
MISSING = "missing:"
"""Begins the name of a language's page for addresses that lead nowhere; no address has a colon before its language."""

MOST = 256
"""Answers kept ready: all pages of a course for a few names of its host."""

POLICY = (
    "default-src 'none'; style-src {style}; font-src 'self'; img-src 'self' data:;"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""What a page may load: its own style, the typeface and pictures of its server; no script from anywhere."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer: its body and the same compressed; `mark` changes with it, `policy` says what it may load."""

    body: bytes
    small: bytes
    mark: str
    kind: str
    policy: str
    status: int = 200


class Shelf:
    """The reading copy of `course`, whose files lie in `root`; safe to ask from many threads."""

    def __init__(self, course: Course, root: Path, base: str, mark: str) -> None:
        self.course, self.base = course, base
        self._root = root
        self._site = Site(course, Served(base), mark)
        self._pages = {page.path: page for page in pages(course)}
        self._pictures = pictures(course)
        self._written: dict[str, Written] = {}
        self._lock = Lock()
        self._ready = lru_cache(MOST)(self._made)

    def kept(self, asked: str, origin: str) -> Kept | None:
        """What is at a path below `/read` for those who ask by `origin` (`https://host`); None for nothing."""
        if asked.startswith(PICTURES):
            return self._picture(asked.removeprefix(PICTURES))
        if asked == SITEMAP or asked in self._pages or self._is_missing(asked):
            return self._ready(asked, origin)
        return None

    def _is_missing(self, asked: str) -> bool:
        return asked.startswith(MISSING) and asked.removeprefix(MISSING) in self.course.editions

    def _made(self, asked: str, origin: str) -> Kept:
        if asked == SITEMAP:
            text = sitemap(self.course, self._site.ways)
            return _answer(_at(text, origin), "application/xml", POLICY.format(style="'none'"))
        written = self._page(asked)
        policy = POLICY.format(style=_hashed(written.style))
        status = 404 if self._is_missing(asked) else 200 if written.found else 503
        return _answer(_at(written.html, origin), "text/html; charset=utf-8", policy, status)

    def _page(self, asked: str) -> Written:
        with self._lock:
            if asked not in self._written:
                page = self._pages.get(asked)
                self._written[asked] = self._write(page, asked)
            return self._written[asked]

    def _write(self, page: Page | None, asked: str) -> Written:
        if page is None:
            return write_missing(self._site, asked.removeprefix(MISSING))
        return write(self._site, page)

    def _picture(self, path: str) -> Kept | None:
        if path not in self._pictures:
            return None
        try:
            data = (self._root / path).read_bytes()
        except OSError:
            return None
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        return _answer(data, kind, "default-src 'none'; style-src 'unsafe-inline'; sandbox")


def _at(text: str, origin: str) -> bytes:
    return text.replace(ORIGIN, escape(origin)).encode()


def _answer(body: bytes, kind: str, policy: str, status: int = 200) -> Kept:
    mark = hashlib.sha256(body).hexdigest()[:24]
    return Kept(body, gzip.compress(body, mtime=0), f'W/"{mark}"', kind, policy, status)


def _hashed(style: str) -> str:
    """A style as a policy names it, by what it says."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'"
