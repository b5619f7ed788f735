"""`python -m course backup` and `restore`: nothing is lost, nothing is overwritten, all is told."""

from __future__ import annotations

import datetime as dt
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from course.cli import main
from course.progress.database import codes, ledger
from course.progress.database.keeping import Keeping
from course.progress.database.opening import HEAD, open_database
from tests.progress.database.databases import lines, url_of

ME, YOU = b"m" * 32, b"y" * 32
DAY = dt.date(2026, 11, 27)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database with two learners and a secret, and one whose record was erased."""
    file = tmp_path / "course.sqlite3"
    engine = open_database(url_of(file))
    with engine.begin() as connection:
        ledger.write(connection, ME, lines(*range(2_500)), DAY)
        ledger.write(connection, YOU, lines(1), DAY)
        ledger.erase(connection, b"e" * 32, DAY)
        ledger.secret(connection, "exports", b"ours")
        now = dt.datetime.now(dt.UTC)
        codes.put(connection, codes.new_code(), "0" * 32, now)
    engine.dispose()
    return file


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Iterator[list[str]]:
    """What the command said, for a test to compare when it has run."""
    said: list[str] = []
    yield said
    out, err = capsys.readouterr()
    assert [part.strip() for part in (out, err) if part] == said


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def rows(file: Path, table: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as database:
        return sorted(database.execute(f"SELECT * FROM {table}"))  # noqa: S608  our own names


def test_all_that_lasts_comes_back(file: Path, tmp_path: Path, told: list[str]) -> None:
    copy, again = tmp_path / "copy.sqlite3", tmp_path / "new" / "again.sqlite3"
    assert run("backup", copy, "--from", f"sqlite:///{file}") == 0
    assert run("restore", copy, "--to", f"sqlite:///{again}") == 0
    for table in ("learners", "events", "secrets"):
        assert rows(again, table) == rows(file, table) != []
    assert rows(again, "codes") == []
    said = "learners: 2, events: 2501"
    told[:] = [f"{copy}: {said}\nsqlite+pysqlite:///{again}: {said}"]


def test_a_backup_is_one_file_that_only_its_owner_reads(file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    run("backup", copy, "--from", f"sqlite:///{file}")
    assert copy.stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.glob("copy*")] == ["copy.sqlite3"]
    assert rows(copy, "alembic_version") == [(HEAD,)]


def test_a_backup_is_whole_though_learners_go_on(file: Path, tmp_path: Path) -> None:
    keeping, stop = Keeping(url_of(file)), threading.Event()

    def learn() -> None:
        number = 10_000
        while not stop.is_set():
            keeping.wait(keeping.exchange(YOU, lines(number), 0))
            number += 1

    learning = threading.Thread(target=learn)
    learning.start()
    for number in range(5):
        copy = tmp_path / f"copy-{number}.sqlite3"
        assert run("backup", copy, "--from", f"sqlite:///{file}") == 0
        for _id, _hash, last, *_ in rows(copy, "learners")[:2]:
            held = [row for row in rows(copy, "events") if row[0] == _id]
            assert len(held) == last
    stop.set()
    learning.join()
    keeping.close()


def test_by_default_it_is_the_database_of_the_course_in_this_folder(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "of-a-course"
    (folder / ".course").mkdir(parents=True)
    file.rename(folder / ".course" / "progress.sqlite3")
    monkeypatch.setenv("COURSE_DATABASE", "")
    monkeypatch.delenv("STATE_DIRECTORY", raising=False)
    monkeypatch.setenv("COURSE_ROOT", str(folder))
    assert run("backup", tmp_path / "copy.sqlite3") == 0
    assert len(rows(tmp_path / "copy.sqlite3", "learners")) == 3


def test_no_file_is_overwritten(file: Path, tmp_path: Path, told: list[str]) -> None:
    there = tmp_path / "there"
    there.write_text("a shopping list", encoding="utf-8")
    assert run("backup", there, "--from", f"sqlite:///{file}") == 1
    assert there.read_text(encoding="utf-8") == "a shopping list"
    told[:] = [f"course: ‘{there}’ is there already and is not overwritten: name another file"]


def test_a_database_with_learners_is_not_filled(file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    run("backup", copy, "--from", f"sqlite:///{file}")
    before = rows(file, "events")
    assert run("restore", copy, "--to", f"sqlite:///{file}") == 1
    assert rows(file, "events") == before


def test_the_course_may_run_while_its_empty_database_is_filled(file: Path, tmp_path: Path) -> None:
    copy, running = tmp_path / "copy.sqlite3", tmp_path / "running.sqlite3"
    run("backup", copy, "--from", f"sqlite:///{file}")
    keeping = Keeping(url_of(running))
    keeping.do(lambda connection: ledger.secret(connection, "exports", b"another"))
    assert run("restore", copy, "--to", f"sqlite:///{running}") == 0
    held = keeping.wait(keeping.exchange(YOU, lines(2), 0))
    assert held is not None
    assert held.lines == lines(1, 2)
    assert keeping.do(lambda connection: ledger.secret(connection, "exports", b"x")) == b"ours"
    keeping.close()


NEWER, OTHER, TORN, NONE = "newer", "another program's", "torn", "no database"


def spoil(copy: Path, how: str) -> None:
    if how == NONE:
        copy.write_text("learners,events\n" * 100, encoding="utf-8")
    elif how == TORN:
        with copy.open("r+b") as raw:
            raw.seek(4096)
            raw.write(b"\xff" * (copy.stat().st_size // 2))
    else:
        with closing(sqlite3.connect(copy)) as database, database:
            if how == NEWER:
                database.execute("UPDATE alembic_version SET version_num = '9999'")
            else:
                database.execute("DROP TABLE alembic_version")


@pytest.mark.parametrize(
    ("how", "says"),
    [
        (NEWER, "made by a newer version of the course (revision 9999)"),
        (OTHER, "none of a course's learners"),
        (TORN, "damaged"),
        (NONE, "not a database"),
    ],
)
def test_what_is_no_backup_is_refused_in_a_sentence(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], how: str, says: str
) -> None:
    copy, target = tmp_path / "copy.sqlite3", tmp_path / "target.sqlite3"
    run("backup", copy, "--from", f"sqlite:///{file}")
    spoil(copy, how)
    before = copy.read_bytes()
    capsys.readouterr()
    assert run("restore", copy, "--to", f"sqlite:///{target}") == 1
    said = capsys.readouterr().err
    assert said.startswith("course: ")
    assert says in said
    assert said.count("\n") == 1
    assert copy.read_bytes() == before
    assert not target.exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["backup", "X", "--from", "postgresql://db/course"], "pg_dump"),
        (["backup", "X", "--from", "sqlite:///nowhere/x.sqlite3"], "no database at"),
        (["backup", "X/X/X", "--from", "FILE"], "cannot be written"),
        (["backup", "X", "--from", "course.db"], "--from names no database"),
        (["backup", "X"], "COURSE_DATABASE is ‘none’"),
        (["restore", "nowhere"], "COURSE_DATABASE is ‘none’"),
        (["restore", "nowhere", "--to", "FILE"], "no backup at"),
        (["restore", "FILE", "--to", "postgresql://127.0.0.1:1/x"], "does not answer"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(
    file: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    says: str,
) -> None:
    held = {"X": str(tmp_path / "x"), "X/X/X": str(tmp_path / "x/x/x"), "FILE": str(file)}
    if "FILE" in arguments[2:]:
        held["FILE"] = f"sqlite:///{file}"
    assert run(*(held.get(argument, argument) for argument in arguments)) == 1
    said = capsys.readouterr().err
    assert says in said
    assert said.count("\n") == 1
    assert not (tmp_path / "x").exists()
