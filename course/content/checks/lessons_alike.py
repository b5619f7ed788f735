"""Two languages of one lesson held against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from course.content.checks.former_names import formerly_differ
from course.content.drafts import LessonDraft
from course.content.model import ChartBlock
from course.files.problem import Place, Problem


def lessons_differ(
    path: str, own: LessonDraft, path_of_first: str, first: LessonDraft
) -> Iterator[Problem]:
    """Tell where a lesson differs from the first language's in what must be the same."""
    yield from _objectives(own, path_of_first, first)
    yield from _former_names(own, path_of_first, first)
    yield from _anchors(path, own, path_of_first, first)
    yield from _charts(path, own, path_of_first, first)
    yield from _asked(path, own, path_of_first, first)


def _objectives(own: LessonDraft, path_of_first: str, first: LessonDraft) -> Iterator[Problem]:
    if own.front is None or first.front is None or own.front_tree is None:
        return
    tree, objectives, others = own.front_tree, own.front.objectives, first.front.objectives
    for key in others:
        if key not in objectives:
            what = f"the objective ‘{key}’ of {path_of_first} is missing"
            mend = "write it here too, with the same key"
            yield Problem(tree.name_place(("objectives",)), "error", what, mend)
    for key in objectives:
        if key not in others:
            what = f"the objective ‘{key}’ is not in {path_of_first}"
            mend = "use the same keys in all languages"
            yield Problem(tree.name_place(("objectives", key)), "error", what, mend)


def _former_names(own: LessonDraft, path_of_first: str, first: LessonDraft) -> Iterator[Problem]:
    if own.front and first.front and own.front_tree:
        here, there = own.front.formerly, first.front.formerly
        yield from formerly_differ(own.front_tree, (), here, path_of_first, there)


def _anchors(
    path: str, own: LessonDraft, path_of_first: str, first: LessonDraft
) -> Iterator[Problem]:
    """Anchors that are given: heading by heading where there are as many, else by name."""
    if len(own.headings) == len(first.headings):
        for heading, other in zip(own.headings, first.headings, strict=True):
            if other.given and heading.anchor != other.anchor:
                what = f"this heading has the anchor ‘{other.anchor}’ in {path_of_first}"
                mend = f"end it with {{#{other.anchor}}}"
                yield Problem(heading.place, "warning", what, mend)
        return
    anchors = {heading.anchor for heading in own.headings}
    for other in first.headings:
        if other.given and other.anchor not in anchors:
            what = f"the anchor ‘{other.anchor}’ of {path_of_first} is missing"
            mend = f"end the heading of the same section with {{#{other.anchor}}}"
            yield Problem(Place(path), "warning", what, mend)


def _charts(
    path: str, own: LessonDraft, path_of_first: str, first: LessonDraft
) -> Iterator[Problem]:
    charts, others = _chart_blocks(own), _chart_blocks(first)
    if [chart.name for chart in charts] != [chart.name for chart in others]:
        there = ", ".join(f"‘{chart.name}’" for chart in others) or "none"
        what = f"the charts are others than in {path_of_first} ({there})"
        place = charts[0].place if charts else Place(path)
        yield Problem(place, "warning", what, "show the same charts in the same order")
        return
    for chart, other in zip(charts, others, strict=True):
        numbers, wanted = _numbers(chart), _numbers(other)
        for name, value in numbers.items():
            if value != wanted.get(name):
                what = f"‘{name}’ is {value} here and {wanted.get(name)} in {path_of_first}"
                yield Problem(chart.place, "warning", what, "write the same number in both")


def _chart_blocks(lesson: LessonDraft) -> list[ChartBlock]:
    return [block for block in lesson.blocks if isinstance(block, ChartBlock)]


def _numbers(chart: ChartBlock) -> dict[str, object]:
    """A chart's parameters that are no texts, and its tax year; those inside others by `outer.inner`."""
    found: dict[str, object] = {}
    _gather(chart.parameters.model_dump(), "", found)
    return found


def _gather(values: Mapping[str, object], prefix: str, found: dict[str, object]) -> None:
    for name, value in values.items():
        if isinstance(value, Mapping):
            _gather(value, f"{prefix}{name}.", found)
        elif not isinstance(value, str) or name == "tax":
            found[prefix + name] = value


def _asked(
    path: str, own: LessonDraft, path_of_first: str, first: LessonDraft
) -> Iterator[Problem]:
    here = {asked.question: asked.place for asked in own.asked}
    there = [asked.question for asked in first.asked]
    for id_ in there:
        if id_ not in here:
            what = f"the question ‘{id_}’ is asked in the text of {path_of_first} and not here"
            yield Problem(Place(path), "warning", what, "ask the same questions in the text")
    for id_, place in here.items():
        if id_ not in there:
            what = f"the question ‘{id_}’ is not asked in the text of {path_of_first}"
            yield Problem(place, "warning", what, "ask the same questions in the text")
