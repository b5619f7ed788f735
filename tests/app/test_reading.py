"""How the reading copy is asked for, and what is kept of it."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.types import Scope
from streamlit import config

from course.app.server.reading import asked_below, has_it, origin
from course.app.server.shelf import Shelf
from course.content.library import read_course
from course.content.model import BrokenLesson
from course.files.problem import Place
from tests.serving import REPOSITORY

BICYCLE = REPOSITORY / "tests" / "courses" / "bicycle"
HOST = "https://course.example.org"


def visit(path: str, host: str = "course.example.org") -> Scope:
    return {
        "type": "http",
        "method": "GET",
        "scheme": "https",
        "server": ("127.0.0.1", 8501),
        "path": path,
        "query_string": b"",
        "headers": [(b"host", host.encode())],
    }


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/read", ""),
        ("/read/", ""),
        ("/read/lv/pay", "lv/pay"),
        ("/read/sitemap.xml", "sitemap.xml"),
        ("/reading", None),
        ("/lv-pay", None),
        ("/", None),
    ],
)
def test_only_what_lies_below_its_address_is_answered(path: str, asked: str | None) -> None:
    assert asked_below(visit(path)) == asked


def test_below_a_path_of_its_server_it_lies_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config, "get_option", {"server.baseUrlPath": "/school/course/"}.get)
    assert asked_below(visit("/school/course/read/lv")) == "lv"
    assert asked_below(visit("/read/lv")) is None


@pytest.mark.parametrize(
    ("host", "told"),
    [
        ("course.example.org", HOST),
        ("course.example.org:8501", f"{HOST}:8501"),
        ("[::1]:8501", "https://[::1]:8501"),
        ('evil"><script>', ""),
        ("a b", ""),
        ("", ""),
    ],
)
def test_a_host_that_is_none_is_not_repeated(host: str, told: str) -> None:
    assert origin(Request(visit("/read", host))) == told


@pytest.mark.parametrize(
    ("given", "same"),
    [
        ('W/"a"', True),
        ('"a"', True),
        ('W/"b", W/"a"', True),
        ("*", True),
        ('W/"b"', False),
        ("", False),
    ],
)
def test_a_browser_that_has_the_page_is_known(given: str, same: bool) -> None:
    assert has_it(given, 'W/"a"') is same


def shelf(root: Path = BICYCLE) -> Shelf:
    return Shelf(read_course(root), root, "", "<svg/>")


def test_a_page_is_written_once_for_each_host() -> None:
    pages = shelf()
    first = pages.kept("en/chain", HOST)
    assert first is not None
    assert pages.kept("en/chain", HOST) is first
    assert gzip.decompress(first.small) == first.body
    assert f'href="{HOST}/read/en/chain"'.encode() in first.body
    other = pages.kept("en/chain", "http://localhost:8501")
    assert other is not None
    assert other.mark != first.mark
    assert b"\0" not in first.body + other.body


def test_only_pictures_that_lessons_show_are_sent() -> None:
    pages = shelf(REPOSITORY)
    known = pages.kept("pictures/lessons/images/lv/client-base.svg", HOST)
    assert known is not None
    assert known.kind == "image/svg+xml"
    for path in ("lessons/course.yaml", "../README.md", "quizzes/lv/04-pay.yaml", ""):
        assert pages.kept(f"pictures/{path}", HOST) is None


def test_a_broken_lesson_is_away_for_now() -> None:
    pages = shelf()
    edition = pages.course.editions["en"]
    place = Place("lessons/en/02-chain.md", 1, 1)
    lessons = {**edition.lessons, "chain": BrokenLesson("chain", "Chain", place)}
    editions = {**pages.course.editions, "en": replace(edition, lessons=lessons)}
    broken = Shelf(replace(pages.course, editions=editions), BICYCLE, "", "<svg/>")
    page = broken.kept("en/chain", HOST)
    assert page is not None
    assert page.status == 503
    assert (
        b"<loc>https://course.example.org/read/en/chain</loc>"
        not in (broken.kept("sitemap.xml", HOST) or page).body
    )
