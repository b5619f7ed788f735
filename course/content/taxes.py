"""The files of tax years in `lessons/data/taxes`, each read alone."""

from __future__ import annotations

from collections.abc import Iterator

from course.content.drafts import Parsed
from course.content.folder import TAXES, Listing, tax_files
from course.files.problem import Place, Problem
from course.files.shape import shape
from course.files.source import Source
from course.files.yaml_tree import read_tree
from course.pay.net import TaxYear


def read_tax_year(source: Source) -> Parsed[TaxYear]:
    """Read a tax year; never raises. Its file's name has to be its country and year."""
    tree, problems = read_tree(source)
    tax = shape(TaxYear, tree, problems) if tree else None
    name = source.path.rpartition("/")[2].removesuffix(".yaml")
    if tree and tax and tax.id != name:
        field = "country" if tax.id[:2] != name[:2] else "year"
        what = f"‘country’ and ‘year’ say {tax.id}, and the file's name says {name}"
        problems.append(Problem(tree.place((field,)), "error", what, "let both say the same"))
    return Parsed(source.path, tax, tuple(problems))


def misnamed_taxes(listing: Listing) -> Iterator[Problem]:
    """Tell of files that look like tax years but are not read."""
    read = tax_files(listing).values()
    for path in listing:
        if path.startswith(f"{TAXES}/") and path.endswith((".yaml", ".yml")) and path not in read:
            mend = "name it by country and year, like ‘lv-2026.yaml’"
            yield Problem(Place(path), "warning", "a file of this name is not read", mend)
