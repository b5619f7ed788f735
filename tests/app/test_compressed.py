"""Streamlit's program goes to browsers compressed, and is compressed once."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from course.app.server import compressed
from course.app.server.compressed import Compressed
from tests.waiting import ran

PROGRAM = "export const words = 'the same again, ';\n" * 200
BROWSER = {"accept-encoding": "gzip, deflate, br"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "index.js").write_text(PROGRAM)
    (tmp_path / "small.css").write_text("a { color: red }")
    (tmp_path / "letters.woff2").write_bytes(bytes(5000))
    (tmp_path / "page.html").write_text(PROGRAM)
    return tmp_path


@pytest.fixture
def app(folder: Path) -> ASGIApp:
    return Starlette(
        routes=[Mount("/static", StaticFiles(directory=folder))],
        middleware=[Middleware(Compressed)],
    )


@pytest.fixture
def times(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How large each thing was that was compressed."""
    seen: list[int] = []

    def counted(whole: bytes) -> bytes:
        seen.append(len(whole))
        return gzip.compress(whole)

    monkeypatch.setattr(
        compressed, "gzip", type("Counted", (), {"compress": staticmethod(counted)})
    )
    return seen


def get(
    app: ASGIApp, name: str, headers: Mapping[str, str] = BROWSER, method: str = "GET"
) -> httpx.Response:
    async def ask() -> httpx.Response:
        wire = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=wire, base_url="http://course") as client:
            return await client.request(method, f"/static/{name}", headers=headers)

    return ran(ask())


def test_a_file_is_smaller_and_compressed_once(app: ASGIApp, times: list[int]) -> None:
    for _ in range(3):
        answer = get(app, "index.js")
        assert answer.text == PROGRAM
        assert answer.headers["content-encoding"] == "gzip"
        assert int(answer.headers["content-length"]) < len(PROGRAM) / 4
        assert "accept-encoding" in answer.headers["vary"].lower()
    assert times == [len(PROGRAM)]


def test_a_browser_that_has_it_gets_nothing_again(app: ASGIApp, times: list[int]) -> None:
    version = get(app, "index.js").headers["etag"]
    assert version.startswith('W/"')
    assert get(app, "index.js", BROWSER | {"if-none-match": version}).status_code == 304
    assert len(times) == 1


def test_a_file_that_has_changed_is_compressed_anew(
    app: ASGIApp, folder: Path, times: list[int]
) -> None:
    get(app, "index.js")
    (folder / "index.js").write_text(PROGRAM * 2)
    assert get(app, "index.js").text == PROGRAM * 2
    assert times == [len(PROGRAM), 2 * len(PROGRAM)]


@pytest.mark.parametrize(
    ("name", "headers", "method"),
    [
        ("index.js", {"accept-encoding": "identity"}, "GET"),
        ("index.js", BROWSER | {"range": "bytes=0-9"}, "GET"),
        ("index.js", BROWSER, "HEAD"),
        ("small.css", BROWSER, "GET"),
        ("letters.woff2", BROWSER, "GET"),
        ("page.html", BROWSER, "GET"),
        ("nothing.js", BROWSER, "GET"),
    ],
)
def test_all_else_goes_as_it_comes(
    app: ASGIApp, folder: Path, times: list[int], name: str, headers: dict[str, str], method: str
) -> None:
    bare = Starlette(routes=[Mount("/static", StaticFiles(directory=folder))])
    ours, theirs = (get(one, name, headers, method) for one in (app, bare))
    assert (ours.status_code, ours.content) == (theirs.status_code, theirs.content)
    assert "content-encoding" not in ours.headers
    assert times == []


def test_what_is_kept_is_bounded(
    app: ASGIApp, folder: Path, times: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compressed, "MOST_KEPT", 1.5 * len(gzip.compress(PROGRAM.encode())))
    for name in ("one.js", "two.js"):
        (folder / name).write_text(PROGRAM)
    for name in ("one.js", "two.js") * 2:
        assert get(app, name).text == PROGRAM
    assert len(times) == 3  # the second has no room beside the first
