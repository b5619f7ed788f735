"""Scenes of the database's copies: nightly dumps, the way from SQLite to PostgreSQL, idle records."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.replicas.programs import Replica, program, until
from tests.replicas.stage import Stage
from tests.serving import REPOSITORY


def dumped(stage: Stage) -> str:
    """`deploy/backup.sh` writes a dump that pg_restore takes."""
    database = stage.database
    backups = stage.folder / "backups"
    backups.mkdir()
    folder = program("pg_dump").parent
    environment = os.environ | {
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
        "PGHOST": "127.0.0.1",
        "PGPORT": str(database.port),
        "PGUSER": "course",
        "PGDATABASE": "course",
        "BACKUPS": str(backups),
    }
    script = str(REPOSITORY / "deploy" / "backup.sh")
    subprocess.run([script, "once"], env=environment, check=True, stdout=subprocess.DEVNULL)
    (dump,) = backups.iterdir()
    database.ask("postgres", "CREATE DATABASE again")
    restore = [str(folder / "pg_restore"), "--exit-on-error", "--no-owner", "--dbname", "again"]
    subprocess.run([*restore, str(dump)], env=environment, check=True)
    count = "SELECT count(*), count(DISTINCT learner) FROM events"
    assert database.ask("again", count) == database.ask("course", count)
    return f"{database.ask('again', count)[0][0]} events"


def moved(stage: Stage) -> str:
    """`course restore` fills PostgreSQL from SQLite, and the next learner gets a number of their own."""
    database, file = stage.database, stage.folder / "small.sqlite3"
    database.ask("postgres", "CREATE DATABASE moved")
    write = (
        "import datetime as dt, sys; from course.progress.database import ledger, opening;"
        "engine = opening.open_database(opening.parse_url(sys.argv[1]));"
        "connection = engine.connect(); days = dt.timedelta(days=400);"
        "[ledger.write(connection, bytes([n]) * 32, {f'{n}-{i}': '{}' for i in range(50)},"
        " dt.date.today() - days * (n % 2)) for n in range(int(sys.argv[2]), int(sys.argv[3]))];"
        "connection.commit()"
    )
    steps = (
        ["-c", write, f"sqlite:///{file}", "0", "100"],
        ["-m", "course", "backup", f"{file}.copy", "--from", f"sqlite:///{file}"],
        ["-m", "course", "restore", f"{file}.copy", "--to", database.url("moved")],
        ["-c", write, database.url("moved"), "100", "110"],
    )
    for step in steps:
        done = subprocess.run(
            [sys.executable, *step], cwd=REPOSITORY, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
    held = database.ask("moved", "SELECT count(*), count(DISTINCT learner) FROM events")
    assert held == [(5500, 110)], held
    return "100 learners, then 10 more"


def erased(stage: Stage) -> str:
    """A replica that is told to keep records for a year erases the others as it starts."""
    database = stage.database
    replica = Replica("keeping", stage.folder, database=database.url("moved"))
    replica.start({"COURSE_KEEP_MONTHS": "12"})
    left = "SELECT count(*), (SELECT count(DISTINCT learner) FROM events) FROM learners"
    try:
        until(lambda: database.ask("moved", left) == [(55, 55)], "55 of 110 are left")
    finally:
        replica.end()
    return "55 of 110 are left"
