"""A reading copy as files, for those who host nothing."""

from __future__ import annotations

from html import escape
from pathlib import Path

from course.content.model import Course, Figure, Lesson
from course.files.problem import CourseError
from course.locale import words_for
from course.reading.document import Site, css, picture_address
from course.reading.places import Exported, Page, file_of, pages
from course.reading.sitemap import sitemap
from course.reading.write import write

FONTS = "figtree-*"


def export(course: Course, root: Path, static: Path, folder: Path, ways: Exported) -> int:
    """Write the course in `root` into `folder`, and return how many pages there are.

    `static` is the folder of the typeface and the mark. Raises `CourseError` where `folder` holds anything.
    """
    try:
        if folder.exists() and any(folder.iterdir()):
            raise CourseError(f"‘{folder}’ is not empty: name a new folder, nothing is overwritten")
        return _write(course, root, static, folder, ways)
    except OSError as fault:
        raise CourseError(f"‘{folder}’ cannot be written: {fault.strerror or fault}") from None


def _write(course: Course, root: Path, static: Path, folder: Path, ways: Exported) -> int:
    site = Site(course, ways, (static / "mark.svg").read_text(encoding="utf-8"))
    written = {file_of(page): write(site, page).html for page in pages(course)}
    written["index.html"] = _languages(site)
    if ways.url:
        written["sitemap.xml"] = sitemap(course, ways)
    for name, text in written.items():
        _put(folder / name, text.encode())
    for font in sorted((static / "fonts").glob(FONTS)):
        _put(folder / "fonts" / font.name, font.read_bytes())
    for picture in sorted(pictures(course)):
        _put(folder / "pictures" / picture, (root / picture).read_bytes())
    return len(written) - ("sitemap.xml" in written)


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def pictures(course: Course) -> set[str]:
    """The paths of all pictures in a course's lessons."""
    return {
        block.path
        for edition in course.editions.values()
        for lesson in edition.lessons.values()
        if isinstance(lesson, Lesson)
        for block in lesson.blocks
        if isinstance(block, Figure)
    }


def _languages(site: Site) -> str:
    """The page at the top of the folder: the course's name in each language leads to its contents."""
    editions = site.course.editions
    rows = "".join(
        f'<li lang="{escape(language)}"><h2><a href="{escape(file_of(Page(language)))}"'
        f' hreflang="{escape(language)}">{escape(edition.title)}</a></h2>'
        f"<p>{escape(words_for(language).name)}</p></li>"
        for language, edition in editions.items()
    )
    language, first = next(iter(editions.items()))
    style = css(site.ways).replace("../fonts/", "fonts/")
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<title>{escape(first.title)}</title>\n<link rel="icon" href="{picture_address(site.mark)}">\n'
        f"<style>{style}</style>\n</head>\n<body>\n<main>\n<h1>{escape(first.title)}</h1>\n"
        f'<ul class="lessons">{rows}</ul>\n</main>\n</body>\n</html>\n'
    )
