"""Links, headings and HTML in a lesson's text."""

from __future__ import annotations

from tests.content.breaking import Breakage, after

L = "$lesson"

BREAKAGES = (
    Breakage(
        "an unknown term",
        L,
        after("\nSee [it](‸term:${term}x).\n"),
        ("@ error: the glossary has no term ‘${term}x’; did you mean ‘${term}’?",),
    ),
    Breakage(
        "an unknown lesson",
        L,
        after("\nSee [it](‸lesson:${other}x).\n"),
        ("@ error: there is no lesson ‘${other}x’; did you mean ‘${other}’?",),
    ),
    Breakage(
        "an unknown heading of another lesson",
        L,
        after("\nSee [it](‸lesson:$other#${other_anchor}x).\n"),
        ("@ error: no heading has the anchor ‘${other_anchor}x’; did you mean ‘$other_anchor’?",),
    ),
    Breakage(
        "an unknown heading",
        L,
        after("\nSee\n[it](‸#${anchor}x).\n"),
        ("@ error: no heading has the anchor ‘${anchor}x’; did you mean ‘${anchor}’?",),
    ),
    Breakage(
        "a link to a file",
        L,
        after("\nSee [it](‸04-pay.md).\n"),
        (
            "@ error: ‘04-pay.md’ is no address that works on the course's pages; write ‘lesson:name’ for a lesson or ‘https://…’ for a web page",
        ),
    ),
    Breakage(
        "a link that leads nowhere",
        L,
        after("\nSee [it](‸).\n"),
        ("@ error: a link leads nowhere; write its address between the brackets",),
    ),
    Breakage(
        "links that run scripts",
        L,
        after("\nSee [it](‸javascript:alert(1)) and <‸vbscript:x>.\n"),
        (
            "@ error: links that begin with ‘javascript:’ are not shown; link to a web page by ‘https://…’",
            "@ error: links that begin with ‘vbscript:’ are not shown; link to a web page by ‘https://…’",
        ),
    ),
    Breakage(
        "raw HTML",
        L,
        after("\nThis is\n‸<u>so‸</u>.\n"),
        (
            "@ warning: ‘<u>’ is HTML, which is shown as it is written; write Markdown instead",
            "@ warning: ‘</u>’ is HTML, which is shown as it is written; write Markdown instead",
        ),
    ),
    Breakage(
        "a date taken for a list",
        L,
        after("\n‸2026. gadā tas mainījās.\n"),
        (
            "@ warning: ‘2026.’ begins a list of one item, counted from 2026; write ‘2026\\.’ where it is a date or a row’s number",
        ),
    ),
    Breakage(
        "a script",
        L,
        after("\n‸<script>alert(1)‸</script>\n"),
        (
            "@ warning: ‘<script>’ is HTML, which is shown as it is written; write Markdown instead",
            "@ warning: ‘</script>’ is HTML, which is shown as it is written; write Markdown instead",
        ),
    ),
    Breakage(
        "a heading of the first level",
        L,
        after("\n‸# Top\n"),
        (
            "@ warning: a heading of level 1 stands in the text; write ## for a section and ### for a part of one",
        ),
    ),
    Breakage(
        "a heading of the fourth level",
        L,
        after("\n‸#### Deep\n"),
        (
            "@ warning: a heading of level 4 stands in the text; write ## for a section and ### for a part of one",
        ),
    ),
    Breakage(
        "an anchor with a capital",
        L,
        after("\n‸## Top {#My-Top}\n"),
        (
            "@ error: ‘My-Top’ is no anchor; write small letters a–z, digits and single hyphens only",
        ),
    ),
    Breakage(
        "an anchor given twice",
        L,
        after("\n‸## Top {#$anchor}\n"),
        (
            "@ error: the anchor ‘${anchor}’ is given twice, first in line $anchor_line; give each heading an anchor of its own",
        ),
    ),
)
