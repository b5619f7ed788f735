"""Directives of a lesson: their fences, questions, pictures and charts."""

from __future__ import annotations

from tests.content.breaking import Breakage, after, swap

L = "$lesson"
CHARTED = "$charted"
ASKED = r"^:::\{question\} $slug/$asked\n:::"
QUIZ = r"^:::\{quiz\} $slug\n:::"
FIGURE = r"^:::\{figure\} $picture_name"

BREAKAGES = (
    Breakage(
        "a directive that is not closed",
        L,
        swap(FIGURE, "‸:::{tip} T\n\\g<0>"),
        ("@ error: ‘:::{tip} T’ is not closed; write a line ‘:::’ where it ends",),
    ),
    Breakage(
        "a directive that is closed by the file's end",
        L,
        swap(QUIZ + r"\n*\Z", "‸:::{quiz} $slug\n"),
        ("@ error: ‘:::{quiz} ${slug}’ is not closed; write a line ‘:::’ where it ends",),
    ),
    Breakage(
        "a closing line too many",
        L,
        swap(QUIZ, "\\g<0>\n\n‸:::"),
        (
            "@ error: ‘:::’ closes no directive; delete it, or write the directive that it should close",
        ),
    ),
    Breakage(
        "a misspelt directive",
        L,
        swap(r"^:::\{quiz\}", "‸:::{quizz}"),
        ("@ error: there is no directive ‘quizz’; did you mean ‘quiz’?",),
    ),
    Breakage(
        "a directive without braces",
        L,
        swap(r"^:::\{figure\}", "‸:::figure"),
        (
            "@ error: ‘:::figure ${picture_name}’ names no directive; write its name in braces, like ‘:::{note}’",
        ),
    ),
    Breakage(
        "a directive inside another",
        L,
        after("\n::::{note}\nText\n\n‸:::{tip}\nMore\n:::\n::::\n"),
        ("@ error: a directive stands inside another one; close the outer one before it",),
    ),
    Breakage(
        "a directive in a list",
        L,
        after("\n- one\n\n  ‸:::{tip}\n  More\n  :::\n"),
        (
            "@ error: a directive stands inside a list or a quotation; begin its ‘:::’ lines at the margin",
        ),
    ),
    Breakage(
        "a note without a text",
        L,
        after("\n‸:::{note} Title\n:::\n"),
        ("@ error: ‘:::{note}’ is empty; write its text before the closing ‘:::’, or delete it",),
    ),
    Breakage(
        "a reveal without a title",
        L,
        after("\n‸:::{reveal}\nText\n:::\n"),
        (
            "@ error: ‘:::{reveal}’ has no title; write what to think about after it: ‘:::{reveal} Title’",
        ),
    ),
    Breakage(
        "a question that is not in the quiz",
        L,
        swap(ASKED, "‸:::{question} $slug/${asked}x\n:::"),
        ("@ error: the lesson's quiz has no question ‘${asked}x’; did you mean ‘${asked}’?",),
    ),
    Breakage(
        "a question of another lesson",
        L,
        swap(QUIZ, "‸:::{question} $other/any\n:::\n\n\\g<0>"),
        (
            "@ error: ‘${other}/any’ is a question of another lesson; ask one of this lesson's quiz: ‘${slug}/…’",
        ),
    ),
    Breakage(
        "a question asked twice",
        L,
        swap(QUIZ, "‸:::{question} $slug/$asked\n:::\n\n\\g<0>"),
        (
            "@ error: ‘${slug}/${asked}’ is asked twice, first in line $asked_line; keep one of the two",
        ),
    ),
    Breakage(
        "a question that is not named in full",
        L,
        swap(ASKED, "‸:::{question} $asked\n:::"),
        ("@ error: ‘${asked}’ names no question; write ‘lesson/question-id’",),
    ),
    Breakage(
        "a question with a body",
        L,
        swap(ASKED, ":::{question} $slug/$asked\n‸Why?\n:::"),
        (
            "@ error: there is text inside ‘:::{question}’, which holds none; close the directive with ‘:::’ in the line below it",
        ),
    ),
    Breakage(
        "no quiz at the end",
        L,
        swap(QUIZ, ""),
        (
            "${lesson}:1:1: error: the lesson does not ask $left of its questions, beginning with ‘$left_1’; write ‘:::{quiz} ${slug}’ and ‘:::’ at its end",
        ),
    ),
    Breakage(
        "the quiz twice",
        L,
        swap(QUIZ, "\\g<0>\n\n‸:::{quiz} $slug\n:::"),
        ("@ error: the quiz stands here twice, first in line $quiz_line; keep one of the two",),
    ),
    Breakage(
        "another lesson's quiz",
        L,
        swap(r"^:::\{quiz\} $slug", "‸:::{quiz} $other"),
        ("@ error: ‘${other}’ is not this lesson's quiz; write ‘:::{quiz} ${slug}’",),
    ),
    Breakage(
        "a quiz of no lesson",
        L,
        swap(r"^:::\{quiz\} $slug", "‸:::{quiz}"),
        ("@ error: the quiz names no lesson; write ‘:::{quiz} lesson’",),
    ),
    Breakage(
        "a picture that there is not",
        L,
        swap(FIGURE, "‸:::{figure} ${picture_name}.svg"),
        ("@ error: there is no picture ‘${picture_name}.svg’; did you mean ‘${picture_name}’?",),
    ),
    Breakage(
        "a picture from elsewhere",
        L,
        swap(FIGURE, "‸:::{figure} ../../secret.png"),
        (
            "@ error: ‘../../secret.png’ is no picture of the course; write a path like ‘images/name.svg’ (svg, png, jpg or webp), inside lessons/images",
        ),
    ),
    Breakage(
        "a picture without alt text",
        L,
        swap(FIGURE + "\nalt: .*\n", ":::{figure} $picture_name\n‸"),
        (
            "@ error: ‘alt’ is missing; add a line ‘alt: …’ (What the picture tells, in plain words, for those who do not see it)",
        ),
    ),
    Breakage(
        "a picture with an empty alt text",
        L,
        swap(FIGURE + "\nalt: .*", ":::{figure} $picture_name\n‸alt:"),
        (
            "@ error: ‘alt’ has no value; write one after the colon (What the picture tells, in plain words, for those who do not see it)",
        ),
    ),
    Breakage(
        "a misspelt field of a picture",
        L,
        swap("^caption:", "‸captoin:"),
        ("@ error: there is no field ‘captoin’ here; did you mean ‘caption’?",),
    ),
    Breakage(
        "a colon in a caption",
        L,
        swap("^caption: .*", "caption: See‸: this"),
        (
            "@ error: there is a colon here that YAML takes for the end of a field’s name; check the indentation, or put a text with a colon in quotation marks",
        ),
    ),
    Breakage(
        "a picture in the text",
        L,
        after("\nSee ‸![a wheel](images/x.svg).\n"),
        (
            "@ error: a picture stands in the text; show it by a directive ‘:::{figure} images/name.svg’ with its ‘alt’",
        ),
    ),
    Breakage(
        "a chart that there is not",
        CHARTED,
        swap(r"^:::\{chart\} two-offers", "‸:::{chart} two-ofers"),
        ("@ error: there is no chart ‘two-ofers’; did you mean ‘two-offers’?",),
    ),
    Breakage(
        "a chart's number out of range",
        CHARTED,
        swap("base: [0-9]+, rate: [0-9.]+", "base: 900, rate: ‸-1"),
        ("@ error: ‘-1’ is out of range for ‘rate’; write a number from 0",),
    ),
    Breakage(
        "a chart's rate in percent",
        CHARTED,
        swap("base: [0-9]+, rate: [0-9.]+", "base: 900, rate: ‸8"),
        ("@ error: 8 is too much for a rate, a fraction; write 0.08 for 8 %",),
    ),
    Breakage(
        "a chart's number with a currency",
        CHARTED,
        swap("^sales: [0-9]+$", "sales: ‸8000 euro", -1),
        (
            "@ error: “8000 euro” is not a plain number; write digits and a point, such as 1500 or 0.08",
        ),
    ),
    Breakage(
        "a misspelt parameter",
        CHARTED,
        swap("^sales: [0-9]+$", "‸sale: 8000", -1),
        ("@ error: there is no field ‘sale’ here; did you mean ‘sales’?",),
    ),
    Breakage(
        "a list where a chart's fields should be",
        CHARTED,
        swap("^b: .*", "b: ‸[1, 2]"),
        (
            "@ error: ‘b’ should hold fields, not a list; write ‘name: value’ lines, indented below it",
        ),
    ),
    Breakage(
        "a prediction that there is not",
        CHARTED,
        swap("^predict: .*", "predict: ‸$other/${predicted}x", -1),
        ("@ error: the lesson's quiz has no question ‘${predicted}x’; did you mean ‘$predicted’?",),
    ),
    Breakage(
        "a prediction that is no question",
        CHARTED,
        swap("^predict: .*", "predict: ‸yes", -1),
        ("@ error: ‘yes’ names no question; write ‘lesson/question-id’",),
    ),
)
