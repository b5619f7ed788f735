"""What the controls of a plan share: its words, and how a clause is changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

import streamlit as st
from pydantic import ValidationError

from course.app import keeper, lab_session
from course.app.place import Place
from course.app.plain import plain
from course.locale import Words
from course.pay.errors import PayError
from course.pay.lab.plan_words.clauses import CLAUSES
from course.pay.plans.plan import PayPlan

REFUSED = "lab-plan-change"
"""The draft that holds why a change of the controls made no plan."""


@dataclass(frozen=True)
class Bench:
    """The plan that is being worked on, and where."""

    place: Place
    plan: PayPlan

    @property
    def words(self) -> Words:
        """The page’s language."""
        return self.place.words

    def label(self, clause: str) -> str:
        """What the clause is called."""
        return plain(self.words.say(CLAUSES[clause].label))

    def help(self, clause: str) -> str:
        """The sentence on what the clause does."""
        return plain(self.words.say(CLAUSES[clause].help))

    def tell(self, clause: str) -> None:
        """Write the sentence on what the clause does below its control."""
        st.caption(self.help(clause))

    def take(self, **clauses: object) -> None:
        """Change some clauses of the plan; what makes no plan changes nothing and is told."""
        try:
            plan = PayPlan.model_validate(dict(keeper.now().plan) | clauses)
        except ValidationError as error:
            lab_session.keep_draft(REFUSED, PayError.of(error))
            return
        lab_session.keep_draft(REFUSED, None)
        keeper.change_plan(plan)

    def tell_refused(self) -> None:
        """Say why the last change made no plan, if so."""
        refused: PayError | None = lab_session.draft(REFUSED)
        if refused is not None:
            st.error(plain("; ".join(refused.tell(self.words))), icon=":material/block:")

    def setter(self, clause: str) -> Callable[[Decimal], None]:
        """Changes one clause to an amount or a rate."""
        return lambda value: self.take(**{clause: value})
