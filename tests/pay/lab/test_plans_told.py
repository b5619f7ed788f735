"""Presets, clauses and the plan read aloud."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given

from course.locale import words_for
from course.pay.lab.plan_words.clauses import (
    CLAUSES,
    CLAWBACKS,
    MEASURES,
    TIES,
    TargetPay,
    target_pay,
)
from course.pay.lab.plan_words.reading import reading
from course.pay.lab.presets import PRESETS, preset_of
from course.pay.plans.plan import Bonus, Draw, PayPlan, Tier
from tests.pay.strategies import plans

EN, LV = words_for("en"), words_for("lv")
D = Decimal


def tier(start: str, multiplier: str, retroactive: bool = False) -> Tier:
    return Tier(start=D(start), multiplier=D(multiplier), retroactive=retroactive)


def test_the_presets_are_the_six_of_the_lab_in_order() -> None:
    assert list(PRESETS) == ["salary", "classic", "accelerator", "draw", "capped", "small-firm"]


@pytest.mark.parametrize("id_", PRESETS)
def test_a_preset_is_known_again_and_named_in_both_languages(id_: str) -> None:
    preset = PRESETS[id_]
    assert preset_of(preset.plan) is preset
    for text in (preset.name, preset.note):
        assert LV.say(text) != EN.say(text)


def test_a_plan_of_ones_own_is_no_preset() -> None:
    assert preset_of(PayPlan(base=D(1))) is None


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        ("salary", None),
        ("classic", TargetPay(D(1400), D(600), D(2000), D("0.7"))),
        ("accelerator", TargetPay(D(1000), D(1000), D(2000), D("0.5"))),
        ("draw", TargetPay(D(0), D(1800), D(1800), D(0))),
        ("small-firm", TargetPay(D(900), D(600), D(1500), D("0.6"))),
    ],
)
def test_on_target_pay_is_what_a_presets_name_says(id_: str, expected: TargetPay | None) -> None:
    assert target_pay(PRESETS[id_].plan) == expected


def test_a_plan_that_pays_nothing_has_no_mix() -> None:
    assert target_pay(PayPlan(quota=D(1000))) is None


def test_on_target_pay_heeds_the_cap_and_spreads_a_quarter_over_its_months() -> None:
    plan = PayPlan(base=D(1000), rate=D("0.1"), measure="quarter", quota=D(10_000), cap=D(2000))
    assert target_pay(plan) == TargetPay(D(1000), D("666.67"), D("1666.67"), D(1000) / D("1666.67"))


def test_every_field_of_a_plan_has_a_clause_with_a_label_and_a_sentence() -> None:
    assert set(PayPlan.model_fields) <= set(CLAUSES)
    for clause in CLAUSES.values():
        assert clause.help.endswith(".")
        assert LV.say(clause.label) != EN.say(clause.label)
        assert LV.say(clause.help) != EN.say(clause.help)


@pytest.mark.parametrize(
    ("field", "options"), [("measure", MEASURES), ("tie", TIES), ("clawback", CLAWBACKS)]
)
def test_the_options_of_a_choice_are_the_values_a_plan_takes(
    field: str, options: tuple[tuple[str, str], ...]
) -> None:
    for value, text in options:
        assert getattr(PayPlan.from_data({field: value}), field) == value
        assert LV.say(text) != EN.say(text)
    assert len(options) == len(PayPlan.model_fields[field].annotation.__args__)  # type: ignore[union-attr]


ON_TARGET = "Meeting the quota makes €1,500 a month, of which 67% is base."
BACK = "A cancelled deal takes back the commission that it paid."
BASE = "Base €1,000 a month."
MONTHLY = "Sales are counted month by month, from zero each time."


def plan(**fields: object) -> PayPlan:
    usual = {"base": D(1000), "rate": D("0.05"), "quota": D(10_000)}
    return PayPlan.model_validate({**usual, **fields})


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        (
            PayPlan(),
            (
                "There is no base salary.",
                "There is no commission: selling more does not raise pay.",
            ),
        ),
        (
            PayPlan(base=D(1000), rate=D("0.075")),
            (BASE, "7.5% on every euro sold.", BACK),
        ),
        (
            plan(),
            (BASE, "5% on every euro sold; the quota is €10,000 a month.", ON_TARGET, BACK),
        ),
        (
            plan(base=D(0), tiers=(tier("0", "0"), tier("2", "1"))),
            (
                "There is no base salary.",
                "Below €20,000 a month (200% of the quota) no commission is paid.",
                "On the part above €20,000 a month, 5%.",
                MONTHLY,
                BACK,
            ),
        ),
        (
            plan(base=D(0)),
            (
                "There is no base salary.",
                "5% on every euro sold; the quota is €10,000 a month.",
                "Meeting the quota makes €500 a month.",
                BACK,
            ),
        ),
        (
            plan(
                measure="quarter",
                tiers=(tier("0", "1"), tier("1", "1.5")),
                cap=D("3500.50"),
                ramp=(D("0.5"), D("0.75")),
                tie="exceeded",
                clawback="net_in_period",
            ),
            (
                BASE,
                "5% on sales up to the quota of €10,000 a month.",
                "On the part above €10,000 a month, 7.5%.",
                ON_TARGET,
                "Sales are counted by quarter, against €30,000 a quarter, and paid monthly.",
                "Sales exactly at a tier’s line are not in the tier yet.",
                "A quarter pays €3,500.50 of commission at most.",
                "In the first months the quota is a part of this: 50%, 75%.",
                "A cancelled deal counts against the sales of the period it falls through in.",
            ),
        ),
        (
            plan(
                rate=None,
                target=D(333),
                tiers=(
                    tier("0", "0"),
                    tier("0.5", "1", True),
                    tier("1", "0"),
                    tier("2", "0", True),
                ),
            ),
            (
                BASE,
                "Below €5,000 a month (50% of the quota) no commission is paid.",
                "From €5,000 a month, 3.33% on everything sold, from the first euro.",
                "The part above €10,000 a month pays nothing.",
                "From €20,000 a month no commission is paid at all.",
                "Meeting the quota makes €1,333 a month, of which 75% is base.",
                MONTHLY,
                BACK,
            ),
        ),
        (
            plan(tiers=(tier("0", "1"), *(tier(f"0.{n}", f"1.{n}") for n in range(5, 10)))),
            (
                BASE,
                "5% on sales up to €5,000 a month (50% of the quota).",
                "On the part above €5,000 a month, 7.5%.",
                "On the part above €6,000 a month, 8%.",
                "3 more tiers follow, the last from €9,000 a month: 9.5%.",
                "Meeting the quota makes €1,675 a month, of which 60% is base.",
                MONTHLY,
                BACK,
            ),
        ),
        (
            PayPlan(
                rate=D("0.1"),
                draw=Draw(amount=D(800)),
                cap=D(900),
                bonuses=(Bonus(month=12, amount=D(1500), stay=6, repay=D("0.5")),),
            ),
            (
                "There is no base salary.",
                "10% on every euro sold.",
                "A month pays €900 of commission at most.",
                "A month with less than €800 of commission pays that much as an advance, and later"
                " commission pays it back.",
                BACK,
                "Month 12 pays a bonus of €1,500 to those still employed.",
                "Leaving within the next 6 months means paying back 50% of it.",
            ),
        ),
        (
            PayPlan(
                base=D(1000),
                draw=Draw(amount=D(800), recoverable=False),
                bonuses=(Bonus(month=6, amount=D(500)), Bonus(month=12, amount=D(700))),
            ),
            (
                BASE,
                "There is no commission: selling more does not raise pay.",
                "Every month pays at least €800 of commission, yours to keep.",
                "2 bonuses reward staying, €1,200 in all.",
            ),
        ),
    ],
)
def test_a_plan_is_read_aloud_clause_by_clause(plan: PayPlan, told: tuple[str, ...]) -> None:
    assert reading(plan, EN) == told


def test_a_rate_above_a_line_is_told_with_as_many_decimals_as_it_has() -> None:
    tiers = [{"from": 0, "multiplier": 1}, {"from": 1, "multiplier": "1.5"}]
    plan = PayPlan.from_data({"rate": "0.0625", "quota": 8000, "tiers": tiers})
    assert "9.375%" in " ".join(reading(plan, EN))
    target = PayPlan.from_data({"target": 600, "quota": 7000})
    assert "8.57%" in " ".join(reading(target, EN))


def test_a_long_ramp_is_told_by_its_beginning() -> None:
    told = reading(plan(ramp=tuple(D(n) / 10 for n in range(1, 9))), EN)
    assert (
        "In the first months the quota is a part of this: 10%, 20%, 30%, 40%, 50%, 60%, …." in told
    )


def test_a_plan_is_read_in_latvian() -> None:
    assert reading(plan(), LV) == (
        "Pamatalga ir 1000\u00a0€ mēnesī.",
        "Komisija ir 5\u00a0% no visa pārdotā; pārdošanas mērķis ir 10\u00a0000\u00a0€ mēnesī.",
        "Ja mērķis izpildīts, alga ir 1500\u00a0€ mēnesī, no tās 67\u00a0% ir pamatalga.",
        "Ja darījumu atceļ, par to samaksāto komisiju atskaita.",
    )


@given(plans())
def test_any_plan_is_read_in_whole_sentences(plan: PayPlan) -> None:
    for words in (EN, LV):
        told = reading(plan, words)
        assert 2 <= len(told) <= 14
        assert all(sentence.endswith(".") and "{" not in sentence for sentence in told)
