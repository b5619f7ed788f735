"""A page whose browser has something to bring is drawn with it, once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.serving import REPOSITORY, served
from tests.wire.client import Client

PAGE = "en-chain"


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
