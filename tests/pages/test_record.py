"""The own record in a browser: saved, brought back elsewhere, and erased everywhere, other tabs included."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Download, expect

from course.locale import words_for
from tests.accessibility.findings import violations
from tests.pages.conftest import OpenTab
from tests.pages.signing import choose
from tests.pages.tab import Tab
from tests.pages.test_accessibility import THEMES
from tests.pages.test_memory import TITLE, answer, stored

RECORD = "My record"
NOT_HEARD = """addEventListener = new Proxy(addEventListener, {
  apply: (add, self, [name, ...rest]) => name === "storage" || add.call(window, name, ...rest),
});"""
"""A tab that was asleep hears nothing of what others do to the store."""


def done(tab: Tab) -> dict[str, str]:
    return {name: line for name, line in stored(tab).items() if name.startswith("done:")}


def save(tab: Tab, name: str = "Save everything") -> Download:
    with tab.page.expect_download() as download:
        tab.page.get_by_role("button", name=name).click()
    return download.value


def learned(tab: Tab) -> Tab:
    """A learner who gave an answer, on the page of the record."""
    answer(tab.open("en-chain", TITLE))
    tab.side(RECORD).click()
    return tab.ready(RECORD)


RED = "rgb(169, 44, 34)"


def erase(tab: Tab) -> None:
    tab.page.get_by_role("button", name="Erase everything").click()
    yes = tab.page.get_by_role("button", name="Yes, erase everything")
    expect(yes).to_have_css("background-color", RED)
    yes.click()
    expect(tab.page.get_by_text("Everything is erased.")).to_be_in_viewport(ratio=1)
    expect(tab.page.locator(".st-key-record-told")).to_be_focused()
    tab.ready(RECORD)


def bring_back(tab: Tab, path: Path | str) -> None:
    tab.page.locator("input[type=file]").set_input_files(path)


def test_what_is_saved_in_one_browser_comes_back_in_another(
    open_tab: OpenTab, bicycle_url: str, tmp_path: Path
) -> None:
    first = learned(open_tab(bicycle_url))
    file = save(first)
    assert file.suggested_filename.endswith(".jsonl")
    path = tmp_path / file.suggested_filename
    file.save_as(path)
    assert len(path.read_text(encoding="utf-8").splitlines()) == len(done(first)) + 2

    other = open_tab(bicycle_url).open("en-record", RECORD)
    bring_back(other, path)
    expect(other.page.get_by_text("The file is as it was saved here.")).to_be_visible()
    expect(other.page.locator(".attempts li")).to_have_count(1)
    expect(other.page.locator(".course-chart .main-svg").first).to_be_visible()
    assert violations(other.ready(RECORD).page) == []
    assert done(other) == done(first)
    other.page.reload()
    other.ready(RECORD)
    expect(other.page.locator(".attempts li")).to_have_count(1)
    other.page.locator(".attempts .asked a").click()
    other.ready(TITLE)
    expect(other.question("equal").locator(".verdict")).to_contain_text("Right")
    expect(other.question("equal")).to_be_in_viewport()


def test_a_record_of_years_comes_back_too(
    open_tab: OpenTab, bicycle_url: str, tmp_path: Path
) -> None:
    first, *entries, last = save(learned(open_tab(bicycle_url))).path().read_text().splitlines()
    long = [first, *entries * (5_000_000 // len("".join(entries))), last]
    path = tmp_path / "record.jsonl"
    path.write_text("\n".join(long), encoding="utf-8")
    other = open_tab(bicycle_url).open("en-record", RECORD)
    bring_back(other, path)
    expect(other.page.get_by_text("graded again")).to_be_visible()
    expect(other.page.locator(".attempts li")).to_have_count(1)


def test_the_table_is_saved_too(open_tab: OpenTab, bicycle_url: str) -> None:
    file = save(learned(open_tab(bicycle_url)), "Save as a table (CSV)")
    header, *rows = file.path().read_text(encoding="utf-8-sig").splitlines()
    assert header.startswith("time_utc,deed,lesson")
    assert any(",answered,chain,equal,1,4000,1," in row for row in rows)


def test_a_round_mark_without_a_number_stands_beside_each_answer(
    open_tab: OpenTab, bicycle_url: str
) -> None:
    tab = open_tab(bicycle_url).open("en-chain", TITLE)
    choose(tab, "order", "wipe-first")
    expect(tab.question("order").locator(".verdict")).to_contain_text("Right")
    choose(tab, "more-oil", "little")
    expect(tab.question("more-oil").locator(".verdict")).not_to_be_empty()
    tab.open("en-record", RECORD)
    marks = tab.page.locator(".attempts .mark")
    expect(marks).to_have_count(2)
    for kind in ("passed", "ring"):
        mark = tab.page.locator(f".attempts .mark.{kind}")
        box = mark.bounding_box()
        assert box is not None
        assert box["width"] == box["height"]
        assert 20 < box["width"] < 30
        inside = mark.evaluate("(mark) => getComputedStyle(mark, '::after').content")
        assert inside == {"passed": '""', "ring": "none"}[kind]


def test_an_edited_file_is_told_and_its_bad_lines_by_number(
    open_tab: OpenTab, bicycle_url: str, tmp_path: Path
) -> None:
    lines = save(learned(open_tab(bicycle_url))).path().read_text(encoding="utf-8").split("\n")
    path = tmp_path / "edited.jsonl"
    path.write_text("\r\n".join([lines[0], "{cut", *lines[1:]]), encoding="utf-8")
    tab = open_tab(bicycle_url, viewport={"width": 360, "height": 740}).open("lv-record")
    bring_back(tab, path)
    expect(tab.page.get_by_text("2. rinda: tas nav JSON")).to_be_visible()
    expect(tab.page.get_by_text("Fails pēc saglabāšanas ir mainīts")).to_be_visible()
    assert violations(tab.ready().page) == []
    assert tab.sideways() == 0


def test_a_file_that_no_record_is_as_large_as_is_refused_in_a_sentence(
    open_tab: OpenTab, bicycle_url: str, tmp_path: Path
) -> None:
    path = tmp_path / "large.jsonl"
    path.write_bytes(b"x" * 50_000_000)
    tab = learned(open_tab(bicycle_url))
    bring_back(tab, path)
    told = tab.page.locator(".course-refused", has_text="The file is larger than 20 MB")
    expect(told).to_be_visible()
    assert violations(tab.page) == []
    tab.page.get_by_role("button", name="Remove large.jsonl").click()
    expect(told).to_have_count(0)
    bring_back(tab, save(tab).path())
    expect(tab.page.get_by_text("2 entries were here already.")).to_be_visible()


def test_a_file_that_does_not_get_through_is_told_in_a_sentence(
    open_tab: OpenTab, bicycle_url: str, tmp_path: Path
) -> None:
    tab = open_tab(bicycle_url).open("lv-record", words_for("lv").say("My record"))
    path = tmp_path / "record.jsonl"
    path.write_text("{}", encoding="utf-8")
    tab.page.route("**/_stcore/upload_file/**", lambda route: route.abort())
    bring_back(tab, path)
    told = words_for("lv").say("The file could not be sent. All is as it was: try once more.")
    expect(tab.page.locator(".course-refused", has_text=told)).to_be_visible()
    tab.faults.clear()


def test_erasing_leaves_nothing_in_session_and_browser(open_tab: OpenTab, bicycle_url: str) -> None:
    tab = learned(open_tab(bicycle_url))
    tab.page.evaluate("localStorage.setItem('course:/:aside:2026-11-23:x', '{cut off')")
    tab.page.evaluate("localStorage.setItem('another', 'stays')")
    key = stored(tab)["key"]
    bring_back(tab, save(tab).path())
    expect(tab.page.get_by_text("2 entries were here already.")).to_be_visible()
    erase(tab)
    expect(tab.page.locator(".attempts")).to_have_count(0)
    expect(tab.page.get_by_test_id("stFileChip")).to_have_count(0)
    assert stored(tab).keys() == {"key"}
    assert stored(tab)["key"] != key
    assert tab.page.evaluate("localStorage.getItem('another')") == "stays"
    new = stored(tab)["key"]
    for _ in range(2):
        tab.page.reload()
        tab.ready(RECORD)
        expect(tab.page.get_by_text("No answers yet.")).to_be_visible()
        assert stored(tab) == {"key": new}
    answer(tab.open("en-chain", TITLE))
    assert {json.loads(line)["deed"] for line in done(tab).values()} == {"opened", "answered"}


FILL = """() => {
  for (let size = 1 << 20; size >= 1; size = Math.floor(size / 2)) {
    try {
      for (let n = 0; ; n += 1) localStorage.setItem(`other:${size}:${n}`, "x".repeat(size));
    } catch {}
  }
}"""


def test_a_store_without_any_room_is_erased_too(open_tab: OpenTab, bicycle_url: str) -> None:
    tab = learned(open_tab(bicycle_url))
    key = stored(tab)["key"]
    tab.page.evaluate(FILL)
    erase(tab)
    expect(tab.page.locator(".attempts")).to_have_count(0)
    assert stored(tab).keys() == {"key"}
    assert stored(tab)["key"] != key


@pytest.mark.parametrize("hears", [True, False], ids=["awake", "asleep"])
def test_another_open_tab_forgets_too_and_writes_nothing_back(
    open_tab: OpenTab, bicycle_url: str, hears: bool
) -> None:
    first = learned(open_tab(bicycle_url))
    page = first.page.context.new_page()
    if not hears:
        page.add_init_script(NOT_HEARD)
    second = Tab(page, bicycle_url).open("en-chain", TITLE)
    verdict = second.question("equal").locator(".verdict")
    expect(verdict).to_contain_text("Right")
    old = set(done(first))
    erase(first)
    if hears:
        expect(second.question("equal").locator("button.primary")).to_be_visible()
    else:
        expect(verdict).to_contain_text("Right")
        more = second.question("order")
        more.locator("input[value=wipe-first]").check()
        more.locator("button.primary").click()
        expect(second.question("equal").locator("button.primary")).to_be_visible()
    second.ready(TITLE)
    assert not set(done(second)) & old
    assert stored(second)["key"] == stored(first)["key"]
    answer(second)
    assert not set(done(second)) & old
    assert len([line for line in done(second).values() if '"answered"' in line]) == 1
    first.page.reload()
    expect(first.ready(RECORD).page.locator(".attempts li")).to_have_count(1)
    assert second.faults == []


@pytest.mark.parametrize("theme", THEMES)
def test_a_filled_page_has_no_violations(open_tab: OpenTab, bicycle_url: str, theme: str) -> None:
    tab = open_tab(bicycle_url, color_scheme=theme, viewport={"width": 360, "height": 740})
    answer(tab.open("en-chain", TITLE))
    tab.open("en-record", RECORD)
    tab.page.locator(".attempts summary").first.click()
    tab.page.get_by_text(words_for("en").say("The same numbers as a table")).click()
    assert violations(tab.page) == []
    tab.page.get_by_role("button", name="Erase everything").click()
    expect(tab.page.get_by_role("button", name="Yes, erase everything")).to_be_visible()
    assert violations(tab.page) == []
    assert tab.sideways() == 0


LOSE_AS_SOON_AS_GIVEN = """() => document.addEventListener("focusin", ({ target }) => {
  if (!target.matches(".st-key-record-told") || window.lost) return;
  window.lost = true;
  setTimeout(() => target.blur(), 100);
})"""


def test_what_is_told_keeps_the_keyboard_where_a_menu_takes_it_back(
    open_tab: OpenTab, bicycle_url: str
) -> None:
    tab = learned(open_tab(bicycle_url))
    tab.page.evaluate(LOSE_AS_SOON_AS_GIVEN)
    erase(tab)
    tab.page.wait_for_function("() => window.lost")
    tab.page.wait_for_timeout(300)
    expect(tab.page.locator(".st-key-record-told")).to_be_focused()
