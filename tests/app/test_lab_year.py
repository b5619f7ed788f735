"""My year: deals typed, pasted, uploaded or drawn; the statement with its account; what-if."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from streamlit.testing.v1 import AppTest

from course.locale import words_for
from course.pay.chance.simulation import draw_deals
from course.pay.lab.presets import PRESETS
from course.pay.lab.state import DEFAULT
from course.pay.lab.what_if.difference import weighed
from course.pay.net import net_pay
from course.pay.statements.deals import Cancellation, Deal
from course.pay.statements.statement import pay_statement
from course.pay.statements.telling import line
from tests.app.labs import LANGUAGES, TIERED, euros, lab, piece, spaced, with_lab
from tests.app.visiting import SHIPPED, charts, course_in, faults, prose, shown, visit

DEALS = (
    Deal(month=1, amount=8000, id="A"),
    Deal(month=2, amount=12_000, id="B"),
    Cancellation(month=3, cancels="A", share=Decimal("0.5")),
    Deal(month=4, amount=25_000, id="C"),
)


def statement_of(app: AppTest) -> str:
    """The statement's HTML; the currency is not set apart in it."""
    (html,) = [text["html"] for text in prose(app) if "statement" in text["html"]]
    return re.sub(r'<span class="currency">(.*?)</span>', r"\1", html)


def rows(app: AppTest) -> list[list[str]]:
    """The statement's cells, a list for each month, then one for all of them."""
    html = statement_of(app)
    found = re.findall(r'<tr class="(?:total)?">(.*?)</tr>', html)
    return [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in found]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_statement_has_a_row_for_each_month_as_the_engine_says(language: str) -> None:
    app = with_lab(f"{language}-lab-year", plan=TIERED, deals=DEALS)
    assert faults(app) == []
    words = words_for(language)
    months = pay_statement(TIERED, DEALS, 12)
    *told, total = rows(app)
    assert [row[0] for row in told] == [words.number(month.month) for month in months]
    assert [row[-1] for row in told] == [words.euro(m.gross, cents=True) for m in months]
    whole = sum((month.gross for month in months), Decimal(0))
    assert total[-1] == words.euro(whole, cents=True)
    assert spaced(words.euro(whole, cents=True)) in piece(app, 'class="figures"')


def test_every_column_of_amounts_adds_up_to_its_total() -> None:
    app = with_lab("en-lab-year", plan=TIERED, deals=DEALS)
    *told, total = rows(app)
    for at, whole in enumerate(total):
        if whole.startswith(("€", "−")):
            assert sum((euros(row[at]) for row in told), Decimal(0)) == euros(whole)


def test_heads_of_amounts_name_the_currency_also_where_nothing_is_known() -> None:
    app = with_lab("en-lab-year", plan=TIERED.model_copy(update={"base": Decimal(9000)}))
    app.selectbox(key="lab-year-tax").set_value("lv-2026").run()
    heads = re.findall(r"<th(?: [^>]*)?>(.*?)</th>", statement_of(app))
    assert [head for head in heads if not head.endswith(" €")] == ["Month", "Attainment"]
    assert heads[-1] == "Net €"
    assert rows(app)[0][-1] == "–"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_month_unfolds_to_all_lines_of_its_account(language: str) -> None:
    app = with_lab(f"{language}-lab-year", plan=TIERED, deals=DEALS)
    words, told = words_for(language), piece(app, "statement")
    for month in pay_statement(TIERED, DEALS, 12):
        for step in month.steps:
            assert spaced(line(step, words).name) in told
            assert spaced(line(step, words).amount) in told


def test_deals_after_the_last_month_are_told() -> None:
    app = with_lab("en-lab-year", deals=DEALS, months=3)
    told = "1 row of your deals is later than month 3, the last one here: it is not counted."
    assert [info.value for info in app.info] == [told]
    assert told in piece(with_lab("en-lab-summary", deals=DEALS, months=3), 'class="sheet"')
    app.selectbox(key="lab-leaves").set_value(2).run()
    assert "2 rows of your deals are later than month 2" in app.info[0].value
    app.selectbox(key="lab-leaves").set_value(0).run()
    app.number_input(key="lab-months").set_value(4).run()
    assert list(app.info) == []


def test_on_a_phone_a_month_tells_all_that_adds_up_to_its_pay_and_no_noughts() -> None:
    app = with_lab("en-lab-year", plan=TIERED, deals=DEALS)
    cells = re.findall(r'<td class="([^"]*)" data-label="([^"]*)">([^<]*)<', statement_of(app))
    left_out = {(label, cell) for sides, label, cell in cells if "minor" in sides}
    assert {label for label, _ in left_out} == {"Attainment", "Carried over", "Draw", "Bonus"}
    assert {cell for label, cell in left_out if label != "Attainment"} == {"€0.00"}
    assert {label for sides, label, _ in cells if "minor" not in sides} >= {"Base", "Draw", "Bonus"}


