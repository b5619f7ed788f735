"""What `course serve` adds to Streamlit."""

from __future__ import annotations

import pytest
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config

from course.app.server.addresses import flat_address
from course.app.server.sign_in_faults import SignInFaults
from tests.waiting import ran


def visit(path: str, query: str = "", accept: str = "text/html", method: str = "GET") -> Scope:
    return {
        "type": "http",
        "method": method,
        "scheme": "http",
        "server": ("172.30.84.11", 8501),
        "path": path,
        "query_string": query.encode(),
        "headers": [(b"host", b"course.example.org"), (b"accept", accept.encode())],
    }


@pytest.mark.parametrize(
    ("path", "query", "flat"),
    [
        ("/lv/pay", "", "/lv-pay"),
        ("/lv/pay/", "", "/lv-pay"),
        ("/en/lab/plan", "plan=a%20b&x=1", "/en-lab-plan?plan=a%20b&x=1"),
        ("//evil.example/x", "", "/evil.example-x"),
    ],
)
def test_a_nested_address_leads_on_whatever_scheme_a_proxy_speaks(
    path: str, query: str, flat: str
) -> None:
    assert flat_address(visit(path, query)) == flat


def test_below_a_path_of_its_server_the_course_stays_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config, "get_option", {"server.baseUrlPath": "/school/course/"}.get)
    assert flat_address(visit("/school/course/lv/pay", "x=1")) == "/school/course/lv-pay?x=1"
    for path in (
        "/school/course/lv-pay",
        "/school/course/auth/login",
        "/school/course/",
        "/lv/pay",
    ):
        assert flat_address(visit(path)) is None


def answered(app: ASGIApp, path: str) -> tuple[int, str]:
    """The status of an answer, and where it leads."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    ran(SignInFaults(app)(visit(path), receive, send))
    headers = dict(sent[0]["headers"])
    return sent[0]["status"], headers.get(b"location", b"").decode()


async def _raises(_scope: Scope, _receive: Receive, _send: Send) -> None:
    raise ConnectionError("the provider is away")


@pytest.mark.parametrize("step", ["/auth/login", "/oauth2callback"])
@pytest.mark.parametrize("base", ["", "/school/course"])
def test_a_provider_that_fails_leads_back_to_the_course(base: str, step: str) -> None:
    for app in (PlainTextResponse("Authentication error", 400), _raises):
        assert answered(app, base + step) == (302, f"{base}/")
    assert answered(RedirectResponse("https://sso.example/", 302), base + step)[0] == 302
    assert answered(PlainTextResponse("no such page", 404), f"{base}/lv")[0] == 404


@pytest.mark.parametrize(
    "scope",
    [
        visit("/lv-pay"),
        visit("/auth/login", "provider=x"),
        visit("/auth/logout"),
        visit("/oauth2callback"),
        visit("/"),
        visit("/_stcore/health"),
        visit("/static/js/index.js"),
        visit("/read/lv/pay"),
        visit("/lv/pay", accept="*/*"),
        visit("/lv/pay", method="PUT"),
    ],
)
def test_other_addresses_stay(scope: Scope) -> None:
    assert flat_address(scope) is None
