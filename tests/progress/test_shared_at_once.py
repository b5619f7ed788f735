"""What needs no waiting: an answer that the database has taken before anybody could ask."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest

from course.progress.database import ledger
from course.progress.database.faults import Unreachable
from course.progress.database.keeping import Keeping
from course.progress.database.ledger import Held
from course.progress.shared import News, hash_of
from tests.progress.database.databases import url_of
from tests.progress.database.test_keeping import until
from tests.progress.test_shared import KEY, Tab


@pytest.fixture
def keeping(tmp_path: Path) -> Iterator[Keeping]:
    found = Keeping(url_of(tmp_path / "course.sqlite3"), patience=5)
    yield found
    found.close()


def test_it_is_answered_where_there_is_nothing_to_wait_for_and_nothing_to_tell(
    keeping: Keeping,
) -> None:
    keeping.do(lambda _: None)  # the database is open by now
    mine, other = Tab(keeping), Tab(keeping)
    stood = [mine.shared.answered]  # nothing was asked
    mine.do()
    mine.shared.begin()
    stood.append(mine.shared.answered)  # written where it was done, though it is the first
    assert mine.shared.finish(mine.learner) == News()
    other.do()
    other.act()
    mine.do()
    mine.shared.begin()
    until(lambda: mine.shared._asked is not None and mine.shared._asked[0].done())
    stood.append(mine.shared.answered)  # somebody else has written
    assert mine.shared.finish(mine.learner) == News(events=True)
    assert mine.ids >= other.ids
    assert [*stood, mine.shared.answered] == [True, True, False, True]


def test_it_is_not_answered_while_the_database_is_away(keeping: Keeping) -> None:
    mine = Tab(keeping)
    mine.act()
    keeping.close()
    mine.do()
    answer: Future[Held | None] = Future()
    mine.shared._asked = (answer, [*mine.unsaved])
    waiting = mine.shared.answered
    answer.set_exception(Unreachable("away"))
    assert [waiting, mine.shared.answered] == [False, False]


def test_a_first_deed_is_written_with_the_question_what_there_is(keeping: Keeping) -> None:
    mine = Tab(keeping)
    done = mine.do()
    mine.shared.begin()
    mine.shared.finish(mine.learner)
    held = keeping.do(lambda c: ledger.since(c, hash_of(KEY), 0))
    assert held is not None
    assert [*held.lines] == [done.id]
    assert held.last == 1
    assert mine.shared.confirmed
