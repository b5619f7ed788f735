"""What is done to the course while somebody learns, and what must hold then; each scene is one line of the table."""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Callable
from functools import partial

from tests.replicas.accounts import one_account, over_both
from tests.replicas.copies import dumped, erased, moved
from tests.replicas.learner import Learner, still_apart
from tests.replicas.programs import until
from tests.replicas.stage import Stage, asked, healthy

SOON = 1.5
"""Seconds for feedback while the database is away: it is waited for 0.8, the rest is a busy machine."""


def scenes(stage: Stage) -> list[tuple[str, Callable[[], str]]]:
    """The scenes in their order; each tells what it measured, or raises."""
    one = stage.new_learner()
    return [
        ("pages come compressed and are kept by nginx", partial(static_files, stage)),
        ("a learner answers, and a cookie names the replica", partial(first_answers, one)),
        ("its replica is killed: the page goes on at the other", partial(killed, stage, one)),
        ("the killed one is back: nobody is moved", partial(back_again, stage, one)),
        ("the database hangs: feedback comes, with a calm line", partial(hanging, stage, one)),
        ("the database crashes: feedback comes, with a calm line", partial(crashing, stage, one)),
        ("replica and database die at once: the browser brings it", partial(both, stage, one)),
        ("another browser with the key alone sees everything", partial(key_alone, stage, one)),
        ("two tabs on two replicas see each other's answers", partial(by_turns, stage, one)),
        ("a sign-in begun at one replica ends at the other", partial(over_both, stage)),
        ("one account on two replicas: each sees the other's", partial(one_account, stage)),
        ("last night's dump is restored into a new database", partial(dumped, stage)),
        ("a backup of SQLite moves to PostgreSQL", partial(moved, stage)),
        ("idle records are erased by PostgreSQL too", partial(erased, stage)),
        ("no replica: a page that asks again by itself", partial(all_away, stage)),
        ("nginx has written down no address", partial(no_address, stage)),
    ]


def static_files(stage: Stage) -> str:
    """The page's program comes compressed, the second time without a replica."""
    page = asked(stage.url, "/")[2].decode()
    script = re.search(r"static/js/index[^\"']+\.js", page)
    assert script
    plain = len(asked(stage.url, f"/{script[0]}")[2])
    status, headers, body = asked(stage.url, f"/{script[0]}", **{"Accept-Encoding": "gzip"})
    assert (status, headers["content-encoding"]) == (200, "gzip")
    until(lambda: len(stage.asked_for(script[0])) == 2, "both are in the log", 5)
    assert stage.asked_for(script[0])[1] == "-", "nginx asked a replica again"
    assert asked(stage.url, "/_stcore/metrics")[0] == 404
    return f"{plain // 1000} kB in {len(body) // 1000}"


def first_answers(one: Learner) -> str:
    """Two answers, and the cookie."""
    one.opens()
    seconds = max(one.answers(0), one.answers(1))
    one.sees(0, 1)
    return f"replica {one.replica}, {seconds:.2f} s"


def killed(stage: Stage, one: Learner) -> str:
    """What was answered stands, and answers go on, first without a reload and then with one."""
    seconds = moved_by_a_kill(stage, one)
    one.sees(0, 1)
    one.answers(2)
    pressed = ", pressed Check again" * one.pressed_again
    one.reloads().sees(0, 1, 2)
    return f"replica {one.replica}, {seconds:.1f} s{pressed}"


def moved_by_a_kill(stage: Stage, one: Learner) -> float:
    """Kill the learner's replica; returns after how many seconds the page is well at the other."""
    before, begun = one.replica, time.monotonic()
    stage.replicas[before - 1].end(signal.SIGKILL)
    until(lambda: one.replica != before, "the page is at the other replica", 60)
    one.connected_again()
    return time.monotonic() - begun


