"""Deals as lists hold them, and what is told of the rows."""

from __future__ import annotations

from decimal import Decimal

from course.locale import words_for
from course.pay.lab.intake.bookings import Intake
from course.pay.statements.deals import Cancellation, Deal

EN, LV = words_for("en"), words_for("lv")


def deal(month: int, amount: str, name: str | None = None) -> Deal:
    return Deal(month=month, amount=Decimal(amount), id=name)


def cancel(month: int, name: str, share: str = "1") -> Cancellation:
    return Cancellation(month=month, cancels=name, share=Decimal(share))


def told(intake: Intake) -> list[tuple[int | None, str]]:
    return [(flaw.row, flaw.said(EN)) for flaw in intake.flaws]


TWO = (deal(1, "8000", "A"), deal(2, "1250.50", "B"))
