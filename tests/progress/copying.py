"""A learner's tabs and browsers in tests of whole histories, moving as the app and its page do."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import count

from course.content.names import Names
from course.progress.answering import answer, earned, hint, retake, standing_of, tell
from course.progress.event import Deed, Event
from course.progress.learner import Learner
from course.progress.record import Record
from course.progress.shared import Shared
from course.progress.standing import lesson_standing
from course.progress.store import Copy, SessionStore, let_go
from course.progress.written import line_of, read_lines
from tests.progress.lessons import NOON, lesson, question
from tests.progress.standing_in import StandIn

KEY = "ab" * 16
TEA = lesson(question("q"), question("r", tries=3), question("s"), inline=("s",))
CAKE = lesson(question("z"), id_="cake")
LESSONS = {"tea": TEA, "cake": CAKE}
PLACES = (("tea", "q"), ("tea", "r"), ("tea", "s"), ("cake", "z"))

Browser = dict[str, str]
"""Lines by their events' ids, as `localStorage` holds them."""


_line_of = lru_cache(maxsize=1_000)(line_of)


class Time:
    """A clock that is set by hand, and chance that never repeats itself."""

    def __init__(self) -> None:
        self.now = NOON
        self.chance = count(1)

    def learner(self, store: SessionStore) -> Learner:
        """A learner who lives by it."""
        return Learner(store, lambda: self.now, lambda: next(self.chance), 7)

    def jump(self, seconds: float) -> None:
        """Forth, or back, as clocks do that are corrected."""
        self.now = max(NOON, self.now + dt.timedelta(seconds=seconds))


class Tab:
    """A session at work in a browser."""

    def __init__(self, browser: Browser, database: StandIn, time: Time) -> None:
        self.browser, self.outbox = browser, dict[str, Event]()
        unsaved: dict[str, Event] = {}
        self.elsewhere: list[Event] = []
        self.learner = time.learner(SessionStore([], self.outbox, unsaved, self.elsewhere))
        self.shared = Shared(database, KEY, unsaved)
        self._last = ""
        self.learner.do(Deed.OPENED, lesson="tea", language="en")

    @property
    def lines(self) -> list[str]:
        """All that the session has, as lines."""
        return [_line_of(event) for event in self.learner.store.events()]

    def bring(self, pieces: Iterable[list[str]], where: Copy = Copy.BROWSER) -> None:
        """Take lines in, piece by piece."""
        for lines in pieces:
            self.shared.known = True
            self.exchange()
            for event in read_lines(lines).events:
                if where is Copy.BROWSER:
                    self.outbox.pop(event.id, None)
                checked = earned(event, LESSONS, Names())
                assert checked == event
                self.learner.take(checked, where)
        self.exchange()
        self.hand_over()

    def act(self, deed: str, place: tuple[str, str], option: str) -> None:
        """Do something; its feedback does not show yet."""
        let_go(self.outbox, self._last)
        there, id_ = LESSONS[place[0]], place[1]
        match deed:
            case "answer":
                answer(self.learner, there, id_, option, "en")
            case "tell":
                tell(self.learner, there, id_, "en")
            case "hint":
                hint(self.learner, there, id_, "en")
            case "retake":
                retake(self.learner, there, "en")
            case "reset all":
                self.learner.do(Deed.RESET, language="en")
            case _:
                self.learner.do(Deed(deed), lesson=there.id, language="en")
        self.exchange()

    def exchange(self) -> None:
        """Have the database take and tell what is new."""
        self.shared.begin()
        self.shared.finish(self.learner)

    def hand_over(self) -> None:
        """Show the feedback, which brings with it what the browser has to write down."""
        for event in (*self.elsewhere, *self.outbox.values()):
            self.browser.setdefault(event.id, _line_of(event))
            self._last = event.id
        self.elsewhere.clear()


def pieces(lines: Iterable[str], chance: random.Random) -> Iterator[list[str]]:
    """The lines split, shuffled, some of them twice."""
    parted = [*lines]
    parted += chance.sample(parted, len(parted) // 3)
    chance.shuffle(parted)
    while parted:
        cut = chance.randint(1, len(parted))
        yield parted[:cut]
        parted = parted[cut:]


def folded(lines: Iterable[str]) -> object:
    """All that a learner's record and standings tell who has nothing but these lines."""
    me = Time().learner(SessionStore([], {}, {}, []))
    for event in read_lines(lines).events:
        me.take(event, Copy.BROWSER)
    return told(me)


def told(me: Learner) -> object:
    """All that a learner's record and standings tell."""
    record: Record = me.record
    return (
        len(record),
        record.last_lesson(),
        [
            (
                me.standing(there),
                lesson_standing(there, record),
                record.opened(id_),
                record.read(id_),
                record.finished(id_),
                record.best_result(id_),
            )
            for id_, there in LESSONS.items()
        ],
        [
            (
                standing_of(me, LESSONS[there], id_),
                [record.sitting(there, id_, in_quiz=quiz) for quiz in (True, False)],
            )
            for there, id_ in PLACES
        ],
    )
