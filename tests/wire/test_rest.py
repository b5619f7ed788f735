"""A page at rest leaves the server at rest."""

from __future__ import annotations

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.serving import REPOSITORY, served
from tests.wire.client import Client


def test_no_page_is_told_to_run_itself_again_and_again() -> None:
    """A run of its own that is under way while the learner goes to another page empties that page."""
    with served(REPOSITORY, preview=True) as url, Client(url) as learner:
        for page in ("lv", "lv-pay", "lv-glossary"):
            learner.visit(page)
        kinds = {ForwardMsg.FromString(raw).WhichOneof("type") for raw in learner.received}
    assert "delta" in kinds
    assert "auto_rerun" not in kinds
