"""Languages that differ in what must be the same."""

from __future__ import annotations

from tests.content.breaking import (
    Breakage,
    after,
    both,
    in_question,
    last_two_swapped,
    swap,
    without_last,
)

Q = "$quiz"
L = "$lesson"
CHARTED = "$charted"
ASKED = r"^:::\{question\} $slug/$asked\n:::"
QUIZ = r"^:::\{quiz\} $slug\n:::"
G = "$glossary"

BREAKAGES = (
    Breakage(
        "a question too few in one language",
        Q,
        without_last,
        (
            "@ error: the question ‘${id_last}’ of ${quiz_there} is missing; write it here too, with the same id",
        ),
    ),
    Breakage(
        "a question of another name in one language",
        Q,
        both(swap("^  - id: $id_last", "  - id: ‸brand-new"), swap("^questions", "‸questions")),
        (
            "@ error: the question ‘${id_last}’ of ${quiz_there} is missing; write it here too, with the same id",
            "@ error: the question ‘brand-new’ is not in ${quiz_there}; use the same ids in all languages",
        ),
    ),
    Breakage(
        "questions in another order",
        Q,
        last_two_swapped,
        (
            "@ warning: from the question ‘${id_last}’ on the order is another than in ${quiz_there}; put the questions in the same order",
        ),
    ),
    Breakage(
        "another kind in one language",
        Q,
        in_question(
            "single",
            swap("kind: single", "kind: ‸multiple"),
            swap("^        correct: true\n", ""),
            swap("^        feedback:", "        correct: yes\n        feedback:"),
            swap("^        feedback:", "        correct: yes\n        feedback:", 2),
        ),
        (
            "@ error: ‘kind’ is ‘multiple’ here and ‘single’ in ${quiz_there}; let it be the same in all languages",
        ),
    ),
    Breakage(
        "another objective in one language",
        Q,
        in_question("single", swap("^    objective: .*", "    objective: ‸$objective_last")),
        (
            "@ error: ‘objective’ is ‘${objective_last}’ here and ‘$objective_1’ in ${quiz_there}; let it be the same in all languages",
        ),
    ),
    Breakage(
        "another answer in one language",
        Q,
        in_question("true-false", swap("^    answer: false", "    answer: ‸true")),
        (
            "@ error: another answer is right here than in ${quiz_there}; let the same be right in all languages",
        ),
    ),
    Breakage(
        "another number in one language",
        Q,
        in_question("numeric", swap("^    answer: .*", "    answer: ‸123456")),
        (
            "@ error: another answer is right here than in ${quiz_there}; let the same be right in all languages",
        ),
    ),
    Breakage(
        "other option ids in one language",
        Q,
        in_question("single", swap("^      - id: .*", "      ‸- id: zz")),
        (
            "@ error: the options are $options_zz here and $options in ${quiz_there}; give options the same ids in all languages",
        ),
    ),
    Breakage(
        "another right option in one language",
        Q,
        in_question(
            "single",
            swap("^        correct: true\n", ""),
            swap("^        feedback:", "        correct: true\n        feedback:", 2),
            swap("^      - id", "      ‸- id"),
        ),
        (
            "@ error: another answer is right here than in ${quiz_there}; let the same be right in all languages",
        ),
    ),
    Breakage(
        "other statements practised in one language",
        Q,
        in_question("single", swap("^    source: .*", "    source: ‸[99]")),
        (
            "@ warning: ‘source’ of the question ‘$id_1’ differs from ${quiz_there}; let it be the same in all languages",
        ),
    ),
    Breakage(
        "other tries in one language",
        Q,
        in_question("single", swap("^    tries: .*", "    tries: ‸4")),
        (
            "@ warning: ‘tries’ of the question ‘$id_1’ differs from ${quiz_there}; let it be the same in all languages",
        ),
    ),
    Breakage(
        "an objective that one language lacks",
        "$lesson_there",
        swap("^objectives:\n", "objectives:\n  ‸zz.idle: Do nothing\n"),
        (
            "${lesson}:${objectives_line}:1: error: the objective ‘zz.idle’ of ${lesson_there} is missing; write it here too, with the same key",
            "@ warning: no question practises the objective ‘zz.idle’; write one, or drop the objective",
        ),
    ),
    Breakage(
        "a question asked in the text of one language only",
        L,
        swap(QUIZ, "‸:::{question} $slug/$id_last\n:::\n\n\\g<0>"),
        (
            "@ warning: the question ‘${id_last}’ is not asked in the text of ${lesson_there}; ask the same questions in the text",
        ),
    ),
    Breakage(
        "a question not asked in the text of one language",
        L,
        swap(ASKED, ""),
        (
            "${lesson}:1:1: warning: the question ‘${asked}’ is asked in the text of ${lesson_there} and not here; ask the same questions in the text",
        ),
    ),
    Breakage(
        "another number in one language's chart",
        CHARTED,
        both(
            swap("base: ([0-9]+)(?=, rate)", "base: \\g<1>1"),
            swap(r"^:::\{chart\} two", "‸:::{chart} two"),
        ),
        (
            "@ warning: ‘a.base’ is ${base}1 here and $base in ${charted_there}; write the same number in both",
        ),
    ),
    Breakage(
        "an anchor that one language lacks",
        "$lesson_there",
        after("\n## One more {#one-more}\n"),
        (
            "${lesson}:1:1: warning: the anchor ‘one-more’ of ${lesson_there} is missing; end the heading of the same section with {#one-more}",
        ),
    ),
    Breakage(
        "a term of one language only",
        G,
        after("  ‸zz-new: {term: new, definition: What is new.}\n"),
        (
            "@ warning: the term ‘zz-new’ is not in ${glossary_there}; write it there too, with the same key",
        ),
    ),
    Breakage(
        "a term missing in one language",
        "$glossary_there",
        after("  zz-new: {term: new, definition: What is new.}\n"),
        (
            "${glossary}:$terms_line:1: warning: the term ‘zz-new’ of ${glossary_there} is missing; write it here too, with the same key",
        ),
    ),
)
