"""Whatever becomes of the copies of a history, and however they meet, nothing is lost and all tell the same.

Tabs, browsers, the database and exported files are wiped, restored, split, shuffled and merged in any
order, while the learner goes on. Two rules hold throughout: what was shown is in a copy that lasts, as
long as nobody destroys the only one; and a record is the same in whatever order its events came.
"""

from __future__ import annotations

import json
import random
from itertools import chain

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from course.progress.store import Copy
from tests.progress.copying import PLACES, Browser, Tab, Time, folded, pieces, told
from tests.progress.standing_in import Backup, StandIn

MOST_TABS = 4
DEEDS = (
    *("answer",) * 6,
    "tell",
    "hint",
    "read",
    "unread",
    "opened",
    "retake",
    "reset",
    "reset all",
)

deeds = st.sampled_from(DEEDS)
places = st.sampled_from(PLACES)
options = st.sampled_from("abc")
seconds = st.sampled_from((0, 0, 0.0004, 1, 60, -1, -90))
numbers = st.integers(0, 11)
chances = st.randoms(use_true_random=False)


def ids(lines: list[str]) -> set[str]:
    return {json.loads(line)["id"] for line in lines}


class Copies(RuleBasedStateMachine):
    @initialize(chance=chances)
    def begin(self, chance: random.Random) -> None:
        self.chance = chance
        self.time, self.database = Time(), StandIn()
        self.browsers: tuple[Browser, Browser] = {}, {}
        self.tabs: list[Tab] = []
        self.files: list[list[str]] = []
        self.backup: Backup = [], []
        self.shown: set[str] = set()

    def lasting(self, *, but: Browser | StandIn | None = None) -> set[str]:
        """The events in copies that last, one of them left out."""
        kept = [{*browser} for browser in self.browsers if browser is not but]
        kept += [ids(file) for file in self.files]
        if self.database is not but:
            kept.append(ids(self.database.lines()))
        return set[str]().union(*kept)

    def tab(self, number: int) -> Tab:
        if not self.tabs:
            self.open(number, self.chance)
        return self.tabs[number % len(self.tabs)]

    def see(self, tab: Tab) -> None:
        """Have a tab show what it has."""
        tab.hand_over()
        self.shown |= ids(tab.lines)
        assert told(tab.learner) == folded(reversed(tab.lines))

    @rule(number=numbers, deed=deeds, place=places, option=options, by=seconds)
    def act(self, number: int, deed: str, place: tuple[str, str], option: str, by: float) -> None:
        self.time.jump(by)
        tab = self.tab(number)
        tab.act(deed, place, option)
        self.see(tab)

    @rule(number=numbers, deed=deeds, place=places, option=options)
    def act_and_break_off(
        self, number: int, deed: str, place: tuple[str, str], option: str
    ) -> None:
        tab = self.tab(number)
        tab.act(deed, place, option)
        self.tabs.remove(tab)

    @rule(here=deeds, there=deeds, place=places, option=options, by=seconds)
    def act_in_two_at_once(
        self, here: str, there: str, place: tuple[str, str], option: str, by: float
    ) -> None:
        self.time.jump(by)
        tabs = self.tab(0), self.tab(1)
        tabs[0].act(here, place, option)
        tabs[1].act(there, place, option)
        for tab in tabs:
            self.see(tab)

    @rule(number=numbers, chance=chances)
    def open(self, number: int, chance: random.Random) -> None:
        browser = self.browsers[number % 2]
        tab = Tab(browser, self.database, self.time)
        tab.bring(pieces(browser.values(), chance))
        self.tabs = [*self.tabs[1 - MOST_TABS :], tab]
        self.see(tab)

    @rule(number=numbers, chance=chances)
    def follow_the_other_tabs_of_the_browser(self, number: int, chance: random.Random) -> None:
        tab = self.tab(number)
        some = chance.sample([*tab.browser.values()], len(tab.browser) // 2)
        tab.bring(pieces(some, chance))
        self.see(tab)

    @rule(number=numbers)
    def export(self, number: int) -> None:
        self.files = [*self.files[-2:], self.tab(number).lines]
        self.shown &= self.lasting()  # who throws the only copy away, knows

    @rule(number=numbers, file=numbers, chance=chances)
    def bring_an_old_export_back(self, number: int, file: int, chance: random.Random) -> None:
        if self.files:
            tab = self.tab(number)
            tab.bring(pieces(self.files[file % len(self.files)], chance), Copy.FILE)
            self.see(tab)

    @rule(late=st.booleans())
    def lose_the_database(self, late: bool) -> None:
        self.database.come_back()
        self.database.away, self.database.late = not late, late

    @rule()
    def get_the_database_back(self) -> None:
        self.database.come_back()

    @rule()
    def kill_the_server(self) -> None:
        self.tabs = []
        self.database.waiting = {}

    @rule(number=numbers)
    def clear_a_browser(self, number: int) -> None:
        browser = self.browsers[number % 2]
        if self.shown <= self.lasting(but=browser):
            browser.clear()

    @rule()
    def wipe_the_database(self) -> None:
        if self.shown <= self.lasting(but=self.database):
            self.database.wipe()

    @rule()
    def back_the_database_up(self) -> None:
        self.backup = self.database.backup()

    @rule()
    def restore_the_backup(self) -> None:
        if self.shown <= self.lasting(but=self.database):
            self.database.restore(self.backup)

    @invariant()
    def what_was_shown_is_in_a_copy_that_lasts(self) -> None:
        assert self.shown <= self.lasting()

    def teardown(self) -> None:
        if not hasattr(self, "database"):
            return
        self.database.come_back()
        for number in (0, 1, 0, 1):
            self.open(number, self.chance)
            for file in self.files:
                self.tabs[-1].bring([file], Copy.FILE)
        for tab in self.tabs:
            tab.bring([[]])
        copies = [[*browser.values()] for browser in self.browsers]
        copies += [self.database.lines(), self.tabs[-1].lines]
        everything = ids(copies[0])
        assert self.shown <= everything
        assert all(ids(copy) == everything for copy in copies)
        merged = [line for copy in copies for line in copy]
        copies += [[*chain(*pieces(merged, self.chance))] for _ in range(3)]
        records = [folded(copy) for copy in copies]
        assert all(record == records[0] for record in records)


TestCopies = Copies.TestCase
TestCopies.settings = settings(
    max_examples=1_000 if settings.get_current_profile_name() == "faults" else 25,
    stateful_step_count=25,
)