def back_again(stage: Stage, one: Learner) -> str:
    """A session stays where it is, though the replica that it came from is there again."""
    at = one.replica
    start_again(stage)
    one.answers(3)
    one.reloads().sees(0, 1, 2, 3)
    assert one.replica == at
    return f"replica {at}"


def start_again(stage: Stage) -> None:
    """Have the replica back that was killed."""
    (gone,) = [replica for replica in stage.replicas if replica.process is None]
    gone.start()
    until(lambda: healthy(f"http://127.0.0.1:{gone.port}"), "the replica is back")


def hanging(stage: Stage, one: Learner) -> str:
    """A database that says nothing is waited for once."""
    one.pressed_again = 0
    stage.database.freeze()
    try:
        seconds = one.answers(4)
        one.told_calmly(True)
        again = one.answers(5)
    finally:
        stage.database.thaw()
    assert not one.pressed_again
    assert max(seconds, again) < SOON, f"{seconds:.2f} s, {again:.2f} s"
    caught_up(one, 6)
    return f"{seconds:.2f} s, then {again:.2f} s"


def crashing(stage: Stage, one: Learner) -> str:
    """A database that is gone, and comes back after some seconds."""
    stage.database.crash()
    seconds = one.answers(7)
    one.told_calmly(True)
    again = one.answers(8)
    one.tab.page.wait_for_timeout(3_000)
    stage.database.start()
    assert max(seconds, again) < SOON, f"{seconds:.2f} s, {again:.2f} s"
    caught_up(one, 9)
    return f"{seconds:.2f} s, then {again:.2f} s"


def caught_up(one: Learner, number: int) -> None:
    """Answer once the database is there again: some seconds later nothing is said of it any more."""
    one.tab.page.wait_for_timeout(7_000)
    one.answers(number)
    one.tab.page.wait_for_timeout(500)
    one.told_calmly(False)


def both(stage: Stage, one: Learner) -> str:
    """What only the killed replica had seen, since the database was away, comes from the browser."""
    stage.database.crash()
    one.answers(10)
    seconds = moved_by_a_kill(stage, one)
    one.sees(10)
    stage.database.start()
    start_again(stage)
    caught_up(one, 11)
    return f"replica {one.replica}, {seconds:.1f} s"


def key_alone(stage: Stage, one: Learner) -> str:
    """The database alone brings back all that was done, also while replica and database were down."""
    one.context.close()
    other = stage.new_learner().with_key(one.key_held).opens()
    other.sees(*range(12))
    assert other.key == one.key_held
    other.context.close()
    return "12 answers"


def by_turns(stage: Stage, one: Learner) -> str:
    """What one does at a replica shows at the other with the next action there."""
    left, right = (
        stage.new_learner().with_key(one.key_held).at_replica(number).opens() for number in (1, 2)
    )
    left.answers(12)
    right.answers(13)
    right.sees(12, 13)
    left.answers(14)
    left.sees(12, 13, 14)
    right.answers(15)
    right.sees(14, 15)
    return still_apart(left, right)


def all_away(stage: Stage) -> str:
    """Who comes while everything is down is not left with nginx's own page."""
    for replica in stage.replicas:
        replica.end(signal.SIGKILL)
    status, headers, body = asked(stage.url, "/en-pay")
    assert (status, headers["retry-after"]) == (503, "5")
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert "Kurss tiek palaists" in body.decode()
    assert "The course is starting" in body.decode()
    stage.replicas[0].start()
    until(lambda: asked(stage.url, "/en-pay")[0] == 200, "the course is back behind nginx")
    return "and it is back"


def no_address(stage: Stage) -> str:
    """The log has networks, and no query."""
    said = [line.split() for line in stage.nginx.log.read_text().splitlines() if line[0].isdigit()]
    requests = [line for line in said if line[0].endswith("+00:00") or "T" in line[0]]
    assert {line[1] for line in requests} == {"127.0.0.0"}
    assert not any("?" in line[3] for line in requests)
    return f"{len(requests)} lines"
