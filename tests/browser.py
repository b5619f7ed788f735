"""Finds the Chromium that browser tests drive, and gets one where there is none.

`python -m tests.browser` prints its path, or says in one sentence what to install. Looked at in turn:
what the environment names, what is installed on the machine, what Playwright keeps; then
`playwright install chromium`; then, for root where there is apt-get, the distribution's packages.

Chromium's headless shell goes before all others, and root gets it where apt-get has it: the same engine
without windows draws a page in half the processor's time, which is most of what the tests take.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

VARIABLES = ("COURSE_CHROMIUM", "CHROME_PATH")
LIGHT = "chromium-headless-shell"
COMMANDS = (
    LIGHT,
    "google-chrome",
    "google-chrome-stable",
    "chromium",
    "chromium-browser",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
MAC_PROGRAMS = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS_PROGRAMS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
LINUX_PROGRAMS = ("/opt/google/chrome/chrome", "/snap/bin/chromium")

ARGUMENTS = (
    "--no-sandbox",  # tests may run as root, where Chromium refuses to start with it
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
)
"""What Chromium is started with; it finds this machine alone."""

INSTALL = (
    "No Chromium for the browser tests: install Google Chrome, Chromium or Microsoft Edge, "
    "or set COURSE_CHROMIUM to the path of one."
)
SECONDS_TO_START = 30
SECONDS_TO_INSTALL = 900


class NoBrowser(Exception):
    """There is no browser to test with; its text is one sentence that says what to do."""


@dataclass(frozen=True)
class Machine:
    """What the search asks of a machine, so that tests can make one up."""

    platform: str
    environment: Mapping[str, str]
    home: Path
    is_root: bool
    which: Callable[[str], str | None]
    starts: Callable[[Path], bool]
    playwright_browser: Callable[[], Path | None]
    run: Callable[[list[str]], bool]


def installed(machine: Machine) -> Iterator[Path]:
    """Yield where a Chromium may be on `machine`, the likeliest first; not all of them exist."""
    for command in COMMANDS:
        if found := machine.which(command):
            yield Path(found)
    match machine.platform:
        case "darwin":
            for program in MAC_PROGRAMS:
                yield Path("/Applications") / program
                yield machine.home / "Applications" / program
        case "win32":
            for program in WINDOWS_PROGRAMS:
                for folder in WINDOWS_FOLDERS:
                    if folder in machine.environment:
                        yield Path(machine.environment[folder]) / program
        case _:
            yield from map(Path, LINUX_PROGRAMS)
    if browser := machine.playwright_browser():
        yield browser


def find(machine: Machine) -> Path | None:
    """Return the first Chromium on `machine` that starts, or None.

    Raises NoBrowser when the environment names one that does not start: to take another silently
    would test what nobody asked for.
    """
    for variable in VARIABLES:
        if named := machine.environment.get(variable):
            if machine.starts(Path(named)):
                return Path(named)
            raise NoBrowser(
                f"{variable} is set to {named}, which does not start: mend or unset it."
            )
    return next((path for path in installed(machine) if machine.starts(path)), None)


def obtain(machine: Machine) -> Path:
    """Return a Chromium that starts, installing one if need be; raise NoBrowser where that fails."""
    found = find(machine)
    named = any(machine.environment.get(variable) for variable in VARIABLES)
    if found and (named or found.name == LIGHT):
        return found
    for commands in lighter(machine) if found else installations(machine):
        if all(map(machine.run, commands)) and (better := find(machine)):
            return better
    if found:
        return found
    raise NoBrowser(INSTALL)


def installations(machine: Machine) -> Iterator[list[list[str]]]:
    """Yield the ways to install a Chromium on `machine`, each a list of commands."""
    yield [[sys.executable, "-m", "playwright", "install", "chromium"]]
    yield from lighter(machine)
    yield from _by_apt(machine, "chromium")


def lighter(machine: Machine) -> Iterator[list[list[str]]]:
    """Yield the way to the headless shell, where there is one."""
    yield from _by_apt(machine, LIGHT)


def _by_apt(machine: Machine, package: str) -> Iterator[list[list[str]]]:
    if machine.is_root and machine.which("apt-get"):
        install = ["apt-get", "install", "--yes", "--no-install-recommends", package]
        yield [["apt-get", "update"], ["env", "DEBIAN_FRONTEND=noninteractive", *install]]


def starts(path: Path) -> bool:
    """Tell whether `path` is a program that starts; on Windows, whether it is a file.

    A browser without its system libraries is found out here. Chrome for Windows has no answer to
    `--version` but a window.
    """
    if sys.platform == "win32" or not path.is_file():
        return path.is_file()
    try:
        answer = subprocess.run(
            [str(path), "--version"], capture_output=True, timeout=SECONDS_TO_START, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def playwright_browser() -> Path | None:
    """Return where Playwright keeps its Chromium, or None before it has one."""
    from playwright.sync_api import sync_playwright  # late: it is slow, and rarely needed

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.exists() else None


def run(command: list[str]) -> bool:
    """Run `command`, its output to the terminal's error stream; tell whether it succeeded."""
    print("Installing a browser:", " ".join(command), file=sys.stderr)
    try:
        done = subprocess.run(command, stdout=sys.stderr, timeout=SECONDS_TO_INSTALL, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def this_machine() -> Machine:
    """Return the machine we are on."""
    return Machine(
        platform=sys.platform,
        environment=os.environ,
        home=Path.home(),
        is_root=hasattr(os, "geteuid") and os.geteuid() == 0,
        which=shutil.which,
        starts=starts,
        playwright_browser=playwright_browser,
        run=run,
    )


def main() -> int:
    """Print the path of a Chromium that starts; return 1 with one sentence where there is none."""
    try:
        print(obtain(this_machine()))
    except NoBrowser as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
