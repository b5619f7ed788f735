"""A record as a file: there and back for ever, an edited one noticed, a damaged one read as far as it goes."""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.content.names import Names
from course.files.told import Told
from course.locale import words_for
from course.progress import brought_back
from course.progress.answering import answer, standing_of
from course.progress.brought_back import LARGEST, MOST, FileError, read, take
from course.progress.event import Deed, Event
from course.progress.exported import COLUMNS, to_csv, to_lines
from course.progress.standing import State
from tests.progress.lessons import NOON, learner, lesson, question
from tests.progress.test_written import RECORDED, events

SECRET = b"only the server knows"
TEA = lesson(question("q"), question("r", tries=3))
LESSONS = {"tea": TEA}
HISTORY = tuple(event for _, event in RECORDED)
LATE = dt.datetime(2500, 1, 1, tzinfo=dt.UTC)

histories = st.lists(events, unique_by=lambda event: event.id, max_size=12)


def exported(*history: Event, course: str = "tea-course") -> bytes:
    return to_lines(history, SECRET, course, NOON)


def brought(data: bytes, secret: bytes = SECRET) -> brought_back.Found:
    return read(data, secret, "tea-course")


WHOLE = exported(*HISTORY)


@given(histories)
def test_what_was_exported_comes_back_the_same(history: list[Event]) -> None:
    found = brought(exported(*history))
    assert sorted(found.events.values(), key=lambda event: event.id) == sorted(
        history, key=lambda event: event.id
    )
    assert (dict(found.damaged), found.signed) == ({}, True)


@given(st.data())
def test_any_edit_of_a_byte_is_noticed(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(WHOLE) - 2))  # all but the last line's end
    kind = data.draw(st.sampled_from(("other", "out", "in")))
    byte = data.draw(st.integers(0, 255))
    if kind == "in" and (bytes([byte]), WHOLE[at : at + 1]) == (b"\r", b"\n"):
        return  # another way to end a line is no edit
    edited = {
        "other": WHOLE[:at] + bytes([byte]) + WHOLE[at + 1 :],
        "out": WHOLE[:at] + WHOLE[at + 1 :],
        "in": WHOLE[:at] + bytes([byte]) + WHOLE[at:],
    }[kind]
    if edited == WHOLE:
        return
    with contextlib.suppress(FileError):  # the edit made it another course's, or a newer version's
        assert not brought(edited).signed


@pytest.mark.parametrize(
    "edited",
    [
        WHOLE + b"\n",
        WHOLE.rstrip(b"\n"),
        WHOLE.replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + WHOLE,
        b"\xef\xbb\xbf" + WHOLE.replace(b"\n", b"\r\n"),
    ],
    ids=["line-end-more", "line-end-less", "crlf", "bom", "bom-crlf"],
)
def test_what_mail_and_editors_do_to_a_text_is_no_edit(edited: bytes) -> None:
    found = brought(edited)
    assert tuple(found.events.values()) == HISTORY
    assert found.signed


def test_a_file_of_another_server_or_without_its_last_line_is_read_and_not_taken_for_ours() -> None:
    for data, secret in ((WHOLE, b"another"), (WHOLE[: WHOLE.rindex(b'{"sig')], SECRET)):
        found = brought(data, secret)
        assert tuple(found.events.values()) == HISTORY
        assert (found.signed, dict(found.damaged)) == (False, {})


def test_bad_lines_are_told_by_number_and_the_good_ones_taken() -> None:
    lines = WHOLE.split(b"\n")
    spoilt = [lines[0], b"{cut", lines[1], b"", b"\xff\xfe", b'{"v":2}', *lines[2:]]
    found = brought(b"\n".join(spoilt))
    assert tuple(found.events.values()) == HISTORY
    assert list(found.events) == [3, *range(7, 6 + len(HISTORY))]
    assert found.damaged.keys() == {2, 5, 6}
    assert "not JSON" in found.damaged[2]
    assert "UTF-8" in found.damaged[5]
    assert "newer version" in found.damaged[6]
    assert all(isinstance(reason, Told) for reason in found.damaged.values())
    latvian = words_for("lv").tell
    assert all(latvian(reason) != reason for reason in found.damaged.values())


def head(**change: object) -> bytes:
    first, rest = WHOLE.split(b"\n", 1)
    return json.dumps(json.loads(first) | change).encode() + b"\n" + rest


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n\n", "empty"),
        (b"x" * (LARGEST + 1), "larger than 20 MB"),
        (b"\n" * (MOST + 1), "over 50000 lines"),
        (head(course="coffee"), "another course, ‘coffee’"),
        (head(v=2), "newer version"),
    ],
    ids=["empty", "blank", "large", "long", "foreign", "future"],
)
def test_a_file_that_is_no_record_of_this_course_is_refused_in_a_sentence(
    data: bytes, why: str
) -> None:
    with pytest.raises(FileError, match=why) as refused:
        brought(data)
    assert words_for("lv").tell(refused.value.reason) != str(refused.value)


