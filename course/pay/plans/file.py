"""A pay plan in a YAML text, read with every flaw at its line."""

from __future__ import annotations

from course.files.problem import Problem
from course.files.shape import shape
from course.files.source import Source
from course.files.yaml_tree import read_tree
from course.pay.plans.plan import PayPlan


def read_plan(text: str, path: str = "plan.yaml") -> tuple[PayPlan | None, list[Problem]]:
    """The plan in a YAML text and every problem with its line; None where it is not a plan."""
    tree, problems = read_tree(Source(path, text))
    if tree is None:
        return None, problems
    plan = shape(PayPlan, tree, problems)
    return plan, sorted(problems)
