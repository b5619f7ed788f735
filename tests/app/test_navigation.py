"""The pages of a course are made once for all sessions, and each session is led by them alone."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from threading import Thread
from types import SimpleNamespace

import pytest
from streamlit.errors import StreamlitAPIException
from streamlit.navigation import page

from course.app import navigation, session
from course.app.addresses import Address, PageKind
from course.content.library import read_course
from course.content.model import Course
from tests.serving import REPOSITORY


@pytest.fixture(scope="module")
def course() -> Course:
    return read_course(REPOSITORY / "tests/courses/bicycle")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The path that a browser asks for: the last of these."""
    paths = [""]
    monkeypatch.setattr(navigation, "_asked_path", lambda: paths[-1])
    monkeypatch.setattr(session, "chosen_language", lambda: "en")
    run = SimpleNamespace(
        pages_manager=SimpleNamespace(main_script_parent=REPOSITORY),
        run_with_active_hash=lambda _: nullcontext(),
    )
    monkeypatch.setattr(page, "get_script_run_ctx", lambda: run)
    monkeypatch.setattr(navigation, "_draw", lambda _: None)
    navigation._WAYS.clear()
    return paths


def test_they_are_the_same_for_all_who_start_in_one_language(
    course: Course, asked: list[str]
) -> None:
    first = navigation.ways(course)
    asked.append("en-chain")
    assert navigation.ways(course) is first
    assert len({one.url_path for one in first.each}) == len(first.each)


def test_another_course_has_its_own(course: Course, asked: list[str], tmp_path: Path) -> None:
    first = navigation.ways(course)
    other = navigation.ways(read_course(tmp_path))
    assert other is not first
    assert navigation.ways(course).course is course


def test_an_address_that_leads_nowhere_has_a_page_of_its_own_and_nobody_else_has_it(
    course: Course, asked: list[str]
) -> None:
    known = navigation.ways(course)
    asked.append("lv-nowhere")
    missing = navigation.ways(course)
    address = Address("lv", PageKind.MISSING)
    assert missing.pages[address].url_path == "lv-nowhere"
    assert missing.place_of(missing.pages[address]).pages is missing.pages
    assert address not in known.pages
    asked.append("en-chain")
    assert navigation.ways(course) is known


def test_many_run_one_page_at_once(course: Course, asked: list[str]) -> None:
    """Streamlit's own `run` may be called once and then has to be allowed again, for all who share the page."""
    chosen = navigation.ways(course).each[1]
    chosen._can_be_called = True
    failed: list[Exception] = []

    def run() -> None:
        try:
            navigation.run(chosen)
        except StreamlitAPIException as reason:
            failed.append(reason)

    threads = [Thread(target=run) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
