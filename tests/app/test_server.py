"""What `course serve` adds to Streamlit."""

from __future__ import annotations

import pytest
from starlette.types import Scope

from course.app.server import flat_address


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


@pytest.mark.parametrize(
    "scope",
    [
        visit("/lv-pay"),
        visit("/"),
        visit("/_stcore/health"),
        visit("/static/js/index.js"),
        visit("/lv/pay", accept="*/*"),
        visit("/lv/pay", method="PUT"),
    ],
)
def test_other_addresses_stay(scope: Scope) -> None:
    assert flat_address(scope) is None
