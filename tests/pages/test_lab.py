"""The lab in the browser: typed, pasted and uploaded, in the address, on a phone and on paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from course.locale import words_for
from course.pay.lab.links.link import decode
from tests.pages.conftest import OpenTab
from tests.pages.tab import Tab

PHONE: ViewportSize = {"width": 360, "height": 740}
TOOLS = ("lab", "lab-plan", "lab-year", "lab-offers", "lab-summary")
YAML = "Plan in YAML"


def opened(open_tab: OpenTab, url: str, path: str, **options: object) -> Tab:
    """A page of the lab that stands still."""
    return open_tab(url, **options).open(path)


def base(page: Page) -> str:
    """What the field of the base salary shows."""
    return page.get_by_role("spinbutton", name="Base salary, €").first.input_value()


def set_base(tab: Tab, amount: str) -> None:
    """Type a base salary; waits until the text beside it has it."""
    field = tab.page.get_by_role("spinbutton", name="Base salary, €").first
    field.fill(amount)
    field.press("Enter")
    text = tab.page.get_by_role("textbox", name=YAML)
    expect(text).to_have_value(re.compile(rf"base: {re.escape(amount)}\n"))
    tab.ready()


def test_controls_and_text_change_each_other_and_the_address(
    open_tab: OpenTab, shipped_url: str
) -> None:
    tab = opened(open_tab, shipped_url, "en-lab-plan", viewport={"width": 1280, "height": 900})
    page = tab.page
    set_base(tab, "1234.56")
    expect(page).to_have_url(re.compile(r"en-lab-plan\?lab=1\."))
    text = page.get_by_role("textbox", name=YAML)
    text.fill("base: 1000\nrate: 0.1\nquota: 5000\ncap: 800\n")
    text.press("Control+Enter")
    expect(page.get_by_role("spinbutton", name="Base salary, €")).to_have_value("1000")
    expect(page.get_by_role("checkbox", name="Cap")).to_be_checked()
    expect(page.get_by_text("A month exactly at quota earns €500")).to_be_visible()


def test_a_wrong_text_is_told_by_its_lines_and_kept(open_tab: OpenTab, shipped_url: str) -> None:
    tab = opened(open_tab, shipped_url, "en-lab-plan")
    text = tab.page.get_by_role("textbox", name=YAML)
    text.fill("base: 9oo\n")
    text.press("Control+Enter")
    expect(tab.page.get_by_text("Line 1: “9oo” is not a plain number")).to_be_visible()
    assert base(tab.page) == "1400"
    field = tab.page.get_by_role("spinbutton", name="Base salary, €")
    field.fill("1500")
    field.press("Enter")
    expect(tab.page).to_have_url(re.compile("lab=1"))
    expect(text).to_have_value("base: 9oo\n")


def test_the_address_opens_the_same_lab_in_another_browser_and_language(
    open_tab: OpenTab, shipped_url: str
) -> None:
    tab = opened(open_tab, shipped_url, "en-lab-plan")
    set_base(tab, "1777.5")
    expect(tab.page).to_have_url(re.compile("lab=1"))
    query = tab.page.url.partition("?")[2]
    other = opened(open_tab, shipped_url, f"lv-lab-plan?{query}", locale="lv-LV")
    label = words_for("lv").say("Base salary")
    expect(other.page.get_by_role("spinbutton", name=f"{label}, €")).to_have_value("1777.5")
    assert str(decode(query.removeprefix("lab=")).plan.base) == "1777.5"


def test_a_mangled_link_opens_the_default_and_says_so(open_tab: OpenTab, shipped_url: str) -> None:
    tab = opened(open_tab, shipped_url, "en-lab-plan?lab=1.zzzz")
    expect(tab.page.get_by_text("This link is damaged")).to_be_visible()
    assert base(tab.page) == "1400"
    expect(tab.page).to_have_url(f"{shipped_url}/en-lab-plan")


def test_work_stays_between_the_labs_pages_and_back_goes_back(
    open_tab: OpenTab, shipped_url: str
) -> None:
    tab = opened(open_tab, shipped_url, "en-lab-plan")
    set_base(tab, "1501")
    set_base(tab, "1502")
    main = tab.page.get_by_test_id("stMain")
    main.get_by_role("link", name="My year").click()
    tab.ready("My year")
    expect(tab.page.get_by_text("Base €1,502 a month")).to_be_visible()
    expect(tab.page).to_have_url(re.compile(r"en-lab-year\?lab=1"))
    tab.page.go_back()
    tab.ready("My plan")
    expect(tab.page.get_by_role("spinbutton", name="Base salary, €")).to_have_value("1502")
    tab.page.go_back()
    expect(tab.page.get_by_role("spinbutton", name="Base salary, €")).to_have_value("1501")
    assert len(tab.loads) == 1


def test_a_change_draws_the_bench_again_and_not_the_page(
    open_tab: OpenTab, shipped_url: str
) -> None:
    tab = opened(open_tab, shipped_url, "en-lab-plan")
    tab.page.evaluate(
        """() => document.querySelectorAll('h1, [data-testid="stSidebar"] a')
                 .forEach((part) => { part.dataset.kept = 'yes'; })"""
    )
    kept = tab.page.locator("[data-kept=yes]").count()
    tab.received.clear()
    set_base(tab, "1600")
    assert tab.page.locator("[data-kept=yes]").count() == kept
    sent = b"".join(f if isinstance(f, bytes) else f.encode() for f in tab.received)
    assert b"course_contents" not in sent, "the sidebar was drawn again"


def test_a_cell_of_the_deals_is_edited_in_place(open_tab: OpenTab, shipped_url: str) -> None:
    tab = opened(open_tab, shipped_url, "en-lab-year", viewport={"width": 1280, "height": 1200})
    page = tab.page
    grid = page.get_by_test_id("stDataFrame")
    expect(grid.locator("canvas").first).to_be_visible()
    box = grid.bounding_box()
    assert box is not None
    page.mouse.dblclick(box["x"] + 160, box["y"] + 50)
    overlay = page.locator("#portal textarea, #portal input").first
    overlay.fill("9000")
    overlay.press("Enter")
    expect(page.locator(".statement tbody tr").first).to_contain_text("€9,000.00")
    expect(page).to_have_url(re.compile("lab=1"))


def test_a_month_unfolds_to_lines_that_end_in_its_pay(open_tab: OpenTab, shipped_url: str) -> None:
    tab = opened(open_tab, shipped_url, "en-lab-year", viewport=PHONE)
    month = tab.page.locator(".statement .account").nth(4)
    expect(month.locator("ol")).not_to_be_visible()
    month.locator("summary").click()
    expect(month.locator("li").last).to_contain_text("Gross pay")
    expect(month.locator("li").last).to_contain_text("€1,400.00")
    assert tab.sideways() == 0


def test_a_csv_file_and_a_pasted_list_bring_deals(
    open_tab: OpenTab, shipped_url: str, tmp_path: Path
) -> None:
    file = tmp_path / "deals.csv"
    file.write_bytes("Mēnesis;Summa\n1;1 000,50\nmarts;abc\n".encode("windows-1257"))
    tab = opened(open_tab, shipped_url, "en-lab-year")
    page = tab.page
    page.get_by_text("Open a CSV file").click()
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text("Columns are separated by semicolons")).to_be_visible()
    expect(page.get_by_text("Row 3: “abc” is not an amount")).to_be_visible()
    expect(page.locator(".statement tbody tr").first).to_contain_text("€1,000.50")
    page.get_by_text("Paste a list").click()
    page.get_by_role("textbox", name="Deals, one in each line").fill("2\t500\tX")
    page.keyboard.press("Tab")  # the list is handed over, and the button keeps its place
    tab.ready()
    page.get_by_role("button", name="Add to my deals").click()
    expect(page.locator(".statement tbody tr").nth(2)).to_contain_text("€500.00")
    expect(page.locator(".statement tbody tr").first).to_contain_text("€1,000.50")


@pytest.mark.parametrize("language", ["lv", "en"])
def test_two_offers_are_weighed_again_when_one_is_changed(
    open_tab: OpenTab, shipped_url: str, language: str
) -> None:
    say = words_for(language).say
    tab = opened(open_tab, shipped_url, f"{language}-lab-offers", viewport=PHONE)
    table = tab.page.locator(".course-prose table").first
    expect(table).to_contain_text("1860" if language == "lv" else "€1,860")
    field = tab.page.get_by_role("spinbutton", name=f"{say('Base salary')}, €").first
    field.fill("1600")
    field.press("Enter")
    expect(table).to_contain_text("1960" if language == "lv" else "€1,960")
    assert tab.sideways() == 0


def test_a_chart_of_a_lesson_leads_to_its_page_in_the_lab(
    open_tab: OpenTab, shipped_url: str
) -> None:
    tab = opened(open_tab, shipped_url, "en-lab-cap")
    tab.page.get_by_role("button", name="Show the chart").click()
    expect(tab.page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    slider = tab.page.get_by_role("slider").first
    slider.focus()
    slider.press("ArrowRight")
    expect(tab.page).to_have_url(re.compile("lab=1"))
    other = opened(open_tab, shipped_url, "en-lab-cap?" + tab.page.url.partition("?")[2])
    expect(other.page.locator(".js-plotly-plot .main-svg").first).to_be_visible()


def test_a_moved_chart_of_a_lesson_opens_as_it_stands_in_the_lab(
    open_tab: OpenTab, shipped_url: str
) -> None:
    tab = opened(open_tab, shipped_url, "en-pay")
    chart = tab.page.locator("[data-chart=tier-lab]")
    chart.get_by_role("button", name="Show the chart").click()
    slider = chart.get_by_role("slider", name="Attainment of the quota")
    slider.press("End")
    title = chart.locator(".title")
    expect(title).to_contain_text("200%")
    told = title.inner_text()
    link = chart.get_by_role("link", name="Change the assumptions in the pay lab")
    expect(link).to_have_attribute("href", re.compile(r"^en-lab-tier-lab\?chart=1"))
    link.click()
    expect(tab.page).to_have_url(re.compile(r"/en-lab-tier-lab\?lab=1"))
    expect(tab.page.locator("[data-chart=tier-lab] .title")).to_have_text(told)
    other = open_tab(shipped_url)
    other.open(tab.page.url.removeprefix(f"{shipped_url}/"))
    expect(other.page.locator("[data-chart=tier-lab] .title")).to_have_text(told)


def test_the_way_to_the_lab_is_one_step_of_the_browser_and_back_leads_to_the_lesson(
    open_tab: OpenTab, shipped_url: str
) -> None:
    tab = opened(open_tab, shipped_url, "en-pay")
    lesson = tab.page.get_by_role("heading", level=1).inner_text()
    chart = tab.page.locator("[data-chart=tier-lab]")
    chart.get_by_role("button", name="Show the chart").click()
    slider = chart.get_by_role("slider", name="Attainment of the quota")
    slider.press("End")
    steps = tab.page.evaluate("history.length")
    chart.get_by_role("link", name="Change the assumptions in the pay lab").click()
    expect(tab.page).to_have_url(re.compile(r"/en-lab-tier-lab\?lab=1"))
    tab.ready()
    expect(tab.page.locator("[data-chart=tier-lab] .title")).to_contain_text("200%")
    expect(tab.page.get_by_role("heading", level=1)).to_be_in_viewport()
    assert tab.page.evaluate("history.length") == steps + 1
    tab.page.go_back()
    tab.ready(lesson)
    expect(tab.page).to_have_url(f"{shipped_url}/en-pay")
    tab.page.go_forward()
    expect(tab.page).to_have_url(re.compile(r"/en-lab-tier-lab\?lab=1"))
    assert len(tab.loads) == 1


def test_an_address_that_brings_one_chart_becomes_the_labs_in_one_step(
    open_tab: OpenTab, shipped_url: str
) -> None:
    tab = opened(open_tab, shipped_url, "en-pay")
    chart = tab.page.locator("[data-chart=tier-lab]")
    chart.get_by_role("button", name="Show the chart").click()
    chart.get_by_role("slider", name="Attainment of the quota").press("End")
    expect(chart.locator(".title")).to_contain_text("200%")
    link = chart.get_by_role("link", name="Change the assumptions in the pay lab")
    other = open_tab(shipped_url)
    other.open(link.get_attribute("href") or "")
    expect(other.page).to_have_url(re.compile(r"/en-lab-tier-lab\?lab=1"))
    assert other.page.evaluate("history.length") == tab.page.evaluate("history.length") + 1


def test_on_paper_the_summary_stands_alone(open_tab: OpenTab, shipped_url: str) -> None:
    tab = opened(open_tab, shipped_url, "en-lab-summary", viewport={"width": 794, "height": 1123})
    page = tab.page
    expect(page.locator(".sheet table").first).to_be_visible()
    page.emulate_media(media="print")
    for hidden in ("stSidebar", "stHeader"):
        expect(page.get_by_test_id(hidden)).not_to_be_visible()
    expect(page.locator(".st-key-lab-ways")).not_to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    wide = page.locator(".sheet .statement").evaluate("n => n.scrollWidth - n.clientWidth")
    assert wide <= 1
    assert len(page.pdf(format="A4")) > 10_000


@pytest.mark.parametrize("tool", TOOLS)
def test_what_is_pressed_on_a_phone_is_large_enough(
    open_tab: OpenTab, shipped_url: str, tool: str
) -> None:
    tab = opened(
        open_tab, shipped_url, f"lv-{tool}", viewport=PHONE, has_touch=True, is_mobile=True
    )
    pressed = tab.page.get_by_test_id("stMain").locator(
        "button:visible, summary:visible, a:visible"
    )
    small = [
        part.evaluate("node => node.outerHTML")[:200]
        for part in pressed.all()
        if (box := part.bounding_box()) is not None and min(box["width"], box["height"]) < 24
    ]
    assert pressed.count() > 5
    assert small == []
