"""By the time that anybody comes, a server has imported and read all that its pages need."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from course.app.settings import ROOT
from tests.pages.conftest import BICYCLE
from tests.serving import REPOSITORY

TOLD = """
import gc, json, sys
from course.app.server.warm import warm_up
warm_up()
kept, known = gc.get_freeze_count(), set(sys.modules)
from streamlit.testing.v1 import AppTest
page = AppTest.from_file("course_app.py", default_timeout=60).run()
late = sorted(name for name in set(sys.modules) - known if not name.startswith("streamlit"))
print(json.dumps({"kept": kept, "late": late, "faults": [str(one) for one in page.exception]}))
"""


def told(root: Path) -> dict[str, object]:
    """What a process tells that has warmed up and then draws a page of the course in `root`."""
    ran = subprocess.run(
        [sys.executable, "-c", TOLD],
        cwd=REPOSITORY,
        env=os.environ | {ROOT: str(root), "COURSE_DATABASE": "none"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found: dict[str, object] = json.loads(ran.stdout.splitlines()[-1])
    return found


def test_the_first_page_imports_nothing_and_nothing_that_stays_is_collected() -> None:
    found = told(BICYCLE)
    assert found["faults"] == []
    ours = (
        "course.",
        "numpy",
        "pandas",
        "plotly",
        "markdown_it",
        "babel",
        "pydantic",
        "sqlalchemy",
    )
    late = found["late"]
    assert isinstance(late, list)
    assert [name for name in late if name.startswith(ours)] == []
    assert isinstance(found["kept"], int)
    assert found["kept"] > 100_000


def test_a_course_that_cannot_be_read_keeps_no_server_from_starting(tmp_path: Path) -> None:
    assert told(tmp_path / "nothing")["faults"] == []
