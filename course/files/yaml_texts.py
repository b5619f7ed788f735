"""Markdown texts inside YAML: rendered, with their problems at their own lines of the file."""

from __future__ import annotations

from course.files.markdown import TEXT
from course.files.problem import Problem
from course.files.prose import ProseReader, Rules
from course.files.yaml_tree import Loc, Tree


def read_text(
    tree: Tree, loc: Loc, rules: Rules, problems: list[Problem], *, inline: bool = False
) -> tuple[str, ProseReader]:
    """Return the text at `loc` as HTML that is safe to show, and the reader with its links."""
    text = tree.get(*loc)
    assert isinstance(text, str)
    assert tree.source is not None
    start = tree.place(loc).line - tree.source.line
    reader = ProseReader(tree.source, rules)
    tokens = TEXT.parseInline(text) if inline else TEXT.parse(text)
    html = reader.html(tokens, TEXT, within=(start, max(start + 1, tree.ends.get(loc, 0))))
    problems.extend(reader.problems)
    return html, reader
