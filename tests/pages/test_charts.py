"""A chart in the browser: opened by a prediction, moved by keys, redrawn alone."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Locator, expect

from course.locale import words_for
from course.pay.charts import CHARTS
from tests.pages.conftest import BICYCLE, OpenTab
from tests.pages.tab import Tab
from tests.pages.test_accessibility import violations
from tests.serving import served

TITLE = "A chain that keeps quiet"
PARAGRAPH = "carries parcels by bicycle"
"""Of the text above the chart."""


GALLERY = """:::{chart} pay-anatomy
base: 900
rate: 0.05
sales: 12000
:::

:::{chart} size-region
:::

:::{chart} income-fan
:::"""


@pytest.fixture(scope="module")
def gallery_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The small course with charts that ask for guesses of their own."""
    root = tmp_path_factory.mktemp("gallery")
    shutil.copytree(BICYCLE, root, dirs_exist_ok=True)
    for lesson in root.glob("lessons/*/02-chain.md"):
        text = lesson.read_text(encoding="utf-8")
        chart = re.search(r":::\{chart\}.*?^:::$", text, re.DOTALL | re.MULTILINE)
        assert chart
        lesson.write_text(text.replace(chart[0], GALLERY), encoding="utf-8")
    with served(root) as url:
        yield url


def frame(tab: Tab, number: int) -> Locator:
    """One of the page's charts with all that belongs to it."""
    return tab.page.locator(".course-chart").nth(number)


