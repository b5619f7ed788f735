"""What the server does to be quick changes nothing that it sends."""

from __future__ import annotations

import socket
from collections.abc import Callable

import pytest
from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from course.app.runs import tuning

SECTIONS = ("theme", "theme.light", "theme.dark", "theme.sidebar", "theme.light.sidebar")

Fill = Callable[..., None]


@pytest.fixture
def fill(monkeypatch: pytest.MonkeyPatch) -> Fill:
    """Streamlit's own way to describe the theme, and the state from before afterwards."""
    own: Fill = getattr(app_session._populate_theme_msg, "_fill", app_session._populate_theme_msg)
    monkeypatch.setattr(app_session, "_populate_theme_msg", own)
    return own


def described(fill: Fill, section: str) -> CustomThemeConfig:
    message = CustomThemeConfig()
    fill(message, section)
    return message


@pytest.mark.parametrize("section", SECTIONS)
def test_the_theme_is_described_as_streamlit_does(fill: Fill, section: str) -> None:
    tuning._remember_theme()
    remembering: Fill = app_session._populate_theme_msg
    assert remembering is not fill
    for _ in range(2):
        assert described(remembering, section) == described(fill, section)


def test_a_changed_setting_is_told(fill: Fill) -> None:
    tuning._remember_theme()
    remembering, before = app_session._populate_theme_msg, config.get_option("theme.primaryColor")
    described(remembering, "theme")
    try:
        config.set_option("theme.primaryColor", "#123456")
        config._on_config_parsed.send()
        assert described(remembering, "theme").primary_color == "#123456"
    finally:
        config.set_option("theme.primaryColor", before)
        config._on_config_parsed.send()


def test_without_streamlits_function_all_stays_as_it_is(
    fill: Fill, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(app_session, "_populate_theme_msg")
    tuning._remember_theme()
    assert not hasattr(app_session, "_populate_theme_msg")


def test_connections_to_a_listening_socket_send_at_once() -> None:
    with socket.socket() as listening, socket.socket() as visitor:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        tuning.send_at_once()
        visitor.connect(listening.getsockname())
        accepted, _ = listening.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
