"""A record goes on at another device: a code there, typed here, and both are one."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from course.app.pages.record.another_device import REFUSED
from course.app.record_page import Refusal
from course.locale import words_for
from course.progress.database import codes
from course.progress.database.keeping import Keeping
from tests.app.test_database import held, keeping, send
from tests.app.test_memory import question
from tests.app.visiting import components, faults, go, learner, visit

__all__ = ["keeping"]
ENGLISH = words_for("en").say


def key(app: AppTest) -> str:
    found: str = app.session_state["course:key"]
    return found


def code(app: AppTest) -> str:
    """Get a code on the page of the record."""
    go(app, "en-record")
    app.button(key="record-get-code").click().run()
    assert faults(app) == []
    found: str = app.session_state["course:record-page"].code
    return found


def follow(app: AppTest, typed: str) -> AppTest:
    """Type a code on the page of the record."""
    go(app, "en-record")
    app.text_input(key="record-code").set_value(typed)
    next(b for b in app.button if b.label == ENGLISH("Go on with that record")).click().run()
    assert faults(app) == []
    return app


def told(app: AppTest) -> list[str]:
    return [box.value for box in app.error]


def test_both_devices_go_on_with_one_record(keeping: Keeping) -> None:
    phone, desk = visit("en-chain"), visit("en-tyres")
    send(phone, "equal", "4000")
    before, browser = learner(desk).record, key(desk)
    assert len(before) == 1
    follow(desk, code(phone).lower())
    assert key(desk) == key(phone) != browser
    (page,) = components(desk, "course_page")
    assert (page["key"], page["moved"]) == (key(phone), browser)
    assert question(go(desk, "en-chain"))["state"] == "right"
    phone.run()
    assert learner(phone).record.opened("tyres"), "what was done at the desk is part of it"
    found = held(keeping, key(phone))
    assert found is not None
    assert len(found.lines) == len(learner(desk).record)


def test_what_was_done_under_the_key_that_is_given_up_is_no_record_by_itself_any_more(
    keeping: Keeping,
) -> None:
    phone, desk = visit("en-chain"), visit("en-chain")
    send(desk, "equal", "4000")
    given_up = key(desk)
    assert held(keeping, given_up)
    follow(desk, code(phone))
    assert held(keeping, given_up) is None
    phone.run()
    assert question(go(phone, "en-chain"))["state"] == "right"


def test_a_code_typed_where_it_was_got_changes_nothing(keeping: Keeping) -> None:
    app = visit("en-chain")
    send(app, "equal", "4000")
    before = key(app)
    follow(app, code(app))
    assert key(app) == before
    assert question(go(app, "en-chain"))["state"] == "right"
    assert held(keeping, before)


def test_a_code_that_leads_nowhere_says_so_and_changes_nothing(keeping: Keeping) -> None:
    app = visit("en-record")
    before = key(app)
    for typed in ("", "ABCD", "ABCD-EFGH"):
        assert told(follow(app, typed)) == [ENGLISH(REFUSED[Refusal.WRONG])]
    used = code(visit("en-record"))
    follow(visit("en-record"), used)
    assert told(follow(app, used)) == [ENGLISH(REFUSED[Refusal.WRONG])]
    assert key(app) == before


def test_guessing_ends_soon(keeping: Keeping, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codes, "MOST_WRONG", 3)
    app, good = visit("en-record"), code(visit("en-record"))
    for _ in range(3):
        follow(app, "ABCD-EFGH")
    assert told(follow(app, good)) == [ENGLISH(REFUSED[Refusal.TOO_MANY])]


def test_while_the_database_is_away_the_page_says_so(
    keeping: Keeping, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = visit("en-record")
    monkeypatch.setattr(keeping, "_fault", "away")
    assert told(follow(app, "ABCD-EFGH")) == [ENGLISH(REFUSED[Refusal.AWAY])]
    app.button(key="record-get-code").click().run()
    assert told(app) == [ENGLISH(REFUSED[Refusal.AWAY])]
