"""A chart in the browser: opened by a prediction, moved by keys, redrawn alone."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.pages.conftest import OpenTab
from tests.pages.tab import Tab

TITLE = "A chain that keeps quiet"
PARAGRAPH = "carries parcels by bicycle"
"""Of the text above the chart."""


def opened(open_tab: OpenTab, url: str, **options: object) -> Tab:
    """The lesson on chains with its chart drawn."""
    tab = open_tab(url, **options).open("en-chain", TITLE)
    equal = tab.question("equal")
    equal.locator("input[type=text]").fill("2000")
    equal.locator("button.primary").click()
    expect(tab.page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    return tab


def test_the_chart_comes_with_the_answer_and_not_before(
    open_tab: OpenTab, bicycle_url: str
) -> None:
    tab = open_tab(bicycle_url).open("en-chain", TITLE)
    expect(tab.page.locator(".js-plotly-plot")).to_have_count(0)
    expect(tab.page.get_by_role("slider")).to_have_count(0)
    tab.question("equal").locator("input[type=text]").fill("<img src=x onerror=alert(1)>")
    tab.question("equal").locator("button.primary").click()
    expect(tab.question("equal").get_by_role("status")).to_contain_text("Write one number")
    expect(tab.page.locator(".js-plotly-plot")).to_have_count(0)
    tab.question("equal").locator("input[type=text]").fill("2000")
    tab.question("equal").locator("button.primary").click()
    expect(tab.page.locator(".js-plotly-plot .main-svg").first).to_be_visible()


def test_keys_on_a_slider_change_title_alt_and_table_and_nothing_else(
    open_tab: OpenTab, bicycle_url: str
) -> None:
    tab = opened(open_tab, bicycle_url)
    page = tab.page
    page.get_by_text("The same numbers as a table").click()
    title = page.get_by_text("Lent and Own both pay €1,100 at €4,000 of sales")
    expect(title).to_be_visible()
    expect(page.locator(".course-prose table").last).to_contain_text("€1,100")
    page.evaluate(
        """() => document.querySelectorAll('h1, .course-prose h2, [data-testid="stSidebar"] a')
                 .forEach((part) => { part.dataset.kept = 'yes'; })"""
    )
    kept = page.locator("[data-kept=yes]").count()
    assert PARAGRAPH in sent(tab)
    tab.received.clear()

    slider = page.get_by_role("slider").first
    slider.focus()
    slider.press("ArrowRight")
    moved = "Lent and Own both pay €1,250 at €5,000 of sales"
    expect(page.get_by_text(moved)).to_be_visible()
    expect(page.locator(".course-prose table").last).to_contain_text("€1,250")
    expect(
        page.locator("[role=img][aria-label*='€1,250'], [aria-label*='€1,250']").first
    ).to_be_attached()
    expect(slider).to_be_focused()

    assert page.locator("[data-kept=yes]").count() == kept
    assert moved in sent(tab)
    assert PARAGRAPH not in sent(tab), "the page was drawn again, not the chart alone"


def sent(tab: Tab) -> str:
    """All that the server has sent to the tab."""
    frames = (f if isinstance(f, bytes) else f.encode() for f in tab.received)
    return b"".join(frames).decode("utf-8", "replace")


def test_a_chart_is_drawn_within_a_phones_width(open_tab: OpenTab, bicycle_url: str) -> None:
    tab = opened(open_tab, bicycle_url, viewport={"width": 360, "height": 740})
    box = tab.page.locator(".js-plotly-plot").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert tab.sideways() == 0
