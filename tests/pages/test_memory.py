"""What is done stays: through a reload, in another tab, in another language, and when the copy is damaged."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from playwright.sync_api import expect

from course.locale import words_for
from course.progress.written import READS
from tests.accessibility.findings import violations
from tests.pages.conftest import BICYCLE, OpenTab
from tests.pages.tab import Tab
from tests.serving import free_port, running, served

TITLE = "A chain that keeps quiet"
STORED = "() => Object.entries(localStorage).filter(([name]) => name.startsWith('course:'))"


def answer(tab: Tab, question: str = "equal", text: str = "4000") -> None:
    form = tab.question(question)
    form.locator("input[type=text]").fill(text)
    form.locator("button.primary").click()
    expect(form.locator(".verdict")).to_contain_text("Right")


def stored(tab: Tab) -> dict[str, str]:
    """What the browser holds of ours, by the end of each entry's name."""
    held: list[tuple[str, str]] = tab.page.evaluate(STORED)
    return {name.removeprefix("course:/:"): value for name, value in held}


def words_of(tab: Tab, question: str = "equal") -> list[str]:
    """What a question shows; what only makes a screen reader speak again does not count."""
    # Not what is read out for some seconds after an answer: it is on the screen already.
    told: str = tab.question(question).evaluate(
        "form => [...form.children].filter((part) => !part.matches('.announced'))"
        ".map((part) => part.innerText).join(' ')"
    )
    return told.replace("\u200b", "").split()


def counts(tab: Tab, steps: str) -> None:
    """Wait until the sidebar counts that many steps of the lesson: it follows the feedback."""
    expect(tab.side("Chain")).to_contain_text(steps)


def test_an_answer_is_written_down_with_its_feedback(open_tab: OpenTab, bicycle_url: str) -> None:
    tab = open_tab(bicycle_url).open("en-chain", TITLE)
    answer(tab)
    lines = [json.loads(line) for name, line in stored(tab).items() if name.startswith("done:")]
    (answered,) = [line for line in lines if line["deed"] == "answered"]
    assert (answered["question"], answered["response"], answered["score"]) == ("equal", "4000", 1)
    assert 0 <= answered["seconds"] < 60
    assert len(stored(tab)["key"]) == 32


def test_a_reload_brings_back_answers_feedback_and_charts(
    open_tab: OpenTab, bicycle_url: str
) -> None:
    tab = open_tab(bicycle_url).open("en-chain", TITLE)
    answer(tab)
    counts(tab, "1/4")
    told, key = words_of(tab), stored(tab)["key"]
    tab.page.reload()
    tab.ready(TITLE)
    expect(tab.question("equal").locator(".verdict")).to_contain_text("Right")
    expect(tab.page.locator("[data-chart=two-offers] .main-svg").first).to_be_visible()
    assert words_of(tab) == told
    counts(tab, "1/4")
    assert stored(tab)["key"] == key
    tab.open("lv-chain")
    expect(tab.question("equal").locator(".verdict")).to_contain_text(words_for("lv").say("Right."))


def test_what_is_done_in_one_tab_shows_in_the_other(open_tab: OpenTab, bicycle_url: str) -> None:
    first = open_tab(bicycle_url).open("en-chain", TITLE)
    page = first.page.context.new_page()
    second = Tab(page, bicycle_url).open("en-chain", TITLE)
    answer(first)
    expect(second.question("equal").locator(".verdict")).to_contain_text("Right")
    expect(page.locator("[data-chart=two-offers] .main-svg").first).to_be_visible()
    assert second.faults == []


def test_another_browser_knows_nothing_of_it(open_tab: OpenTab, bicycle_url: str) -> None:
    first = open_tab(bicycle_url).open("en-chain", TITLE)
    answer(first)
    other = open_tab(bicycle_url).open("en-chain", TITLE)
    expect(other.question("equal").locator("button.primary")).to_be_visible()
    assert stored(other)["key"] != stored(first)["key"]


def test_damaged_entries_are_set_aside_and_all_else_comes_back(
    open_tab: OpenTab, bicycle_url: str
) -> None:
    tab = open_tab(bicycle_url).open("en-chain", TITLE)
    answer(tab)
    spoilt = "done:01a00000-0000-7000-8000-000000000000"
    tab.page.evaluate("name => localStorage.setItem(`course:/:${name}`, '{cut off')", spoilt)
    tab.page.reload()
    tab.ready(TITLE)
    expect(tab.question("equal").locator(".verdict")).to_contain_text("Right")
    expect(
        tab.page.get_by_text("Part of what this browser had kept could not be read")
    ).to_be_visible()
    held = stored(tab)
    assert spoilt not in held
    assert [line for name, line in held.items() if name.startswith("aside:2")] == ["{cut off"]


