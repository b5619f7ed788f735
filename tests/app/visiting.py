"""Visits the app without a server or a browser, by Streamlit's own testing tool."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from streamlit.runtime.state.session_state import STREAMLIT_INTERNAL_KEY_PREFIX
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from course.content.library import read_course
from course.content.model import Course, Lesson
from course.progress.learner import Learner
from tests.cards import whole

Json = dict[str, Any]

REPOSITORY = Path(__file__).parents[2]
SHIPPED = REPOSITORY
BICYCLE = REPOSITORY / "tests" / "courses" / "bicycle"
SECONDS = 30
START = "start"
"""What Streamlit knows the app's root by."""


@cache
def course_in(root: Path) -> Course:
    """The course in a folder that no test changes."""
    return read_course(root)


def lesson_in(root: Path, language: str, id_: str) -> Lesson:
    """A whole lesson of a course that no test changes."""
    found = course_in(root).editions[language].lessons[id_]
    assert isinstance(found, Lesson)
    return found


def visit(
    path: str = "", *, locale: str | None = "lv-LV", query: Mapping[str, str] | None = None
) -> AppTest:
    """Open an address of the app in a new session."""
    app = AppTest.from_file(str(REPOSITORY / "course_app.py"), default_timeout=SECONDS)
    for name, value in (query or {}).items():
        app.query_params[name] = value
    return go(app, path, locale=locale)


def go(app: AppTest, path: str, *, locale: str | None = "lv-LV") -> AppTest:
    """Open another address in the same session."""
    app.context = {"url": f"http://course.test/{path}", "locale": locale}
    # `AppTest.switch_page` knows only pages that are files; ours are functions, named by their address.
    app._page_hash = calc_hash(unquote(path).strip("/").rpartition("/")[2] or START)
    app.run()
    return app


def faults(app: AppTest) -> list[str]:
    """What went wrong on the page, for `assert faults(app) == []`."""
    return [element.value for element in app.exception]


def title(app: AppTest) -> str:
    """The page's title."""
    (only,) = app.title
    return str(only.value)


def shown(app: AppTest) -> str:
    """All words that Streamlit's own elements and our components show, one after another."""
    texts: list[str] = []
    for found in (app.title, app.subheader, app.markdown, app.caption, app.code):
        texts += [str(element.value) for element in found]
    for boxes in (app.info, app.error, app.warning, app.success):
        texts += [str(element.value) for element in boxes]
    texts += [link.label for link in app.page_link] + [button.label for button in app.button]
    for chart in charts(app):
        told = (chart.get(name) for name in ("heading", "title", "verdict", "caption"))
        texts += [*filter(None, told), *([chart["ask"]["label"]] if "ask" in chart else [])]
    return "\n".join(texts + [text["html"] for text in prose(app)])


def components(app: AppTest, name: str) -> list[Json]:
    """The data of our components of one name, from top to bottom."""
    found = (component.proto for component in app.get("bidi_component"))
    return [
        json.loads(proto.json or proto.bytes)
        for proto in found
        if proto.component_name.endswith(name)
    ]


def contents(app: AppTest) -> dict[str, Json]:
    """What the sidebar shows of each page it leads to, by address, as its browser's half puts it together."""
    (listed,), (here,) = components(app, "course_contents"), components(app, "course_whereabouts")
    found = {one["page"]: dict(one) for one in [*listed["items"], *here["languages"]]}
    for told in [here, *components(app, "course_mark")]:
        for page, (icon, steps, said) in told["marks"].items():
            found.get(page, {}).update(icon=icon, steps=steps, mark=said)
    return found


def cards(app: AppTest) -> list[Json]:
    """What each question card on the page shows."""
    looks = {name: deck for one in components(app, "course_faces") for name, deck in one.items()}
    return [whole(looks[card["faces"]], card) for card in components(app, "course_card")]


def charts(app: AppTest) -> list[Json]:
    """What each chart on the page was told."""
    return components(app, "course_chart")


def chart_of(app: AppTest) -> Json:
    """What the only chart on the page was told."""
    (only,) = charts(app)
    return only


def act(app: AppTest, event: str, value: Json, number: int = 0) -> AppTest:
    """Do what the browser's half of a chart does: send a trigger of the page's chart `number`."""
    told = {**value, "n": charts(app)[number].get("echo", 0) + 1}
    return fire(app, "course_chart", event, told, number)


def fire(app: AppTest, name: str, event: str, value: object, number: int = 0) -> AppTest:
    """Send a trigger of one of the page's components of a name."""
    protos = [component.proto for component in app.get("bidi_component")]
    component = [proto for proto in protos if proto.component_name.endswith(name)][number]
    states = app._tree.get_widget_states()
    events = f"{STREAMLIT_INTERNAL_KEY_PREFIX}_{component.id}__events"
    states.widgets.add(id=events, json_trigger_value=json.dumps([{"event": event, "value": value}]))
    app._run(states)
    return app


def move(app: AppTest, control: str, value: object, number: int = 0) -> AppTest:
    """Move a control of a chart."""
    return act(app, "move", {"id": control, "value": f"{value}", "settled": True}, number)


def prose(app: AppTest) -> list[Json]:
    """What each piece of running text on the page was told."""
    return components(app, "course_prose")


def words(html: str) -> str:
    """An HTML text's words alone."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def learner(app: AppTest) -> Learner:
    """The session's learner, to act as the browser's half of the card would."""
    found: Learner = app.session_state["course:learner"]
    return found
