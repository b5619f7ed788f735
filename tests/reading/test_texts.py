"""Whatever stands in a file comes out as text, wherever a page shows it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.content.model import (
    Admonition,
    BrokenLesson,
    ChartBlock,
    Edition,
    Figure,
    Lesson,
    Prose,
    QuizBlock,
    Reveal,
    Term,
)
from course.files.problem import Place
from course.locale import words_for
from course.pay.charts import CHARTS
from course.reading.document import Site, Written
from course.reading.exhibit import _quoted
from course.reading.picture.inks import PAPER, Inks
from course.reading.picture.texts import Label
from course.reading.places import Exported, Kind, Page, Served
from course.reading.text import linked
from course.reading.write import write, write_missing
from tests.reading.conftest import ROOTS, site_of
from tests.reading.reader import read, told

BICYCLE = ROOTS[1]
HERE = Place("lessons/en/01-tyres.md", 1, 1)
LESSON = Page("en", Kind.LESSON, "tyres")

NASTY = st.text(
    st.sampled_from("<>&\"'/\\;:{}()=!-ab ") | st.characters(exclude_categories=["Cs", "Cc"]),
    max_size=40,
).map(
    lambda text: f"x{text}<script>alert(1)</script>\"'><img src=x onerror=y>&amp;</title></style>"
)


def rewritten(text: str) -> Site:
    """The small course with `text` in all that is no HTML."""
    site = site_of(BICYCLE)
    lesson = site.course.editions["en"].lessons["tyres"]
    assert isinstance(lesson, Lesson)
    plan = {"name": f"</text>{text}"[:20], "base": 1500, "rate": "0.03"}
    two = CHARTS["two-offers"].parameters.model_validate({"a": plan, "sales": 20000})
    blocks = (
        Prose("<p>Text.</p>", HERE),
        Admonition("note", text, "<p>Text.</p>", HERE),
        Reveal(text, "<p>Text.</p>", HERE),
        Figure(text, text, "", HERE),
        ChartBlock("two-offers", two, None, HERE),
        QuizBlock("tyres", HERE),
    )
    odd = replace(
        lesson,
        title=text,
        short=text,
        summary=text,
        objectives={"a": text},
        blocks=blocks,
        quiz=replace(lesson.quiz, title=text),
    )
    edition = Edition(
        "en",
        text,
        text,
        text,
        {"tyres": odd, "other": odd},
        {"a": Term("a", text, "", (text,))},
        "",
    )
    course = replace(site.course, editions={"en": edition}, author=text, licence=text, version=text)
    return replace(site, course=course)


@cache
def harmless(page: Page) -> set[str]:
    """The tags of a page whose texts are plain; a drawing finds room for fewer labels where they are long."""
    return {tag for tag, _ in read(write(rewritten("Plain"), page).html).tags} | {"tspan"}


@given(NASTY)
def test_no_text_of_a_file_becomes_a_tag(text: str) -> None:
    site = rewritten(text)
    for page in PAGES:
        written = write(site, page)
        found = read(written.html)
        assert found.faults == []
        assert {tag for tag, _ in found.tags} <= harmless(page)
        assert not any(name.startswith("on") for _, known in found.tags for name in known)
        assert told(text) in found.text
        assert "<" not in written.style


PAGES = (Page("en"), LESSON, Page("en", Kind.GLOSSARY), Page("en", Kind.ABOUT))


@given(NASTY)
def test_no_label_of_a_drawing_becomes_a_tag(text: str) -> None:
    inks = Inks()
    svg = Label(text, 0.5, 20, PAPER.ink).svg(inks)
    assert {tag for tag, _ in read(svg).tags} <= {"text", "tspan"}


@given(NASTY)
def test_no_heading_of_a_table_ends_its_quotes_in_the_style(text: str) -> None:
    assert set("\"'<>{};\n") & set(_quoted(text)) == set()


def test_a_heading_of_a_table_stays_readable_in_the_style() -> None:
    assert _quoted("Alga, bruto") == "Alga\\2c  bruto"


@pytest.mark.parametrize(
    ("html", "page"),
    [
        (
            '<a href="?" data-lesson="chain" data-anchor="wax">x</a>',
            '<a href="chain.html#wax">x</a>',
        ),
        ('<a href="?" data-lesson="chain">x</a>', '<a href="chain.html">x</a>'),
        ('<a href="#here">x</a>', '<a href="#here">x</a>'),
        ('<button type="button" class="term" data-term="no-such">x</button>', "x"),
        (
            '<a href="https://a.example" target="_blank" rel="noopener noreferrer">x</a>',
            '<a href="https://a.example" rel="noopener noreferrer">x</a>',
        ),
    ],
)
def test_links_of_lessons_lead_to_the_reading_copy(html: str, page: str) -> None:
    assert linked(html, LESSON, site_of(BICYCLE).course, Exported()) == page


def broken() -> tuple[Site, Written]:
    site = site_of(BICYCLE)
    edition = site.course.editions["en"]
    lessons = {**edition.lessons, "tyres": BrokenLesson("tyres", "Tyres", HERE)}
    editions = {**site.course.editions, "en": replace(edition, lessons=lessons)}
    site = replace(site, course=replace(site.course, editions=editions))
    return site, write(site, LESSON)


def test_a_broken_lesson_says_so_in_a_sentence_and_asks_not_to_be_found() -> None:
    site, written = broken()
    assert (
        told(words_for("en").say("This lesson is being mended and will be back soon."))
        in read(written.html).text
    )
    assert not written.found
    assert 'content="noindex"' in written.html
    assert read(written.html).canonical is None
    assert "being mended" in write(site, Page("en")).html


def test_a_page_that_is_not_there_says_so_in_its_language() -> None:
    for language, title in (("lv", "Šādas lapas nav"), ("en", "There is no such page")):
        written = write_missing(site_of(BICYCLE), language)
        assert f"<h1>{title}</h1>" in written.html
        assert 'content="noindex"' in written.html


def test_nobody_is_led_where_nobody_has_said_the_course_is() -> None:
    site = replace(site_of(BICYCLE), ways=Exported())
    written = write(site, LESSON)
    assert "way-in" not in written.html.partition("</style>")[2]
    assert 'class="door"' in written.html
    assert read(written.html).canonical is None


def test_addresses_below_a_path_keep_it() -> None:
    assert Served("/a").page(LESSON, LESSON) == "/a/read/en/tyres"
    assert Served("").door("en", "tyres", "wax") == "/en-tyres#wax"
