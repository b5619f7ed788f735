"""A session of an account: whose record it goes by, what it takes from a browser, and what it never tells."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from course.app import accounts
from course.progress.database.faults import Unreachable
from course.progress.database.keeping import Keeping
from course.progress.database.ledger import Held
from course.progress.event import Deed
from tests.app.records import answered
from tests.app.signed import AUTH, SECRET, Desk, buttons, desk, opened
from tests.app.test_database import held, keeping
from tests.app.test_memory import KEY, bring, history
from tests.app.visiting import REPOSITORY, Json, components, faults, fire, go, learner, shown, visit

__all__ = ["desk", "keeping"]


def code(app: AppTest) -> Json:
    """What the browser was told of whose page it is."""
    (only,) = components(app, "course_page")
    return only


def brings(app: AppTest, key: object, lines: list[str], anonymous: object = None) -> AppTest:
    entries = [[f"course:/:done:{number}", line] for number, line in enumerate(lines)]
    told = {"key": key, "entries": entries, "from": anonymous}
    return fire(app, "course_page", "brought", told)


def deeds(app: AppTest) -> list[Deed]:
    return [event.deed for event in learner(app).store.events()]


def test_without_the_secrets_there_is_no_trace_of_it(bicycle: Path) -> None:
    app = visit("en-record")
    assert not buttons(app) & {"Sign in", "Sign out"}
    assert "sign" not in shown(app).lower()
    asked = (
        "import sys; from tests.app.visiting import visit; visit('en-record');"
        " print([name for name in ('authlib', 'httpx') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.usefixtures("bicycle", "preview")
def test_a_half_made_section_is_told_to_the_trainer(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    half = {name: value for name, value in AUTH.items() if name != "client_id"}
    monkeypatch.setattr(st.secrets, "_secrets", {"auth": half})
    app = opened()
    assert faults(app) == []
    assert "Sign in" not in buttons(app)
    assert [c.value for c in app.code] == [accounts.fault()]
    assert accounts.fault().startswith(".streamlit/secrets.toml: [auth] lacks client_id")


@pytest.mark.usefixtures("bicycle")
def test_a_half_made_section_is_nothing_to_the_learner(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(st.secrets, "_secrets", {"auth": "nonsense"})
    desk.sign_in("ada")
    app = opened()
    assert faults(app) == []
    assert not buttons(app) & {"Sign in", "Sign out"}
    assert "secrets.toml" not in shown(app)


@pytest.mark.usefixtures("bicycle")
def test_an_account_goes_by_a_key_that_no_browser_is_told(desk: Desk) -> None:
    account = desk.sign_in("ada")
    app = opened("en-chain")
    assert faults(app) == []
    assert app.session_state["course:key"] == account.key(0)
    assert code(app)["key"] == account.shelf(0)
    sent = str([component.proto for component in app.get("bidi_component")])
    for secret in (account.key(0), SECRET, "sso.example"):
        assert secret not in sent
    desk.claims = {}
    assert code(opened("en-chain"))["key"] not in {account.shelf(0), account.key(0)}


def test_the_anonymous_record_joins_the_account_and_is_no_more_by_itself(
    keeping: Keeping, desk: Desk, bicycle: Path
) -> None:
    before = bring(visit("en-chain"), [])
    answered(before, "equal", "4000")
    before.run()
    assert held(keeping) is not None
    account = desk.sign_in("ada")
    app = brings(opened("en-tyres"), account.shelf(0), history(bicycle), [KEY])
    assert deeds(app).count(Deed.ANSWERED) == 2
    assert held(keeping) is None
    app.run()
    kept = held(keeping, account.key(0))
    assert kept is not None
    assert len(kept.lines) == len(learner(app).record)
    desk.sign_in("bo")
    assert deeds(opened("en-tyres")) == [Deed.OPENED]


@pytest.mark.usefixtures("bicycle")
def test_nothing_is_taken_from_another_account_s_shelf(desk: Desk, bicycle: Path) -> None:
    lines = history(bicycle)
    others = desk.sign_in("bo").shelf(0)
    account = desk.sign_in("ada")
    app = opened()
    for key in (others, KEY, account.key(0), None, 7, "", account.shelf(0) + "0x"):
        brings(app, key, lines, [KEY])
        assert faults(app) == []
        assert deeds(app) == []
        assert app.session_state["course:key"] == account.key(0)
    for nonsense in (None, 7, "x", [7, None, "", others]):
        brings(app, account.shelf(0), [], nonsense)
        assert faults(app) == []
    brings(app, account.shelf(0), lines)
    assert deeds(app).count(Deed.ANSWERED) == 1


@pytest.mark.usefixtures("bicycle")
def test_an_anonymous_session_never_becomes_an_account_s(desk: Desk) -> None:
    shelf = desk.sign_in("ada").shelf(0)
    desk.claims = {}
    app = opened()
    before = app.session_state["course:key"]
    brings(app, shelf, [])
    assert app.session_state["course:key"] == before


@pytest.mark.usefixtures("bicycle")
def test_a_session_that_is_no_longer_signed_in_knows_nothing_any_more(desk: Desk) -> None:
    account = desk.sign_in("ada")
    app = opened("en-chain")
    answered(app, "equal", "4000")
    desk.claims = {}
    app.run()
    assert deeds(app) == [Deed.OPENED]
    assert app.session_state["course:key"] != account.key(0)


@pytest.mark.parametrize(
    "claims",
    [
        {"is_logged_in": False, "iss": "i", "sub": "s"},
        {"is_logged_in": "yes", "iss": "i", "sub": "s"},
        {"iss": "i", "sub": "s"},
        {"is_logged_in": True, "iss": "i", "email": "a@example.org"},
        {"is_logged_in": True, "iss": "", "sub": "s"},
        {"is_logged_in": True, "iss": "i", "sub": 7},
        {},
    ],
)
def test_claims_without_issuer_and_subject_are_no_account(claims: dict[str, Any]) -> None:
    assert accounts.account(claims, b"secret") is None


def test_a_sign_in_that_was_ended_opens_nothing_also_at_another_server(
    keeping: Keeping, desk: Desk
) -> None:
    account = desk.sign_in("ada", "monday")
    app = opened("en-chain")
    accounts.end(account)
    app.run()
    assert "Sign in" in buttons(app), "an open page of it ends too"
    accounts._ENDED.clear()
    assert "Sign in" in buttons(opened())
    desk.sign_in("ada", "tuesday")
    assert "Sign out" in buttons(opened())


def test_no_code_leads_to_an_account(keeping: Keeping, desk: Desk) -> None:
    assert "Get a code" in buttons(opened())
    desk.sign_in("ada")
    app = opened()
    assert "Get a code" not in buttons(app)
    assert [field.label for field in app.text_input] == []


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click().run()
    assert faults(app) == []
    return app


def test_the_page_is_left_once_its_browser_is_ready(
    keeping: Keeping, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[object] = []
    monkeypatch.setattr(st, "login", lambda provider: left.append(("in", provider)))
    monkeypatch.setattr(st, "logout", lambda: left.append("out"))
    app = press(opened(), "Sign in")
    asked = code(app)["leave"]
    assert (asked["way"], left) == ("in", [])
    fire(app, "course_page", "noted", {"n": asked["n"] + 1})
    assert left == []
    fire(app, "course_page", "noted", {"n": asked["n"]})
    assert left == [("in", None)]
    desk.sign_in("ada")
    app = press(opened("en-chain"), "Sign out")
    asked = code(app)["leave"]
    assert (asked["way"], asked["safe"]) == ("out", True)
    fire(app, "course_page", "noted", {"n": asked["n"]})
    assert left[1:] == ["out"]


def test_while_the_database_is_away_the_browser_keeps_its_shelf(
    keeping: Keeping, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.sign_in("ada")
    app = opened("en-chain")
    monkeypatch.setattr(keeping, "_fault", "away")
    answered(app, "equal", "4000")
    assert code(press(app, "Sign out"))["leave"]["safe"] is False


def test_one_comes_back_to_the_page_one_left(desk: Desk, bicycle: Path) -> None:
    desk.sign_in("ada")
    app = visit("")
    shelf = code(app)["key"]
    fire(app, "course_page", "brought", {"key": shelf, "back": "lv-record", "way": "in"})
    assert [title.value for title in app.title] == ["Mans progress"]


@pytest.mark.usefixtures("bicycle")
def test_a_sign_in_that_came_to_nothing_is_told_once(desk: Desk) -> None:
    app = visit("en-record")
    fire(app, "course_page", "brought", {"key": KEY, "back": "en-record", "way": "in"})
    assert [box.value.split(":")[0] for box in app.warning] == ["You are not signed in"]
    app.run()
    assert len(app.warning) == 0


def test_erasing_begins_the_account_s_next_record_everywhere(keeping: Keeping, desk: Desk) -> None:
    account = desk.sign_in("ada")
    app = opened("en-chain")
    answered(app, "equal", "4000")
    open_elsewhere = opened("en-chain")
    press(go(app, "en-record"), "Yes, erase everything")
    assert app.session_state["course:key"] == account.key(1)
    assert (code(app)["key"], code(app)["forgotten"]) == (account.shelf(1), [account.shelf(0)])
    for other in (open_elsewhere.run(), opened("en-chain")):
        assert faults(other) == []
        assert other.session_state["course:key"] == account.key(1)
        assert Deed.ANSWERED not in deeds(other)
    brings(app, account.shelf(0), [])
    assert Deed.ANSWERED not in deeds(app), "a browser that was away brings nothing back"


def test_what_was_done_while_nobody_could_know_of_the_erasing_is_not_lost(
    keeping: Keeping, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = desk.sign_in("ada")
    press(opened_with_an_answer(), "Yes, erase everything")
    with monkeypatch.context() as outage:
        outage.setattr(keeping, "exchange", away)
        app = opened("en-chain")
        assert code(app)["sure"] is False
        answered(app, "equal", "4000")
    app.run()
    assert app.session_state["course:key"] == account.key(1)
    assert deeds(app).count(Deed.ANSWERED) == 1


def opened_with_an_answer() -> AppTest:
    app = opened("en-chain")
    answered(app, "equal", "77")
    return go(app, "en-record")


def away(*_: object, **__: object) -> Future[Held | None]:
    found: Future[Held | None] = Future()
    found.set_exception(Unreachable("away"))
    return found


@pytest.mark.usefixtures("bicycle")
def test_where_the_database_cannot_tell_the_browser_knows_of_the_erasing(desk: Desk) -> None:
    account = desk.sign_in("ada")
    app = brings(opened("en-chain"), account.shelf(2), [])
    assert app.session_state["course:key"] == account.key(2)
    assert deeds(app) == [Deed.OPENED]
    brings(app, account.shelf(1), [])
    assert app.session_state["course:key"] == account.key(2)
