"""Broken files: learners see a calm sentence and everything else, trainers the problems."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from course.content.library import read_course
from course.content.model import BrokenLesson
from course.locale import words_for
from tests.app.conftest import Use
from tests.app.visiting import SHIPPED, cards, contents, faults, shown, title, visit

MENDING = "This lesson is being mended and will be back soon."
FIELD = "levle"
"""A misspelt field, which makes the lesson of its file a broken one."""


def say(message: str, language: str = "en") -> str:
    return words_for(language).say(message)


def calm(language: str = "en") -> str:
    return say(f"{MENDING} The rest of the course is here, and your progress is kept.", language)


def break_quiz(root: Path, language: str, name: str) -> None:
    file = root / "quizzes" / language / f"{name}.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("objective:", f"{FIELD}: 1\n    objective:", 1), encoding="utf-8")


def break_all(root: Path) -> None:
    for language in ("lv", "en"):
        for name in ("01-tyres", "02-chain"):
            break_quiz(root, language, name)


def test_a_broken_lesson_shows_a_calm_sentence_and_the_way_on(copy: Path) -> None:
    break_quiz(copy, "en", "01-tyres")
    app = visit("en-tyres")
    assert faults(app) == []
    assert title(app) == "Tyres that roll"
    assert [element.value for element in app.info] == [calm()]
    assert cards(app) == []
    assert "A chain that keeps quiet" in shown(app)
    assert FIELD not in shown(app)


def test_the_rest_of_the_course_works_beside_a_broken_lesson(copy: Path) -> None:
    break_quiz(copy, "en", "01-tyres")
    overview = visit("en")
    assert faults(overview) == []
    assert say(MENDING) in shown(overview)
    assert len(cards(visit("en-chain"))) > 0
    for path in ("en-glossary", "en-about", "lv", "lv-tyres", "lv-chain"):
        assert faults(visit(path)) == []
    overview.button(key="continue").click().run()
    assert faults(overview) == []
    assert title(overview) == "A chain that keeps quiet"


def test_a_link_to_a_broken_lesson_still_leads_somewhere(copy: Path) -> None:
    break_quiz(copy, "en", "02-chain")
    assert faults(visit("en-glossary")) == []
    assert faults(visit("en-tyres")) == []


@pytest.mark.usefixtures("preview")
@pytest.mark.parametrize("path", ["en", "en-tyres", "lv-tyres"])
def test_with_preview_the_problems_are_on_the_overview_and_on_the_lesson(
    copy: Path, path: str
) -> None:
    break_quiz(copy, "en", "01-tyres")
    app = visit(path)
    (listed,) = app.code
    reported = [str(problem) for problem in read_course(copy).problems]
    assert listed.value.splitlines() == reported
    assert any(FIELD in line and "quizzes/en/01-tyres.yaml:" in line for line in reported)
    assert say("Only trainers see this: the `preview` setting is on.", path[:2]) in shown(app)


@pytest.mark.usefixtures("preview")
def test_with_preview_other_lessons_do_not_show_those_problems(copy: Path) -> None:
    break_quiz(copy, "en", "01-tyres")
    assert list(visit("en-chain").code) == []


def test_without_preview_no_page_shows_problems(copy: Path) -> None:
    break_all(copy)
    for path in ("en", "en-tyres", "lv-chain", "en-about"):
        app = visit(path)
        assert (list(app.code), list(app.error), list(app.warning)) == ([], [], []), path


@pytest.mark.usefixtures("preview")
@pytest.mark.parametrize("root", [SHIPPED], ids=["shipped"])
def test_with_preview_a_course_without_problems_shows_none(use: Use, root: Path) -> None:
    use(root)
    assert list(visit("lv").code) == []


def test_a_course_of_broken_lessons_alone_still_draws_and_praises_nobody(copy: Path) -> None:
    break_all(copy)
    lessons = read_course(copy).editions["en"].lessons.values()
    assert all(isinstance(lesson, BrokenLesson) for lesson in lessons)
    app = visit("en")
    assert faults(app) == []
    assert shown(app).count(say(MENDING)) == 2
    assert list(app.success) == []
    for path in ("en-tyres", "en-chain", "en-glossary", "en-about", "en-nothing"):
        assert faults(visit(path)) == []


def _write(root: Path, name: str, text: str) -> None:
    (root / "lessons" / name).write_text(text, encoding="utf-8")


def one_language(root: Path) -> None:
    manifest = root / "lessons" / "course.yaml"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace("[lv, en]", "[en]"), encoding="utf-8")


def no_glossary(root: Path) -> None:
    for language in ("lv", "en"):
        (root / "lessons" / language / "glossary.yaml").unlink()


def no_about(root: Path) -> None:
    for language in ("lv", "en"):
        (root / "lessons" / language / "about.md").unlink()


def no_pictures(root: Path) -> None:
    shutil.rmtree(root / "lessons" / "images")


def no_quizzes(root: Path) -> None:
    shutil.rmtree(root / "quizzes")


def no_lessons(root: Path) -> None:
    for language in ("lv", "en"):
        for file in (root / "lessons" / language).glob("0*.md"):
            file.unlink()


def empty_folder(root: Path) -> None:
    shutil.rmtree(root / "lessons")
    shutil.rmtree(root / "quizzes")


def manifest(text: str) -> Callable[[Path], None]:
    return lambda root: _write(root, "course.yaml", text)


BREAKAGES: dict[str, Callable[[Path], None]] = {
    "one language": one_language,
    "no glossary": no_glossary,
    "no about page": no_about,
    "no pictures": no_pictures,
    "no quizzes": no_quizzes,
    "no lesson files": no_lessons,
    "all lessons broken": break_all,
    "empty folder": empty_folder,
    "course.yaml: empty": manifest(""),
    "course.yaml: not YAML": manifest("title: [\n\t"),
    "course.yaml: a list": manifest("- a\n- b\n"),
    "course.yaml: a title alone": manifest("title: {en: Care}\n"),
    "course.yaml: no languages": manifest("format: 1\nid: a\nlanguages: []\nlessons: []\n"),
    "course.yaml: unknown language": manifest(
        "languages: [qq]\ntitle: {qq: Q}\nlessons: [tyres]\n"
    ),
    "course.yaml: no lessons": manifest("format: 1\nid: a\nlanguages: [en]\nlessons: []\n"),
    "course.yaml: odd names": manifest("languages: [en, ../x]\nlessons: [../x, glossary, about]\n"),
}


@pytest.mark.usefixtures("preview")
@pytest.mark.parametrize("breakage", BREAKAGES)
def test_whatever_is_missing_or_broken_every_page_draws(copy: Path, breakage: str) -> None:
    BREAKAGES[breakage](copy)
    for path in ("", "en-tyres", "en-about"):
        app = visit(path)
        assert faults(app) == [], path
        assert title(app), path


def test_a_course_in_one_language_offers_no_other(copy: Path) -> None:
    one_language(copy)
    app = visit("en-tyres")
    assert "Latviešu" not in {link["name"] for link in contents(app).values()}
    assert title(visit("lv-tyres", locale="lv-LV")) == say("There is no such page")


def test_a_course_without_a_glossary_says_so(copy: Path) -> None:
    no_glossary(copy)
    assert [e.value for e in visit("en-glossary").info] == [say("This course has no glossary yet.")]
