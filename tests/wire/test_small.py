"""What is done again and again costs the line little."""

from __future__ import annotations

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from course.content.library import read_course
from course.content.model import Lesson
from course.questions import kind_of
from tests.serving import REPOSITORY, served
from tests.wire.client import Client

FULLEST = "lv-pay"
MOST = 12_000
"""Bytes of an answer with its feedback and the marks around it."""


def test_an_answer_to_the_fullest_quiz_brings_only_what_it_changes() -> None:
    lesson = read_course(REPOSITORY).editions["lv"].lessons["pay"]
    assert isinstance(lesson, Lesson)
    with served(REPOSITORY) as url, Client(url) as learner:
        learner.visit(FULLEST)
        for number in range(2):
            card = learner.find("course_card")[-1]
            asked = card.data["questions"][number]
            question = lesson.quiz.questions[asked["id"]]
            right = kind_of(question).samples(question).right[0]
            raw = list(right) if isinstance(right, tuple) else right
            before = len(learner.received)
            learner.fire(
                card, "answer", {"question": question.id, "response": raw, "n": number + 1}
            )
            learner.rest()
            sent = learner.received[before:]
            assert learner.find("course_card")[-1].data["questions"][number]["state"] == "right"
            assert sum(map(len, sent)) < MOST
            prompts = [one["prompt"] for one in card.data["questions"]]
            assert not [text for text in prompts if text in learner.text_since(before)]


def test_a_browser_is_told_the_pages_of_the_course_once_for_each_page_that_it_shows() -> None:
    with served(REPOSITORY / "tests/courses/bicycle") as url, Client(url) as learner:
        learner.visit("lv-chain")
        learner.run_again()
        learner.run_again()
        learner.visit("lv-tyres")
        messages = [ForwardMsg.FromString(raw) for raw in learner.received]
    begun = [one.new_session for one in messages if one.WhichOneof("type") == "new_session"]
    named = [one.navigation for one in messages if one.WhichOneof("type") == "navigation"]
    assert not any(one.app_pages for one in begun)
    assert len({one.page_script_hash for one in named}) == len(named) == 2
    for one in named:
        assert {"en-chain", "lv-chain", "en-tyres"} <= {page.url_pathname for page in one.app_pages}
