"""Python code in forks of one process that has loaded all of netlint: it starts in a tenth of the time that Python takes.

What a run does to its process, or to what it has imported, ends with it. What Python does when it starts again is not
seen here: how it reads its environment and its options, what it makes of streams that are closed, what it imports and
from where. What it does at its end is left out.
"""

import atexit
import contextlib
import functools
import gc
import importlib
import json
import os
import pkgutil
import select
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO, Any, NamedTuple, NoReturn

NETLINT = "from netlint.cli import main\nmain()\n"
"""The code of the command."""
LIMIT = 120.0
"""Seconds that a run may take: far more than any does."""
_WIDTH = 8
"""Bytes of a number that stands before a request, or is an answer."""
_RUNS = 1000
"""Stands for the exit code of a program that has not ended."""


class Run(NamedTuple):
    """What came of a run."""

    code: int
    out: bytes
    err: bytes


class Fork:
    """A program in a fork, in a group of processes of its own, as a test sees it: much like a `subprocess.Popen`."""

    def __init__(self, server: "ForkServer", pid: int, stdout: IO[bytes], stderr: IO[bytes]) -> None:
        """Take its number, and the streams in which what it prints is read."""
        self._server = server
        self.pid = pid
        self.stdout = stdout
        self.stderr = stderr
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """Return its exit code, or `None` where it has not ended."""
        if self.returncode is None:
            code = self._server.ask(-self.pid)
            self.returncode = None if code == _RUNS else code
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Send it a signal, where it has not ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def communicate(self, timeout: float = 60) -> tuple[bytes, bytes]:
        """Return what is printed until nobody holds its streams any more, and wait for its end.

        Raises `TimeoutError` where that takes longer.
        """
        until = time.monotonic() + timeout
        with ThreadPoolExecutor(2) as readers:
            reading = [readers.submit(stream.read) for stream in (self.stdout, self.stderr)]
            try:
                out, err = (one.result(until - time.monotonic()) for one in reading)
            except TimeoutError:
                self.kill()
                raise
        while self.poll() is None:
            if time.monotonic() > until:
                raise TimeoutError(out, err)
            time.sleep(0.001)
        return out, err

    def kill(self) -> None:
        """End it, and all that it has started in its group."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)


class ForkServer:
    """The process whose forks run programs, as the tests see it."""

    def __init__(self, **env: str) -> None:
        """Start it, with all of netlint loaded, and with more variables."""
        self._link, theirs = socket.socketpair()
        with theirs:
            command = [sys.executable, "-P", "-X", "utf8", __file__, str(theirs.fileno())]
            self._process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, cwd="/", env=os.environ | env, pass_fds=[theirs.fileno()]
            )

    def run(self, args: Sequence[str], cwd: Path, env: Mapping[str, str], stdin: bytes = b"") -> Run:
        """Run the command once. Raises `TimeoutError` for a run that does not end."""
        with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            given.write(stdin)
            given.seek(0)
            handles = [stream.fileno() for stream in (given, out, err)]
            code = self._request(handles, code=NETLINT, args=args, cwd=str(cwd), env=dict(env), limit=LIMIT)
            out.seek(0)
            err.seek(0)
            done = Run(code, out.read(), err.read())
        if code == _RUNS:
            raise TimeoutError(f"netlint {args} does not end: {done}")
        return done

    @contextlib.contextmanager
    def start(
        self,
        code: str,
        *args: str,
        cwd: Path,
        env: Mapping[str, str] | None = None,
        stdin: int | None = None,
        stdout: int | None = None,
        stderr: int | None = None,
    ) -> Iterator[Fork]:
        """Start Python code with arguments, in the environment of the test if in no other; end it with the block.

        Its input is empty, and its outputs go to the streams of that name, where no handles for these are given.
        """
        with contextlib.ExitStack() as streams:
            out, to_out, err, to_err = (
                streams.enter_context(os.fdopen(end, mode))
                for pipe in (os.pipe(), os.pipe())
                for end, mode in zip(pipe, ("rb", "wb"), strict=True)
            )
            nothing = streams.enter_context(Path(os.devnull).open("rb"))
            given = (stdin, nothing), (stdout, to_out), (stderr, to_err)
            handles = [stream.fileno() if handle is None else handle for handle, stream in given]
            environment = dict(os.environ if env is None else env)
            pid = self._request(handles, code=code, args=args, cwd=str(cwd), env=environment, limit=None)
            fork = Fork(self, pid, out, err)
            to_out.close()
            to_err.close()
            try:
                yield fork
            finally:
                fork.kill()

    def ask(self, number: int) -> int:
        """Send a number, and return the one that comes back."""
        self._link.sendall(_number(number))
        return int(self._link.recv(_WIDTH))

    def stop(self) -> None:
        """End it."""
        self._link.close()
        self._process.wait()

    def _request(self, handles: list[int], **what: Any) -> int:
        """Have a program run with handles for its streams; return its number, or, with a limit, its exit code."""
        request = json.dumps(what).encode()
        socket.send_fds(self._link, [_number(len(request))], handles)
        self._link.sendall(request)
        return int(self._link.recv(_WIDTH))


@functools.cache
def server() -> ForkServer:
    """Return the server of this process, which ends with it."""
    started = ForkServer()
    atexit.register(started.stop)
    return started


def _number(number: int) -> bytes:
    return str(number).rjust(_WIDTH).encode()


def _serve(link: socket.socket) -> None:
    """Start what comes, and wait for it where it says so; tell of those that are asked about by their number, negated."""
    _warm_up()
    while True:
        head, handles, _flags, _address = socket.recv_fds(link, _WIDTH, 3)
        if not head:
            return
        if int(head) < 0:
            link.sendall(_number(_code(-int(head))))
            continue
        what = json.loads(link.recv(int(head), socket.MSG_WAITALL))
        limit = what.pop("limit")
        child = os.fork()
        if not child:
            _begin(handles, **what)
        for handle in handles:
            os.close(handle)
        link.sendall(_number(_wait(child, limit) if limit else child))


def _warm_up() -> None:
    """Load what runs would each load again, and have the garbage collection of a fork not look at it, nor copy it."""
    for module in pkgutil.walk_packages(importlib.import_module("netlint").__path__, "netlint."):
        if "pytest" not in module.name and "__main__" not in module.name:
            importlib.import_module(module.name)
    importlib.import_module("netlint.plugins.registry").load_plugins(isolated=True)
    for language in ("en", "nl"):
        report = importlib.import_module("netlint").check('[network]\nname = "N"', language=language)
        assert report.findings
    gc.collect()
    gc.freeze()


def _code(child: int) -> int:
    """Return the exit code of a child that has ended, or else what stands for none."""
    pid, status = os.waitpid(child, os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if pid else _RUNS


def _wait(child: int, limit: float) -> int:
    """Return the exit code of a child; what stands for none where it had to be killed."""
    if not hasattr(os, "pidfd_open"):
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    watch = os.pidfd_open(child)
    ended = select.select([watch], [], [], limit)[0]
    os.close(watch)
    if not ended:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return code if ended else _RUNS


def _begin(handles: list[int], code: str, args: list[str], cwd: str, env: dict[str, str]) -> NoReturn:
    """Be the program; end with its exit code, without what Python clears away at its own end."""
    os.setsid()
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(env)
    sys.path[:0] = filter(None, env.get("PYTHONPATH", "").split(os.pathsep))
    for number, handle in enumerate(handles):
        os.dup2(handle, number)
    os.closerange(3, 256)
    sys.stdin = os.fdopen(0, encoding="utf-8", errors="surrogateescape")
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", errors="surrogateescape")
    sys.stderr = os.fdopen(2, "w", 1, encoding="utf-8", errors="backslashreplace")
    sys.argv = ["netlint", *args]
    ended = 0
    try:
        exec(compile(code, "<program>", "exec"), {"__name__": "__main__"})
    except SystemExit as error:
        ended = error.code if isinstance(error.code, int) else 0
    except BaseException:  # noqa: BLE001 (Python would print it, and so does this)
        sys.excepthook(*sys.exc_info())
        ended = 1
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(ended)


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
