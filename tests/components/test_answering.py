"""One question in a browser: answering it, and what becomes of the answer."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.components.card_page import CardPage
from tests.components.scenes import CHANGED

MARKUP = '<img src=x onerror="window.harmed = 1"><b>bold</b> not a number'


def test_a_wrong_option_tells_why_inside_itself_and_another_may_be_tried(
    card_page: CardPage,
) -> None:
    card = card_page.open("choice")
    card.choose("higher rate")
    card.press("Check")
    expect(card.option("higher rate")).to_contain_text("A rate needs deals.")
    expect(card.option("higher rate")).to_contain_text("wrong")
    expect(card.status).to_have_text("Not yet. You have one more try.")
    assert card.question.locator(".explanation").count() == 0

    card.choose("worst month")
    card.press("Check")
    expect(card.option("worst month")).to_contain_text("Yes. Her month has a floor.")
    expect(card.status).to_contain_text("Right.")
    expect(card.question.locator(".explanation")).to_contain_text("What cannot be risked decides")
    expect(card.question.locator("input").first).to_be_disabled()
    expect(card.button("Check")).to_be_hidden()


RECORD_DRAWINGS = """async () => {
  const { code } = document[Symbol.for("course.code")];
  const library = await code;
  const { card } = library;
  window.drawings = [];
  library.card = (drawing) => { window.drawings.push(drawing); return card(drawing); };
}"""
DRAW_THE_FIRST_AGAIN = """async () => {
  const { card } = await document[Symbol.for("course.code")].code;
  await card(window.drawings[0]);
}"""


def test_a_drawing_that_comes_late_does_not_undo_a_newer_one(card_page: CardPage) -> None:
    card = card_page.open("choice")
    card.page.evaluate(RECORD_DRAWINGS)
    for words, told in (("higher rate", "one more try"), ("worst month", "Right.")):
        card.choose(words)
        card.press("Check")
        expect(card.status).to_contain_text(told)
    card.page.evaluate(DRAW_THE_FIRST_AGAIN)
    expect(card.status).to_contain_text("Right.")


def test_the_last_wrong_try_shows_the_right_option(card_page: CardPage) -> None:
    card = card_page.open("choice")
    for words in ("higher rate", "toss a coin"):
        card.choose(words)
        card.press("Check")
        expect(card.option(words).locator(".feedback")).to_be_visible()
    expect(card.status).to_contain_text("Not right.")
    expect(card.option("worst month")).to_have_attribute("data-tone", "right")
    expect(card.option("toss a coin")).to_have_attribute("data-tone", "wrong")


def test_check_says_what_is_missing_rather_than_nothing(card_page: CardPage) -> None:
    card = card_page.open("choice")
    expect(card.button("Check")).to_have_attribute("aria-disabled", "true")
    card.button("Check").click(force=True)
    expect(card.status).to_have_text("Choose an answer first.")
    card.choose("toss a coin")
    expect(card.status).to_be_empty()
    expect(card.button("Check")).not_to_have_attribute("aria-disabled", "true")


def test_the_same_wrong_answer_does_not_cost_another_try(card_page: CardPage) -> None:
    card = card_page.open("choice")
    card.choose("higher rate")
    card.press("Check")
    expect(card.status).to_contain_text("one more try")
    card.press("Check")
    expect(card.status).to_contain_text("Change it first.")
    assert card.log.count("answer") == 1


def test_the_answer_can_be_shown_after_a_wrong_try(card_page: CardPage) -> None:
    card = card_page.open("choice")
    expect(card.button("Show the answer")).to_be_hidden()
    card.choose("higher rate")
    card.press("Check")
    card.press("Show the answer")
    expect(card.option("worst month")).to_have_attribute("data-tone", "right")
    expect(card.status).to_contain_text("This is the answer.")
    assert card.focused.startswith("outcome")


def test_a_changed_question_says_so_until_it_is_answered(card_page: CardPage) -> None:
    card = card_page.open("changed")
    said = card.question.get_by_text(CHANGED)
    expect(said).to_be_visible()
    expect(card.question.get_by_role("group")).to_have_accessible_description(CHANGED)
    card.choose("higher rate")
    card.press("Check")
    expect(card.status).to_contain_text("Not yet.")
    expect(said).to_be_hidden()


def test_a_hint_opens_and_is_told_to_the_server_once(card_page: CardPage) -> None:
    card = card_page.open("choice")
    for expanded in ("true", "false", "true"):
        card.press("Hint")
        expect(card.button("Hint")).to_have_attribute("aria-expanded", expanded)
    expect(card.question.get_by_text("a month without a single deal")).to_be_visible()
    expect(card.page.locator('[data-testid="stCode"]')).to_contain_text("hint")
    assert card.log.count("hint") == 1


def test_several_right_options_are_told_one_by_one(card_page: CardPage) -> None:
    card = card_page.open("choices")
    expect(card.question.get_by_text("More than one may be right.")).to_be_visible()
    card.choose("The rate")
    card.choose("How pleasant")
    card.press("Check")
    expect(card.option("The rate")).to_have_attribute("data-tone", "right")
    expect(card.option("How pleasant")).to_contain_text("It moves no sum.")
    expect(card.status).to_have_text("Partly right. You have one more try.")
    card.choose("How pleasant")
    card.choose("How long")
    card.press("Check")
    expect(card.status).to_contain_text("Right.")


def test_a_keyboard_is_enough(card_page: CardPage) -> None:
    card = card_page.open("choice")
    keys = card.page.keyboard
    card.question.locator("input").first.focus()
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(card.status).to_contain_text("Not yet.")
    assert "rate" in card.focused
    keys.press("ArrowUp")
    keys.press("Tab")
    assert "Check" in card.focused
    keys.press("Space")
    expect(card.status).to_contain_text("Right.")
    assert card.focused.startswith("outcome")
    keys.press("Tab")
    assert "Equal means" in card.focused


@pytest.mark.parametrize("words", ["worst month", "toss a coin"])
def test_what_is_said_comes_into_view_with_where_the_keyboard_stands(
    card_page: CardPage, words: str
) -> None:
    """The page ends right under the button, and what is said of the first option pushes all below it down."""
    card = card_page.open("choice")
    card.choose(words)
    box = card.button("Check").bounding_box()
    assert box is not None
    card.page.set_viewport_size({"width": 900, "height": round(box["y"] + box["height"]) + 2})
    card.button("Check").focus()
    card.page.keyboard.press("Enter")
    expect(card.status).not_to_be_empty()
    expect(card.option(words).locator(".feedback")).to_be_in_viewport(ratio=1)
    expect(card.question.locator(":is(.primary, .outcome):focus")).to_be_in_viewport(ratio=1)


def test_where_not_all_has_room_what_is_said_comes_first(card_page: CardPage) -> None:
    card = card_page.open("choice")
    card.choose("worst month")
    card.page.set_viewport_size({"width": 320, "height": 256})
    card.button("Check").focus()
    card.page.keyboard.press("Enter")
    expect(card.status).not_to_be_empty()
    expect(card.option("worst month").locator(".feedback")).to_be_in_viewport(ratio=0.9)


def test_enter_in_a_field_checks_and_the_units_are_beside_it(card_page: CardPage) -> None:
    card = card_page.open("number")
    field = card.question.get_by_label("Your answer")
    assert field.get_attribute("inputmode") == "decimal"
    expect(card.question.locator(".entry")).to_contain_text("€")
    field.fill("1 860 €")
    field.press("Enter")
    expect(card.status).to_contain_text("Right.")
    expect(field).to_have_value("1 860 €")


def test_a_response_that_cannot_be_graded_may_be_sent_twice(card_page: CardPage) -> None:
    card = card_page.open("number")
    field = card.question.get_by_label("Your answer")
    field.fill("many")
    for _ in range(2):
        field.press("Enter")
        expect(card.status).to_contain_text("is not a number")
        expect(card.button("Check")).not_to_have_attribute("aria-busy", "true")
        card.page.wait_for_timeout(400)
        expect(card.button("Check")).not_to_have_attribute("aria-busy", "true")
    assert card.log.count("answer") == 2
    expect(field).to_have_attribute("aria-invalid", "true")


def test_what_is_typed_is_shown_as_text(card_page: CardPage) -> None:
    card = card_page.open("number")
    card.question.get_by_label("Your answer").fill(MARKUP)
    card.press("Check")
    expect(card.status).to_contain_text("<img src=x onerror=")
    assert card.question.locator("img").count() == 0
    assert card.page.evaluate("window.harmed") is None


def test_what_is_chosen_or_typed_survives_new_data(card_page: CardPage) -> None:
    card = card_page.open("text")
    field = card.question.get_by_label("Your answer")
    field.press_sequentially("the decis")
    card.run_again("text")
    expect(field).to_have_value("the decis")
    card.open("choice").choose("worst month")
    card.run_again("choice")
    expect(card.option("worst month").locator("input")).to_be_checked()


def test_letters_typed_are_not_taken_for_shortcuts_of_the_page(card_page: CardPage) -> None:
    card = card_page.open("text")
    field = card.question.get_by_label("Your answer")
    field.press_sequentially("rcrc")
    expect(field).to_have_value("rcrc")
    expect(card.page.get_by_role("dialog")).to_have_count(0)


def test_the_button_is_busy_while_the_server_thinks(card_page: CardPage) -> None:
    card = card_page.open("slow")
    card.choose("worst month")
    card.press("Check")
    expect(card.button("Check")).to_have_attribute("aria-busy", "true")
    expect(card.status).to_contain_text("Right.")
    expect(card.question.locator("[aria-busy]")).to_have_count(0)


def test_a_silent_server_leaves_no_dead_button(page: Page, card_page: CardPage) -> None:
    page.clock.install()
    card = card_page.open("silent")
    card.choose("worst month")
    card.press("Check")
    page.clock.fast_forward(10_100)
    expect(card.status).to_contain_text("The server is slow to answer.")
    expect(card.question.locator("[aria-busy]")).to_have_count(0)
    expect(card.option("worst month").locator("input")).to_be_checked()


def test_what_is_said_of_an_answer_is_told_to_who_listens_and_not_for_long(
    page: Page, card_page: CardPage
) -> None:
    page.clock.install()
    card = card_page.open("choice")
    region = card.question.locator(".announced")
    expect(region).to_have_attribute("aria-live", "polite")
    expect(region).to_be_empty()  # a region that comes with its text is not read out
    card.choose("higher rate")
    card.press("Check")
    expect(region).to_have_text("A rate needs deals.")
    page.clock.fast_forward(10_100)
    expect(region).to_be_empty()
