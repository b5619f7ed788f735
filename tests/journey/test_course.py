"""The whole course in a browser, from the first page to the last, in both languages."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from course.content.library import read_course
from course.locale import words_for
from tests.journey.walker import SLOW, Walker
from tests.serving import REPOSITORY

HALF_WAY = 2
"""Lessons after which the learner switches to the other language."""


@pytest.mark.parametrize(
    ("first", "second", "browser_locale"), [("lv", "en", "lv-LV"), ("en", "lv", "en-GB")]
)
def test_the_course_is_taken_from_first_to_last_page_with_a_switch_of_language_half_way(
    browser: Browser, course_url: str, first: str, second: str, browser_locale: str
) -> None:
    course = read_course(REPOSITORY)
    context = browser.new_context(locale=browser_locale, reduced_motion="reduce")
    page = context.new_page()
    loads: list[str] = []
    page.on("load", lambda loaded: loads.append(loaded.url))
    walker = Walker(page, course)

    page.goto(course_url)
    walker.title(course.editions[first].title)
    page.get_by_role("button", name=words_for(first).say("Begin the course")).click()
    language = first
    lessons = list(course.editions[first].lessons)
    for number, id_ in enumerate(lessons):
        lesson = walker.lesson(language, id_)
        walker.title(lesson.title)
        assert page.url == f"{course_url}/{language}-{id_}"
        walker.take(lesson, miss=2)
        say = words_for(language).say
        expect(page.get_by_role("heading", name=say("Quiz passed"))).to_be_visible(timeout=SLOW)
        if number + 1 == HALF_WAY:
            page.locator("[data-testid=stSidebar]").get_by_role(
                "link", name=words_for(second).name
            ).click()
            language = second
            walker.title(walker.lesson(language, id_).title)
            assert page.url == f"{course_url}/{language}-{id_}"
            passed = page.get_by_role("heading", name=words_for(second).say("Quiz passed"))
            expect(passed).to_be_visible(timeout=SLOW)
        if number + 1 < len(lessons):
            following = walker.lesson(language, lessons[number + 1]).short
            name = f"{words_for(language).say('Next')}: {following}"
            page.get_by_role("link", name=name).click()

    page.get_by_role("link", name=words_for(language).say("Back to the overview")).click()
    walker.title(course.editions[language].title)
    done = words_for(language).say("You have passed every lesson. Well done!")
    expect(page.get_by_text(done)).to_be_visible(timeout=SLOW)
    assert len(loads) == 1, "the page was loaded again on the way"
    context.close()
