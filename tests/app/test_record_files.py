"""The record as a file, there and back, and erased for good."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from course.app.database import secret
from course.app.returned import Returned
from course.app.settings import SECRET
from course.locale import words_for
from course.progress.brought_back import LARGEST_MB
from course.progress.event import Deed
from course.progress.exported import to_lines
from course.progress.written import event_of, line_of
from tests.app.records import attempts, history
from tests.app.test_memory import bring, memory
from tests.app.visiting import (
    BICYCLE,
    cards,
    components,
    course_in,
    faults,
    fire,
    go,
    learner,
    shown,
    visit,
)

ENGLISH = words_for("en").say
NOW = dt.datetime.now(dt.UTC)


@pytest.fixture(autouse=True)
def _secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SECRET, "of this test")


def saved(app: AppTest, secret: bytes = b"of this test") -> bytes:
    return to_lines(learner(app).store.events(), secret, course_in(BICYCLE).id, NOW)


def upload(app: AppTest, data: bytes) -> AppTest:
    app.file_uploader(key="record-upload-0").upload("saved.jsonl", data).run()
    assert faults(app) == []
    return app


def test_a_saved_record_comes_back_and_goes_to_the_browser(bicycle: Path) -> None:
    data = saved(history())
    app = upload(visit("en-record"), data)
    assert len(learner(app).record) == 3
    (box,) = app.success
    assert ENGLISH("The file is as it was saved here.") in box.value
    kept = {event_of(line).id for line in memory(app)["keep"]}
    assert kept == {event.id for event in learner(app).store.events()}
    assert attempts(app).count("<li>") == 2
    upload(app, data)
    assert len(learner(app).record) == 3
    assert "3 entries were here already." in app.success[0].value


def test_an_edited_file_is_told_and_graded_again(bicycle: Path) -> None:
    data = saved(history()).replace(b'"response":"77","score":0.0', b'"response":"77","score":1.0')
    app = upload(visit("en-record"), data)
    assert "graded again" in app.success[0].value
    assert attempts(app).count("Not right.") == 1


def test_bad_lines_are_told_by_number_in_the_pages_language(bicycle: Path) -> None:
    first, *rest = saved(history()).split(b"\n")
    data = b"\n".join([first, *[b"{"] * 25, *rest])
    app = upload(visit("lv-record"), data)
    (box,) = app.warning
    assert "2\\. rinda: tas nav JSON" in box.value
    assert "… un vēl 5 rindas." in box.value
    assert len(learner(app).record) == 3


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "empty"),
        (b"\x00" * (LARGEST_MB * 1_000_000 + 1), "larger than 20 MB"),
        (b"\n" * 50_001, "over 50,000 lines"),
        (
            b'{"file":"course record","v":1,"course":"other","at":"2026-11-23T12:00:00+00:00"}',
            "other",
        ),
        (
            b'{"file":"course record","v":9,"course":"bicycle","at":"2026-11-23T12:00:00+00:00"}',
            "newer",
        ),
    ],
    ids=["empty", "large", "long", "foreign", "future"],
)
def test_a_file_that_is_no_record_leaves_all_as_it_was(
    bicycle: Path, data: bytes, told: str
) -> None:
    app = go(history(), "en-record")
    before = list(learner(app).store.events())
    upload(app, data)
    assert told in app.error[0].value
    assert list(learner(app).store.events()) == before


def test_a_file_without_a_good_line_is_told(bicycle: Path) -> None:
    app = upload(visit("en-record"), b"hello\nworld\n")
    assert (
        ENGLISH("The file holds nothing that can be read. Your progress is as it was.")
        in app.info[1].value
    )
    assert "Line 2" in app.warning[0].value


def test_files_are_made_only_once_they_are_asked_for(bicycle: Path) -> None:
    app = go(history(), "en-record")
    buttons = app.download_button
    assert [button.label for button in buttons] == ["Save everything", "Save as a table (CSV)"]
    assert all(button.proto.deferred_file_id and not button.proto.url for button in buttons)


def erase(app: AppTest) -> AppTest:
    go(app, "en-record")
    app.button(key="record-erase-yes").click().run()
    assert faults(app) == []
    return app


def code(app: AppTest) -> dict[str, object]:
    (only,) = components(app, "course_page")
    return only


def test_erasing_asks_first_and_then_leaves_nothing(bicycle: Path) -> None:
    app = bring(history(), [])
    before = app.session_state["course:key"]
    go(app, "en-record")
    asked = app.get_by_key("record-erase")
    assert [button.label for button in asked.button] == [ENGLISH("Yes, erase everything")]
    assert len(learner(app).record) == 3
    app.button(key="record-erase-yes").click().run()
    assert faults(app) == []
    assert ENGLISH("Everything is erased.") in shown(app)
    assert list(learner(app).store.events()) == []
    assert (len(learner(app).record), len(learner(app).history)) == (0, 0)
    assert app.session_state["course:key"] != before
    assert memory(app)["keep"] == []
    assert memory(app)["of"] == app.session_state["course:key"]
    assert code(app)["forgotten"] == [before]
    app.run()
    assert ENGLISH("Everything is erased.") not in shown(app)


def test_that_all_is_erased_stays_told_while_the_browser_brings_what_it_has_left(
    bicycle: Path,
) -> None:
    app = bring(history(), [])
    go(app, "en-record")
    app.button(key="record-erase-yes").click().run()
    bring(app, [], key=app.session_state["course:key"])
    assert ENGLISH("Everything is erased.") in shown(app)
    app.run()
    assert ENGLISH("Everything is erased.") not in shown(app)


def test_what_a_browser_brings_under_an_erased_key_is_not_taken(bicycle: Path) -> None:
    app = history()
    lines = [line_of(event) for event in learner(app).store.events()]
    key = app.session_state["course:key"]
    bring(erase(app), lines, key)
    assert len(learner(app).record) == 0
    assert app.session_state["course:key"] != key


def test_a_session_whose_browser_was_emptied_by_another_tab_forgets_too(bicycle: Path) -> None:
    app = history()
    fire(app, "course_page", "brought", {"key": "f" * 32, "erased": "e" * 32, "entries": []})
    assert len(learner(app).record) == 3, "another's erasing is none of ours"
    old = app.session_state["course:key"]
    fire(app, "course_page", "brought", {"key": "a" * 32, "erased": old, "entries": []})
    assert faults(app) == []
    assert {event.deed for event in learner(app).store.events()} <= {Deed.OPENED}
    assert app.session_state["course:key"] == "a" * 32
    assert all(question["state"] == "open" for card in cards(app) for question in card["questions"])


def test_a_large_file_goes_to_the_browser_in_portions(
    bicycle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = history()
    events = list(learner(app).store.events())
    monkeypatch.setattr("course.app.returned.PORTION", 10)
    returned = Returned()
    returned.waiting.extend(events)
    told = [returned.lines() for _ in range(3 * len(events) + 2)]
    assert told == [[line_of(event)] for event in events for _ in range(3)] + [[], []]


def test_a_server_that_was_given_no_secret_keeps_one_of_its_own_as_long_as_it_runs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given = secret()
    monkeypatch.setenv(SECRET, " ")
    assert len(secret()) == 32
    assert secret() == secret() != given
