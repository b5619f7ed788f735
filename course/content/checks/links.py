"""What texts point to: terms, lessons, headings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from course.content.drafts import Drafts, EditionDraft
from course.content.folder import lesson_path
from course.content.model import Heading
from course.files.problem import Place, Problem
from course.files.prose import Link
from course.files.shape import closest


def check_links(drafts: Drafts) -> Iterator[Problem]:
    """Every term, lesson and heading that is pointed to is there."""
    for language, edition in drafts.editions.items():
        targets = _Targets(edition, drafts.order)
        for slug, lesson in edition.lessons.items():
            if lesson.value:
                yield from targets.check(lesson.value.links, slug)
        for slug, quiz in edition.quizzes.items():
            if quiz.value:
                yield from targets.check(quiz.value.links, slug)
                for number, read in _reads(edition, slug):
                    place = quiz.value.tree.place(("questions", number, "read"))
                    yield from targets.heading(read, slug, place)
        if edition.glossary and edition.glossary.value:
            yield from targets.check(edition.glossary.value.links, "")
        yield from _about(edition, targets)
        yield from _no_glossary(language, edition)


def _reads(edition: EditionDraft, slug: str) -> Iterator[tuple[int, str]]:
    quiz = edition.quizzes[slug].value
    if quiz and slug in edition.lessons:
        for question in quiz.questions.values():
            if question.read is not None:
                yield quiz.numbers[question.id], question.read


def _about(edition: EditionDraft, targets: _Targets) -> Iterator[Problem]:
    about = edition.about.value if edition.about else None
    if about is None:
        return
    yield from targets.check([link for link in about.links if link.kind != "anchor"], "")
    for link in about.links:
        if link.kind == "anchor":
            yield from _heading(link.target, about.headings, link.place)


def _no_glossary(language: str, edition: EditionDraft) -> Iterator[Problem]:
    lessons = [lesson.value for lesson in edition.lessons.values() if lesson.value]
    terms = any(link.kind == "term" for lesson in lessons for link in lesson.links)
    if terms and edition.glossary is None:
        what, mend = (
            "there is no such file, while lessons link to terms",
            "write it with those terms",
        )
        yield Problem(Place(lesson_path(language, "glossary.yaml")), "error", what, mend)


@dataclass(frozen=True, slots=True)
class _Targets:
    """What one language's texts may point to."""

    edition: EditionDraft
    order: tuple[str, ...]

    def check(self, links: tuple[Link, ...] | list[Link], slug: str) -> Iterator[Problem]:
        """Check the links of a text of the lesson `slug`."""
        for link in links:
            match link.kind:
                case "term":
                    yield from self._term(link)
                case "anchor":
                    yield from self.heading(link.target, slug, link.place)
                case "lesson":
                    yield from self._lesson(link)

    def heading(self, target: str, slug: str, place: Place) -> Iterator[Problem]:
        """Check `anchor` in the lesson `slug`, or `lesson#anchor`."""
        other, found, anchor = target.rpartition("#")
        name = other if found else slug
        if name not in self.order:
            mend = closest(name, self._shown())
            yield Problem(place, "error", f"there is no lesson ‘{name}’", mend)
            return
        lesson = self.edition.lessons.get(name)
        if lesson and lesson.value and lesson.value.headings_known:
            yield from _heading(anchor, lesson.value.headings, place)

    def _lesson(self, link: Link) -> Iterator[Problem]:
        name, _, anchor = link.target.partition("#")
        if anchor:
            yield from self.heading(link.target, name, link.place)
        elif name not in self.order:
            mend = closest(name, self._shown())
            yield Problem(link.place, "error", f"there is no lesson ‘{name}’", mend)

    def _term(self, link: Link) -> Iterator[Problem]:
        glossary = self.edition.glossary.value if self.edition.glossary else None
        if glossary is None:  # told once, of the glossary itself
            return
        terms = glossary.tree.get("terms")
        known = list(terms) if isinstance(terms, dict) else []
        if link.target not in (*known, *glossary.tree.valueless(("terms",))):
            what = f"the glossary has no term ‘{link.target}’"
            yield Problem(link.place, "error", what, closest(link.target, known))

    def _shown(self) -> list[str]:
        return [slug for slug in self.order if slug in self.edition.lessons]


def _heading(anchor: str, headings: tuple[Heading, ...], place: Place) -> Iterator[Problem]:
    anchors = [heading.anchor for heading in headings]
    if anchor not in anchors:
        what = f"no heading has the anchor ‘{anchor}’"
        yield Problem(place, "error", what, closest(anchor, anchors))
