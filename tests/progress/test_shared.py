"""Two tabs, two devices, two servers: one record, through the database."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from course.progress.database import ledger
from course.progress.database.keeping import Keeping, _today
from course.progress.database.ledger import Held
from course.progress.event import Deed, Event
from course.progress.learner import Learner
from course.progress.shared import News, Shared, hash_of
from course.progress.store import Copy, SessionStore
from tests.progress.database.databases import url_of
from tests.progress.database.test_keeping import until
from tests.progress.lessons import NOON

KEY = "ab" * 16
chance = count(1)


class Tab:
    """A session of the learner with a key."""

    def __init__(self, keeping: Keeping, key: str = KEY, *, known: bool = True) -> None:
        self.unsaved: dict[str, Event] = {}
        self.elsewhere: list[Event] = []
        store = SessionStore([], {}, self.unsaved, self.elsewhere)
        self.learner = Learner(store, lambda: NOON, lambda: next(chance), 7)
        self.shared = Shared(keeping, key, self.unsaved, known=known)

    def do(self, deed: Deed = Deed.READ, lesson: str = "tea") -> Event:
        return self.learner.do(deed, lesson=lesson)

    def act(self) -> News:
        self.shared.begin()
        return self.shared.finish(self.learner)

    @property
    def ids(self) -> set[str]:
        return {event.id for event in self.learner.store.events()}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "course.sqlite3"


@pytest.fixture
def keeping(file: Path) -> Iterator[Keeping]:
    found = Keeping(url_of(file), patience=5)
    yield found
    found.close()


def test_what_is_done_in_one_shows_in_the_other_at_its_next_action(keeping: Keeping) -> None:
    one, other = Tab(keeping), Tab(keeping)
    one.act()
    other.act()
    mine = one.do()
    assert one.act() == News()
    assert other.act() == News(events=True)
    assert other.ids == {mine.id}
    assert other.elsewhere == [mine]  # its browser gets it too
    assert not other.unsaved
    theirs = other.do()
    other.act()
    assert one.act().events
    assert one.ids == {mine.id, theirs.id}
    assert one.act() == News()


def test_both_at_once_lose_nothing(keeping: Keeping) -> None:
    one, other = Tab(keeping), Tab(keeping)
    for _ in range(50):
        one.do()
        other.do()
        one.shared.begin()
        other.shared.begin()
        one.shared.finish(one.learner)
        other.shared.finish(other.learner)
    one.act()
    other.act()
    assert one.ids == other.ids
    assert len(one.ids) == 100


def test_nothing_is_written_for_a_page_that_nobody_has_touched(keeping: Keeping) -> None:
    tab = Tab(keeping, known=False)
    tab.do(Deed.OPENED)
    tab.act()
    assert keeping.do(lambda c: ledger.since(c, hash_of(KEY), 0)) is None
    tab.do(Deed.ANSWERED)
    tab.act()
    held = keeping.do(lambda c: ledger.since(c, hash_of(KEY), 0))
    assert held is not None
    assert len(held.lines) == 2


def test_what_a_browser_brings_and_the_database_has_is_not_written_again(keeping: Keeping) -> None:
    first = Tab(keeping)
    done = [first.do() for _ in range(5)]
    first.act()
    held = keeping.do(lambda c: ledger.since(c, hash_of(KEY), 0))
    again = Tab(keeping)
    for event in done:
        again.learner.take(event, Copy.BROWSER)
    again.act()
    assert not again.unsaved
    assert keeping.do(lambda c: ledger.since(c, hash_of(KEY), 0)) == held


def test_a_database_that_was_wiped_gets_all_that_a_session_has(
    keeping: Keeping, file: Path
) -> None:
    tab = Tab(keeping)
    for _ in range(3):
        tab.do()
    tab.act()
    for part in file.parent.glob("course.sqlite3*"):
        part.unlink()
    tab.do()
    tab.act()
    other = Tab(keeping)
    other.act()
    assert other.ids == tab.ids
    assert len(tab.ids) == 4
    assert not tab.unsaved


def test_a_record_erased_elsewhere_is_told(keeping: Keeping) -> None:
    tab = Tab(keeping)
    tab.do()
    tab.act()
    keeping.do(lambda c: ledger.erase(c, hash_of(KEY), _today()))
    assert tab.act().erased


def test_while_the_database_is_away_the_session_keeps_all(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    keeping = Keeping(url_of(tmp_path / "folder"), patience=5)
    tab = Tab(keeping)
    tab.do()
    tab.act()
    away = tab.shared.safe, len(tab.unsaved)
    (tmp_path / "folder").rmdir()
    for _ in range(200):
        tab.act()
        if not tab.unsaved:
            break
        time.sleep(0.02)
    assert away == (False, 1)
    assert tab.shared.safe
    keeping.close()


def test_that_it_is_away_stays_told_where_nothing_was_asked_since(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    keeping = Keeping(url_of(tmp_path / "folder"), patience=5)
    tab = Tab(keeping)
    tab.do()
    tab.act()
    assert tab.shared.finish(tab.learner) == News()
    assert not tab.shared.safe
    keeping.close()


def test_what_a_session_did_while_the_database_was_away_is_written_without_it(
    tmp_path: Path,
) -> None:
    (tmp_path / "folder").mkdir()
    keeping = Keeping(url_of(tmp_path / "folder"), patience=5)
    tab = Tab(keeping)
    tab.do()
    tab.act()
    (tmp_path / "folder").rmdir()
    keeping.close(10)
    again = Keeping(url_of(tmp_path / "folder"), patience=5)
    held = again.do(lambda c: ledger.since(c, hash_of(KEY), 0))
    again.close()
    assert held is not None
    assert held.lines.keys() == tab.ids


def test_what_a_newcomer_does_while_it_is_away_waits_for_it_too(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    keeping = Keeping(url_of(tmp_path / "folder"), patience=5)
    first = Tab(keeping, "cd" * 16)
    first.do()
    first.act()
    newcomer = Tab(keeping)
    mine = newcomer.do()
    newcomer.act()
    (tmp_path / "folder").rmdir()
    later = Tab(keeping)
    for _ in range(200):
        later.act()
        if later.shared.safe:
            break
        time.sleep(0.02)
    assert later.ids == {mine.id}
    keeping.close()


def test_an_answer_that_is_late_is_taken_when_it_comes(
    keeping: Keeping, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = Tab(keeping), Tab(keeping)
    one.act()
    mine = one.do()
    one.act()
    since = ledger.since

    def slowly(*asked: Any) -> Held | None:
        time.sleep(0.2)
        return since(*asked)

    monkeypatch.setattr(ledger, "since", slowly)
    keeping.patience = 0.02
    assert other.act() == News()
    assert not other.shared.safe
    theirs = other.do()

    def takes_it() -> bool:
        time.sleep(0.03)  # between two actions
        other.act()
        return other.shared.safe and other.ids == {mine.id, theirs.id}

    until(takes_it)
    keeping.patience = 5
    until(lambda: not keeping._late)
    one.act()
    assert one.ids == other.ids


def test_what_is_done_while_an_answer_is_late_is_written_though_the_session_ends(
    keeping: Keeping, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = Tab(keeping)
    told, since = threading.Event(), ledger.since

    def slowly(*asked: Any) -> Held | None:
        told.wait(10)
        return since(*asked)

    monkeypatch.setattr(ledger, "since", slowly)
    keeping.patience = 0.02
    tab.act()
    done = [tab.do(), tab.do(Deed.UNREAD)]
    tab.shared.begin()
    tab.shared.begin()
    told.set()
    keeping.patience = 5
    until(lambda: not keeping._late)
    other = Tab(keeping)
    other.act()
    assert other.ids == {event.id for event in done}


def test_the_key_cannot_be_read_from_its_hash() -> None:
    assert len(hash_of(KEY)) == 32
    assert KEY.encode() not in hash_of(KEY)
    assert hash_of(KEY) != hash_of(KEY[:-1] + "c")
