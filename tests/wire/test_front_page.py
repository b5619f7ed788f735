"""What the served page says of its server is what the server says of itself."""

from __future__ import annotations

import httpx

from course.app.server.front_page import EARLY, host_config
from tests.pages.conftest import BICYCLE
from tests.serving import served


def test_what_the_page_tells_holds_at_the_server() -> None:
    with served(BICYCLE) as url, httpx.Client(base_url=url) as client:
        page = client.get("/lv-chain", headers={"accept": "text/html"})
        assert '<html lang="lv">' in page.text
        assert client.get("/_stcore/host-config").json() == host_config()
        early = [line for line in page.text.split('"') if line.startswith("./static/js/")]
        assert all(any(part in line for line in early) for part in EARLY)
        for name in early:
            assert "javascript" in client.get(name.removeprefix(".")).headers["content-type"]
        assert client.get("/app/static/mark.svg").status_code == 200
