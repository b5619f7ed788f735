"""The reading copy as a browser, a search engine and a printer get it from the server."""

from __future__ import annotations

import http.client
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.serving import REPOSITORY, served

BICYCLE = REPOSITORY / "tests/courses/bicycle"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    root = tmp_path_factory.mktemp("reading")
    shutil.copytree(BICYCLE, root, dirs_exist_ok=True)
    for lesson in root.glob("lessons/*/02-chain.md"):
        text = lesson.read_text(encoding="utf-8")
        lesson.write_text(text.replace("---\n", "---\nformerly: oiling\n", 1), encoding="utf-8")
    with served(root) as url:
        yield root, url


def ask(url: str, path: str, method: str = "GET", **headers: str) -> Answer:
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=20)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, headers={"Accept": "text/html", **named})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, body)


def test_a_lesson_is_there_at_once_and_may_load_nothing_foreign(course: tuple[Path, str]) -> None:
    _, url = course
    page = ask(url, "/read/en/chain")
    assert page.status == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["cache-control"] == "no-cache"
    assert page.headers["x-content-type-options"] == "nosniff"
    policy = page.headers["content-security-policy"]
    for part in (
        "default-src 'none'",
        "style-src 'sha256-",
        "font-src 'self'",
        "img-src 'self' data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    ):
        assert part in policy
    assert f'<link rel="canonical" href="{url}/read/en/chain">'.encode() in page.body


def test_a_page_that_is_known_is_not_sent_again(course: tuple[Path, str]) -> None:
    _, url = course
    page = ask(url, "/read/lv/chain", Accept_Encoding="gzip")
    assert page.headers["content-encoding"] == "gzip"
    again = ask(url, "/read/lv/chain", If_None_Match=page.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == page.headers["etag"]
    head = ask(url, "/read/lv/chain", "HEAD")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["etag"] == page.headers["etag"]


def test_a_saved_file_shows(course: tuple[Path, str]) -> None:
    root, url = course
    mark = ask(url, "/read/en/tyres").headers["etag"]
    lesson = next(root.glob("lessons/en/*tyres.md"))
    lesson.write_text(lesson.read_text(encoding="utf-8") + "\nNew words.\n", encoding="utf-8")
    end = time.monotonic() + 10
    while ask(url, "/read/en/tyres", If_None_Match=mark).status == 304:
        assert time.monotonic() < end
        time.sleep(0.2)
    assert b"New words." in ask(url, "/read/en/tyres").body


@pytest.mark.parametrize(
    ("path", "status", "language"),
    [
        ("/read/en/nothing", 404, "en"),
        ("/read/lv/nekas/vispar", 404, "lv"),
        ("/read/pictures/README.md", 404, "lv"),
        ("/read/%2e%2e/%2e%2e/README.md", 404, "lv"),
    ],
)
def test_what_is_not_there_is_told_on_a_page(
    course: tuple[Path, str], path: str, status: int, language: str
) -> None:
    _, url = course
    page = ask(url, path, Accept_Language="lv")
    assert page.status == status
    assert f'<html lang="{language}">'.encode() in page.body


@pytest.mark.parametrize(
    ("path", "status", "there"),
    [
        ("/read", 302, "/read/en"),
        ("/read/", 302, "/read/en"),
        ("/read/lv/", 308, "/read/lv"),
        ("/read/en/chain/", 308, "/read/en/chain"),
        ("/read/en/oiling", 308, "/read/en/chain"),
    ],
)
def test_addresses_that_mean_a_page_lead_to_it(
    course: tuple[Path, str], path: str, status: int, there: str
) -> None:
    _, url = course
    answer = ask(url, path, Accept_Language="en-GB,en;q=0.9")
    assert (answer.status, answer.headers["location"]) == (status, there)


def test_the_site_map_is_xml_and_nothing_can_be_sent_here(course: tuple[Path, str]) -> None:
    _, url = course
    found = ask(url, "/read/sitemap.xml")
    assert found.headers["content-type"].startswith("application/xml")
    assert f"<loc>{url}/read/en/chain</loc>".encode() in found.body
    assert ask(url, "/read/en", "POST").status == 405


def test_search_engines_are_led_to_the_site_map(course: tuple[Path, str]) -> None:
    _, url = course
    found = ask(url, "/robots.txt", Accept="*/*")
    assert (found.status, found.headers["content-type"]) == (200, "text/plain; charset=utf-8")
    assert found.body.decode().splitlines()[-1] == f"Sitemap: {url}/read/sitemap.xml"
    named = ask(url, "/robots.txt", Accept="*/*", Host='evil"><script>')
    assert b"Sitemap" not in named.body
    assert ask(url, "/robots.txt", "POST").status == 405
