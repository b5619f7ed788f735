"""The lab in the session and in the address: what is set up stays, and a link brings it elsewhere."""

from __future__ import annotations

import pytest

from course.app.addresses import LAB_KINDS, PageKind, addresses
from course.locale import words_for
from course.pay.lab.links.link import decode, encode
from course.pay.lab.presets import PRESETS
from course.pay.lab.state import DEFAULT, changed
from course.pay.statements.deals import Deal
from tests.app.labs import LANGUAGES, TIERED, lab, link_of, with_lab
from tests.app.visiting import BICYCLE, SHIPPED, course_in, faults, go, shown, title, visit

TOOLS = ("lab", "lab-plan", "lab-year", "lab-offers", "lab-summary", "lab-cap", "lab-two-offers")


def test_only_a_course_that_wants_the_lab_has_it() -> None:
    kinds = {address.kind for address in addresses(course_in(BICYCLE))}
    assert not kinds & LAB_KINDS
    assert {address.kind for address in addresses(course_in(SHIPPED))} >= LAB_KINDS


def test_without_the_lab_its_address_leads_nowhere(bicycle: object) -> None:
    assert title(visit("en-lab-plan")) == words_for("en").say("There is no such page")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_front_page_leads_to_every_tool_with_its_question(language: str) -> None:
    app = visit(f"{language}-lab")
    links = {link.proto.page for link in app.main.page_link}
    course = course_in(SHIPPED)
    there = {a.path for a in addresses(course) if a.language == language and a.kind in LAB_KINDS}
    assert links == there
    assert sum(caption.value.endswith("?") for caption in app.caption) >= len(there) - 1


@pytest.mark.parametrize("tool", TOOLS)
def test_every_page_of_the_lab_leads_to_all_the_others(tool: str) -> None:
    course = course_in(SHIPPED)
    here = {a.path for a in addresses(course) if a.language == "en" and a.kind in LAB_KINDS}
    assert {link.proto.page for link in visit(f"en-{tool}").main.page_link} >= here


def test_as_at_the_start_the_address_says_nothing() -> None:
    for tool in TOOLS:
        app = visit(f"en-{tool}")
        assert faults(app) == []
        assert link_of(app) is None


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_opens_the_same_lab_on_any_of_its_pages(language: str, tool: str) -> None:
    state = changed(DEFAULT, plan=TIERED, deals=(Deal(month=2, amount=5000),), months=6, leaves=5)
    app = visit(f"{language}-{tool}", query={"lab": encode(state).text})
    assert faults(app) == []
    assert lab(app) == state
    assert link_of(app) == encode(state).text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("nonsense", "not one of the pay lab’s"),
        ("1.eJyrVipI", "damaged"),
        ("999.eJyrVipI", "newer version"),
        ("1." + "A" * 7000, "longer than any"),
    ],
)
def test_a_mangled_link_opens_the_default_and_says_so(text: str, told: str) -> None:
    app = visit("en-lab-plan", query={"lab": text})
    assert faults(app) == []
    assert told in "\n".join(warning.value for warning in app.warning)
    assert lab(app) == DEFAULT
    assert link_of(app) is None


def test_a_mangled_link_leaves_alone_what_the_session_has() -> None:
    app = with_lab("en-lab-plan", plan=TIERED)
    app.query_params["lab"] = "1.eJyrVipI"
    app.run()
    assert lab(app).plan == TIERED
    assert "damaged" in app.warning[0].value
    assert link_of(app) == encode(changed(DEFAULT, plan=TIERED)).text


def test_what_is_set_up_stays_from_page_to_page_and_from_language_to_language() -> None:
    app = visit("en-lab-plan")
    app.number_input(key="lab-base").set_value(1234.56).run()
    for path in ("en-lab-year", "lv-lab-plan", "lv-pay", "lv-lab-offers", "en-lab-plan"):
        app.query_params.clear()
        go(app, path)
        assert faults(app) == []
    assert app.number_input(key="lab-base").value == 1234.56
    link = link_of(app)
    assert link is not None
    assert decode(link) == lab(app)


def test_an_older_address_in_the_same_session_brings_that_lab_back() -> None:
    app = visit("en-lab-plan")
    app.number_input(key="lab-base").set_value(1000.0).run()
    before = link_of(app)
    assert before is not None
    app.number_input(key="lab-base").set_value(2000.0).run()
    app.query_params["lab"] = before
    app.run()
    assert app.number_input(key="lab-base").value == 1000.0


def test_a_link_followed_before_it_knew_of_the_last_change_loses_nothing() -> None:
    app = visit("en-lab-plan")
    app.number_input(key="lab-base").set_value(1000.0).run()
    before = link_of(app)
    assert before is not None
    app.number_input(key="lab-base").set_value(2000.0).run()
    app.query_params["lab"] = before
    go(app, "en-lab-year")
    assert lab(app).plan.base == 2000
    assert link_of(app) == encode(lab(app)).text


def test_the_way_from_a_page_that_stayed_open_for_long_loses_nothing() -> None:
    app = with_lab("en-lab-cap", months=3)
    way = next(link.proto.query_string for link in app.main.page_link).removeprefix("lab=")
    app.session_state["course:lab"] = changed(DEFAULT, months=4)
    app.session_state["course:lab-told"].links.clear()
    app.query_params["lab"] = way
    go(app, "en-lab-year")
    assert lab(app).months == 4


def test_links_between_the_labs_pages_bring_the_lab_along() -> None:
    app = visit("en-lab-plan")
    app.number_input(key="lab-base").set_value(1000.0).run()
    queries = {link.proto.query_string for link in app.main.page_link}
    assert queries == {f"lab={link_of(app)}"}


def test_starting_over_puts_everything_back() -> None:
    app = with_lab("en-lab", plan=PRESETS["draw"].plan, months=3)
    (question,) = [text.value for text in app.markdown if "go back to what they were" in text.value]
    assert "plan, deals, offers and charts" in question
    app.button(key="lab-start-over-yes").click().run()
    assert lab(app) == DEFAULT
    assert link_of(app) is None


def test_deals_that_do_not_fit_in_the_address_are_kept_and_told() -> None:
    deals = tuple(Deal(month=1 + n % 12, amount=n * 7919 % 9973 + n) for n in range(3000))
    app = visit("en-lab-year")
    app.session_state["course:lab"] = changed(DEFAULT, deals=deals)
    app.run()
    assert faults(app) == []
    assert "too many deals for the address" in shown(app)
    assert lab(app).deals == deals
    link = link_of(app)
    assert link is not None
    assert len(link) <= 6000


def test_the_kinds_of_lab_pages_have_addresses_that_say_so() -> None:
    for address in addresses(course_in(SHIPPED)):
        if address.kind in LAB_KINDS:
            assert address.path.startswith(f"{address.language}-{PageKind.LAB}")
