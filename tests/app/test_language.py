"""Which language a learner gets: the address's, else the one chosen, else the browser's."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.app.addresses import preferred_language
from course.progress.event import Deed
from tests.app.visiting import cards, course_in, faults, go, learner, title, visit


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("lv-LV", "lv"),
        ("lv", "lv"),
        ("LV-lv", "lv"),
        ("en-GB", "en"),
        ("en-US", "en"),
        ("EN", "en"),
        ("de-DE", "lv"),
        ("", "lv"),
        (None, "lv"),
        ("<script>", "lv"),
        ("-", "lv"),
        ("x" * 100_000, "lv"),
    ],
)
def test_at_first_the_browser_chooses_the_language(
    bicycle: Path, locale: str | None, language: str
) -> None:
    app = visit("", locale=locale)
    assert faults(app) == []
    assert title(app) == course_in(bicycle).editions[language].title


def test_the_address_decides_over_the_browser(bicycle: Path) -> None:
    assert title(visit("en-tyres", locale="lv-LV")) == "Tyres that roll"


def test_the_language_seen_last_stays_chosen_at_the_root(bicycle: Path) -> None:
    app = visit("", locale="lv-LV")
    go(app, "en-tyres", locale="lv-LV")
    go(app, "", locale="lv-LV")
    assert title(app) == course_in(bicycle).editions["en"].title
    go(app, "nothing-of-the-kind", locale="lv-LV")
    assert title(app) == "There is no such page"


@pytest.mark.parametrize(
    ("chosen", "browser", "language"),
    [
        ("en", "lv-LV", "en"),
        (None, "en-GB", "en"),
        (None, None, "lv"),
        ("fr", "en", "en"),
        ("fr", "fr-FR", "lv"),
        ("", "", "lv"),
    ],
)
def test_a_choice_goes_before_the_browser_and_both_before_the_courses_first(
    bicycle: Path, chosen: str | None, browser: str | None, language: str
) -> None:
    assert preferred_language(course_in(bicycle), chosen, browser) == language


def test_switching_language_keeps_answers_and_marks(bicycle: Path) -> None:
    app = visit("en-tyres")
    learner(app).do(Deed.TOLD, lesson="tyres", question="first-guess", language="en")
    go(app, "lv-tyres")
    states = {q["id"]: q["state"] for card in cards(app) for q in card["questions"]}
    assert states["first-guess"] == "closed"
    assert "open" in states.values()
