"""Nothing that is done once is lost with a run that is broken off before the page is drawn."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner import RerunException
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from course.app import session, sidebar
from course.app.addresses import PageKind
from course.app.place import Place
from tests.app.signed import Desk, desk
from tests.app.test_memory import KEY
from tests.app.test_sign_in import code
from tests.app.visiting import REPOSITORY, START, faults, fire, title, visit

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
@pytest.mark.parametrize("path", ["en", "en-record"])
def test_the_course_is_begun(broken_off: Press, path: str) -> None:
    app = broken_off(visit(path), "continue")
    assert title(app) == title(visit("en-tyres"))


@pytest.mark.usefixtures("bicycle")
def test_signing_in_is_asked_for(desk: Desk, broken_off: Press) -> None:
    app = broken_off(visit("en"), "sign-in-sidebar-default")
    assert code(app)["leave"]["way"] == "in"


@pytest.mark.usefixtures("bicycle")
def test_one_comes_back_from_the_provider_and_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though what another tab has done comes from the page that Streamlit leads to, and draws that once more."""
    due = ["now"]
    draw = sidebar.draw

    def draw_later(place: Place) -> None:
        if due and place.address.kind is PageKind.RECORD:
            due.pop()
            start = RerunData(widget_states=WidgetStates(), page_script_hash=calc_hash(START))
            raise RerunException(start)
        draw(place)

    monkeypatch.setattr(sidebar, "draw", draw_later)
    app = visit()
    fire(app, "course_page", "brought", {"key": KEY, "back": "en-record", "way": "in"})
    assert (due, title(app)) == ([], "My record")
    assert [box.value.split(":")[0] for box in app.warning] == ["You are not signed in"]


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
