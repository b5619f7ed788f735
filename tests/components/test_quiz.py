"""A deck of several questions: finding one's way, the result, and starting over."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.components.card_page import CardPage


def close_all(card: CardPage) -> None:
    """Answer the three questions of the scene `quiz` and go to the result."""
    card.choose("worst month")
    card.press("Check")
    expect(card.status).to_contain_text("Right.")
    card.page.wait_for_timeout(400)
    card.press("Next")
    card.question.get_by_label("Your answer").fill("the decision maker")
    card.press("Check")
    expect(card.status).to_contain_text("Right.")
    card.page.wait_for_timeout(400)
    card.press("Next")
    for words in ("toss a coin", "higher rate"):
        card.choose(words)
        card.press("Check")
        expect(card.option(words).locator(".feedback")).to_be_visible()
    expect(card.status).to_contain_text("Not right.")
    card.page.wait_for_timeout(400)
    card.question.get_by_role("button", name="Result").click()


def test_next_and_previous_move_without_the_server(card_page: CardPage) -> None:
    card = card_page.open("quiz")
    expect(card.card.get_by_role("heading", name="Can you read it?")).to_be_visible()
    expect(card.card.locator(".position")).to_have_text("1 / 3")
    expect(card.button("Previous")).to_be_hidden()
    card.press("Next")
    expect(card.card.locator(".position")).to_have_text("2 / 3")
    assert "Whom should Kristaps" in card.focused
    card.press("Previous")
    expect(card.card.locator(".position")).to_have_text("1 / 3")
    assert card.log.strip() == "-"


def test_marks_tell_each_question_by_words_and_lead_to_it(card_page: CardPage) -> None:
    card = card_page.open("quiz")
    card.choose("worst month")
    card.press("Check")
    expect(card.button("1 / 3: right")).to_have_attribute("aria-current", "step")
    card.press("3 / 3: not answered yet")
    expect(card.card.locator(".position")).to_have_text("3 / 3")
    for mark in card.card.locator(".marks button").all():
        box = mark.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24


def test_what_is_chosen_stays_when_one_leaves_and_returns(card_page: CardPage) -> None:
    card = card_page.open("quiz")
    card.choose("toss a coin")
    card.press("Next")
    card.question.get_by_label("Your answer").fill("half a word")
    card.press("Previous")
    expect(card.option("toss a coin").locator("input")).to_be_checked()
    card.press("Next")
    expect(card.question.get_by_label("Your answer")).to_have_value("half a word")


def test_check_becomes_next_and_keeps_the_focus(card_page: CardPage) -> None:
    card = card_page.open("quiz")
    card.choose("worst month")
    card.button("Check").focus()
    card.page.keyboard.press("Enter")
    expect(card.status).to_contain_text("Right.")
    assert "Next" in card.focused
    card.page.wait_for_timeout(400)
    card.page.keyboard.press("Enter")
    expect(card.card.locator(".position")).to_have_text("2 / 3")


def test_the_end_is_a_result_by_objective_with_a_next_step(card_page: CardPage) -> None:
    card = card_page.open("quiz")
    close_all(card)
    result = card.card.locator(".result")
    expect(result.get_by_role("heading", name="Passed")).to_be_visible()
    expect(result.get_by_role("listitem").first).to_contain_text("Compute a month's pay")
    expect(result.get_by_role("listitem").first).to_contain_text("100%")
    assert card.focused.startswith("result-title")
    result.get_by_role("link", name="What a day is made of").click()
    expect(card.page.locator('[data-testid="stCode"]')).to_contain_text(
        "go {'lesson': 'duties', 'anchor': 'day'}"
    )
    card.press("2 / 3: right")
    expect(card.question).to_contain_text("Whom should Kristaps")


@pytest.mark.parametrize(
    ("scene", "first"), [("done", "Next lesson: Career change"), ("failed", "Start over")]
)
def test_the_next_step_is_to_go_on_once_passed_and_to_try_again_before(
    card_page: CardPage, scene: str, first: str
) -> None:
    ending = card_page.open(scene).card.locator(".ending > .actions")
    expect(ending.locator("> :first-child")).to_have_text(first)
    expect(ending.locator("> .primary")).to_have_text(first)
    expect(ending.locator("> :is(a, button)")).to_have_count(2)


def test_starting_over_asks_first(card_page: CardPage) -> None:
    card = card_page.open("quiz")
    close_all(card)
    card.press("Start over")
    expect(card.card.get_by_text("Start this quiz over?")).to_be_visible()
    card.page.keyboard.press("Escape")
    expect(card.card.get_by_text("Start this quiz over?")).to_be_hidden()
    assert "Start over" in card.focused
    card.press("Start over")
    card.card.get_by_role("group", name="Start over").get_by_role(
        "button", name="Start over"
    ).click()
    expect(card.card.locator(".position")).to_have_text("1 / 3")
    expect(card.question.locator("input:checked")).to_have_count(0)
    card.press("Next")
    expect(card.question.get_by_label("Your answer")).to_have_value("")


def test_a_quiz_left_half_way_opens_at_the_first_open_question(card_page: CardPage) -> None:
    card = card_page.open("gallery")
    quiz = card.page.locator(".card", has_text="Can you read a pay plan?")
    expect(quiz.locator(".position")).to_have_text("4 / 12")
    for name in ("1 / 12: right", "2 / 12: wrong", "3 / 12: partly right"):
        expect(quiz.get_by_role("button", name=name, exact=True)).to_be_visible()


def test_an_address_with_a_questions_anchor_opens_the_quiz_there(card_page: CardPage) -> None:
    card = card_page.open("gallery", "#q-q7")
    quiz = card.page.locator(".card", has_text="Can you read a pay plan?")
    expect(quiz.locator(".position")).to_have_text("7 / 12")
    expect(quiz).to_be_in_viewport()
    card.page.evaluate("location.hash = 'q-g-half'")
    expect(card.page.locator("#q-g-half")).to_be_in_viewport()
