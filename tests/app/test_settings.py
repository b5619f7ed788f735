"""What whoever runs the app sets by environment variables."""

from __future__ import annotations

import pytest

from course.app import database, settings
from course.files.problem import CourseError


@pytest.mark.parametrize(("given", "months"), [("", None), (" 12 ", 12), ("1200", 1200)])
def test_records_are_kept_for_as_many_months_as_are_set(
    monkeypatch: pytest.MonkeyPatch, given: str, months: int | None
) -> None:
    monkeypatch.setenv(settings.KEEP_MONTHS, given)
    assert settings.keep_months() == months


@pytest.mark.parametrize("given", ["0", "-1", "1201", "a year", "1.5"])
def test_what_is_no_number_of_months_erases_nothing_and_is_told(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, given: str
) -> None:
    monkeypatch.setenv(settings.KEEP_MONTHS, given)
    with pytest.raises(CourseError, match="nothing is erased: write a number of months"):
        settings.keep_months()
    assert database._keep_months() is None
    assert given in caplog.text
