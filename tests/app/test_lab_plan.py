"""My plan: clauses as controls, the YAML beside them, each changing the other."""

from __future__ import annotations

from decimal import Decimal

import pytest
from streamlit.testing.v1 import AppTest

from course.locale import words_for
from course.pay.lab.plan_words.clauses import CLAUSES
from course.pay.lab.plan_words.reading import reading
from course.pay.lab.presets import PRESETS
from course.pay.lab.state import DEFAULT
from course.pay.plans.plan import PayPlan
from tests.app.labs import LANGUAGES, TIERED, lab, link_of, with_lab
from tests.app.visiting import faults, shown, visit

YAML = "lab-plan-yaml"


def plan_in(app: AppTest) -> PayPlan:
    """The plan, the same in the session and in the text area."""
    text = app.text_area(key=YAML).value
    assert text == lab(app).plan.to_yaml()
    return lab(app).plan


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_clause_is_told_in_one_sentence(language: str) -> None:
    app = with_lab(f"{language}-lab-plan", plan=TIERED)
    assert faults(app) == []
    said = words_for(language).say
    told = shown(app) + "".join(
        str(widget.help) for widget in (*app.number_input, *app.checkbox, *app.selectbox)
    )
    in_use = set(CLAUSES) - {"target"}
    missing = [id_ for id_ in in_use if said(CLAUSES[id_].help) not in told.replace("\\", "")]
    assert missing == []


@pytest.mark.parametrize("id_", PRESETS)
def test_a_preset_becomes_the_plan(id_: str) -> None:
    app = visit("en-lab-plan")
    app.button_group(key="lab-preset").set_value(id_).run()
    assert faults(app) == []
    assert plan_in(app) == PRESETS[id_].plan
    assert PRESETS[id_].note.replace("$", "") in shown(app).replace("\\", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plan_is_read_aloud(language: str) -> None:
    app = with_lab(f"{language}-lab-plan", plan=TIERED)
    for sentence in reading(TIERED, words_for(language)):
        assert sentence in shown(app).replace("\\", "")


NUMBERS: dict[str, tuple[float, dict[str, object]]] = {
    "lab-base": (1234.56, {"base": Decimal("1234.56")}),
    "lab-rate": (7.25, {"rate": Decimal("0.0725")}),
    "lab-quota": (12_345.67, {"quota": Decimal("12345.67")}),
    "lab-cap-amount": (99.99, {"cap": Decimal("99.99")}),
    "lab-ramp": (1, {"ramp": (Decimal("0.5"),)}),
}


@pytest.mark.parametrize("key", NUMBERS)
def test_a_number_changes_its_clause_to_the_cent_and_nothing_else(key: str) -> None:
    typed, clauses = NUMBERS[key]
    app = with_lab("en-lab-plan", plan=TIERED)
    app.number_input(key=key).set_value(typed).run()
    assert faults(app) == []
    assert plan_in(app) == TIERED.model_copy(update=clauses)


def test_every_field_begins_with_what_it_shows() -> None:
    """A browser that misses the one message that sets a field takes its default for its value."""
    app = with_lab("en-lab-plan", plan=TIERED)
    fields = (*app.number_input, *app.checkbox, *app.text_area)
    assert [field.label for field in fields if field.proto.default != field.value] == []
    assert [box.label for box in app.selectbox if box.proto.default != box.index] == []
    groups = app.button_group
    assert [list(g.proto.default) for g in groups] == [list(g.indices) for g in groups]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "250 does not fit here: type a number from 0 to 100."),
        ("lv", "250 te neder: rakstiet skaitli no 0 līdz 100."),
    ],
)
def test_a_number_beyond_its_limits_changes_nothing_and_is_told(language: str, told: str) -> None:
    app = visit(f"{language}-lab-plan")
    app.number_input(key="lab-rate").set_value(250.0).run()
    assert faults(app) == []
    assert plan_in(app) == DEFAULT.plan
    assert [error.value for error in app.error] == [told]
    assert app.number_input(key="lab-rate").value == 5
    app.number_input(key="lab-rate").set_value(6.0).run()
    assert list(app.error) == []
    assert plan_in(app).rate == Decimal("0.06")


def test_tiers_are_added_changed_and_removed() -> None:
    app = with_lab("en-lab-plan", plan=PRESETS["classic"].plan)
    app.button(key="lab-tier-add").click().run()
    app.number_input(key="lab-tier-1-from").set_value(120.0).run()
    app.number_input(key="lab-tier-1-times").set_value(2.5).run()
    app.checkbox(key="lab-tier-1-retroactive").check().run()
    tier = plan_in(app).tiers[1]
    assert (tier.start, tier.multiplier, tier.retroactive) == (Decimal("1.2"), Decimal("2.5"), True)
    app.button(key="lab-tier-1-remove").click().run()
    assert plan_in(app) == PRESETS["classic"].plan


def test_bonuses_are_added_changed_and_removed() -> None:
    app = visit("en-lab-plan")
    app.button(key="lab-bonus-add").click().run()
    app.number_input(key="lab-bonus-0-month").set_value(7).run()
    app.number_input(key="lab-bonus-0-repay").set_value(50.0).run()
    (bonus,) = plan_in(app).bonuses
    assert (bonus.month, bonus.repay) == (7, Decimal("0.5"))
    app.button(key="lab-bonus-0-remove").click().run()
    assert plan_in(app) == DEFAULT.plan


