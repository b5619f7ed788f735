"""Where a browser for the tests is looked for, in which order, and how one is got."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from tests.browser import INSTALL, Machine, NoBrowser, find, obtain

HOME = Path("/somebody")
PLAYWRIGHT = Path("/cache/playwright/chrome")
PLAYWRIGHT_INSTALLS = f"{sys.executable} -m playwright install chromium"
APT_UPDATES = "apt-get update"
APT_INSTALLS = (
    "env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends chromium"
)
APT_INSTALLS_LIGHT = f"{APT_INSTALLS}-headless-shell"
SHELL = "/usr/bin/chromium-headless-shell"


class MadeUp:
    """A machine with the browsers `there` that start, and commands that put more of them there."""

    def __init__(
        self,
        there: Iterable[str] = (),
        *,
        platform: str = "linux",
        environment: Mapping[str, str] | None = None,
        commands: Mapping[str, str] | None = None,
        root: bool = False,
        brings: Mapping[str, str] | None = None,
        fails: Iterable[str] = (),
    ) -> None:
        self.there = set(map(Path, there))
        self.commands = dict(commands or {})
        self.brings = dict(brings or {})
        self.fails = set(fails)
        self.ran: list[str] = []
        self.machine = Machine(
            platform=platform,
            environment=environment or {},
            home=HOME,
            is_root=root,
            which=self.commands.get,
            starts=self.there.__contains__,
            playwright_browser=lambda: PLAYWRIGHT if PLAYWRIGHT in self.there else None,
            run=self.run,
        )

    def run(self, command: list[str]) -> bool:
        """Note the command; what it brings is there from now on, and on the PATH."""
        line = " ".join(command)
        self.ran.append(line)
        if line in self.fails:
            return False
        if line in self.brings:
            self.there.add(Path(self.brings[line]))
            self.commands[Path(self.brings[line]).name] = self.brings[line]
        return True


WINDOWS = {"PROGRAMFILES": "C:/Programs", "LOCALAPPDATA": "C:/somebody/Local"}


@pytest.mark.parametrize(
    ("made_up", "browser"),
    [
        pytest.param(
            MadeUp(
                ["/own/chromium", "/other/chrome", "/usr/bin/chromium"],
                environment={"COURSE_CHROMIUM": "/own/chromium", "CHROME_PATH": "/other/chrome"},
                commands={"chromium": "/usr/bin/chromium"},
            ),
            "/own/chromium",
            id="our own variable before all else",
        ),
        pytest.param(
            MadeUp(
                ["/other/chrome", "/usr/bin/chromium"],
                environment={"CHROME_PATH": "/other/chrome"},
                commands={"chromium": "/usr/bin/chromium"},
            ),
            "/other/chrome",
            id="the usual variable before what is installed",
        ),
        pytest.param(
            MadeUp(
                ["/usr/bin/chromium", "/usr/bin/google-chrome"],
                environment={"COURSE_CHROMIUM": ""},
                commands={
                    "chromium": "/usr/bin/chromium",
                    "google-chrome": "/usr/bin/google-chrome",
                },
            ),
            "/usr/bin/google-chrome",
            id="an empty variable names nothing; Chrome before Chromium",
        ),
        pytest.param(
            MadeUp(
                ["/usr/bin/google-chrome", SHELL],
                commands={
                    "google-chrome": "/usr/bin/google-chrome",
                    "chromium-headless-shell": SHELL,
                },
            ),
            SHELL,
            id="the headless shell before those with windows",
        ),
        pytest.param(
            MadeUp(
                ["/usr/bin/microsoft-edge"],
                commands={
                    "chromium": "/usr/bin/chromium",
                    "microsoft-edge": "/usr/bin/microsoft-edge",
                },
            ),
            "/usr/bin/microsoft-edge",
            id="what does not start is passed over",
        ),
        pytest.param(
            MadeUp(["/snap/bin/chromium", str(PLAYWRIGHT)]),
            "/snap/bin/chromium",
            id="usual places on Linux before Playwright's own",
        ),
        pytest.param(
            MadeUp(
                ["/somebody/Applications/Chromium.app/Contents/MacOS/Chromium"], platform="darwin"
            ),
            "/somebody/Applications/Chromium.app/Contents/MacOS/Chromium",
            id="usual places on macOS",
        ),
        pytest.param(
            MadeUp(
                ["C:/Programs/Microsoft/Edge/Application/msedge.exe"],
                platform="win32",
                environment=WINDOWS,
            ),
            "C:/Programs/Microsoft/Edge/Application/msedge.exe",
            id="usual places on Windows",
        ),
        pytest.param(MadeUp([str(PLAYWRIGHT)]), str(PLAYWRIGHT), id="Playwright's own"),
        pytest.param(MadeUp(), None, id="none"),
    ],
)
def test_browsers_are_looked_for_in_this_order(made_up: MadeUp, browser: str | None) -> None:
    assert find(made_up.machine) == (Path(browser) if browser else None)
    assert made_up.ran == []


def test_a_variable_that_names_no_browser_is_told_rather_than_passed_over() -> None:
    made_up = MadeUp(
        ["/usr/bin/chromium"],
        environment={"COURSE_CHROMIUM": "/gone"},
        commands={"chromium": "/usr/bin/chromium"},
    )
    with pytest.raises(
        NoBrowser, match=r"^COURSE_CHROMIUM is set to \S*gone, which does not start"
    ):
        find(made_up.machine)


@pytest.mark.parametrize(
    ("made_up", "ran"),
    [
        pytest.param(
            MadeUp(["/usr/bin/chromium"], commands={"chromium": "/usr/bin/chromium"}),
            [],
            id="nothing, where there is one",
        ),
        pytest.param(
            MadeUp(
                ["/usr/bin/chromium"],
                commands={"chromium": "/usr/bin/chromium", "apt-get": "/usr/bin/apt-get"},
                root=True,
                brings={APT_INSTALLS_LIGHT: SHELL},
            ),
            [APT_UPDATES, APT_INSTALLS_LIGHT],
            id="the headless shell for root, beside another one",
        ),
        pytest.param(
            MadeUp(
                ["/usr/bin/chromium"],
                commands={"chromium": "/usr/bin/chromium", "apt-get": "/usr/bin/apt-get"},
                root=True,
                fails=[APT_INSTALLS_LIGHT],
            ),
            [APT_UPDATES, APT_INSTALLS_LIGHT],
            id="the other one is taken where there is no headless shell",
        ),
        pytest.param(
            MadeUp(
                [SHELL],
                commands={"chromium-headless-shell": SHELL, "apt-get": "/usr/bin/apt-get"},
                root=True,
            ),
            [],
            id="nothing, where there is the headless shell",
        ),
        pytest.param(
            MadeUp(
                ["/own/chromium"],
                environment={"COURSE_CHROMIUM": "/own/chromium"},
                commands={"apt-get": "/usr/bin/apt-get"},
                root=True,
            ),
            [],
            id="nothing, where one is named",
        ),
        pytest.param(
            MadeUp(brings={PLAYWRIGHT_INSTALLS: str(PLAYWRIGHT)}),
            [PLAYWRIGHT_INSTALLS],
            id="Playwright's first",
        ),
        pytest.param(
            MadeUp(
                commands={"apt-get": "/usr/bin/apt-get"},
                root=True,
                fails=[PLAYWRIGHT_INSTALLS, APT_INSTALLS_LIGHT],
                brings={APT_INSTALLS: "/usr/bin/chromium"},
            ),
            [
                PLAYWRIGHT_INSTALLS,
                APT_UPDATES,
                APT_INSTALLS_LIGHT,
                APT_UPDATES,
                APT_INSTALLS,
            ],
            id="then the distribution's",
        ),
        pytest.param(
            MadeUp(
                commands={"apt-get": "/usr/bin/apt-get"},
                root=True,
                brings={APT_INSTALLS_LIGHT: SHELL},
            ),
            [PLAYWRIGHT_INSTALLS, APT_UPDATES, APT_INSTALLS_LIGHT],
            id="also where Playwright's came but does not start",
        ),
    ],
)
def test_a_browser_is_installed_where_there_is_none(made_up: MadeUp, ran: list[str]) -> None:
    assert obtain(made_up.machine) in made_up.there
    assert made_up.ran == ran


@pytest.mark.parametrize(
    ("made_up", "ran"),
    [
        pytest.param(
            MadeUp(fails=[PLAYWRIGHT_INSTALLS], commands={"apt-get": "/usr/bin/apt-get"}),
            [PLAYWRIGHT_INSTALLS],
            id="apt-get is for root alone",
        ),
        pytest.param(
            MadeUp(fails=[PLAYWRIGHT_INSTALLS], root=True),
            [PLAYWRIGHT_INSTALLS],
            id="and only where there is one",
        ),
        pytest.param(
            MadeUp(
                fails=[PLAYWRIGHT_INSTALLS, APT_UPDATES],
                root=True,
                commands={"apt-get": "/usr/bin/apt-get"},
            ),
            [PLAYWRIGHT_INSTALLS, APT_UPDATES, APT_UPDATES],
            id="a list that cannot be renewed is not installed from",
        ),
    ],
)
def test_one_sentence_says_what_to_install_where_nothing_helped(
    made_up: MadeUp, ran: list[str]
) -> None:
    with pytest.raises(NoBrowser) as problem:
        obtain(made_up.machine)
    assert str(problem.value) == INSTALL
    assert made_up.ran == ran
