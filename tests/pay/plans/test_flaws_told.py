"""What is wrong with a plan or with deals, said to those who read Latvian."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from course.files.problem import Problem
from course.files.told import Told
from course.locale import words_for
from course.pay import Cancellation, Deal, PayError, PayPlan, read_plan
from course.pay.chance.flow import DealFlow
from course.pay.plans.plan import Bonus, Draw, Tier
from course.pay.statements.deals import checked, read_bookings
from tests.pay.plans import test_plan
from tests.pay.statements import test_deals

LV, EN = words_for("lv"), words_for("en")

NO_YAML = {
    "a colon in a text": "base: x: y",
    "a quotation mark left open": "base: 'x\nrate: 1",
    "a quotation mark closed too late": "base: 'a\nrate: 1\nquota: d'e",
    "a backslash": 'base: "\\q"',
    "a bracket left open": "ramp: [1",
    "a character that begins no text": "base: @x",
    "an alias": "base: *x",
    "an alias in itself": "base: &x [*x]",
    "a tag": "base: !x 1",
    "a clause twice": "base: 1\nbase: 2",
    "two documents": "base: 1\n---\nbase: 2",
    "a character that nobody sees": "base: \x07",
    "a tab": "draw:\n\tamount: 1",
    "a line without a colon": "base: 1\nrate",
    "a line out of place": "draw:\n  amount: 1\n recoverable: true",
    "an item out of place": "bonuses:\n- month: 1\n  amount: 1\n -",
    "a name that is a list": "? [a]\n: 1",
    "far too deep": "[" * 50,
    "far too much": "- x\n" * 60_000,
}
UNFIT = {
    "no list": "tiers: 4",
    "no number in a list": "ramp: [-1, x]",
    "too long a list": f"ramp: [{'1,' * 121}]",
    "no fields": "bonuses: [a]",
    "neither true nor false": "draw: {amount: 1, recoverable: maybe}",
    "no whole number": "bonuses: [{month: 1.5, amount: 1}]",
    "too large a number": "bonuses: [{month: 99999999999999999999999, amount: 1}]",
    "a clause of no name at all": "xyzzy: 2",
    "fields that are left out": "tiers: [{}]\ndraw: {recoverable: true}\nbonuses: [{}]",
    "fields without a value": "draw: {amount: }\nbonuses: [{month: , amount: }]",
}
PLANS = {**{name: text for name, text, _ in test_plan.FLAWED}, **NO_YAML, **UNFIT}
DEALS = {
    "no list": "month: 1",
    "no deal": "- a",
    "fields that are left out": "- {month: }\n- {cancels: A}",
    "no deals of such names": "- {month: 1, amount: 1, id: A}\n- {month: 1, cancels: B}",
    "a name too long": f"- {{month: 1, amount: 1, id: {'A' * 81}}}",
}


def own_words(text: str) -> set[str]:
    """The words of a sentence without what it quotes from the file."""
    told = re.sub(r"‘[^’]*’|“[^”]*”|„[^”]*”|^[\w.\[\]]+: ", " ", text)
    return {word for word in re.findall(r"[^\W\d_]{2,}", told) if word not in QUOTED}


QUOTED = {"YAML", "true", "false", "id"}
"""Words of the files and names, the same in every language."""


def assert_said(text: str) -> None:
    said = LV.tell(text)
    assert isinstance(text, Told)
    assert said != text
    # „no” is a word of both languages.
    assert own_words(said) & own_words(text) <= {"no"}
    assert not re.search(r"[{}‘“]", re.sub(r"„[^”]*”|ar \{ vai \[|\[ vai \{", " ", said))
    assert EN.tell(text) == text or re.search(r"\d{4}", text)


def assert_all_said(problems: list[Problem]) -> None:
    assert problems
    for problem in problems:
        assert_said(problem.what)
        assert_said(problem.mend)


@pytest.mark.parametrize("name", PLANS)
def test_every_flaw_of_a_plan_is_said_in_latvian(name: str) -> None:
    assert_all_said(read_plan(PLANS[name])[1])


@pytest.mark.parametrize("name", DEALS)
def test_every_flaw_of_a_file_of_deals_is_said_in_latvian(name: str) -> None:
    assert_all_said(read_bookings(DEALS[name])[1])


@pytest.mark.parametrize(
    ("data", "english"), [f[1:] for f in test_deals.FLAWED], ids=[f[0] for f in test_deals.FLAWED]
)
def test_every_flaw_of_deals_is_said_in_latvian(data: list[dict[str, Any]], english: str) -> None:
    with pytest.raises(PayError) as caught:
        checked(data)
    assert caught.value.tell(EN) == (english,)
    (flaw,) = caught.value.flaws
    assert_said(flaw)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "base: 9oo",
            [
                "„9oo” nav skaitlis",
                "rakstiet ar cipariem, komata vietā lieciet punktu, piemēram, 1500 vai 0.08",
            ],
        ),
        ("ramps: [1]", ["lauka „ramps” šeit nav", "vai domājāt „ramp”?"]),
        (
            "measure: week",
            ["„measure” vērtība nevar būt „week”", "rakstiet „month”, „quarter” vai „year”"],
        ),
        (
            "ramp: [0.5, -1]",
            [
                "saraksta „ramp” 2. vienības vērtība „-1” ir ārpus pieļautajām robežām",
                "rakstiet 0 vai lielāku skaitli",
            ],
        ),
        (
            "draw: {recoverable: true}",
            ["trūkst lauka „amount”", "pievienojiet rindu „amount: …” (eiro mēnesī)"],
        ),
        (
            "base: 1\nbase: 2",
            ["lauks „base” ir ierakstīts divreiz, pirmoreiz 1. rindā", "paturiet vienu no abiem"],
        ),
    ],
)
def test_a_flaw_is_said_in_so_many_words(text: str, said: list[str]) -> None:
    (problem,) = read_plan(text)[1]
    assert [LV.tell(problem.what), LV.tell(problem.mend)] == said


def test_a_flaw_of_data_keeps_the_way_to_it() -> None:
    with pytest.raises(PayError) as caught:
        PayPlan.from_data({"tiers": [{"from": 0, "multiplier": "x"}], "sallary": 1})
    assert caught.value.tell(LV) == (
        "tiers[0].multiplier: „x” nav skaitlis;"
        " rakstiet ar cipariem, komata vietā lieciet punktu, piemēram, 1500 vai 0.08",
        "lauka „sallary” šeit nav; izdzēsiet to vai izlabojiet nosaukumu",
    )


FLOW: Mapping[str, Any] = {"deals_per_year": 36, "mean": 4000, "variation": 1}


@pytest.mark.parametrize(
    "fields",
    [
        {"process": "negative-binomial"},
        {"process": "negative-binomial", "shape": "0.01"},
        {"shape": 4},
    ],
)
def test_every_flaw_of_a_flow_is_said_in_latvian(fields: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="shape") as caught:
        DealFlow.model_validate({**FLOW, **fields})
    (flaw,) = PayError.of(caught.value).flaws  # type: ignore[arg-type]
    assert_said(flaw)


def required(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    for name, field in model.model_fields.items():
        if field.is_required():
            yield name, field.description or ""


@pytest.mark.parametrize("model", [PayPlan, Tier, Draw, Bonus, Deal, Cancellation])
def test_what_a_missing_field_means_can_be_said(model: type[BaseModel]) -> None:
    """A field that may be left out is never missing, so its meaning is never told."""
    assert [name for name, meaning in required(model) if not isinstance(meaning, Told)] == []


CLAUSES = st.sampled_from(list(PayPlan.model_fields))
VALUES = st.sampled_from(
    """
    |x|-1|9e99|[]|{}|[x]|[{}]|{a: b}|[[1]]|nan|''|1.23456|{amount: []}|[{from: x, multiplier: }]
    |[{month: 0, amount: -1, stay: x, repay: 9}]
    """.split("|")
)


@given(
    st.lists(st.tuples(CLAUSES, VALUES), max_size=5),
    st.text(":-?[]{}&*!|>'\"%@`#, \nā", max_size=9),
)
def test_whatever_is_typed_is_answered_in_latvian(
    clauses: list[tuple[str, str]], more: str
) -> None:
    text = "".join(f"{name}: {value}\n" for name, value in clauses) + more
    for problem in read_plan(text)[1]:
        assert isinstance(problem.what, Told)
        assert isinstance(problem.mend, Told)
