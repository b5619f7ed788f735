"""The record and the database: files signed for all servers, erasing everywhere or nowhere."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from course.app import kept
from course.app.database import secret
from course.locale import words_for
from course.progress.database.faults import Unreachable
from course.progress.database.keeping import Keeping
from course.progress.written import line_of
from tests.app.test_database import held, keeping, known, send
from tests.app.test_memory import KEY, bring
from tests.app.visiting import components, faults, go, learner, shown, visit

__all__ = ["keeping"]


def erase(app: AppTest) -> AppTest:
    go(app, "en-record")
    app.button(key="record-erase-yes").click().run()
    assert faults(app) == []
    return app


def forgotten(app: AppTest) -> object:
    (code,) = components(app, "course_page")
    return code["forgotten"]


def test_erasing_leaves_nothing_in_the_database(keeping: Keeping) -> None:
    app = send(known(), "equal", "4000")
    erase(app)
    assert "Everything is erased." in shown(app)
    found = held(keeping)
    assert found is not None
    assert (found.erased, dict(found.lines)) == (True, {})
    app.run()
    again = held(keeping)
    assert again is not None
    assert dict(again.lines) == {}


def remembered(text: str) -> list[str]:
    """What the process holds anywhere that has this text in it, but for the text itself."""
    gc.collect()
    held = (one for holder in gc.get_objects() for one in gc.get_referents(holder))
    return [one for one in held if isinstance(one, str) and text in one and one is not text]


def test_erasing_leaves_nothing_in_the_memory_of_the_process(keeping: Keeping) -> None:
    app = send(known(), "equal", "4000")
    done = [event.id[:-1] for event in learner(app).store.events()]
    assert all(remembered(id_) for id_ in done), "while the record is there, so are its lines"
    erase(app)
    app.run()
    assert [text for id_ in done for text in remembered(id_)] == []


def test_another_device_forgets_with_its_next_action(keeping: Keeping) -> None:
    one, other = send(known(), "equal", "4000"), known("lv-chain")
    lines = [line_of(event) for event in learner(one).store.events()]
    erase(one)
    other.run()
    assert faults(other) == []
    assert len(learner(other).history) == 0
    assert forgotten(other) == [KEY]
    late = bring(visit("en-record"), lines)
    assert faults(late) == []
    assert len(learner(late).record) == 0
    assert forgotten(late) == [KEY]
    assert late.session_state["course:key"] != KEY


def test_while_the_database_is_away_nothing_is_erased(
    keeping: Keeping, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = send(known(), "equal", "4000")

    def away(_: object) -> None:
        raise Unreachable("away")

    with monkeypatch.context() as patch:
        patch.setattr(keeping, "do", away)
        erase(app)
    assert "Nothing was erased, since" in "".join(
        str(box.value) for box in [*app.error, *app.warning]
    )
    assert len(learner(app).history) == 1
    assert app.session_state["course:key"] == KEY
    found = held(keeping)
    assert found is not None
    assert found.lines


def test_servers_that_share_a_database_share_the_secret(keeping: Keeping, tmp_path: Path) -> None:
    first = secret()
    assert len(first) == 32
    assert secret() == first
    assert "database" in kept.where(words_for("en"))
