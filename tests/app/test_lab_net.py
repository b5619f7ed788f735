"""Net pay in the lab: wherever it is shown, it unfolds to its steps."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from course.locale import words_for
from course.pay.lab.state import DEFAULT
from course.pay.net import net_pay
from course.pay.net_steps import net_line, net_steps
from course.pay.statements.deals import Deal
from course.pay.statements.statement import pay_statement
from tests.app.labs import LANGUAGES, piece, spaced, with_lab
from tests.app.visiting import SHIPPED, course_in, faults, prose

AFTER_TAX = DEFAULT.offers.model_copy(update={"tax": "lv-2026", "costs": Decimal(900)})


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_month_unfolds_beyond_gross_pay_to_net_pay(language: str) -> None:
    tax, words = course_in(SHIPPED).taxes["lv-2026"], words_for(language)
    app = with_lab(f"{language}-lab-year", offers=AFTER_TAX)
    (html,) = [text["html"] for text in prose(app) if "statement" in text["html"]]
    accounts = re.findall(r"<details>(.*?)</details>", html)
    months = pay_statement(DEFAULT.plan, DEFAULT.deals, 12)
    assert len(accounts) == len(months)
    for account, month in zip(accounts, months, strict=True):
        steps = [net_line(step, words) for step in net_steps(month.gross, tax)]
        amounts = re.findall(r"<span>([^<]*)</span></li>", account)
        assert amounts[-len(steps) :] == [step.amount for step in steps]
        assert account.count(f"<span>{steps[0].name}</span>") == 1


def test_net_pay_has_its_steps_where_a_month_has_too_many_to_show() -> None:
    deals = tuple(Deal(month=1, amount=Decimal(100), id=f"{n}") for n in range(70))
    undone = [{"month": 1, "cancels": deal.id} for deal in deals]
    app = with_lab("en-lab-year", offers=AFTER_TAX, deals=(*deals, *undone))
    told = piece(app, "statement")
    first = told[: told.index("How month 2 was worked out")]
    assert "more lines" in first
    assert first.count("Gross pay") == 1
    assert "Social contributions" in first


def test_what_is_not_known_unfolds_to_gross_pay_alone() -> None:
    plan = DEFAULT.plan.model_copy(update={"base": Decimal(9000)})
    told = piece(with_lab("en-lab-year", offers=AFTER_TAX, plan=plan), "statement")
    assert "Gross pay" in told
    assert "Social contributions" not in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_net_pay_of_two_offers_unfolds_from_the_average_that_is_shown(language: str) -> None:
    words, tax = words_for(language), course_in(SHIPPED).taxes["lv-2026"]
    app = with_lab(f"{language}-lab-offers", offers=AFTER_TAX)
    assert faults(app) == []
    told = piece(app, 'class="account"')
    assert spaced(words.euro(1860)) in told
    steps = [net_line(step, words) for step in net_steps(Decimal(1860), tax)]
    lines = " ".join(spaced(f"{step.name} {step.sum} {step.amount}") for step in steps)
    for name in ("A", "B"):
        title = words.say("How the net pay of {offer} was worked out", offer=name)
        assert f"{title} {lines}" in told
    net = net_pay(Decimal(1860), tax).net
    assert told.count(spaced(words.euro(net, cents=True))) == 4


def test_paper_has_nothing_to_unfold() -> None:
    sheet = with_lab("en-lab-summary", offers=AFTER_TAX)
    assert "<details>" not in "".join(text["html"] for text in prose(sheet))
