"""A real OpenID Connect provider on this machine, and the course set up to sign in there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.serving import free_port, running

SECRET = "a secret of the tests, and of nobody else"
SECONDS_TO_START = 30
PEOPLE = {"ada": "Ada A.", "bo": "Bo *B*"}
"""Subjects, and the names that the provider tells of them."""

SECRETS = """COURSE_SECRET = {secret}
[auth]
redirect_uri = "{course}/oauth2callback"
cookie_secret = {secret}
client_id = "course"
client_secret = "the client's"
server_metadata_url = "{provider}/.well-known/openid-configuration"
client_kwargs = {{ scope = "openid profile" }}
"""


@contextmanager
def provider() -> Iterator[str]:
    """Run the provider; yields its address."""
    port = free_port()
    people = [json.dumps({"sub": sub, "name": name}) for sub, name in PEOPLE.items()]
    claims = [part for told in people for part in ("--user-claims", told)]
    process = subprocess.Popen(
        [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), *claims],
        env=os.environ | {"AUTHLIB_INSECURE_TRANSPORT": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        _wait(f"{url}/.well-known/openid-configuration")
        yield url
    finally:
        process.terminate()
        process.wait(timeout=20)


@contextmanager
def signing_in(root: Path, folder: Path, at: str, database: str = "none") -> Iterator[str]:
    """Serve the course in `root` from `folder`, which gets its secrets, with the provider `at`."""
    port = free_port()
    course = f"http://127.0.0.1:{port}"
    put_secrets(folder, course, at)
    command = [sys.executable, "-m", "course", "serve", str(root), "--port", str(port)]
    with running(command, port, folder=folder, database=database) as url:
        yield url


def put_secrets(folder: Path, course: str, at: str) -> None:
    """Set up, for servers that run in `folder`, signing in to `course` with the provider `at`."""
    (folder / ".streamlit").mkdir(exist_ok=True)
    told = SECRETS.format(course=course, provider=at, secret=json.dumps(SECRET))
    (folder / ".streamlit" / "secrets.toml").write_text(told, encoding="utf-8")


def _wait(url: str) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise RuntimeError(f"{url} did not answer within {SECONDS_TO_START} s")
