"""The lab's summary on paper."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.pages.conftest import OpenTab


def test_on_paper_headings_stay_with_their_text_and_a_dark_screen_leaves_no_ink(
    open_tab: OpenTab, shipped_url: str
) -> None:
    tab = open_tab(shipped_url, color_scheme="dark").open("en-lab-summary")
    tab.page.emulate_media(media="print", color_scheme="dark")
    styles = "nodes => nodes.map((n) => getComputedStyle(n)).map((s) => [s.display, s.breakAfter])"
    headings = tab.page.locator(".sheet :is(h2, h3)").evaluate_all(styles)
    assert len(headings) > 6
    assert all(style == ["block", "avoid"] for style in headings)  # what is inline keeps nothing
    for part in ("body", ".stApp"):
        expect(tab.page.locator(part)).to_have_css("background-color", "rgb(255, 255, 255)")
