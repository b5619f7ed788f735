"""What the tests of the lab share: a lab set up as one likes, in a link or in a session."""

from __future__ import annotations

from decimal import Decimal
from html import unescape

from streamlit.testing.v1 import AppTest

from course.pay.lab.links.link import encode
from course.pay.lab.state import DEFAULT, LabState, changed
from course.pay.plans.plan import PayPlan
from tests.app.visiting import prose, visit, words

LANGUAGES = ("lv", "en")
TIERED = PayPlan.from_data(
    {
        "base": "900.50",
        "rate": "0.05",
        "quota": "10000",
        "measure": "quarter",
        "tiers": [
            {"from": "0", "multiplier": "1"},
            {"from": "1", "multiplier": "1.5", "retroactive": True},
        ],
        "cap": "3500",
        "ramp": ["0.5", "0.75"],
        "draw": {"amount": "400", "recoverable": False},
        "clawback": "net_in_period",
        "bonuses": [{"month": 6, "amount": "500", "stay": 3, "repay": "0.5"}],
    }
)
"""A plan with something in every clause."""


def lab(app: AppTest) -> LabState:
    """The lab as the session keeps it."""
    if "course:lab" not in app.session_state:
        return DEFAULT
    found: LabState = app.session_state["course:lab"]
    return found


def with_lab(path: str, **fields: object) -> AppTest:
    """A page of the lab opened by a link to the lab with some fields changed."""
    return visit(path, query={"lab": encode(changed(DEFAULT, **fields)).text})


def link_of(app: AppTest) -> str | None:
    """What the address says of the lab."""
    found = app.query_params.get("lab")
    return found[0] if isinstance(found, list) else found


def piece(app: AppTest, mark: str) -> str:
    """The words of the one piece of running text whose HTML has `mark` in it."""
    (found,) = [text["html"] for text in prose(app) if mark in text["html"]]
    return words(unescape(found))


def spaced(text: str) -> str:
    """The text with plain spaces, as `piece` tells it."""
    return " ".join(text.split())


def euros(number: str) -> Decimal:
    """The amount in such as `€1,234.50`."""
    return Decimal(number.replace("€", "").replace(",", "").replace("−", "-"))
