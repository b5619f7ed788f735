"""A pay plan in a YAML text, read with every flaw at its line."""

from __future__ import annotations

from course.files.problem import Problem
from course.files.shape import shape
from course.files.source import Source
from course.files.yaml_tree import read_tree
from course.pay.plans.plan import PayPlan


def read_plan(text: str, path: str = "plan.yaml") -> tuple[PayPlan | None, list[Problem]]:
    """The plan in a YAML text and every problem with its line; None while anything has to be mended.

    A text that says one thing twice, say, would make a plan, but which of them is meant is not known.
    """
    tree, problems = read_tree(Source(path, text))
    plan = shape(PayPlan, tree, problems) if tree is not None else None
    broken = any(problem.severity == "error" for problem in problems)
    return None if broken else plan, sorted(problems)
