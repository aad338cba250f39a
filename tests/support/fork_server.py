"""Running the command in forks of one process: each run has a process of its own, in a tenth of the time it takes to start.

What a run does to its process, or to what it has imported, ends with it. Python itself is not started anew: tests of how
Python is started, and of what it reads while it does, start it themselves.

The server reads a run a line, as JSON (`args`, `cwd`, `env`, `stdin`), and writes what came of it: `code`, `out`, `err`.
Bytes are written as Latin-1.
"""

import contextlib
import gc
import importlib
import json
import os
import pkgutil
import select
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn

LIMIT = 120.0
"""Seconds that a run may take: far more than any does."""


class Run(NamedTuple):
    """What came of a run."""

    code: int
    out: bytes
    err: bytes


class ForkServer:
    """The process that runs the command, as the tests see it."""

    def __init__(self) -> None:
        """Start it, with all of netlint loaded."""
        command = [sys.executable, "-P", "-X", "utf8", __file__]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd="/")

    def run(self, args: Sequence[str], cwd: Path, env: Mapping[str, str], stdin: bytes = b"") -> Run:
        """Run the command once. Raises `TimeoutError` for a run that does not end."""
        assert self._process.stdin
        assert self._process.stdout
        asked = {"args": list(args), "cwd": str(cwd), "env": dict(env), "stdin": stdin.decode("latin-1")}
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        came = json.loads(self._process.stdout.readline())
        if came["code"] is None:
            raise TimeoutError(f"netlint {args} does not end: {came}")
        return Run(came["code"], *(came[stream].encode("latin-1") for stream in ("out", "err")))

    def stop(self) -> None:
        """End it."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()
        assert self._process.stdout
        self._process.stdout.close()


def serve() -> None:
    """Load netlint, and run what comes on standard input."""
    warm_up()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(run_once(**json.loads(line))) + "\n")
        sys.stdout.flush()


def warm_up() -> None:
    """Load what runs would each load anew, and have the garbage collection of a fork not look at it, nor copy it."""
    for module in pkgutil.walk_packages(importlib.import_module("netlint").__path__, "netlint."):
        if "pytest" not in module.name and "__main__" not in module.name:
            importlib.import_module(module.name)
    importlib.import_module("netlint.plugins.registry").load_plugins(isolated=True)
    for language in ("en", "nl"):
        report = importlib.import_module("netlint").check('[network]\nname = "N"', language=language)
        assert report.findings
    gc.collect()
    gc.freeze()


def run_once(args: list[str], cwd: str, env: dict[str, str], stdin: str) -> dict[str, object]:
    """Run the command in a fork of this process, in a group of its own; return what came of it."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        given.write(stdin.encode("latin-1"))
        given.seek(0)
        child = os.fork()
        if not child:
            os.setsid()
            os.chdir(cwd)
            os.environ.clear()
            os.environ.update(env)
            for number, stream in enumerate((given, out, err)):
                os.dup2(stream.fileno(), number)
            sys.argv = ["netlint", *args]
            run_and_exit()
        code = wait(child)
        out.seek(0)
        err.seek(0)
        return {"code": code, "out": out.read().decode("latin-1"), "err": err.read().decode("latin-1")}


def wait(child: int) -> int | None:
    """Return the exit code of a process; `None` where it had to be killed."""
    if not hasattr(os, "pidfd_open"):
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    watch = os.pidfd_open(child)
    ended = select.select([watch], [], [], LIMIT)[0]
    os.close(watch)
    if not ended:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return code if ended else None


def run_and_exit() -> NoReturn:
    """Run the command and end this process with its exit code, without what Python clears away at its own end."""
    try:
        importlib.import_module("netlint.cli").main()
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 0
    except BaseException:  # noqa: BLE001 (Python would print it, and so does this)
        sys.excepthook(*sys.exc_info())
        code = 1
    with contextlib.suppress(OSError, ValueError):
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    serve()
