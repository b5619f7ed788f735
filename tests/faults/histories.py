"""A thousand histories, split, repeated, shuffled and merged: `tests/progress/test_copies.py`."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.faults.outcome import Outcome
from tests.serving import REPOSITORY

SECONDS = 600
COMMAND = ("-m", "pytest", "-q", "--hypothesis-profile=faults", "--hypothesis-show-statistics")
PASSED = re.compile(r"(\d+) passing, 0 failing")


def merged(folder: Path) -> Outcome:
    """Run them; a failure is told by pytest's own words."""
    done = subprocess.run(
        [sys.executable, *COMMAND, "tests/progress/test_copies.py"],
        cwd=REPOSITORY,
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    found = [int(number) for number in PASSED.findall(done.stdout)]
    if done.returncode or not found:
        (folder / "histories.log").write_text(done.stdout, encoding="utf-8")
        raise AssertionError(done.stdout[-2000:])
    return Outcome(sum(found), 0, 0, note="all copies, merged, tell the same")
