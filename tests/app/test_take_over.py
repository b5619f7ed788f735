"""What a session remembers is the same after our way to take it over from one run to the next as after Streamlit's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st
from streamlit.components.v2.presentation import make_bidi_component_presenter
from streamlit.runtime.state import SessionState
from streamlit.runtime.state.common import WidgetMetadata

from course.app.runs import tuning

NAMES = ("card", "slider", "plain")
OWN: Callable[[SessionState], None] = getattr(
    SessionState._compact_state, "__wrapped__", SessionState._compact_state
)

Deed = tuple[str, str, Any]
name = st.sampled_from(NAMES)
value = st.one_of(st.integers(0, 3), st.dictionaries(st.sampled_from("ab"), st.integers(0, 3)))
deeds = st.one_of(
    st.tuples(st.just("set"), name, value),
    st.tuples(st.just("moved"), name, value),
    st.tuples(st.just("pressed"), st.just("card"), st.integers(0, 3)),
    st.tuples(st.just("placed"), name, st.none()),
    st.tuples(st.just("unknown"), name, st.none()),
    st.tuples(st.just("run"), st.just(""), st.none()),
)


def widget(key: str) -> str:
    return f"$$ID-{key}"


def events(key: str) -> str:
    return f"$$STREAMLIT_INTERNAL_KEY_{widget(key)}__events"


def as_it_is(value: Any, *_: Any) -> Any:
    return value


def known(state: SessionState, id_: str, kind: Any = "json_value", presenter: Any = None) -> None:
    state._new_widget_state.set_widget_metadata(
        WidgetMetadata(id_, as_it_is, as_it_is, kind, presenter=presenter)
    )


def do(state: SessionState, deed: Deed, run: Callable[[SessionState], None]) -> None:
    what, key, given_value = deed
    match what:
        case "set":
            state[key] = given_value
        case "placed":
            state._set_key_widget_mapping(widget(key), key)
            presenter = make_bidi_component_presenter(events(key), widget(key))
            known(state, widget(key), presenter=presenter if key == "card" else None)
        case "moved":
            state._new_widget_state.set_from_value(widget(key), given_value)
        case "pressed":
            known(state, events(key), "json_trigger_value")
            pressed = [{"event": "answer", "value": given_value}]
            state._new_widget_state.set_from_value(events(key), pressed)
        case "unknown":
            state._new_widget_state.widget_metadata.pop(widget(key), None)
        case "run":
            run(state)


def test_the_two_are_not_one() -> None:
    assert tuning._take_over is not OWN


@settings(max_examples=400)
@given(st.lists(deeds, max_size=25))
@example([("set", "slider", 1), ("run", "", None), ("placed", "slider", None)])
@example(
    [
        ("moved", "card", {}),
        ("run", "", None),
        ("pressed", "card", 0),
        ("placed", "card", None),
        ("run", "", None),
    ]
)
@example([("placed", "card", None), ("moved", "card", {"a": 1}), ("pressed", "card", 2)])
def test_what_is_remembered_is_the_same(done: list[Deed]) -> None:
    ours, own = SessionState(), SessionState()
    for deed in [*done, ("run", "", None)]:
        do(ours, deed, tuning._take_over)
        do(own, deed, OWN)
        assert ours._old_state == own._old_state
        kept = {type(value) for value in ours._old_state.values()}
        assert kept <= {int, dict, list}, "a class of its own stays in memory"
        assert [*ours._new_session_state] == [*own._new_session_state]
        assert {*ours._new_widget_state} == {*own._new_widget_state}
