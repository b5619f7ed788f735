"""Each page of a reading copy, written."""

from __future__ import annotations

from html import escape

from course.content.model import Edition, Lesson, Term
from course.locale import Words, words_for
from course.locale.collation import sort_key
from course.reading.document import Site, Text, Written, document
from course.reading.exhibit import Exhibits
from course.reading.lesson import Telling, broken_html, main_door
from course.reading.places import Kind, Page
from course.reading.text import linked


def write(site: Site, page: Page) -> Written:
    """A page that the course has."""
    edition, words = site.course.editions[page.language], words_for(page.language)
    match page.kind:
        case Kind.CONTENTS:
            text = _contents(site, page, edition, words)
        case Kind.LESSON:
            text = _lesson(site, page, edition, words)
        case Kind.GLOSSARY:
            text = _glossary(site, page, edition, words)
        case Kind.ABOUT:
            text = _about(site, page, edition, words)
    return document(site, page, text)


def write_missing(site: Site, language: str) -> Written:
    """The page for an address that leads nowhere."""
    page, words = Page(language), words_for(language)
    told = words.say(
        "The address may be mistyped, or the lesson has another name now. These are all the lessons:"
    )
    html = f"<p>{escape(told)}</p>{_list(site, page, words)}"
    return document(site, page, Text(words.say("There is no such page"), told, html, found=False))


def _contents(site: Site, page: Page, edition: Edition, words: Words) -> Text:
    door = main_door(site.ways, page, words)
    html = f'<p class="lead">{escape(edition.summary)}</p>{door}{_list(site, page, words)}'
    return Text(edition.title, edition.summary, html)


def _list(site: Site, page: Page, words: Words) -> str:
    lessons = site.course.editions[page.language].lessons.values()
    rows = ""
    for lesson in lessons:
        href = escape(site.ways.page(page.to(Kind.LESSON, lesson.id), page))
        title = f'<h2><a href="{href}">{escape(lesson.title)}</a></h2>'
        if isinstance(lesson, Lesson):
            minutes = words.plural("{count} minute", "{count} minutes", lesson.minutes)
            told = f'<p>{escape(lesson.summary)}</p><p class="minutes">{escape(minutes)}</p>'
        else:
            told = broken_html(words)
        rows += f"<li>{title}{told}</li>"
    return f'<ol class="lessons">{rows}</ol>'


def _lesson(site: Site, page: Page, edition: Edition, words: Words) -> Text:
    lesson = edition.lessons[page.lesson or ""]
    ways_on = _ways_on(site, page, edition, words)
    if not isinstance(lesson, Lesson):
        return Text(lesson.title, lesson.title, broken_html(words) + ways_on, found=False)
    exhibits = Exhibits(words)
    html = Telling(site.course, lesson, page, site.ways, exhibits).html() + ways_on
    return Text(lesson.title, lesson.summary, html, exhibits.css())


def _ways_on(site: Site, page: Page, edition: Edition, words: Words) -> str:
    ids = list(edition.lessons)
    at = ids.index(page.lesson or "")
    ways = {"prev": ids[max(at - 1, 0) : at], "next": ids[at + 1 : at + 2]}
    said = {"prev": words.say("Previous"), "next": words.say("Next")}
    name = words.say("Lessons")
    links = "".join(
        f'<a rel="{way}" href="{escape(site.ways.page(page.to(Kind.LESSON, id_), page))}">'
        f"<span>{escape(said[way])}</span> {escape(edition.lessons[id_].short)}</a>"
        for way, found in ways.items()
        for id_ in found
    )
    return f'<nav class="on" aria-label="{escape(name)}">{links}</nav>'


def _glossary(site: Site, page: Page, edition: Edition, words: Words) -> Text:
    terms = sorted(edition.glossary.values(), key=lambda term: sort_key(term.term))
    rows = "".join(_term(site, page, term) for term in terms)
    title = words.say("Glossary")
    return Text(title, f"{title} – {edition.title}", f'<dl class="glossary">{rows}</dl>')


def _term(site: Site, page: Page, term: Term) -> str:
    also = f' <span class="also">({escape(", ".join(term.also))})</span>' if term.also else ""
    told = linked(term.definition, page, site.course, site.ways)
    return f'<dt id="{escape(term.key)}">{escape(term.term)}{also}</dt><dd>{told}</dd>'


def _about(site: Site, page: Page, edition: Edition, words: Words) -> Text:
    course, say = site.course, words.say
    rows = {
        say("Source"): edition.source,
        say("Author"): course.author,
        say("Licence"): course.licence,
        say("Version"): course.version,
    }
    facts = "".join(f"<dt>{escape(k)}</dt><dd>{escape(v)}</dd>" for k, v in rows.items() if v)
    told = linked(edition.about, page, course, site.ways)
    title = say("About this course")
    return Text(title, edition.summary, f'{told}<dl class="facts">{facts}</dl>')
