"""The other copies of what a learner has done, in the database and in the browser.

With the database each action exchanges what is new (`catch_up` as a run begins, `save` before it tells
anything). With the browser there are three moves, and each may be repeated without harm, since histories
merge as sets:

- As a page opens, the browser brings what it holds (`brought`), before anything is answered.
- What is done goes to the browser with the feedback that it gets, or at the end of a whole run
  (`to_keep`); the browser writes it down before it shows anything.
- With its next answer the browser says how far it has written (`kept`): that is not sent again, nor is
  what whole runs have handed over several times already.
"""

from __future__ import annotations

from typing import Any, TypeGuard

from course.app import components, joining, session, settings
from course.app.place import Place
from course.app.returned import OFTEN_ENOUGH
from course.locale import Words
from course.progress.answering import earned
from course.progress.store import Copy, let_go
from course.progress.written import line_of, read_lines

MOST = 50_000
"""Entries that are taken at once: more than anybody does in years."""
LONGEST_NAME = 300


def to_keep() -> list[str]:
    """What was done here and the browser may not have written down yet, as lines."""
    return [line_of(event) for event in session.outbox().values()]


def kept(last: object) -> None:
    """The browser has written down all that it was handed up to the event of this id."""
    if isinstance(last, str):
        let_go(session.outbox(), last)


def brought(place: Place, sent: object) -> None:
    """Take in what the browser holds: its learner's key and entries, whatever state they are in."""
    told = sent if isinstance(sent, dict) else {}
    known, held = told.get("key"), told.get("entries")
    _came_back(told)
    if known in session.erased():
        return
    if session.account() is not None:
        if not joining.recognised(told):
            return
        exchange()
    else:
        _be_known(told)
    if known in session.erased():  # elsewhere: the database has just told
        return
    if not isinstance(held, list) or len(held) > MOST:
        return
    learner = session.learner()
    entries = [entry for entry in held if _is_entry(entry)]
    session.returned().brought({_id_in(name) for name, _ in entries})
    entries = [entry for entry in entries if _id_in(entry[0]) not in learner.record]
    found = read_lines(line for _, line in entries)
    for event in found.events:
        checked = earned(event, place.edition.lessons, place.course.names)
        if checked is not None:
            learner.take(checked, Copy.BROWSER)
    session.set_aside([entries[number][0] for number in found.damaged])


def _be_known(told: dict[str, object]) -> None:
    """Go by the key of an anonymous learner's browser."""
    known = told.get("key")
    if told.get("erased") == session.key():  # in another tab of the same browser
        session.erase()
    if isinstance(known, str) and joining.KEY.fullmatch(known):
        session.become(known)
        exchange()


def _came_back(told: dict[str, object]) -> None:
    """The page was opened by who comes from the provider's pages."""
    page, way = told.get("back"), told.get("way")
    if isinstance(page, str) and way in {"in", "out"}:
        session.signing().back = page
        session.signing().failed = way == "in" and session.account() is None


def _id_in(name: str) -> str:
    """The id of the event in an entry of this name."""
    return name.rpartition(":")[2]


def begin() -> None:
    """Ask the database, without waiting, to take what was done here and to tell what was done elsewhere."""
    if (shared := session.shared()) is not None:
        shared.begin()


def is_answered() -> bool:
    """Whether the database has taken what was done here, and has nothing to tell, so that `save` does not wait."""
    shared = session.shared()
    return shared is None or shared.answered


def save() -> bool:
    """Wait until the database has what was done here; whether it told of anything done elsewhere."""
    shared = session.shared()
    if shared is None:
        return False
    news = shared.finish(session.learner())
    if news.erased:
        joining.erased_elsewhere()
    return news.events or news.erased


def exchange() -> bool:
    """Ask the database and wait for it, where there is nothing to do meanwhile."""
    begin()
    return save()


def catch_up() -> None:
    """Exchange what is new as a run begins, before the browser hears whose it is.

    Where all was erased elsewhere the session goes on as somebody new, and an account with its next
    record, which may have been erased as well.
    """
    key = ""
    while key != session.key():
        key = session.key()
        exchange()
        joining.join()


def is_safe() -> bool:
    """Whether all of the record is in the database, and will be there tomorrow."""
    exchange()
    return is_known_to_last() and not session.signing().joining


def is_known_to_last() -> bool:
    """Whether the database has told that it has all of the record, and will be there tomorrow."""
    shared = session.shared()
    return shared is not None and shared.confirmed and settings.database_lasts()


def _answers() -> bool:
    """Whether there is a database, and it took all that it was given last."""
    shared = session.shared()
    return shared is not None and shared.safe


def calm(words: Words) -> str:
    """What to tell while the database does not answer; empty while it does, or if there is none."""
    if session.shared() is None or _answers():
        return ""
    return words.say(
        "The course’s database does not answer at present. Nothing is lost: what you do is kept in this"
        " browser, and the database gets it as soon as it is back."
    )


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
    if session.unsaved():
        exchange()
    if is_known_to_last():
        session.returned().bound(event.id for event in session.learner().store.events())
    full = words.say("This browser cannot keep what you do: it lasts as long as this page is open.")
    data: dict[str, Any] = {
        "spare": session.returned().put_down(),
        "keep": _whole() if not session.signing().safe else [],
        "of": session.shelf(),
        "aside": session.aside(),
        "calm": calm(words),
        "texts": {
            "close": words.say("Close"),
            "aside": words.say(
                "Part of what this browser had kept could not be read. It is set aside, nothing was"
                " deleted; all else is here."
            ),
            "full": full,
            "line": words.say(
                "No connection at present. Nothing is lost: read on, and your answers go through once it"
                " is back."
            ),
            "room": words.say(
                "This browser has no room left for what you do; the course’s database keeps it."
            )
            if settings.database_lasts() and _answers()
            else full,
        },
    }
    components.memory(data, key="course-memory")
    _handed_over()


def _whole() -> list[str]:
    """What a whole run hands over; nothing to a browser that is about to give all of it up."""
    return [*session.returned().lines(), *to_keep()]


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
