"""The tax years that charts name."""

from __future__ import annotations

from collections.abc import Iterator

from course.content.drafts import Drafts
from course.content.folder import TAXES
from course.files.problem import Problem
from course.files.shape import closest


def check_taxes(drafts: Drafts) -> Iterator[Problem]:
    """Every tax year that a chart names is there, and can be read."""
    for edition in drafts.editions.values():
        for lesson in edition.lessons.values():
            for named in lesson.value.taxes if lesson.value else ():
                file = drafts.taxes.get(named.name)
                if file is None:
                    what = f"there is no tax year ‘{named.name}’"
                    mend = closest(named.name, drafts.taxes)
                    if not drafts.taxes:
                        mend = f"write {TAXES}/{named.name}.yaml, or delete the line"
                    yield Problem(named.place, "error", what, mend)
                elif file.sound is None:
                    what = f"the tax year ‘{named.name}’ has errors in its file"
                    yield Problem(named.place, "error", what, f"mend {file.path}")
