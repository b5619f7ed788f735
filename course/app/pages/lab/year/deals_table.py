"""The deals in a table that is edited in place; rows that are no deal are told by their numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa
import streamlit as st

from course.app import keeper, lab_session, widgets
from course.app.place import Place
from course.app.plain import plain
from course.locale import Words
from course.locale.message import message
from course.pay.lab.intake.columns import LABELS
from course.pay.lab.intake.export import to_csv
from course.pay.lab.intake.fields import Role
from course.pay.lab.intake.rows import Flaw
from course.pay.lab.intake.typed import ROLES, Cells, cells_of, read_cells
from course.pay.statements.deals import Booking

DRAFT = "lab-deals"
READ = "lab-intake"
"""The draft that holds what was read of a list last."""
SHOWN = 12
"""Flaws told at once."""
WIDTHS: Mapping[Role, int] = {"month": 94, "amount": 95}
"""Pixels of the first columns: as wide as their headings, so that the third one's has room on a phone."""
HELP: Mapping[Role, str] = {
    "month": message("1, 2, 3 … from the first month of the statement."),
    "amount": message("What the deal is worth, in euro."),
    "id": message("A name of your own; only deals with one can be cancelled."),
    "cancels": message("The name of a deal that fell through in this month."),
    "share": message("The part that fell through: 0.5 is half; all of it if empty."),
}


@dataclass(frozen=True)
class Editing:
    """The rows an editor began with and those it holds now, and the bookings they make.

    A new editor (`number`) is begun where the deals come from elsewhere: an editor's own rows must
    not change under it.
    """

    number: int
    began: tuple[Cells, ...]
    rows: tuple[Cells, ...]
    bookings: tuple[Booking, ...]

    @property
    def key(self) -> str:
        """The widget’s key."""
        return f"lab-deals-{self.number}"


def draw(place: Place) -> None:
    """Draw the table; what is right in it are the lab’s deals."""
    words = place.words
    editing = _editing(words)
    edited = st.data_editor(
        _table(editing.began),
        key=editing.key,
        num_rows="dynamic",
        hide_index=True,
        column_config={
            role: st.column_config.TextColumn(
                plain(words.say(LABELS[role])),
                help=plain(words.say(HELP[role])),
                width=WIDTHS.get(role),
                alignment="right" if role == "amount" else "left",
                max_chars=80,
            )
            for role in ROLES
        },
        alt=words.say("Your deals, one in each row"),
    )
    rows = tuple(edited.to_pylist())
    bookings, flaws = read_cells(rows, words)
    lab_session.keep_draft(DRAFT, Editing(editing.number, editing.began, rows, bookings))
    if bookings != keeper.now().deals:
        keeper.change(deals=bookings)
    told = words.say("These rows are not counted; all the others are") if bookings else ""
    tell_flaws(place, flaws, told or words.say("These rows are not counted"))
    _save(place, bookings)


def tell_flaws(place: Place, flaws: Sequence[Flaw], title: str) -> None:
    """Say what was passed over, and why; `title` says what that means for all the rest."""
    words = place.words
    if not flaws:
        return
    told = [plain(flaw.said(words)) for flaw in flaws[:SHOWN]]
    if len(flaws) > SHOWN:
        more = len(flaws) - SHOWN
        told.append(words.plural("… and {count} more row.", "… and {count} more rows.", more))
    st.warning(
        "\n\n".join(told),
        title=title,
        icon=":material/rule:",
    )


def _editing(words: Words) -> Editing:
    """The editor to draw: the one there is, or a new one where the deals came from elsewhere."""
    kept: Editing | None = lab_session.draft(DRAFT)
    deals = keeper.now().deals
    if kept is None or kept.bookings != deals:
        rows = cells_of(deals, words)
        return Editing(kept.number + 1 if kept else 1, rows, rows, deals)
    if widgets.is_drawn(kept.key):
        return kept
    return Editing(kept.number + 1, kept.rows, kept.rows, deals)


def _table(rows: Sequence[Cells]) -> pa.Table:
    texts = {role: [row.get(role) for row in rows] for role in ROLES}
    return pa.table({role: pa.array(cells, pa.string()) for role, cells in texts.items()})


def _save(place: Place, bookings: tuple[Booking, ...]) -> None:
    say = place.words.say
    with st.container(horizontal=True):
        st.download_button(
            say("Save the deals as CSV"),
            to_csv(bookings, place.words),
            file_name="deals.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
            key="lab-deals-download",
        )
        st.button(
            say("Clear the table"),
            icon=":material/delete_sweep:",
            type="tertiary",
            key="lab-deals-clear",
            on_click=_clear,
        )


def _clear() -> None:
    keeper.change(deals=())
    lab_session.keep_draft(READ, None)
