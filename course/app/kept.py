"""Where the record is kept beyond the session and the browser, as one place to tell of it and to erase it."""

from __future__ import annotations

from course.app import session
from course.locale import Words


def where(words: Words) -> str:
    """One sentence for the learner on where the record is kept."""
    return words.say(
        "Your progress is kept in this browser, without an account and without your name."
    )


def erase() -> None:
    """Erase all that the learner has done, everywhere; raises where any of it could not be erased.

    The browser erases its copy once it hears which key was erased (`session.erased`).
    """
    _erase_on_server(session.key())
    session.erase()


def _erase_on_server(key: str) -> None:
    """Erase what the server keeps under a learner's key: nothing as yet, it has no database."""
