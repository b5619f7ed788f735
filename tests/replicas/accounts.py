"""Scenes of signing in: each step at another replica, and one account at two of them."""

from __future__ import annotations

import signal

from playwright.sync_api import expect

from tests.pages.signing import press, sign_in, sign_out
from tests.replicas.learner import Learner, still_apart
from tests.replicas.programs import until
from tests.replicas.stage import Stage, healthy

LEAVES = "auth/login"
COMES_BACK = "oauth2callback"


def over_both(stage: Stage) -> str:
    """The replica that one left for the provider is killed meanwhile: the other one takes what comes back."""
    one = stage.new_learner().at_replica(1).opens()
    one.answers(0)
    anonymous = one.key
    press(one.tab, "Sign in")
    account = one.tab.page.get_by_role("button", name="ada", exact=True)
    expect(account).to_be_visible()
    left = stage.replicas[0]
    left.end(signal.SIGKILL)
    account.click()
    expect(one.tab.page.get_by_role("button", name="Sign out").first).to_be_visible()
    one.tab.ready(one.title)
    one.sees(0)
    assert one.replica == 2
    left.start()
    until(lambda: healthy(f"http://127.0.0.1:{left.port}"), "the replica is back")
    until(lambda: stage.leads_to(1), "nginx asks the replica again")
    one.at_replica(1).reloads().sees(0)
    one.answers(1)
    assert one.replica == 1
    one.at_replica(2)
    sign_out(one.tab, one.title)
    assert one.key != anonymous
    until(lambda: all(_steps(stage)), "both steps are in the log", 5)
    steps = _steps(stage)
    assert steps == [1, 2], steps
    one.context.close()
    return f"left at replica {steps[0]}, came back at {steps[1]}"


def one_account(stage: Stage) -> str:
    """Two browsers signed in to one account, each at its own replica."""
    left, right = (_signed_in(stage, number) for number in (1, 2))
    left.sees(0, 1)
    left.answers(2)
    right.answers(3)
    right.sees(0, 1, 2, 3)
    left.answers(4)
    left.sees(3)
    return still_apart(left, right)


def _signed_in(stage: Stage, number: int) -> Learner:
    one = stage.new_learner().at_replica(number).opens()
    sign_in(one.tab, "ada", one.title)
    return one


def _steps(stage: Stage) -> list[int]:
    """The replicas that the two steps of signing in were taken at."""
    return [stage.served_by(path) for path in (LEAVES, COMES_BACK)]
