"""Two offers, the charts as pages, and the summary."""

from __future__ import annotations

from decimal import Decimal

import pytest
from streamlit.testing.v1 import AppTest

from course.app.keeper import chart_query
from course.content.model import ChartBlock, Lesson
from course.locale import words_for
from course.pay.chance.simulation import Draws
from course.pay.charts import CHARTS
from course.pay.lab.charted import chart_data, chart_parameters, fits_offers, with_mine
from course.pay.lab.plan_words.reading import reading
from course.pay.lab.presets import PRESETS
from course.pay.lab.state import DEFAULT
from course.pay.lab.two_offers.compare import compare, verdict
from tests.app.labs import LANGUAGES, TIERED, lab, link_of, piece, spaced, with_lab
from tests.app.visiting import (
    SHIPPED,
    charts,
    course_in,
    faults,
    go,
    move,
    prose,
    shown,
    visit,
    words,
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_verdict_is_said_in_its_two_sentences(language: str) -> None:
    app = visit(f"{language}-lab-offers")
    assert faults(app) == []
    said, offers, flow = words_for(language), DEFAULT.offers, DEFAULT.flow
    a, b = (Draws(offer.plan, flow, 12, 20_000, DEFAULT.seed) for offer in (offers.a, offers.b))
    for sentence in verdict(offers, flow, compare(offers, a, b, None), None, said):
        assert sentence in shown(app).replace("\\", "")


def test_the_break_even_of_the_checked_example_is_told() -> None:
    told = shown(visit("en-lab-offers"))
    assert "From €0 to €12,000 of sales a month A pays more." in told
    assert "From €12,000 of sales a month on B pays more." in told


def test_an_offer_is_changed_by_its_fields_and_by_its_text() -> None:
    app = visit("en-lab-offers")
    app.text_input(key="lab-offer-a-name").set_value("Bank").run()
    app.number_input(key="lab-offer-a-base").set_value(1550.5).run()
    app.number_input(key="lab-offer-a-rate").set_value(2.5).run()
    app.text_area(key="lab-offer-b-yaml").set_value(TIERED.to_yaml()).run()
    assert faults(app) == []
    offers = lab(app).offers
    assert (offers.a.name, offers.a.plan.base) == ("Bank", Decimal("1550.50"))
    assert offers.a.plan.rate == Decimal("0.025")
    assert offers.b.plan == TIERED
    assert "Bank" in piece(app, 'data-label="Bank"')


def test_of_an_offers_text_with_anything_to_mend_nothing_is_taken() -> None:
    app = visit("en-lab-offers")
    text = "base: 1000\nbase: 2000\n"
    app.text_area(key="lab-offer-a-yaml").set_value(text).run()
    assert faults(app) == []
    assert lab(app) == DEFAULT
    assert app.text_area(key="lab-offer-a-yaml").value == text


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", "An offer needs a name: this one stays “A”."),
        ("   ", "An offer needs a name: this one stays “A”."),
        ("B", "“B” is the other offer’s name: this one stays “A”."),
        (" B ", "“B” is the other offer’s name: this one stays “A”."),
    ],
)
def test_a_name_that_tells_nothing_apart_is_not_taken_and_it_is_said(name: str, told: str) -> None:
    app = visit("en-lab-offers")
    app.text_input(key="lab-offer-a-name").set_value(name).run()
    assert lab(app).offers.a.name == "A"
    assert app.text_input(key="lab-offer-a-name").value == "A"
    assert [error.value for error in app.error] == [told]
    app.text_input(key="lab-offer-a-name").set_value("C").run()
    assert list(app.error) == []


def test_an_offer_begins_from_my_plan_or_from_a_preset() -> None:
    app = with_lab("en-lab-offers", plan=TIERED)
    app.selectbox(key="lab-offer-a-source").set_value("mine").run()
    app.selectbox(key="lab-offer-b-source").set_value("draw").run()
    assert faults(app) == []
    assert lab(app).offers.a.plan == TIERED
    assert lab(app).offers.b.plan == PRESETS["draw"].plan