def test_clauses_are_switched_on_and_off() -> None:
    app = visit("en-lab-plan")
    for clause in ("cap", "draw"):
        app.checkbox(key=f"lab-has-{clause}").check().run()
    app.checkbox(key="lab-draw-recoverable").uncheck().run()
    plan = plan_in(app)
    assert plan.cap is not None
    assert plan.draw is not None
    assert not plan.draw.recoverable
    for clause in ("cap", "draw"):
        app.checkbox(key=f"lab-has-{clause}").uncheck().run()
    assert plan_in(app) == DEFAULT.plan


def test_a_rate_becomes_an_amount_at_quota_that_pays_the_same_and_back() -> None:
    app = visit("en-lab-plan")
    app.button_group(key="lab-commission").set_value("target").run()
    assert plan_in(app).target == Decimal("600.00")
    assert plan_in(app).rate is None
    app.button_group(key="lab-commission").set_value("rate").run()
    assert plan_in(app) == DEFAULT.plan


def test_a_quota_that_the_plan_hangs_on_is_not_taken_away() -> None:
    app = with_lab("en-lab-plan", plan=TIERED)
    app.number_input(key="lab-quota").set_value(0.0).run()
    assert faults(app) == []
    assert plan_in(app) == TIERED
    assert app.number_input(key="lab-quota").value == 10_000


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "out of range for ‘target’; write a number up to 1000000"),
        ("lv", "ir ārpus pieļautajām robežām; rakstiet 1000000 vai mazāku skaitli"),
    ],
)
def test_a_change_that_makes_no_plan_changes_nothing_and_is_told(language: str, told: str) -> None:
    app = with_lab(f"{language}-lab-plan", plan=PayPlan(rate=Decimal(1), quota=Decimal(10**9)))
    app.button_group(key="lab-commission").set_value("target").run()
    assert faults(app) == []
    assert lab(app).plan.rate == 1
    (error,) = app.error
    assert "target" in error.value
    assert error.value.endswith(told)


def test_yaml_that_is_right_moves_the_controls_and_stays_as_it_was_typed() -> None:
    app = visit("en-lab-plan")
    text = "# mine\nbase: 1111.11\nrate: 0.06\n"
    app.text_area(key=YAML).set_value(text).run()
    assert faults(app) == []
    assert app.number_input(key="lab-base").value == 1111.11
    assert app.text_area(key=YAML).value == text
    app.number_input(key="lab-base").set_value(1200.0).run()
    assert plan_in(app).rate == Decimal("0.06")


WRONG = {
    "en": [
        "Line 1: “9oo” is not a plain number; write digits and a point, such as 1500 or 0.08",
        "Line 2: 5 is too much for a rate, a fraction; write 0.05 for 5 %",
    ],
    "lv": [
        "1. rinda: „9oo” nav skaitlis;"
        " rakstiet ar cipariem, komata vietā lieciet punktu, piemēram, 1500 vai 0.08",
        "2. rinda: 5 likmei ir par daudz: to raksta kā daļu, nevis procentos;"
        " rakstiet 0.05, ja domājāt 5\u00a0%",
    ],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_yaml_that_is_wrong_is_told_line_by_line_and_kept(language: str) -> None:
    app = visit(f"{language}-lab-plan")
    text = "base: 9oo\nrate: 5\n"
    app.text_area(key=YAML).set_value(text).run()
    assert faults(app) == []
    assert lab(app) == DEFAULT
    (told,) = [code.value for code in app.code]
    lines = told.splitlines()
    assert len(lines) == 2
    assert lines == WRONG[language]
    assert app.text_area(key=YAML).value == text
    app.number_input(key="lab-base").set_value(1300.0).run()
    assert app.text_area(key=YAML).value == text, "what was typed is lost"
    app.button(key="lab-plan-give-up").click().run()
    assert plan_in(app).base == 1300
    assert list(app.code) == []


@pytest.mark.parametrize("text", ["base: 1000\nbase: 2000\n", "base: 1000\nbase:\n"])
def test_of_a_text_with_anything_to_mend_nothing_is_taken(text: str) -> None:
    app = visit("en-lab-plan")
    app.text_area(key=YAML).set_value(text).run()
    assert faults(app) == []
    assert "Until it is mended, the last plan that was right counts" in app.error[0].value
    assert lab(app) == DEFAULT
    assert app.text_area(key=YAML).value == text


def test_a_plan_is_brought_by_a_file() -> None:
    app = visit("en-lab-plan")
    app.file_uploader(key="lab-plan-upload").upload("p.yaml", TIERED.to_yaml().encode()).run()
    assert faults(app) == []
    assert lab(app).plan == TIERED
    assert link_of(app) is not None


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00\xd8", b"a" * 30_000, b"\x89PNG\r\n\x1a\n"])
def test_a_file_that_is_no_plan_is_refused_in_a_sentence(content: bytes) -> None:
    app = visit("en-lab-plan")
    app.file_uploader(key="lab-plan-upload").upload("p.yaml", content).run()
    assert faults(app) == []
    assert lab(app) == DEFAULT
    assert any("holds no plan" in error.value for error in app.error)


def test_a_file_with_flaws_lands_in_the_text_to_be_mended() -> None:
    app = visit("en-lab-plan")
    app.file_uploader(key="lab-plan-upload").upload("p.yaml", b"base: lots\n").run()
    assert lab(app) == DEFAULT
    assert app.text_area(key=YAML).value == "base: lots\n"
    assert "“lots”" in app.code[0].value
