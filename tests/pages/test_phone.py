"""Every page on a phone of 360 × 740 pixels."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from course.app.addresses import addresses
from course.content.library import read_course
from tests.pages.conftest import OpenTab
from tests.serving import REPOSITORY

PHONE = {"width": 360, "height": 740}
THUMB = 24
"""Pixels each way that WCAG 2.2 asks of whatever is pressed."""


@pytest.mark.parametrize("language", ["lv", "en"])
def test_no_page_scrolls_sideways_and_the_sidebar_is_closed(
    open_tab: OpenTab, shipped_url: str, language: str
) -> None:
    tab = open_tab(shipped_url, viewport=PHONE, has_touch=True, is_mobile=True)
    paths = [a.path for a in addresses(read_course(REPOSITORY)) if a.language == language]
    wide = []
    for path in [*paths, f"{language}-nothing"]:
        tab.open(path)
        expect(tab.page.get_by_test_id("stSidebar")).not_to_be_in_viewport()
        if tab.sideways() > 0:
            wide.append((path, tab.sideways()))
    assert wide == []


def test_buttons_and_options_of_the_card_are_large_enough(
    open_tab: OpenTab, bicycle_url: str
) -> None:
    tab = open_tab(bicycle_url, viewport=PHONE, has_touch=True, is_mobile=True)
    tab.open("en-tyres", "Tyres that roll")
    pressed = tab.page.locator(".card :is(button, .option label, input[type=text])")
    small = []
    for part in pressed.all():
        box = part.bounding_box()
        if box is not None and min(box["width"], box["height"]) < THUMB:
            small.append((part.evaluate("node => node.outerHTML"), box))
    assert pressed.count() > 10
    assert small == []
