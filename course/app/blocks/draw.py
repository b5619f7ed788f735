"""A lesson's blocks, from top to bottom.

Text blocks that follow one another become one component: a page of many paragraphs mounts few.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from course.app.blocks import cards, charts, figures, prose
from course.app.deck import asked_deck, decks_of, quiz_deck
from course.app.place import Place
from course.content.model import (
    Admonition,
    Block,
    ChartBlock,
    Figure,
    Lesson,
    Prose,
    QuestionBlock,
    QuizBlock,
    Reveal,
)

Text = Prose | Admonition | Reveal


def draw_blocks(place: Place, lesson: Lesson) -> None:
    """Draw all blocks of a lesson."""
    cards.bring(place, decks_of(lesson, place.edition))
    for number, run in enumerate(_runs(lesson.blocks)):
        match run[0]:
            case Prose() | Admonition() | Reveal():
                prose.draw(place, run, key=f"text-{lesson.id}-{number}")
            case QuestionBlock() as block:
                cards.draw(place, asked_deck(block, place.edition))
            case QuizBlock():
                cards.draw(place, quiz_deck(lesson))
            case ChartBlock() as block:
                charts.draw(place, block, key=f"chart-{lesson.id}-{number}")
            case Figure() as block:
                figures.draw(place, block, key=f"figure-{lesson.id}-{number}")


def _runs(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    for is_text, run in groupby(blocks, key=lambda block: isinstance(block, Text)):
        if is_text:
            yield tuple(run)
        else:
            yield from ((block,) for block in run)
