"""The shapes of files as the code has them, by the sections of the documentation that describe them."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Annotated, Any, get_args

from pydantic import BaseModel, TypeAdapter
from pydantic.fields import FieldInfo

from course import content, pay, questions
from course.content.directives import FigureFields
from course.content.front import FrontMatter
from course.content.glossary_file import GlossaryFile, TermFields
from course.content.manifest import Manifest
from course.content.quiz_file import QuizFile
from course.files.source import Source
from course.files.yaml_tree import read_tree
from course.pay.chance.flow import DealFlow
from course.pay.charts import CHARTS
from course.pay.lab.state import LabState, Offers
from course.pay.net import TaxYear
from course.pay.plans.plan import Bonus, Draw, PayPlan, Tier
from course.pay.statements.deals import Cancellation, Deal
from course.questions import KINDS
from course.questions.kind import Question
from course.questions.options import OptionsQuestion

Model = type[BaseModel]

SHAPES: Mapping[str, Model] = {
    "course.yaml": Manifest,
    "Front matter": FrontMatter,
    "figure": FigureFields,
    "Glossary": GlossaryFile,
    "Quizzes": QuizFile,
    "Fields of every question": Question,
    "Options": OptionsQuestion,
    **{name: kind.shape for name, kind in KINDS.items()},
    "Plans": PayPlan,
    "Tiers": Tier,
    "A draw": Draw,
    "Bonuses": Bonus,
    "A deal": Deal,
    "A cancelled deal": Cancellation,
    "Chance": DealFlow,
    "Tax years": TaxYear,
    **{name: chart.parameters for name, chart in CHARTS.items()},
}
"""By the name of the section; shapes that derive from another one follow it."""

OF_EACH: Mapping[tuple[Model, str], Model] = {(GlossaryFile, "terms"): TermFields}
"""Shapes inside others that the annotations do not tell, since each is read alone."""

IN_LINKS = frozenset({LabState, Offers})
"""Shapes that nobody writes: the lab keeps them in its links."""

EVERY_CHART = frozenset({"predict"})
"""Fields of charts that the directive reads, and no chart."""


@dataclass(frozen=True)
class Group:
    """Fields of one shape in one section; `within` are the fields that hold the shape, if any."""

    section: str
    within: frozenset[str]
    model: Model
    fields: Mapping[str, FieldInfo]

    @property
    def name(self) -> str:
        """What it is called where tests are listed."""
        return " of ".join([*sorted(self.within), self.section])


def groups() -> Iterator[Group]:
    """Every table of fields that the documentation should have; fields go by their names in files.

    A shape with a section of its own is not described again where another one holds it.
    """
    for section, model in SHAPES.items():
        own = {
            info.alias or name: info
            for name, info in model.model_fields.items()
            if not any(_alike(info, base.model_fields.get(name)) for base in _described(model))
            and not (section in KINDS and name == "kind")  # the section's own name
        }
        if own:
            yield Group(section, frozenset(), model, own)
        holders: dict[Model, set[str]] = {}
        for name, info in own.items():
            inner = OF_EACH.get((model, name)) or model_in(info.annotation)
            if inner and inner not in SHAPES.values():
                holders.setdefault(inner, set()).add(name)
        for inner, names in holders.items():
            yield Group(section, frozenset(names), inner, inner.model_fields)


def shapes_in_code() -> set[Model]:
    """Every pydantic shape of the packages that read files, whether or not it is listed here."""
    for package in (content, questions, pay):
        _import_all(package)
    packages = tuple(f"{package.__name__}." for package in (content, questions, pay))
    return {model for model in _below(BaseModel) if model.__module__.startswith(packages)}


def model_in(annotation: Any) -> Model | None:
    """The shape inside an annotation such as `tuple[Option, ...] | None`."""
    if isinstance(annotation, type) and not get_args(annotation):
        return annotation if issubclass(annotation, BaseModel) else None
    return next(filter(None, map(model_in, get_args(annotation))), None)


def default_in_code(info: FieldInfo) -> object:
    """The default, or None where nothing stands in the field's place."""
    value = info.get_default(call_default_factory=True, validated_data={})
    return None if value in ("", (), {}) else value


def as_read(info: FieldInfo, written: str) -> object:
    """The value that a field gets when a file says what is written."""
    tree, problems = read_tree(Source("default.yaml", f"value: {written}"))
    assert tree, problems
    kind: Any = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
    return TypeAdapter(kind).validate_python(tree.get("value"))


def constraints(model: Model, field: str) -> tuple[set[float], set[float], set[str]]:
    """Bounds of a field's numbers, its greatest lengths, and the words it may be.

    Of several bounds on the same side the tightest counts.
    """
    schema = model.model_json_schema()["properties"][field]
    lower: set[float] = set()
    upper: set[float] = set()
    lengths: set[float] = set()
    words: set[str] = set()
    for name, value in _entries(schema):
        if re.fullmatch("(exclusive)?minimum|g[et]", name, re.IGNORECASE):
            lower.add(float(value))
        elif re.fullmatch("(exclusive)?maximum|l[et]", name, re.IGNORECASE):
            upper.add(float(value))
        elif name in ("maxLength", "maxItems"):
            lengths.add(float(value))
        elif name in ("enum", "const"):
            words.update(value if isinstance(value, list) else [value])
    return {*sorted(lower)[-1:], *sorted(upper)[:1]}, lengths, words


def _entries(schema: object) -> Iterator[tuple[str, Any]]:
    if isinstance(schema, dict):
        for name, value in schema.items():
            yield name, value
            yield from _entries(value)
    elif isinstance(schema, list):
        for item in schema:
            yield from _entries(item)


def _described(model: Model) -> list[Model]:
    """The shapes with a section of their own that this one derives from."""
    return [base for base in SHAPES.values() if base is not model and issubclass(model, base)]


def _alike(info: FieldInfo, other: FieldInfo | None) -> bool:
    if other is None:
        return False
    return all(
        getattr(info, part) == getattr(other, part)
        for part in ("annotation", "default", "description", "metadata")
    )


def _import_all(package: ModuleType) -> None:
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        importlib.import_module(module.name)


def _below(model: Model) -> Iterator[Model]:
    for derived in model.__subclasses__():
        yield derived
        yield from _below(derived)
