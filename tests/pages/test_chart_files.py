"""What a chart gives along: its numbers for a spreadsheet, its picture for a slide."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from playwright.sync_api import Locator, expect

from course.locale import words_for
from course.pay.charts import CHARTS
from tests.pages.charting import guess
from tests.pages.conftest import OpenTab
from tests.pages.tab import Tab


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
