"""A walk through every page of the shipped course on a phone, and at 400 % of a desk's screen."""

from __future__ import annotations

from contextlib import suppress

import pytest
from playwright.sync_api import TimeoutError as Late
from playwright.sync_api import ViewportSize, expect

from course.app.addresses import PageKind, addresses
from course.content.library import read_course
from tests.accessibility.findings import measured
from tests.pages.conftest import OpenTab
from tests.pages.tab import DRAWN
from tests.serving import REPOSITORY

PHONE: ViewportSize = {"width": 360, "height": 740}
ZOOMED: ViewportSize = {"width": 320, "height": 256}
"""1280 × 1024 pixels at 400 %."""

FITS = """() => [document.scrollingElement, document.querySelector('[data-testid="stMain"]')]
  .every((part) => part.scrollWidth <= part.clientWidth)
  && !document.getAnimations().some(({ playState }) => playState === 'running')"""
"""A table's canvas follows a new width a moment later than the page does, and the sidebar folds in a while."""


@pytest.mark.parametrize("language", ["lv", "en"])
def test_every_page_opens_by_its_address_quietly_and_keeps_nobody_out(
    open_tab: OpenTab, shipped_url: str, language: str
) -> None:
    course = read_course(REPOSITORY)
    tab = open_tab(shipped_url, viewport=PHONE, has_touch=True, is_mobile=True, locale="fr-FR")
    page = tab.page
    found: dict[str, list[str]] = {}
    for address in addresses(course):
        if address.language != language:
            continue
        tab.open(address.path)
        assert page.url == f"{shipped_url}/{address.path}"
        if address.kind is PageKind.LESSON:
            title = course.editions[language].lessons[address.lesson or ""].title
            expect(page.get_by_role("heading", level=1)).to_have_text(title)
        expect(page.get_by_test_id("stException")).to_have_count(0)
        expect(page.get_by_test_id("stSidebar")).not_to_be_in_viewport()
        for size in (PHONE, ZOOMED):
            page.set_viewport_size(size)
            page.wait_for_function(DRAWN)
            with suppress(Late):  # what does not fit is told
                page.wait_for_function(FITS, timeout=3000)
            if told := measured(page, language):
                found[f"{address.path} at {size['width']} pixels"] = told
        page.set_viewport_size(PHONE)
    assert found == {}
    assert len(tab.requests) > 50
    assert tab.strangers == set(), "another machine was asked for something"
    assert tab.faults == [], "the console complained"
