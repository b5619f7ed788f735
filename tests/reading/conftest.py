"""The courses whose reading copies are read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from course.content.library import read_course
from course.reading.document import Site, Written
from course.reading.places import Page, Served, pages
from course.reading.write import write
from tests.serving import REPOSITORY

ROOTS = (REPOSITORY, REPOSITORY / "tests/courses/bicycle")
BASE = "/school/course"
MARK = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="4" height="4"/></svg>'


@cache
def site_of(root: Path) -> Site:
    return Site(read_course(root), Served(BASE), MARK)


@cache
def copy_of(root: Path) -> Mapping[Page, Written]:
    site = site_of(root)
    return {page: write(site, page) for page in pages(site.course)}


@pytest.fixture(params=ROOTS, ids=lambda root: root.name)
def root(request: pytest.FixtureRequest) -> Path:
    """The folder of a course."""
    path: Path = request.param
    return path


@pytest.fixture
def site(root: Path) -> Site:
    """A course and the ways between its pages, served below a path."""
    return site_of(root)


@pytest.fixture
def copy(root: Path) -> Mapping[Page, Written]:
    """All pages of the course's reading copy."""
    return copy_of(root)
