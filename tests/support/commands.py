"""Running commands in tests: netlint's own, git's, and any other; and what is where in this repository."""

import contextlib
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from unittest import mock

from support.fork_server import Run

from netlint.cli import app
from netlint.cli.console import Console

ROOT = Path(__file__).parents[2]

LEFT_OUT = shutil.ignore_patterns(
    ".git",
    ".venv*",
    ".browser",
    ".mutants",
    "build",
    "dist",
    "*.egg-info",
    "*.mo",
    "__pycache__",
    ".*_cache",
    ".hypothesis",
)
"""What a fresh clone does not have: what is made in a checkout."""

RULE_TEMPLATE = """
from netlint import rule
{begin}

@rule("OUR001", severity="info", level="essential", question="?")
def ours(charter):
    \"\"\"Ours.

    Why: -
    Fix: -
    Bad: -
    Good: -
    \"\"\"
    {inside}
    yield from ()
"""
"""A file with a rule that never finds anything, with what is done when it is loaded, and when it is run."""
RULE_FILE = RULE_TEMPLATE.format(begin="", inside="")
"""A file with a rule that never finds anything."""

Netlint = Callable[..., subprocess.CompletedProcess[str]]


def needs_process(argument: str) -> bool:
    return argument.startswith("--jobs")


def in_new_python(args: Sequence[str], stdin: bytes, folder: Path, environment: dict[str, str]) -> Run:
    """Run the command as a shell would."""
    command = [sys.executable, "-m", "netlint", *args]
    done = subprocess.run(
        command, input=stdin, capture_output=True, cwd=folder, env=environment, timeout=120, check=False
    )
    return Run(done.returncode, done.stdout, done.stderr)


def in_process(args: Sequence[str], stdin: bytes, folder: Path, environment: dict[str, str]) -> Run:
    """Run the command in this process."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", "backslashreplace", write_through=True) for _ in range(2))
    with (
        contextlib.chdir(folder),
        mock.patch.dict(os.environ, environment, clear=True),
        contextlib.redirect_stdout(err),
        contextlib.redirect_stderr(err),
    ):
        code = app.run(list(args), Console(io.BytesIO(stdin), out, err))
    return Run(code, *(stream.buffer.getvalue() for stream in (out, err)))  # type: ignore[attr-defined]


def run(*command: str | Path, cwd: Path | None = None, **env: str) -> str:
    """Run a program that has to succeed, with more variables; return what it printed."""
    done = subprocess.run(command, cwd=cwd, env=os.environ | env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def git(folder: Path, *args: str) -> str:
    """Run git in a folder, as Ana; return what it printed."""
    plain = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    plain["GIT_TEMPLATE_DIR"] = ""  # else a new repository gets copies of twenty files, which takes half of its time
    names = ("-c", "user.name=Ana", "-c", "user.email=ana@example.org", "-c", "init.defaultBranch=main")
    alone = ("-c", "maintenance.auto=false")  # a newer git goes on writing in the repository after a commit
    done = subprocess.run(["git", *names, *alone, *args], cwd=folder, env=plain, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return done.stdout.decode(errors="replace").strip()


def committed(folder: Path) -> None:
    """Commit all that is in a folder, in a repository of its own."""
    if not (folder / ".git").exists():
        git(folder, "init", "-q")
    git(folder, "add", "--all", "--force", ".")
    git(folder, "commit", "-q", "--allow-empty", "-m", "All of it")
