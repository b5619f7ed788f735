"""What the page on pay shows is what the engine reads and pays, to the cent."""

from __future__ import annotations

import doctest
from dataclasses import fields

import pytest

from course.app.addresses import TOOLS, Address, PageKind
from course.locale import words_for
from course.pay import read_plan
from course.pay.charts import CHARTS
from course.pay.lab import presets, state
from course.pay.lab.intake import bookings as intake
from course.pay.lab.intake import table
from course.pay.lab.links import link
from course.pay.plans import plan
from course.pay.statements import deals
from course.pay.statements.statement import PayMonth
from course.pay.statements.telling import tell
from tests.docs.pages import PAY, REPOSITORY, Example, code, numbers, read_page
from tests.docs.pay_examples import (
    ACCOUNT,
    DEALS,
    PASTED,
    PLAN,
    PYTHON,
    SOLD,
    Worked,
    amount,
    bookings,
    of,
    worked,
)

PAGE = read_page(PAY)
WORKED = worked(PAGE.sections)


def each(sort: str) -> pytest.MarkDecorator:
    found = [example for section in PAGE.sections for example in of(section, sort)]
    assert found, f"no example is “{sort}”"
    return pytest.mark.parametrize("example", found, ids=[example.name for example in found])


@each(PLAN)
def test_a_plan_is_read_without_a_problem(example: Example) -> None:
    assert read_plan(example.text)[1] == []


@each(DEALS)
def test_a_list_of_deals_is_read_without_a_problem(example: Example) -> None:
    assert bookings(example)[1] == []


@pytest.mark.parametrize("case", WORKED, ids=[case.section.name for case in WORKED])
def test_a_plan_pays_what_the_table_beside_it_says(case: Worked) -> None:
    names = {field.name for field in fields(PayMonth)} | {SOLD}
    told = {name: case.column(name) for name in case.table.head if name in names}
    assert len(told) > 2
    assert {name: [*map(amount, cells)] for name, cells in told.items()} == {
        name: case.paid(name) for name in told
    }


def test_every_clause_of_a_plan_is_shown_with_what_it_pays() -> None:
    shown = {name for case in WORKED for name in case.plan.model_fields_set}
    assert shown == set(plan.PayPlan.model_fields)


def test_an_account_of_a_month_has_the_very_lines_of_the_engine() -> None:
    sections = [section for section in PAGE.sections if of(section, ACCOUNT)]
    assert sections
    for section in sections:
        (case,) = worked([section])
        (account,) = of(section, ACCOUNT)
        months = [[tell(step, words_for("en")) for step in m.steps] for m in case.statement]
        assert account.text.splitlines() in months


@each(PASTED)
def test_a_pasted_list_is_read_as_the_deals_beside_it(example: Example) -> None:
    read = intake.read_bookings(example.text)
    assert read.flaws == ()
    section = next(s for s in PAGE.sections if example in s.examples)
    (listed,) = of(section, DEALS)
    assert read.bookings == bookings(listed)[0]


@each(PYTHON)
def test_a_session_of_python_goes_as_shown(example: Example) -> None:
    test = doctest.DocTestParser().get_doctest(example.text, {}, example.name, example.name, 0)
    told: list[str] = []
    assert not doctest.DocTestRunner().run(test, out=told.append).failed, "".join(told)


def test_the_addresses_of_the_lab_are_those_there_are() -> None:
    pages = [Address("en", PageKind.LAB), *(Address("en", kind) for kind in TOOLS)]
    pages += [Address("en", PageKind.CHART, chart=name) for name in CHARTS]
    told = PAGE.section("The pages of the lab").named("address")
    assert told == {page.path for page in pages}


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_stands_in_the_list_with_its_question(name: str) -> None:
    rows = {code(row[0])[0]: row for t in PAGE.section("Charts").tables for row in t.rows}
    assert rows[name][1].replace("'", "’") == CHARTS[name].heading()


def test_every_plan_to_begin_with_is_named() -> None:
    told = " ".join(PAGE.section("My plan").text)
    assert [p.name for p in presets.PRESETS.values() if p.name not in told] == []


def test_every_limit_of_pay_is_told() -> None:
    told = numbers(" ".join(PAGE.section("Limits of pay").text))
    lengths = {link.MAX_LENGTH, table.MOST_BYTES / 1_000_000, table.MOST_ROWS}
    assert {plan.LAST_MONTH, deals.MOST, state.MOST_MONTHS, *lengths} <= told


def test_the_rooms_of_the_code_are_where_the_page_says() -> None:
    rows = [row for t in PAGE.section("Where things live").tables for row in t.rows]
    named = [name for row in rows for name in code(row[0])]
    assert named
    assert [name for name in named if not (REPOSITORY / "course" / name).exists()] == []
