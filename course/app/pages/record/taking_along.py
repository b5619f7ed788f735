"""The record as a file, there and back, and its end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from course.app import kept, session, widgets
from course.app.clock import zone
from course.app.confirm import confirm
from course.app.database import secret
from course.app.place import Place
from course.app.plain import plain
from course.files.told import Told
from course.locale import Words
from course.progress.brought_back import (
    LARGEST,
    LARGEST_MB,
    FileError,
    Taken,
    read,
    take,
    too_large,
)
from course.progress.database.faults import Unreachable
from course.progress.exported import to_csv, to_lines

TOLD_LINES = 20
"""Bad lines that are told one by one; of more only the number is told."""


def draw(place: Place) -> None:
    """Draw the ways out and in, and what the last file has brought."""
    say = place.words.say
    st.header(say("Your record as a file"), anchor=False)
    st.markdown(
        say("What you save here can be brought back later, also in another browser or device.")
    )
    if len(session.learner().record):
        _save(place)
    _bring_back(place)
    if len(session.learner().record):
        _erase(place)


def _save(place: Place) -> None:
    """Buttons whose files are made only once they are pressed, outside the session's run."""
    say, course, words = place.words.say, place.course.id, place.words
    store, key = session.learner().store, secret()
    day = dt.datetime.now(zone()).date()

    def lines() -> bytes:
        return to_lines([*store.events()], key, course, dt.datetime.now(dt.UTC))

    def table() -> bytes:
        return to_csv([*store.events()], words)

    def button(label: str, make: Callable[[], bytes], ending: str, kind: str) -> None:
        st.download_button(
            label,
            make,
            file_name=f"{course}-{day}.{ending}",
            mime=kind,
            icon=":material/download:",
            on_click="ignore",
            key=f"record-{ending}",
        )

    with st.container(horizontal=True):
        button(say("Save everything"), lines, "jsonl", "application/jsonl")
        button(say("Save as a table (CSV)"), table, "csv", "text/csv")


def _bring_back(place: Place) -> None:
    field = f"record-upload-{len(session.erased())}"  # after erasing, one that holds no file

    def brought() -> None:
        file = widgets.value(field, None)
        if isinstance(file, UploadedFile):
            session.record_page().brought = _taken(place, file)

    file = st.file_uploader(
        place.words.say("Bring back what you saved"),
        key=field,
        max_upload_size=LARGEST_MB,
        on_change=brought,
    )
    with st.container():
        if file is not None:
            _tell(session.record_page().brought, place.words)


def _taken(place: Place, file: UploadedFile) -> Taken | Told:
    """What a file has brought, or why it brings nothing; what is new goes to the browser as well."""
    if file.size > LARGEST:
        return too_large()
    try:
        found = read(file.getvalue(), secret(), place.course.id)
    except FileError as error:
        return error.reason
    now = dt.datetime.now(dt.UTC)
    return take(session.learner(), found, place.edition.lessons, place.course.names, now)


def _tell(brought: Taken | Told | None, words: Words) -> None:
    if isinstance(brought, Told):
        st.error(plain(words.tell(brought)), icon=":material/draft:")
    if not isinstance(brought, Taken):
        return
    if brought.new or brought.known:
        _tell_taken(brought, words)
    else:
        st.info(words.say("The file holds nothing that can be read. Your progress is as it was."))
    _tell_damaged(brought, words)


def _tell_taken(taken: Taken, words: Words) -> None:
    title = words.plural("{count} entry was added", "{count} entries were added", len(taken.new))
    told = [
        words.say("The file is as it was saved here.")
        if taken.signed
        else words.say(
            "The file was changed after it was saved, or it comes from elsewhere. Its answers were"
            " graded again."
        )
    ]
    if taken.known:
        told.append(
            words.plural(
                "{count} entry was here already.", "{count} entries were here already.", taken.known
            )
        )
    st.success(plain(" ".join(told)), title=title, icon=":material/check:")


def _tell_damaged(taken: Taken, words: Words) -> None:
    if not taken.damaged:
        return
    lines = [
        plain(words.say("Line {number}: {reason}", number=words.number(n), reason=words.tell(why)))
        for n, why in list(taken.damaged.items())[:TOLD_LINES]
    ]
    if len(taken.damaged) > TOLD_LINES:
        more = len(taken.damaged) - TOLD_LINES
        lines.append(words.plural("… and {count} more line.", "… and {count} more lines.", more))
    st.warning(
        "\n\n".join(lines),
        title=words.say("These lines were left out; your file stays as it is"),
        icon=":material/rule:",
    )


def _erase(place: Place) -> None:
    say = place.words.say

    def erase() -> None:
        try:
            kept.erase()
        except Unreachable:
            session.record_page().not_erased = True
        else:
            session.record_page().erased = True

    confirm(
        label=say("Erase everything"),
        question=say(
            "All that you have done and set up in this course is erased for good, in every language."
            " If you may want it back, save it first."
        ),
        yes=say("Yes, erase everything"),
        key="record-erase",
        act=erase,
        icon=":material/delete_forever:",
    )
