"""Names that lessons and questions had before."""

from __future__ import annotations

from tests.content.breaking import Breakage, both, in_question, swap

L = "$lesson"
Q = "$quiz"
OUT_OF_USE = "delete it: ‘formerly’ holds names that are out of use"
NOT_THERE = "write it there too, under ‘formerly’"

HEAD = "^title:"
"""Where a lesson's former names are put: above the first field."""

BREAKAGES = (
    Breakage(
        "a lesson's former name with capitals",
        L,
        swap(HEAD, "formerly: ‸Old Name\n\\g<0>"),
        (
            "@ error: ‘Old Name’ does not fit ‘formerly’; write small letters a–z, digits and single hyphens only",
        ),
    ),
    Breakage(
        "one of a lesson's former names that is none",
        L,
        swap(HEAD, "formerly: [old, ‸old/name]\n\\g<0>"),
        (
            "@ error: ‘old/name’ does not fit item 2 of ‘formerly’; write small letters a–z, digits and single hyphens only",
        ),
    ),
    Breakage(
        "former names that are fields",
        L,
        swap(HEAD, "formerly: ‸{old: new}\n\\g<0>"),
        (
            "@ error: ‘formerly’ should be a list, not fields; begin each item on its own line with ‘- ’",
        ),
    ),
    Breakage(
        "a lesson's own name as its former one",
        L,
        swap(HEAD, "formerly: ‸$slug\n\\g<0>"),
        (f"@ error: ‘$slug’ is what this lesson is called now; {OUT_OF_USE}",),
    ),
    Breakage(
        "a former name that is another lesson",
        L,
        swap(HEAD, "formerly: [‸$other]\n\\g<0>"),
        (
            "@ error: ‘$other’ is another lesson of the course; delete it, or give that lesson another name",
        ),
    ),
    Breakage(
        "a former name listed twice",
        L,
        swap(HEAD, "formerly: [‸old, ‸old]\n\\g<0>"),
        (
            f"@ error: the former name ‘old’ is not in ${{lesson_there}}; {NOT_THERE}",
            "@ error: ‘old’ is listed twice in ‘formerly’; keep one of the two",
        ),
    ),
    Breakage(
        "a lesson's former name in one language only",
        L,
        swap(HEAD, "formerly: ‸old\n\\g<0>"),
        (f"@ error: the former name ‘old’ is not in ${{lesson_there}}; {NOT_THERE}",),
    ),
    Breakage(
        "a lesson's former name that one language lacks",
        "$lesson_there",
        swap(HEAD, "formerly: old\n\\g<0>"),
        (
            "${lesson}:2:1: error: the former name ‘old’ of ${lesson_there} is missing; write it here too, under ‘formerly’",
        ),
    ),
    Breakage(
        "a question's former id with capitals",
        Q,
        in_question("single", swap("^    prompt:", "    formerly: ‸Old\n\\g<0>")),
        (
            "@ error: ‘Old’ does not fit ‘formerly’; write an id such as ‘slow-month’, or ‘pay/slow-month’ if another lesson asked it",
        ),
    ),
    Breakage(
        "a question's own id as its former one",
        Q,
        in_question("single", swap("^    prompt:", "    formerly: ‸$slug/$id_1\n\\g<0>")),
        (f"@ error: ‘$slug/$id_1’ is what this question is called now; {OUT_OF_USE}",),
    ),
    Breakage(
        "a former id that is another question",
        Q,
        in_question("single", swap("^    prompt:", "    formerly: [‸$id_last]\n\\g<0>")),
        (
            "@ error: ‘${id_last}’ is another question of the course; delete it, or give that question another name",
        ),
    ),
    Breakage(
        "a former id that is a question of another lesson",
        Q,
        in_question("single", swap("^    prompt:", "    formerly: ‸$other/$predicted\n\\g<0>")),
        (
            "@ error: ‘$other/$predicted’ is another question of the course; delete it, or give that question another name",
        ),
    ),
    Breakage(
        "a former id that two questions had",
        Q,
        both(
            in_question("single", swap("^    prompt:", "    formerly: ‸old\n\\g<0>")),
            in_question("short", swap("^    prompt:", "    formerly: ‸$slug/old\n\\g<0>")),
        ),
        (
            f"@ error: the former name ‘old’ is not in ${{quiz_there}}; {NOT_THERE}",
            "@ error: ‘$slug/old’ is what the question ‘$slug/$id_1’ was called too; keep it where learners' progress should go",
        ),
    ),
    Breakage(
        "a question's former id in one language only",
        Q,
        in_question("single", swap("^    prompt:", "    formerly: [‸old, ‸gone/old]\n\\g<0>")),
        (
            f"@ error: the former name ‘old’ is not in ${{quiz_there}}; {NOT_THERE}",
            f"@ error: the former name ‘gone/old’ is not in ${{quiz_there}}; {NOT_THERE}",
        ),
    ),
)
