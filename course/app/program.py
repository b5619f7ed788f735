"""The components' code as browsers get it: all of it as one module, or where the server has that.

Streamlit sends a component's code along with its drawing, to each page that opens anew. `course serve` has it lie at
an address of its own: a browser fetches it beside Streamlit's program, keeps it, and does not ask again.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from threading import Event

FOLDER = Path(__file__).parent / "components"

_JS = (
    "room.js",
    "dom.js",
    "anchors.js",
    "colours.js",
    "whose.js",
    "opening.js",
    "memory.js",
    "here.js",
    "question_parts.js",
    "question.js",
    "result.js",
    "head.js",
    "faces.js",
    "card.js",
    "terms.js",
    "prose.js",
    "plot.js",
    "picture.js",
    "controls.js",
    "chart_kept.js",
    "chart.js",
    "comma.js",
    "own_words.js",
    "line.js",
    "sidebar.js",
    "contents.js",
    "arriving.js",
    "page.js",
    "program.js",
)
_CARD_CSS = (
    "card.css",
    "question.css",
    "outcome.css",
    "result.css",
    "texts.css",
    "conditions.css",
)
_PROSE_CSS = (
    "prose.css",
    "boxes.css",
    "page.css",
    "lessons.css",
    "chart.css",
    "lab.css",
    "lab_front.css",
    "record.css",
    "contents.css",
    "own_parts.css",
)

_OFFERED = Event()
"""Set once, before the server listens: whatever runs in this process is served with the code at its address."""


def offer() -> None:
    """Let pages fetch the code from `address()`."""
    _OFFERED.set()


def is_offered() -> bool:
    """Whether the server of this process has the code at `address()`."""
    return _OFFERED.is_set()


@cache
def code() -> str:
    """All of it with its styles: a module whose default export mounts what brings the others their code."""
    styles = {
        "CARD_CSS": _join(*_CARD_CSS),
        "PROSE_CSS": _join(*_PROSE_CSS),
    }
    named = (f"const {name} = {json.dumps(css)};" for name, css in styles.items())
    return "\n".join((*named, _join(*_JS)))


@cache
def address() -> str:
    """Where the server has it, from the course's own address: another one with every change."""
    return f"program/{hashlib.sha256(code().encode()).hexdigest()[:24]}.js"


def fetched() -> str:
    """A module that fetches the code and does what it does."""
    return _join("fetched.js").replace("ADDRESS", address())


def door(component: str, awaited: str = "code") -> str:
    """A module that waits for what the code has to mount a component."""
    found = _join("room.js", "door.js")
    return found.replace("COMPONENT", component).replace("AWAITED", awaited)


def _join(*names: str) -> str:
    return "\n".join((FOLDER / name).read_text(encoding="utf-8") for name in names)
