"""Tax years: what the shipped files say, how charts get them, and what a broken one costs."""

from __future__ import annotations

import os
import shutil
from decimal import Decimal
from itertools import count
from pathlib import Path
from types import MappingProxyType, SimpleNamespace

import pytest
from pydantic import BaseModel, ConfigDict

from course.content import directives
from course.content.library import Library, read_course
from course.content.model import BrokenLesson, ChartBlock, Course, Lesson
from course.pay.charts import CHARTS
from course.pay.net import Tax, TaxYear

TAXES = "lessons/data/taxes"
CHAIN = "lessons/{}/02-chain.md"
SECONDS = count(2_000_000_000)


class NetChart(BaseModel):
    """The parameters of a chart that shows net pay."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    tax: Tax | None = None


class NetChartOf2026(NetChart):
    """One that names a tax year by default."""

    tax: Tax | None = "lv-2026"


@pytest.fixture
def root(bicycle: Path, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The second course with the shipped tax years, and two charts that take them."""
    charts = {"net": NetChart, "net-2026": NetChartOf2026}
    known = {name: SimpleNamespace(parameters=shape) for name, shape in charts.items()}
    monkeypatch.setattr(directives, "CHARTS", MappingProxyType({**CHARTS, **known}))
    root = shutil.copytree(bicycle, tmp_path / "course")
    shutil.copytree(repository / TAXES, root / TAXES)
    return root


def write(file: Path, text: str) -> None:
    """Write a file, with a time of its own however coarse the clock of the disk is."""
    file.write_text(text, encoding="utf-8")
    now = next(SECONDS)
    os.utime(file, (now, now))


def show(root: Path, chart: str, *languages: str) -> None:
    """Add a chart at the end of the lesson on chains."""
    for language in languages:
        file = root / CHAIN.format(language)
        write(file, f"{file.read_text(encoding='utf-8')}\n:::{{chart}} {chart}\n:::\n")


def told(course: Course) -> list[str]:
    return [str(problem) for problem in course.problems]


def last_line(root: Path) -> int:
    return len((root / CHAIN.format("en")).read_text(encoding="utf-8").splitlines())


def tax_of_last_chart(course: Course, language: str) -> object:
    lesson = course.editions[language].lessons["chain"]
    assert isinstance(lesson, Lesson)
    chart = [block for block in lesson.blocks if isinstance(block, ChartBlock)][-1]
    assert isinstance(chart.parameters, NetChart)
    return chart.parameters.tax


def test_the_shipped_years_say_what_their_sources_say(repository: Path) -> None:
    course = read_course(repository)
    taxes = course.taxes

    assert list(taxes) == [tax.id for tax in taxes.values()] == ["lv-2025", "lv-2026"]
    assert [(tax.minimum_wage, tax.non_taxable_minimum) for tax in taxes.values()] == [
        (Decimal(740), Decimal(510)),
        (Decimal(780), Decimal(550)),
    ]
    for tax in taxes.values():
        assert [(band.above, band.rate) for band in tax.income_tax] == [
            (Decimal(0), Decimal("0.255")),
            (Decimal(105_300), Decimal("0.33")),
        ]
        assert (tax.employee_social, tax.employer_social) == (Decimal("0.105"), Decimal("0.2359"))
        assert (tax.social_cap, tax.known_up_to) == (Decimal(105_300), Decimal(8775))
        assert tax.relief_per_dependant is None
    assert course.pay_lab


def test_a_course_needs_no_tax_years_and_no_lab(bicycle: Path) -> None:
    course = read_course(bicycle)

    assert (course.taxes, course.pay_lab, course.problems) == ({}, False, ())


def test_a_chart_gets_the_year_that_it_names(root: Path) -> None:
    show(root, "net\ntax: lv-2025", "lv", "en")
    course = read_course(root)

    assert told(course) == []
    assert tax_of_last_chart(course, "en") is course.taxes["lv-2025"]
    assert tax_of_last_chart(course, "lv") is course.taxes["lv-2025"]


def test_a_chart_gets_the_year_that_it_names_by_default_or_none(root: Path) -> None:
    show(root, "net-2026", "lv", "en")
    assert tax_of_last_chart(read_course(root), "en") == read_course(root).taxes["lv-2026"]

    show(root, "net", "lv", "en")
    assert tax_of_last_chart(read_course(root), "en") is None


