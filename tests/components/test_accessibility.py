"""What axe-core and a phone's width find in either theme, before and after answering."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.components.card_page import CardPage

Scheme = Literal["light", "dark"]


@pytest.fixture(params=["light", "dark"])
def themed(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page in a theme."""
    scheme: Scheme = request.param
    context = browser.new_context(
        color_scheme=scheme, reduced_motion="reduce", viewport={"width": 900, "height": 900}
    )
    yield context.new_page()
    context.close()


def violations(page: Page) -> list[str]:
    """What axe-core finds inside our two components."""
    ours = {"include": [[".stBidiComponent"]]}
    found = Axe().run(page, context=ours).response["violations"]
    return [f"{v['id']}: {n['html']} {n['failureSummary']}" for v in found for n in v["nodes"]]


def test_cards_in_every_state_have_no_violations(themed: Page, harness: str) -> None:
    CardPage(themed, harness).open("gallery")
    expect(themed.locator(".card[data-scheme]")).to_have_count(14)
    assert violations(themed) == []


def test_answering_makes_no_violation(themed: Page, harness: str) -> None:
    card = CardPage(themed, harness).open("choice")
    card.press("Hint")
    card.choose("higher rate")
    card.press("Check")
    expect(card.status).to_contain_text("Not yet.")
    assert violations(themed) == []
    card.choose("worst month")
    card.press("Check")
    expect(card.status).to_contain_text("Right.")
    assert violations(themed) == []


def test_text_with_everything_open_has_no_violations(themed: Page, harness: str) -> None:
    themed.goto(f"{harness}/?show=prose")
    themed.get_by_text("Check your result").click()
    themed.get_by_role("button", name="commission").click()
    expect(themed.locator(".term-box")).to_be_visible()
    assert violations(themed) == []


@pytest.mark.parametrize("scene", ["gallery", "prose"])
@pytest.mark.parametrize("width", [320, 360, 768])
def test_nothing_scrolls_sideways(page: Page, harness: str, scene: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{harness}/?show={scene}")
    page.locator(".card[data-scheme], .course-prose p").first.wait_for()
    wider = page.locator('[data-testid="stMain"]').evaluate("m => m.scrollWidth - m.clientWidth")
    assert wider == 0


def test_options_are_large_enough_for_a_thumb(page: Page, harness: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    card = CardPage(page, harness).open("choice")
    for label in card.question.locator(".option label").all():
        box = label.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["width"] >= 280
