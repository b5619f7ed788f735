"""Where the record is kept beyond the session and the browser, as one place to tell of it and to erase it."""

from __future__ import annotations

import datetime as dt

from course.app import database, joining, session, settings
from course.locale import Words
from course.progress.database import ledger
from course.progress.shared import hash_of


def where(words: Words) -> str:
    """One or two sentences for the learner on where the record is kept."""
    if session.account() is not None:
        return _where_of_account(words)
    if database.keeping() is None:
        return words.say(
            "Your progress is kept in this browser, without an account and without your name."
        )
    if settings.database_lasts():
        return words.say(
            "Your progress is kept in this browser and in the course’s database, without an account and"
            " without your name."
        )
    return words.say(
        "Your progress is kept in this browser, without an account and without your name. The server has"
        " a copy too, but only until it is started anew."
    )


def _where_of_account(words: Words) -> str:
    if database.keeping() is not None and settings.database_lasts():
        return words.say(
            "Your record is kept in the course’s database, without your name; this browser has a copy until"
            " you sign out."
        )
    return words.say(
        "Your record is kept in this browser, where it stays when you sign out and shows again when you"
        " sign in here; nobody else’s sign-in shows it."
    )


def erase() -> None:
    """Erase all that the learner has done, everywhere; raises `Unreachable`, and erases nothing, while
    the database is away.

    The browser erases its copy once it hears which key was erased (`session.erased`).
    """
    joining.join()
    _erase_on_server(session.key())
    session.signing().joining.clear()
    session.erase()


def _erase_on_server(key: str) -> None:
    keeping = database.keeping()
    if keeping is not None:
        today = dt.datetime.now(dt.UTC).date()
        keeping.do(lambda connection: ledger.erase(connection, hash_of(key), today))