def test_what_is_owed_in_the_end_is_told_on_the_page_in_the_steps_and_in_the_summary() -> None:
    fields = {"plan": PRESETS["draw"].plan, "leaves": 5}
    app = with_lab("en-lab-year", **fields)
    assert faults(app) == []
    last = pay_statement(PRESETS["draw"].plan, DEFAULT.deals, 12, 5)[-1]
    assert (last.debt, last.carry) == (Decimal("800.00"), Decimal("-975.00"))
    told = [box.value for box in app.warning]
    assert ["you owe €800.00 of the draw" in told[0], "€975.00 of commission" in told[1]] == [
        True
    ] * 2
    assert "Owed of the draw at the month’s end: €800.00" in piece(app, "statement")
    assert "Carried over: what a month could not take back" in shown(app)
    sheet = piece(with_lab("en-lab-summary", **fields), 'class="sheet"')
    for sentence in (*told, "Carried over: what a month could not take back"):
        assert sentence in sheet


def test_leaving_ends_the_statement() -> None:
    app = with_lab("en-lab-year", plan=TIERED)
    app.selectbox(key="lab-leaves").set_value(7).run()
    assert faults(app) == []
    assert lab(app).leaves == 7
    assert len(rows(app)) == 7 + 1


def test_a_shorter_statement_forgets_a_later_leaving() -> None:
    app = with_lab("en-lab-year", leaves=7)
    app.number_input(key="lab-months").set_value(6).run()
    assert faults(app) == []
    assert (lab(app).months, lab(app).leaves) == (6, None)
    assert len(rows(app)) == 6 + 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_net_pay_is_told_by_the_tax_year_with_what_it_is_not(language: str) -> None:
    app = visit(f"{language}-lab-year")
    tax = course_in(SHIPPED).taxes["lv-2026"]
    app.selectbox(key="lab-year-tax").set_value("lv-2026").run()
    assert faults(app) == []
    words = words_for(language)
    months = pay_statement(DEFAULT.plan, DEFAULT.deals, 12)
    nets = [words.euro(net_pay(month.gross, tax).net, cents=True) for month in months]
    assert [row[-1] for row in rows(app)[:-1]] == nets
    whole = sum((net_pay(month.gross, tax).net for month in months), Decimal(0))
    assert rows(app)[-1][-1] == words.euro(whole, cents=True)
    assert {"lv": "konsultācija", "en": "not tax advice"}[language] in shown(app)


def test_net_pay_that_is_not_known_is_refused_in_a_sentence() -> None:
    app = with_lab("en-lab-year", plan=TIERED.model_copy(update={"base": Decimal(9000)}))
    app.selectbox(key="lab-year-tax").set_value("lv-2026").run()
    assert faults(app) == []
    assert {row[-1] for row in rows(app)[:-1]} == {"–"}
    (told,) = [info.value for info in app.info]
    assert "€8,775" in told


def test_deals_that_make_no_sense_are_told_and_the_rest_of_the_page_stays() -> None:
    app = with_lab("en-lab-year", deals=(Cancellation(month=3, cancels="nobody"),))
    assert faults(app) == []
    assert "nobody" in "".join(box.value for box in (*app.error, *app.warning))


PASTED = "Mēnesis;Summa;Darījums;Atcelts\n1;1 000,50;X;\nmarts;abc;Y;\n3;2000;Z;\n4;;;X\n"


def test_a_pasted_list_is_recognised_its_bad_rows_told_and_the_good_ones_kept() -> None:
    app = visit("en-lab-year")
    app.text_area(key="lab-paste").set_value(PASTED)
    app.button(key="lab-paste-replace").click().run()
    assert faults(app) == []
    assert lab(app).deals == (
        Deal(month=1, amount=Decimal("1000.50"), id="X"),
        Deal(month=3, amount=2000, id="Z"),
        Cancellation(month=4, cancels="X"),
    )
    assert "semicolons" in app.success[0].value
    assert "Row 3" in app.warning[0].value


def test_a_pasted_list_is_added_to_the_deals_with_names_of_its_own() -> None:
    app = with_lab("en-lab-year", deals=DEALS)
    app.text_area(key="lab-paste").set_value("5;100;A")
    app.button(key="lab-paste-add").click().run()
    assert faults(app) == []
    assert lab(app).deals == (*DEALS, Deal(month=5, amount=100, id="A (2)"))


