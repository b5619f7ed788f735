"""A chart in the browser: opened by a prediction, moved by keys, redrawn alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.accessibility.findings import violations
from tests.pages.charting import frame, guess
from tests.pages.conftest import OpenTab
from tests.pages.tab import Tab

TITLE = "A chain that keeps quiet"
PARAGRAPH = "carries parcels by bicycle"
"""Of the text above the chart."""

TRIES, A_MOMENT = 8, 300
"""How often a busy machine is asked again, and milliseconds between."""

NEVER_IDLE = "window.requestIdleCallback = (call) => { window.idle = call; };"


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
    expect(page.locator(".course-chart table")).to_contain_text("€1,100")
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
    expect(page.locator(".course-chart table")).to_contain_text("€1,250")
    expect(page.locator("[role=img][aria-label*='€1,250']")).to_be_attached()
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


def test_a_guess_by_keys_opens_the_chart_with_its_mark_and_nothing_else_is_drawn(
    open_tab: OpenTab, gallery_url: str
) -> None:
    tab = open_tab(gallery_url).open("en-chain", TITLE)
    chart = frame(tab, 0)
    expect(tab.page.locator(".js-plotly-plot")).to_have_count(0)
    tab.received.clear()
    slider = chart.get_by_role("slider")
    slider.focus()
    for _ in range(7):
        slider.press("ArrowRight")
    tab.page.keyboard.press("Tab")
    tab.page.keyboard.press("Enter")
    expect(chart.get_by_text("You guessed 32%; with the starting")).to_be_visible()
    expect(chart.locator(".annotation-text", has_text="Your guess")).to_be_visible()
    expect(tab.page.locator(".js-plotly-plot")).to_have_count(1)
    assert PARAGRAPH not in sent(tab), "the page was drawn again, not the chart alone"


@pytest.mark.parametrize(("language", "theme"), [("lv", "light"), ("en", "dark")])
def test_asking_and_opened_charts_have_no_violations_on_a_phone(
    open_tab: OpenTab, gallery_url: str, language: str, theme: str
) -> None:
    phone = {"width": 360, "height": 740}
    tab = open_tab(gallery_url, color_scheme=theme, viewport=phone).open(f"{language}-chain")
    assert violations(tab.page) == []
    for number in range(3):
        guess(tab, number, language)
    assert violations(tab.ready().page) == []
    assert tab.sideways() == 0


def test_a_click_on_a_point_moves_the_controls(open_tab: OpenTab, gallery_url: str) -> None:
    tab = open_tab(gallery_url).open("en-chain", TITLE)
    chart = guess(tab, 1)
    before = chart.locator(".title").inner_text()
    points = chart.locator(".js-plotly-plot .scatterlayer .point, .js-plotly-plot .barlayer .point")
    for point, place in ((points.last, "Latgale"), (points.first, "Riga region")):
        told = chart.locator(".hoverlayer .hovertext")
        for _ in range(TRIES):  # a chart that has just been opened may still be moving its points
            point.hover(force=True)  # Plotly's layer for dragging lies over it.
            tab.page.wait_for_timeout(A_MOMENT)
            if place in "".join(told.all_text_contents()):
                break
            tab.page.mouse.move(0, 0)
        expect(told).to_contain_text(place)
        point.click(force=True)
        expect(chart.locator(".title")).not_to_have_text(before)
        before = chart.locator(".title").inner_text()


def test_while_a_slider_is_dragged_the_chart_follows_and_ends_where_it_is_let_go(
    open_tab: OpenTab, gallery_url: str
) -> None:
    tab = open_tab(gallery_url).open("en-chain", TITLE)
    chart, mouse = guess(tab, 0), tab.page.mouse
    slider, title = chart.get_by_role("slider", name="Sales in the month"), chart.locator(".title")
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    mouse.move(box["x"] + box["width"] * 0.3, middle)
    mouse.down()
    seen = {title.inner_text()}
    for part in (0.4, 0.5, 0.6, 0.7):
        mouse.move(box["x"] + box["width"] * part, middle, steps=5)
        expect(title).not_to_have_text(re.compile("|".join(map(re.escape, seen))))
        seen.add(title.inner_text())
    standing = slider.get_attribute("aria-valuetext") or "nowhere"
    expect(title).to_contain_text(standing)
    mouse.up()
    expect(title).to_contain_text(standing)
    assert len(seen) == 5
    expect(chart.locator(".js-plotly-plot")).to_have_count(1)


@pytest.fixture
def far_below(open_tab: OpenTab, bicycle_url: str) -> Tab:
    """The lesson on a phone whose browser has no time for charts, begun at its top with the chart open."""
    tab = opened(open_tab, bicycle_url, viewport={"width": 360, "height": 640})
    tab.page.locator("h1").first.scroll_into_view_if_needed()
    tab.page.add_init_script(NEVER_IDLE)
    for _ in range(TRIES):  # it is drawn if it was in sight before the text above was laid out
        tab.page.reload()
        tab.page.wait_for_function("() => window.Plotly && window.idle")
        expect(tab.page.locator(".course-chart .plot")).not_to_be_in_viewport()
        if tab.page.locator(".main-svg").count() == 0:
            break
    expect(tab.page.locator(".main-svg")).to_have_count(0)
    return tab


def test_a_chart_out_of_sight_waits_and_keeps_its_place(far_below: Tab) -> None:
    plot = far_below.page.locator(".course-chart .plot")
    room = plot.evaluate("(plot) => plot.clientHeight")
    assert room > 200
    plot.scroll_into_view_if_needed()
    expect(far_below.page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    assert plot.evaluate("(plot) => plot.clientHeight") == room


@pytest.mark.parametrize("then", ["window.idle()", "dispatchEvent(new Event('beforeprint'))"])
def test_it_is_drawn_when_nothing_else_is_to_be_done_or_it_is_printed(
    far_below: Tab, then: str
) -> None:
    far_below.page.evaluate(then)
    expect(far_below.page.locator(".js-plotly-plot .main-svg").first).to_be_attached()


def test_whoever_is_to_guess_is_told_the_offers_that_the_question_names(
    open_tab: OpenTab, shipped_url: str
) -> None:
    tab = open_tab(shipped_url)
    tab.open("en-lab-two-offers")
    known = tab.page.locator("[data-chart=two-offers]").get_by_role("listitem")
    expect(known).to_have_text(
        [
            "A: Base €1,500 a month. 3% on every euro sold.",
            "B: Base €900 a month. 8% on every euro sold.",
        ]
    )
    expect(known.first).to_be_visible()
