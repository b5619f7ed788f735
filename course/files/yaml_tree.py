"""YAML as plain data in which every text stays as it is written and every part has its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from course.files.problem import Place, Problem
from course.files.source import Source
from course.files.yaml_nodes import Builder, Node, Refused
from course.files.yaml_words import explain

Data = str | list["Data"] | dict[str, "Data"] | None
"""A text, a list, fields by name, or None where the file leaves a value out."""

Loc = tuple[str | int, ...]
"""The way to a value: names of fields and numbers of list items, as pydantic's `loc`."""


@dataclass(frozen=True, slots=True)
class Tree:
    """Data with places: `places` of values, `names` of the fields' names, by their `Loc`.

    `ends` are the lines of `source` (from 0) before which texts end.
    """

    data: Data
    origin: Place
    places: Mapping[Loc, Place] = field(default_factory=dict)
    names: Mapping[Loc, Place] = field(default_factory=dict)
    ends: Mapping[Loc, int] = field(default_factory=dict)
    source: Source | None = None

    def place(self, loc: Loc) -> Place:
        """The place of a value, or of what holds it where there is no such value."""
        for length in range(len(loc), -1, -1):
            found = self.places.get(loc[:length]) or self.names.get(loc[:length])
            if found:
                return found
        return self.origin

    def name_place(self, loc: Loc) -> Place:
        """The place of a field's name, or of what holds it."""
        return self.names.get(loc) or self.place(loc)

    def get(self, *loc: str | int) -> Data:
        """The value at a `Loc`, or None where there is none."""
        found: Data = self.data
        for step in loc:
            if isinstance(found, dict) and isinstance(step, str):
                found = found.get(step)
            elif isinstance(found, list) and isinstance(step, int) and step < len(found):
                found = found[step]
            else:
                return None
        return found

    def valueless(self, loc: Loc) -> list[str]:
        """Names of fields below `loc` that are written without a value."""
        found = self.get(*loc)
        held = found if isinstance(found, dict) else {}
        return [str(name[-1]) for name in self.names if name[:-1] == loc and name[-1] not in held]

    def texts(self, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
        """Every text at and below `loc`, with the way to it."""
        found = self.get(*loc)
        if isinstance(found, str):
            yield loc, found
        elif isinstance(found, dict):
            for name in found:
                yield from self.texts((*loc, name))
        elif isinstance(found, list):
            for index in range(len(found)):
                yield from self.texts((*loc, index))


def read_tree(source: Source, origin: Place | None = None) -> tuple[Tree | None, list[Problem]]:
    """Read YAML; returns what it holds (None where it is broken) and what is wrong with it.

    `origin` is the place told for things that the text does not hold; else its first line.
    """
    start = origin or source.place()
    builder = Builder(source)
    try:
        root, problems = builder.build()
    except Refused as refused:
        return None, [refused.problem]
    except yaml.YAMLError as error:
        return None, [explain(error, source, builder.quoted)]
    if root is None:
        return Tree({}, start, source=source), problems
    places: dict[Loc, Place] = {}
    names: dict[Loc, Place] = {}
    ends: dict[Loc, int] = {}
    data = _plain(root, (), places, names, ends)
    if data is None:
        return Tree({}, start, source=source), problems
    return Tree(data, start, places, names, ends, source), problems


def _plain(
    node: Node,
    loc: Loc,
    places: dict[Loc, Place],
    names: dict[Loc, Place],
    ends: dict[Loc, int],
) -> Data:
    """The node as plain data; notes the places of everything in it."""
    if node.fields is None and node.items is None and node.value is None:
        if loc and isinstance(loc[-1], int):
            places[loc] = node.place
        return None
    places[loc] = node.place
    if node.items is not None:
        return [_plain(item, (*loc, i), places, names, ends) for i, item in enumerate(node.items)]
    if node.fields is not None:
        data: dict[str, Data] = {}
        for name, (place, value) in node.fields.items():
            names[(*loc, name)] = place
            plain = _plain(value, (*loc, name), places, names, ends)
            if plain is not None:
                data[name] = plain
        return data
    ends[loc] = node.end
    return node.value
