"""What the statements do: numbers never overtake, nothing is taken twice, what is erased stays so."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import Connection

from course.progress.database import codes, ledger
from tests.progress.database.databases import lines

ME, YOU = b"m" * 32, b"y" * 32
DAY = dt.date(2026, 11, 23)
NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)


def test_each_event_is_kept_once_and_told_to_those_who_lack_it(connection: Connection) -> None:
    assert ledger.since(connection, ME, 0) is None
    ledger.write(connection, ME, lines(1, 2), DAY)
    first = ledger.since(connection, ME, 0)
    assert first is not None
    assert first.lines == lines(1, 2)
    ledger.write(connection, ME, lines(2, 3), DAY)
    more = ledger.since(connection, ME, first.last)
    assert more is not None
    assert more.lines == lines(3)
    assert more.last > first.last
    again = ledger.since(connection, ME, more.last)
    assert again == ledger.Held(more.last, erased=False, lines={})


def test_learners_do_not_meet(connection: Connection) -> None:
    ledger.write(connection, ME, lines(1), DAY)
    ledger.write(connection, YOU, lines(1, 2), DAY)
    mine, yours = (ledger.since(connection, who, 0) for who in (ME, YOU))
    assert mine is not None
    assert yours is not None
    assert (mine.lines, yours.lines) == (lines(1), lines(1, 2))


def test_what_was_erased_is_gone_and_does_not_come_back(connection: Connection) -> None:
    ledger.write(connection, ME, lines(1), DAY)
    ledger.write(connection, YOU, lines(1), DAY)
    ledger.erase(connection, ME, DAY)
    ledger.write(connection, ME, lines(1, 2), DAY)
    mine, yours = (ledger.since(connection, who, 0) for who in (ME, YOU))
    assert mine is not None
    assert (mine.erased, mine.lines) == (True, {})
    assert yours is not None
    assert yours.lines == lines(1)


def test_idle_records_go_with_all_that_is_theirs(connection: Connection) -> None:
    ledger.write(connection, ME, lines(1), DAY - dt.timedelta(days=1))
    ledger.write(connection, YOU, lines(1), DAY)
    assert ledger.erase_idle(connection, DAY, 10) == 1
    assert ledger.since(connection, ME, 0) is None
    assert ledger.since(connection, YOU, 0) is not None
    assert connection.exec_driver_sql("SELECT count(*) FROM events").scalar() == 1


def test_idle_records_go_some_at_a_time_and_marks_of_erased_ones_stay(
    connection: Connection,
) -> None:
    early = DAY - dt.timedelta(days=1)
    for number in range(5):
        ledger.write(connection, bytes([number]) * 32, lines(1), early)
    ledger.erase(connection, bytes(32), early)
    assert [ledger.erase_idle(connection, DAY, 3) for _ in range(3)] == [3, 1, 0]
    mark = ledger.since(connection, bytes(32), 0)
    assert mark is not None
    assert mark.erased


def test_all_servers_share_the_first_secret(connection: Connection) -> None:
    assert ledger.secret(connection, "exports", b"one") == b"one"
    assert ledger.secret(connection, "exports", b"two") == b"one"
    assert ledger.secret(connection, "other", b"two") == b"two"


KEY = "0123456789abcdef" * 2


def test_a_code_leads_to_its_key_once(connection: Connection) -> None:
    code = codes.new_code()
    codes.put(connection, code, KEY, NOON)
    assert codes.take(connection, f" {code.lower()} ", NOON) == KEY
    assert codes.take(connection, code, NOON) is None


def test_a_code_is_valid_for_ten_minutes(connection: Connection) -> None:
    early, late = codes.new_code(), codes.new_code()
    codes.put(connection, early, KEY, NOON)
    codes.put(connection, late, KEY, NOON)
    assert codes.take(connection, early, NOON + codes.VALID) == KEY
    assert codes.take(connection, late, NOON + codes.VALID + dt.timedelta(seconds=1)) is None


@pytest.mark.parametrize(
    "typed", ["", "ABCD", "ABCD-EFG1", "ABCD-EFGH-J", "‘; DROP TABLE codes", "ā" * 8]
)
def test_what_is_no_code_leads_nowhere(connection: Connection, typed: str) -> None:
    assert codes.plain_code(typed) is None
    assert codes.take(connection, typed, NOON) is None


def test_after_too_many_wrong_codes_none_is_taken_for_a_while(connection: Connection) -> None:
    code = codes.new_code()
    for _ in range(codes.MOST_WRONG):
        assert codes.take(connection, "wrong", NOON) is None
    codes.put(connection, code, KEY, NOON)
    with pytest.raises(codes.TooManyGuesses):
        codes.take(connection, code, NOON + dt.timedelta(minutes=9))
    codes.put(connection, codes.new_code(), KEY, NOON)
    fresh = codes.new_code()
    codes.put(connection, fresh, KEY, NOON + dt.timedelta(minutes=10))
    assert codes.take(connection, fresh, NOON + dt.timedelta(minutes=10)) == KEY


def test_the_database_alone_does_not_tell_the_key(connection: Connection) -> None:
    codes.put(connection, codes.new_code(), KEY, NOON)
    ledger.write(connection, ME, lines(1), DAY)
    told = b"".join(
        str(row).encode()
        for table in ("codes", "learners", "events")
        for row in connection.exec_driver_sql(f"SELECT * FROM {table}")  # noqa: S608  our own names
    )
    assert KEY.encode() not in told
    assert repr(bytes.fromhex(KEY)).encode()[2:-1] not in told
