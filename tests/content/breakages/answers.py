"""Questions whose fields are right and whose sense is not."""

from __future__ import annotations

from tests.content.breaking import Breakage, in_question, swap

Q = "$quiz"
EXPLANATION = r"^    explanation: (>-\n( {6}.*\n)+|.*\n)"

BREAKAGES = (
    Breakage(
        "an id given twice",
        Q,
        swap("^  - id: $id_last", "  - id: ‸$id_1"),
        (
            "@ error: the id ‘${asked}’ is given twice, first in line 3; give each question an id of its own",
        ),
    ),
    Breakage(
        "no right option",
        Q,
        in_question(
            "single", swap("correct: true", "correct: false"), swap("^      - id", "      ‸- id")
        ),
        ("@ error: no option is right; mark what is right with ‘correct: true’",),
    ),
    Breakage(
        "two right options in a single",
        Q,
        in_question(
            "single",
            swap("^        correct: true\n", ""),
            swap("^        feedback:", "        correct: yes\n        feedback:", 0),
            swap("^        feedback:", "        correct: ‸yes\n        feedback:", 2),
        ),
        (
            "@ error: a ‘single’ question has a second right option; leave one right or make its kind ‘multiple’",
        ),
    ),
    Breakage(
        "two options with one id",
        Q,
        in_question(
            "single",
            swap("^      - id: .*", "      - id: ‸zz", 1),
            swap("^      - id: .*", "      - id: zz"),
        ),
        ("@ error: two options have the id ‘zz’; give each option an id of its own",),
    ),
    Breakage(
        "two options that say the same",
        Q,
        in_question(
            "single",
            swap("^        text: .*", "        text: ‸The Same", 1),
            swap("^        text: .*", "        text: The same"),
        ),
        (
            "@ error: this option says the same as option ‘$option_1’; reword one of them or drop it",
        ),
    ),
    Breakage(
        "feedback that an option lacks",
        Q,
        in_question(
            "single",
            swap("^        feedback: (>-\n( {10}.*\n)+|.*\n)", ""),
            swap("^      - id", "      - ‸id"),
        ),
        (
            "@ error: ‘feedback’ is missing; add a line ‘feedback: …’ (Shown to whoever chose it: what tempts, where it breaks)",
        ),
    ),
    Breakage(
        "an option with a misspelt field",
        Q,
        in_question("single", swap("^        correct:", "        ‸corect:")),
        ("@ error: there is no field ‘corect’ here; did you mean ‘correct’?",),
    ),
    Breakage(
        "a mistake that is right",
        Q,
        in_question(
            "numeric", swap("value: [0-9.]+", "value: ‸1"), swap("^    answer: .*", "    answer: 1")
        ),
        (
            "@ error: this mistake would be taken for the right answer; narrow the tolerance or drop the mistake",
        ),
    ),
    Breakage(
        "an objective that the lesson does not have",
        Q,
        in_question("single", swap("^    objective: .*", "    objective: ‸${objective}x")),
        ("@ error: the lesson has no objective ‘${objective}x’; did you mean ‘${objective}’?",),
    ),
    Breakage(
        "a heading to read that there is not",
        Q,
        in_question("single", swap("^    read: .*", "    read: ‸${anchor}x")),
        ("@ error: no heading has the anchor ‘${anchor}x’; did you mean ‘${anchor}’?",),
    ),
    Breakage(
        "a heading to read in a lesson that there is not",
        Q,
        in_question("single", swap("^    read: .*", "    read: ‸${other}x#top")),
        ("@ error: there is no lesson ‘${other}x’; did you mean ‘${other}’?",),
    ),
    Breakage(
        "a link that runs a script",
        Q,
        in_question(
            "single",
            swap(
                EXPLANATION,
                "    explanation: See [this](‸javascript:alert(1)).\n",
            ),
        ),
        (
            "@ error: links that begin with ‘javascript:’ are not shown; link to a web page by ‘https://…’",
        ),
    ),
    Breakage(
        "HTML, which is shown as written",
        Q,
        in_question(
            "single",
            swap(
                EXPLANATION,
                "    explanation: >-\n      It is\n      so ‸<b>bold‸</b>.\n",
            ),
        ),
        (
            "@ warning: ‘<b>’ is HTML, which is shown as it is written; write Markdown instead",
            "@ warning: ‘</b>’ is HTML, which is shown as it is written; write Markdown instead",
        ),
    ),
    Breakage(
        "a day taken for a list",
        Q,
        in_question(
            "single",
            swap(
                EXPLANATION,
                "    explanation: ‸21. novembrī.\n",
            ),
        ),
        (
            "@ warning: ‘21.’ begins a list of one item, counted from 21; write ‘21\\.’ where it is a date or a row’s number",
        ),
    ),
    Breakage(
        "a term in a question",
        Q,
        in_question(
            "single",
            swap(
                EXPLANATION,
                "    explanation: See [it](‸term:$term).\n",
            ),
        ),
        ("@ error: a term is linked outside the lessons' text; write the term without the link",),
    ),
)
