"""The front matter of a lesson, and lesson files that cannot be read."""

from __future__ import annotations

from tests.content.breaking import Breakage, both, swap, whole

L = "$lesson"
CHARTED = "$charted"

BREAKAGES = (
    Breakage(
        "no front matter",
        L,
        swap(r"\A---\n", "‸"),
        (
            "@ error: the file does not begin with front matter; begin it with a line ‘---’, then title, summary, minutes, objectives, and ‘---’",
        ),
    ),
    Breakage(
        "front matter that is not closed",
        L,
        both(swap(r"\A---", "‸---"), swap("^---$", "")),
        ("@ error: the front matter is not closed; write a line ‘---’ after it",),
    ),
    Breakage(
        "a misspelt field of the front matter",
        L,
        swap("^minutes:", "‸minuts:"),
        ("@ error: there is no field ‘minuts’ here; did you mean ‘minutes’?",),
    ),
    Breakage(
        "a missing field of the front matter",
        L,
        both(swap("^summary: .*\n", ""), swap("^title", "‸title")),
        (
            "@ error: ‘summary’ is missing; add a line ‘summary: …’ (One sentence: what the reader will be able to do)",
        ),
    ),
    Breakage(
        "minutes that are no number",
        L,
        swap("^minutes: .*", "minutes: ‸a while"),
        ("@ error: ‘minutes’ should be a number, not ‘a while’; write a whole number in digits",),
    ),
    Breakage(
        "minutes that are too few",
        L,
        swap("^minutes: .*", "minutes: ‸0"),
        ("@ error: ‘0’ is out of range for ‘minutes’; write a number from 1",),
    ),
    Breakage(
        "a colon in the title",
        L,
        swap("^title: .*", "title: One‸: two"),
        (
            "@ error: there is a colon here that YAML takes for the end of a field’s name; check the indentation, or put a text with a colon in quotation marks",
        ),
    ),
    Breakage(
        "no objectives",
        L,
        swap(r"^objectives:\n(  .*\n)+", "objectives: ‸{}\n"),
        ("@ error: ‘objectives’ is empty; list at least one",),
    ),
    Breakage(
        "objectives as a list",
        L,
        swap(r"^objectives:\n(  .*\n)+", "objectives:\n  ‸- one\n"),
        (
            "@ error: ‘objectives’ should hold fields, not a list; write ‘name: value’ lines, indented below it",
        ),
    ),
    Breakage(
        "an objective without a text",
        L,
        swap("^  $objective: .*", "  ‸$objective:"),
        ("@ error: ‘${objective}’ has no value; write one after the colon",),
    ),
    Breakage(
        "an objective's key with a space",
        L,
        swap("^objectives:\n", "objectives:\n  ‸my goal: Do it\n"),
        (
            "@ error: ‘my goal’ does not fit a key of ‘objectives’; write small letters a–z, digits, dots and hyphens only",
        ),
    ),
    Breakage(
        "an objective that no question practises",
        L,
        swap("^objectives:\n", "objectives:\n  ‸zz.idle: Do nothing\n"),
        (
            "@ warning: no question practises the objective ‘zz.idle’; write one, or drop the objective",
        ),
    ),
    Breakage(
        "an objective of another lesson too",
        CHARTED,
        swap("^objectives:\n", "objectives:\n  ‸‸$objective: Do it\n"),
        (
            "@ warning: no question practises the objective ‘${objective}’; write one, or drop the objective",
            "@ warning: ‘${objective}’ is an objective of the lesson ‘${slug}’ too; give each objective a key of its own",
        ),
    ),
    Breakage(
        "an empty lesson",
        L,
        whole(""),
        ("${lesson}:1:1: error: the file is empty; write its contents or delete the file",),
    ),
    Breakage(
        "a lesson that is not UTF-8",
        L,
        whole("---\ntitle: Šodien\n".encode("utf-16")),
        (
            "${lesson}:1:1: error: the file is not UTF-8 text; save it again with the encoding UTF-8",
        ),
    ),
    Breakage(
        "a lesson over 1 MiB",
        L,
        whole("x" * (1024 * 1024 + 1)),
        (
            "${lesson}:1:1: error: the file is larger than 1 MiB; split it, and keep pictures in lessons/images",
        ),
    ),
)
