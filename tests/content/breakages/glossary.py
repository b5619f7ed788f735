"""The glossary and the page about the course."""

from __future__ import annotations

from tests.content.breaking import Breakage, after, whole

G = "$glossary"

BREAKAGES = (
    Breakage(
        "no glossary",
        G,
        whole(None),
        (
            "${glossary}:1:1: error: there is no such file, while lessons link to terms; write it with those terms",
        ),
    ),
    Breakage(
        "a glossary without terms",
        G,
        whole("‸terms:\n"),
        (
            "@ error: ‘terms’ has no value; write one after the colon (The terms by their keys, which lessons link to and all languages share)",
        ),
    ),
    Breakage(
        "a term without its definition",
        G,
        after("  zz-new:\n    ‸term: new\n"),
        (
            "@ error: ‘definition’ is missing; add a line ‘definition: …’ (What it means, in one or two sentences of Markdown)",
        ),
    ),
    Breakage(
        "a term without anything",
        G,
        after("  ‸zz-new:\n"),
        ("@ error: ‘zz-new’ has no value; write one after the colon",),
    ),
    Breakage(
        "a misspelt field of a term",
        G,
        after("  zz-new:\n    term: new\n    ‸definitoin: What is new.\n"),
        ("@ error: there is no field ‘definitoin’ here; did you mean ‘definition’?",),
    ),
    Breakage(
        "a term's key with a capital",
        G,
        after("  ‸ZZ: {term: new, definition: What is new.}\n"),
        (
            "@ error: ‘ZZ’ does not fit a key of ‘terms’; write small letters a–z, digits and single hyphens only",
        ),
    ),
    Breakage(
        "a term twice",
        G,
        after("  ‸$term: {term: new, definition: What is new.}\n"),
        ("@ error: ‘$term’ is written twice, first in line $term_line; keep one of the two",),
    ),
    Breakage(
        "a link to nowhere in a definition",
        G,
        after("  ‸zz-new: {term: new, definition: 'See [it](‸lesson:${other}x).'}\n"),
        (
            "@ warning: the term ‘zz-new’ is not in ${glossary_there}; write it there too, with the same key",
            "@ error: there is no lesson ‘${other}x’; did you mean ‘${other}’?",
        ),
    ),
    Breakage(
        "a term linked in a definition",
        G,
        after("  zz-new: {term: new, definition: 'See [it](‸term:$term).'}\n"),
        ("@ error: a term is linked outside the lessons' text; write the term without the link",),
    ),
    Breakage(
        "a directive on the page about the course",
        "lessons/$last/about.md",
        after("\n‸:::{note}\nText\n:::\n"),
        ("@ error: a directive stands outside the lessons; delete its ‘:::’ lines",),
    ),
    Breakage(
        "a link to nowhere on the page about the course",
        "lessons/$last/about.md",
        after("\n[it](‸lesson:${other}x) and [here](‸#${about_anchor}x)\n"),
        (
            "@ error: there is no lesson ‘${other}x’; did you mean ‘${other}’?",
            "@ error: no heading has the anchor ‘${about_anchor}x’; did you mean ‘$about_anchor’?",
        ),
    ),
)
