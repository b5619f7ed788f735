"""What a chart on a page of the lab sends while its slider is dragged, and when it is let go of."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.serving import REPOSITORY, served
from tests.wire.client import Client, Component


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with served(REPOSITORY) as address:
        yield address


def kinds(client: Client, since: int) -> list[str]:
    """The kinds of messages that have come, of elements those of the elements."""
    found = []
    for raw in client.received[since:]:
        message = ForwardMsg.FromString(raw)
        kind = message.WhichOneof("type") or ""
        if kind == "delta":
            kind = message.delta.new_element.WhichOneof("type") or "block"
        found.append(kind)
    return found


def chart(client: Client) -> Component:
    (only,) = client.find("course_chart")
    return only


def test_a_drag_sends_the_chart_alone_and_the_address_follows_at_its_end(url: str) -> None:
    with Client(url) as client:
        client.visit("lv-lab-cap")
        asked = chart(client).data["ask"]
        client.fire(chart(client), "guess", {"value": asked["values"][3], "n": 1})
        assert "actual" not in client.text_since(0), "the key of the guess"
        slider = next(c for c in chart(client).data["controls"] if c["id"] == "cap")
        for number, settled in enumerate((False, False, True), start=2):
            since, value = len(client.received), slider["values"][number]
            told = {"id": "cap", "value": value, "settled": settled, "n": number}
            client.fire(chart(client), "move", told)
            came = kinds(client, since)
            assert came.count("bidi_component") == 1
            assert not {"markdown", "slider", "plotly_chart", "page_link"} & set(came)
            assert ("page_info_changed" in came) == settled
            (moved,) = [c for c in chart(client).data["controls"] if c["id"] == "cap"]
            assert moved["values"][moved["at"]] == value
            assert chart(client).data["echo"] == number
        assert client.exceptions == []
