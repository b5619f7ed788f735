"""Two offers under chance: their outlooks, and a verdict that says what it rests on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from course.locale import words_for
from course.pay.chance.flow import DealFlow
from course.pay.chance.simulation import Draws
from course.pay.lab.state import DEFAULT, Offers
from course.pay.lab.two_offers.compare import Comparison, Outlook, compare, outlook, verdict
from course.pay.lab.two_offers.crossings import crossings
from course.pay.net import NetPayError, TaxBand, TaxYear, gross_for_net
from course.pay.offers.named_plan import NamedPlan
from course.pay.plans.plan import PayPlan

EN, LV = words_for("en"), words_for("lv")
D = Decimal

LATVIA = TaxYear(
    country="LV",
    year=2026,
    minimum_wage=D(780),
    non_taxable_minimum=D(550),
    income_tax=(TaxBand(above=D(0), rate=D("0.255")),),
    employee_social=D("0.105"),
    employer_social=D("0.2359"),
    known_up_to=D(8775),
    sources=("PwC",),
    checked=date(2026, 11, 23),
)


CAPPED = PayPlan(rate=D("0.1"), cap=D(1))
"""A plan whose mean only its simulated years can tell."""

Drawn = Callable[[list[list[float]]], Draws]


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    """Years whose pay is given rather than drawn."""

    def given(pay: list[list[float]]) -> Draws:
        monkeypatch.setattr(Draws, "pay", lambda _: np.array(pay))
        return Draws(CAPPED, DEFAULT.flow, len(pay[0]), len(pay), 1)

    return given


def test_an_outlook_is_made_of_the_simulated_months(drawn: Drawn) -> None:
    found = outlook(drawn([[1000.0, 2000.0], [1500.0, 1500.0]]), D(1200), None, D("0.5"))
    # Mean 1500; deviations −500, 500, 0, 0: variance 125 000, standard deviation 353.55.
    assert found == Outlook(
        mean=D("1500.00"),
        swing=D("353.55"),
        low=D("1150.00"),
        high=D("1850.00"),
        threshold=D(1200),
        short=D("0.25"),
        risk_cost=D("176.78"),
        worth=D("1323.23"),
    )


def test_costs_after_tax_are_covered_by_the_gross_pay_that_leaves_them(drawn: Drawn) -> None:
    needed = gross_for_net(D(1000), LATVIA)
    just, short = float(needed), float(needed) - 0.01
    found = outlook(drawn([[just, short]]), D(1000), LATVIA, D(0))
    assert found.threshold == needed
    assert found.short == D("0.5")


def test_costs_beyond_what_a_tax_year_knows_are_refused(drawn: Drawn) -> None:
    with pytest.raises(NetPayError):
        outlook(drawn([[1.0]]), D(20_000), LATVIA, D(0))


def test_the_pay_models_example_has_equal_means_and_the_swings_worked_out_there() -> None:
    flow = DealFlow(36, 4000, 0)
    offers = DEFAULT.offers
    a, b = (Draws(offer.plan, flow, 12, 20_000, 1) for offer in (offers.a, offers.b))
    found = compare(offers, a, b, None)
    assert (found.a.mean, found.b.mean) == (D(1860), D(1860))
    assert (found.a.swing, found.b.swing) == (D("207.85"), D("554.26"))
    assert found.b.short == pytest.approx(D("0.0498"), abs=D("0.002"))
    assert [point.sales for point in found.crossings.points] == [12_000]


STEEP = PayPlan(base=D(900), rate=D("0.08"))
FLATTER = PayPlan(base=D(1500), rate=D("0.03"))


def told(
    a: tuple[int, int],
    b: tuple[int, int],
    aversion: str = "0.5",
    plans: tuple[PayPlan, PayPlan] = (FLATTER, STEEP),
    tax: TaxYear | None = None,
) -> tuple[str, str]:
    """The verdict on offers with these means and swings."""
    offers = Offers(
        a=NamedPlan(name="North", plan=plans[0]),
        b=NamedPlan(name="South", plan=plans[1]),
        aversion=D(aversion),
    )
    views = [
        Outlook(
            mean=D(mean),
            swing=D(swing),
            low=D(0),
            high=D(0),
            threshold=D(1000),
            short=D(swing) / 10_000,
            risk_cost=D(aversion) * swing,
            worth=mean - D(aversion) * swing,
        )
        for mean, swing in (a, b)
    ]
    comparison = Comparison(views[0], views[1], crossings(*plans))
    return verdict(offers, DealFlow(36, 4000, D("0.8")), comparison, tax, EN)


def test_the_first_sentence_names_what_was_assumed() -> None:
    assert told((1860, 208), (1900, 554))[0] == (
        "With about 36 deals a year of €4,000 each on average, North pays €1,860 a month before tax"
        " and South €1,900; less than the €1,000 you need before tax comes in 2% of months with"
        " North and in 6% with South."
    )
    assert "your costs of €1,000 after tax" in told((1860, 208), (1900, 554), tax=LATVIA)[0]


NO_CROSSING = (PayPlan(base=D(1500)), PayPlan(base=D(1400)))
WANT = "If you want €50 more on average for every €100 of swing, "


@pytest.mark.parametrize(
    ("a", "b", "aversion", "plans", "said"),
    [
        (
            (1860, 208),
            (1862, 554),
            "0.5",
            (FLATTER, STEEP),
            WANT
            + "North suits you better: both pay about the same, but it swings by €346 less; South"
            " suits those with savings for the slow months who sell more than €12,000 a month.",
        ),
        (
            (1860, 554),
            (1862, 208),
            "0.5",
            NO_CROSSING,
            WANT
            + "South suits you better: both pay about the same, but it swings by €346 less; North"
            " suits those with savings for the slow months.",
        ),
        (
            (1860, 208),
            (1960, 554),
            "0.5",
            (FLATTER, STEEP),
            WANT
            + "North suits you better: it pays €100 a month less, but swings by €346 less; South"
            " suits those with savings for the slow months who sell more than €12,000 a month.",
        ),
        (
            (1860, 208),
            (1960, 554),
            "0.5",
            (STEEP, FLATTER),
            WANT
            + "North suits you better: it pays €100 a month less, but swings by €346 less; South"
            " suits those with savings for the slow months.",
        ),
        (
            (1860, 208),
            (2160, 554),
            "0.5",
            (FLATTER, STEEP),
            WANT
            + "South suits you better: it swings by €346 more, but pays €300 a month more; North"
            " suits those who must count on every month or sell less than €12,000 a month.",
        ),
        (
            (2160, 554),
            (1860, 208),
            "0.5",
            NO_CROSSING,
            WANT
            + "North suits you better: it swings by €346 more, but pays €300 a month more; South"
            " suits those who must count on every month.",
        ),
        (
            (1960, 0),
            (1860, 0),
            "3",
            NO_CROSSING,
            "North suits you better however you weigh the swings: it pays €100 a month more, and both"
            " swing alike; South is better only if it offers something that is not in the plan.",
        ),
        (
            (1960, 208),
            (1860, 554),
            "3",
            (FLATTER, STEEP),
            "North suits you better however you weigh the swings: it pays €100 a month more and swings"
            " by €346 less; South is better only if it offers something that is not in the plan.",
        ),
        (
            (1860, 208),
            (2033, 554),
            "0.5",
            (FLATTER, STEEP),
            WANT
            + "neither is ahead: North suits those who need each month to be like the last, South"
            " those who can wait for the good months.",
        ),
        (
            (2033, 554),
            (1860, 208),
            "0.5",
            (STEEP, FLATTER),
            WANT
            + "neither is ahead: South suits those who need each month to be like the last, North"
            " those who can wait for the good months.",
        ),
        (
            (1860, 208),
            (1861, 209),
            "0.5",
            (FLATTER, STEEP),
            "Under these assumptions the offers pay and swing alike: let what no plan says decide,"
            " such as the clients, the people and what is put in writing.",
        ),
    ],
)
def test_the_second_sentence_says_who_is_suited(
    a: tuple[int, int],
    b: tuple[int, int],
    aversion: str,
    plans: tuple[PayPlan, PayPlan],
    said: str,
) -> None:
    assert told(a, b, aversion, plans)[1] == said


def test_a_verdict_is_two_sentences_in_latvian_too() -> None:
    offers, flow = DEFAULT.offers, DEFAULT.flow
    a, b = (Draws(offer.plan, flow, 12, 500, 1) for offer in (offers.a, offers.b))
    comparison = compare(offers, a, b, None)
    assumed, suits = verdict(offers, flow, comparison, None, LV)
    assert assumed.startswith("Ja darījumu skaits gadā ir ap 36")
    assert suits.startswith("Ja par katriem 100\u00a0€ svārstību")
