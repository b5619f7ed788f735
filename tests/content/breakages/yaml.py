"""Files that are no YAML, or not what a quiz should be."""

from __future__ import annotations

from tests.content.breaking import Breakage, after, in_question, swap, whole

Q = "$quiz"
EXPLANATION = r"^    explanation: (>-\n( {6}.*\n)+|.*\n)"

BREAKAGES = (
    Breakage(
        "a question that is no fields",
        Q,
        after("\n  - ‸just words\n"),
        (
            "@ error: here should be fields, each with its name and a colon; write them as ‘name: value’, each on its own line",
        ),
    ),
    Breakage(
        "no questions",
        Q,
        whole("title: T\nquestions: ‸[]\n"),
        ("@ error: ‘questions’ is empty; list at least one",),
    ),
    Breakage(
        "questions without a value",
        Q,
        whole("title: T\n‸questions:\n"),
        (
            "@ error: ‘questions’ has no value; write one after the colon (The questions, in the order to ask them)",
        ),
    ),
    Breakage(
        "words instead of a quiz",
        Q,
        whole("‸just words\n"),
        (
            "@ error: here should be fields, each with its name and a colon; write them as ‘name: value’, each on its own line",
        ),
    ),
    Breakage(
        "no title",
        Q,
        swap("^title: .*\n", "‸"),
        ("@ error: ‘title’ is missing; add a line ‘title: …’ (The quiz's name)",),
    ),
    Breakage(
        "a quotation mark that is not closed",
        Q,
        whole('title: ‸"Read\nquestions: all of them\n'),
        (
            "@ error: a quotation mark is opened here and not closed; close it, or put the whole text in the other kind of quotation marks",
        ),
    ),
    Breakage(
        "a quotation mark that is closed too late",
        Q,
        whole('title: ‸"Read\nquestions: "all" of them\n'),
        (
            "@ error: a quotation mark is opened here and closed only in line 2; close it where the text ends",
        ),
    ),
    Breakage(
        "a colon in a text",
        Q,
        swap("^title: .*", "title: Pay‸: read it"),
        (
            "@ error: there is a colon here that YAML takes for the end of a field’s name; check the indentation, or put a text with a colon in quotation marks",
        ),
    ),
    Breakage(
        "a tab",
        Q,
        in_question("single", swap("^    objective", "‸\tobjective")),
        ("@ error: a tab indents this line; indent with spaces only",),
    ),
    Breakage(
        "indentation that does not fit",
        Q,
        in_question("single", swap("^    objective", "   ‸objective")),
        (
            "@ error: this line does not fit the list above it; begin it with ‘- ’, or check its indentation",
        ),
    ),
    Breakage(
        "a text that begins with a sign YAML keeps for itself",
        Q,
        in_question("single", swap(EXPLANATION, "    explanation: ‸@ home\n")),
        ("@ error: a text cannot begin with this character; put the text in quotation marks",),
    ),
    Breakage(
        "a text that begins with a star",
        Q,
        in_question(
            "single",
            swap(EXPLANATION, "    explanation: ‸*why* it is\n"),
        ),
        ("@ error: a text cannot begin with this character; put the text in quotation marks",),
    ),
    Breakage(
        "a text that begins with an exclamation mark",
        Q,
        in_question(
            "single",
            swap(EXPLANATION, "    explanation: ‸!Look here\n"),
        ),
        (
            "@ error: ‘!Look’ is read as a YAML tag, which is not used here; delete it or put the text in quotation marks",
        ),
    ),
    Breakage(
        "a bracket that is not closed",
        Q,
        in_question("short", swap("^    accept: .*\n    (.)", "    accept: ‸[one, two\n    \\1")),
        (
            "@ error: a bracket is opened here and not closed; close it, and write commas between what stands in it",
        ),
    ),
    Breakage(
        "a line without a colon",
        Q,
        in_question("single", swap("^    objective: .*", "    ‸objective")),
        (
            "@ error: this line is no field: its name has no colon after it; write ‘name: value’, or indent the line if it goes on with the text above",
        ),
    ),
    Breakage(
        "a field written twice",
        Q,
        in_question(
            "single", swap("^    objective: (.*)", "    objective: \\1\n    ‸objective: \\1")
        ),
        ("@ error: ‘objective’ is written twice, first in line 5; keep one of the two",),
    ),
    Breakage(
        "a second document",
        Q,
        after("\n‸---\ntitle: T\n"),
        ("@ error: a line ‘---’ begins a second document; delete the line",),
    ),
    Breakage(
        "a character that no editor shows",
        Q,
        swap("^title: ", "title: a‸\x07"),
        ("@ error: there is a character here that no editor shows (U+0007); delete it",),
    ),
    Breakage(
        "aliases that explode",
        Q,
        whole(
            "a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,‸*d,*d,*d]\n"
        ),
        (
            "@ error: the file holds more than 50000 values, aliases (‘*name’) written out; write values out instead of repeating them by aliases",
        ),
    ),
    Breakage(
        "an alias inside what it stands for",
        Q,
        whole("title: T\nquestions: &all\n  - ‸*all\n"),
        ("@ error: ‘*all’ stands inside the value that it refers to; write the value out",),
    ),
    Breakage(
        "lists inside lists without end",
        Q,
        whole("title: T\nquestions: " + "[" * 39 + "‸[" + "[" * 5000),
        (
            "@ error: values stand inside one another more than 40 deep; check the indentation and the brackets",
        ),
    ),
    Breakage(
        "not UTF-8",
        Q,
        whole("title: Algas\nquestions: čau".encode("cp1257")),
        ("${quiz}:2:12: error: the file is not UTF-8 text; save it again with the encoding UTF-8",),
    ),
    Breakage(
        "an empty file",
        Q,
        whole(" \n\n"),
        ("${quiz}:1:1: error: the file is empty; write its contents or delete the file",),
    ),
    Breakage(
        "a file over 1 MiB",
        Q,
        whole("# long\n" * 150_000),
        (
            "${quiz}:1:1: error: the file is larger than 1 MiB; split it, and keep pictures in lessons/images",
        ),
    ),
)
