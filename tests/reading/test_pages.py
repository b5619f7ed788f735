"""Every page of every course: what it may not hold, and what it must."""

from __future__ import annotations

import re
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from html import unescape
from itertools import pairwise
from pathlib import Path

from course.content.model import Lesson, QuestionBlock, QuizBlock
from course.files.markdown import block_html
from course.reading.document import Site, Written
from course.reading.places import ORIGIN, Kind, Page, Served
from course.reading.sitemap import sitemap
from course.reading.write import write_missing
from tests.reading.conftest import BASE
from tests.reading.reader import read, told
from tests.serving import REPOSITORY

MOST_BYTES = 60_000
TELLING = 30
"""Letters from which on a text of a question is nobody else's: shorter ones are words that lessons use too."""

Copy = Mapping[Page, Written]


def texts(value: object, name: str = "") -> Iterator[str]:
    """All texts of a question that a reader would see, down to its last mistake."""
    match value:
        case str() if name in {"prompt", "hint", "explanation", "feedback", "text"}:
            yield value
        case dict():
            for inner, one in value.items():
                yield from texts(one, inner)
        case list() | tuple():
            for one in value:
                yield from texts(one, name)


def test_no_text_of_a_question_is_on_any_page(copy: Copy, site: Site) -> None:
    known = 0
    for page, written in copy.items():
        shown = read(written.html).text
        for lesson in site.course.editions[page.language].lessons.values():
            assert isinstance(lesson, Lesson)
            for id_, question in lesson.quiz.questions.items():
                for text in texts(question.model_dump()):
                    words = told(unescape(re.sub("<[^>]+>", " ", block_html(text))))
                    if len(words) >= TELLING:
                        known += 1
                        assert words not in shown, (page, id_)
    assert known > 100


def test_a_chart_that_opens_by_an_answer_is_not_drawn(copy: Copy, site: Site) -> None:
    for page, lesson in lessons(site):
        drawn = [b for b in lesson.blocks if getattr(b, "predict", 0) is None]
        assert copy[page].html.count('<figure class="chart"') == len(drawn), page


def lessons(site: Site) -> Iterator[tuple[Page, Lesson]]:
    for language, edition in site.course.editions.items():
        for lesson in edition.lessons.values():
            assert isinstance(lesson, Lesson)
            yield Page(language, Kind.LESSON, lesson.id), lesson


def test_wherever_a_lesson_asks_there_is_a_door_into_it(copy: Copy, site: Site) -> None:
    for page, lesson in lessons(site):
        asks = [
            b
            for b in lesson.blocks
            if isinstance(b, QuestionBlock | QuizBlock) or getattr(b, "predict", None)
        ]
        there = f"{BASE}/{page.language}-{lesson.id}"
        doors = [one for one in read(copy[page].html).links if one.partition("#")[0] == there]
        assert len(doors) == len(asks) + 1, page


def test_pages_are_well_formed_light_and_without_script(copy: Copy, site: Site) -> None:
    missing = {
        Page(code, Kind.ABOUT, "?"): write_missing(site, code) for code in site.course.editions
    }
    for page, written in {**copy, **missing}.items():
        found = read(written.html)
        assert found.faults == [], page
        assert len(written.html.encode()) <= MOST_BYTES, page
        assert {tag for tag, _ in found.tags} & {
            "script",
            "form",
            "input",
            "button",
            "iframe",
        } == set()
        known = [name for _, attributes in found.tags for name in attributes]
        assert [name for name in known if name == "style" or name.startswith("on")] == []
        assert f"<style>{written.style}</style>" in written.html
        assert ("html", {"lang": page.language}) in found.tags


def test_headings_are_in_order_and_pictures_have_words(copy: Copy) -> None:
    for page, written in copy.items():
        found = read(written.html)
        assert found.headings[0] == 1
        assert found.headings.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(found.headings)), page
        assert all(known["alt"] for tag, known in found.tags if tag == "img")
        assert all(known["aria-label"] for tag, known in found.tags if known.get("role") == "img")


def test_every_link_within_leads_somewhere(copy: Copy, site: Site) -> None:
    known = {f"{BASE}/read/{page.path}": read(written.html) for page, written in copy.items()}
    interactive = {
        f"{BASE}/{language}{rest}"
        for language, edition in site.course.editions.items()
        for rest in ("", *(f"-{lesson}" for lesson in edition.lessons))
    }
    for address, found in known.items():
        for link in found.links:
            path, _, anchor = link.partition("#")
            if path in interactive or path.startswith(("https://", "http://", "mailto:")):
                continue
            there = known[path or address]
            assert not anchor or anchor in there.ids, (address, link)


def test_a_door_leads_to_a_section_that_the_lesson_has(copy: Copy, site: Site) -> None:
    for page, lesson in lessons(site):
        anchors = {heading.anchor for heading in lesson.headings}
        start = f"{BASE}/{page.language}-{lesson.id}#"
        doors = [one for one in read(copy[page].html).links if one.startswith(start)]
        assert {one.removeprefix(start) for one in doors} <= anchors


def test_versions_in_other_languages_name_one_another(copy: Copy, site: Site) -> None:
    found = {page: read(written.html) for page, written in copy.items()}
    for page, one in found.items():
        assert one.canonical == f"{ORIGIN}{BASE}/read/{page.path}"
        assert one.alternates.pop("x-default") in one.alternates.values()
        assert one.alternates[page.language] == one.canonical
        for language, address in one.alternates.items():
            there = found[page.in_language(language)]
            assert there.canonical == address
            assert there.alternates[page.language] == one.canonical
    assert len(site.course.editions) > 1


def test_the_site_map_lists_every_page_once_with_its_versions(copy: Copy, site: Site) -> None:
    told = sitemap(site.course, Served(BASE)).replace(ORIGIN, "https://course.example.org")
    names = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "x": "http://www.w3.org/1999/xhtml",
    }
    tree = ET.fromstring(told)  # noqa: S314 (our own)
    listed = [one.text for one in tree.findall("s:url/s:loc", names)]
    wanted = [f"https://course.example.org{BASE}/read/{page.path}" for page in copy]
    assert listed == wanted
    pairs = [one.get("href") for one in tree.findall("s:url/x:link", names)]
    assert set(pairs) == set(wanted)


def test_the_colours_are_those_of_the_interactive_pages() -> None:
    style = (REPOSITORY / "course/reading/page.css").read_text(encoding="utf-8")
    settings = tomllib.loads((REPOSITORY / ".streamlit/config.toml").read_text(encoding="utf-8"))
    light, dark = style.partition("@media")[0], style.partition("@media")[2].partition("}\n}")[0]
    names = {
        "ground": "backgroundColor",
        "box": "secondaryBackgroundColor",
        "text": "textColor",
        "link": "linkColor",
        "accent": "primaryColor",
    }
    for colours, theme in ((light, "light"), (dark, "dark")):
        for name, setting in names.items():
            assert f"--{name}: {settings['theme'][theme][setting]};" in colours, (theme, name)


def test_the_faces_are_those_of_the_interactive_pages() -> None:
    style = (
        (REPOSITORY / "course/reading/page.css").read_text(encoding="utf-8").replace(", U+", ",U+")
    )
    settings = tomllib.loads((REPOSITORY / ".streamlit/config.toml").read_text(encoding="utf-8"))
    for face in settings["theme"]["fontFaces"]:
        assert f'url("fonts:{Path(face["url"]).name}")' in style
        assert f"unicode-range: {face['unicodeRange']};" in style
    assert style.count("font-display: swap") == len(settings["theme"]["fontFaces"])
