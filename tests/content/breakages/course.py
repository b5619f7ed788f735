"""`course.yaml`, and the files that belong together."""

from __future__ import annotations

from tests.content.breaking import Breakage, same, swap, whole

C = "lessons/course.yaml"

BREAKAGES = (
    Breakage(
        "no course.yaml",
        C,
        whole(None),
        (
            "lessons/course.yaml:1:1: error: there is no such file; write it as docs/reference.md shows",
        ),
    ),
    Breakage(
        "a course.yaml that is not YAML",
        C,
        whole("title: ‸'open\n"),
        (
            "@ error: a quotation mark is opened here and not closed; close it, or put the whole text in the other kind of quotation marks",
        ),
    ),
    Breakage(
        "an unknown format",
        C,
        swap("^format: 1", "format: ‸2"),
        ("@ error: ‘2’ is no value of ‘format’; write ‘1’",),
    ),
    Breakage(
        "a misspelt field of the course",
        C,
        swap("^licence:", "‸license:"),
        ("@ error: there is no field ‘license’ here; did you mean ‘licence’?",),
    ),
    Breakage(
        "an id with capitals",
        C,
        swap("^id: .*", "id: ‸My_Course"),
        (
            "@ error: ‘My_Course’ does not fit ‘id’; write small letters a–z, digits and single hyphens only",
        ),
    ),
    Breakage(
        "a pass mark in percent",
        C,
        swap("^pass_mark: [0-9.]+", "pass_mark: ‸70"),
        ("@ error: ‘70’ is out of range for ‘pass_mark’; write a number up to 1",),
    ),
    Breakage(
        "a pass mark that is no number",
        C,
        swap("^pass_mark: [0-9.]+", "pass_mark: ‸nan"),
        (
            "@ error: ‘pass_mark’ should be a number, not ‘nan’; write it in digits, with a decimal point",
        ),
    ),
    Breakage(
        "a language that is none",
        C,
        swap("^languages: .*", "languages: [$first, $last, ‸english]"),
        (
            "@ error: ‘english’ does not fit item 3 of ‘languages’; write a language code such as ‘lv’ or ‘en’",
        ),
    ),
    Breakage(
        "a language twice",
        C,
        swap("^languages: .*", "languages: [$first, $last, ‸$first]"),
        ("@ error: ‘$first’ is listed twice in ‘languages’; keep one of the two",),
    ),
    Breakage(
        "a title in one language only",
        C,
        swap(r"^title:.*\n(  .*\n)*", "‸title: {$first: A course}\n"),
        ("@ error: ‘title’ has no text for the language ‘$last’; add a line ‘$last: …’ below it",),
    ),
    Breakage(
        "a title in a language too many",
        C,
        swap(r"^title:.*\n(  .*\n)*", "title: {$first: A, $last: B, ‸zz: C}\n"),
        ("@ warning: ‘zz’ is not among the course's languages; use one of ‘$first’, ‘$last’",),
    ),
    Breakage(
        "a title that is not told by language",
        C,
        swap(r"^title:.*\n(  .*\n)*", "title: ‸A course\n"),
        (
            "@ error: ‘title’ should hold fields, not ‘A course’; write ‘name: value’ lines, indented below it",
        ),
    ),
    Breakage(
        "a lesson listed twice",
        C,
        swap(r"^lessons: \[(.*)\]", "lessons: [\\1, ‸$slug]"),
        ("@ error: ‘${slug}’ is listed twice in ‘lessons’; keep one of the two",),
    ),
    Breakage(
        "a lesson with the name of a page",
        C,
        swap(r"^lessons: \[(.*)\]", "lessons: [\\1, ‸glossary]"),
        (
            "@ error: ‘glossary’ is the address of a page that every course has; give the lesson and its files another name",
        ),
    ),
    Breakage(
        "lessons with the names of the lab's pages",
        C,
        swap(r"^lessons: \[(.*)\]", "lessons: [\\1, ‸lab, ‸lab-plan]"),
        (
            "@ error: ‘lab’ is kept for the pages of the pay lab; give the lesson and its files another name",
            "@ error: ‘lab-plan’ is kept for the pages of the pay lab; give the lesson and its files another name",
        ),
    ),
    Breakage(
        "a lab that is neither there nor not",
        C,
        swap(r"^(lessons: .*)(\n(pay_lab: .*)?)*\Z", "\\1\npay_lab: ‸perhaps\n"),
        ("@ error: ‘pay_lab’ should be true or false, not ‘perhaps’; write ‘true’ or ‘false’",),
    ),
    Breakage(
        "a lesson listed that is not written",
        C,
        swap(r"^lessons: \[(.*)\]", "lessons: [\\1, ‸${slug}x]"),
        (
            "@ error: there is no lesson ‘${slug}x’; write its file in lessons/, or did you mean ‘${slug}’?",
        ),
    ),
    Breakage(
        "a lesson written that is not listed",
        "lessons/$last/99-zebra.md",
        whole("---\ntitle: Z\nsummary: S\nminutes: 1\nobjectives: {z: Z}\n---\nText\n"),
        (
            "lessons/$last/99-zebra.md:1:1: warning: the lesson ‘zebra’ is not in the course's list, so nobody sees it; add it to ‘lessons’ in lessons/course.yaml",
        ),
    ),
    Breakage(
        "a quiz under another name",
        "$quiz",
        same,
        (
            "${lesson}:1:1: error: the lesson has no quiz; write ${quiz}",
            "quizzes/$last/99-zebra.yaml:1:1: warning: no lesson in lessons/$last belongs to this quiz; name it like its lesson; use one of ‘${slug}’",
        ),
        "quizzes/$last/99-zebra.yaml",
    ),
    Breakage(
        "a lesson without its quiz",
        "$quiz",
        whole(None),
        ("${lesson}:1:1: error: the lesson has no quiz; write ${quiz}",),
    ),
    Breakage(
        "a quiz without its lesson",
        "quizzes/$last/99-zebra.yaml",
        whole(
            "title: T\nquestions: [{id: a, kind: true-false, objective: x, prompt: P, answer: yes, feedback: {true: R, false: W}, explanation: E}]\n"
        ),
        (
            "quizzes/$last/99-zebra.yaml:1:1: warning: no lesson in lessons/$last belongs to this quiz; delete it",
        ),
    ),
    Breakage(
        "a lesson missing in one language",
        "$lesson",
        whole(None),
        (
            "${lesson}:1:1: error: there is no such file, while ${lesson_there} is there; write the lesson in this language, or take it out of ‘lessons’ in lessons/course.yaml",
            "${quiz}:1:1: warning: no lesson in lessons/$last belongs to this quiz; delete it",
        ),
    ),
    Breakage(
        "a lesson under two numbers",
        "lessons/$last/99-$slug.md",
        whole("---\n---\n"),
        (
            "lessons/$last/99-${slug}.md:1:1: error: ${lesson} has the same name but for the number; delete one of the two, or rename it",
        ),
    ),
    Breakage(
        "a lesson's file without a number",
        "lessons/$last/notes.md",
        whole("Notes\n"),
        (
            "lessons/$last/notes.md:1:1: warning: a file of this name is not read; name it by number and lesson, like ‘04-pay.md’",
        ),
    ),
    Breakage(
        "a quiz with the other ending",
        "quizzes/$last/99-zebra.yml",
        whole("title: T\n"),
        (
            "quizzes/$last/99-zebra.yml:1:1: warning: a file of this name is not read; name it by number and lesson, like ‘04-pay.yaml’",
        ),
    ),
    Breakage(
        "a language that the course does not have",
        "lessons/fr/01-zebra.md",
        whole("Bonjour\n"),
        (
            "lessons/fr/01-zebra.md:1:1: warning: the language ‘fr’ is not among the course's; add it to ‘languages’ in lessons/course.yaml, or delete the file",
        ),
    ),
)
