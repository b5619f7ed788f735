"""An export of last week comes back after further work."""

from __future__ import annotations

import random
from pathlib import Path

from course.progress.database.keeping import Keeping
from course.progress.database.opening import parse_url
from course.progress.store import Copy
from tests.faults.outcome import Outcome
from tests.faults.servers import sqlite
from tests.progress.copying import PLACES, Browser, Tab, Time, folded, pieces, told

TIMES = 20
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
        time.jump(WEEK)
        begun = tab
        if number % 2:  # browser and database begin anew
            database.close()
            database = Keeping(parse_url(sqlite(folder / f"{number}-anew.sqlite3")), patience=5)
            browser = Browser()
            begun = Tab(browser, database, time)
        _work(begun, chance)
        everything = {*exported, *begun.lines}
        begun.bring(pieces(exported, chance), Copy.FILE)
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
    return Outcome(
        TIMES, answers, lost, note="by the lines that an export holds; every deed counts"
    )


def _work(tab: Tab, chance: random.Random) -> None:
    for _ in range(30):
        tab.act(chance.choice(DEEDS), chance.choice(PLACES), chance.choice("abc"))
        tab.hand_over()
