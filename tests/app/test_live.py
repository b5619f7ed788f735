"""A page whose course was edited runs again, once its own run has ended, where it is by then."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any, cast

import pytest
from streamlit.runtime.app_session import AppSession, AppSessionState

from course.app.runs import live
from course.content.library import read_course
from tests.app.visiting import BICYCLE
from tests.waiting import ran


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "CALM", 0.0)


class Session(SimpleNamespace):
    """What is looked at of Streamlit's session, and the pages that it was asked to run."""

    def __init__(self, page: str, runner: object = None) -> None:
        super().__init__(
            _state=AppSessionState.APP_NOT_RUNNING,
            _scriptrunner=runner,
            _client_state=SimpleNamespace(page_script_hash=page),
            ran=[],
        )

    def request_rerun(self, state: Any) -> None:
        self.ran.append(state.page_script_hash)


async def _asked(session: Session, *then: dict[str, object]) -> list[str]:
    live.run_once_calm(cast(AppSession, session), asyncio.get_running_loop())
    for changed in ({}, *then):
        await asyncio.sleep(0.01)
        vars(session).update(changed)
    await asyncio.sleep(0.01)
    pages: list[str] = session.ran
    return pages


AT_THE_NEXT = SimpleNamespace(page_script_hash="chain")


@pytest.mark.parametrize(
    ("session", "then", "pages"),
    [
        (Session("tyres"), [], ["tyres"]),
        (Session("tyres", runner=object()), [], []),
        (
            Session("tyres", runner=object()),
            [{"_scriptrunner": None, "_client_state": AT_THE_NEXT}],
            ["chain"],
        ),
        (Session("", runner=object()), [{"_scriptrunner": None}], []),
        (
            Session("tyres", runner=object()),
            [{"_scriptrunner": None, "_state": AppSessionState.SHUTDOWN_REQUESTED}],
            [],
        ),
    ],
    ids=["calm", "on its way", "arrived", "not begun", "gone"],
)
def test_a_page_runs_again_where_it_is_when_its_own_run_has_ended(
    session: Session, then: list[dict[str, object]], pages: list[str]
) -> None:
    assert ran(_asked(session, *then)) == pages


def test_a_streamlit_of_other_insides_is_told_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    stranger = Session("tyres")
    del stranger._scriptrunner
    assert ran(_asked(stranger)) == []
    assert "with their next action" in caplog.text


def test_a_course_that_changed_while_the_first_page_was_drawn_is_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before, after = read_course(BICYCLE), read_course(BICYCLE)
    runs: list[str] = []
    monkeypatch.setattr(live, "newest_course", lambda: after)
    monkeypatch.setattr(live, "_run_open_pages", lambda: runs.append("all"))
    assert live.look(before) is after
    assert runs == ["all"]
    assert live.look(after) is after
    assert runs == ["all"]
