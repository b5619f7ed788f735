"""The lab’s tools: what each is called, the question it answers, and where it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from course.app.addresses import TOOLS, Address, PageKind
from course.locale import Words
from course.locale.message import message
from course.pay.charts import CHARTS

LAB = message("Pay lab")

NAMES: Mapping[PageKind, tuple[str, str, str]] = {
    PageKind.PLAN: (
        message("My plan"),
        message("What does my plan promise, clause by clause, and what will it pay?"),
        ":material/edit_document:",
    ),
    PageKind.YEAR: (
        message("My year"),
        message("What do my deals pay, month by month, and how did each figure come about?"),
        ":material/calendar_month:",
    ),
    PageKind.OFFERS: (
        message("Two offers"),
        message("Which of two offers suits me better once slow months and my own costs count?"),
        ":material/balance:",
    ),
    PageKind.SUMMARY: (
        message("Summary"),
        message("What do I take along on paper: plan, figures, and questions to ask?"),
        ":material/print:",
    ),
}
"""Name, question (message ids) and icon of each tool."""

CHART_NAMES: Mapping[str, str] = {
    "pay-anatomy": message("What pay is made of"),
    "tier-lab": message("Tiers"),
    "cap": message("Cap on, cap off"),
    "two-offers": message("Break-even"),
    "income-fan": message("A year’s income"),
    "safety-curve": message("Safety"),
    "stay-or-hop": message("Stay or hop"),
    "size-region": message("Size and region"),
    "draw-clawback": message("Draw and clawback"),
    "uncapped-risk": message("Risk and reward"),
}
"""Short names of charts for menus."""


@dataclass(frozen=True, slots=True)
class Tool:
    """One page of the lab: `name` and `question` in the reader’s language."""

    address: Address
    name: str
    question: str
    icon: str


def tools(language: str, words: Words) -> Iterator[Tool]:
    """The tools that are pages of their own."""
    for kind in TOOLS:
        name, question, icon = NAMES[kind]
        yield Tool(Address(language, kind), words.say(name), words.say(question), icon)


def charts(language: str, words: Words) -> Iterator[Tool]:
    """The charts, each a page."""
    for name, chart in CHARTS.items():
        question = words.say(chart.heading())
        short = words.say(CHART_NAMES[name]) if name in CHART_NAMES else question
        address = Address(language, PageKind.CHART, chart=name)
        yield Tool(address, short, question, ":material/show_chart:")


def title(address: Address, words: Words) -> str:
    """The title of a lab page: a tool’s name, or the question of a chart."""
    if address.kind is PageKind.CHART and address.chart is not None:
        heading = CHARTS[address.chart].heading()
        return words.say(heading)
    return words.say(NAMES[address.kind][0] if address.kind in NAMES else LAB)
