"""A language's glossary, read alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from course.content.drafts import GlossaryDraft, Parsed
from course.content.front import Line
from course.content.model import Term
from course.files.markdown import QUESTION
from course.files.prose import Link
from course.files.shape import shape, valueless
from course.files.source import Source
from course.files.yaml_texts import read_text
from course.files.yaml_tree import read_tree
from course.questions.kind import Id, Text


class TermFields(BaseModel):
    """What the glossary says of one term."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    term: Line = Field(description="The term, as it stands in the middle of a sentence.")
    also: tuple[Line, ...] = Field(default=(), description="Other names for the same.")
    definition: Text = Field(description="What it means, in one or two sentences of Markdown.")


class GlossaryFile(BaseModel):
    """What a glossary holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    terms: Annotated[Mapping[Id, Any], Field(min_length=1)] = Field(
        description="The terms by their keys, which lessons link to and all languages share."
    )


def read_glossary(source: Source) -> Parsed[GlossaryDraft]:
    """Read a glossary; never raises. A broken entry leaves the others as they are."""
    tree, problems = read_tree(source)
    if tree is None:
        return Parsed(source.path, None, tuple(problems))
    file = shape(GlossaryFile, tree, problems)
    if file is None:
        return Parsed(source.path, None, tuple(problems))
    terms: dict[str, Term] = {}
    links: list[Link] = []
    problems.extend(valueless(tree, ("terms",)))
    for key in file.terms:
        fields = shape(TermFields, tree, problems, ("terms", key))
        if fields is None:
            continue
        at = ("terms", key, "definition")
        html, reader = read_text(tree, at, QUESTION, problems, inline=True)
        links.extend(reader.links)
        terms[key] = Term(key, fields.term, html, fields.also)
    return Parsed(source.path, GlossaryDraft(terms, tree, tuple(links)), tuple(problems))
