"""Everything that tests break in a course, each file a table."""

from __future__ import annotations

from tests.content.breakages import (
    answers,
    course,
    directives,
    formerly,
    front_matter,
    glossary,
    languages,
    quiz_fields,
    taxes,
    texts,
    yaml,
)

BREAKAGES = (
    *course.BREAKAGES,
    *glossary.BREAKAGES,
    *taxes.BREAKAGES,
    *front_matter.BREAKAGES,
    *directives.BREAKAGES,
    *texts.BREAKAGES,
    *quiz_fields.BREAKAGES,
    *formerly.BREAKAGES,
    *answers.BREAKAGES,
    *yaml.BREAKAGES,
    *languages.BREAKAGES,
)
