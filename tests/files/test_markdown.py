"""Markdown as HTML that is safe to show."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.files.markdown import PAGE, block_html, inline_html, plain_text
from course.files.prose import ProseReader, Rules
from course.files.source import Source

EVERYTHING = Rules(headings=True, terms=True, anchors=True)


def read(text: str, rules: Rules = EVERYTHING) -> tuple[str, ProseReader]:
    reader = ProseReader(Source("f.md", text), rules)
    return reader.html(PAGE.parse(text), PAGE), reader


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**a** ~~b~~ `c`", "<p><strong>a</strong> <s>b</s> <code>c</code></p>"),
        (
            "[a *b*](term:key)",
            '<p><button type="button" class="term" data-term="key">a <em>b</em></button></p>',
        ),
        ("[a](lesson:pay)", '<p><a href="?" data-lesson="pay">a</a></p>'),
        (
            "[a](lesson:pay#tiers)",
            '<p><a href="?" data-lesson="pay" data-anchor="tiers">a</a></p>',
        ),
        ("[a](#b)", '<p><a href="#b">a</a></p>'),
        (
            "<https://a.lv/?b=1&c=2>",
            '<p><a href="https://a.lv/?b=1&amp;c=2" target="_blank" rel="noopener noreferrer">'
            "https://a.lv/?b=1&amp;c=2</a></p>",
        ),
        ("## A b", '<h2 id="a-b">A b</h2>'),
        ("### Cik *tas* maksā? {#price}", '<h3 id="price">Cik <em>tas</em> maksā?</h3>'),
        ("# Top", '<h2 id="top">Top</h2>'),
        ("##### Deep", '<h3 id="deep">Deep</h3>'),
        ("## Ķēdes\n## ķēdes!", '<h2 id="kedes">Ķēdes</h2>\n<h2 id="kedes-2">ķēdes!</h2>'),
        ("## …", '<h2 id="section">…</h2>'),
        ("![a wheel](x.png)", "<p>a wheel</p>"),
        ('<b onclick="x">a</b>', "<p>&lt;b onclick=&quot;x&quot;&gt;a&lt;/b&gt;</p>"),
        ("a &amp; &lt;b&gt; &#x27;", "<p>a &amp; &lt;b&gt; '</p>"),
    ],
)
def test_text_is_rendered(text: str, html: str) -> None:
    assert read(text)[0] == html


def test_tables_say_in_each_cell_which_column_it_is() -> None:
    html, _ = read("| Who | *How* much |\n|---|--:|\n| A | 1 |\n| B |\n")

    assert html.replace("\n", "") == (
        '<div class="table"><table role="table"><thead role="rowgroup"><tr role="row">'
        '<th role="columnheader" scope="col">Who</th>'
        '<th role="columnheader" class="right" scope="col">How much</th>'
        '</tr></thead><tbody role="rowgroup"><tr role="row">'
        '<td role="cell" data-label="Who">A</td>'
        '<td role="cell" class="right" data-label="How much">1</td></tr><tr role="row">'
        '<td role="cell" data-label="Who">B</td>'
        '<td role="cell" class="right" data-label="How much"></td></tr></tbody></table></div>'
    ).replace(">How much</th>", "><em>How</em> much</th>")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "javascript&colon;alert(1)",
        "&#106;avascript:alert(1)",
        "\\javascript:alert(1)",
        "vbscript:x",
        "data:text/html;base64,PHNjcmlwdD4=",
        "file:///etc/passwd",
        "//evil.example",
        "/path",
        "?lesson=x",
        "04-pay.md",
        "blob:x",
    ],
)
def test_addresses_that_lead_elsewhere_are_refused_and_never_linked(address: str) -> None:
    html, reader = read(f"[a]({address})")

    assert html == "<p>a</p>"
    assert [problem.severity for problem in reader.problems] == ["error"]
    assert inline_html(f"[a]({address})") == "a"


def test_questions_hold_neither_headings_nor_terms_nor_links_within_the_page() -> None:
    assert block_html("# a\n\nb\n===") == "<p># a</p>\n<p>b\n===</p>"
    assert inline_html("[a](term:b) [c](#d) [e](lesson:f)") == (
        'a c <a href="?" data-lesson="f">e</a>'
    )
    assert inline_html("1. a") == "1. a"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a <b>c</b> d", ["1:3", "1:7"]),
        ("a\nb <i>\nc <i>", ["2:3", "3:3"]),
        ("- x\n- y\n  <u>", ["3:3"]),
        ("> a\n> [x](javascript:y) [z](javascript:y)", ["2:7", "2:25"]),
        ("| a | b |\n|---|---|\n| <i> | <i> |", ["3:3", "3:9"]),
        ("[a][r] b\n\n[r]: javascript:x", ["1:1"]),
        ("`<b>` and\n\n    <b>\n", []),
        ("2 < 3 > 1, a<b, x <- y", []),
        ("x\n\n#### y", ["3:1"]),
        ("![a](b) ![c](d)", ["1:1", "1:9"]),
    ],
)
def test_problems_stand_at_their_line_and_column(text: str, places: list[str]) -> None:
    _, reader = read(text)

    assert [f"{p.place.line}:{p.place.column}" for p in reader.problems] == places


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


TAGS = set("p h2 h3 ul ol li em strong s code pre a button blockquote hr br div table".split())
TAGS |= {"thead", "tbody", "tr", "th", "td"}
ATTRIBUTES = set("id class href target rel type role scope start data-term data-lesson".split())
ATTRIBUTES |= {"data-anchor", "data-label"}


@given(st.text("ab<>\"'&;:/!-=[](){}#*_`~|\\ \n\tscriptjavonerdfm1", max_size=200))
def test_no_text_yields_other_tags_or_attributes_or_addresses_than_ours(text: str) -> None:
    for html in (read(text)[0], block_html(text), inline_html(text)):
        tags = _Tags()
        tags.feed(html)
        for tag, attributes in tags.seen:
            assert tag in TAGS
            assert set(attributes) <= ATTRIBUTES
            href = attributes.get("href")
            assert href is None or re.match(r"#|\?$|https?://|mailto:", href)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("", ""),
        ("**Yes**: 10 × `45`\nin all.", "Yes: 10 × 45 in all."),
        ("See [the plan](lesson:pay).\n\nThen\ncount.", "See the plan.\nThen count."),
        ("First:\n\n- a;\n- *b*.", "First:\na;\nb."),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a b\n1 2"),
        ("1 < 2 & <b>", "1 < 2 & <b>"),
        ("**10\xa0%** no\n20\u202f000\xa0€", "10\xa0% no 20\u202f000\xa0€"),
    ],
)
def test_what_is_read_of_a_text_without_its_markup(text: str, plain: str) -> None:
    assert plain_text(text) == plain


@given(st.text())
def test_plain_text_has_neither_empty_lines_nor_spaces_around_them(text: str) -> None:
    lines = plain_text(text).splitlines()
    assert all(line and line == line.strip() for line in lines)
