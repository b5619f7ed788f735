"""A course that moves: whatever its trainer mends, what was done counts where its key is the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.content.model import Lesson
from course.content.names import Names
from course.progress.answering import (
    answer,
    earned,
    news,
    note,
    retake,
    settle,
    standing_of,
    tell,
)
from course.progress.event import Deed, Event
from course.progress.learner import Learner
from course.progress.standing import State
from course.progress.store import Copy, SessionStore
from course.questions import version
from course.questions.kind import Question
from course.questions.single import SingleQuestion
from tests.progress.lessons import NOON, learner, lesson, question
from tests.progress.test_merging import ACTS, TEA, done, learning

Acts = list[tuple[str, str, str, int]]


def history(acts: Acts) -> list[Event]:
    kept: list[Event] = []
    clock = [NOON]
    done(learning(kept, clock, count()), clock, acts)
    return kept


def renamed(old: Question, id_: str) -> Question:
    return old.model_copy(update={"id": id_})


def stands(me: Learner, tea: Lesson) -> list[object]:
    """All that the record amounts to, whatever things are called."""
    return [me.standing(tea), *(standing_of(me, tea, id_) for id_ in tea.quiz.questions)]


@given(ACTS, ACTS, st.sets(st.sampled_from("qrs")), st.sampled_from(["tea", "chai"]))
def test_renaming_lessons_and_questions_changes_no_standing(
    before: Acts, after: Acts, ids: set[str], id_: str
) -> None:
    new = {old: f"new-{old}" if old in ids else old for old in TEA.quiz.questions}
    chai = lesson(
        *(renamed(old, new[old.id]) for old in TEA.quiz.questions.values()),
        inline=(new["s"],),
        id_=id_,
    )
    lessons = {"tea": id_} if id_ != "tea" else {}
    kept = history(before)
    me = learner(kept)
    whole = stands(me, TEA)

    me.go_by(Names(lessons, {(id_, old): (id_, new[old]) for old in ids}))
    assert stands(me, chai) == whole

    for event in history(before + after):
        me.take(event, Copy.BROWSER)
    assert stands(me, chai) == stands(learner(kept), TEA)


@given(ACTS, st.sampled_from("qrs"))
def test_another_key_voids_the_answers_to_its_question_and_no_others(acts: Acts, id_: str) -> None:
    me = learner(history(acts))
    old = TEA.quiz.questions
    rekeyed = lesson(
        *(question(q.id, "c", q.tries) if q.id == id_ else q for q in old.values()), inline=("s",)
    )
    for q in old:
        was, now = standing_of(me, TEA, q), standing_of(me, rekeyed, q)
        if q != id_:
            assert now == was
        else:
            assert (now.state, now.points, now.sitting.attempts) == (State.OPEN, 0, ())
            assert now.changed == bool(was.sitting.attempts)
    assert me.standing(rekeyed).best == me.standing(TEA).best, "what was passed stays passed"


def mended(old: Question) -> Question:
    return old.model_copy(update={"prompt": "Which of them?", "explanation": "So it was."})


def reordered(old: Question) -> Question:
    assert isinstance(old, SingleQuestion)
    return old.model_copy(update={"options": old.options[::-1]})


def reworded_options(old: Question) -> Question:
    assert isinstance(old, SingleQuestion)
    options = tuple(o.model_copy(update={"text": "New", "feedback": "Newer."}) for o in old.options)
    return old.model_copy(update={"options": options})


KEPT: dict[str, Callable[[Lesson], Lesson]] = {
    "wording mended": lambda tea: lesson(*map(mended, tea.quiz.questions.values())),
    "options reordered": lambda tea: lesson(*map(reordered, tea.quiz.questions.values())),
    "options reworded": lambda tea: lesson(*map(reworded_options, tea.quiz.questions.values())),
    "questions reordered": lambda tea: lesson(*[*tea.quiz.questions.values()][::-1]),
    "a question added": lambda tea: lesson(question("new"), *tea.quiz.questions.values()),
    "a question removed": lambda tea: lesson(tea.quiz.questions["q"]),
    "a question asked in the text": lambda tea: lesson(*tea.quiz.questions.values(), inline=("r",)),
}


@pytest.mark.parametrize("change", KEPT)
def test_answers_keep_counting_when(change: str) -> None:
    me, tea = learner(), lesson(question("q"), question("r"))
    for id_, option in (("q", "a"), ("q", "b"), ("r", "c")):
        answer(me, tea, id_, option, "en")
    moved = KEPT[change](tea)
    for id_ in tea.quiz.questions.keys() & moved.quiz.questions.keys():
        assert standing_of(me, moved, id_) == standing_of(me, tea, id_)


def test_what_is_not_asked_any_more_stays_as_history_and_comes_back_with_its_question() -> None:
    me, tea = learner(), lesson(question("q"), question("r"))
    answer(me, tea, "r", "b", "en")
    was = standing_of(me, tea, "r")
    assert me.standing(lesson(question("q"))).points == 0
    assert len(me.record) == 1
    assert standing_of(me, tea, "r") == was


def test_a_quiz_whose_last_open_question_is_taken_out_has_its_result() -> None:
    me, tea = learner(), lesson(question("q"), question("r"))
    answer(me, tea, "q", "b", "en")
    shorter = lesson(question("q"))
    for _ in range(2):
        settle(me, shorter, "en")
    assert me.standing(shorter).passed(1)
    assert [e.deed for e in me.store.events()] == [Deed.ANSWERED, Deed.FINISHED, Deed.READ]


@pytest.mark.parametrize("right", ["b", "c"])
def test_a_quiz_that_opened_again_comes_to_a_new_result(right: str) -> None:
    """Because of another key (`c`), or of a question that was added."""
    me, tea = learner(), lesson(question("q"))
    answer(me, tea, "q", "c", "en")
    answer(me, tea, "q", "a", "en")
    moved = lesson(question("q", right), question("r"))
    assert not me.standing(moved).finished
    answer(me, moved, "q", right, "en")
    answer(me, moved, "r", "b", "en")
    assert me.standing(moved).best == (1 if right == "c" else 0.5)


def test_an_answer_told_by_another_key_opens_the_question_again() -> None:
    me, tea = learner(), lesson(question("q"))
    answer(me, tea, "q", "a", "en")
    tell(me, tea, "q", "en")
    moved = lesson(question("q", right="c"))
    assert standing_of(me, moved, "q").state is State.OPEN
    assert standing_of(me, tea, "q").state is State.CLOSED


def test_a_question_that_moved_takes_its_answers_along_until_either_lesson_is_started_over() -> (
    None
):
    names = Names({}, {("tea", "q"): ("milk", "q")})
    milk = lesson(question("q"), id_="milk")
    for starts_over in ("tea", "milk", None):
        kept: list[Event] = []
        answer(learner(kept), lesson(question("q")), "q", "b", "en")
        me = learner(kept)
        me.go_by(names)
        assert me.standing(milk).points == 1
        me.do(Deed.RESET, lesson=starts_over)
        assert me.standing(milk).points == 0
        answer(me, milk, "q", "b", "en")
        assert me.standing(milk).points == 1


def test_what_was_put_aside_before_a_question_moved_stays_put_aside() -> None:
    me, tea = learner(), lesson(question("q"))
    answer(me, tea, "q", "b", "en")
    retake(me, tea, "en")
    me.go_by(Names({}, {("tea", "q"): ("milk", "q")}))
    assert not standing_of(me, lesson(question("q"), id_="milk"), "q").answered


class Counting(SessionStore):
    """Counts how often the whole history was asked for."""

    asked = 0

    def events(self) -> Iterator[Event]:
        self.asked += 1
        return super().events()


def test_the_record_is_folded_anew_only_when_names_differ() -> None:
    store = Counting([], {}, {}, [])
    me = Learner(store, lambda: NOON, lambda: 0, 7)
    me.do(Deed.OPENED, lesson="tea")
    told = []
    for names in (Names(), Names({"tea": "chai"}), Names({"tea": "chai"}), Names()):
        for _ in range(3):
            me.go_by(names)
        told.append((store.asked, me.record.last_lesson()))
    assert told == [(1, "tea"), (2, "chai"), (2, "chai"), (3, "tea")]
    assert [event.lesson for event in store.events()] == ["tea"], "kept as it was done"


def test_another_key_is_told_until_the_question_is_answered_and_on_no_later_visit() -> None:
    kept: list[Event] = []
    me, tea = learner(kept), lesson(question("q"))
    answer(me, tea, "q", "a", "en")
    moved = lesson(question("q", right="c"))

    def told(who: Learner, now: Lesson) -> bool:
        return news(who, now, "q", standing_of(who, now, "q"))

    assert (told(me, tea), told(me, moved)) == (False, True)
    assert told(learner(kept), moved), "nobody has seen it yet"
    for _ in range(2):
        note(me, moved, "q", "en")
        assert told(me, moved), "as long as this visit lasts"
    assert [event.deed for event in kept] == [Deed.ANSWERED, Deed.NOTED]
    assert not told(learner(kept), moved)
    assert told(learner(kept), lesson(question("q", right="a"))), "the key has changed once more"
    answer(me, moved, "q", "b", "en")
    assert not told(me, moved)


def test_whoever_starts_over_or_asks_for_the_answer_is_not_told() -> None:
    moved = lesson(question("q", right="c"))
    acts: list[Callable[[Learner], None]] = [
        lambda me: retake(me, moved, "en"),
        lambda me: tell(me, moved, "q", "en"),
    ]
    for act in acts:
        me = learner()
        answer(me, lesson(question("q")), "q", "a", "en")
        act(me)
        assert not news(me, moved, "q", standing_of(me, moved, "q"))


def test_answers_from_elsewhere_are_graded_under_the_present_names() -> None:
    kept: list[Event] = []
    answer(learner(kept), lesson(question("q")), "q", "a", "en")
    (cheated,) = (replace(event, score=1.0) for event in kept)
    chai = {"chai": lesson(question("new"), id_="chai")}
    names = Names({"tea": "chai"}, {("chai", "q"): ("chai", "new")})
    assert version(question("new")) == cheated.version
    assert earned(cheated, chai, Names()) == cheated, "unknown: kept as history"
    assert earned(cheated, chai, names) == kept[0], "graded, and otherwise as it was done"
    assert earned(replace(cheated, response="zz"), chai, names) is None
