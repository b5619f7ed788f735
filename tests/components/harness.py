"""A small course of its own, to try the two components in a browser: `streamlit run harness.py`.

The query's `show` names a scene. Nothing here comes from the course: the components are tried
against the data they are promised, answered by the few lines of `_answer`.
"""

from __future__ import annotations

import time
from typing import Any

import streamlit as st

from course.app.components import faces, load, prose, question_card
from course.app.faces import UNTOUCHED
from course.locale import words_for
from tests.components.scene_questions import standing
from tests.components.scene_text import PAYSLIP, PROSE
from tests.components.scenes import SCENES, TEXTS, Scene

Json = dict[str, Any]

STANDS = {"id", *UNTOUCHED}
"""What a card is told of a question; the rest is its face."""


def _kept(scene: Scene) -> dict[str, Json]:
    kept: dict[str, dict[str, Json]] = st.session_state.setdefault("kept", {})
    return kept.setdefault(scene.id, {q["id"]: standing(q) for q in scene.questions})


def _sent(scene: Scene, event: str) -> Json:
    sent: Json = getattr(st.session_state[f"card-{scene.id}"], event)
    st.session_state.setdefault("log", []).append(f"{event} {sent}")
    return sent


def _note(scene: Scene, event: str) -> None:
    _sent(scene, event)


def _answer(scene: Scene) -> None:
    sent = _sent(scene, "answer")
    if scene.silent:
        time.sleep(scene.silent)
    kept = _kept(scene)[sent["question"]]
    question = next(q for q in scene.questions if q["id"] == sent["question"])
    kept.update(question["grade"](sent["response"], kept))


def _tell(scene: Scene) -> None:
    sent = _sent(scene, "tell")
    _kept(scene)[sent["question"]].update(
        state="closed", verdict={"tone": "wrong", "text": "This is the answer."}
    )


def _restart(scene: Scene) -> None:
    _sent(scene, "restart")
    st.session_state["kept"].pop(scene.id)


def _data(scene: Scene) -> Json:
    kept = _kept(scene)
    questions = [scene.told(q, kept[q["id"]]) for q in scene.questions]
    done = all(q["state"] != "open" for q in questions)
    looks = {
        "lang": "en",
        "lesson": "pay",
        "texts": TEXTS,
        "title": scene.title,
        "questions": {
            q["id"]: {name: q[name] for name in q if name not in STANDS} for q in questions
        },
    }
    name = f"{scene.id}-{hash(repr(looks))}"
    faces({name: looks}, key=f"faces-{scene.id}")
    return {
        "faces": name,
        "deck": {"id": scene.id, "mode": scene.mode},
        "questions": [{name: q[name] for name in q if name in STANDS} for q in questions],
        "result": scene.result if done and scene.mode == "quiz" else None,
    }


@st.fragment
def _card(scene: Scene) -> None:
    if st.button(f"Run {scene.id} again", key=f"again-{scene.id}"):
        st.session_state["wording"] = " (mended wording)"
    question_card(
        _data(scene),
        key=f"card-{scene.id}",
        on_answer=lambda: _answer(scene),
        on_tell=lambda: _tell(scene),
        on_hint=lambda: _note(scene, "hint"),
        on_restart=lambda: _restart(scene),
        on_go=lambda: _note(scene, "go"),
    )
    st.code("\n".join(st.session_state.get("log", [])) or "-")


def _prose_sent() -> None:
    st.session_state.setdefault("log", []).append(f"go {st.session_state['prose'].go}")


st.set_page_config(page_title="Components")
load("harness", words_for("en"), waits=False, on_brought=lambda: None, on_noted=lambda: None)
st.title("Components")
shown = st.query_params.get("show", "gallery")
if shown == "prose":
    prose(PROSE, key="prose", on_go=_prose_sent)
    prose({**PROSE, "html": f"<p>Next.</p>{PAYSLIP}"}, key="after", on_go=_prose_sent)
    st.code("\n".join(st.session_state.get("log", [])) or "-")
elif shown == "gallery":
    for scene in SCENES.values():
        if scene.gallery:
            question_card(
                _data(scene),
                key=f"card-{scene.id}",
                on_answer=lambda: None,
                on_tell=lambda: None,
                on_hint=lambda: None,
                on_restart=lambda: None,
                on_go=lambda: None,
            )
else:
    _card(SCENES[shown])
