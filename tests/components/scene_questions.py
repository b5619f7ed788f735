"""Questions of every widget, which grade themselves as the course would."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Json = dict[str, Any]
Grader = Callable[[Any, Json], Json]

READ = {"lesson": "pay", "anchor": "break-even", "label": "Equal means are not equal offers"}
AWAY = {"lesson": "duties", "anchor": "day", "label": "What a day is made of"}


def standing(question: Json) -> Json:
    """How a question stands before anything was done, or as its `start` says."""
    fresh = {"state": "open", "attempt": 0, "response": None, "verdict": None, "feedback": []}
    return {**fresh, **question["start"]}


def _closing(kept: Json, right: bool, partly: bool = False) -> Json:
    attempt = kept["attempt"] + 1
    if right:
        return {
            "attempt": attempt,
            "state": "right",
            "verdict": {"tone": "right", "text": "Right."},
        }
    tone = "partly" if partly else "wrong"
    if attempt >= 2:
        text = "Partly right: 50%." if partly else "Not right."
        return {"attempt": attempt, "state": "closed", "verdict": {"tone": tone, "text": text}}
    text = f"{'Partly right' if partly else 'Not yet'}. You have one more try."
    return {"attempt": attempt, "verdict": {"tone": tone, "text": text}}


OFFER = [
    ("average", "The average is the same, so toss a coin.", "Equal averages hide unequal months."),
    ("floor", "The one whose worst month still pays the rent.", "Yes. Her month has a floor."),
    (
        "rate",
        "The one with the higher rate: <strong>8 %</strong> beats 3 %.",
        "A rate needs deals.",
    ),
]


def choice(id_: str = "offer", **start: Any) -> Json:
    """A question with one right option, `floor`."""

    def grade(response: Any, kept: Json) -> Json:
        why = next(f for o, _, f in OFFER if o == response)
        tone = "right" if response == "floor" else "wrong"
        told = [{"option": response, "tone": tone, "html": f"<p>{why}</p>"}]
        return {"response": response, "feedback": told, **_closing(kept, response == "floor")}

    return {
        "id": id_,
        "anchor": f"q-{id_}",
        "widget": "choice",
        "prompt": "<p>Elīna needs 1000 € a month and has no savings. Both offers pay 1860 € on average. "
        "Which one should she sign?</p>",
        "options": [{"id": o, "html": text} for o, text, _ in OFFER],
        "unit": None,
        "label": "Your answer",
        "hint": "<p>Look at a month without a single deal.</p>",
        "grade": grade,
        "start": start,
        "told": {
            "key": ["floor"],
            "explanation": "<p>What cannot be risked decides: the guaranteed part must cover the rent. "
            "Only then compare what good months bring.</p>",
            "read": READ,
        },
    }


CLAUSES = [
    ("rate", "The rate and what it is a share of", True),
    ("luck", "How pleasant the interviewer was", False),
    ("clawback", "How long a commission can be taken back", True),
    ("colour", "The colour of the company car", False),
]


def choices(id_: str = "clauses", **start: Any) -> Json:
    """A question with two right options of four."""

    def grade(response: Any, kept: Json) -> Json:
        right = {o for o, _, good in CLAUSES if good}
        told = [
            {
                "option": o,
                "tone": "right" if good else "wrong",
                "html": "<p>Ask for it in writing.</p>" if good else "<p>It moves no sum.</p>",
            }
            for o, _, good in CLAUSES
            if o in response
        ]
        closing = _closing(kept, set(response) == right, bool(right & set(response)))
        return {"response": sorted(response), "feedback": told, **closing}

    return {
        **choice(id_),
        "widget": "choices",
        "prompt": "<p>Which clauses of a pay plan change the sum that is paid?</p>",
        "options": [{"id": o, "html": text} for o, text, _ in CLAUSES],
        "hint": None,
        "grade": grade,
        "start": start,
        "told": {
            "key": ["rate", "clawback"],
            "explanation": "<p>Both are about money that moves between months.</p>",
            "read": AWAY,
        },
    }


def number(id_: str = "month", **start: Any) -> Json:
    """A sum to compute, 1860."""

    def grade(response: Any, kept: Json) -> Json:
        typed = response.replace(" ", "").removesuffix("€").replace(",", ".")
        if not typed.replace(".", "").isdigit():
            text = f"“{response[:40]}” is not a number. Write it like 1 860,50."
            return {"verdict": {"tone": "invalid", "text": text}}
        right = float(typed) == 1860
        why = (
            "<p>Yes: 1500 + 360.</p>" if right else "<p>Did you take 3 % of all <em>sales</em>?</p>"
        )
        told = [{"option": None, "tone": "right" if right else "wrong", "html": why}]
        return {"response": response, "feedback": told, **_closing(kept, right)}

    return {
        **choice(id_),
        "widget": "number",
        "prompt": "<p>What does this plan pay?</p>"
        '<div class="table"><table><thead><tr><th>Part</th><th>Amount</th></tr></thead><tbody>'
        '<tr><td data-label="Part">Base salary</td><td data-label="Amount">1500 €</td></tr>'
        '<tr><td data-label="Part">Sales</td><td data-label="Amount">12 000 €</td></tr>'
        '<tr><td data-label="Part">Rate</td><td data-label="Amount">3 %</td></tr>'
        "</tbody></table></div>",
        "options": [],
        "unit": "€",
        "label": "Your answer",
        "grade": grade,
        "start": start,
        "told": {
            "answer": "1 860 €",
            "explanation": "<p>1500 € + 3 % of 12 000 € = 1860 €.</p>",
            "read": READ,
        },
    }


def text(id_: str = "decider", **start: Any) -> Json:
    """A word to write, anything with `decision`."""

    def grade(response: Any, kept: Json) -> Json:
        right = "decision" in response.lower()
        why = "Yes." if right else "Who signs the order?"
        told = [{"option": None, "tone": "right" if right else "wrong", "html": f"<p>{why}</p>"}]
        return {"response": response, "feedback": told, **_closing(kept, right)}

    return {
        **choice(id_),
        "widget": "text",
        "prompt": "<p>Whom should Kristaps look for first at a new customer? "
        "Write <code>role</code>, not name.</p><ul><li>not the receptionist</li>"
        "<li>not the user</li></ul>",
        "options": [],
        "hint": None,
        "grade": grade,
        "start": start,
        "told": {
            "answer": "decision maker",
            "explanation": "<p>Others can like you; the decision maker can buy.</p>",
            "read": READ,
        },
    }


def after(question: Json, *responses: Any) -> Json:
    """The same question after these responses."""
    kept = standing(question)
    for response in responses:
        kept.update(question["grade"](response, kept))
    return {**question, "start": kept}
