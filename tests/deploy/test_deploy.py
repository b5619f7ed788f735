"""`deploy/`: what can be known without a Docker engine. `make test-replicas` plays the rest."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from course.app import settings
from course.progress.brought_back import LARGEST_MB
from tests.replicas.programs import TEMPLATE, Missing, fill_in, program
from tests.serving import REPOSITORY

DEPLOY = REPOSITORY / "deploy"
REPLICAS = ["127.0.0.1:18501", "127.0.0.1:18502"]


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def services(compose: dict[str, Any]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = compose["services"]
    return found


def test_every_service_has_its_limits_and_comes_back(services: dict[str, dict[str, Any]]) -> None:
    for name, service in services.items():
        assert service["restart"] == "unless-stopped", name
        assert {"cpus", "mem_limit", "logging"} <= set(service), name
        assert "no-new-privileges:true" in service["security_opt"], name


def test_each_waits_for_what_it_needs_to_be_well(services: dict[str, dict[str, Any]]) -> None:
    dockerfile = (DEPLOY / "Dockerfile").read_text("utf-8")
    for name, service in services.items():
        for needed, how in service.get("depends_on", {}).items():
            assert how == {"condition": "service_healthy"}, name
            asked = "HEALTHCHECK" in dockerfile if "build" in services[needed] else None
            assert asked or "healthcheck" in services[needed], needed


def test_nginx_finds_the_replicas_where_they_are(
    compose: dict[str, Any], services: dict[str, dict[str, Any]]
) -> None:
    told = services["nginx"]["environment"]
    at = {
        f"{service['networks']['default']['ipv4_address']}:8501"
        for name, service in services.items()
        if name.startswith("replica-")
    }
    assert {value for name, value in told.items() if name.startswith("COURSE_REPLICA_")} == at
    asked = set(re.findall(r"\$\{(\w+)\}", TEMPLATE.read_text("utf-8")))
    assert asked == {name for name in told if name.startswith("COURSE_")}
    assert '"--port", "8501"' in (DEPLOY / "Dockerfile").read_text("utf-8")


def test_what_compose_asks_for_is_in_the_example(services: dict[str, dict[str, Any]]) -> None:
    text = (DEPLOY / "compose.yaml").read_text("utf-8")
    example = (DEPLOY / ".env.example").read_text("utf-8")
    assert set(re.findall(r"\$\{(\w+)", text)) == set(re.findall(r"^(\w+)=", example, re.M))
    ours = {name for name in services["replica-1"]["environment"] if name.startswith("COURSE_")}
    assert ours <= {settings.DATABASE, settings.KEEP_MONTHS}


def test_what_is_mounted_and_copied_is_there(services: dict[str, dict[str, Any]]) -> None:
    mounted = [path.partition(":")[0] for s in services.values() for path in s.get("volumes", [])]
    made_there = {"./backups"}
    paths = [p for p in mounted if p.startswith(".") and p not in made_there]
    assert [path for path in paths if not (DEPLOY / path).exists()] == []
    copied = re.findall(r"^COPY (\S+)", (DEPLOY / "Dockerfile").read_text("utf-8"), re.M)
    assert [path for path in copied if not (REPOSITORY / path).exists()] == []
    let_in = (DEPLOY / "Dockerfile.dockerignore").read_text("utf-8").splitlines()
    assert [path for path in copied if f"!{path}" not in let_in] == []


def test_what_may_be_brought_back_gets_through_to_the_course() -> None:
    settings = tomllib.loads((REPOSITORY / ".streamlit" / "config.toml").read_text("utf-8"))
    served = int(settings["server"]["maxUploadSize"])
    (passed,) = re.findall(
        r"location /_stcore/upload_file/ \{[^}]*client_max_body_size (\d+)m;",
        TEMPLATE.read_text("utf-8"),
    )
    assert LARGEST_MB <= served < int(passed)


def nginx_says(folder: Path, https: str = "") -> str:
    try:
        nginx = program("nginx")
    except Missing:
        pytest.skip("there is no nginx on this machine")
    tls = folder / "tls"
    tls.mkdir()
    if https:
        (tls / "https.conf").write_text(https, encoding="utf-8")
    configuration = folder / "nginx.conf"
    configuration.write_text(fill_in("127.0.0.1:18500", REPLICAS, folder, tls), encoding="utf-8")
    done = subprocess.run(
        [nginx, "-t", "-c", configuration], capture_output=True, text=True, check=False
    )
    return done.stderr


def test_nginx_takes_its_configuration(tmp_path: Path) -> None:
    said = nginx_says(tmp_path)
    assert "test is successful" in said
    assert "[warn]" not in said.replace('"user" directive', "")


@pytest.mark.skipif(not shutil.which("openssl"), reason="there is no openssl on this machine")
def test_nginx_takes_the_example_for_https(tmp_path: Path) -> None:
    names = ["fullchain.pem", "privkey.pem"]
    paths = [str(tmp_path / name) for name in names]
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=x"]
    subprocess.run([*make, "-out", paths[0], "-keyout", paths[1]], check=True, capture_output=True)
    https = (DEPLOY / "nginx" / "tls" / "https.conf.example").read_text("utf-8")
    https = https.replace("listen 443", "listen 127.0.0.1:18443")
    for name, path in zip(names, paths, strict=True):
        https = https.replace(f"/etc/letsencrypt/live/course.example.org/{name}", path)
    assert "test is successful" in nginx_says(tmp_path, https)


@pytest.mark.skipif(os.name == "nt", reason="containers run it, with a shell")
def test_a_dump_that_fails_leaves_nothing_and_deletes_nothing(tmp_path: Path) -> None:
    """With a pg_dump that fails, however old the last good backup is."""
    (tmp_path / "bin").mkdir()
    for name in ("pg_dump", "pg_restore"):
        fake = tmp_path / "bin" / name
        fake.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
        fake.chmod(0o755)
    kept = tmp_path / "course-2020-01-01T023000.dump"
    kept.write_text("a dump", encoding="utf-8")
    os.utime(kept, (0, 0))
    done = subprocess.run(
        [DEPLOY / "backup.sh", "once"],
        env=os.environ
        | {"PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}", "BACKUPS": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "There is no backup of this night: see above.\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bin", kept.name]