def test_costs_swings_and_tax_are_what_the_offers_are_measured_by() -> None:
    app = visit("en-lab-offers")
    app.number_input(key="lab-costs").set_value(1300.0).run()
    app.select_slider(key="lab-aversion").set_value(Decimal("1.5")).run()
    app.selectbox(key="lab-offers-tax").set_value("lv-2026").run()
    assert faults(app) == []
    offers = lab(app).offers
    assert offers.costs == 1300
    assert offers.aversion == Decimal("1.5")
    assert offers.tax == "lv-2026"
    told = piece(app, "Worth to you")
    assert "€1,300" in told
    assert "Net pay of a month with just that gross" in told


def test_costs_that_no_known_net_pay_covers_are_refused_in_a_sentence() -> None:
    app = visit("en-lab-offers")
    app.selectbox(key="lab-offers-tax").set_value("lv-2026").run()
    app.number_input(key="lab-costs").set_value(15_000.0).run()
    assert faults(app) == []
    assert len(app.info) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_average_whose_net_pay_is_not_known_is_told_in_a_sentence(language: str) -> None:
    fields = {
        "flow": DEFAULT.flow.model_copy(update={"mean": Decimal(60_000)}),
        "offers": DEFAULT.offers.model_copy(update={"tax": "lv-2026"}),
    }
    app = with_lab(f"{language}-lab-offers", **fields)
    assert faults(app) == []
    (told,) = [info.value for info in app.info]
    assert {"en": "€8,775", "lv": "8775"}[language] in told
    assert spaced(told) in piece(with_lab(f"{language}-lab-summary", **fields), 'class="sheet"')


@pytest.mark.parametrize("side", ["a", "b"])
def test_marks_in_an_offers_name_show_as_they_are(side: str) -> None:
    app = visit("en-lab-offers")
    app.text_input(key=f"lab-offer-{side}-name").set_value("<b>*x* $5").run()
    assert faults(app) == []
    assert "<b>" not in "".join(text["html"] for text in prose(app))
    assert r"\*x\* \$5" in shown(app)


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_that_fits_is_drawn_of_the_offers(name: str) -> None:
    chart = CHARTS[name]
    if "offers" in chart.parameters.model_fields:
        assert fits_offers(chart.parameters, DEFAULT)
        mine = with_mine(chart.parameters(), DEFAULT, {})
        assert mine.offers == (DEFAULT.offers.a, DEFAULT.offers.b)
    elif {"a", "b"} <= chart.parameters.model_fields.keys():
        assert fits_offers(chart.parameters, DEFAULT)
        mine = with_mine(chart.parameters(), DEFAULT, {})
        assert (mine.a.name, mine.b.name) == ("A", "B")
    else:
        assert not fits_offers(chart.parameters, DEFAULT)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_is_a_page_with_its_question_as_title(name: str, language: str) -> None:
    app = visit(f"{language}-lab-{name}")
    assert faults(app) == []
    assert app.title[0].value == words_for(language).say(CHARTS[name].heading())


@pytest.mark.parametrize("name", CHARTS)
def test_a_link_brings_a_charts_parameters_and_opens_it_at_once(name: str) -> None:
    chart, taxes = CHARTS[name], course_in(SHIPPED).taxes
    mine = with_mine(chart.parameters(), DEFAULT, taxes)
    app = with_lab(f"en-lab-{name}", charts={name: chart_data(mine)})
    assert faults(app) == []
    shown_now = chart_parameters(chart.parameters, lab(app).charts.get(name, {}), taxes)
    assert shown_now == mine
    if chart_data(mine):
        (shown_chart,) = charts(app)
        assert shown_chart["figure"]


