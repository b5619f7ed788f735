"""What the harness shows: questions of every widget in every state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from tests.components.scene_questions import AWAY, READ, after, choice, choices, number, text

Json = dict[str, Any]

TEXTS = {
    "answer": "Answer",
    "by_objective": "By objective",
    "cancel": "Cancel",
    "change_first": "This answer has been checked. Change it first.",
    "check": "Check",
    "choose_first": "Choose an answer first.",
    "confirm_restart": "Start this quiz over? Your answers to it are put aside.",
    "hint": "Hint",
    "next": "Next",
    "next_lesson": "Next lesson",
    "open": "not answered yet",
    "partly": "partly right",
    "position": "{n} / {total}",
    "previous": "Previous",
    "read_again": "Read again",
    "restart": "Start over",
    "result": "Result",
    "right": "right",
    "several": "More than one may be right.",
    "show_answer": "Show the answer",
    "slow": "The server is slow to answer. Nothing is lost: your answer is sent again until it arrives.",
    "write_first": "Write your answer first.",
    "wrong": "wrong",
}


@dataclass(frozen=True)
class Scene:
    """A deck and how its server behaves; `silent` is how many seconds an answer takes."""

    id: str
    questions: tuple[Json, ...]
    mode: str = "question"
    title: str = ""
    silent: float = 0
    gallery: bool = False
    result: Json | None = None
    kept: Mapping[str, Json] = field(default_factory=dict)

    def told(self, question: Json, kept: Json) -> Json:
        """What the browser is told of a question, as the course would."""
        closed = kept["state"] != "open"
        shown = {k: v for k, v in question.items() if k not in {"grade", "start", "told"}}
        wording = st.session_state.get("wording", "")
        return {
            **shown,
            **{k: kept[k] for k in ("state", "attempt", "response", "verdict", "feedback")},
            "prompt": question["prompt"].replace("</p>", f"{wording}</p>", 1),
            "changed": None if kept["attempt"] else question.get("changed"),
            "tries_left": 2 - kept["attempt"],
            "key": question["told"].get("key") if closed else None,
            "answer": question["told"].get("answer") if closed else None,
            "explanation": question["told"]["explanation"] if closed else None,
            "read": question["told"].get("read") if closed else None,
        }


CHANGED = "This question has changed since you answered it."

RESULT = {
    "title": "Passed",
    "tone": "right",
    "summary": "<p>9.5 of 12 points: 79%. The quiz is passed with 70%.</p>",
    "rows": [
        {
            "label": "Compute a month's pay by the plan",
            "value": "100%",
            "tone": "right",
            "percent": 100,
        },
        {
            "label": "Compare offers by floor and risk",
            "value": "50%",
            "tone": "partly",
            "percent": 50,
        },
        {"label": "Find what moves the sum", "value": "0%", "tone": "wrong", "percent": 0},
    ],
    "again": [READ, AWAY],
    "next": {"lesson": "career-change", "label": "Career change"},
}

NOT_PASSED = {**RESULT, "title": "Not passed yet", "tone": "partly"}


def _twelve() -> tuple[Json, ...]:
    asked: list[Json] = [
        after(choice("q1"), "floor"),
        after(choice("q2"), "rate", "average"),
        after(choices("q3"), ["rate"], ["rate", "luck"]),
        choice("q4"),
    ]
    makers = (number, text, choices, choice)
    return (*asked, *(makers[n % 4](f"q{n}") for n in range(5, 13)))


def _scenes() -> tuple[Scene, ...]:
    return (
        Scene("choice", (choice(),)),
        Scene("choices", (choices(),)),
        Scene("number", (number(),)),
        Scene("text", (text(),)),
        Scene("slow", (choice(),), silent=0.6),
        Scene("silent", (choice(),), silent=12),
        Scene(
            "quiz", (choice("a"), text("b"), choice("c")), "quiz", "Can you read it?", result=RESULT
        ),
        Scene("failed", (after(choice("f1"), "rate", "average"),), "quiz", result=NOT_PASSED),
        Scene("open", (choice("g-open"),), gallery=True),
        Scene("changed", (choice("g-changed") | {"changed": CHANGED},), gallery=True),
        Scene("tried", (after(choice("g-tried"), "rate"),), gallery=True),
        Scene("closed", (after(choice("g-closed"), "rate", "average"),), gallery=True),
        Scene("right", (after(choice("g-right"), "floor"),), gallery=True),
        Scene("half", (after(choices("g-half"), ["rate", "luck"]),), gallery=True),
        Scene("mixed", (after(choices("g-mixed"), ["rate"], ["rate", "luck"]),), gallery=True),
        Scene("fresh", (number("g-fresh"),), gallery=True),
        Scene("sum", (after(number("g-sum"), "2 400"),), gallery=True),
        Scene("word", (after(number("g-word"), "many"),), gallery=True),
        Scene("paid", (after(number("g-paid"), "1 860 €"),), gallery=True),
        Scene("role", (after(text("g-role"), "boss", "friend"),), gallery=True),
        Scene("twelve", _twelve(), "quiz", "Can you read a pay plan?", gallery=True, result=RESULT),
        Scene(
            "done",
            (after(choice("d1"), "floor"),),
            "quiz",
            "Is it done?",
            gallery=True,
            result=RESULT,
        ),
    )


SCENES = {scene.id: scene for scene in _scenes()}