def guess(tab: Tab, number: int, language: str = "en") -> Locator:
    """Open a chart by a guess; returns its frame."""
    found = frame(tab, number)
    found.get_by_role("slider").press("ArrowRight")
    found.get_by_role("button", name=words_for(language).say("Show the chart")).click()
    expect(found.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    return found


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
    assert violations(tab) == []
    for number in range(3):
        guess(tab, number, language)
    assert violations(tab.ready()) == []
    assert tab.sideways() == 0


@pytest.mark.parametrize(
    ("language", "header", "share"),
    [("lv", "Pārdots;Pamatalga;", "12000;900;600;1500;0,4"), ("en", "Sales,Base,", ",1500,0.4")],
)
def test_the_numbers_come_as_a_file_for_the_languages_spreadsheets(
    open_tab: OpenTab, gallery_url: str, language: str, header: str, share: str
) -> None:
    tab = open_tab(gallery_url).open(f"{language}-chain")
    chart = guess(tab, 0, language)
    with tab.page.expect_download() as download:
        chart.get_by_role("button", name=words_for(language).say("Numbers (CSV)")).click()
    assert download.value.suggested_filename == "pay-anatomy.csv"
    text = download.value.path().read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    assert text.decode("utf-8-sig").startswith(header)
    assert share in text.decode()


def test_the_file_holds_the_numbers_of_the_chart_as_it_was_moved(
    open_tab: OpenTab, gallery_url: str
) -> None:
    tab = open_tab(gallery_url).open("en-chain")
    chart = guess(tab, 0, "en")
    slider = chart.get_by_role("slider").first
    before = slider.get_attribute("aria-valuetext")
    slider.press("ArrowRight")
    expect(slider).not_to_have_attribute("aria-valuetext", before or "")
    base = slider.get_attribute("aria-valuetext") or ""
    expect(chart.locator(".js-plotly-plot").last).to_contain_text(base)
    with tab.page.expect_download() as download:
        chart.get_by_role("button", name="Numbers (CSV)").click()
    amount = base.removeprefix("€").replace(",", "")
    assert f",{amount}," in download.value.path().read_text(encoding="utf-8-sig")


def saved(tab: Tab, chart: Locator, language: str) -> Image.Image:
    """The picture that a chart's button saves."""
    button = chart.get_by_role("button", name=words_for(language).say("Picture (PNG)"))
    with tab.page.expect_download() as download:
        button.click()
    assert download.value.suggested_filename.endswith(".png")
    return Image.open(io.BytesIO(download.value.path().read_bytes())).convert("RGB")


def hexed(colour: tuple[int, ...]) -> str:
    return "#" + "".join(f"{channel:02x}" for channel in colour)


@pytest.mark.parametrize(
    ("theme", "page", "base"), [("light", "#fdfbf7", "#0f766e"), ("dark", "#131c24", "#2dd4bf")]
)
def test_the_picture_is_the_chart_twice_as_large_on_the_pages_ground(
    open_tab: OpenTab, gallery_url: str, theme: str, page: str, base: str
) -> None:
    tab = open_tab(gallery_url, color_scheme=theme).open("lv-chain")
    chart = guess(tab, 0, "lv")
    picture = saved(tab, chart, "lv")
    box = chart.locator(".js-plotly-plot").bounding_box()
    assert box
    assert abs(picture.width - 2 * (box["width"] + 40)) <= 2
    assert 2 * box["height"] < picture.height < 2 * box["height"] + 320
    corner = picture.getpixel((2, 2))
    assert isinstance(corner, tuple)
    assert hexed(corner) == page
    counted = picture.getcolors(1 << 24) or []
    colours = {hexed(colour): count for count, colour in counted if isinstance(colour, tuple)}
    assert colours[base] > 20_000
    assert colours[page] > picture.width * picture.height / 3
    # Title and caption: something is written above and below the drawing.
    for band in ((0, 90), (picture.height - 80, picture.height)):
        strip = picture.crop((0, band[0], picture.width, band[1]))
        assert len(strip.getcolors(1 << 24) or ()) > 20


def test_all_texts_of_the_chart_are_in_the_picture(open_tab: OpenTab, gallery_url: str) -> None:
    tab = open_tab(gallery_url).open("lv-chain")
    tab.page.evaluate(
        """() => {
          window.written = [];
          const fill = CanvasRenderingContext2D.prototype.fillText;
          CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
            window.written.push([text, this.font]);
            return fill.call(this, text, ...rest);
          };
        }"""
    )
    chart = guess(tab, 0, "lv")
    saved(tab, chart, "lv")
    written = dict(tab.page.evaluate("() => window.written"))
    labels = chart.locator(".js-plotly-plot .main-svg text").all_text_contents()
    told = " ".join(written)
    assert "Jūsu minējums" in written
    assert {label for label in labels if label.strip() and label not in told} == set()
    assert all("Figtree" in font for font in written.values())
    assert "bold" in written["Jūsu minējums"] or "700" in written["Jūsu minējums"]
    title = CHARTS["pay-anatomy"].title(
        CHARTS["pay-anatomy"].parameters(base=900, rate="0.05", sales=12000), words_for("lv")
    )
    assert title in told


def test_a_browser_that_cannot_make_the_picture_says_so(
    open_tab: OpenTab, gallery_url: str
) -> None:
    tab = open_tab(gallery_url).open("lv-chain")
    chart = guess(tab, 0, "lv")
    tab.page.evaluate("() => { HTMLCanvasElement.prototype.toBlob = (done) => done(null); }")
    chart.get_by_role("button", name="Attēls (PNG)").click()
    expect(chart.get_by_role("status").filter(has_text="ekrānuzņēmums")).to_be_visible()


def test_a_click_on_a_point_moves_the_controls(open_tab: OpenTab, gallery_url: str) -> None:
    tab = open_tab(gallery_url).open("en-chain", TITLE)
    chart = guess(tab, 1)
    before = chart.locator(".title").inner_text()
    points = chart.locator(".js-plotly-plot .scatterlayer .point, .js-plotly-plot .barlayer .point")
    for point, place in ((points.last, "Latgale"), (points.first, "Riga region")):
        point.hover(force=True)  # Plotly's layer for dragging lies over it.
        expect(chart.locator(".hoverlayer .hovertext")).to_contain_text(place)
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
