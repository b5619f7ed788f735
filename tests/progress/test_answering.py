"""What an answer does, and what it amounts to."""

from __future__ import annotations

import pytest

from course.progress.answering import answer, hint, retake, said, standing_of, tell
from course.progress.event import Deed, Event
from course.progress.standing import State
from course.progress.written import MOST_SAID
from course.questions.kind import Feedback, Grade, InvalidResponse
from tests.progress.lessons import learner, lesson, question


@pytest.mark.parametrize(
    ("given", "tries", "state", "points", "left"),
    [
        ([], 2, State.OPEN, 0, 2),
        (["b"], 2, State.RIGHT, 1, 0),
        (["a"], 2, State.OPEN, 0, 1),
        (["a", "b"], 2, State.RIGHT, 0.5, 0),
        (["a", "c", "b"], 3, State.RIGHT, 1 / 3, 0),
        (["a", "c"], 2, State.CLOSED, 0, 0),
        (["a", "c", "b"], 2, State.CLOSED, 0, 0),
        (["b", "a"], 2, State.RIGHT, 1, 0),
    ],
)
def test_tries_and_points(
    given: list[str], tries: int, state: State, points: float, left: int
) -> None:
    me, tea = learner(), lesson(question("q", tries=tries))
    for response in given:
        answer(me, tea, "q", response, "en")
    now = standing_of(me, tea, "q")
    assert (now.state, now.tries_left) == (state, left)
    assert now.points == pytest.approx(points)


def test_the_same_response_sent_twice_uses_up_one_try() -> None:
    me, tea = learner(), lesson(question("q", tries=3))
    for _ in range(2):
        answer(me, tea, "q", "a", "en")
    assert standing_of(me, tea, "q").tries_left == 2


def test_a_response_that_cannot_be_graded_uses_up_no_try_and_is_not_kept() -> None:
    me, tea = learner(), lesson(question("q"))
    with pytest.raises(InvalidResponse):
        answer(me, tea, "q", "x" * 100_000, "en")
    assert standing_of(me, tea, "q").tries_left == 2
    assert len(me.record) == 0


def test_asking_for_the_answer_closes_the_question_without_points() -> None:
    me, tea = learner(), lesson(question("q"))
    tell(me, tea, "q", "en")
    answer(me, tea, "q", "b", "en")
    now = standing_of(me, tea, "q")
    assert (now.state, now.points, now.answered) == (State.CLOSED, 0, True)


def test_a_hint_is_kept_once() -> None:
    me, tea = learner(), lesson(question("q"))
    hint(me, tea, "q", "en")
    hint(me, tea, "q", "en")
    assert len(me.record) == 1


def test_an_attempt_at_another_key_does_not_count() -> None:
    me = learner()
    answer(me, lesson(question("q", right="b")), "q", "b", "en")
    moved = lesson(question("q", right="c"))
    assert standing_of(me, moved, "q").state is State.OPEN


def test_finishing_the_quiz_keeps_its_result_and_marks_the_lesson_as_read() -> None:
    me, tea = learner(), lesson(question("q"), question("r"))
    answer(me, tea, "q", "b", "en")
    assert not me.standing(tea).finished
    answer(me, tea, "r", "a", "en")
    answer(me, tea, "r", "b", "en")
    now = me.standing(tea)
    assert (now.finished, now.best, now.read) == (True, 0.75, True)
    assert (now.passed(0.7), now.passed(0.8)) == (True, False)


def test_a_passed_lesson_stays_passed_while_its_quiz_is_taken_again() -> None:
    me, tea = learner(), lesson(question("q"))
    answer(me, tea, "q", "b", "en")
    retake(me, tea, "en")
    now = me.standing(tea)
    assert (now.finished, now.closed, now.passed(0.7)) == (False, 0, True)


def test_questions_inside_the_text_are_done_but_give_no_points() -> None:
    me, tea = learner(), lesson(question("guess"), question("q"), inline=("guess",))
    answer(me, tea, "guess", "a", "en")
    now = me.standing(tea)
    assert (now.done, now.tasks, now.points, now.total) == (1, 3, 0, 1)


def test_retaking_the_quiz_leaves_questions_inside_the_text_answered() -> None:
    me, tea = learner(), lesson(question("guess"), question("q"), inline=("guess",))
    answer(me, tea, "guess", "b", "en")
    retake(me, tea, "en")
    assert standing_of(me, tea, "guess").state is State.RIGHT


def test_mastery_is_points_per_closed_question_of_an_objective() -> None:
    me = learner()
    tea = lesson(question("q"), question("r"), question("s", objective="tea.pour"))
    answer(me, tea, "q", "b", "en")
    answer(me, tea, "r", "a", "en")
    answer(me, tea, "r", "b", "en")
    brew, pour = me.standing(tea).objectives
    assert (brew.fraction, brew.closed, brew.total) == (0.75, 2, 2)
    assert (pour.fraction, pour.closed, pour.total) == (None, 0, 1)


def test_starting_over_clears_a_lesson() -> None:
    me, tea = learner(), lesson(question("q"))
    answer(me, tea, "q", "b", "en")
    me.do(Deed.RESET, lesson="tea")
    now = me.standing(tea)
    assert (now.done, now.read, now.best, now.passed(0.7)) == (0, False, None, False)


def test_a_learner_made_again_from_the_kept_events_stands_where_the_first_one_stood() -> None:
    kept: list[Event] = []
    tea = lesson(question("q"), question("r"))
    first = learner(kept)
    answer(first, tea, "q", "a", "lv")
    answer(first, tea, "r", "b", "en")
    assert learner(kept).standing(tea) == first.standing(tea)


def test_a_standing_is_counted_once_until_something_changes() -> None:
    me, tea = learner(), lesson(question("q"))
    before = me.standing(tea)
    assert me.standing(tea) is before
    answer(me, tea, "q", "b", "en")
    assert me.standing(tea) is not before


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (0, 0),
        (12.345, 12.3),
        (86_400, 86_400),
        (86_401, None),
        (-1, None),
        (float("nan"), None),
        (float("inf"), None),
        (True, 1),
        ("12", None),
        (None, None),
        ([1], None),
    ],
)
def test_seconds_are_kept_where_they_can_be_true(told: object, kept: float | None) -> None:
    me, tea = learner(), lesson(question("q"))
    answer(me, tea, "q", "b", "en", told)
    (event,) = standing_of(me, tea, "q").sitting.attempts
    assert event.seconds == kept


def test_what_was_said_then_is_kept() -> None:
    me, tea = learner(), lesson(question("q"))
    answer(me, tea, "q", "a", "en")
    answer(me, tea, "q", "b", "en")
    wrong, right = standing_of(me, tea, "q").sitting.attempts
    assert (wrong.feedback, right.feedback) == ("About a.", "About b.")


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        ((), None),
        (("**Yes**.", "No:\n\n- one"), "Yes.\nNo:\none"),
        (("x" * MOST_SAID,), "x" * MOST_SAID),
        (("x" * (MOST_SAID + 1),), "x" * (MOST_SAID - 1) + "…"),
    ],
)
def test_feedback_is_kept_as_plain_text_of_a_bounded_length(
    texts: tuple[str, ...], kept: str | None
) -> None:
    assert said(Grade(0, tuple(Feedback(text, right=False) for text in texts))) == kept
