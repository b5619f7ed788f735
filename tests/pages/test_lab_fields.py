"""Fields of the lab in the browser: commas, emptied fields, and what a slow start must not undo."""

from __future__ import annotations

import re
from time import sleep

import pytest
from playwright.sync_api import WebSocketRoute, expect

from course.locale import words_for
from tests.pages.conftest import OpenTab

YAML = "Plan in YAML"


@pytest.mark.parametrize(
    ("typed", "rate"), [("7,5", "0.075"), ("7.5", "0.075"), (",5", "0.005"), ("0,25", "0.0025")]
)
def test_a_decimal_comma_is_a_decimal_mark_in_every_browser(
    open_tab: OpenTab, shipped_url: str, typed: str, rate: str
) -> None:
    tab = open_tab(shipped_url, locale="lv-LV").open("lv-lab-plan")
    field = tab.page.get_by_role("spinbutton").nth(1)
    field.fill("")
    field.press_sequentially(typed)
    field.press("Enter")
    expect(tab.page.get_by_role("textbox").last).to_have_value(re.compile(rf"rate: {rate}\n"))


@pytest.mark.parametrize(
    ("address", "pasted", "base"),
    [
        ("en-lab-plan", "1.500,50 €", r"1500\.5\d*"),
        ("en-lab-plan", "€1,500", "1500"),
        ("en-lab-plan", "1,500.50", r"1500\.5\d*"),
        ("lv-lab-plan", "1 500,50 €", r"1500\.5\d*"),
    ],
)
def test_a_pasted_amount_is_read_as_the_page_writes_it(
    open_tab: OpenTab, shipped_url: str, address: str, pasted: str, base: str
) -> None:
    tab = open_tab(shipped_url).open(address)
    field = tab.page.get_by_role("spinbutton").first
    field.fill("")
    field.evaluate(
        """(field, pasted) => {
          field.focus();
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", pasted);
          const paste = { clipboardData, bubbles: true, cancelable: true };
          field.dispatchEvent(new ClipboardEvent("paste", paste));
        }""",
        pasted,
    )
    field.press("Enter")
    text = tab.page.get_by_role("textbox").last
    expect(text).to_have_value(re.compile(rf"base: {base}\n"))


def test_an_emptied_field_goes_back_to_what_the_plan_says(
    open_tab: OpenTab, shipped_url: str
) -> None:
    tab = open_tab(shipped_url).open("en-lab-plan")
    field = tab.page.get_by_role("spinbutton", name="Base salary, €")
    field.fill("")
    field.press("Enter")
    expect(field).to_have_value("1400")
    field.fill("1500")
    field.press("Enter")
    expect(tab.page.get_by_role("textbox", name=YAML)).to_have_value(re.compile("base: 1500\n"))
    field.fill("")
    field.press("Enter")
    expect(field).to_have_value("1500")
    expect(tab.page.get_by_role("textbox", name=YAML)).to_have_value(re.compile("base: 1500\n"))