def test_what_another_version_set_aside_is_tried_again_and_once(
    open_tab: OpenTab, bicycle_url: str
) -> None:
    tab = open_tab(bicycle_url).open("en-chain", TITLE)
    answer(tab)
    tab.page.evaluate(
        """() => {
          for (const [name, line] of Object.entries(localStorage)) {
            if (!name.includes(":done:")) continue;
            localStorage.setItem(name.replace(":done:", ":aside:2026-11-26.0-newer:"), line);
            localStorage.removeItem(name);
          }
          localStorage.setItem("course:/:aside:2026-11-20:x", "{cut off");
        }"""
    )
    tab.page.reload()
    tab.ready(TITLE)
    expect(tab.question("equal").locator(".verdict")).to_contain_text("Right")
    (aside,) = [name for name in stored(tab) if name.startswith("aside:")]
    assert aside.endswith(f".{READS}:x")
    tab.page.reload()
    tab.ready(TITLE)
    assert [name for name in stored(tab) if name.startswith("aside:")] == [aside]


def test_a_browser_that_keeps_nothing_says_so_and_the_course_goes_on(
    open_tab: OpenTab, bicycle_url: str
) -> None:
    tab = open_tab(bicycle_url)
    tab.page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
    )
    tab.open("en-chain", TITLE)
    answer(tab)
    notice = tab.page.get_by_text("This browser cannot keep what you do")
    expect(notice).to_be_in_viewport()
    assert violations(tab.page) == []
    tab.page.get_by_role("button", name="Close", exact=True).click()
    expect(notice).to_have_count(0)


def test_on_a_phone_the_reload_brings_it_back_too(open_tab: OpenTab, bicycle_url: str) -> None:
    phone = {"width": 360, "height": 740}
    tab = open_tab(bicycle_url, viewport=phone, has_touch=True).open("lv-chain")
    form = tab.question("equal")
    form.locator("input[type=text]").fill("4000")
    form.locator("button.primary").tap()
    right = words_for("lv").say("Right.")
    expect(form.locator(".verdict")).to_contain_text(right)
    tab.page.reload()
    expect(tab.ready().question("equal").locator(".verdict")).to_contain_text(right)
    assert tab.sideways() == 0


def test_a_server_that_begins_anew_learns_from_the_page_that_stayed_open(
    open_tab: OpenTab,
) -> None:
    port = free_port()
    command = [sys.executable, "-m", "course", "serve", str(BICYCLE), "--port", str(port)]
    with running(command, port) as url:
        tab = open_tab(url).open("en-chain", TITLE)
        answer(tab)
    with running(command, port):
        form = tab.question("equal")
        expect(tab.page.get_by_test_id("stConnectionStatus")).to_have_count(0, timeout=60_000)
        expect(form.locator(".verdict")).to_contain_text("Right", timeout=60_000)
        more = tab.question("more-oil")
        more.locator("input[value=paste]").check()
        more.locator("button.primary").click()
        expect(more.locator(".verdict")).not_to_be_empty()
        expect(form.locator(".verdict")).to_contain_text("Right")
        tab.page.close()  # before its server is gone once more
    tab.faults.clear()  # the browser complains of the server that was away


def test_a_store_that_is_cleared_under_an_open_page_does_not_part_the_learner_from_the_database(
    open_tab: OpenTab, tmp_path: Path
) -> None:
    with served(BICYCLE, database=f"sqlite:///{tmp_path / 'course.sqlite3'}") as url:
        tab = open_tab(url).open("en-chain", TITLE)
        answer(tab)
        key = stored(tab)["key"]
        tab.page.evaluate("localStorage.clear()")
        more = tab.question("more-oil")
        more.locator("input[value=paste]").check()
        more.locator("button.primary").click()
        expect(more.locator(".verdict")).to_contain_text("Right")
        tab.page.reload()
        tab.ready(TITLE)
        for question in ("equal", "more-oil"):
            expect(tab.question(question).locator(".verdict")).to_contain_text("Right")
        assert stored(tab)["key"] == key


def test_damaged_entries_that_there_is_no_room_to_set_aside_break_nothing(
    open_tab: OpenTab, bicycle_url: str
) -> None:
    tab = open_tab(bicycle_url)
    tab.page.add_init_script(
        """localStorage.setItem("course:/:done:01a00000-0000-7000-8000-000000000000", "{cut off");
        const set = Storage.prototype.setItem;
        Storage.prototype.setItem = function (name, value) {
          if (name.includes("aside")) throw new DOMException("full", "QuotaExceededError");
          set.call(this, name, value);
        };"""
    )
    tab.open("en-chain", TITLE)
    expect(tab.page.get_by_text("This browser cannot keep what you do")).to_be_visible()
    answer(tab)
    assert "{cut off" in stored(tab).values()


def test_where_the_database_keeps_it_a_full_browser_says_so(
    open_tab: OpenTab, tmp_path: Path
) -> None:
    with served(BICYCLE, database=f"sqlite:///{tmp_path / 'course.sqlite3'}") as url:
        tab = open_tab(url)
        tab.page.add_init_script(
            """const set = Storage.prototype.setItem;
            Storage.prototype.setItem = function (name, value) {
              if (name.includes(":done:")) throw new DOMException("full", "QuotaExceededError");
              set.call(this, name, value);
            };"""
        )
        tab.open("en-chain", TITLE)
        answer(tab)
        expect(tab.page.get_by_text("the course’s database keeps it")).to_be_visible()
        tab.page.reload()
        tab.ready(TITLE)
        expect(tab.question("equal").locator(".verdict")).to_contain_text("Right")
