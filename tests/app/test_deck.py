"""What the question card is told, as a plain function of course, learner and language."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from course.app.components import CARD_TEXTS
from course.app.deck import Deck, deck_data, faces_of, quiz_deck
from course.locale import words_for
from course.progress import answering
from course.progress.learner import Learner
from course.questions.kind import InvalidResponse
from tests.app.visiting import BICYCLE, course_in, lesson_in
from tests.cards import whole
from tests.progress.lessons import learner as newcomer

Json = dict[str, Any]
LONG = "x" * 100_000
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>"


def data(
    learner: Learner,
    deck: Deck | None = None,
    language: str = "en",
    notices: Mapping[str, str] | None = None,
) -> Json:
    """The data of a deck, by default the quiz on tyres."""
    shown = deck or quiz_deck(lesson_in(BICYCLE, language, "tyres"))
    words = words_for(language)
    told = whole(
        faces_of(shown, learner.seed, words),
        deck_data(shown, learner, course_in(BICYCLE), words, notices or {}),
    )
    assert json.loads(json.dumps(told)) == _listed(told), "it is ready for JSON"
    return told


def _listed(value: Any) -> Any:
    """The same with lists for tuples, as JSON has it."""
    if isinstance(value, Mapping):
        return {key: _listed(inner) for key, inner in value.items()}
    return [_listed(inner) for inner in value] if isinstance(value, list | tuple) else value


def question(told: Json, id_: str) -> Json:
    found: Json = next(q for q in told["questions"] if q["id"] == id_)
    return found


def answer(learner: Learner, id_: str, *raws: object, lesson: str = "tyres") -> None:
    for raw in raws:
        answering.answer(learner, lesson_in(BICYCLE, "en", lesson), id_, raw, "en")


def test_before_any_answer_nothing_of_the_key_is_told() -> None:
    told = data(newcomer())
    assert [q["id"] for q in told["questions"]] == ["rear", "signs", "cause", "gauge"]
    for q in told["questions"]:
        assert (q["state"], q["attempt"], q["response"]) == ("open", 0, None)
        assert (q["verdict"], q["feedback"], q["key"]) == (None, [], None)
        assert (q["answer"], q["explanation"], q["read"]) == (None, None, None)
        assert q["anchor"] == f"q-{q['id']}"
    assert told["result"] is None
    assert told["deck"]["points"] == "0 / 4"


@pytest.mark.parametrize(
    ("id_", "widget", "options", "unit"),
    [
        ("rear", "number", 0, "bar"),
        ("signs", "choices", 3, None),
        ("cause", "choice", 2, None),
        ("gauge", "text", 0, None),
    ],
)
def test_each_kind_is_shown_by_its_widget(
    id_: str, widget: str, options: int, unit: str | None
) -> None:
    q = question(data(newcomer()), id_)
    assert (q["widget"], len(q["options"]), q["unit"]) == (widget, options, unit)


RIGHT = "Right."
MORE = "Not yet. You have one more try."


@pytest.mark.parametrize(
    ("id_", "raws", "state", "tone", "says", "left"),
    [
        ("rear", ["4"], "right", "right", RIGHT, 0),
        ("rear", ["4,05 bar"], "right", "right", RIGHT, 0),
        ("rear", ["3.5"], "open", "wrong", MORE, 1),
        ("rear", ["3.5", "4"], "right", "right", RIGHT, 0),
        ("rear", ["3.5", "9"], "closed", "wrong", "Not right.", 0),
        ("signs", [["bubbles"]], "open", "partly", "Partly right. You have one more try.", 1),
        ("signs", [["bubbles"], ["bubbles", "again"]], "right", "right", RIGHT, 0),
        ("signs", [["bubbles"], ["again"]], "closed", "partly", "Partly right: 50%.", 0),
        ("signs", [["month"]], "open", "wrong", MORE, 1),
        ("signs", [["bubbles", "again", "month"]], "open", "wrong", MORE, 1),
        ("rear", ["9", "9"], "open", "wrong", MORE, 1),
        ("cause", ["false"], "right", "right", RIGHT, 0),
        ("cause", ["true"], "closed", "wrong", "Not right.", 0),
        ("gauge", ["a Gauge"], "open", "wrong", MORE, 1),
        ("gauge", ["GAUGE"], "right", "right", RIGHT, 0),
    ],
)
def test_a_verdict_follows_each_answer(
    id_: str, raws: list[object], state: str, tone: str, says: str, left: int
) -> None:
    learner = newcomer()
    answer(learner, id_, *raws)
    q = question(data(learner), id_)
    assert (q["state"], q["verdict"]["tone"], q["tries_left"]) == (state, tone, left)
    assert q["verdict"]["text"] == says


def test_an_open_question_gets_feedback_to_what_was_answered_and_no_more() -> None:
    learner = newcomer()
    answer(learner, "rear", "3.5")
    q = question(data(learner), "rear")
    (only,) = q["feedback"]
    assert (only["option"], only["tone"]) == (None, "wrong")
    assert "That is the front tyre" in only["html"]
    assert (q["key"], q["answer"], q["explanation"], q["read"]) == (None, None, None, None)


def test_a_closed_question_tells_answer_explanation_and_where_to_read() -> None:
    learner = newcomer()
    answer(learner, "rear", "9", "8")
    q = question(data(learner), "rear")
    assert q["answer"] == "4\u00a0bar"
    assert "The row of 80 kg" in q["explanation"]
    label = "The tyre itself says how hard it may be"
    href = "en-tyres#pressure"
    assert q["read"] == {"lesson": "tyres", "anchor": "pressure", "label": label, "href": href}


def test_a_closed_choice_tells_its_key() -> None:
    learner = newcomer()
    answer(learner, "signs", ["month"], ["month", "again"])
    assert sorted(question(data(learner), "signs")["key"]) == ["again", "bubbles"]


def test_asking_for_the_answer_closes_without_an_attempt() -> None:
    learner = newcomer()
    answering.tell(learner, lesson_in(BICYCLE, "en", "tyres"), "gauge", "en")
    q = question(data(learner), "gauge")
    assert (q["state"], q["attempt"], q["answer"]) == ("closed", 0, "gauge")
    assert q["verdict"] == {"tone": "wrong", "text": "This is the answer."}


def test_a_closed_question_takes_no_more_answers() -> None:
    learner = newcomer()
    answer(learner, "cause", "true", "false", "false")
    q = question(data(learner), "cause")
    assert (q["state"], q["attempt"], q["response"]) == ("closed", 1, "true")


@pytest.mark.parametrize(("language", "answer_told"), [("lv", "4000\u00a0€"), ("en", "€4,000")])
def test_amounts_are_told_as_the_language_writes_them(language: str, answer_told: str) -> None:
    learner = newcomer()
    answer(learner, "equal", "1", "2", lesson="chain")
    deck = Deck(lesson_in(BICYCLE, language, "chain"), ("equal",), quiz=False)
    assert question(data(learner, deck, language), "equal")["answer"] == answer_told


def test_a_finished_quiz_has_a_result_by_objective_and_what_to_read_again() -> None:
    learner = newcomer()
    answer(learner, "rear", "4")
    answer(learner, "signs", ["bubbles", "again"])
    answer(learner, "cause", "true")
    assert data(learner)["result"] is None
    answer(learner, "gauge", "valve", "gauge")
    result = data(learner)["result"]
    assert (result["title"], result["tone"]) == ("Quiz passed", "right")
    assert "2.5 of 4 points: 62%." in result["summary"] or "63%" in result["summary"]
    assert [(row["label"], row["value"], row["tone"]) for row in result["rows"]] == [
        ("Choose a pressure for a rider and a tyre", "75%", "right"),
        ("Find out why a tyre loses air", "50%", "partly"),
    ]
    assert [(link["lesson"], link["anchor"]) for link in result["again"]] == [
        ("tyres", "puncture"),
        ("tyres", "weekly"),
    ]
    assert result["next"] == {
        "lesson": "chain",
        "label": "A chain that keeps quiet",
        "href": "en-chain",
    }


def test_after_the_last_lesson_no_next_one_is_offered() -> None:
    learner = newcomer()
    answer(learner, "order", "wipe-first", lesson="chain")
    deck = quiz_deck(lesson_in(BICYCLE, "en", "chain"))
    result = data(learner, deck)["result"]
    assert result["next"] is None
    assert result["again"] == []


def test_a_quiz_taken_badly_is_not_passed_yet() -> None:
    learner = newcomer()
    answer(learner, "rear", "9", "8")
    answer(learner, "signs", ["month"], ["bubbles", "month"])
    answer(learner, "cause", "true")
    answer(learner, "gauge", "a", "b")
    result = data(learner)["result"]
    assert (result["title"], result["tone"]) == ("Quiz not passed yet", "partly")
    assert {row["tone"] for row in result["rows"]} == {"wrong"}


def test_starting_over_brings_the_questions_back_open() -> None:
    learner = newcomer()
    answer(learner, "cause", "true")
    answering.retake(learner, lesson_in(BICYCLE, "en", "tyres"), "en")
    assert {q["state"] for q in data(learner)["questions"]} == {"open"}


def test_a_switch_of_language_keeps_states_and_order_of_options() -> None:
    learner = newcomer()
    answer(learner, "cause", "true")
    english, latvian = data(learner), data(learner, language="lv")
    for one, other in zip(english["questions"], latvian["questions"], strict=True):
        assert (one["id"], one["state"]) == (other["id"], other["state"])
        assert [o["id"] for o in one["options"]] == [o["id"] for o in other["options"]]
    assert english["texts"]["check"] != latvian["texts"]["check"]


@pytest.mark.parametrize("language", ["lv", "en"])
def test_the_card_gets_all_its_words_in_each_language(language: str) -> None:
    texts = data(newcomer(), language=language)["texts"]
    assert set(texts) >= CARD_TEXTS
    assert all(texts.values())


NUMBER = "Write one number, for example 1860 or 1,860.50."


UNGRADABLE: dict[str, list[object]] = {
    "rear": [
        *("1e999", "-1e999", "NaN", "inf", "--5", "4 5", "", LONG, SCRIPT),
        *("9" * 100_000, "1" + "0" * 999, None, 4, 4.0, ["4"], {"a": 1}, True),
    ],
    "signs": [[], ["nothing"], "bubbles" * 9, [["bubbles"]], None, LONG, ["bubbles", 1]],
    "cause": ["maybe", "", None, [], True, LONG, SCRIPT],
    "gauge": ["", " \n\t", LONG, "\x00", "\u200b", None, 7, ["gauge"]],
}


@pytest.mark.parametrize(
    ("id_", "raw"), [(id_, raw) for id_, raws in UNGRADABLE.items() for raw in raws]
)
def test_what_cannot_be_graded_brings_one_sentence_and_uses_no_try(id_: str, raw: object) -> None:
    learner = newcomer()
    before = question(data(learner), id_)
    with pytest.raises(InvalidResponse) as reason:
        answer(learner, id_, raw)
    assert len(learner.record) == 0
    for language in ("lv", "en"):
        text = words_for(language).say(reason.value.message, **reason.value.values)
        assert text.count(". ") == 0, "one sentence"
        assert "{" not in text
        after = question(data(learner, language=language, notices={id_: text}), id_)
        assert after["verdict"] == {"tone": "invalid", "text": text}
        kept = ("state", "tries_left", "attempt", "response", "feedback")
        assert [after[name] for name in kept] == [before[name] for name in kept]


@pytest.mark.parametrize(
    "raw", [SCRIPT, "**valve** <b>", "[a](javascript:alert(1))", "&lt;b&gt;", "' OR 1=1 --"]
)
def test_markup_in_an_answer_is_an_answer_and_comes_back_as_plain_text(raw: str) -> None:
    learner = newcomer()
    answer(learner, "gauge", raw)
    q = question(data(learner), "gauge")
    assert q["response"] == raw
    del q["response"]
    assert raw not in json.dumps(q, ensure_ascii=False)
    assert (q["state"], q["verdict"]["tone"]) == ("open", "wrong")


def test_a_notice_gives_way_to_the_next_verdict() -> None:
    learner = newcomer()
    assert question(data(learner, notices={"rear": NUMBER}), "rear")["verdict"]["tone"] == "invalid"
    answer(learner, "rear", "4")
    assert question(data(learner), "rear")["verdict"]["tone"] == "right"


def test_a_notice_belongs_to_its_question_alone() -> None:
    told = data(newcomer(), notices={"rear": NUMBER})
    assert [q["id"] for q in told["questions"] if q["verdict"]] == ["rear"]
