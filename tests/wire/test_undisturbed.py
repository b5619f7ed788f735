"""An answer that is pressed in the moment in which the page runs again is taken all the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.serving import REPOSITORY, served
from tests.wire.client import Client, Component

TIMES = 12


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with served(REPOSITORY / "tests/courses/bicycle") as address:
        yield address


def states(learner: Client) -> dict[str, str]:
    """How the questions on the page stand, by id."""
    cards = learner.find("course_card")
    return {one["id"]: one["state"] for card in cards for one in card.data["questions"]}


ANSWER = {"question": "equal", "response": "4000", "n": 1}


def card(learner: Client) -> Component:
    """The card of the question that is answered, on its page."""
    learner.visit("en-chain")
    (found,) = [
        one
        for one in learner.find("course_card")
        if any(question["id"] == "equal" for question in one.data["questions"])
    ]
    return found


def left_and_kept(learner: Client) -> None:
    """The other page is there, and the answer as one comes back."""
    assert any("Tyres that roll" in text for text in learner.texts.values())
    learner.visit("en-chain")
    assert states(learner)["equal"] == "right"


def test_an_answer_in_the_moment_of_a_whole_run_is_taken(url: str) -> None:
    taken = []
    for _ in range(TIMES):
        with Client(url) as learner:
            learner.fire_and_run(card(learner), "answer", ANSWER)
            taken.append(states(learner)["equal"])
    assert taken == ["right"] * TIMES


def test_a_link_that_is_followed_in_the_moment_of_an_answer_leads_on(url: str) -> None:
    for _ in range(TIMES):
        with Client(url) as learner:
            learner.fire_and_run(card(learner), "answer", ANSWER, page="en-tyres")
            left_and_kept(learner)


def test_an_answer_that_comes_with_the_way_to_another_page_is_taken(url: str) -> None:
    """Streamlit forgets the card by then, and with it what its trigger brought."""
    with Client(url) as learner:
        learner.fire_on_leaving(card(learner), "answer", ANSWER, page="en-tyres")
        left_and_kept(learner)
