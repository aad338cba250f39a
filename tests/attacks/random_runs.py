"""A process that runs the command in forks of itself, so that thousands of runs take a minute. Started by its test.

It reads a run a line, as JSON (`cwd`, `args`, `env`), and writes what came of it: `code`, `out`, `err`.
"""

import json
import os
import select
import signal
import sys
import tempfile
import time

import netlint.project.git
import netlint.project.settings_changes  # noqa: F401 (loaded once for all runs)
from netlint.cli import main

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
            main()
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


if __name__ == "__main__":
    for line in sys.stdin:
        sys.stdout.write(json.dumps(run(**json.loads(line))) + "\n")
        sys.stdout.flush()
