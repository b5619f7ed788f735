"""English sentences that can be said in another language: texts like any other to all the rest."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.files.told import Told, listed, phrase_of, quoted, sentence, told


def test_it_is_its_english_text() -> None:
    said = told("‘{field}’ has no value", field="rate")
    assert said == "‘rate’ has no value"
    assert said in {"‘rate’ has no value"}
    assert f"{said}; mend it" == "‘rate’ has no value; mend it"
    assert sorted(["b", said, "a"]) == ["a", "b", "‘rate’ has no value"]


def test_it_knows_its_message_and_what_fills_it() -> None:
    said = told("item {number} of {list}", number=2, list=quoted("ramp"))
    assert said.message == "item {number} of {list}"
    assert dict(said.values) == {"number": 2, "list": "‘ramp’"}
    assert isinstance(said.values["list"], Told)


@given(st.text(max_size=20))
def test_a_value_may_have_braces(word: str) -> None:
    assert quoted(word) == f"‘{word}’"


def test_a_message_without_values_may_have_braces() -> None:
    assert told("put a text with { or [ in quotation marks").endswith("quotation marks")


def pickled(said: Told) -> Told:
    copied: Told = pickle.loads(pickle.dumps(said))  # noqa: S301 (our own)
    return copied


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, pickled])
def test_a_copy_can_be_said_too(again: Callable[[Told], Told]) -> None:
    said, copied = quoted("rate"), again(quoted("rate"))
    assert (copied, copied.message, copied.values) == (said, said.message, said.values)


def test_a_list_of_words_has_commas() -> None:
    assert listed(quoted(word) for word in "abc") == "‘a’, ‘b’, ‘c’"


def test_a_sentence_within_another_loses_its_full_stop_and_can_still_be_said() -> None:
    assert sentence(told("Euro a month")) == "Euro a month."
    assert phrase_of(sentence(told("Euro a month"))) == "Euro a month"
    assert isinstance(phrase_of(sentence(told("Euro a month"))), Told)
    assert phrase_of("Its name.") == "Its name"
