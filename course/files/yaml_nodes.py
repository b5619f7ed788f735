"""YAML's events put together to nodes, within bounds.

PyYAML's composer goes down into nested values on the machine's own stack and ends the whole
process where a file nests too deep, so the parser's events are put together here.
"""

from __future__ import annotations

from dataclasses import dataclass

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from course.files.problem import CourseError, Place, Problem
from course.files.source import Source
from course.files.told import told
from course.files.yaml_words import Spot

MAX_DEPTH = 40
MAX_VALUES = 50_000
"""How many values a file may hold once its aliases are written out."""

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_TAGS = {"!", *(f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))}


@dataclass(slots=True)
class Node:
    """A value being put together; `size` counts the values in it, aliases written out."""

    place: Place
    value: str | None = None
    items: list[Node] | None = None
    fields: dict[str, tuple[Place, Node]] | None = None
    end: int = 0
    size: int = 1
    closed: bool = True
    anchor: str | None = None
    name: tuple[str, Place] | None = None


class Refused(CourseError):
    """The file is put together in a way that is not read."""

    def __init__(self, place: Place, what: str, mend: str) -> None:
        super().__init__(what)
        self.problem = Problem(place, "error", what, mend)


class Builder:
    """Puts events together to nodes, without recursion."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._open: list[Node] = []
        self._anchors: dict[str, Node] = {}
        self._root: Node | None = None
        self._documents = 0
        self.problems: list[Problem] = []
        self.quoted: tuple[Spot, Spot] | None = None

    def build(self) -> tuple[Node | None, list[Problem]]:
        """Return the root (None for a file without values) and names that are written twice.

        Raises `Refused`, or what PyYAML raises for text that is no YAML.
        """
        for event in yaml.parse(self._source.text, Loader=_LOADER):
            self._take(event)
        return self._root, self.problems

    def _place(self, event: Event) -> Place:
        mark = event.start_mark
        assert mark
        return self._source.place(mark.line, mark.column + 1)

    def _take(self, event: Event) -> None:
        match event:
            case DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    what = told("a line ‘---’ begins a second document")
                    raise Refused(self._place(event), what, told("delete the line"))
            case CollectionEndEvent():
                node = self._open.pop()
                node.closed = True
                self._add_size(node.size)
            case AliasEvent():
                self._put(self._alias(event))
            case NodeEvent():
                self._put(self._node(event))
            case _:
                pass

    def _add_size(self, size: int) -> None:
        if self._open:
            self._open[-1].size += size

    def _alias(self, event: AliasEvent) -> Node:
        place = self._place(event)
        found = self._anchors.get(event.anchor or "")
        if found is None:
            what = told(
                "‘*{name}’ is read as a reference to a value named ‘{name}’",
                name=event.anchor or "",
            )
            raise Refused(place, what, told("put the text in quotation marks"))
        if not found.closed:
            what = told(
                "‘*{name}’ stands inside the value that it refers to", name=event.anchor or ""
            )
            raise Refused(place, what, told("write the value out"))
        self._bound(found.size, place)
        self._add_size(found.size)
        return found

    def _bound(self, more: int, place: Place) -> None:
        if sum(node.size for node in self._open) + more > MAX_VALUES:
            what = told(
                "the file holds more than {most} values, aliases (‘*name’) written out",
                most=MAX_VALUES,
            )
            mend = told("write values out instead of repeating them by aliases")
            raise Refused(place, what, mend)

    def _node(self, event: NodeEvent) -> Node:
        place = self._place(event)
        tag = getattr(event, "tag", None)
        if tag is not None and tag not in _TAGS:
            what = told("‘{tag}’ is read as a YAML tag, which is not used here", tag=tag)
            raise Refused(place, what, told("delete it or put the text in quotation marks"))
        self._bound(1, place)
        node = Node(place, anchor=event.anchor)
        if isinstance(event, ScalarEvent):
            node.value = event.value if event.value or event.style or tag else None
            assert event.start_mark
            assert event.end_mark
            if event.style in ("'", '"'):
                start, end = event.start_mark, event.end_mark
                self.quoted = ((start.line, start.column), (end.line, end.column))
            node.end = event.end_mark.line + (event.end_mark.column > 0)
            self._add_size(1)
        elif isinstance(event, MappingStartEvent):
            node.fields, node.closed = {}, False
        else:
            node.items, node.closed = [], False
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        if isinstance(event, CollectionStartEvent) and len(self._open) >= MAX_DEPTH:
            what = told("values stand inside one another more than {most} deep", most=MAX_DEPTH)
            raise Refused(place, what, told("check the indentation and the brackets"))
        return node

    def _put(self, node: Node) -> None:
        parent = self._open[-1] if self._open else None
        if not node.closed:
            self._open.append(node)
        if parent is None:
            self._root = node
        elif parent.items is not None:
            parent.items.append(node)
        elif parent.name is None:
            parent.name = self._name(node)
        else:
            self._set(parent, parent.name, node)
            parent.name = None

    def _name(self, node: Node) -> tuple[str, Place]:
        if not node.closed or node.items is not None or node.fields is not None:
            what = told("a field’s name is not a text")
            raise Refused(node.place, what, told("put a text with { or [ in quotation marks"))
        return node.value or "", node.place

    def _set(self, parent: Node, name: tuple[str, Place], node: Node) -> None:
        assert parent.fields is not None
        key, place = name
        if key in parent.fields:
            first = parent.fields[key][0].line
            what = told("‘{name}’ is written twice, first in line {line}", name=key, line=first)
            self.problems.append(Problem(place, "error", what, told("keep one of the two")))
        else:
            parent.fields[key] = (place, node)
