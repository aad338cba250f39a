"""A headless browser for the tests of the page and for its pictures: what it needs, and how it gets its jobs.

`python tools/headless_browser.py` installs what is missing: programs with apt-get if it runs as root, and what drives
the browser with npm, into `.browser/`. If it cannot, it says what to install. `tests/browser/driver.mjs` does the jobs.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / ".browser"
"""Where npm installs what drives the browser. Git ignores it."""
PACKAGES = ROOT / "tests" / "browser" / "package.json"
DRIVER = ROOT / "tests" / "browser" / "driver.mjs"
FONT_SETTINGS = ROOT / "tests" / "browser" / "fonts.conf"
OLDEST_NODE = 20
FONT = "DejaVu Sans"
"""The font that the browser has: pages are measured and drawn in it."""
_PATIENCE = 1800
"""Seconds for all jobs of a run."""


class Program(NamedTuple):
    """A program that has to be there: its names, and the packages of Debian with it."""

    names: tuple[str, ...]
    packages: tuple[str, ...]

    def path(self) -> str | None:
        """Return where it is; `None` if it is not there."""
        return next(filter(None, map(shutil.which, self.names)), None)


BROWSER = Program(("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"), ("chromium",))
NODE = Program(("node",), ("nodejs",))
NPM = Program(("npm",), ("npm",))
PDF = Program(("pdftotext",), ("poppler-utils",))
FONTS = Program(("fc-list",), ("fontconfig", "fonts-dejavu-core"))
PROGRAMS = (BROWSER, NODE, NPM, PDF, FONTS)


class MissingToolError(Exception):
    """Something that the browser needs is not there; the text says what to do."""


def missing() -> list[str]:
    """Return the packages of Debian with what is not there."""
    return list(_missing())


def _missing() -> Iterator[str]:
    for program in PROGRAMS:
        if not program.path():
            yield from program.packages
    if (fonts := FONTS.path()) and FONT not in _printed(fonts, ":", "family"):
        yield FONTS.packages[-1]


def install() -> None:
    """Install what is missing. Raises `MissingToolError` if that is not possible."""
    if (packages := missing()) and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
            subprocess.run(["apt-get", "--quiet", *command], check=True, env=quiet, stdout=subprocess.DEVNULL)  # noqa: S603, S607
    _require_programs()
    if not _is_installed():
        FOLDER.mkdir(exist_ok=True)
        options = ("--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")
        wanted = FOLDER / PACKAGES.name
        shutil.copyfile(PACKAGES, wanted)
        done = subprocess.run([str(NPM.path()), "install", *options], cwd=FOLDER, check=False)  # noqa: S603
        if done.returncode:
            wanted.unlink()
            raise MissingToolError(f"npm could not install the packages of {PACKAGES.relative_to(ROOT)}.")


def drive(jobs: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the result of each job, done in one browser. Raises `MissingToolError`, or `RuntimeError` if one fails."""
    _require_programs()
    if not _is_installed():
        raise MissingToolError("What drives the browser is not installed. Run: python tools/headless_browser.py")
    work = json.dumps({"browser": BROWSER.path(), "tools": str(FOLDER), "jobs": list(jobs)})
    command = [str(NODE.path()), str(DRIVER)]
    fonts = os.environ | {"FONTCONFIG_FILE": str(FONT_SETTINGS)}
    done = subprocess.run(  # noqa: S603 (the driver is the repository's own)
        command, input=work, env=fonts, capture_output=True, text=True, check=False, timeout=_PATIENCE
    )
    if done.returncode:
        raise RuntimeError(f"The browser stopped:\n{done.stderr}")
    results: list[dict[str, Any]] = json.loads(done.stdout)
    if failed := [result["error"] for result in results if "error" in result]:
        raise RuntimeError("\n".join(failed))
    return results


def _require_programs() -> None:
    if packages := missing():
        raise MissingToolError(
            "The browser tests need programs that are not installed. On Debian or Ubuntu:\n"
            f"    sudo apt-get install --no-install-recommends {' '.join(packages)}\n"
            "On other systems, install Chromium or Chrome, Node.js with npm, pdftotext (Poppler), fontconfig and the "
            "DejaVu fonts."
        )
    version = _printed(str(NODE.path()), "--version").strip()
    if int(version.lstrip("v").partition(".")[0]) < OLDEST_NODE:
        raise MissingToolError(f"The browser tests need Node.js {OLDEST_NODE} or later; found {version}.")


def _is_installed() -> bool:
    installed = FOLDER / PACKAGES.name
    return installed.exists() and installed.read_bytes() == PACKAGES.read_bytes()


def _printed(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603


if __name__ == "__main__":
    try:
        install()
    except MissingToolError as problem:
        sys.exit(str(problem))
