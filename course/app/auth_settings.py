"""The section `[auth]` of Streamlit's secrets, looked at before Streamlit does: what is amiss is one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from course.files.problem import CourseError

DEFAULT = "default"
"""Streamlit's name for the provider that stands in `[auth]` itself."""

SHORTEST = 16
"""Letters of a secret that nobody can try out."""

_WANTED = ("client_id", "client_secret", "server_metadata_url")
_NO_PROVIDER = frozenset({"client_kwargs"})
_CALLBACK = "/oauth2callback"
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class AuthRefused(CourseError):
    """A section that nobody can sign in by."""


def providers(section: object, secret: bytes | None, *, installed: bool) -> tuple[str, ...]:
    """The names of the providers of a section `[auth]`, by which `st.login` knows them.

    `secret` is what `COURSE_SECRET` holds, `installed` whether Authlib is there. Raises `AuthRefused`.
    """
    if not isinstance(section, Mapping):
        raise _refused("‘auth’ is no section", "begin it by a line [auth]")
    if not installed:
        raise AuthRefused(
            "Authlib and httpx are not both installed, so nobody can sign in:"
            " install what requirements.txt lists"
        )
    if secret is None or len(secret) < SHORTEST:
        raise AuthRefused(
            "COURSE_SECRET, which accounts are told apart by, is not set or is shorter than"
            f" {SHORTEST} letters, so nobody can sign in: set it to a long random text and keep it for good"
        )
    _check_shared(section)
    names = [*_named(section)]
    if not names or any(field in section for field in _WANTED):
        names.insert(0, DEFAULT)
    for name in names:
        _check(name, section if name == DEFAULT else section[name])
    return tuple(names)


def _named(section: Mapping[str, object]) -> Iterator[str]:
    for name, value in section.items():
        if isinstance(value, Mapping) and name not in _NO_PROVIDER:
            yield name


def _check_shared(section: Mapping[str, object]) -> None:
    redirect = section.get("redirect_uri")
    if not isinstance(redirect, str) or not _is_address(redirect, anywhere=True):
        raise _refused(
            "redirect_uri in [auth] is no address of this course",
            f"write https://…{_CALLBACK}, the same as at the provider",
        )
    if not urlsplit(redirect).path.endswith(_CALLBACK):
        raise _refused(
            f"redirect_uri in [auth] does not end with {_CALLBACK}",
            "write it so here and at the provider",
        )
    cookie_secret = section.get("cookie_secret")
    if not isinstance(cookie_secret, str) or len(cookie_secret) < SHORTEST:
        raise _refused(
            f"cookie_secret in [auth] is not a text of {SHORTEST} letters or more",
            "write a long random one",
        )


def _check(name: str, provider: Mapping[str, object]) -> None:
    where = "[auth]" if name == DEFAULT else f"[auth.{name}]"
    if "_" in name:
        raise _refused(f"the provider ‘{name}’ has an underscore in its name", "take it out")
    missing = [field for field in _WANTED if not _is_text(provider.get(field))]
    if missing:
        raise _refused(
            f"{where} lacks {' and '.join(missing)}", "copy there what the provider says"
        )
    if not _is_address(str(provider["server_metadata_url"]), anywhere=False):
        raise _refused(
            f"server_metadata_url in {where} is no https:// address",
            "copy the one that ends with /.well-known/openid-configuration",
        )


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_address(given: str, *, anywhere: bool) -> bool:
    """Whether it is an address; without TLS only one on this machine, if not `anywhere`."""
    try:
        address = urlsplit(given.replace("{port}", "8501"))
        host, _ = address.hostname, address.port
    except ValueError:
        return False
    safe = address.scheme == "https" or (
        address.scheme == "http" and (anywhere or host in _LOOPBACK)
    )
    return bool(host) and safe


def _refused(what: str, mend: str) -> AuthRefused:
    return AuthRefused(f".streamlit/secrets.toml: {what}, so nobody can sign in: {mend}")
