"""A press counts, even where the run that it began is broken off before the page is drawn."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner import RerunException
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
from streamlit.testing.v1 import AppTest

from course.app import session
from tests.app.signed import Desk, desk
from tests.app.test_sign_in import code
from tests.app.visiting import REPOSITORY, faults, title, visit

__all__ = ["desk"]

BUTTONS = {"button", "form_submit_button", "download_button"}


@pytest.fixture
def broken_off(monkeypatch: pytest.MonkeyPatch) -> Callable[[AppTest, str], AppTest]:
    """To press a button just as something else comes from the browser: the page runs again at once."""
    due: list[str] = []
    begin = session.be_who_is_signed_in

    def first() -> None:
        if due:
            due.pop()
            raise RerunException(RerunData(widget_states=WidgetStates()))
        begin()

    monkeypatch.setattr(session, "be_who_is_signed_in", first)

    def press(app: AppTest, key: str) -> AppTest:
        due.append("now")
        app.button(key=key).click().run()
        assert (due, faults(app)) == ([], [])
        return app

    return press


Press = Callable[[AppTest, str], AppTest]


@pytest.mark.usefixtures("bicycle")
def test_the_course_is_begun(broken_off: Press) -> None:
    app = broken_off(visit("en"), "continue")
    assert title(app) != title(visit("en"))


@pytest.mark.usefixtures("bicycle")
def test_signing_in_is_asked_for(desk: Desk, broken_off: Press) -> None:
    app = broken_off(visit("en"), "sign-in-sidebar-default")
    assert code(app)["leave"]["way"] == "in"


def used(tree: ast.AST) -> Iterator[int]:
    """The lines of buttons of which more is wanted than that they are drawn."""
    alone = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    calls = (one for one in ast.walk(tree) if isinstance(one, ast.Call) and id(one) not in alone)
    for call in calls:
        if isinstance(call.func, ast.Attribute) and call.func.attr in BUTTONS:
            yield call.lineno


def test_no_button_acts_by_what_it_gives_back() -> None:
    assert [*used(ast.parse("if st.button('Go'):\n    go()\nst.button('Stay')"))] == [1]
    files = [*(REPOSITORY / "course" / "app").rglob("*.py"), REPOSITORY / "course_app.py"]
    found = {(file.name, line) for file in files for line in used(ast.parse(file.read_text()))}
    assert found == set()
