"""The card under a thumb."""

from __future__ import annotations

from playwright.sync_api import ViewportSize, expect

from tests.pages.conftest import OpenTab

PHONE: ViewportSize = {"width": 360, "height": 740}
THUMB = 24
"""Pixels each way that WCAG 2.2 asks of whatever is pressed."""


def test_buttons_and_options_of_the_card_are_large_enough(
    open_tab: OpenTab, bicycle_url: str
) -> None:
    tab = open_tab(bicycle_url, viewport=PHONE, has_touch=True, is_mobile=True)
    tab.open("en-tyres", "Tyres that roll")
    pressed = tab.page.locator(".card :is(button, .option label, input[type=text])")
    expect(tab.question("rear")).to_be_visible()
    small = []
    for part in pressed.all():
        box = part.bounding_box()
        if box is not None and min(box["width"], box["height"]) < THUMB:
            small.append((part.evaluate("node => node.outerHTML"), box))
    assert pressed.count() > 10
    assert small == []
