"""What to ask the employer before signing: the questions on which most hangs come first."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from course.locale import Words
from course.locale.message import message
from course.pay.chance.flow import DealFlow
from course.pay.lab.asking.questions import ASKED
from course.pay.lab.asking.stakes import Stakes
from course.pay.lab.sentence import Money, Sentence
from course.pay.plans.plan import PayPlan


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the employer.

    `clause` is an id of `CLAUSES`; `text` and `why` are message ids without places; `stake` is what
    hangs on the answer in the expected year, euro, 0 where that cannot be told.
    """

    id: str
    clause: str
    text: str
    why: str
    stake: Decimal

    def at_stake(self, words: Words) -> str:
        """What hangs on it, in words; "" where that cannot be told."""
        amount = Money(Decimal(round(self.stake)))
        sentence = Sentence(message("At stake: up to {amount} a year"), {"amount": amount})
        return sentence.said(words) if amount.amount else ""


def questions(plan: PayPlan, flow: DealFlow) -> tuple[Question, ...]:
    """The questions that make sense for the plan, those that move pay most here first.

    What hangs on each is worked out for the year that `flow` leads one to expect.
    """
    stakes = Stakes(plan, flow)
    found = [
        Question(asked.id, asked.clause, asked.text, asked.why, asked.stake(stakes))
        for asked in ASKED
        if asked.when(plan)
    ]
    return tuple(sorted(found, key=lambda question: -question.stake))
