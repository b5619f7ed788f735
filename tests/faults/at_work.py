"""Learners who go on answering, each in a thread, while something is done to the server or its database."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from tests.faults.learner import BROKEN, Learner


@contextlib.contextmanager
def at_work(learners: Sequence[Learner], pause: float = 0.0) -> Iterator[None]:
    """Have each learner open a page and answer, every `pause` seconds, until the block ends.

    A learner whose server is gone stops; what else goes wrong is raised at the end of the block.
    """
    enough = threading.Event()
    ready = threading.Barrier(len(learners) + 1)

    def work(learner: Learner) -> None:
        with contextlib.ExitStack() as stack:
            try:
                stack.enter_context(learner)
            except BaseException:
                ready.abort()
                raise
            ready.wait(30)
            with contextlib.suppress(*BROKEN):
                while not enough.wait(pause):
                    learner.answer()

    with ThreadPoolExecutor(len(learners)) as pool:
        working: list[Future[None]] = [pool.submit(work, learner) for learner in learners]
        try:
            with contextlib.suppress(threading.BrokenBarrierError):  # then a learner tells why
                ready.wait(30)
            yield
        finally:
            enough.set()
    for one in working:
        one.result()
