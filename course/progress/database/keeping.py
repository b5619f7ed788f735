"""The one thread that speaks to the database, for all learners of this process.

A page asks and waits a little; if the database is slower than that, or away, the page goes on and what
was asked is caught up with. One thread writes for all who wait in one transaction, which costs the disk
as much as for one. What SQLite can take here and now a page writes itself (`at_once`).
"""

from __future__ import annotations

import atexit
import datetime as dt
import logging
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from concurrent.futures import TimeoutError as Late
from contextlib import suppress
from typing import TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError

from course.progress.database.asked import Exchange, Task, Turn, exchanged
from course.progress.database.at_once import AtOnce
from course.progress.database.faults import NOT_TAKEN, Unreachable, is_damage, is_outage
from course.progress.database.ledger import Held
from course.progress.database.opening import (
    DatabaseRefused,
    file_of,
    open_database,
    place_of,
    set_aside,
)
from course.progress.database.retention import erase_some_idle
from course.progress.database.waiting import Waiting

_LOG = logging.getLogger(__name__)
_Asked = TypeVar("_Asked")

PATIENCE = 0.8
"""Seconds that a page waits."""

PAUSES = (0.2, 0.5, 1.0, 2.0)
"""Seconds between attempts to reach a database that is away; the last one over and over."""

MOST_ASKED = 1_000
"""Exchanges that stand in line for a database that hangs; of more, only what is to be written is kept."""

TOGETHER = 200
"""Learners served in one transaction at most."""

SOON = 0.05
"""Seconds until the disk gets what pages have written: several at once, and after their pages are made."""

A_LOOK = 60.0
"""Seconds between two looks at whether another day has come, on which idle records are erased."""


