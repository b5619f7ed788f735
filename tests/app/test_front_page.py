"""Streamlit's page speaks of the course: language, title and server are told before any script runs."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

import httpx
import pytest
import streamlit
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from course.app import reading_copy
from course.app.server.front_page import INLINE, FrontPage, policy, told
from course.app.settings import ROOT
from tests.pages.conftest import BICYCLE
from tests.waiting import ran

PAGE = (Path(streamlit.__file__).parent / "static" / "index.html").read_text("utf-8")


@pytest.fixture(autouse=True)
def bicycle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ROOT, str(BICYCLE))
    reading_copy.offer()


def asked(path: str, accept: str = "") -> Request:
    headers = [(b"accept-language", accept.encode())]
    return Request({"type": "http", "method": "GET", "path": path, "headers": headers})


def test_nothing_of_streamlit_s_own_is_left_to_be_seen() -> None:
    page = told(PAGE, asked("/en-chain"), ["static/js/BidiComponent.1.js"])
    assert page.count("<html") == page.count("<title>") == page.count("<noscript>") == 1
    for own in ("<title>Streamlit", "favicon.png", "SourceSans", "enable JavaScript to run"):
        assert own not in page, f"{own}: a newer Streamlit says it otherwise, see front_page.py"
    assert '<link rel="modulepreload" crossorigin href="./static/js/BidiComponent.1.js">' in page
    assert page.index("__streamlit") < page.index('type="module"')


@pytest.mark.parametrize(
    ("path", "accept", "language", "title", "door"),
    [
        ("/en-chain", "lv", "en", "A chain that keeps quiet – ", "./read/en/chain"),
        ("/lv-glossary", "en", "lv", "", "./read/lv"),
        ("/", "en-GB,en;q=0.9", "en", "", "./read/en"),
        ("/", "de", "lv", "", "./read/lv"),
        ("/nowhere", "en", "en", "", "./read/en"),
    ],
)
def test_a_page_is_in_its_language_from_the_first_byte(
    path: str, accept: str, language: str, title: str, door: str
) -> None:
    page = told(PAGE, asked(path, accept), [])
    assert f'<html lang="{language}">' in page
    assert f"<title>{title}" in page
    assert f'<noscript><p><a href="{door}">' in page


def test_what_a_trainer_writes_comes_out_escaped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lessons" / "lv").mkdir(parents=True)
    (tmp_path / "lessons" / "course.yaml").write_text(
        "format: 1\nid: x\nlanguages: [lv]\ntitle:\n  lv: 'A</title><script>\"&'\nsummary:\n  lv: '\"><b>'\n"
        "source:\n  lv: x\nauthor: x\nversion: '1'\nlicence: MIT\npass_mark: 0.5\nlessons: []\n"
    )
    monkeypatch.setenv(ROOT, str(tmp_path))
    page = told(PAGE, asked("/"), [])
    assert "<title>A&lt;/title&gt;&lt;script&gt;&quot;&amp;</title>" in page
    assert 'content="&quot;&gt;&lt;b&gt;"' in page


def test_a_course_that_cannot_be_read_leaves_the_page_to_the_app(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(ROOT, "/nowhere/at/all")
    assert "__streamlit" in told(PAGE, asked("/"), [])


@pytest.mark.parametrize(
    "answer",
    [
        PlainTextResponse("ok"),
        HTMLResponse("<p>Another page.</p>"),
        HTMLResponse(PAGE, 404),
        Response(status_code=304),
    ],
)
def test_all_else_goes_as_it_comes(answer: Response) -> None:
    got = get(answer)
    assert (got.status_code, got.content) == (answer.status_code, bytes(answer.body))


def test_the_page_has_its_own_length_and_no_mark_of_the_file_s() -> None:
    got = get(HTMLResponse(PAGE, headers={"etag": '"1"', "last-modified": "yesterday"}))
    assert got.headers["content-encoding"] == "gzip"
    assert got.headers["vary"] == "Accept-Language, Accept-Encoding"
    assert '<html lang="lv">' in got.text
    assert not {"etag", "last-modified"} & {*got.headers}


@pytest.mark.parametrize(
    ("path", "accept", "is_told"),
    [
        ("/lv-chain", "text/html,*/*", True),
        ("/lv-chain", "*/*", True),  # who draws a preview of a link
        ("/", "*/*", True),
        ("/lv-chain", "application/json", False),
        ("/static/js/index.js", "*/*", False),
        ("/_stcore/health", "*/*", False),
    ],
)
def test_the_page_speaks_of_the_course_to_all_who_may_get_it(
    path: str, accept: str, is_told: bool
) -> None:
    got = get(HTMLResponse(PAGE), path, accept)
    assert ('<html lang="lv">' in got.text) is is_told
    assert ("content-security-policy" in got.headers) is is_told


def get(answer: Response, path: str = "/lv-chain", accept: str = "text/html,*/*") -> httpx.Response:
    async def ask() -> httpx.Response:
        wire = httpx.ASGITransport(app=FrontPage(answer))
        async with httpx.AsyncClient(transport=wire, base_url="http://course") as client:
            return await client.get(path, headers={"accept": accept})

    return ran(ask())


def test_the_script_holds_what_it_says() -> None:
    page = told(PAGE, asked("/lv"), [])
    (found,) = re.findall(r"<script>window\.__streamlit=(.*?)</script>", page)
    base, known = found.removeprefix("{BACKEND_BASE_URL:location.origin+").split(",HOST_CONFIG:", 1)
    assert json.loads(base) == "/"
    assert json.loads(known.removesuffix("}"))["useExternalAuthToken"] is False


def test_the_policy_names_every_script_of_the_page_and_no_other_server() -> None:
    page = told(PAGE, asked("/lv"), [])
    said = policy(page)
    for script in INLINE.findall(page):
        mark = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{mark}'" in said
    scripts = next(part for part in said.split("; ") if part.startswith("script-src"))
    assert "unsafe" not in scripts
    assert "http" not in said
    assert said.endswith("; frame-ancestors 'self'")  # nobody is led to press what they do not see
    assert (
        get(HTMLResponse(PAGE)).headers["content-security-policy"].startswith("default-src 'self';")
    )
