"""From drafts to the course: lessons whose files are sound, and a broken one for each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from course.content.checks import check
from course.content.drafts import Drafts, EditionDraft, LessonDraft, Parsed, QuizDraft
from course.content.folder import lesson_path
from course.content.former import names_of
from course.content.manifest import in_language
from course.content.model import (
    Block,
    BrokenLesson,
    ChartBlock,
    Course,
    Edition,
    Lesson,
    Quiz,
)
from course.files.problem import Place, Problem
from course.pay.net import TaxYear, with_tax_year


def assemble(drafts: Drafts, fingerprint: str) -> Course:
    """Hold the drafts against one another and make the course of them, with every problem."""
    problems = sorted({*_own_problems(drafts), *check(drafts)})
    broken = {problem.place.path for problem in problems if problem.severity == "error"}
    manifest = drafts.manifest
    return Course(
        id=manifest.id,
        author=manifest.author,
        version=manifest.version,
        licence=manifest.licence,
        pass_mark=manifest.pass_mark,
        editions={language: _edition(drafts, language, broken) for language in drafts.editions},
        problems=tuple(problems),
        fingerprint=fingerprint,
        languages=tuple(drafts.editions),
        taxes=drafts.tax_years,
        pay_lab=manifest.pay_lab,
        names=names_of(drafts),
    )


def _own_problems(drafts: Drafts) -> list[Problem]:
    problems = list(drafts.problems)
    for year in drafts.taxes.values():
        problems.extend(year.problems)
    for edition in drafts.editions.values():
        files: list[Parsed[LessonDraft] | Parsed[QuizDraft]] = [
            *edition.lessons.values(),
            *edition.quizzes.values(),
        ]
        for file in (*files, edition.glossary, edition.about):
            if file:
                problems.extend(file.problems)
    return problems


def _edition(drafts: Drafts, language: str, broken: set[str]) -> Edition:
    draft = drafts.editions[language]
    manifest = drafts.manifest
    lessons = {slug: _lesson(drafts, draft, slug, language, broken) for slug in drafts.order}
    glossary = draft.glossary.value if draft.glossary else None
    about = draft.about.value if draft.about else None
    return Edition(
        language=language,
        title=in_language(manifest.title, language) or manifest.id,
        summary=in_language(manifest.summary, language),
        source=in_language(manifest.source, language),
        lessons=lessons,
        glossary=glossary.terms if glossary else {},
        about=about.html if about else "",
    )


def _lesson(
    drafts: Drafts, edition: EditionDraft, slug: str, language: str, broken: set[str]
) -> Lesson | BrokenLesson:
    lesson, quiz = edition.lessons.get(slug), edition.quizzes.get(slug)
    if lesson is None or quiz is None or {lesson.path, quiz.path} & broken:
        path = lesson.path if lesson else lesson_path(language, slug)
        return BrokenLesson(slug, _title(drafts.editions, edition, slug), Place(path))
    return _sound(slug, lesson, quiz, drafts.tax_years)


def _sound(
    slug: str,
    lesson: Parsed[LessonDraft],
    quiz: Parsed[QuizDraft],
    taxes: Mapping[str, TaxYear],
) -> Lesson:
    draft, questions = lesson.value, quiz.value
    assert draft is not None
    assert draft.front is not None
    assert questions is not None
    return Lesson(
        id=slug,
        title=draft.front.title,
        short=draft.front.short or draft.front.title,
        summary=draft.front.summary,
        minutes=draft.front.minutes,
        objectives=draft.front.objectives,
        blocks=tuple(_with_tax_year(block, taxes) for block in draft.blocks),
        headings=draft.headings,
        quiz=Quiz(questions.title, questions.questions, Place(quiz.path)),
        place=Place(lesson.path),
    )


def _with_tax_year(block: Block, taxes: Mapping[str, TaxYear]) -> Block:
    """A chart gets the tax year that it names; other blocks stay as they are."""
    if isinstance(block, ChartBlock):
        return replace(block, parameters=with_tax_year(block.parameters, taxes))
    return block


def _title(editions: Mapping[str, EditionDraft], own: EditionDraft, slug: str) -> str:
    """The lesson's title in its own language, else in any, else its slug."""
    for edition in (own, *editions.values()):
        lesson = edition.lessons.get(slug)
        if lesson and lesson.value and lesson.value.title:
            return lesson.value.title
    return slug
