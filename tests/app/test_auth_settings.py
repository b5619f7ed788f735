"""A section `[auth]` that nobody can sign in by is told in one sentence: what, where, what to do."""

from __future__ import annotations

from typing import Any

import pytest

from course.app.auth_settings import DEFAULT, SHORTEST, AuthRefused, providers

SECRET = b"s" * SHORTEST
SHARED = {
    "redirect_uri": "https://course.example/oauth2callback",
    "cookie_secret": "c" * SHORTEST,
}
PROVIDER = {
    "client_id": "x",
    "client_secret": "y",
    "server_metadata_url": "https://sso.example/.well-known/openid-configuration",
}
WHOLE = {**SHARED, **PROVIDER}
BELOW_A_PATH = "https://example.org/school/course/oauth2callback"
HERE = "http://127.0.0.1:8080/.well-known/openid-configuration"


@pytest.mark.parametrize(
    ("section", "names"),
    [
        (WHOLE, (DEFAULT,)),
        ({**WHOLE, "client_kwargs": {"scope": "openid"}}, (DEFAULT,)),
        ({**WHOLE, "redirect_uri": BELOW_A_PATH}, (DEFAULT,)),
        ({**WHOLE, "redirect_uri": "http://localhost:{port}/oauth2callback"}, (DEFAULT,)),
        ({**WHOLE, "server_metadata_url": HERE}, (DEFAULT,)),
        ({**SHARED, "google": PROVIDER}, ("google",)),
        ({**SHARED, "google": PROVIDER, "school": PROVIDER}, ("google", "school")),
        ({**WHOLE, "school": PROVIDER}, (DEFAULT, "school")),
    ],
)
def test_whole_sections_name_their_providers(section: Any, names: tuple[str, ...]) -> None:
    assert providers(section, SECRET, installed=True) == names


def without(name: str, section: dict[str, Any] = WHOLE) -> dict[str, Any]:
    return {field: value for field, value in section.items() if field != name}


@pytest.mark.parametrize(
    ("section", "said"),
    [
        ("text", "‘auth’ is no section"),
        ({}, "redirect_uri in [auth]"),
        (without("redirect_uri"), "redirect_uri in [auth] is no address"),
        ({**WHOLE, "redirect_uri": 7}, "redirect_uri in [auth] is no address"),
        ({**WHOLE, "redirect_uri": "/oauth2callback"}, "redirect_uri in [auth] is no address"),
        ({**WHOLE, "redirect_uri": "https://["}, "redirect_uri in [auth] is no address"),
        ({**WHOLE, "redirect_uri": "https://course.example"}, "end with /oauth2callback"),
        (without("cookie_secret"), "cookie_secret in [auth]"),
        ({**WHOLE, "cookie_secret": "short"}, "cookie_secret in [auth]"),
        (without("client_id"), "[auth] lacks client_id,"),
        ({**WHOLE, "client_secret": " "}, "[auth] lacks client_secret,"),
        (SHARED, "[auth] lacks client_id and client_secret and server_metadata_url"),
        (
            {**SHARED, "google": without("client_id", PROVIDER)},
            "[auth.google] lacks client_id",
        ),
        ({**SHARED, "my_school": PROVIDER}, "‘my_school’ has an underscore"),
        ({**WHOLE, "server_metadata_url": "sso.example"}, "no https:// address"),
        ({**WHOLE, "server_metadata_url": "http://sso.example/x"}, "no https:// address"),
    ],
)
def test_a_half_made_section_says_what_is_amiss_where_and_what_to_do(
    section: Any, said: str
) -> None:
    with pytest.raises(AuthRefused) as refused:
        providers(section, SECRET, installed=True)
    told = str(refused.value)
    assert said in told
    assert told.startswith(".streamlit/secrets.toml: ")
    assert "so nobody can sign in: " in told
    assert "\n" not in told


@pytest.mark.parametrize("secret", [None, b"", b"s" * (SHORTEST - 1)])
def test_without_a_lasting_secret_no_account_would_find_its_record_again(
    secret: bytes | None,
) -> None:
    with pytest.raises(AuthRefused, match="COURSE_SECRET"):
        providers(WHOLE, secret, installed=True)


def test_what_is_not_installed_is_told() -> None:
    with pytest.raises(AuthRefused, match=r"Authlib.*requirements\.txt"):
        providers(WHOLE, SECRET, installed=False)
