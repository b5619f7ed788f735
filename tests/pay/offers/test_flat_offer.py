"""What offers pay and where two of them meet, by hand and by law."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.pay.money import CENT
from course.pay.offers.flat_offer import BreakEven, NoBreakEven, Offer, break_even

bases = st.decimals(0, 20_000, places=2)
rates = st.decimals(0, 1, places=4)
sales = st.decimals(0, 1_000_000, places=2)
offers = st.builds(Offer, base=bases, rate=rates)


def offer(base: str, rate: str) -> Offer:
    return Offer(base=Decimal(base), rate=Decimal(rate))


@pytest.mark.parametrize(
    ("base", "rate", "sold", "commission", "pay"),
    [
        # 12 000 × 3 % = 360; 1 500 + 360 = 1 860
        ("1500", "0.03", "12000", "360.00", "1860.00"),
        # 12 000 × 8 % = 960; 900 + 960 = 1 860
        ("900", "0.08", "12000", "960.00", "1860.00"),
        # 100,10 × 5 % = 5,005, half a cent goes up
        ("0", "0.05", "100.10", "5.01", "5.01"),
        ("780", "0.1", "0", "0.00", "780.00"),
        ("1200.50", "0", "99999.99", "0.00", "1200.50"),
        ("20000", "1", "1000000", "1000000.00", "1020000.00"),
    ],
)
def test_pay_by_hand(base: str, rate: str, sold: str, commission: str, pay: str) -> None:
    paid = offer(base, rate)
    assert str(paid.commission(Decimal(sold))) == commission
    assert str(paid.pay(Decimal(sold))) == pay


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        # (1 500 − 900) / (8 % − 3 %) = 600 / 0,05 = 12 000, where both pay 1 860
        (("1500", "0.03"), ("900", "0.08"), BreakEven(Decimal(12_000), Decimal(1_860))),
        (("900", "0.08"), ("1500", "0.03"), BreakEven(Decimal(12_000), Decimal(1_860))),
        # 1 500 / 10 % = 15 000
        (("1500", "0"), ("0", "0.1"), BreakEven(Decimal(15_000), Decimal(1_500))),
        # 100 / 0,03 = 3 333,333…; 1 000 + 3 333,333… × 2 % = 1 066,666…
        (("1000", "0.02"), ("900", "0.05"), BreakEven(Decimal("3333.33"), Decimal("1066.67"))),
        (("900", "0.03"), ("900", "0.08"), BreakEven(Decimal(0), Decimal(900))),
        (("900", "0.08"), ("900", "0.08"), NoBreakEven.SAME_OFFER),
        (("1500", "0.08"), ("900", "0.08"), NoBreakEven.SAME_RATE),
        (("1500", "0.08"), ("900", "0.03"), NoBreakEven.ALWAYS_AHEAD),
    ],
)
def test_break_even_by_hand(
    a: tuple[str, str], b: tuple[str, str], expected: BreakEven | NoBreakEven
) -> None:
    assert break_even(offer(*a), offer(*b)) == expected


@given(offers, offers)
def test_both_offers_pay_the_break_even_pay_within_a_cent(a: Offer, b: Offer) -> None:
    meeting = break_even(a, b)
    if isinstance(meeting, BreakEven):
        for one in (a, b):
            assert abs(one.pay(meeting.sales) - meeting.pay) <= CENT


@given(offers, offers)
def test_the_order_of_two_offers_does_not_matter(a: Offer, b: Offer) -> None:
    assert break_even(a, b) == break_even(b, a)


@given(offers, offers, sales)
def test_the_higher_base_is_ahead_before_the_break_even_and_behind_after_it(
    a: Offer, b: Offer, sold: Decimal
) -> None:
    meeting = break_even(a, b)
    if isinstance(meeting, BreakEven):
        steady, steep = (a, b) if a.base > b.base else (b, a)
        if a.base == b.base:
            steady, steep = (a, b) if a.rate < b.rate else (b, a)
        lead = steady.pay(sold) - steep.pay(sold)
        assert lead >= -CENT if sold <= meeting.sales else lead <= CENT


@given(offers, offers, sales)
def test_without_a_break_even_the_same_offer_stays_ahead(a: Offer, b: Offer, sold: Decimal) -> None:
    meeting = break_even(a, b)
    ahead, behind = (a, b) if (a.base, a.rate) >= (b.base, b.rate) else (b, a)
    lead = ahead.pay(sold) - behind.pay(sold)
    match meeting:
        case NoBreakEven.SAME_OFFER:
            assert lead == 0
        case NoBreakEven.SAME_RATE:
            assert lead == ahead.base - behind.base
        case NoBreakEven.ALWAYS_AHEAD:
            assert lead > 0


@given(offers, sales, sales)
def test_more_sales_never_pay_less(paid: Offer, one: Decimal, other: Decimal) -> None:
    less, more = sorted((one, other))
    assert paid.pay(less) <= paid.pay(more)


@given(offers, sales)
def test_pay_is_the_base_and_whole_cents_of_commission(paid: Offer, sold: Decimal) -> None:
    commission = paid.commission(sold)
    assert paid.pay(sold) == paid.base + commission
    assert commission == commission.quantize(CENT)
    assert abs(commission - paid.rate * sold) <= CENT / 2
