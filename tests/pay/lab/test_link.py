"""The lab in an address: every state comes back, for good."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings

from course.pay.chance.flow import DealFlow
from course.pay.lab.links.link import MAX_LENGTH, decode, encode
from course.pay.lab.state import DEFAULT, LabState, Offers, changed
from course.pay.offers.named_plan import NamedPlan
from course.pay.plans.plan import Bonus, Draw, PayPlan, Tier
from course.pay.statements.deals import Cancellation, Deal
from tests.pay.lab.states import PLAIN, states


@given(states())
@settings(max_examples=200)
def test_every_state_comes_back_from_its_link(state: LabState) -> None:
    link = encode(state)
    assert link.lacks is None
    assert len(link.text) <= MAX_LENGTH
    assert decode(link.text) == state


def test_the_start_needs_no_more_than_a_few_letters() -> None:
    assert encode(DEFAULT).text == "1.q64FABW_xTc"


def test_a_plan_alone_makes_a_short_link() -> None:
    assert len(encode(PLAIN).text) < 250


EARLIER = [
    (
        "1.ZY4xDoMwDEXv4hkh04qhuUrF4IIrISUEjNMOKHfHZujSzfn_-TkHTExxh_AcGlgjLRAOeNHOEOCBCA2MtNp87xHb3p6T0NcZSrksak2HhtUGEtNexPe2QqIsBm8lK1lyQ7xcQuoAtugqnVn88gFvyclzC1OJOq_RKneb-Nd2f-31IWGVTKPOH1OrFK5DrSduVYM2",
        PLAIN,
    ),
    (
        "1.ZY5Na8MwDIb_ynjPIiheO0puPe68Y8hB3TxWcOw0tgcj-L9PSscY7CbpeT-04c1LyBjG0RFOzNwdQXh5Pj-ca8yYaHwk9GzDgWIN4Q8kcOeOmCZC8PLpNaZX9Zxi-dDZHQhLkIhhw0Wyx4DeMavtkmLNJh83yJxqLMZ4Z7tbg_Sd1S_ypeT-Uy62PDVte5VFz6ddf6upyE-07asUv3vYTOXq13vP-5pmu1tFDeW6BEXmQ6Nf2v-jnUObWvsGwZmZBw",
        changed(
            DEFAULT,
            plan=PayPlan(
                base=Decimal(1200),
                rate=Decimal("0.05"),
                quota=Decimal(12_000),
                tiers=(
                    Tier(start=Decimal(0), multiplier=Decimal(1)),
                    Tier(start=Decimal(1), multiplier=Decimal("1.2")),
                ),
                cap=Decimal(800),
                bonuses=(Bonus(month=12, amount=Decimal(1000), stay=6, repay=Decimal("0.5")),),
            ),
            months=24,
            leaves=13,
            deals=(
                Deal(month=2, amount=Decimal("8000.50"), id="SIA Auns"),
                Deal(month=3, amount=Decimal(10)),
                Cancellation(month=4, cancels="SIA Auns", share=Decimal("0.25")),
            ),
        ),
    ),
    (
        "1.TVBLTsMwEL0KmnUSuWlDaZY9A7uqqsbOBCwcG9luUhTlRFyBZQ_GTMOCjTWfN-_jGRDaE7zG-3d6SuH-Y6GYQWMiaGHTKAUFRMzSqUptYTkXgCPFZIMXRFU3jNDCcZRL43DSaD545ylfrL98UrShY1AXcYJ2BhzC1WcGvKzsZAITonYs0qNLtBQwEKZrFNUvwvjfw4abbKWmmyHqqHt4Mu8YcxJ6XsbSoZb6L8fhISQLRpxm6GMYhIwvFxYzIckpHBq1xuldmCRRveOG_0BVMl1fT2-Y7Uiltj4MFh3PdsAOEpuBdr9nIbwxmxvLWtXPsPwCoEgPtQ",
        changed(
            DEFAULT,
            flow=DealFlow(24, "5000.50", "0.5", "negative-binomial", 4),
            seed=77,
            offers=Offers(
                a=NamedPlan(
                    name="Trīs soļi", plan=PayPlan(base=Decimal(1500), rate=Decimal("0.03"))
                ),
                b=NamedPlan(
                    name="B",
                    plan=PayPlan(
                        rate=Decimal("0.1"),
                        draw=Draw(amount=Decimal(800), recoverable=False),
                        measure="year",
                        clawback="net_in_period",
                        tie="exceeded",
                    ),
                ),
                costs=Decimal("950.25"),
                tax="lv-2026",
                aversion=Decimal("1.25"),
            ),
            charts={"tier-lab": {"base": "900", "tiers": [{"from": "0"}]}},
        ),
    ),
]
"""Links of each version as they were made. Add to them; never change one."""


@pytest.mark.parametrize(("text", "state"), EARLIER)
def test_links_made_long_ago_open_the_same_lab(text: str, state: LabState) -> None:
    assert decode(text) == state


def test_deals_that_do_not_fit_are_left_out_and_the_rest_kept() -> None:
    many = tuple(
        Deal(month=1 + n % 12, amount=Decimal(n * 7919 % 100_003), id=f"{n * 104_729 % 1_000_003}")
        for n in range(3_000)
    )
    link = encode(changed(PLAIN, deals=many))
    assert "too many deals" in str(link.lacks)
    assert decode(link.text) == PLAIN


def test_charts_that_do_not_fit_are_left_out_and_the_deals_kept() -> None:
    noise = {f"{n}": f"{pow(7, n, 10**150 + 7)}" for n in range(100, 180)}
    link = encode(changed(DEFAULT, charts={"tier-lab": noise}))
    assert link.lacks is None
    assert decode(link.text) == DEFAULT
