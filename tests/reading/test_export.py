"""The reading copy as files: `course export html`."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest

from course.cli import main
from tests.reading.conftest import ROOTS
from tests.reading.reader import Found, read

BICYCLE = str(ROOTS[1])


def exported(folder: Path) -> dict[Path, Found]:
    return {path: read(path.read_text(encoding="utf-8")) for path in folder.rglob("*.html")}


def test_every_relative_link_and_picture_is_there(root: Path, tmp_path: Path) -> None:
    assert main(["export", "html", str(tmp_path / "copy"), str(root)]) == 0
    pages = exported(tmp_path / "copy")
    assert len(pages) > 5
    for path, found in pages.items():
        assert found.faults == []
        shown = [known["src"] for tag, known in found.tags if tag == "img"]
        for link in [*found.links, *shown]:
            if link.startswith(("https://", "http://", "mailto:")):
                continue
            name, _, anchor = unquote(link).partition("#")
            there = (path.parent / name).resolve() if name else path
            assert there.is_file(), (path, link)
            assert not anchor or anchor in pages[there].ids, (path, link)
        for font in path.read_text(encoding="utf-8").split('url("')[1:]:
            assert (path.parent / font.partition('"')[0]).is_file()
    assert not (tmp_path / "copy" / "sitemap.xml").exists()
    assert {found.canonical for found in pages.values()} == {None}


def test_with_an_address_pages_tell_theirs_and_there_is_a_site_map(tmp_path: Path) -> None:
    url = "https://school.example/copy"
    call = [
        "export",
        "html",
        str(tmp_path),
        BICYCLE,
        "--url",
        f"{url}/",
        "--app",
        "https://app.example",
    ]
    assert main(call) == 0
    page = exported(tmp_path)[tmp_path / "en" / "tyres.html"]
    assert page.canonical == f"{url}/en/tyres.html"
    assert page.alternates["lv"] == f"{url}/lv/tyres.html"
    assert "https://app.example/en-tyres" in page.links
    assert f"<loc>{url}/lv/tyres.html</loc>" in (tmp_path / "sitemap.xml").read_text(
        encoding="utf-8"
    )


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert main(["export", "html", str(tmp_path), BICYCLE]) == 1
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 1
    assert "is not empty" in told[0]
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_place_that_cannot_be_written_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["export", "html", str(tmp_path / "file"), BICYCLE]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize(
    "url", ["school.example", "javascript:alert(1)", 'https://a"b', "https://"]
)
def test_what_is_no_address_is_refused(url: str, tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["export", "html", str(tmp_path), BICYCLE, "--url", url])
    assert refused.value.code == 2
