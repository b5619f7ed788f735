"""What a trainer writes in a title shows as it is."""

from __future__ import annotations

import pytest

from course.app.plain import plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ievads: ar šarmu vien nepietiek", "Ievads: ar šarmu vien nepietiek"),
        ("5 % no 4 * 300 €", r"5 % no 4 \* 300 €"),
        ("costs $5 or $6", r"costs \$5 or \$6"),
        (":red[alarm] at 12:30", r"\:red\[alarm\] at 12\:30"),
        ("a_b_c `x` <b>", r"a\_b\_c \`x\` \<b\>"),
        ("# not a heading", r"\# not a heading"),
        ("6. rindā nav summas", r"6\. rindā nav summas"),
        ("gads\n2) divi", "gads\n2\\) divi"),
        ("8.5 punkti 3. mēnesī", "8.5 punkti 3. mēnesī"),
    ],
)
def test_marks_are_escaped(text: str, shown: str) -> None:
    assert plain(text) == shown
