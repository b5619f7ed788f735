"""A lesson's page: all that it tells, and a door wherever it asks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from course.content.model import (
    Admonition,
    Block,
    ChartBlock,
    Course,
    Figure,
    Lesson,
    Prose,
    QuestionBlock,
    QuizBlock,
    Reveal,
)
from course.locale import Words, words_for
from course.pay.charts import CHARTS
from course.reading.exhibit import Exhibits
from course.reading.places import Page, Ways
from course.reading.text import linked, text_html

_SECTION = re.compile(r'<h[23] id="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Telling:
    """A lesson about to be told on `page`."""

    course: Course
    lesson: Lesson
    page: Page
    ways: Ways
    exhibits: Exhibits

    @property
    def words(self) -> Words:
        """The page's language."""
        return words_for(self.page.language)

    def html(self) -> str:
        """The lesson from its summary to its last block."""
        return "\n".join([self._head(), *self._blocks()])

    def _head(self) -> str:
        words, lesson = self.words, self.lesson
        minutes = words.plural("{count} minute", "{count} minutes", lesson.minutes)
        goals = "".join(f"<li>{escape(goal)}</li>" for goal in lesson.objectives.values())
        able = escape(words.say("After this lesson you can:"))
        return (
            f'<p class="lead">{escape(lesson.summary)}</p>'
            + main_door(self.ways, self.page, words)
            + f'<div class="goals"><p>{able} <span class="minutes">{escape(minutes)}</span></p>'
            + f"<ul>{goals}</ul></div>"
        )

    def _blocks(self) -> Iterator[str]:
        section = ""
        for block in self.lesson.blocks:
            yield self._block(block, section)
            if isinstance(block, Prose):
                section = (_SECTION.findall(block.html) or [section])[-1]

    def _block(self, block: Block, section: str) -> str:
        say = self.words.say
        match block:
            case Prose() | Admonition() | Reveal():
                return linked(text_html(block, self.words), self.page, self.course, self.ways)
            case Figure():
                return self._figure(block)
            case QuestionBlock():
                here, there = (
                    say("The lesson asks a question here."),
                    say("Answer it in the interactive lesson"),
                )
            case QuizBlock():
                here = say("The lesson ends with a quiz: {title}", title=self.lesson.quiz.title)
                there = say("Take the quiz in the interactive lesson")
            case ChartBlock(predict=None):
                return self.exhibits.html(block.name, block.parameters)
            case ChartBlock():
                heading = say(CHARTS[block.name].heading())
                here = say("A question here opens a chart: {heading}", heading=heading)
                there = say("Answer it and see the chart in the interactive lesson")
        return self._door(here, there, section)

    def _figure(self, figure: Figure) -> str:
        source, alt = escape(self.ways.picture(figure.path)), escape(figure.alt)
        caption = linked(figure.caption, self.page, self.course, self.ways)
        below = f"<figcaption>{caption}</figcaption>" if caption else ""
        return f'<figure><img src="{source}" alt="{alt}" loading="lazy">{below}</figure>'

    def _door(self, here: str, there: str, section: str) -> str:
        """A sentence on what the lesson asks here, with the way to where it does."""
        way = self.ways.door(self.page.language, self.page.lesson, section)
        link = f' <a href="{escape(way)}">{escape(there)}</a>' if way else ""
        return f'<div class="door"><p>{escape(here)}{link}</p></div>'


def broken_html(words: Words) -> str:
    """What stands for a lesson whose files have errors."""
    calm = words.say("This lesson is being mended and will be back soon.")
    return f"<p>{escape(calm)}</p>"


def main_door(ways: Ways, page: Page, words: Words) -> str:
    """The way from a page into the interactive lesson, or into the course; nothing where it is not known."""
    way = ways.door(page.language, page.lesson)
    if way is None:
        return ""
    text = (
        words.say("Take this lesson interactively")
        if page.lesson
        else words.say("Take the course interactively")
    )
    why = words.say(
        "With questions that explain themselves and charts you can move. No account is needed."
    )
    return f'<p class="way-in"><a href="{escape(way)}">{escape(text)}</a> <span>{escape(why)}</span></p>'
