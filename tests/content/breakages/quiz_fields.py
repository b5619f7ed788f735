"""Fields of questions: misspelt, missing, of the wrong type, out of range."""

from __future__ import annotations

from tests.content.breaking import Breakage, in_question, swap

Q = "$quiz"
PROMPT = r"^    prompt: (>-\n( {6}.*\n)+|.*\n)"

BREAKAGES = (
    Breakage(
        "a misspelt field",
        Q,
        in_question("single", swap("^    explanation:", "    ‸explnation:")),
        ("@ error: there is no field ‘explnation’ here; did you mean ‘explanation’?",),
    ),
    Breakage(
        "an unknown field",
        Q,
        in_question("true-false", swap("^    answer:", "    ‸zzz: 1\n    answer:")),
        (
            "@ error: there is no field ‘zzz’ here; use one of ‘id’, ‘kind’, ‘objective’, ‘source’, ‘level’, ‘prompt’, ‘hint’, ‘explanation’, ‘read’, ‘tries’, ‘formerly’, ‘answer’, ‘feedback’",
        ),
    ),
    Breakage(
        "a missing field",
        Q,
        in_question("single", swap(PROMPT, ""), swap("^  - id", "  - ‸id")),
        ("@ error: ‘prompt’ is missing; add a line ‘prompt: …’ (What is asked)",),
    ),
    Breakage(
        "a field without its value",
        Q,
        in_question("single", swap(PROMPT, "    ‸prompt:\n")),
        ("@ error: ‘prompt’ has no value; write one after the colon (What is asked)",),
    ),
    Breakage(
        "an empty text",
        Q,
        in_question("single", swap(PROMPT, '    prompt: ‸""\n')),
        ("@ error: ‘prompt’ is empty; write its text",),
    ),
    Breakage(
        "a list where a text should be",
        Q,
        in_question("single", swap(PROMPT, "    prompt: ‸[one, two]\n")),
        (
            "@ error: ‘prompt’ should be a text, not a list; write it after the colon, in quotation marks where it begins with [ or {",
        ),
    ),
    Breakage(
        "a text that YAML takes for fields",
        Q,
        in_question("single", swap(PROMPT, "    prompt: ‸{name}\n")),
        (
            "@ error: ‘prompt’ should be a text, not fields; write it after the colon, in quotation marks where it begins with [ or {",
        ),
    ),
    Breakage(
        "a text that is too long",
        Q,
        in_question("single", swap(PROMPT, f"    prompt: ‸{'long ' * 900}\n")),
        ("@ error: ‘prompt’ is longer than 4000 characters; shorten it",),
    ),
    Breakage(
        "a word for a number",
        Q,
        in_question("numeric", swap("^    answer: .*", "    answer: ‸many")),
        (
            "@ error: ‘answer’ should be a number, not ‘many’; write it in digits, with a decimal point",
        ),
    ),
    Breakage(
        "a number that is none",
        Q,
        in_question("numeric", swap("^    answer: .*", "    answer: ‸NaN")),
        (
            "@ error: ‘answer’ should be a number, not ‘NaN’; write it in digits, with a decimal point",
        ),
    ),
    Breakage(
        "a number out of range",
        Q,
        in_question("single", swap("^    tries: .*", "    tries: ‸9")),
        ("@ error: ‘9’ is out of range for ‘tries’; write a number up to 5",),
    ),
    Breakage(
        "a level that there is not",
        Q,
        in_question("short", swap("^    level: .*", "    level: ‸easy")),
        ("@ error: ‘easy’ is no value of ‘level’; write ‘recall’ or ‘apply’",),
    ),
    Breakage(
        "neither true nor false",
        Q,
        in_question("true-false", swap("^    answer: .*", "    answer: ‸maybe")),
        ("@ error: ‘answer’ should be true or false, not ‘maybe’; write ‘true’ or ‘false’",),
    ),
    Breakage(
        "a text where a list should be",
        Q,
        in_question("short", swap("^    accept: .*", "    accept: ‸zzz")),
        (
            "@ error: ‘accept’ should be a list, not ‘zzz’; begin each item on its own line with ‘- ’",
        ),
    ),
    Breakage(
        "an item without a text",
        Q,
        in_question("short", swap("^    accept: .*", "    accept:\n      - one\n      -‸")),
        ("@ error: item 2 of ‘accept’ has no value; write one or delete the line",),
    ),
    Breakage(
        "no text accepted",
        Q,
        in_question("short", swap("^    accept: .*", "    accept: ‸[]")),
        ("@ error: no text is accepted; list at least one",),
    ),
    Breakage(
        "a tolerance that is none",
        Q,
        in_question("numeric", swap("^    tolerance: .*", "    tolerance: ‸about")),
        (
            "@ error: ‘about’ does not fit ‘tolerance’; write a number such as 0.5, or a percentage such as 1%",
        ),
    ),
    Breakage(
        "a kind that there is not",
        Q,
        in_question("single", swap("kind: single", "kind: ‸singel")),
        ("@ error: there is no kind ‘singel’; did you mean ‘single’?",),
    ),
    Breakage(
        "no kind",
        Q,
        in_question("single", swap("^    kind: single\n", ""), swap("^  - id", "  - ‸id")),
        (
            "@ error: ‘kind’ is missing; add a line ‘kind: …’ with one of single, multiple, true-false, numeric, short",
        ),
    ),
    Breakage(
        "an id with capitals and spaces",
        Q,
        in_question("short", swap("^  - id: .*", "  - id: ‸My Question")),
        (
            "@ error: ‘My Question’ does not fit ‘id’; write small letters a–z, digits and single hyphens only",
        ),
    ),
)