def test_fields_show_the_plan_where_a_second_run_overtook_the_first(
    open_tab: OpenTab, shipped_url: str
) -> None:
    """As on a machine that is slow to start: the browser sees nothing of the first run."""
    tab = open_tab(shipped_url)
    asked: list[str | bytes] = []

    def relay(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()

        def ask(sent: str | bytes) -> None:
            asked.append(sent)
            server.send(sent)
            if len(asked) == 1:
                sleep(0.3)  # what the first run says stays unread so long
                server.send(sent)

        socket.on_message(ask)
        server.on_message(socket.send)

    tab.page.route_web_socket(re.compile("_stcore/stream"), relay)
    tab.open("en-lab-plan", "My plan")
    field = tab.page.get_by_role("spinbutton", name="Base salary, €")
    expect(field).to_have_value("1400")
    expect(tab.page.get_by_role("textbox", name=YAML)).to_have_value(re.compile("base: 1400"))


@pytest.mark.parametrize(
    ("language", "choose", "limit", "pending"),
    [
        ("lv", "Izvēlēties failu", "Līdz 1 MB", "Vēl nav ņemts vērā"),
        ("en", "Choose a file", "Up to 1 MB", "Not applied yet"),
    ],
)
def test_streamlits_own_words_are_in_the_pages_language(
    open_tab: OpenTab, shipped_url: str, language: str, choose: str, limit: str, pending: str
) -> None:
    tab = open_tab(shipped_url).open(f"{language}-lab-plan")
    page = tab.page
    expect(page.get_by_role("button", name=choose, exact=True)).to_be_visible()
    expect(page.get_by_test_id("stFileUploaderDropzoneInstructions")).to_have_text(limit)
    opens = words_for(language).say("Open a plan from a file")
    expect(page.locator("input[type=file]")).to_have_accessible_name(f"{choose}: {opens}")
    page.get_by_role("spinbutton").first.press_sequentially("1")
    expect(page.get_by_test_id("InputInstructions")).to_have_text(pending)


def test_the_tables_own_parts_speak_the_pages_language(open_tab: OpenTab, shipped_url: str) -> None:
    page = open_tab(shipped_url).open("lv-lab-year").page
    page.get_by_test_id("stDataFrame").hover(position={"x": 60, "y": 60})
    page.get_by_role("button", name="Rādīt vai paslēpt kolonnas").hover()
    expect(page.get_by_role("tooltip")).to_have_text("Rādīt vai paslēpt kolonnas")
    page.get_by_role("button", name="Rādīt vai paslēpt kolonnas").click()
    offered = page.get_by_test_id("stDataFrameColumnVisibilityMenu")
    expect(offered).to_contain_text("Atlasīt visas")
    expect(offered.get_by_role("checkbox", name="Atlasīt visas")).to_be_attached()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Meklēt").click()
    expect(page.get_by_label("Ierakstiet, ko meklēt")).to_be_focused()
    page.get_by_label("Ierakstiet, ko meklēt").fill("6")
    expect(page.locator(".gdg-search-status")).to_have_text(re.compile(r"^Atrasts: \d+$"))
    page.get_by_role("button", name="Nākamais atradums").click()
    expect(page.locator(".gdg-search-status")).to_have_text(re.compile(r"^Atrasts: 1\. no \d+$"))


def test_what_was_applied_is_not_told_to_be_pending(open_tab: OpenTab, shipped_url: str) -> None:
    page = open_tab(shipped_url).open("en-lab-plan").page
    text = page.get_by_role("textbox", name=YAML)
    told = page.get_by_test_id("InputInstructions")
    text.press("Control+End")
    expect(told).to_have_text(re.compile(r"^\d+/20000$"))
    text.press_sequentially("cap: 900")
    expect(told).to_have_text(re.compile(r"^Not applied yet\d+/20000$"))
    text.press("Control+Enter")
    expect(page.get_by_role("spinbutton", name="Cap of a measurement period")).to_have_value("900")
    expect(told).to_have_text(re.compile(r"^\d+/20000$"))
    text.press_sequentially("0")
    expect(told).to_have_text(re.compile(r"^Not applied yet\d+/20000$"))


def test_cards_of_the_lab_beside_each_other_end_together(
    open_tab: OpenTab, shipped_url: str
) -> None:
    tab = open_tab(shipped_url, viewport={"width": 1280, "height": 900}).open("lv-lab")
    places: list[list[float]] = tab.page.locator("[class*='st-key-lab-charts-']").evaluate_all(
        "(cards) => cards.map((card) => [card.getBoundingClientRect()].flatMap((r) => [r.top, r.bottom]))"
    )
    rows = {top: {bottom for start, bottom in places if start == top} for top, _ in places}
    assert len(places) == 2 * len(rows) == 10
    assert [len(bottoms) for bottoms in rows.values()] == [1] * len(rows)


@pytest.mark.parametrize(("width", "in_sight"), [(1280, True), (768, True), (360, False)])
def test_what_a_plan_pays_stays_in_sight_beside_its_last_clause(
    open_tab: OpenTab, shipped_url: str, width: int, in_sight: bool
) -> None:
    page = open_tab(shipped_url, viewport={"width": width, "height": 800}).open("en-lab-plan").page
    picture = page.get_by_role("img", name=re.compile("commission"))
    page.get_by_role("button", name="Add a bonus").scroll_into_view_if_needed()
    if in_sight:
        expect(picture).to_be_in_viewport(ratio=1)
        page.get_by_text("The same numbers as a table").click()  # what is longer is read on a page
        expect(picture).not_to_be_in_viewport()
    else:
        expect(picture).not_to_be_in_viewport()
