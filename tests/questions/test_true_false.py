"""Statements that are true or false."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from course.questions import KINDS
from course.questions.kind import InvalidResponse, Option

KIND = KINDS["true-false"]


def statement(**fields: object) -> Any:
    return KIND.shape.model_validate(
        {
            "id": "rust",
            "kind": "true-false",
            "objective": "bikes.care",
            "prompt": "Aluminium rusts.",
            "answer": "false",
            "feedback": {"true": "It does corrode.", "false": "Only iron rusts."},
            "explanation": "Rust is iron oxide.",
            **fields,
        }
    )


def test_a_statement_has_one_try_unless_the_file_says_otherwise() -> None:
    assert (statement().tries, statement(tries="2").tries) == (1, 2)


@pytest.mark.parametrize("answer", ["true", "false"])
def test_the_two_options_stand_in_the_same_order_whatever_the_seed_and_the_key(answer: str) -> None:
    views = {KIND.show(statement(answer=answer), seed) for seed in range(10)}
    (view,) = views
    assert view.options == (Option("true", "True"), Option("false", "False"))
    assert view.translate


@pytest.mark.parametrize(
    ("response", "score", "text"),
    [("true", 0, "It does corrode."), ("false", 1, "Only iron rusts.")],
)
def test_either_answer_has_its_feedback(response: str, score: int, text: str) -> None:
    grade = KIND.grade(statement(), KIND.read(statement(), response))
    (said,) = grade.feedback
    assert (grade.score, said.text, said.option, said.right) == (score, text, response, score == 1)


@pytest.mark.parametrize("raw", [None, "", "True", "yes", True, ["true"]])
def test_anything_else_is_no_answer(raw: object) -> None:
    with pytest.raises(InvalidResponse):
        KIND.read(statement(), raw)


@pytest.mark.parametrize(
    "fields",
    [{"answer": "maybe"}, {"feedback": {"true": "Yes."}}, {"kind": "single"}, {"tries": "0"}],
)
def test_a_statement_of_the_wrong_shape_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        statement(**fields)
