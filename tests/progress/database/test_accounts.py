"""One record becomes part of another's at once, and a sign-in that was ended is known."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import Connection, func, select

from course.progress.database import accounts, ledger
from course.progress.database.tables import EVENTS, SIGN_OUTS
from tests.progress.database.databases import lines

ANONYMOUS, ACCOUNT, OTHER = b"a" * 32, b"m" * 32, b"o" * 32
DAY = dt.date(2026, 11, 23)
NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)


def has(connection: Connection, key_hash: bytes) -> dict[str, str] | None:
    found = ledger.since(connection, key_hash, 0)
    return None if found is None else dict(found.lines)


def test_a_record_joins_as_a_set_and_is_no_more_by_itself(connection: Connection) -> None:
    ledger.write(connection, ANONYMOUS, lines(1, 2, 3), DAY)
    ledger.write(connection, ACCOUNT, lines(3, 4), DAY)
    ledger.write(connection, OTHER, lines(5), DAY)
    last = ledger.since(connection, ACCOUNT, 0)
    assert last is not None
    for _ in range(2):
        accounts.join(connection, ANONYMOUS, ACCOUNT, DAY)
        assert has(connection, ACCOUNT) == lines(1, 2, 3, 4)
        assert has(connection, ANONYMOUS) is None
    more = ledger.since(connection, ACCOUNT, last.last)
    assert more is not None
    assert more.lines == lines(1, 2), "sessions that are open hear of it"
    assert has(connection, OTHER) == lines(5)
    assert connection.scalar(select(func.count()).select_from(EVENTS)) == 5


def test_to_an_account_without_a_record_it_is_the_first(connection: Connection) -> None:
    ledger.write(connection, ANONYMOUS, lines(1), DAY)
    accounts.join(connection, ANONYMOUS, ACCOUNT, DAY)
    assert has(connection, ACCOUNT) == lines(1)


@pytest.mark.parametrize("erased", [ANONYMOUS, ACCOUNT])
def test_what_was_erased_neither_comes_back_nor_takes_in(
    connection: Connection, erased: bytes
) -> None:
    ledger.write(connection, ANONYMOUS, lines(1), DAY)
    ledger.write(connection, ACCOUNT, lines(2), DAY)
    ledger.erase(connection, erased, DAY)
    before = has(connection, ANONYMOUS), has(connection, ACCOUNT)
    accounts.join(connection, ANONYMOUS, ACCOUNT, DAY)
    assert (has(connection, ANONYMOUS), has(connection, ACCOUNT)) == before


def test_a_record_does_not_join_itself(connection: Connection) -> None:
    ledger.write(connection, ACCOUNT, lines(1), DAY)
    accounts.join(connection, ACCOUNT, ACCOUNT, DAY)
    assert has(connection, ACCOUNT) == lines(1)


def test_an_ended_sign_in_is_known_for_as_long_as_its_cookie(connection: Connection) -> None:
    assert not accounts.is_ended(connection, ANONYMOUS)
    for _ in range(2):
        accounts.end(connection, ANONYMOUS, NOON)
    assert accounts.is_ended(connection, ANONYMOUS)
    assert not accounts.is_ended(connection, OTHER)
    accounts.end(connection, OTHER, NOON + accounts.REMEMBERED)
    assert accounts.is_ended(connection, ANONYMOUS)
    accounts.end(connection, OTHER, NOON + accounts.REMEMBERED + dt.timedelta(seconds=1))
    assert connection.scalars(select(SIGN_OUTS.c.mark)).all() == [OTHER]
