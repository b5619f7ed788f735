"""Base-versus-commission pay: the plans it is promised in, what they pay, and the charts that show it."""

from course.pay.chance.flow import DealFlow
from course.pay.chance.simulation import simulate
from course.pay.errors import PayError
from course.pay.plans.file import read_plan
from course.pay.plans.plan import PayPlan
from course.pay.statements.deals import Cancellation, Deal
from course.pay.statements.statement import PayMonth, pay_statement

__all__ = [
    "Cancellation",
    "Deal",
    "DealFlow",
    "PayError",
    "PayMonth",
    "PayPlan",
    "pay_statement",
    "read_plan",
    "simulate",
]
