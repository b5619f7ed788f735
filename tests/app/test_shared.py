"""A session and the database: whose the record is, whenever the browser says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from course.app import database
from course.progress import answering
from course.progress.event import Deed
from course.progress.written import read_lines
from tests.app.test_memory import bring, memory
from tests.app.visiting import faults, learner, lesson_in, visit


@pytest.fixture(autouse=True)
def sqlite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    url = f"sqlite:///{tmp_path / 'course.sqlite3'}"
    monkeypatch.setenv("COURSE_DATABASE", url)
    yield
    keeping = database.keeping()
    assert keeping
    keeping.close()


def test_what_was_answered_before_the_browser_said_whose_it_is_is_in_that_learners_record(
    bicycle: Path,
) -> None:
    app = visit("en-chain")
    answering.answer(learner(app), lesson_in(bicycle, "en", "chain"), "equal", "4000", "en")
    app.run()
    bring(app, [])
    elsewhere = bring(visit("en-chain"), [])
    assert faults(app) == faults(elsewhere) == []
    deeds = [event.deed for event in read_lines(memory(elsewhere)["keep"]).events]
    assert Deed.ANSWERED in deeds
