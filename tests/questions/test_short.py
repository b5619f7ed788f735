"""Short answers: how words are compared, and questions that ask for them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from course.questions import KINDS
from course.questions.kind import Flaw, InvalidResponse, View
from course.questions.pattern import Pattern, words

KIND = KINDS["short"]


@pytest.mark.parametrize(
    ("pattern", "typed", "fits"),
    [
        ("lēmuma pieņēmēj*", "lēmuma pieņēmējs", True),
        ("lēmuma pieņēmēj*", "Lēmuma pieņēmējiem", True),
        ("lēmuma pieņēmēj*", "lemuma pienemejs", True),
        ("lēmuma pieņēmēj*", "  lēmuma   pieņēmējs. ", True),
        ("lēmuma pieņēmēj*", "„lēmuma pieņēmējs”", True),
        ("lēmuma pieņēmēj*", "le\u0304muma pien\u0327e\u0304me\u0304js", True),
        ("lēmuma pieņēmēj*", "lēmuma pieņēmēj", True),
        ("lēmuma pieņēmēj*", "lēmuma pieņēmējcilvēki", False),
        ("lēmuma pieņēmēj*", "pieņēmējs", False),
        ("lēmuma pieņēmēj*", "lēmuma pieņēmējs un citi", False),
        ("lēmuma pieņēmēj*", "lēmuma pieņēmēj55", False),
        ("decision*maker*", "decision maker", False),
        ("client", "clients", False),
        ("e-mail", "e mail", True),
        ("client's base", "clients base", True),
        ("client’s base", "client's base", True),
        ("co\u00adoperation", "cooperation", True),
        ("Straße", "STRASSE", True),
        ("5 %", "5%", True),
        ("C++", "c++", True),
        ("C++", "c", False),
        ("x", "*", False),
        ("cat*", "*", False),
    ],
)
def test_a_pattern_fits_whole_texts_word_by_word(pattern: str, typed: str, fits: bool) -> None:
    assert Pattern(pattern).matches(typed) is fits


@pytest.mark.parametrize(
    ("keep", "typed", "fits"),
    [
        ({"keep_case": True}, "rīga", False),
        ({"keep_case": True}, "Riga", True),
        ({"keep_marks": True}, "riga", False),
        ({"keep_marks": True}, "rīga", True),
        ({"keep_marks": True}, "ri\u0304ga", True),
        ({"keep_case": True, "keep_marks": True}, "Rīga", True),
    ],
)
def test_case_and_diacritics_count_where_they_are_kept(
    keep: dict[str, bool], typed: str, fits: bool
) -> None:
    assert Pattern("Rīga", **keep).matches(typed) is fits


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ("client", "client", True),
        ("client*", "clients", True),
        ("client*", "clie*", True),
        ("client*", "customer*", False),
        ("client", "clients", False),
        ("ab*", "abc", True),
        ("abc", "ab*", True),
        ("a*", "abcdefgh", False),
        ("key client*", "client*", False),
    ],
)
def test_patterns_overlap_where_one_text_fits_both(one: str, other: str, overlap: bool) -> None:
    assert Pattern(one).overlaps(Pattern(other)) is overlap
    assert Pattern(other).overlaps(Pattern(one)) is overlap


@given(st.text(max_size=60), st.booleans(), st.booleans())
def test_folding_twice_changes_nothing_more(text: str, case: bool, marks: bool) -> None:
    once = words(text, keep_case=case, keep_marks=marks)
    assert words(" ".join(once), keep_case=case, keep_marks=marks) == once
    assert not set("'’„” *-.") & set("".join(once))


def question(**fields: object) -> Any:
    """Make a question as a file would say it: every scalar a text."""
    return KIND.shape.model_validate(
        {
            "id": "who",
            "kind": "short",
            "objective": "sales.people",
            "prompt": "Who signs?",
            "accept": ["the decision maker*", "director"],
            "mistakes": [{"accept": ["assistant*"], "feedback": "They keep the door."}],
            "feedback": {"right": "Yes.", "wrong": "Who can say yes?"},
            "explanation": "One person decides.",
            **fields,
        }
    )


@pytest.mark.parametrize(
    ("typed", "score", "text"),
    [
        ("The decision-maker", 1, "Yes."),
        ("DIRECTOR!", 1, "Yes."),
        ("assistants", 0, "They keep the door."),
        ("secretary", 0, "Who can say yes?"),
        ("<script>alert(1)</script>", 0, "Who can say yes?"),
        ("[x](javascript:alert(1)) **b**", 0, "Who can say yes?"),
    ],
)
def test_what_is_typed_gets_the_feedback_it_earns(typed: str, score: int, text: str) -> None:
    grade = KIND.grade(question(), KIND.read(question(), typed))
    assert (grade.score, [said.text for said in grade.feedback]) == (score, [text])


def test_a_right_answer_goes_before_a_mistake_that_fits_it_too() -> None:
    both = question(mistakes=[{"accept": ["director*"], "feedback": "No."}])
    assert KIND.grade(both, "director").right
    assert not KIND.grade(both, "directors").right


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, None),
        ({"accept": [], "told": "boss"}, (("accept",), "no text is accepted", "error")),
        (
            {"accept": ["boss", "*"]},
            (("accept", 1), "this accepts no word at all", "error"),
        ),
        ({"accept": ["boss", "…"]}, (("accept", 1), "this accepts no word at all", "error")),
        (
            {"accept": ["boss", "the * boss"]},
            (("accept", 1), "‘*’ stands elsewhere than at a word's end", "error"),
        ),
        (
            {"accept": ["boss", "b*ss"]},
            (("accept", 1), "‘*’ stands elsewhere than at a word's end", "error"),
        ),
        ({"told": "CEO"}, (("told",), "the answer told would not be accepted", "error")),
        ({"accept": ["boss*"], "told": "bosses"}, None),
        (
            {"accept": ["boss*"]},
            (("accept",), "the learner would be told a bare stem, ‘boss’", "warning"),
        ),
        (
            {"mistakes": [{"accept": ["aide", "direct*"], "feedback": "No."}]},
            (
                ("mistakes", 0, "accept", 1),
                "the mistake ‘direct*’ also fits the accepted answer ‘director’",
                "error",
            ),
        ),
        (
            {
                "mistakes": [
                    {"accept": ["aide"], "feedback": "No."},
                    {"accept": ["Aide!"], "feedback": "Not quite."},
                ]
            },
            (("mistakes", 1, "accept", 0), "the mistake ‘Aide!’ is listed twice", "error"),
        ),
        (
            {"mistakes": [{"accept": [], "feedback": "No."}]},
            (("mistakes", 0, "accept"), "no text is accepted", "error"),
        ),
    ],
)
def test_flaws_of_words_are_told_with_their_place(
    fields: dict[str, object], expected: tuple[object, ...] | None
) -> None:
    found: list[Flaw] = list(KIND.check(question(**fields)))
    assert [(flaw.loc, flaw.what, flaw.severity) for flaw in found] == (
        [expected] if expected else []
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"case": "maybe"},
        {"feedback": {"wrong": "No."}},
        {"mistakes": [{"accept": ["x"]}]},
        {"accept": ["x" * 101]},
    ],
)
def test_a_question_of_the_wrong_shape_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        question(**fields)


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (None, "Write an answer first."),
        ("", "Write an answer first."),
        ("  \n ", "Write an answer first."),
        ("…", "Write an answer first."),
        ("\x00\ud800", "Write an answer first."),
        ("x" * 201, "Your answer is longer than 200 characters: shorten it."),
        ("x" * 100_000, "Your answer is longer than 200 characters: shorten it."),
    ],
)
def test_what_is_no_answer_gets_one_sentence(raw: object, sentence: str) -> None:
    with pytest.raises(InvalidResponse) as caught:
        KIND.read(question(), raw)
    assert str(caught.value) == sentence


def test_the_response_is_the_text_as_typed_and_can_be_stored() -> None:
    assert KIND.read(question(), "  The\tBoss \x00\ud800! ") == "The Boss   !"
    assert len(str(KIND.read(question(), "x" * 200))) == 200


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"told": "the decision maker"}, "the decision maker"),
        ({}, "director"),
        ({"accept": ["boss*"]}, "boss"),
    ],
)
def test_the_answer_told_is_written_out_where_it_can_be(
    fields: dict[str, object], told: str
) -> None:
    assert KIND.answer(question(**fields)).text == told
    assert KIND.show(question(**fields), 1) == View("text")
