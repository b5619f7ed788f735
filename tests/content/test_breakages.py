"""Each way to break a course is told in exactly the lines that mend it."""

from __future__ import annotations

import re
from itertools import chain

import pytest

from tests.content.breakages import BREAKAGES
from tests.content.breaking import Breakage, Subject


@pytest.mark.parametrize("breakage", BREAKAGES, ids=lambda breakage: breakage.name)
def test_each_breakage_is_told_in_its_own_lines_and_no_others(
    subject: Subject, breakage: Breakage
) -> None:
    told, expected = subject.told(breakage)

    assert sorted(told) == sorted(expected)


def test_more_than_sixty_ways_to_break_a_course_are_tried() -> None:
    names = [breakage.name for breakage in BREAKAGES]

    assert len(set(names)) == len(names) >= 60


def test_every_line_says_what_is_wrong_and_how_to_mend_it() -> None:
    for line in chain.from_iterable(breakage.lines for breakage in BREAKAGES):
        assert re.search(r"(error|warning): [^;]+; [^;]+", line), line
