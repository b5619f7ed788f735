"""An answer is taken and told without a run of its page, and what else it changes is drawn after it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.serving import REPOSITORY, served
from tests.wire.client import Client, Component

BICYCLE = REPOSITORY / "tests/courses/bicycle"
KEY = "ab" * 16
LOCKED = 0.5
"""Seconds for which somebody else writes to the database: less than a page waits."""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kept") / "course.sqlite3"


@pytest.fixture(scope="module")
def url(file: Path) -> Iterator[str]:
    with served(BICYCLE, database=f"sqlite:///{file}") as address:
        yield address


@pytest.fixture
def learner(url: str) -> Iterator[Client]:
    with Client(url) as found:
        found.visit("en-chain")
        found.rest()
        yield found


def card(learner: Client, question: str) -> Component:
    """The card of a question on the page."""
    (found,) = [one for one in learner.find("course_card") if question in states(one)]
    return found


def states(shown: Component) -> dict[str, str]:
    return {one["id"]: one["state"] for one in shown.data["questions"]}


def answer(question: str, response: object, n: int = 1) -> dict[str, object]:
    return {"question": question, "response": response, "n": n}


def kinds(learner: Client, since: int) -> list[str | None]:
    """What kinds of messages the server has sent since that many."""
    return [ForwardMsg.FromString(raw).WhichOneof("type") for raw in learner.received[since:]]


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Somebody else writes to the database for a while."""
    other = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    release = threading.Timer(LOCKED, lambda: other.execute("ROLLBACK"))
    release.start()
    try:
        yield
    finally:
        release.join()
        other.close()


IN_PLACE = ["delta", "script_finished"]


def test_an_answer_is_one_drawing_and_no_run(learner: Client) -> None:
    before = len(learner.received)
    learner.fire(card(learner, "more-oil"), "answer", answer("more-oil", "paste"))
    learner.rest()
    assert states(card(learner, "more-oil"))["more-oil"] == "right"
    assert kinds(learner, before) == IN_PLACE


def test_so_are_answers_told_and_a_quiz_begun_anew(learner: Client) -> None:
    before = len(learner.received)
    learner.fire(card(learner, "more-oil"), "tell", {"question": "more-oil", "n": 1})
    learner.rest()
    assert states(card(learner, "more-oil"))["more-oil"] == "closed"
    assert kinds(learner, before) == IN_PLACE
    learner.fire(card(learner, "order"), "answer", answer("order", "wipe-first"))
    learner.rest()
    before = len(learner.received)
    learner.fire(card(learner, "order"), "restart", {"n": 2})
    learner.rest()
    assert states(card(learner, "order"))["order"] == "open"
    assert kinds(learner, before) == IN_PLACE


def test_what_cannot_be_graded_is_said_each_time(learner: Client) -> None:
    for n in (1, 2):
        learner.fire(card(learner, "equal"), "answer", answer("equal", "much", n))
        told = card(learner, "equal").data
        (question,) = told["questions"]
        assert question["verdict"]["tone"] == "invalid"
        assert told["echo"] == n
        assert question["attempt"] == 0


def test_the_chart_behind_a_question_is_drawn_after_it(learner: Client) -> None:
    assert not learner.find("course_chart")
    before = len(learner.received)
    learner.fire(card(learner, "equal"), "answer", answer("equal", "3000"))
    assert kinds(learner, before) == IN_PLACE  # the feedback does not wait for the chart
    learner.rest()
    assert learner.find("course_chart")


def test_the_foot_is_drawn_once_all_is_answered(learner: Client) -> None:
    assert "Mark as read" in learner.buttons
    learner.buttons.clear()
    for n, question in enumerate(states(card(learner, "order")), 1):
        learner.fire(card(learner, question), "tell", {"question": question, "n": n})
    learner.rest()
    assert "Read" in learner.buttons


def test_a_response_from_nowhere_changes_nothing(learner: Client) -> None:
    for sent in ({"question": "no-such", "response": "1"}, ["equal"], "equal", None):
        learner.fire(card(learner, "equal"), "answer", sent)
        assert states(card(learner, "equal"))["equal"] == "open"


def test_a_link_in_a_card_leads_on(learner: Client) -> None:
    learner.fire(card(learner, "order"), "go", {"lesson": "tyres"})
    learner.rest()
    assert any("Tyres that roll" in text for text in learner.texts.values())


def test_what_another_tab_has_done_shows_with_the_next_answer(url: str, learner: Client) -> None:
    with Client(url) as other:
        other.visit("en-chain")
        for tab in (learner, other):
            tab.fire(tab.find("course_page")[0], "brought", {"key": KEY, "entries": []})
        other.fire(card(other, "more-oil"), "answer", answer("more-oil", "paste"))
        learner.fire(card(learner, "order"), "answer", answer("order", "wipe-first"))
        assert states(card(learner, "order"))["order"] == "right"
        learner.drawn()
        assert states(card(learner, "more-oil"))["more-oil"] == "right"


def test_an_answer_waits_for_a_database_that_is_busy(file: Path, learner: Client) -> None:
    with locked(file):
        before = len(learner.received)
        learner.fire(card(learner, "more-oil"), "answer", answer("more-oil", "paste"))
    assert card(learner, "more-oil").data["calm"] == ""
    assert states(card(learner, "more-oil"))["more-oil"] == "right"
    assert kinds(learner, before) == IN_PLACE


@pytest.mark.parametrize("page", [None, "en-tyres"])
def test_what_comes_in_while_an_answer_waits_is_done_after_it(
    file: Path, learner: Client, page: str | None
) -> None:
    with locked(file):
        sent = answer("more-oil", "paste")
        learner.fire_and_run(card(learner, "more-oil"), "answer", sent, page=page)
    if page:
        assert any("Tyres that roll" in text for text in learner.texts.values())
        learner.visit("en-chain")
    assert states(card(learner, "more-oil"))["more-oil"] == "right"


def test_an_answer_whose_page_is_closed_while_it_waits_is_kept(url: str, file: Path) -> None:
    with Client(url) as leaving, locked(file):
        leaving.visit("en-chain")
        key = leaving.find("course_page")[0].data["key"]
        leaving.send(card(leaving, "more-oil"), "answer", answer("more-oil", "paste"))
    with Client(url) as back:
        back.visit("en-chain")
        back.fire(back.find("course_page")[0], "brought", {"key": key, "entries": []})
        assert states(card(back, "more-oil"))["more-oil"] == "right"


def test_it_is_so_without_a_database() -> None:
    with served(BICYCLE) as address, Client(address) as learner:
        learner.visit("en-chain")
        learner.rest()
        before = len(learner.received)
        learner.fire(card(learner, "more-oil"), "answer", answer("more-oil", "paste"))
        learner.rest()
        assert kinds(learner, before) == IN_PLACE