@pytest.mark.parametrize("pasted", ["", "no deals at all", "\x00", "month;amount\nsoon;1\n"])
def test_a_list_without_deals_changes_nothing_and_is_told(pasted: str) -> None:
    app = with_lab("en-lab-year", deals=DEALS)
    app.text_area(key="lab-paste").set_value(pasted)
    app.button(key="lab-paste-replace").click().run()
    assert faults(app) == []
    assert lab(app).deals == DEALS
    (told,) = app.warning
    assert told.proto.title == "Nothing could be read: your deals are as they were"
    assert list(app.success) == []
    assert list(app.info) == []


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04" + bytes(40), b"\x00\xff\xfe\x81" * 9, b"1;100\n" * 100_001]
)
def test_a_file_of_which_nothing_is_read_is_not_told_to_be_counted(content: bytes) -> None:
    app = with_lab("en-lab-year", deals=DEALS)
    app.file_uploader(key="lab-csv").upload("deals.csv", content).run()
    assert faults(app) == []
    assert lab(app).deals == DEALS
    (told,) = app.warning
    assert told.proto.title == "Nothing could be read: your deals are as they were"


def test_rows_passed_over_beside_good_ones_are_told_as_such() -> None:
    app = visit("en-lab-year")
    app.text_area(key="lab-paste").set_value(PASTED)
    app.button(key="lab-paste-replace").click().run()
    assert app.warning[0].proto.title == "These rows are not counted; all the others are"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1257"])
def test_a_csv_file_is_read_in_any_usual_encoding(encoding: str) -> None:
    app = visit("lv-lab-year")
    text = "Mēnesis;Summa;Darījums\n2;1500,25;Šķūnis\n"
    app.file_uploader(key="lab-csv").upload("deals.csv", text.encode(encoding)).run()
    assert faults(app) == []
    assert lab(app).deals == (Deal(month=2, amount=Decimal("1500.25"), id="Šķūnis"),)


def test_chance_draws_the_same_deals_for_the_same_number_and_others_for_the_next() -> None:
    app = visit("en-lab-year")
    app.button(key="lab-draw-deals").click().run()
    first = lab(app)
    assert first.seed == app.number_input(key="lab-draw-number").value == 1
    assert first.deals == draw_deals(first.flow, 12, first.seed)
    app.button(key="lab-draw-deals").click().run()
    assert lab(app).deals != first.deals
    assert lab(app).seed == app.number_input(key="lab-draw-number").value == first.seed + 1


def test_a_draws_number_brings_its_deals_again() -> None:
    app = visit("en-lab-year")
    app.number_input(key="lab-draw-number").set_value(77).run()
    assert faults(app) == []
    assert lab(app).deals == draw_deals(DEFAULT.flow, 12, 77)
    app.number_input(key="lab-flow-deals").set_value(60.0).run()
    app.button(key="lab-draw-deals").click().run()
    assert lab(app).seed == 77, "the number stands for other deals now: they are drawn first"
    assert lab(app).deals == draw_deals(lab(app).flow, 12, 77)


def test_the_flow_of_deals_is_set_by_its_fields() -> None:
    app = visit("en-lab-year")
    app.number_input(key="lab-flow-deals").set_value(60.0).run()
    app.number_input(key="lab-flow-variation").set_value(0.0).run()
    app.checkbox(key="lab-flow-years").check().run()
    assert faults(app) == []
    flow = lab(app).flow
    assert flow.deals_per_year == 60
    assert flow.variation == 0
    assert flow.process == "negative-binomial"


def test_the_table_is_cleared() -> None:
    app = visit("en-lab-year")
    app.button(key="lab-deals-clear").click().run()
    assert faults(app) == []
    assert lab(app).deals == ()
    assert {row[1] for row in rows(app)} == {"€0.00"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_if_tells_the_difference_of_each_change(language: str) -> None:
    app = with_lab(f"{language}-lab-year", plan=TIERED, deals=DEALS)
    words = words_for(language)
    for change, made in weighed(TIERED, DEALS, 12):
        app.selectbox(key="lab-change").set_value(change.id).run()
        assert faults(app) == []
        told = shown(app)
        assert words.euro(made.before, cents=True) in told
        assert words.euro(made.after, cents=True) in told
        (drawing,) = charts(app)
        assert words.euro(abs(made.total), cents=True) in drawing["alt"]


def test_a_change_is_taken_over_into_the_plan() -> None:
    app = with_lab("en-lab-year", plan=TIERED, deals=DEALS)
    change, _ = weighed(TIERED, DEALS, 12)[0]
    app.selectbox(key="lab-change").set_value(change.id).run()
    app.button(key="lab-change-take").click().run()
    assert faults(app) == []
    assert lab(app).plan == change.plan
