"""The browser's copy of what its learner has done: a reload, or another visit, brings all of it back.

Three moves, and each may be repeated without harm, since histories merge as sets:

- As a page opens, the browser brings what it holds (`brought`), before anything is answered.
- What is done goes to the browser with the feedback that it gets, or at the end of a whole run
  (`to_keep`); the browser writes it down before it shows anything.
- With its next answer the browser says how far it has written (`kept`): that is not sent again, nor is
  what whole runs have handed over several times already.
"""

from __future__ import annotations

import re
from typing import Any, TypeGuard

from course.app import components, session
from course.app.place import Place
from course.progress.answering import earned
from course.progress.written import line_of, read_lines

MOST = 50_000
"""Entries that are taken at once: more than anybody does in years."""
LONGEST_NAME = 300
OFTEN_ENOUGH = 3
"""Whole runs that hand an event over: each later one was asked for by a page that has got the ones before."""

_KEY = re.compile(r"[0-9a-f]{32}")


def to_keep() -> list[str]:
    """What was done here and the browser may not have written down yet, as lines."""
    return [line_of(event) for event in session.outbox().values()]


def kept(last: object) -> None:
    """The browser has written down all that was done here up to the event of this id."""
    if isinstance(last, str):
        for id_ in [id_ for id_ in session.outbox() if id_ <= last]:
            del session.outbox()[id_]


def brought(place: Place, sent: object) -> None:
    """Take in what the browser holds: its learner's key and entries, whatever state they are in."""
    told = sent if isinstance(sent, dict) else {}
    known, held = told.get("key"), told.get("entries")
    if known in session.erased():
        return
    if told.get("erased") == session.key():  # in another tab of the same browser
        session.erase()
    if isinstance(known, str) and _KEY.fullmatch(known):
        session.become(known)
    if not isinstance(held, list) or len(held) > MOST:
        return
    entries = [entry for entry in held if _is_entry(entry)]
    found = read_lines(line for _, line in entries)
    for event in found.events:
        checked = earned(event, place.edition.lessons)
        if checked is not None:
            session.learner().take(checked)
    session.set_aside([entries[number][0] for number in found.damaged])


def _is_entry(entry: object) -> TypeGuard[list[str]]:
    """Whether it is a name in the browser's store, and what stands there."""
    return (
        isinstance(entry, list)
        and len(entry) == 2
        and all(isinstance(part, str) for part in entry)
        and len(entry[0]) <= LONGEST_NAME
    )


def draw(place: Place) -> None:
    """Hand over what was done: the last thing that a whole run draws."""
    words = place.words
    data: dict[str, Any] = {
        "keep": [*session.returned().lines(), *to_keep()],
        "of": session.key(),
        "aside": session.aside(),
        "texts": {
            "close": words.say("Close"),
            "aside": words.say(
                "Part of what this browser had kept could not be read. It is set aside, nothing was"
                " deleted; all else is here."
            ),
            "full": words.say(
                "This browser cannot keep what you do: it lasts as long as this page is open."
            ),
        },
    }
    components.memory(data, key="course-memory")
    _handed_over()


def _handed_over() -> None:
    """Count how often each event was handed over, and let go of what was so often enough."""
    outbox, times = session.outbox(), session.handed_over()
    for id_ in [*times]:
        if id_ not in outbox:
            del times[id_]
    for id_ in [*outbox]:
        times[id_] = times.get(id_, 0) + 1
        if times[id_] == OFTEN_ENOUGH:
            del outbox[id_], times[id_]
