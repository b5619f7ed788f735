"""Browsers get the components' code from an address of its own and keep it; `streamlit run` sends it along."""

from __future__ import annotations

import httpx

from course.app import program
from course.app.server.code import KEPT
from tests.pages.conftest import BICYCLE
from tests.serving import served
from tests.wire.client import Client


def test_a_server_has_the_code_where_its_page_says_and_sends_it_no_other_way() -> None:
    with served(BICYCLE) as url, httpx.Client(base_url=url) as client, Client(url) as learner:
        page = client.get("/lv-chain", headers={"accept": "text/html"})
        assert f'<link rel="modulepreload" crossorigin href="./{program.address()}">' in page.text
        for encoding in ("gzip", "identity"):
            got = client.get(f"/{program.address()}", headers={"accept-encoding": encoding})
            assert got.text == program.code()
            assert got.headers["cache-control"] == KEPT
            assert got.headers["content-type"].startswith("text/javascript")
            assert got.headers.get("content-encoding", "identity") == encoding
        assert client.post(f"/{program.address()}").status_code == 405
        assert client.get("/program/another.js").text != program.code()
        learner.visit("lv-chain")
        assert learner.find("course_fetched")
        assert not learner.find("course_program")
        assert sum(map(len, learner.received)) < len(program.code())


def test_its_address_changes_with_it() -> None:
    assert program.address() in program.fetched()
    assert program.code() not in program.fetched()