def test_a_year_that_is_not_there_is_told_where_it_is_named(root: Path) -> None:
    show(root, "net\ntax: lv-2062", "en")
    course = read_course(root)

    assert (
        f"lessons/en/02-chain.md:{last_line(root) - 1}:6: error: "
        "there is no tax year ‘lv-2062’; did you mean ‘lv-2026’?"
    ) in told(course)
    assert isinstance(course.editions["en"].lessons["chain"], BrokenLesson)


def test_without_any_years_the_file_to_write_is_told_at_a_chart_that_needs_one(root: Path) -> None:
    shutil.rmtree(root / TAXES)
    show(root, "net-2026", "lv", "en")

    line = last_line(root) - 1
    what = (
        "there is no tax year ‘lv-2026’; write lessons/data/taxes/lv-2026.yaml, or delete the line"
    )
    assert f"lessons/en/02-chain.md:{line}:1: error: {what}" in told(read_course(root))


def test_fields_in_the_place_of_a_name_are_told_once(root: Path) -> None:
    show(root, "net\ntax: {country: LV, year: 2026}", "en")

    assert [line for line in told(read_course(root)) if "error" in line] == [
        f"lessons/en/02-chain.md:{last_line(root) - 1}:6: error: ‘tax’ does not name a tax year; "
        "write the name of a file in lessons/data/taxes, such as lv-2026"
    ]


def test_languages_that_name_different_years_are_told(root: Path) -> None:
    show(root, "net\ntax: lv-2026", "lv")
    show(root, "net\ntax: lv-2025", "en")

    assert told(read_course(root)) == [
        f"lessons/en/02-chain.md:{last_line(root) - 2}:1: warning: ‘tax’ is lv-2025 here and "
        "lv-2026 in lessons/lv/02-chain.md; write the same number in both"
    ]


def test_a_broken_year_costs_only_the_lessons_that_show_it(root: Path) -> None:
    show(root, "net\ntax: lv-2025", "lv", "en")
    write(root / TAXES / "lv-2025.yaml", "country: LV\nyear: MMXXV\n")
    course = read_course(root)

    lines = [line for line in told(course) if line.startswith("lessons/")]
    at = last_line(root) - 1
    for language in ("en", "lv"):
        place = f"lessons/{language}/02-chain.md:{at}:6"
        what = "the tax year ‘lv-2025’ has errors in its file; mend lessons/data/taxes/lv-2025.yaml"
        assert f"{place}: error: {what}" in lines
        assert isinstance(course.editions[language].lessons["chain"], BrokenLesson)
        assert isinstance(course.editions[language].lessons["tyres"], Lesson)
    assert (
        "lessons/data/taxes/lv-2025.yaml:2:7: error: ‘year’ should be a number, not ‘MMXXV’; "
        "write a whole number in digits"
    ) in lines
    assert list(course.taxes) == ["lv-2026"]


def test_a_broken_year_that_no_lesson_shows_costs_none(root: Path) -> None:
    write(root / TAXES / "lv-2025.yaml", "")
    course = read_course(root)

    assert len(course.problems) == 1
    assert all(isinstance(lesson, Lesson) for lesson in course.editions["en"].lessons.values())


def test_changes_of_tax_years_are_seen_while_the_course_is_served(root: Path) -> None:
    show(root, "net\ntax: lv-2026", "lv", "en")
    now = 100.0
    library = Library(root, lambda: now)
    before = library.current()
    file = root / TAXES / "lv-2026.yaml"
    text = file.read_text(encoding="utf-8")

    write(file, text.replace("minimum_wage: 780", "minimum_wage: 800"))
    now += 2
    changed = library.current()
    write(root / TAXES / "lv-2027.yaml", text.replace("year: 2026", "year: 2027"))
    now += 2
    added = library.current()
    file.unlink()
    now += 2
    gone = library.current()

    assert [course.taxes["lv-2026"].minimum_wage for course in (before, changed)] == [780, 800]
    shown = tax_of_last_chart(changed, "en")
    assert isinstance(shown, TaxYear)
    assert shown.minimum_wage == 800
    assert list(added.taxes) == ["lv-2025", "lv-2026", "lv-2027"]
    assert list(gone.taxes) == ["lv-2025", "lv-2027"]
    assert isinstance(gone.editions["en"].lessons["chain"], BrokenLesson)
