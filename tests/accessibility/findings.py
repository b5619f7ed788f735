"""What keeps somebody out of a page: what axe-core finds, and what `measures.js` does."""

from __future__ import annotations

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

MEASURES = Path(__file__).with_name("measures.js").read_text(encoding="utf-8")

CODE_HAS_COME = '() => Boolean(document[Symbol.for("course.own")])'
"""A page without running text may stand still before that."""

STANDS_STILL = """() => !document.querySelector('[data-stale="true"]')
  && document.getAnimations().every((one) =>
    one.playState !== "running" || one.effect.getTiming().iterations === Infinity)"""
"""Nothing fades in or out: what is half there has half the contrast."""


def violations(page: Page, within: str = "html") -> list[str]:
    """What axe-core finds by all of its rules `within` a part of the page, Streamlit's own parts included."""
    found = Axe().run(page, context={"include": [[within]]}).response["violations"]
    return [
        f"{violation['id']} at {node['target']}: {node['html']} {node['failureSummary']}"
        for violation in found
        for node in violation["nodes"]
    ]


def measured(page: Page, language: str) -> list[str]:
    """What is too small, too wide, out of order, without words or in another voice."""
    page.wait_for_function(CODE_HAS_COME)
    found: list[str] = page.evaluate(MEASURES, language)
    return found


def findings(page: Page, language: str) -> list[str]:
    """Both."""
    page.wait_for_function(STANDS_STILL)
    return measured(page, language) + violations(page)
