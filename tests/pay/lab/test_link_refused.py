"""Links that are damaged, foreign or meant for harm open nothing and are told apart."""

from __future__ import annotations

import base64
import json
import string
import zlib
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.files.problem import CourseError
from course.locale import words_for
from course.pay.lab.links.link import MAX_LENGTH, TOO_LONG, Link, LinkError, decode, encode
from course.pay.lab.state import DEFAULT, LabState, Offers, changed
from course.pay.offers.named_plan import NamedPlan
from course.pay.plans.plan import Bonus, PayPlan
from tests.pay.lab.states import PLAIN


def packed(data: object) -> str:
    """A link of version 1 that holds `data`, whatever it is."""
    return "1." + squeezed(json.dumps(data).encode())


def squeezed(raw: bytes, *, after: bytes = b"") -> str:
    return lettered(zlib.compress(raw, 9)[2:-4] + after)


def lettered(deflated: bytes) -> str:
    checked = deflated + zlib.crc32(deflated).to_bytes(4, "big")
    return base64.urlsafe_b64encode(checked).rstrip(b"=").decode()


def noisy(seed: int) -> PayPlan:
    """A plan as long as they come, of numbers that do not compress."""
    numbers = [pow(7, seed * 1000 + n, 1_000_003) for n in range(1, 121)]
    return PayPlan(
        bonuses=tuple(
            Bonus(
                month=1 + n % 1200,
                amount=Decimal(n * 97) / 100,
                stay=n % 997,
                repay=Decimal(n % 9973) / 10_000,
            )
            for n in numbers
        ),
        ramp=tuple(Decimal(n % 999_983) / 10_000 for n in numbers),
    )


def test_plans_too_long_for_any_address_have_no_link() -> None:
    offers = Offers(a=NamedPlan(name="A", plan=noisy(1)), b=NamedPlan(name="B", plan=noisy(2)))
    assert encode(changed(DEFAULT, plan=noisy(3), offers=offers)) == Link("", TOO_LONG)


@pytest.mark.parametrize("place", range(len(encode(PLAIN).text)))
def test_a_link_with_any_one_letter_changed_is_refused(place: int) -> None:
    text = encode(PLAIN).text
    for letter in string.ascii_letters + string.digits + "-_.= é":
        mangled = text[:place] + letter + text[place + 1 :]
        if mangled != text:
            with pytest.raises(LinkError):
                decode(mangled)


@pytest.mark.parametrize("state", [DEFAULT, PLAIN])
def test_a_link_cut_short_or_with_something_after_it_is_refused(state: LabState) -> None:
    text = encode(state).text
    for length in range(len(text)):
        with pytest.raises(LinkError):
            decode(text[:length])
    for more in string.ascii_letters + string.digits + "-_.=) \n":
        with pytest.raises(LinkError):
            decode(text + more)


@given(st.text(max_size=60) | st.text("0123456789.eNqrABC-_", max_size=60).map("1.".__add__))
def test_any_text_opens_a_lab_or_is_refused_in_one_sentence(text: str) -> None:
    told: CourseError | None = None
    try:
        decode(text)
    except LinkError as error:
        told = error
    assert told is None or str(told).endswith(".")


FOREIGN = "not one of the pay lab’s"
NEWER = "newer version"
DAMAGED = "damaged"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", FOREIGN),
        ("https://example.org/", FOREIGN),
        ("0.eNqrrgUAAXUA-Q", FOREIGN),
        ("2.eNqrrgUAAXUA-Q", NEWER),
        ("17.", NEWER),
        ("1.", DAMAGED),
        ("1.!!!", DAMAGED),
        ("1.AAAA", DAMAGED),
        ("1." + "A" * MAX_LENGTH, "longer than any"),
        ("1." + squeezed(b"{}"), None),
        ("1." + squeezed(b"not JSON"), DAMAGED),
        ("1." + squeezed(b"\xff"), DAMAGED),
        ("1." + squeezed(b'{"months": ' + b"9" * 5000 + b"}"), DAMAGED),
        ("1." + squeezed(b"[" * 100_000), DAMAGED),
        ("1." + squeezed(b'{"months": 12}' + b" " * 3_000_000), DAMAGED),
        ("1." + squeezed(b"{}", after=b"{}"), DAMAGED),
        ("1.AAAAAAAA", DAMAGED),
        ("1." + lettered(b"no deflate"), DAMAGED),
        ("1." + lettered(b""), DAMAGED),
    ],
)
def test_what_is_no_link_is_told_apart(text: str, said: str | None) -> None:
    if said is None:
        decode(text)
        return
    with pytest.raises(LinkError, match=said):
        decode(text)


@pytest.mark.parametrize(
    "data",
    [
        [],
        "plan",
        {"what": 1},
        {"plan": None},
        {"plan": {"base": "-1"}},
        {"plan": {"bases": "1"}},
        {"deals": 5},
        {"deals": [5]},
        {"deals": [[1]]},
        {"deals": [[0, "5"]]},
        {"deals": [[1, "5", "A", "1", "1"]]},
        {"deals": [[1, None, "A", "2"]]},
        {"deals": [[1, "1"]] * 30_000},
        {"months": 61},
        {"months": "x"},
        {"leaves": 0},
        {"flow": {}},
        {"flow": ["1", "2"]},
        {"flow": ["1", "2", 3]},
        {"flow": ["1", "2", "3", "poisson", "4"]},
        {"seed": -1},
        {"a": "A"},
        {"a": ["", {}]},
        {"costs": "NaN"},
        {"aversion": "4"},
        {"tax": "x" * 41},
        {"charts": []},
        {"charts": {"tier-lab": 5}},
        {"charts": {"tier-lab": {"x": 1e300}}},
        {"charts": {"tier-lab": {"x": "y" * 201}}},
        {"charts": {"x" * 41: {}}},
        {"charts": {"a": {"b": [[[[[[[[1]]]]]]]]}}},
    ],
)
def test_what_no_lab_holds_is_refused(data: object) -> None:
    with pytest.raises(LinkError, match=DAMAGED):
        decode(packed(data))


def test_a_refusal_speaks_the_readers_language() -> None:
    with pytest.raises(LinkError) as caught:
        decode("2.x")
    assert "jaunāka" in caught.value.sentence.said(words_for("lv"))


def test_chart_parameters_are_kept_as_json_holds_them() -> None:
    given_: dict[str, Any] = {"base": Decimal("900.50"), "tiers": ({"from": Decimal(0)},)}
    state = changed(DEFAULT, charts={"tier-lab": given_})
    assert state.charts == {"tier-lab": {"base": "900.50", "tiers": [{"from": "0"}]}}
    assert decode(encode(state).text) == state


@pytest.mark.parametrize(
    "bad", [object(), b"x", float("nan"), 2**60, {"x": {1: {2: {3: {4: {5: {6: 7}}}}}}}]
)
def test_chart_parameters_that_json_cannot_hold_are_refused(bad: object) -> None:
    with pytest.raises(ValueError, match="chart parameter"):
        changed(DEFAULT, charts={"tier-lab": {"x": bad}})
