"""What the browser brings and what it is handed: checked, taken in once, and not sent again."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from course.app.components import MEMORY_TEXTS
from course.app.returned import OFTEN_ENOUGH
from course.progress import answering
from course.progress.event import Deed, Event
from course.progress.store import Copy
from course.progress.written import event_of, line_of
from tests.app.visiting import Json, cards, components, faults, fire, learner, lesson_in, visit

KEY = "0123456789abcdef" * 2


def memory(app: AppTest) -> Json:
    (only,) = components(app, "course_memory")
    return only


def bring(app: AppTest, lines: list[str], key: object = KEY) -> AppTest:
    entries = [[f"course:/:done:{number}", line] for number, line in enumerate(lines)]
    return fire(app, "course_page", "brought", {"key": key, "entries": entries})


def question(app: AppTest, id_: str = "equal") -> Json:
    """What the card of a question says of it."""
    found: Json = next(q for card in cards(app) for q in card["questions"] if q["id"] == id_)
    return found


def history(root: Path) -> list[str]:
    """A session that answered a question, as the lines that its browser was handed."""
    app = visit("en-chain")
    answering.answer(learner(app), lesson_in(root, "en", "chain"), "equal", "4000", "en")
    app.run()
    lines: list[str] = memory(app)["keep"]
    return lines


def test_what_a_session_did_is_handed_over_and_another_session_goes_on_from_it(
    bicycle: Path,
) -> None:
    lines = history(bicycle)
    assert [event_of(line).deed for line in lines] == [Deed.OPENED, Deed.ANSWERED]
    app = visit("lv-chain")
    assert question(app)["state"] == "open"
    bring(app, lines)
    assert faults(app) == []
    assert question(app)["state"] == "right"
    assert not set(lines) & set(memory(app)["keep"]), "sent back to where they came from"
    assert set(memory(app)["texts"]) == MEMORY_TEXTS


def test_the_same_lines_again_change_nothing(bicycle: Path) -> None:
    lines = history(bicycle)
    app = bring(visit("en-chain"), lines)
    events = len(learner(app).record)
    bring(app, [*lines, *lines])
    assert len(learner(app).record) == events


def hint(app: AppTest, kept: object) -> None:
    """Open a hint, as a browser does that has written down all up to `kept`."""
    number = [any(q["id"] == "equal" for q in card["questions"]) for card in cards(app)].index(True)
    fire(app, "course_card", "hint", {"question": "equal", "kept": kept}, number)


def test_what_the_browser_has_written_down_is_not_sent_again(bicycle: Path) -> None:
    app = visit("en-chain")
    (opened,) = memory(app)["keep"]
    answering.answer(learner(app), lesson_in(bicycle, "en", "chain"), "equal", "77", "en")
    hint(app, event_of(opened).id)
    deeds = [event_of(line).deed for line in memory(app)["keep"]]
    assert deeds == [Deed.ANSWERED, Deed.HINTED]
    assert cards(app)[0]["keep"] == memory(app)["keep"]
    hint(app, event_of(memory(app)["keep"][-1]).id)
    assert memory(app)["keep"] == []
    for nonsense in (None, 7, ["0"], {"id": 1}, "", "ffffffff"):
        hint(app, nonsense)
        assert faults(app) == []


def test_what_comes_from_elsewhere_and_is_older_than_all_that_was_written_down_is_handed_over(
    bicycle: Path,
) -> None:
    elsewhere = history(bicycle)
    app = visit("en-chain")
    last = event_of(memory(app)["keep"][-1]).id
    for line in elsewhere:
        assert learner(app).take(event_of(line), Copy.FILE)
    hint(app, last)
    assert set(elsewhere) <= set(memory(app)["keep"])


def test_what_was_handed_over_often_enough_is_not_sent_again(bicycle: Path) -> None:
    app = visit("en-chain")
    for _ in range(OFTEN_ENOUGH - 1):
        assert len(memory(app)["keep"]) == 1
        app.run()
    assert len(memory(app)["keep"]) == 1
    app.run()
    assert memory(app)["keep"] == []
    assert len(learner(app).record) == 1


def test_one_key_shuffles_the_same_way_in_every_session(bicycle: Path) -> None:
    seeds = {learner(bring(visit("en-chain"), [])).seed for _ in range(2)}
    assert len(seeds) == 1
    assert learner(visit("en-chain")).seed not in seeds


@pytest.mark.parametrize("key", [None, 7, "", "0" * 31, "0" * 33, "z" * 32, [KEY], "0" * 5000])
def test_a_key_that_is_none_is_not_taken(bicycle: Path, key: object) -> None:
    app = visit("en-chain")
    before = app.session_state["course:key"]
    bring(app, [], key)
    assert faults(app) == []
    assert app.session_state["course:key"] == before


@pytest.mark.parametrize(
    "sent",
    [
        None,
        7,
        [],
        {"entries": None},
        {"entries": "line"},
        {"entries": {"0": "line"}},
        {"entries": ["line", ["name"], ["name", 7], [None, "line"], ["n", "l", "x"]]},
        {"entries": [["n" * 301, "line"]]},
        {"entries": [["name", "line"]] * 50_001},
    ],
    ids=lambda sent: repr(sent)[:40],
)
def test_what_is_no_list_of_entries_changes_nothing(bicycle: Path, sent: object) -> None:
    app = visit("en-chain")
    events = len(learner(app).record)
    fire(app, "course_page", "brought", sent)
    assert faults(app) == []
    assert len(learner(app).record) == events
    assert memory(app)["aside"] == []


def test_damaged_lines_are_named_and_the_others_taken(bicycle: Path) -> None:
    lines = history(bicycle)
    app = bring(visit("en-chain"), ["{cut off", lines[1], "", json.dumps({"v": 2})])
    assert memory(app)["aside"] == [f"course:/:done:{number}" for number in (0, 2, 3)]
    assert question(app)["state"] == "right"


def test_a_score_that_its_response_does_not_earn_is_graded_anew(bicycle: Path) -> None:
    answered = event_of(history(bicycle)[1])
    app = bring(visit("en-chain"), [line_of(replace(answered, response="77", score=1.0))])
    assert question(app)["state"] == "open"
    assert question(app)["attempt"] == 1


@pytest.mark.parametrize(
    ("change", "kept"),
    [
        ({"response": "not a number at all"}, False),
        ({"response": ("a", "b")}, False),
        ({"response": None}, False),
        ({"version": "000000000000", "response": "what it once was"}, True),
        ({"question": "gone", "response": "what it once was"}, True),
        ({"lesson": "gone", "response": "what it once was"}, True),
    ],
)
def test_only_what_can_be_graded_is_checked_and_the_rest_stays_as_history(
    bicycle: Path, change: Json, kept: bool
) -> None:
    answered: Event = replace(event_of(history(bicycle)[1]), **change)
    app = bring(visit("en-chain"), [line_of(answered)])
    assert faults(app) == []
    assert (answered.id in learner(app).record) == kept
    assert question(app)["state"] == "open"
