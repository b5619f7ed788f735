"""No page asks another machine for anything, and none complains in the console."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from course.app.addresses import addresses
from course.content.library import read_course
from tests.pages.conftest import OpenTab
from tests.serving import REPOSITORY


@pytest.mark.parametrize("language", ["lv", "en"])
def test_every_page_of_the_course_stays_with_its_server_and_is_quiet(
    open_tab: OpenTab, shipped_url: str, language: str
) -> None:
    tab = open_tab(shipped_url)
    tab.open("")
    for address in addresses(read_course(REPOSITORY)):
        if address.language == language:
            tab.open(address.path)
            expect(tab.page.get_by_test_id("stException")).to_have_count(0)
    assert len(tab.requests) > 50
    assert tab.strangers == set()
    assert tab.faults == []


def test_answering_and_charts_are_quiet_too(open_tab: OpenTab, bicycle_url: str) -> None:
    tab = open_tab(bicycle_url).open("en-chain")
    equal = tab.question("equal")
    equal.locator("input[type=text]").fill("<img src=x onerror=alert(1)>")
    equal.locator("button.primary").click()
    expect(equal.get_by_role("status")).to_contain_text("Write one number")
    equal.locator("input[type=text]").fill("4000")
    equal.locator("button.primary").click()
    expect(tab.page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    assert tab.strangers == set()
    assert tab.faults == []
