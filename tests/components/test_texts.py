"""The components' own words all come from the server, under the names it was promised."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from course.app import components

FOLDER = Path(components.__file__).parent


def source(*names: str) -> str:
    return "\n".join((FOLDER / name).read_text(encoding="utf-8") for name in names)


CARD = source("card.js", "head.js", "question.js", "question_parts.js", "result.js")
PROSE = source("prose.js", "terms.js")
DRAWN_HERE = re.compile(r'url\("data:image/svg\+xml,[^"]*"\)')
"""A drawing that stands in the style itself: nothing is fetched for it."""

TONES = {"open", "right", "partly", "wrong"}


def test_the_card_asks_for_the_texts_it_names() -> None:
    calls = re.findall(r"\bt\(([^()]*)\)", CARD)
    asked = {name for call in calls for name in re.findall(r'"(\w+)"', call)} | TONES
    assert asked == components.CARD_TEXTS


def test_the_prose_asks_for_the_texts_it_names() -> None:
    assert set(re.findall(r"texts\.(\w+)", PROSE)) == components.PROSE_TEXTS


def test_the_chart_asks_for_the_texts_it_names() -> None:
    chart = source("chart.js", "plot.js", "picture.js")
    assert set(re.findall(r"texts\.(\w+)", chart)) == components.CHART_TEXTS


def test_the_memory_asks_for_the_texts_it_names() -> None:
    code = source("memory.js")
    named = re.findall(r"fault = \"(\w+)\"|texts\.(\w+)", code)
    assert {fault or text for fault, text in named} == components.MEMORY_TEXTS


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.js")), ids=lambda path: path.name)
def test_markup_is_only_ever_set_where_it_is_known_to_be_safe(path: Path) -> None:
    allowed = {"dom.js": 2}
    code = path.read_text(encoding="utf-8")
    assert len(re.findall(r"innerHTML|insertAdjacentHTML|outerHTML", code)) == allowed.get(
        path.name, 0
    )


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.*s*")), ids=lambda path: path.name)
def test_nothing_is_fetched_from_anywhere(path: Path) -> None:
    code = DRAWN_HERE.sub("", path.read_text(encoding="utf-8"))
    if path.name == "fetched.js":  # from the course's own address
        assert code.count('const there = new URL("ADDRESS", document.baseURI)') == 1
        code = code.replace("await import(there)", "", 1)
    assert not re.search(r"https?://|@import|url\(|\bfetch\(|XMLHttpRequest|\bimport\b", code)


def test_what_goes_along_with_every_answer_is_small() -> None:
    assert len(source("door.js")) < 1000
