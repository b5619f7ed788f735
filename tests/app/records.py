"""A learner with a short history in the small course, to look at, save and erase."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

from course.progress import answering
from tests.app.visiting import BICYCLE, learner, lesson_in, prose, visit


def answered(
    app: AppTest, id_: str, raw: object, root: Path = BICYCLE, lesson: str = "chain"
) -> None:
    """Answer a question, as the card's callbacks would."""
    answering.answer(learner(app), lesson_in(root, "en", lesson), id_, raw, "en")


def history() -> AppTest:
    """A learner who opened a lesson and gave a wrong and a right answer."""
    app = visit("en-chain")
    answered(app, "equal", "77")
    answered(app, "equal", "4000")
    return app


def attempts(app: AppTest) -> str:
    """What stands of the attempts on the page of the record, as HTML."""
    (found,) = [text["html"] for text in prose(app) if 'class="attempts"' in text["html"]]
    return str(found)
