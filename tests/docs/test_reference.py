"""The documentation names everything there is, with its defaults and bounds, and nothing else."""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping

import pytest

from course import cli
from course.app import settings
from course.content.directives import DIRECTIVES
from course.content.folder import MAX_FILES
from course.files.source import MAX_BYTES
from course.files.yaml_nodes import MAX_DEPTH, MAX_VALUES
from course.pay.charts import CHARTS
from course.questions import KINDS
from course.questions.pattern import LONGEST_ENDING
from course.questions.typed import LONGEST
from tests.docs.pages import (
    DESCRIBING,
    REFERENCE,
    REPOSITORY,
    Table,
    code,
    numbers,
    read_page,
    section,
)
from tests.docs.shapes import (
    EVERY_CHART,
    IN_LINKS,
    SHAPES,
    Group,
    as_read,
    constraints,
    default_in_code,
    groups,
    shapes_in_code,
)

PAGE = read_page(REFERENCE)
GROUPS = list(groups())
each_group = pytest.mark.parametrize("group", GROUPS, ids=[group.name for group in GROUPS])


def commands() -> Mapping[str, argparse.ArgumentParser]:
    parser = cli._parser()
    found = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    assert len(found) == 1
    return found[0].choices


def names(action: argparse.Action) -> set[str]:
    return set(action.option_strings) or {str(action.metavar)}


def limits() -> set[float]:
    return {
        n for name in ("Limits", "Limits of pay") for n in numbers(" ".join(section(name).text))
    }


def table_of(group: Group) -> Table:
    tables = [
        table
        for table in section(group.section).tables_of("field")
        if frozenset(code(table.head[0])) == group.within
    ]
    assert len(tables) == 1, f"{len(tables)} tables of the fields of {group.name}"
    return tables[0]


def rows_of(group: Group) -> dict[str, tuple[str, ...]]:
    return {code(row[0])[0]: row for row in table_of(group).rows}


@each_group
def test_a_table_has_a_row_for_each_field_and_no_other(group: Group) -> None:
    assert sorted(rows_of(group)) == sorted(group.fields)


@each_group
def test_a_row_says_whether_the_field_is_required_or_what_stands_in_its_place(group: Group) -> None:
    rows = rows_of(group)
    for name, info in group.fields.items():
        told = rows[name][1]
        if info.is_required():
            assert told == "required", name
        elif default_in_code(info) is None:
            assert told == "–", name
        else:
            assert as_read(info, told.strip("`")) == default_in_code(info), name


@each_group
def test_a_row_tells_bounds_and_the_words_to_choose_from(group: Group) -> None:
    rows = rows_of(group)
    for name in group.fields:
        row = " ".join(rows[name])
        bounds, lengths, words = constraints(group.model, name)
        assert bounds <= numbers(row), name
        assert lengths <= numbers(row) | limits(), name
        assert words <= set(code(row)), name


@each_group
def test_a_field_stands_in_an_example_of_its_section(group: Group) -> None:
    examples = "\n".join(example.text for example in section(group.section).examples)
    for name in group.fields:
        assert re.search(rf"(^|[\s{{]){name}: *", examples, re.MULTILINE), name


def test_every_shape_in_the_code_is_described() -> None:
    described = {base for group in GROUPS for base in group.model.__mro__}
    described |= {base for model in SHAPES.values() for base in model.__mro__}
    assert shapes_in_code() - IN_LINKS <= described


def test_no_table_of_fields_describes_what_is_not_there() -> None:
    told = {
        (part.name, frozenset(code(table.head[0])))
        for path in DESCRIBING
        for part in read_page(path).sections
        for table in part.tables_of("field")
    }
    known = {(group.section, group.within) for group in GROUPS}
    assert told - known == {("chart", frozenset())}
    assert PAGE.section("chart").named("field") == EVERY_CHART


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_has_an_example_and_tells_how_it_is_scored(name: str) -> None:
    kind = PAGE.section(name)
    kinds = re.findall(r"kind: (\S+)", "".join(example.text for example in kind.examples))
    assert set(kinds) == {name}
    assert any(text.startswith("**Score.**") for text in kind.text)
    assert name in code(rows_of_questions()["kind"][2])


def rows_of_questions() -> dict[str, tuple[str, ...]]:
    return rows_of(next(group for group in GROUPS if group.section == "Fields of every question"))


@pytest.mark.parametrize("name", DIRECTIVES)
def test_a_directive_has_an_example_and_stands_in_the_list(name: str) -> None:
    examples = PAGE.section(name).examples
    assert any(f":::{{{name}}}" in example.text for example in examples)
    assert name in PAGE.section("Directives").named("directive")


def test_no_directive_is_listed_that_is_not_there() -> None:
    assert PAGE.section("Directives").named("directive") == set(DIRECTIVES)


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_has_an_example_and_stands_in_the_list(name: str) -> None:
    assert any(f":::{{chart}} {name}\n" in example.text for example in section(name).examples)
    assert name in section("Charts").named("chart")


def test_no_chart_is_listed_that_is_not_there() -> None:
    assert section("Charts").named("chart") == set(CHARTS)


@pytest.mark.parametrize("name", commands())
def test_a_command_is_listed_with_all_it_takes_and_its_exit_codes(name: str) -> None:
    command = PAGE.section(f"course {name}")
    actions = commands()[name]._actions
    assert command.named("argument") == {word for action in actions for word in names(action)}
    rows = {word: row for table in command.tables for row in table.rows for word in code(row[0])}
    for action in actions:
        if isinstance(action.default, str) and action.default != argparse.SUPPRESS:
            assert code(rows[action.option_strings[-1]][1]) == [action.default]
    assert command.named("exit") == {"0", "1", "2"}
    assert any(f"python -m course {name}" in example.text for example in command.examples)


def test_no_command_is_described_that_is_not_there() -> None:
    told = {s.name.removeprefix("course ") for s in PAGE.sections if s.name.startswith("course ")}
    assert told == set(commands())


def test_every_setting_is_listed_and_no_other() -> None:
    values = vars(settings).values()
    constants = {value for value in values if isinstance(value, str) and value[:7] == "COURSE_"}
    source = (REPOSITORY / "course" / "cli.py").read_text(encoding="utf-8")
    asked = set(re.findall(r"environ\.get\(\"(\w+)\"\)", source))
    assert PAGE.section("Settings").named("setting") == constants | asked


def test_every_limit_is_told() -> None:
    told = numbers(" ".join(PAGE.section("Limits").text))
    assert {MAX_BYTES, MAX_FILES, MAX_DEPTH, MAX_VALUES, LONGEST, LONGEST_ENDING} <= told
