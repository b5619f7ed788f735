"""A walk through every page of the shipped course on a phone of 360 × 740 pixels."""

from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize, expect

from course.app.addresses import PageKind, addresses
from course.content.library import read_course
from tests.pages.conftest import OpenTab
from tests.serving import REPOSITORY

PHONE: ViewportSize = {"width": 360, "height": 740}


@pytest.mark.parametrize("language", ["lv", "en"])
def test_every_page_opens_by_its_address_quietly_and_fits_a_phone(
    open_tab: OpenTab, shipped_url: str, language: str
) -> None:
    course = read_course(REPOSITORY)
    tab = open_tab(shipped_url, viewport=PHONE, has_touch=True, is_mobile=True, locale="fr-FR")
    page, wide = tab.page, {}
    for address in addresses(course):
        if address.language != language:
            continue
        tab.open(address.path)
        assert page.url == f"{shipped_url}/{address.path}"
        if address.kind is PageKind.LESSON:
            title = course.editions[language].lessons[address.lesson or ""].title
            expect(page.get_by_role("heading", level=1)).to_have_text(title)
            expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.get_by_test_id("stException")).to_have_count(0)
        expect(page.get_by_test_id("stSidebar")).not_to_be_in_viewport()
        if tab.sideways() > 0:
            wide[address.path] = tab.sideways()
    assert wide == {}
    assert len(tab.requests) > 50
    assert tab.strangers == set(), "another machine was asked for something"
    assert tab.faults == [], "the console complained"
