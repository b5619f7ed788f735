"""Kinds of questions: what a file says of each, how it is shown, graded and told.

`kind.py` tells how to add one.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from course.questions.kind import Kind, Question
from course.questions.multiple import Multiple
from course.questions.numeric import Numeric
from course.questions.short import Short
from course.questions.single import Single
from course.questions.true_false import TrueFalse

_ALL: tuple[Kind[Any], ...] = (Single(), Multiple(), TrueFalse(), Numeric(), Short())

KINDS: Mapping[str, Kind[Any]] = MappingProxyType({kind.name: kind for kind in _ALL})
"""Every kind by the name that files use."""


def kind_of(question: Question) -> Kind[Any]:
    """Return the kind of a question that was read by its shape."""
    return KINDS[question.kind]


def version(question: Question) -> str:
    """Return 12 hexadecimal digits that change with what is right or wrong, not with wording."""
    key = kind_of(question).key(question)
    return sha256(f"{question.kind}\n{key}".encode()).hexdigest()[:12]
