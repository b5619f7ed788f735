"""Options of `single` and `multiple`: what a file may say, and what is told of it."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from course.questions import KINDS
from course.questions.kind import Flaw, InvalidResponse, Option

RIGHT = {"text": "Rope", "correct": "true", "feedback": "It holds."}
ALSO_RIGHT = {"text": "Chain", "correct": "true", "feedback": "It holds too."}
WRONG = {"text": "Thread", "feedback": "It snaps."}
ALSO_WRONG = {"text": "Hope", "feedback": "It is no material."}


def question(kind: str, *options: dict[str, str], **fields: object) -> Any:
    """Make a question as a file would say it: every scalar a text."""
    return KINDS[kind].shape.model_validate(
        {
            "id": "towing",
            "kind": kind,
            "objective": "cars.tow",
            "prompt": "What tows a car?",
            "options": options,
            "explanation": "A car is heavy.",
            **fields,
        }
    )


def flaws(kind: str, *options: dict[str, str]) -> list[Flaw]:
    return list(KINDS[kind].check(question(kind, *options)))


def test_options_without_id_are_lettered_by_place() -> None:
    tow = question("single", WRONG, {**RIGHT, "id": "rope"}, ALSO_WRONG)
    assert [option.id for option in tow.options] == ["a", "rope", "c"]


@pytest.mark.parametrize(
    "option",
    [
        {"text": "Rope"},
        {"feedback": "It holds."},
        {"text": "Rope", "feedback": "  "},
        {"text": "", "feedback": "It holds."},
        {**RIGHT, "correct": "perhaps"},
        {**RIGHT, "id": "Rope!"},
        {**RIGHT, "id": ""},
        {**RIGHT, "colour": "red"},
    ],
)
def test_an_option_of_the_wrong_shape_is_refused(option: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        question("single", option, WRONG)


@pytest.mark.parametrize(
    ("kind", "options", "expected"),
    [
        ("single", [RIGHT, WRONG], []),
        ("single", [WRONG, ALSO_WRONG], [(("options",), "no option is right")]),
        (
            "single",
            [RIGHT, WRONG, ALSO_RIGHT],
            [(("options", 2, "correct"), "a ‘single’ question has a second right option")],
        ),
        ("single", [RIGHT], [(("options",), "there is nothing to choose from")]),
        (
            "single",
            [{**RIGHT, "id": "b"}, WRONG],
            [(("options", 1, "id"), "two options have the id ‘b’")],
        ),
        (
            "single",
            [RIGHT, WRONG, {**ALSO_WRONG, "text": "  tHREAD "}],
            [(("options", 2, "text"), "this option says the same as option ‘b’")],
        ),
        ("multiple", [RIGHT, ALSO_RIGHT, WRONG], []),
        (
            "multiple",
            [RIGHT, WRONG, ALSO_WRONG],
            [(("options",), "a ‘multiple’ question has only one right option")],
        ),
        ("multiple", [WRONG, ALSO_WRONG], [(("options",), "no option is right")]),
        ("multiple", [RIGHT, ALSO_RIGHT], [(("options",), "every option is right")]),
    ],
)
def test_flaws_of_options_are_told_with_their_place(
    kind: str, options: list[dict[str, str]], expected: list[tuple[object, str]]
) -> None:
    found = flaws(kind, *options)
    assert [(flaw.loc, flaw.what) for flaw in found] == expected
    assert all(flaw.mend and flaw.severity == "error" for flaw in found)


def test_single_is_right_or_wrong_and_speaks_of_the_option_chosen() -> None:
    single, tow = KINDS["single"], question("single", WRONG, RIGHT)
    right, wrong = single.grade(tow, "b"), single.grade(tow, "a")
    assert (right.score, right.right, wrong.score, wrong.right) == (1, True, 0, False)
    (said,) = wrong.feedback
    assert (said.text, said.option, said.right) == ("It snaps.", "a", False)
    assert single.answer(tow).options == ("b",)


@pytest.mark.parametrize(
    ("chosen", "score"),
    [
        (["a", "b"], 1),
        (["a"], 0.5),
        (["a", "b", "c"], 0.5),
        (["a", "c"], 0),
        (["c"], 0),
        (["a", "b", "c", "d"], 0),
    ],
)
def test_multiple_gives_credit_for_right_less_wrong(chosen: list[str], score: float) -> None:
    multiple = KINDS["multiple"]
    tow = question("multiple", RIGHT, ALSO_RIGHT, WRONG, ALSO_WRONG)
    grade = multiple.grade(tow, multiple.read(tow, chosen))
    assert grade.score == score
    assert [said.option for said in grade.feedback] == chosen


def test_multiple_reads_ids_sorted_and_once() -> None:
    tow = question("multiple", RIGHT, ALSO_RIGHT, WRONG)
    assert KINDS["multiple"].read(tow, ["c", "a", "c"]) == ("a", "c")


@pytest.mark.parametrize(
    ("kind", "raw", "sentence"),
    [
        ("single", None, "Choose an answer first."),
        ("single", "", "Choose an answer first."),
        ("single", ["a"], "Choose an answer first."),
        ("single", "z", "That answer is not among the options any more: choose again."),
        ("multiple", [], "Choose an answer first."),
        ("multiple", "a", "Choose an answer first."),
        ("multiple", [["a"]], "Choose an answer first."),
        ("multiple", ["a", "z"], "That answer is not among the options any more: choose again."),
    ],
)
def test_what_is_no_choice_gets_one_sentence(kind: str, raw: object, sentence: str) -> None:
    tow = question(kind, RIGHT, ALSO_RIGHT, WRONG)
    with pytest.raises(InvalidResponse) as caught:
        KINDS[kind].read(tow, raw)
    assert str(caught.value) == sentence


@pytest.mark.parametrize("kind", ["single", "multiple"])
def test_shuffle_false_keeps_the_order_of_the_file(kind: str) -> None:
    tow = question(kind, RIGHT, ALSO_RIGHT, WRONG, ALSO_WRONG, shuffle="false")
    orders = {KINDS[kind].show(tow, seed).options for seed in range(20)}
    assert orders == {tuple(Option(option.id, option.text) for option in tow.options)}


@pytest.mark.parametrize("kind", ["single", "multiple"])
def test_an_answer_recorded_before_an_option_went_is_graded_without_it(kind: str) -> None:
    tow = question(kind, RIGHT, ALSO_RIGHT, WRONG)
    assert KINDS[kind].grade(tow, "gone").score == 0
    assert KINDS[kind].grade(tow, ("gone",)).feedback == ()
