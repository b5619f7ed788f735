"""What a learner sees where the organisation's provider cannot be reached."""

from __future__ import annotations

import logging

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LOG = logging.getLogger(__name__)

SIGNING = ("/auth/login", "/oauth2callback")
"""Ends of the addresses that lead to a provider and back."""


class SignInFaults:
    """ASGI middleware that leads back to the course where a provider cannot be reached.

    Streamlit would end on a page of two words. The course says what became of the sign-in.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything through but an error on the way to a provider or back."""
        path = scope.get("path", "")
        step = next((end for end in SIGNING if path.endswith(end)), None)
        if scope["type"] != "http" or step is None:
            await self._app(scope, receive, send)
            return
        begun = failed = False

        async def watched(message: Message) -> None:
            nonlocal begun, failed
            if message["type"] == "http.response.start":
                failed = message["status"] >= 400
                begun = not failed
            if not failed:
                await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception:
            if begun:
                raise
            _LOG.exception("The way to the provider failed.")
            failed = True
        if failed:
            await RedirectResponse(path.removesuffix(step) + "/", 302)(scope, receive, send)
