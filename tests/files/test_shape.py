"""Data held against a model: every misfit in plain words, at its place."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from course.files.problem import Problem
from course.files.shape import shape
from course.files.source import Source
from course.files.yaml_tree import read_tree

Key = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str
    else_: str = Field(default="", alias="else")


class Whole(BaseModel):
    model_config = ConfigDict(extra="forbid")

    title: str = Field(min_length=1, description="Its name.")
    count: int = Field(default=1, ge=1, le=9)
    mode: Literal["one", "two"] = "one"
    mark: int | float | None = None
    parts: tuple[Part, ...] = ()
    names: Mapping[Key, str] = Field(default_factory=dict)
    price: Decimal = Field(default=Decimal(0), gt=0, max_digits=4, decimal_places=2)
    flag: bool = False

    @field_validator("title")
    @classmethod
    def _no_shouting(cls, title: str) -> str:
        if title.isupper():
            raise ValueError("write it in small letters")
        return title

    @model_validator(mode="after")
    def _two_needs_parts(self) -> Whole:
        if self.mode == "two" and not self.parts:
            raise ValueError("‘two’ has no parts: list some")
        return self


def told(text: str) -> list[str]:
    tree, problems = read_tree(Source("f.yaml", text))
    assert tree is not None
    assert problems == []
    found: list[Problem] = []
    assert (shape(Whole, tree, found) is None) == bool(found)
    return [str(problem).removeprefix("f.yaml:") for problem in found]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("title: a", []),
        ("title: a\nparts: [{name: b, else: c}]", []),
        ("count: 1", ["1:1: error: ‘title’ is missing; add a line ‘title: …’ (Its name)"]),
        (
            "tilte: a\ncount: 2",
            ["1:1: error: there is no field ‘tilte’ here; did you mean ‘title’?"],
        ),
        (
            "title: a\nparts:\n- nam: b\n  els: c",
            [
                "3:3: error: there is no field ‘nam’ here; did you mean ‘name’?",
                "4:3: error: there is no field ‘els’ here; did you mean ‘else’?",
            ],
        ),
        (
            "title: a\ncount: 0",
            ["2:8: error: ‘0’ is out of range for ‘count’; write a number from 1"],
        ),
        (
            "title: a\nmode: three",
            ["2:7: error: ‘three’ is no value of ‘mode’; write ‘one’ or ‘two’"],
        ),
        (
            "title: a\nmark: high",
            ["2:7: error: ‘mark’ should be a number, not ‘high’; write a whole number in digits"],
        ),
        (
            "title: a\nnames: {B C: d}",
            [
                "2:9: error: ‘B C’ does not fit a key of ‘names’; "
                "write small letters a–z, digits and single hyphens only"
            ],
        ),
        (
            "title: A",
            ["1:8: error: ‘A’ does not fit ‘title’; write it in small letters"],
        ),
        ("title: a\nmode: two", ["1:1: error: ‘two’ has no parts; list some"]),
        (
            "title: a\nprice: 0",
            ["2:8: error: ‘0’ is out of range for ‘price’; write a number greater than 0"],
        ),
        ("title: a\nprice: 12345", ["2:8: error: ‘price’ has more than 4 digits; round it"]),
        ("title: a\nprice: 1.234", ["2:8: error: ‘price’ has more than 2 decimals; round it"]),
        (
            "title: [a]\ncount: many\nparts: {}",
            [
                "1:8: error: ‘title’ should be a text, not a list; write it after the colon, in "
                "quotation marks where it begins with [ or {",
                "2:8: error: ‘count’ should be a number, not ‘many’; write a whole number in digits",
                "3:8: error: ‘parts’ should be a list, not fields; "
                "begin each item on its own line with ‘- ’",
            ],
        ),
        (
            "- a",
            [
                "1:1: error: here should be fields, each with its name and a colon; "
                "write them as ‘name: value’, each on its own line"
            ],
        ),
    ],
)
def test_each_misfit_is_told_once_in_plain_words(text: str, lines: list[str]) -> None:
    assert told(text) == lines


def test_a_long_value_is_told_short() -> None:
    (line,) = told(f"title: a\nmode: {'long ' * 50}")

    assert "‘long long long long long long long long…’" in line
