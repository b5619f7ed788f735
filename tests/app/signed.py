"""Sessions of those who are signed in, without a provider: what Streamlit would tell of them."""

from __future__ import annotations

from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from course.app import accounts, settings
from course.progress.account import Account
from tests.app.visiting import visit

SECRET = "a secret of the tests, and of nobody else"
AUTH = {
    "redirect_uri": "https://course.test/oauth2callback",
    "cookie_secret": SECRET,
    "client_id": "course",
    "client_secret": "the client's",
    "server_metadata_url": "https://sso.example/.well-known/openid-configuration",
}


class Desk:
    """A browser's cookie: who is signed in there; nobody at first."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.claims: dict[str, Any] = {}
        monkeypatch.setenv(settings.SECRET, SECRET)
        monkeypatch.setattr("streamlit.user_info._get_user_info", lambda: dict(self.claims))

    def sign_in(self, subject: str, occasion: str = "1") -> Account:
        """Somebody signs in, and comes by a cookie of that `occasion` from then on."""
        self.claims = {"is_logged_in": True, "iss": "https://sso.example", "sub": subject}
        self.claims |= {"nonce": occasion, "name": subject.title()}
        found = accounts.account(self.claims, SECRET.encode())
        assert found is not None
        return found


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A browser on a course where one can sign in."""
    monkeypatch.setattr(st.secrets, "_secrets", {"auth": AUTH})
    monkeypatch.setattr(accounts, "_ENDED", {})
    return Desk(monkeypatch)


def buttons(app: AppTest) -> set[str]:
    return {button.label for button in app.button}


def opened(path: str = "en-record") -> AppTest:
    """A page, opened by whoever is at the desk."""
    return visit(path)
