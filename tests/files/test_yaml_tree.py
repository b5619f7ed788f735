"""YAML as plain data: texts as they are written, places for everything, bounds that hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.files.source import Source
from course.files.yaml_tree import Data, read_tree


def data_of(text: str) -> Data:
    tree, problems = read_tree(Source("f.yaml", text))
    assert problems == []
    assert tree is not None
    return tree.data


def told(text: str) -> list[str]:
    return [str(problem) for problem in read_tree(Source("f.yaml", text))[1]]


@pytest.mark.parametrize(
    "text",
    "no|yes|on|null|~|1.0|1_000|0x1A|0o17|12:30|2025-01-31|1e3|true|.inf|.nan|<<|=|Ā|“a”|1 860 €".split(
        "|"
    ),
)
def test_a_text_is_never_turned_into_something_else(text: str) -> None:
    assert data_of(f"a: {text}") == {"a": text}
    assert data_of(f"- {text}") == [text]
    assert data_of(f"{text}: x") == {text: "x"}


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a:\nb: 1", {"b": "1"}),
        ("a: ''\nb: \"\"", {"a": "", "b": ""}),
        ("- x\n-\n- y", ["x", None, "y"]),
        ("a: |\n  x\n   y\n", {"a": "x\n y\n"}),
        ("a: >-\n  x\n  y\n", {"a": "x y"}),
        ("# nothing\n", {}),
        ("a: &n [x]\nb: *n", {"a": ["x"], "b": ["x"]}),
    ],
)
def test_values_are_read_as_they_are_meant(text: str, data: Data) -> None:
    assert data_of(text) == data


def test_every_value_and_name_has_its_place() -> None:
    text = "title: T\nitems:\n  - {id: a, text: ā b}\n  - id: b\n    text: >-\n      long\n      text\n"
    tree, _ = read_tree(Source("f.yaml", text, line=11))

    assert tree is not None
    places = {
        ("title",): "11:8",
        ("items",): "13:3",
        ("items", 0): "13:5",
        ("items", 0, "text"): "13:19",
        ("items", 1): "14:5",
        ("items", 1, "text"): "15:11",
        ("items", 1, "missing"): "14:5",
        ("other", 3, "deep"): "11:1",
    }
    assert {loc: str(tree.place(loc)) for loc in places} == {
        loc: f"f.yaml:{place}" for loc, place in places.items()
    }
    assert str(tree.name_place(("items", 1, "text"))) == "f.yaml:15:5"
    assert tree.ends["items", 1, "text"] == 7


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: 1\nb: x: y", "2:5"),
        ("a:\n\tb: 1", "2:1"),
        ("a: 'x\nb: y", "1:4"),
        ('a: "\\q"', "1:5"),
        ("a: [x\nb: y", "1:4"),
        ("a: {x: y", "1:4"),
        ("a: @x", "1:4"),
        ("a: `x`", "1:4"),
        ("a: *x", "1:4"),
        ("a: & x", "1:4"),
        ("a: !x y", "1:4"),
        ("a: !!python/object:os.system x", "1:4"),
        ("? [a]\n: b", "1:3"),
        ("a: 1\na: 2", "2:1"),
        ("a: 1\n---\nb: 2", "2:1"),
        ("a: x\x07", "1:5"),
        ("%FOO\n---\na: 1", "1:5"),
        ("'ā' 'b': 1", "1:5"),
    ],
)
def test_what_cannot_be_read_is_told_where_it_is(text: str, place: str) -> None:
    assert [line.split(": ")[0] for line in told(text)] == [f"f.yaml:{place}"]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "- " * 100_000,
        "{a: " * 100_000,
        "a: &a [*a]",
        "\n".join(f"a{i}: &a{i} [{','.join([f'*a{i - 1}' if i else 'x'] * 9)}]" for i in range(30)),
        "- x\n" * 60_000,
    ],
    ids=["brackets", "lists", "fields", "itself", "laughs", "values"],
)
def test_a_file_cannot_explode(text: str) -> None:
    tree, problems = read_tree(Source("f.yaml", text))

    assert tree is None
    assert len(problems) == 1


@given(st.text("ab:-?[]{}&*!|>'\"%@`#, \n\t\\\u0085\u2028ā~<", max_size=60))
def test_no_text_raises(text: str) -> None:
    tree, problems = read_tree(Source("f.yaml", text))

    assert tree is not None or problems
