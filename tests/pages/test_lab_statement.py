"""The statement on a screen: all its columns are seen, beside an open sidebar and on a phone."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from course.pay.lab.links.link import encode
from course.pay.lab.state import DEFAULT, changed
from course.pay.plans.plan import PayPlan
from tests.pages.conftest import OpenTab

EVERYTHING = changed(
    DEFAULT,
    plan=PayPlan.from_data(
        {
            "base": 1200,
            "rate": "0.06",
            "quota": 12_000,
            "tiers": [{"from": 0, "multiplier": 1}, {"from": 1, "multiplier": "1.5"}],
            "draw": {"amount": 800},
            "bonuses": [{"month": 6, "amount": 1500}, {"month": 12, "amount": 1500}],
        }
    ),
    offers=DEFAULT.offers.model_copy(update={"tax": "lv-2026"}),
)
"""A year whose statement has every column."""


@pytest.mark.parametrize("language", ["lv", "en"])
@pytest.mark.parametrize("width", [1440, 1366, 1280, 1024, 768, 568, 360])
def test_a_statement_with_every_column_is_seen_whole_in_letters_of_full_size(
    open_tab: OpenTab, shipped_url: str, language: str, width: int
) -> None:
    query = urlencode({"lab": encode(EVERYTHING).text})
    tab = open_tab(shipped_url, viewport={"width": width, "height": 900})
    tab.open(f"{language}-lab-year?{query}")
    statement = tab.page.locator(".statement")
    assert statement.locator("th").count() == 11
    assert statement.evaluate("n => n.scrollWidth - n.clientWidth") <= 0
    assert tab.sideways() == 0
    sizes = statement.evaluate(
        "n => [...n.querySelectorAll('th, td')].map((cell) => parseFloat(getComputedStyle(cell).fontSize))"
    )
    assert min(sizes) >= 16
    # A table says once that its figures are in euro; in a block of figures each says it.
    gross = statement.locator("tbody tr:first-child td").nth(9)
    assert ("€" in gross.inner_text()) == (width <= 1024)
    assert ("€" in statement.locator("th").nth(9).inner_text()) or width <= 1024
    if width > 1000:
        assert tab.page.locator('[data-testid="stSidebar"]').bounding_box()["width"] > 200  # type: ignore[index]
