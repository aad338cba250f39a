"""A process that runs the command in forks of itself, so that thousands of runs take a minute. Started by its test.

It reads a run a line, as JSON (`cwd`, `args`, `env`), and writes what came of it: `code`, `out`, `err`.
"""

import importlib
import json
import os
import pkgutil
import select
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from typing import NoReturn

import netlint
from netlint.cli import main
from netlint.plugins.registry import load_plugins

LIMIT = 60.0
"""Seconds that a run may take: far more than any does."""


def run(cwd: str, args: list[str], env: dict[str, str]) -> dict[str, object]:
    """Run the command once, in a process and a group of its own."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if not child:
            os.setsid()
            os.chdir(cwd)
            os.environ.update(env)
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            sys.argv = ["netlint", *args]
            end(main)
        watch, until = os.pidfd_open(child), time.monotonic() + LIMIT
        ended = select.select([watch], [], [], until - time.monotonic())[0]
        os.close(watch)
        if not ended:
            os.killpg(child, signal.SIGKILL)
        _child, status = os.waitpid(child, 0)
        out.seek(0)
        err.seek(0)
        code = os.waitstatus_to_exitcode(status) if ended else "no end"
        return {
            "code": code,
            "out": out.read().decode("utf-8", "replace"),
            "err": err.read().decode("utf-8", "replace"),
        }


def end(main: Callable[[], NoReturn]) -> None:
    """Run the command and end this process with its exit code, without what Python clears away at its own end."""
    try:
        main()
    except SystemExit as ended:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os._exit(int(ended.code or 0))


def load_all() -> None:
    """Load what runs need, once for all of them: most of the time of a short run goes into that."""
    for module in pkgutil.walk_packages(netlint.__path__, "netlint."):
        if "pytest" not in module.name and "__main__" not in module.name:
            importlib.import_module(module.name)
    load_plugins(isolated=True)


if __name__ == "__main__":
    load_all()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(run(**json.loads(line))) + "\n")
        sys.stdout.flush()
