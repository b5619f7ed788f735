"""The components of the course's own: the question card, running text with living links, and the
button that saves a chart as a picture.

Streamlit sends a component's code and styles along each time it is drawn. For a card that would be
fifty times the answer itself, so both are sent once a page by `load`, from the files of this folder
joined in the order given; the others carry only `door.js`, which waits for them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from course.app import session
from course.locale import Words

Callback = Callable[[], None]

_HERE = Path(__file__).parent
_JS = (
    "dom.js",
    "anchors.js",
    "colours.js",
    "question_parts.js",
    "question.js",
    "result.js",
    "head.js",
    "card.js",
    "terms.js",
    "prose.js",
    "picture.js",
    "comma.js",
    "own_words.js",
    "code.js",
)
_CARD_CSS = (
    "card.css",
    "question.css",
    "outcome.css",
    "result.css",
    "texts.css",
    "conditions.css",
)
_PROSE_CSS = ("prose.css", "boxes.css", "page.css", "lessons.css", "lab.css")
_PICTURE_CSS = ("picture.css",)
_TRIGGERS = ("answer", "tell", "restart")


def _join(*names: str) -> str:
    return "\n".join((_HERE / name).read_text(encoding="utf-8") for name in names)


def _code() -> str:
    styles = {
        "CARD_CSS": _join(*_CARD_CSS),
        "PROSE_CSS": _join(*_PROSE_CSS),
        "PICTURE_CSS": _join(*_PICTURE_CSS),
    }
    named = (f"const {name} = {json.dumps(css)};" for name, css in styles.items())
    return "\n".join((*named, _join(*_JS)))


def _door(component: str) -> str:
    return _join("door.js").replace("COMPONENT", component)


_CODE = st.components.v2.component("course_code", js=_code(), isolate_styles=False)
_CARD = st.components.v2.component(
    "course_card", html='<div class="card"></div>', js=_door("card"), isolate_styles=True
)
_PROSE = st.components.v2.component(
    "course_prose", html='<div class="course-prose"></div>', js=_door("prose"), isolate_styles=False
)
_PICTURE = st.components.v2.component(
    "course_picture",
    html='<div class="picture"></div>',
    js=_door("picture"),
    isolate_styles=True,
)

CARD_TEXTS = frozenset(
    {
        "answer",
        "by_objective",
        "cancel",
        "change_first",
        "check",
        "choose_first",
        "confirm_restart",
        "hint",
        "next",
        "next_lesson",
        "open",
        "partly",
        "position",
        "previous",
        "read_again",
        "restart",
        "result",
        "right",
        "several",
        "show_answer",
        "slow",
        "write_first",
        "wrong",
    }
)
"""The words that the card's `data["texts"]` must hold."""

PROSE_TEXTS = frozenset({"close", "link_to"})
"""The words that the prose's `data["texts"]` must hold."""


PICTURE_TEXTS = frozenset({"failed", "save"})
"""The words that the picture's `data["texts"]` must hold."""


def load(page: str, words: Words) -> None:
    """Bring the components' code to the page: once in every run of the whole script, before they are drawn.

    `page` is the page's address; on a phone the sidebar folds away when it changes. `words` are said
    in place of Streamlit's own, which are in English only.
    """
    own = {
        "choose": words.say("Choose a file"),
        "pending": words.say("Not applied yet"),
        "limit": words.say("Up to {size} MB", size=st.get_option("server.maxUploadSize")),
    }
    _CODE(key="course-code", data={"page": page, "words": own})


def question_card(
    data: Mapping[str, Any],
    *,
    key: str,
    on_answer: Callback,
    on_tell: Callback,
    on_hint: Callback,
    on_restart: Callback,
    on_go: Callback,
) -> None:
    """Draw a deck of one or more questions.

    What a trigger carries is in `st.session_state[key]` under the trigger's name, during its callback.
    """
    _CARD(
        key=key,
        data={**data, "echo": _echo(key)},
        on_answer_change=on_answer,
        on_tell_change=on_tell,
        on_hint_change=on_hint,
        on_restart_change=on_restart,
        on_go_change=on_go,
    )


def prose(data: Mapping[str, Any], *, key: str, on_go: Callback) -> None:
    """Draw running text: HTML that was rendered from a trainer's Markdown, with its terms."""
    _PROSE(key=key, data=dict(data), on_go_change=on_go)


def picture(data: Mapping[str, Any], *, key: str) -> None:
    """Draw the button that saves the chart inside the container `data["frame"]` as `data["file"]`."""
    _PICTURE(key=key, data=dict(data), width="content")


def _echo(key: str) -> int | None:
    """The number of the message being answered.

    Without it a reply that changes nothing ("write a number", twice) would be equal to the last data,
    Streamlit would not hand it to the card, and the card would wait in vain.
    """
    for trigger in _TRIGGERS:
        sent = session.sent(key, trigger)
        if isinstance(sent, dict) and isinstance(sent.get("n"), int):
            number: int = sent["n"]
            return number
    return None
