"""A known list of pages leads where Streamlit's own navigation would, and a browser is told it once."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
import streamlit as st
from streamlit.commands import navigation
from streamlit.navigation import page
from streamlit.navigation.page import Page
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.pages_manager import PagesManager

from course.app.runs import known_pages
from tests.serving import REPOSITORY


@dataclass
class Run:
    """What a run's context has that choosing a page needs."""

    pages_manager: PagesManager
    page_script_hash: str = ""
    sent: list[ForwardMsg] = field(default_factory=list)

    def set_mpa_v2_page(self, hash_: str) -> None:
        self.pages_manager.set_current_page_script_hash(hash_)

    def enqueue(self, message: ForwardMsg) -> None:
        self.sent.append(message)

    def asks(self, hash_: str, name: str = "") -> None:
        self.page_script_hash = hash_
        self.pages_manager.set_script_intent(hash_, name)

    @property
    def kinds(self) -> list[str | None]:
        return [one.WhichOneof("type") for one in self.sent]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    made = another()
    current[:] = [made]
    for module in (navigation, page, known_pages):
        monkeypatch.setattr(module, "get_script_run_ctx", lambda: current[-1])
    known_pages._KNOWN.clear()
    return made


current: list[Run] = []
"""The last of these runs."""


def another() -> Run:
    return Run(PagesManager(str(REPOSITORY / "course_app.py")))


def some(count: int = 3) -> list[Page]:
    return [
        st.Page(lambda: None, title=f"Page {n}", url_path=f"page-{n}", default=n == 0)
        for n in range(count)
    ]


def described(one: Run) -> tuple[object, ...]:
    manager = one.pages_manager
    return manager.get_pages(), manager.current_page_script_hash, one.sent[-1]


@pytest.mark.parametrize("name", ["", "page-0", "page-2"])
def test_it_chooses_and_tells_what_streamlit_would(run: Run, name: str) -> None:
    pages = some()
    known_pages.choose(pages)
    other, ours = another(), another()
    for one in (other, ours):
        one.asks("", name)
    current.append(other)
    theirs = st.navigation(pages, position="hidden")
    current.append(ours)
    assert known_pages.choose(pages) is theirs
    assert described(ours) == described(other)
    assert theirs._can_be_called


def test_all_sessions_have_one_description(run: Run) -> None:
    pages = some()
    known_pages.choose(pages)
    held = []
    for one in (another(), another()):
        current.append(one)
        known_pages.choose(pages)
        held.append(one.pages_manager._pages)
    assert held[0] is held[1]


def test_who_knows_the_page_is_told_no_more(run: Run) -> None:
    pages = some()
    known_pages.choose(pages)
    there = pages[1]._script_hash
    run.asks(there)
    for _ in range(3):
        assert known_pages.choose(pages) is pages[1]
    assert run.kinds == ["navigation"] * 2  # of the first page, and of this one
    assert run.pages_manager.current_page_script_hash == there


def test_who_does_not_name_the_page_is_told_again(run: Run) -> None:
    """What was told before the line went down may not have arrived."""
    pages = some()
    run.asks("", "page-1")
    for _ in range(3):
        assert known_pages.choose(pages) is pages[1]
    assert run.kinds == ["navigation"] * 3


def test_another_list_is_told(run: Run) -> None:
    pages, more = some(), some(4)
    run.asks(pages[1]._script_hash)
    for listed in (pages, pages, more, more, pages):
        known_pages.choose(listed)
    told = [len(one.navigation.app_pages) for one in run.sent]
    assert told == [3, 4, 3]


def test_what_leads_nowhere_is_left_to_streamlit(run: Run) -> None:
    pages = some()
    known_pages.choose(pages)
    run.asks("", "nowhere")
    run.sent.clear()
    assert known_pages.choose(pages) is pages[0]
    assert run.kinds == ["page_not_found", "navigation"]


def test_no_more_lists_are_known_than_are_used(run: Run) -> None:
    lists = [some() for _ in range(known_pages.MOST + 3)]
    for listed in lists:
        assert known_pages.choose(listed) is listed[0]
    assert len(known_pages._KNOWN) == known_pages.MOST
    assert known_pages.choose(lists[0]) is lists[0][0]


def test_where_streamlit_names_it_otherwise_its_own_is_called(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known_pages, "_USED", {"set_pages_in_some_other_way"})
    pages = some()
    run.asks(pages[1]._script_hash)
    for _ in range(2):
        assert known_pages.choose(pages) is pages[1]
    assert run.kinds == ["navigation"] * 2
    assert not known_pages._KNOWN
