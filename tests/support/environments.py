"""Wheels and environments: what is built is built once for all tests of a run, in however many processes these run."""

import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

from support.commands import ROOT, run

Build = Callable[[Path], None]
"""Builds something in an empty folder."""

UV = (sys.executable, "-m", "uv", "--quiet", "--no-config", "--offline")


class Shared:
    """Folders that the first test to need them builds, and that all others wait for."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def folder(self, name: str, build: Build) -> Path:
        """Return a folder that is built once. Raises what building it raises, in each test that needs it."""
        import fcntl  # Windows has none, and there only tests without environments are run

        folder = self._root / name
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (folder / "is-built").exists():
                (folder / "content").mkdir(exist_ok=True)
                build(folder / "content")
                (folder / "is-built").touch()
        return folder / "content"


def build(checkout: Path, folder: Path, *options: str) -> None:
    """Build the wheel and the sdist of a checkout."""
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, *options, checkout)


def collect_wheels(checkout: Path, built: Path, folder: Path) -> None:
    """Put together the wheels of netlint, of netlint-ostrom, and of all that these, their builds and tests need."""
    build(checkout / "plugins" / "netlint-ostrom", folder, "--wheel")
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["build-system"]["requires"]
    what = (*built.glob("*.whl"), *folder.glob("*.whl"), *needed, "pytest>=8", "pip")
    run(sys.executable, "-I", "-m", "pip", "wheel", "--quiet", "--wheel-dir", folder, *what)


def offline(wheelhouse: Path) -> dict[str, str]:
    """Return the variables that have pip find all that it needs in a folder, and nowhere else."""
    return {
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(wheelhouse),
        "PIP_COMPILE": "0",  # most modules are never run here; PIP_NO_COMPILE=1 would have pip compile them
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }


def make_environment(folder: Path, wheelhouse: Path, *what: str | Path) -> Path:
    """Make an environment with pip and with packages of a wheelhouse; return its folder."""
    _uv(wheelhouse, "venv", "--python", sys.executable, folder)
    install_offline(folder, wheelhouse, "pip", *what)
    return folder


def install_offline(environment: Path, wheelhouse: Path, *what: str | Path) -> None:
    """Install packages of a wheelhouse, or others that need only these, in an environment."""
    python = environment / "bin" / "python"
    _uv(wheelhouse, "pip", "install", "--python", python, "--no-index", "--find-links", wheelhouse, *what)


def uninstall(environment: Path, *what: str) -> None:
    """Take packages out of an environment, those that are in it."""
    run(*UV, "pip", "uninstall", "--python", environment / "bin" / "python", *what)


def _uv(wheelhouse: Path, *args: str | Path) -> None:
    run(*UV, "--cache-dir", wheelhouse.parent / "cache", *args)