@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_no_file_does_any_harm(data: bytes) -> None:
    try:
        found = brought(data)
    except FileError:
        return
    assert not found.signed


def test_a_file_of_last_week_adds_nothing_twice_and_takes_nothing_away() -> None:
    me = learner()
    answer(me, TEA, "q", "b", "en")
    last_week = exported(*me.store.events())
    answer(me, TEA, "r", "a", "en")
    before = list(me.store.events())
    taken = take(me, brought(last_week), LESSONS, Names(), NOON)
    assert (taken.new, taken.known, dict(taken.damaged)) == ((), 1, {})
    assert list(me.store.events()) == before
    other = learner()
    taken = take(other, brought(exported(*before)), LESSONS, Names(), NOON)
    assert len(taken.new) == len(before)
    assert other.standing(TEA) == me.standing(TEA)


def test_scores_are_what_their_answers_earn_whatever_the_file_says() -> None:
    me = learner()
    answer(me, TEA, "q", "a", "en")
    (event,) = me.store.events()
    forged = exported(replace(event, score=1.0))
    other = learner()
    (new,) = take(other, brought(forged, b"another"), LESSONS, Names(), NOON).new
    assert new.score == 0
    assert standing_of(other, TEA, "q").state is State.OPEN


def test_an_answer_that_cannot_be_graded_is_told_by_its_line() -> None:
    me = learner()
    answer(me, TEA, "q", "a", "en")
    (event,) = me.store.events()
    other = learner()
    taken = take(other, brought(exported(replace(event, response="z"))), LESSONS, Names(), NOON)
    assert (taken.new, list(taken.damaged)) == ((), [2])
    assert len(other.record) == 0


def test_a_line_from_the_future_cannot_put_aside_what_is_here() -> None:
    ahead = learner()
    ahead.clock = lambda: NOON + dt.timedelta(days=9)
    ahead.do(Deed.RESET)
    (reset,) = ahead.store.events()
    back_dated = replace(reset, at=NOON)
    me = learner()
    answer(me, TEA, "q", "b", "en")
    for event in (reset, back_dated):
        taken = take(me, brought(exported(event), b"another"), LESSONS, Names(), NOON)
        assert (taken.new, list(taken.damaged)) == ((), [2])
    assert standing_of(me, TEA, "q").state is State.RIGHT


@given(histories)
def test_joining_is_a_union_of_sets(history: list[Event]) -> None:
    half = history[: len(history) // 2]
    me, other = learner(), learner()
    take(me, brought(exported(*history)), {}, Names(), LATE)
    for part in (half, history, half):
        take(other, brought(exported(*part)), {}, Names(), LATE)
    assert {event.id for event in me.store.events()} == {event.id for event in history}
    assert set(me.store.events()) == set(other.store.events())


def rows(language: str, *history: Event) -> list[list[str]]:
    text = to_csv(history, words_for(language)).decode("utf-8-sig")
    mark = {"lv": ";", "en": ","}[language]
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))


def test_the_table_has_a_row_for_each_event_and_the_languages_decimal_mark() -> None:
    for language, score in (("lv", "0,5"), ("en", "0.5")):
        header, first, second, third, *_ = rows(language, *HISTORY)
        assert tuple(header) == COLUMNS
        told = dict(zip(header, first, strict=True))
        assert told["time_utc"] == "2026-11-23 12:00:00"
        assert (told["deed"], told["question"], told["score"]) == ("answered", "first-month", score)
        assert dict(zip(header, second, strict=True))["deed"] == "reset"
        assert dict(zip(header, third, strict=True))["response"] == "a c"


@pytest.mark.parametrize(
    "typed", ["=1+1", "+A", "-5", "@sum", " =1", "＝1", "\t=1", '=HYPERLINK("x")']
)
def test_no_cell_is_a_formula(typed: str) -> None:
    (_, row) = rows("en", replace(HISTORY[0], response=typed))
    assert f"'{typed}" in row


@given(histories)
def test_every_history_makes_a_table_that_is_read_back_cell_by_cell(history: list[Event]) -> None:
    header, *told = rows("lv", *history)
    assert len(told) == len(history)
    assert {len(row) for row in told} <= {len(header)}
    assert not any(cell.lstrip().startswith(("=", "@", "+", "-")) for row in told for cell in row)
