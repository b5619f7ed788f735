"""Tries a question with the responses it makes to itself."""

from __future__ import annotations

import pytest

from course.questions import kind_of
from course.questions.kind import InvalidResponse, Question


def assert_samples_grade_as_meant(question: Question) -> None:
    """Right ones are right, wrong ones get nothing, partly right ones something, others a sentence."""
    kind = kind_of(question)
    samples = kind.samples(question)
    for raw in samples.right:
        assert kind.grade(question, kind.read(question, raw)).right, raw
    for raw in samples.wrong:
        assert kind.grade(question, kind.read(question, raw)).score == 0, raw
    for raw in samples.partial:
        assert 0 < kind.grade(question, kind.read(question, raw)).score < 1, raw
    for raw in samples.invalid:
        with pytest.raises(InvalidResponse):
            kind.read(question, raw)
