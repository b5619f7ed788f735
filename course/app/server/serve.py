"""Serves any course folder until stopped.

`course_app.py` stays a plain Streamlit script; what the server adds is what a plain `streamlit run`
cannot give and can do without.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from course.app import accounts, database, program, reading_copy
from course.app.runs import sending, tuning
from course.app.server.addresses import FlatAddresses
from course.app.server.arriving import Arriving
from course.app.server.code import Code
from course.app.server.collecting import collect_as_it_pays
from course.app.server.compressed import Compressed
from course.app.server.entry import entry_script, static_folder
from course.app.server.front_page import FrontPage
from course.app.server.headers import SecurityHeaders
from course.app.server.reading import ReadingCopy
from course.app.server.sign_in_faults import SignInFaults
from course.app.server.warm import warm_up
from course.app.settings import PREVIEW, ROOT


@asynccontextmanager
async def tuned(_app: st.App) -> AsyncIterator[None]:
    """Once it listens, and before the first visitor comes."""
    tuning.apply()
    sending.apply()
    if (keeping := database.keeping()) is not None:
        keeping.start()
    accounts.fault()  # whoever starts the server reads it in the log
    warm_up()
    collecting = asyncio.create_task(collect_as_it_pays())
    yield
    collecting.cancel()


def serve(root: Path, host: str, port: int, preview: bool) -> None:
    """Serve the course in `root` at `host`:`port` until stopped."""
    os.environ[ROOT] = str(root.resolve())
    if preview:
        os.environ[PREVIEW] = "1"
    entry = entry_script()
    sys.argv = [str(entry)]  # Streamlit reads `.streamlit/config.toml` beside the script named here
    added = (Arriving, Code, Compressed, FrontPage, FlatAddresses, SignInFaults)
    reading = Middleware(ReadingCopy, mark=(static_folder() / "mark.svg").read_text("utf-8"))
    middleware = [Middleware(SecurityHeaders), reading, *(Middleware(kind) for kind in added)]
    reading_copy.offer()
    program.offer()
    app = st.App(entry, middleware=middleware, lifespan=tuned)
    app.run(config={"server.address": host, "server.port": port})
