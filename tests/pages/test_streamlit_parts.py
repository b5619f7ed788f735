"""Streamlit still has the parts that our styles and code take hold of."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import streamlit
from playwright.sync_api import expect

from course.app import components
from course.app.components.own_words import own_words
from course.locale import words_for
from tests.pages.conftest import OpenTab
from tests.pages.streamlit_parts import ATTRIBUTES, COLOURS, PARTS

FOLDER = Path(components.__file__).parent
SOURCES = {
    path.name: path.read_text(encoding="utf-8")
    for path in sorted(FOLDER.iterdir())
    if path.suffix in {".js", ".css"}
}
ID = re.compile(r'(?<=data-testid=")\w+|(?<=\.)st[A-Z]\w+')


def told(name: str) -> str:
    """What to do about a part that is no longer there."""
    files = ", ".join(file for file, source in SOURCES.items() if name in source)
    return (
        f"Streamlit {streamlit.__version__} has no {name} any more: find in its page what it is called now, "
        f"change it in {files or 'own_words.py'} of course/app/components, then in streamlit_parts.py"
    )


@pytest.fixture(scope="module")
def program() -> str:
    """Streamlit's own program for browsers."""
    folder = Path(streamlit.__file__).parent / "static" / "static" / "js"
    return "\n".join(path.read_text(encoding="utf-8") for path in folder.glob("*.js"))


def test_all_that_is_taken_hold_of_is_listed() -> None:
    used = {name for source in SOURCES.values() for name in ID.findall(source)}
    assert used - PARTS.keys() == set(), "list them in streamlit_parts.py"
    assert PARTS.keys() - used == {"stBidiComponent"}, "no longer used: take them out"


@pytest.mark.parametrize("name", [*PARTS, *ATTRIBUTES])
def test_streamlits_program_still_knows_it(program: str, name: str) -> None:
    assert name in program, told(name)


def test_streamlit_still_says_what_is_said_in_the_pages_language(program: str) -> None:
    labels = own_words(words_for("lv"))["labels"]
    assert isinstance(labels, dict)
    gone = [label for label in labels if f"`{label}" not in program and f'"{label}' not in program]
    assert gone == [], told(gone[0])


@pytest.mark.parametrize("path", sorted({path for path in PARTS.values() if path}))
def test_a_page_has_its_parts_and_the_themes_colours(
    open_tab: OpenTab, shipped_url: str, path: str
) -> None:
    tab = open_tab(shipped_url).open(path)
    for name in (name for name, page in PARTS.items() if page == path):
        part = tab.page.locator(f'[data-testid="{name}"], .{name}').first
        expect(part, told(name)).to_be_attached()
    ours = tab.page.locator(".course-prose, .course-chart").first
    for colour in COLOURS:
        value = ours.evaluate(
            "(part, name) => getComputedStyle(part).getPropertyValue(name)", colour
        )
        assert value, told(colour)
