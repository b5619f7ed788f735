"""How much of a record a browser keeps where the database has all of it."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from course.app import returned
from course.app.returned import MOST_KEPT, MOST_PUT_DOWN, OFTEN_ENOUGH, Returned
from course.progress.event import Deed
from course.progress.written import event_of, line_of
from tests.app.test_database import keeping, known
from tests.app.test_memory import KEY, memory
from tests.app.visiting import faults, fire, learner, visit

__all__ = ["keeping"]


def ids(first: int, end: int) -> list[str]:
    return [f"{number:06}" for number in range(first, end)]


def bounded(held: list[str], record: list[str]) -> list[str]:
    told = Returned()
    told.brought({*held})
    told.bound(record)
    return told.spare


def test_the_oldest_of_many_can_be_put_down_and_the_newest_stay() -> None:
    most = MOST_KEPT + 3
    assert bounded(ids(0, most), ids(0, most)) == ids(0, 3)
    assert bounded(ids(0, MOST_KEPT), ids(0, MOST_KEPT)) == []


def test_what_is_not_in_the_record_is_never_put_down() -> None:
    held = [*ids(0, MOST_KEPT + 3), "0-another"]
    assert "0-another" not in bounded(held, ids(1, MOST_KEPT + 3))
    assert bounded(held, ids(1, MOST_KEPT + 3)) == ids(1, 3)


def test_very_many_are_put_down_in_portions() -> None:
    most = MOST_KEPT + 5 * MOST_PUT_DOWN
    assert bounded(ids(0, most), ids(0, most)) == ids(0, MOST_PUT_DOWN)


def test_what_can_be_put_down_is_told_often_enough_and_no_more() -> None:
    told = Returned()
    told.brought({*ids(0, MOST_KEPT + 1)})
    told.bound(ids(0, MOST_KEPT + 1))
    assert [told.put_down() for _ in range(OFTEN_ENOUGH + 2)] == [ids(0, 1)] * OFTEN_ENOUGH + [
        []
    ] * 2


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> int:
    """A browser that keeps five."""
    monkeypatch.setattr(returned, "MOST_KEPT", 5)
    return 5


def notes(app: AppTest, count: int) -> list[str]:
    """What a browser holds of somebody who read a lesson and took it back, again and again."""
    own = learner(app)
    for number in range(count):
        own.do(Deed.UNREAD if number % 2 else Deed.READ, lesson="chain", language="en")
    return [line_of(event) for event in own.store.events()]


def opened(lines: list[str]) -> AppTest:
    """A page whose browser brings these lines, as their names are."""
    entries = [[f"course:/:done:{event_of(line).id}", line] for line in lines]
    return fire(visit("en-chain"), "course_page", "brought", {"key": KEY, "entries": entries})


@pytest.mark.usefixtures("keeping")
def test_a_browser_puts_down_what_the_database_has_and_does_not_get_it_back(few: int) -> None:
    lines = notes(visit("en-chain"), 12)
    app = opened(lines)
    assert faults(app) == []
    all_ids = sorted(event.id for event in learner(app).store.events())
    assert memory(app)["spare"] == [id_ for id_ in all_ids[:-few] if id_ in str(lines)]
    left = [line for line in lines if event_of(line).id not in memory(app)["spare"]]
    assert left
    put_down = {*memory(app)["spare"]}
    again = opened(left)
    assert len(learner(again).record) >= len(all_ids)
    for _ in range(OFTEN_ENOUGH + 1):
        sent = {event_of(line).id for line in memory(again)["keep"]}
        assert not sent & put_down, "handed back"
        again.run()


@pytest.mark.usefixtures("keeping", "few")
def test_another_device_gets_the_newest_of_a_long_record() -> None:
    opened(notes(visit("en-chain"), 12))
    other = known()
    assert len(learner(other).record) > 12
    assert len(memory(other)["keep"]) <= 5 + 1  # and that it was opened here


@pytest.mark.usefixtures("few", "bicycle")
def test_without_a_database_everything_stays() -> None:
    assert memory(opened(notes(visit("en-chain"), 12)))["spare"] == []


@pytest.mark.usefixtures("keeping", "few")
def test_where_the_disk_does_not_last_everything_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("course.app.settings.database_lasts", lambda: False)
    assert memory(opened(notes(visit("en-chain"), 12)))["spare"] == []