class Keeping:
    """Keeps events in the database at `url` and tells what else it has; safe to use from any thread."""

    def __init__(
        self,
        url: URL,
        open_: Callable[[URL], Engine] = open_database,
        patience: float = PATIENCE,
        keep_months: int | None = None,
    ) -> None:
        self.patience = patience
        self._url, self._open = url, open_
        self._connection: Connection | None = None
        self._place: tuple[int, int] | None = None
        self._wake = threading.Condition()
        self._exchanges: list[Exchange] = []
        self._tasks: list[Task] = []
        self._at_once: AtOnce | None = None
        self._written: list[Exchange] = []
        self._waiting = Waiting()
        self._fault = ""
        self._late = False
        self._closing = False
        self._keep_months = keep_months
        self._erased_on: dt.date | None = None
        self._thread: threading.Thread | None = None

    @property
    def fault(self) -> str:
        """Why the database does not answer, for whoever runs the server; empty while it does."""
        return self._fault

    def start(self) -> None:
        """Begin before anybody asks for anything: opens the database, and erases idle records."""
        with self._wake:
            self._start()

    def exchange(
        self, key_hash: bytes, lines: Mapping[str, str], after: int
    ) -> Future[Held | None]:
        """Have lines written, by their ids, and ask for what the record has after a number."""
        asked = Exchange(key_hash, lines, after)
        if self._writes_at_once(asked):
            return asked.answer
        with self._wake:
            self._start()
            if self._fault or (self._late and len(self._exchanges) >= MOST_ASKED):
                self._waiting.add(asked.key_hash, asked.lines)
                asked.refuse(Unreachable(self._fault or "the database is slow"))
            else:
                self._exchanges.append(asked)
                self._wake.notify()
        return asked.answer

    def _writes_at_once(self, asked: Exchange) -> bool:
        """Whether it could be written here and now; then the database's thread sees to it that the disk has it."""
        at_once = None if self._fault or self._late else self._at_once
        if at_once is None or not asked.lines:
            return False
        held = at_once.write(asked.key_hash, asked.lines, asked.after, _today())
        if held is not None:
            with self._wake:
                self._written.append(asked)
                if len(self._written) == 1:
                    self._wake.notify()
            asked.fulfil(held)
        return held is not None

    def do(self, act: Callable[[Connection], _Asked]) -> _Asked:
        """Do something in a transaction of its own and wait for it; raises `Unreachable`."""
        task = Task(act)
        with self._wake:
            self._start()
            if self._fault:
                raise Unreachable(self._fault)
            self._tasks.append(task)
            self._wake.notify()
        found: _Asked = self.wait(task.answer)
        return found

    def wait(self, answer: Future[_Asked]) -> _Asked:
        """The answer, or `Unreachable` if it takes longer than a page can wait; soon after one that was late."""
        try:
            return answer.result(0 if self._late and not answer.done() else self.patience)
        except Late:
            self._late = True
            raise Unreachable("the database is slow") from None

    def close(self, seconds: float = 2.0) -> None:
        """Write what waits, if that is possible in some seconds, and end."""
        with self._wake:
            self._closing = True
            self._wake.notify()
        if self._thread is not None:
            self._thread.join(seconds)

    def _start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="course-database", daemon=True)
            self._thread.start()
            atexit.register(self.close)

    def _work(self) -> None:
        failures = 0
        while True:
            turn = self._next_turn(failures)
            due = turn.due or self._waiting or self._fault or self._erases()
            if self._connection and not due:
                continue  # only a look: a file that was taken away is not begun anew before it is used
            try:
                self._serve(turn)
                failures = 0
            except Exception as error:
                failures += 1
                self._fail(error, turn)
            if turn.last:
                self._leave()
                return

    def _next_turn(self, failures: int) -> Turn:
        """What there is to do, as soon as there is anything."""
        with self._wake:
            if self._fault:
                self._wake.wait_for(lambda: self._closing, PAUSES[min(failures, len(PAUSES)) - 1])
            else:
                self._wake.wait_for(lambda: self._is_asked() or self._written, self._until_a_look())
                if self._written:
                    self._wake.wait_for(self._is_asked, SOON)
            exchanges = self._exchanges[:TOGETHER]
            del self._exchanges[:TOGETHER]
            tasks, self._tasks = self._tasks, []
            written, self._written = self._written, []
            return Turn(exchanges, tasks, written, last=self._closing and not self._exchanges)

    def _is_asked(self) -> bool:
        return bool(self._exchanges or self._tasks or self._waiting or self._closing)

    def _serve(self, turn: Turn) -> None:
        connection = self._connected()
        if self._waiting:
            self._waiting.write(connection, _today())
        if self._fault:
            _LOG.warning("The database answers again.")
            self._fault = ""
        if turn.exchanges:
            self._exchange(connection, turn.exchanges)
        for task in turn.tasks:
            self._do(connection, task)
        self._late = False
        if turn.written and self._at_once is not None:
            self._at_once.bring_to_disk(connection)
        today = _today()
        if self._keep_months is not None and self._erased_on != today:
            all_gone = erase_some_idle(connection.engine, self._keep_months, today)
            self._erased_on = today if all_gone else None

    def _exchange(self, connection: Connection, exchanges: list[Exchange]) -> None:
        try:
            found = exchanged(connection, exchanges, _today())
        except NOT_TAKEN as error:
            if is_outage(error):
                raise
            if len(exchanges) > 1:  # one of them holds what no database takes
                for asked in exchanges:
                    self._exchange(connection, [asked])
                return
            _LOG.exception("An entry could not be written to the database.")
            exchanges[0].refuse(Unreachable("an entry could not be written"))
            return
        for asked, held in zip(exchanges, found, strict=True):
            asked.fulfil(held)

    def _do(self, connection: Connection, task: Task) -> None:
        try:
            with connection.begin():
                found = task.act(connection)
        except SQLAlchemyError as error:
            if is_outage(error):
                raise
            task.refuse(error)
        except Exception as error:
            task.refuse(error)
        else:
            task.fulfil(found)

    def _until_a_look(self) -> float:
        """Seconds to sleep at most: a page that fails does not come to wait for what it asked."""
        return 0 if self._erases() else A_LOOK

    def _erases(self) -> bool:
        return self._keep_months is not None and self._erased_on != _today()

    def _connected(self) -> Connection:
        """The database, opened (again) if it is not, or if its file is another one by now."""
        file = file_of(self._url)
        if self._connection is not None and file is not None and place_of(file) != self._place:
            self._leave()
        if self._connection is None:
            self._connection = self._open(self._url).connect()
            if file is not None:
                self._place, self._at_once = place_of(file), AtOnce(file)
        return self._connection

    def _leave(self) -> None:
        if self._at_once is not None:
            self._at_once.close()
            self._at_once = None
        if self._connection is not None:
            with suppress(SQLAlchemyError):
                self._connection.close()
            self._connection.engine.dispose()
            self._connection = None

    def _fail(self, error: Exception, turn: Turn) -> None:
        told = str(getattr(error, "orig", None) or error).strip().partition("\n")[0]
        if not self._fault:
            _LOG.warning("The database does not answer (%s): what is done waits for it.", told)
            if not isinstance(error, SQLAlchemyError | DatabaseRefused | OSError):
                _LOG.error("This was not expected.", exc_info=error)
        self._leave()
        file = file_of(self._url)
        if file is not None and is_damage(error):
            try:
                set_aside(file)
            except OSError as reason:
                _LOG.error("The damaged database %s cannot be set aside: %s", file, reason)
        with self._wake:
            self._fault = told or type(error).__name__
            for asked in [*turn.exchanges, *self._exchanges]:
                if not asked.answer.done():
                    self._waiting.add(asked.key_hash, asked.lines)
                    asked.refuse(Unreachable(told))
            for asked in [*turn.written, *self._written]:  # the disk may not have it
                self._waiting.add(asked.key_hash, asked.lines)
            for task in [*turn.tasks, *self._tasks]:
                task.refuse(Unreachable(told))
            self._exchanges, self._tasks, self._written = [], [], []


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()
