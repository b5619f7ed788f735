"""What lessons and questions are called now, by the names that they had before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

AskedAs = tuple[str, str]
"""A question in the whole course: its lesson's name and its id."""


@dataclass(frozen=True, slots=True)
class Names:
    """Only what was renamed is held; a former question stands under the present name of its lesson.

    Asking costs the same however many names there are.
    """

    lessons: Mapping[str, str] = field(default_factory=dict)
    questions: Mapping[AskedAs, AskedAs] = field(default_factory=dict)

    def lesson(self, name: str) -> str:
        """What the lesson is called now."""
        return self.lessons.get(name, name)

    def question(self, lesson: str, id_: str) -> AskedAs:
        """In which lesson the question is now, and its id there."""
        was = self.lesson(lesson), id_
        return self.questions.get(was, was)
