"""An account is its issuer and subject, and neither can be read from what is made of them."""

from __future__ import annotations

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.progress.account import Account
from course.progress.learner import seed_of

SECRET = b"a secret of the servers"
ADA = Account("https://sso.example", "ada", "1", SECRET)
NAMES = st.text(min_size=1, max_size=30)


def test_names_are_the_same_for_ever() -> None:
    """Another key here would part every account from its record."""
    assert ADA.key(0) == "d3688e92a7b43250158063e3682b616f"
    assert ADA.shelf(0) == "of-e8baa1ebde849392e2529bbc23640668-0"


def test_each_sign_in_of_an_account_has_one_key_and_a_mark_of_its_own() -> None:
    again = Account(ADA.issuer, ADA.subject, "2", SECRET)
    assert again == ADA
    assert (again.key(0), again.shelf(3)) == (ADA.key(0), ADA.shelf(3))
    assert again.mark() != ADA.mark()


@given(NAMES, NAMES, NAMES, NAMES)
def test_no_two_accounts_have_one_key(issuer: str, subject: str, other: str, another: str) -> None:
    one, two = Account(issuer, subject, "", SECRET), Account(other, another, "", SECRET)
    same = (issuer, subject) == (other, another)
    assert (one.key(0) == two.key(0)) == same
    assert (two.erased(one.shelf(5)) == 5) == same


def test_names_do_not_run_into_one_another() -> None:
    split = [("a", "bc"), ("ab", "c"), ('a","b', "c"), ("a", 'b","c'), ("", "abc")]
    keys = {Account(*names, "", SECRET).key(n) for names, n in product(split, (0, 1))}
    assert len(keys) == 2 * len(split)


def test_nothing_tells_of_another_without_the_secret() -> None:
    other = Account(ADA.issuer, ADA.subject, "1", b"another secret")
    assert other.key(0) != ADA.key(0)
    assert other.erased(ADA.shelf(0)) is None
    told = f"{ADA.shelf(0)} {ADA.key(0)} {ADA!r} {seed_of(ADA.key(0))}"
    assert SECRET.decode() not in told
    assert ADA.key(0) not in ADA.shelf(0)


@pytest.mark.parametrize(
    "given",
    [None, 7, "", "of-", ADA.key(0), ADA.shelf(0) + "x", f"of-{'0' * 32}-0", [ADA.shelf(0)]],
)
def test_what_is_no_shelf_of_the_account_is_another_s(given: object) -> None:
    assert ADA.erased(given) is None


def test_a_shelf_looks_like_no_anonymous_key() -> None:
    assert not re.fullmatch("[0-9a-f]{32}", ADA.shelf(0))
    assert re.fullmatch("[0-9a-f]{32}", ADA.key(0))
