"""Many learners at once, each a tab of its own, over Streamlit's own websocket protocol.

One thread keeps all their connections: a browser of this kind takes a fraction of what its server does.
"""

from __future__ import annotations

import asyncio
import json
import random
import statistics
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import urlsplit

from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from course.progress.written import event_of
from tests.wire.client import A_MOMENT, Client, Component

PATIENCE = 120
"""Seconds after which a run that has not ended counts as an error."""


@dataclass
class Tab(Client, ABC):
    """A tab that others do not wait for; it forgets what it was sent once that is read."""

    wire: ClientConnection | None = None

    async def open(self) -> Self:
        """Connect, and go to the page."""
        netloc = urlsplit(self.url).netloc
        self.wire = await connect(
            f"ws://{netloc}/_stcore/stream",
            subprotocols=[Subprotocol("streamlit")],
            origin=Origin(f"http://{netloc}"),
            max_size=None,
            open_timeout=PATIENCE,
            ping_interval=None,
        )
        await self.ask(page_name=self.page)
        return self

    async def leave(self) -> None:
        """Close the connection."""
        if self.wire is not None:
            await self.wire.close()

    @abstractmethod
    async def act(self) -> float:
        """Do what this tab does, and tell how many seconds it took until the answer was there."""

    async def settled(self) -> None:
        """Take what still comes, until nothing does for a moment."""
        assert self.wire is not None
        with suppress(TimeoutError):
            while True:
                async with asyncio.timeout(A_MOMENT):
                    self._take(await self.wire.recv())

    async def ask(self, fragment: str = "", **asked: Any) -> float:
        """Have the server run; the seconds until the whole page, or that fragment, has run."""
        assert self.wire is not None
        start = time.perf_counter()
        await self.wire.send(self._asking(**asked))
        async with asyncio.timeout(PATIENCE):
            while not self._take(await self.wire.recv(), fragment):
                self.received.clear()
        if self.exceptions:
            raise RuntimeError(self.exceptions[0])
        return time.perf_counter() - start


@dataclass
class OnFloor(Tab):
    """Presses the button of the least page that asks a question."""

    async def act(self) -> float:
        return await self.ask(button=self.buttons["Check"])


@dataclass
class OnQuiz(Tab):
    """Answers the first question of a lesson's quiz rightly, and starts the quiz over: by turns.

    As a browser does, it says with each how far it has written down what it was handed, and is not handed that again.
    """

    question: str = ""
    right: object = None
    sent: int = 0
    kept: str = ""

    async def act(self) -> float:
        card, stands = self._card()
        self.sent += 1
        event = "answer" if self.sent % 2 else "restart"
        if handed := stands["keep"]:
            self.kept = event_of(handed[-1]).id
        told = {
            "question": self.question,
            "response": self.right,
            "n": self.sent,
            "kept": self.kept,
        }
        seconds = await self.ask(card.fragment, component=card, event=event, value=told)
        state = self._card()[1]["questions"][0].get("state", "open")
        if state != ("right" if event == "answer" else "open"):
            raise RuntimeError(f"after {event} the question is {state}")
        return seconds

    def _card(self) -> tuple[Component, dict[str, Any]]:
        """The quiz's card and how it stands, without how its questions look.

        A browser reads that once, each its own. Three thousand of them here would read it in one thread, which would
        measure itself.
        """
        card = self.find("course_card")[-1]
        return card, json.loads(card.told)


@dataclass
class Told:
    """What a crowd was told: seconds of each action, and what went wrong."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def median(self) -> float:
        """Seconds of the median action."""
        return statistics.median(self.seconds)

    def share(self, part: float) -> float:
        """Seconds that this part of all actions took at most."""
        return sorted(self.seconds)[min(len(self.seconds) - 1, int(part * len(self.seconds)))]


async def opened(make: Callable[[], Tab], count: int, at_once: int = 4) -> Sequence[Tab]:
    """So many tabs on their page, some of them opening `at_once`."""
    gate = asyncio.Semaphore(at_once)

    async def one() -> Tab:
        async with gate:
            return await make().open()

    return await asyncio.gather(*(one() for _ in range(count)))


async def together(tabs: Sequence[Tab], rounds: int) -> Told:
    """All act in the same moment, again and again."""
    told = Told()
    for _ in range(rounds):
        told.seconds += await asyncio.gather(*(tab.act() for tab in tabs))
    return told


async def busy(tabs: Sequence[Tab], seconds: float) -> float:
    """Actions a second, where each tab acts again as soon as it is answered."""
    end = time.perf_counter() + seconds
    start, done = time.perf_counter(), 0

    async def one(tab: Tab) -> None:
        nonlocal done
        while time.perf_counter() < end:
            await tab.act()
            done += 1

    await asyncio.gather(*(one(tab) for tab in tabs))
    return done / (time.perf_counter() - start)


async def now_and_then(tabs: Sequence[Tab], seconds: float, every: float) -> Told:
    """Each acts once in `every` seconds or so, at moments of its own, for so many seconds."""
    told = Told()
    chance = random.Random(7)  # noqa: S311

    async def one(tab: Tab, pauses: random.Random) -> None:
        end = time.perf_counter() + seconds
        await asyncio.sleep(pauses.uniform(0, every))
        try:
            while time.perf_counter() < end:
                told.seconds.append(await tab.act())
                await asyncio.sleep(pauses.uniform(0.5, 1.5) * every)
        except Exception as error:
            told.errors.append(f"{type(error).__name__}: {error}")

    await asyncio.gather(*(one(tab, random.Random(chance.random())) for tab in tabs))  # noqa: S311
    return told
