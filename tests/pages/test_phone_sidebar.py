"""On a phone the sidebar lies over the page, and folds away when one of its links is followed."""

from __future__ import annotations

from playwright.sync_api import Browser, ViewportSize, expect

from course.content.library import read_course
from course.locale import words_for
from tests.journey.walker import Walker
from tests.serving import REPOSITORY

PHONE: ViewportSize = {"width": 360, "height": 740}


def test_following_a_link_of_the_sidebar_uncovers_the_page(
    browser: Browser, shipped_url: str
) -> None:
    read = read_course(REPOSITORY)
    with browser.new_context(viewport=PHONE) as context:
        page = context.new_page()
        page.goto(f"{shipped_url}/lv")
        Walker(page, read).title(read.editions["lv"].title)
        page.get_by_test_id("stExpandSidebarButton").click()
        sidebar = page.get_by_test_id("stSidebar")
        expect(sidebar).to_have_attribute("data-collapsed", "false")
        sidebar.get_by_role("link", name=words_for("lv").say("Glossary")).click()
        Walker(page, read).title(words_for("lv").say("Glossary"))
        expect(sidebar).to_have_attribute("data-collapsed", "true")