@pytest.mark.parametrize("name", CHARTS)
def test_parameters_of_lessons_survive_the_link(name: str) -> None:
    course = course_in(SHIPPED)
    for edition in course.editions.values():
        for lesson in edition.lessons.values():
            blocks = lesson.blocks if isinstance(lesson, Lesson) else ()
            for block in blocks:
                if isinstance(block, ChartBlock) and block.name == name:
                    data = chart_data(block.parameters)
                    told = chart_parameters(CHARTS[name].parameters, data, course.taxes)
                    assert told == block.parameters


def test_parameters_that_make_no_sense_open_the_chart_as_it_begins() -> None:
    app = with_lab("en-lab-cap", charts={"cap": {"nonsense": 1}})
    assert faults(app) == []


def test_my_plan_fills_a_chart_on_request_and_goes_again() -> None:
    app = with_lab("en-lab-cap", plan=TIERED, charts={"cap": {"base": "567"}})
    app.button(key="lab-cap-mine").click().run()
    assert faults(app) == []
    assert lab(app).charts["cap"]["base"] == "900.5"
    assert link_of(app) is not None
    app.button(key="lab-cap-reset").click().run()
    assert "cap" not in lab(app).charts


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Not from your plan, but from the example until you move it: Cap."),
        ("lv", "Nevis no jūsu plāna, bet no piemēra, kamēr to nemaināt: Griesti."),
    ],
)
def test_a_clause_that_my_plan_lacks_is_told_to_be_the_examples(language: str, told: str) -> None:
    app = with_lab(f"{language}-lab-cap", plan=PRESETS["classic"].plan)
    assert list(app.info) == []
    app.button(key="lab-cap-mine").click().run()
    assert faults(app) == []
    assert [info.value for info in app.info] == [told]
    move(app, "cap", 1500)
    assert [info.value for info in app.info] == [told]
    app.button(key="lab-cap-reset").click().run()
    assert list(app.info) == []


def test_a_chart_keeps_where_it_was_moved_and_goes_back_to_the_example() -> None:
    app = with_lab("en-lab-cap", charts={"cap": {"base": "567"}})
    move(app, "cap", 1500)
    assert faults(app) == []
    assert lab(app).charts["cap"]["cap"] == "1500.00"
    told = link_of(app)
    go(app, "en-glossary")
    go(app, "en-lab-cap")
    assert lab(app).charts["cap"]["cap"] == "1500.00"
    assert standing(app)["cap"] == "1500"
    app.button(key="lab-cap-reset").click().run()
    assert "cap" not in lab(app).charts
    assert link_of(app) != told
    assert standing(app)["cap"] == "1000"


def standing(app: AppTest) -> dict[str, str]:
    """Where the controls of the page's chart stand."""
    return {c["id"]: c["values"][c["at"]] for c in charts(app)[0]["controls"]}


def test_a_lessons_chart_leads_to_the_lab_without_losing_what_is_set_up_there() -> None:
    app = with_lab("en-lab-plan", plan=TIERED)
    course = course_in(SHIPPED)
    lesson = course.editions["en"].lessons["pay"]
    assert isinstance(lesson, Lesson)
    block = next(b for b in lesson.blocks if isinstance(b, ChartBlock))
    app.query_params.clear()
    for name, value in chart_query(block.name, block.parameters).items():
        app.query_params[name] = value
    go(app, f"en-lab-{block.name}")
    assert faults(app) == []
    assert lab(app).plan == TIERED
    assert lab(app).charts.get(block.name, {}) == chart_data(block.parameters)
    assert "chart" not in app.query_params


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_has_plan_statement_verdict_questions_assumptions_and_link(
    language: str,
) -> None:
    app = with_lab(f"{language}-lab-summary", plan=TIERED)
    assert faults(app) == []
    told, said = piece(app, 'class="sheet"'), words_for(language)
    for sentence in reading(TIERED, said):
        assert spaced(sentence) in told
    for heading in (
        "My plan",
        "My year",
        "Two offers",
        "Ask before you sign",
        "Where the figures come from",
    ):
        assert said.say(heading) in told
    link = link_of(app)
    assert link is not None
    assert link in told
    assert words(said.say("Link to this lab:")) in told
