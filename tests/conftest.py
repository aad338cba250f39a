"""What all tests share: running the command, golden files, and what is built of a copy of the repository."""

import contextlib
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from unittest import mock

import pytest

from netlint.cli import app
from netlint.cli.console import Console

ROOT = Path(__file__).parent.parent

LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv*", "build", "dist", "*.egg-info", "*.mo", "__pycache__", ".*_cache", ".hypothesis"
)
"""What a fresh clone does not have: what is made in a checkout."""

RULE_FILE = """
from netlint import rule


@rule("OUR001", severity="info", level="essential", question="?")
def ours(charter):
    \"\"\"Ours.

    Why: -
    Fix: -
    Bad: -
    Good: -
    \"\"\"
    yield from ()
"""
"""A file with a rule that never finds anything."""

Netlint = Callable[..., subprocess.CompletedProcess[str]]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="Write the golden files anew.")


def _needs_process(argument: str) -> bool:
    return argument.startswith("--jobs")


def in_process(args: Sequence[str], stdin: bytes, folder: Path, environment: dict[str, str]) -> tuple[int, str, str]:
    """Run the command in this process; return its exit code, and what it printed on its two streams."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", "backslashreplace", write_through=True) for _ in range(2))
    with (
        contextlib.chdir(folder),
        mock.patch.dict(os.environ, environment, clear=True),
        contextlib.redirect_stdout(err),
        contextlib.redirect_stderr(err),
    ):
        code = app.run(list(args), Console(io.BytesIO(stdin), out, err))
    return code, *(stream.buffer.getvalue().decode() for stream in (out, err))  # type: ignore[attr-defined]


@pytest.fixture
def netlint(tmp_path: Path) -> Netlint:
    """Run the command in an empty folder, on a fixed day, and give what it printed and its exit code.

    It runs in this process, which takes a fiftieth of the time; in one of its own where Python code of the folder would
    run with it, where processes work beside it, and where the environment says how Python itself works.
    """

    def run(
        *args: str, stdin: str | bytes = "", today: str | None = "2026-11-24", cwd: Path | None = None, **env: str
    ) -> subprocess.CompletedProcess[str]:
        day = (
            ["--today", today]
            if today
            and "--timeless" not in args
            and (not args or args[0] not in ("explain", "rules", "schema", "settings", "plugins"))
            else []
        )
        plain = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
        folder, given = cwd or tmp_path, stdin.encode() if isinstance(stdin, str) else stdin
        if any(map(_needs_process, args)) or any(key.startswith("PYTHON") for key in env) or any(folder.rglob("*.py")):
            done = subprocess.run(
                [sys.executable, "-m", "netlint", *args, *day],
                input=given,
                capture_output=True,
                cwd=folder,
                env={**plain, "PYTHONUTF8": "1", **env},
                timeout=120,
                check=False,
            )
            code, out, err = done.returncode, done.stdout.decode(), done.stderr.decode()
        else:
            code, out, err = in_process((*args, *day), given, folder, {**plain, **env})
        assert "Traceback" not in out + err, err
        return subprocess.CompletedProcess(args, code, out, err)

    return run


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with a file of `tests/golden/`, or write that anew with `--update-golden`."""

    def compare(name: str, text: str) -> None:
        file = ROOT / "tests" / "golden" / name
        if request.config.getoption("--update-golden"):
            file.write_text(text, "utf-8")
        assert file.read_text("utf-8") == text

    return compare


def run(*command: str | Path, cwd: Path | None = None) -> str:
    """Run a program that has to succeed, and give what it printed."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def git(folder: Path, *args: str) -> str:
    """Run git in a folder, as Ana; return what it printed."""
    plain = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    names = ("-c", "user.name=Ana", "-c", "user.email=ana@example.org", "-c", "init.defaultBranch=main")
    alone = ("-c", "maintenance.auto=false")  # a newer git goes on writing in the repository after a commit
    done = subprocess.run(["git", *names, *alone, *args], cwd=folder, env=plain, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return done.stdout.decode(errors="replace")


def committed(folder: Path) -> None:
    """Commit all that is in a folder, in a repository of its own."""
    if not (folder / ".git").exists():
        git(folder, "init", "-q")
    git(folder, "add", "--all", "--force", ".")
    git(folder, "commit", "-q", "--allow-empty", "-m", "All of it")


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository, so that nothing is built in it."""
    folder = tmp_path_factory.mktemp("checkout") / "netlint"
    shutil.copytree(ROOT, folder, ignore=LEFT_OUT)
    return folder


@pytest.fixture(scope="session")
def built(checkout: Path) -> Path:
    """The folder of netlint's wheel and sdist."""
    run(sys.executable, "-m", "build", "--outdir", checkout / "dist", checkout)
    return checkout / "dist"


@pytest.fixture(scope="session")
def environment(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel of netlint and with pytest, in which pages and plugins are tried out."""
    folder = tmp_path_factory.mktemp("clean") / "environment"
    run(sys.executable, "-m", "venv", folder)
    pip = (folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*pip, *built.glob("*.whl"), "pytest>=8")
    return folder
