"""A plan’s YAML, editable: what is right changes the plan, what is not is told line by line."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from course.app import lab_session, widgets
from course.app.place import Place
from course.app.plain import plain
from course.files.problem import Problem
from course.pay.plans.file import read_plan
from course.pay.plans.plan import PayPlan

LONGEST = 20_000
"""Characters of a plan’s text; the longest plan has far fewer."""
LARGEST_MB = 1
"""A file that is chosen; of what it holds no more is read than of a text."""

Take = Callable[[PayPlan], object]


def draw(place: Place, plan: PayPlan, take: Take, key: str, *, heading: bool = True) -> None:
    """Draw the plan’s text with its problems, upload and download.

    `take` is given the plan of a text that is right. A text that is not stays until it is mended or
    given up, whatever is done with the plan meanwhile.
    """
    say, field = place.words.say, f"{key}-yaml"
    text, problems = _shown(plan, lab_session.draft(key))
    if heading:
        st.header(say("The same plan as text"), anchor=False)
    st.text_area(
        say("Plan in YAML"),
        value=widgets.hold(field, text),
        key=field,
        height=min(440, 80 + 26 * (text.count("\n") + 1)),
        max_chars=LONGEST,
        help=say("Edit the text and press Ctrl+Enter, or leave the field: the controls follow."),
        on_change=lambda: _typed(str(widgets.value(field, "")), take, key),
    )
    _tell(place, problems, key)
    _files(place, plan, take, key)


def _shown(plan: PayPlan, draft: str | None) -> tuple[str, list[Problem]]:
    """The text to show: what was typed while it is of this plan or of none, else the plan’s own."""
    if draft is None:
        return plan.to_yaml(), []
    typed, problems = read_plan(draft)
    return (draft, problems) if typed is None or typed == plan else (plan.to_yaml(), [])


def _typed(text: str, take: Take, key: str) -> None:
    lab_session.keep_draft(key, text)
    lab_session.keep_draft(f"{key}-refused", None)
    plan, _ = read_plan(text[:LONGEST])
    if plan is not None:
        take(plan)


def _tell(place: Place, problems: list[Problem], key: str) -> None:
    if not problems:
        return
    words = place.words
    found = words.plural("{count} thing to mend", "{count} things to mend", len(problems))
    st.error(
        words.say(
            "What you typed is kept. Until it is mended, the last plan that was right counts."
        ),
        title=found,
        icon=":material/edit_off:",
    )
    lines = (
        words.say(
            "Line {line}: {what}; {mend}",
            line=words.number(problem.place.line),
            what=words.tell(problem.what),
            mend=words.tell(problem.mend),
        )
        for problem in problems
    )
    st.code("\n".join(lines), language=None, wrap_lines=True)
    st.button(
        words.say("Give up this text"),
        icon=":material/undo:",
        key=f"{key}-give-up",
        on_click=lambda: lab_session.keep_draft(key, None),
    )


def _files(place: Place, plan: PayPlan, take: Take, key: str) -> None:
    say = place.words.say
    st.download_button(
        say("Save the plan as a file"),
        plan.to_yaml(),
        file_name="plan.yaml",
        mime="text/yaml",
        icon=":material/download:",
        on_click="ignore",
        key=f"{key}-download",
    )
    field = f"{key}-upload"

    def brought() -> None:
        file = widgets.value(field, None)
        if file is not None:
            _read(file.getvalue(), place, take, key)  # type: ignore[attr-defined]

    st.file_uploader(
        say("Open a plan from a file"),
        type=["yaml", "yml", "txt"],
        key=field,
        max_upload_size=LARGEST_MB,
        on_change=brought,
    )
    refused = lab_session.draft(f"{key}-refused")
    if refused:
        st.error(plain(refused))


def _read(content: bytes, place: Place, take: Take, key: str) -> None:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    if not text.strip() or len(text) > LONGEST:
        say = place.words.say
        told = say(
            "This file holds no plan: choose a text file in UTF-8 of at most 20,000 characters."
        )
        lab_session.keep_draft(f"{key}-refused", told)
        return
    _typed(text, take, key)
