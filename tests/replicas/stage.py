"""All that runs while the scenes are played, and how a server is asked without a browser."""

from __future__ import annotations

import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from course.content.model import Course
from tests.replicas.learner import COOKIE, Learner
from tests.replicas.programs import Nginx, Postgres, Replica

LEAD = "who-answers"
"""An address that nobody else asks for."""


@dataclass
class Stage:
    """All that runs, and the learner whom the scenes follow."""

    folder: Path
    database: Postgres
    replicas: list[Replica]
    nginx: Nginx
    browser: Browser
    course: Course

    @property
    def url(self) -> str:
        """Where learners find the course."""
        return f"http://127.0.0.1:{self.nginx.port}"

    def asked_for(self, path: str) -> list[str]:
        """Which replica nginx asked each time that an address was asked for, by its log; `-` for none."""
        said = (line.split(" ", 7) for line in self.nginx.log.read_text().splitlines())
        return [line[-1] for line in said if line[3:4] == [f"/{path}"]]

    def served_by(self, path: str) -> int:
        """The replica that answered when an address was last asked for, by nginx's log; 0 where it was not yet."""
        addresses = [f"127.0.0.1:{replica.port}" for replica in self.replicas]
        asked_last = self.asked_for(path)[-1:]
        return addresses.index(asked_last[0].split(", ")[-1]) + 1 if asked_last else 0

    def leads_to(self, number: int) -> bool:
        """Whether nginx asks a replica for those whose cookie names it: not for some seconds after it was away."""
        asked(self.url, f"/{LEAD}", Cookie=f"{COOKIE}={number}")
        return self.served_by(LEAD) == number

    def new_learner(self) -> Learner:
        """A browser that nobody has used."""
        return Learner(self.browser, self.course, self.url)


def healthy(url: str) -> bool:
    """Whether a server says that it is well."""
    return asked(url, "/_stcore/health")[0] == 200


def asked(url: str, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """The status, headers (small letters) and body that a server answers with; 0 for none."""
    try:
        with urllib.request.urlopen(
            urllib.request.Request(url + path, headers=headers), timeout=5
        ) as r:
            return r.status, {k.lower(): v for k, v in r.headers.items()}, r.read()
    except urllib.error.HTTPError as refused:
        return refused.code, {k.lower(): v for k, v in refused.headers.items()}, refused.read()
    except OSError:
        return 0, {}, b""
