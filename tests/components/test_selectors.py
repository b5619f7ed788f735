"""What our styles and scripts name of Streamlit's page is still called so: an upgrade that renames it fails here."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
import streamlit

from tests.serving import REPOSITORY

OURS = REPOSITORY / "course" / "app" / "components"
PROGRAM = Path(streamlit.__file__).parent / "static" / "static" / "js"

MARKED = re.compile(r"""data-testid[*^$~|]?=\\?["']?([A-Za-z]+)""")
CLASSED = re.compile(r"\.(st[A-Z][A-Za-z]+)\b")
TOLD = re.compile(r"data-(?:collapsed|test-connection-state)\b")
PARTS = re.compile(r"[`\"']([A-Za-z-]+)[`\"']")


def ours() -> str:
    """All styles and scripts of the course's own."""
    return "\n".join(file.read_text("utf-8") for file in sorted(OURS.glob("*.[cj]s*")))


@cache
def streamlits() -> frozenset[str]:
    """All names that Streamlit's program holds as texts of their own."""
    texts = (file.read_text("utf-8") for file in PROGRAM.glob("*.js"))
    return frozenset(name for text in texts for name in PARTS.findall(text))


NAMES = sorted({*MARKED.findall(ours()), *CLASSED.findall(ours()), *TOLD.findall(ours())})


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_is_relied_on_is_streamlits(name: str) -> None:
    assert name in streamlits()


def test_there_are_some_of_each_kind() -> None:
    for kind in (MARKED, CLASSED, TOLD):
        assert kind.search(ours())
    assert not {"stNoSuchThing", "data-nothing"} & streamlits()
