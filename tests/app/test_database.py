"""The app with a database: written before feedback, shared with other sessions, calm while it is away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from course.app import database
from course.app.settings import DATABASE, database_lasts
from course.app.settings import database as database_setting
from course.progress.database import ledger
from course.progress.database.keeping import Keeping
from course.progress.database.ledger import Held
from course.progress.shared import hash_of
from tests.app.test_memory import KEY, bring, memory, question
from tests.app.visiting import cards, faults, fire, visit


@pytest.fixture
def keeping(bicycle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Keeping]:
    monkeypatch.setenv(DATABASE, f"sqlite:///{tmp_path / 'course.sqlite3'}")
    found = database.keeping()
    assert found is not None
    found.patience = 10
    yield found
    found.close()


def send(app: AppTest, id_: str, text: str) -> AppTest:
    """Answer a question, as its card does."""
    number = [any(q["id"] == id_ for q in card["questions"]) for card in cards(app)].index(True)
    told = {"question": id_, "response": text, "kept": "", "n": 1}
    return fire(app, "course_card", "answer", told, number)


def held(keeping: Keeping, key: str = KEY) -> Held | None:
    return keeping.do(lambda connection: ledger.since(connection, hash_of(key), 0))


def known(page: str = "en-chain") -> AppTest:
    """A page that was opened in the browser with the key."""
    return bring(visit(page), [])


def test_an_answer_is_in_the_database_when_its_feedback_shows(keeping: Keeping) -> None:
    app = send(known(), "equal", "4000")
    assert faults(app) == []
    assert question(app)["state"] == "right"
    found = held(keeping)
    assert found is not None
    assert any('"deed":"answered"' in line for line in found.lines.values())


def test_another_device_shows_it_at_its_next_action(keeping: Keeping) -> None:
    one, other = known(), known("lv-chain")
    send(one, "equal", "4000")
    assert question(other)["state"] == "open"
    other.run()
    assert question(other)["state"] == "right"
    assert len(memory(other)["keep"]) >= 2, "its browser gets it too"


def test_an_answer_to_what_another_device_has_answered_loses_neither(keeping: Keeping) -> None:
    one, other = known(), known()
    send(one, "equal", "77")
    send(other, "equal", "4000")
    assert faults(other) == []
    assert question(other)["attempt"] == 2
    one.run()
    assert question(one)["attempt"] == 2
    assert question(one)["state"] == "right"


def test_a_visit_that_touches_nothing_leaves_nothing(keeping: Keeping) -> None:
    app = visit("en-chain")
    app.run()
    assert held(keeping, app.session_state["course:key"]) is None
    send(app, "equal", "4000")
    found = held(keeping, app.session_state["course:key"])
    assert found is not None
    assert len(found.lines) == 2


def test_while_it_is_away_feedback_comes_with_one_calm_line(
    bicycle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "course.sqlite3").mkdir()
    monkeypatch.setenv(DATABASE, f"sqlite:///{tmp_path / 'course.sqlite3'}")
    app = send(known(), "equal", "4000")
    assert faults(app) == []
    assert question(app)["state"] == "right"
    assert "does not answer at present" in next(card["calm"] for card in cards(app))
    app.run()
    assert "does not answer at present" in memory(app)["calm"]


def test_a_setting_that_names_no_database_leaves_the_browser(
    bicycle: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv(DATABASE, "mysql://somewhere/course")
    app = send(known(), "equal", "4000")
    assert question(app)["state"] == "right"
    assert {card["calm"] for card in cards(app)} == {""}
    assert "write postgresql://" in caplog.text


def test_where_the_database_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bicycle: Path
) -> None:
    monkeypatch.setenv(DATABASE, " None ")
    assert database_setting() is None
    monkeypatch.delenv(DATABASE)
    assert database_setting() == f"sqlite:///{bicycle / '.course' / 'progress.sqlite3'}"
    assert database_lasts()
    monkeypatch.setenv("STATE_DIRECTORY", f"{tmp_path}:/elsewhere")
    assert database_setting() == f"sqlite:///{tmp_path / 'progress.sqlite3'}"
    monkeypatch.delenv("STATE_DIRECTORY")
    monkeypatch.setenv("COURSE_ROOT", "/mount/src/course")
    assert not database_lasts()
