"""An export of last week comes back after further work."""

from __future__ import annotations

import random
from pathlib import Path

from course.content.names import Names
from course.progress.brought_back import read, take
from course.progress.database.keeping import Keeping
from course.progress.database.opening import parse_url
from course.progress.exported import to_lines
from tests.faults.outcome import Outcome
from tests.faults.servers import sqlite
from tests.progress.copying import LESSONS, PLACES, Browser, Tab, Time, folded, pieces, told

TIMES = 20
SECRET = b"s" * 32
WEEK = 7 * 86_400
DEEDS = (*("answer",) * 8, "hint", "tell", "retake", "reset")


def brought_back(folder: Path) -> Outcome:
    """To a learner who has gone on, and to one to whom nothing else is left but what was done since."""
    chance = random.Random(7)  # noqa: S311
    answers = lost = 0
    for number in range(TIMES):
        database = Keeping(parse_url(sqlite(folder / f"{number}.sqlite3")), patience=5)
        time, browser = Time(), Browser()
        tab = Tab(browser, database, time)
        _work(tab, chance)
        exported = tab.lines
        file = to_lines(tab.learner.store.events(), SECRET, "tea", time.now)
        time.jump(WEEK)
        begun = tab
        if number % 2:  # browser and database begin anew
            database.close()
            database = Keeping(parse_url(sqlite(folder / f"{number}-anew.sqlite3")), patience=5)
            browser = Browser()
            begun = Tab(browser, database, time)
        _work(begun, chance)
        everything = {*exported, *begun.lines}
        for _ in range(2):  # it may be brought back twice
            take(begun.learner, read(file, SECRET, "tea"), LESSONS, Names(), time.now)
            begun.bring([[]])
        later = Tab(browser, database, time)
        later.bring(pieces(browser.values(), chance))
        alone = Tab(Browser(), database, time)
        alone.bring([[]])
        database.close()
        lost += sum(len(everything - {*tab.lines}) for tab in (begun, later, alone))
        lost += len(everything - {*browser.values()})
        if told(begun.learner) != folded(begun.lines) or told(alone.learner) != folded(alone.lines):
            raise AssertionError("the record depends on the order in which its events came")
        answers += sum('"deed":"answered"' in line for line in everything)
    return Outcome(TIMES, answers, lost, note="every deed counts, in session, browser and database")


def _work(tab: Tab, chance: random.Random) -> None:
    for _ in range(30):
        tab.act(chance.choice(DEEDS), chance.choice(PLACES), chance.choice("abc"))
        tab.hand_over()
