"""Base-versus-commission pay: the plans it is promised in, what they pay, and the charts that show it."""

from course.pay.deals import Cancellation, Deal
from course.pay.errors import PayError
from course.pay.flow import DealFlow
from course.pay.plan import PayPlan
from course.pay.plan_file import read_plan
from course.pay.simulation import simulate
from course.pay.statement import PayMonth, pay_statement

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
