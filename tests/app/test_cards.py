"""What is drawn again around a card once it is answered."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from course.app import foot, session
from course.app.addresses import Address, PageKind
from course.app.blocks.cards import _Card
from course.app.deck import quiz_deck
from course.app.place import Place
from course.content.library import read_course
from course.content.model import Lesson
from course.progress.record import NOTHING_DONE
from course.progress.standing import Standing, State
from tests.serving import REPOSITORY


@pytest.mark.parametrize(("page", "foots"), [("chain", ["foot-chain"]), ("tyres", [])])
def test_the_foot_is_drawn_again_on_its_own_lessons_page_alone(
    monkeypatch: pytest.MonkeyPatch, page: str, foots: list[str]
) -> None:
    """Another lesson's page has none of it, and Streamlit takes what is not there for a fault."""
    course = read_course(REPOSITORY / "tests/courses/bicycle")
    lesson = course.editions["en"].lessons["chain"]
    assert isinstance(lesson, Lesson)
    done = SimpleNamespace(standing=lambda _: SimpleNamespace(finished=True))
    monkeypatch.setattr(session, "learner", lambda: done)
    place = Place(course, Address("en", PageKind.LESSON, page), {})
    card = _Card(place, quiz_deck(lesson), "name", ("beside",))
    card._changes(Standing(State.RIGHT, 1.0, 0, NOTHING_DONE))
    assert card.around == ["beside", *foots]
    assert foot.key(lesson) == "foot-chain"
