"""A page whose browser has something to bring is drawn with it, once."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest

from course.app.arrivals import LONGEST
from tests.serving import REPOSITORY, served
from tests.wire.client import Client

PAGE = "en-chain"
KEY = "ab" * 16


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with served(REPOSITORY / "tests/courses/bicycle") as at:
        yield at


@pytest.fixture
def waiting(url: str) -> Iterator[Client]:
    with Client(url, cookie="course-kept=1") as client:
        client.visit(PAGE)
        yield client


def is_drawn(client: Client) -> bool:
    return bool(client.find("course_card"))


def code(client: Client) -> dict[str, object]:
    (found,) = client.find("course_page")
    return found.data


def test_a_page_is_drawn_with_what_its_browser_brings(waiting: Client) -> None:
    assert not is_drawn(waiting)
    assert code(waiting)["waits"] is True
    waiting.fire(waiting.find("course_page")[0], "brought", {"key": "ab" * 16, "entries": []})
    assert is_drawn(waiting)
    assert code(waiting)["waits"] is False
    assert code(waiting)["key"] == "ab" * 16


def test_a_page_is_drawn_where_there_was_nothing_to_bring(waiting: Client) -> None:
    waiting.fire(waiting.find("course_page")[0], "brought", {})
    assert is_drawn(waiting)


def test_a_page_is_drawn_where_no_answer_comes(waiting: Client) -> None:
    waiting.let_pass()
    assert is_drawn(waiting)


def test_a_page_waits_once(waiting: Client) -> None:
    waiting.visit("en-record")
    assert waiting.texts
    waiting.visit(PAGE)
    assert is_drawn(waiting)


def test_without_the_cookie_a_page_is_drawn_at_once(url: str) -> None:
    with Client(url, cookie="another=1") as client:
        client.visit(PAGE)
        assert is_drawn(client)
        assert code(client)["waits"] is False


def test_a_page_that_stayed_open_while_the_server_began_anew_is_not_taken_away(url: str) -> None:
    with Client(url) as before:
        before.visit(PAGE)
    with Client(url, cookie="course-kept=1") as client:
        client.stay(before.page_hash)
        assert is_drawn(client)


def arrive(url: str, number: str, body: bytes, site: str = "same-origin") -> int:
    """Send what a browser holds ahead of its page; returns the answer's status."""
    headers = {"Sec-Fetch-Site": site, "Content-Type": "text/plain"}
    asked = urllib.request.Request(f"{url}/arrival?number={number}", body, headers)
    try:
        with urllib.request.urlopen(asked) as answer:
            status: int = answer.status
            return status
    except urllib.error.HTTPError as refused:
        return refused.code


def test_what_has_arrived_before_the_page_is_drawn_at_once_and_once(url: str) -> None:
    number, told = "12" * 16, json.dumps({"key": KEY, "entries": []}).encode()
    assert arrive(url, number, told) == 204
    cookie = f"course-kept=1; course-arrival={number}"
    with Client(url, cookie=cookie) as client:
        client.visit(PAGE)
        assert is_drawn(client)
        assert code(client)["key"] == KEY
        assert code(client)["met"] is True
    with Client(url, cookie=cookie) as another:
        another.visit(PAGE)
        assert code(another)["waits"] is True
        assert code(another)["key"] != KEY
        assert code(another)["met"] is False


def test_who_does_not_name_the_number_gets_nothing_of_it(url: str) -> None:
    told = json.dumps({"key": KEY, "entries": []}).encode()
    assert arrive(url, "34" * 16, told) == 204
    for cookie in ("course-arrival=" + "35" * 16, "course-arrival=", "course-arrival=34"):
        with Client(url, cookie=cookie) as client:
            client.visit(PAGE)
            assert is_drawn(client)
            assert code(client)["key"] != KEY


@pytest.mark.parametrize("body", [b"", b"null", b"{", b'{"key": 1, "entries": 2}', b"\xff"])
def test_a_page_is_drawn_whatever_has_arrived(url: str, body: bytes) -> None:
    number = "56" * 16
    assert arrive(url, number, body) == 204
    with Client(url, cookie=f"course-arrival={number}") as client:
        client.visit(PAGE)
        assert is_drawn(client)
        assert client.exceptions == []


def test_only_the_courses_own_pages_send_ahead_and_no_more_than_a_record(url: str) -> None:
    assert arrive(url, "78" * 16, b"{}", site="cross-site") == 400
    assert arrive(url, "78" * 16, b"{}", site="same-site") == 400
    assert arrive(url, "78", b"{}") == 400
    assert arrive(url, "78" * 16, b" " * (LONGEST + 1)) == 400
