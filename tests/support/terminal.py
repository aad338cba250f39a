"""A terminal of its own for a command: what a person types, and what the screen shows. Knows no command."""

import codecs
import contextlib
import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

CTRL_C, CTRL_D = "\x03", "\x04"
_PATIENCE = 30
_IN_TERMINAL = """
import fcntl, os, signal, sys, termios
signal.signal(signal.SIGINT, signal.SIG_DFL)
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.executable, [sys.executable, "-m", "netlint", *sys.argv[1:]])
"""
"""Makes the terminal that of the session, so that Ctrl-C reaches it, and starts the command.

A test that runs in the background ignores Ctrl-C, and so would the command.
"""


class Terminal:
    """netlint in a terminal, in a folder and an environment."""

    def __init__(self, args: Sequence[str], folder: Path, **environment: str) -> None:
        main, other = pty.openpty()
        plain = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "NETLINT"))}
        self._process = subprocess.Popen(
            [sys.executable, "-c", _IN_TERMINAL, *args],
            stdin=other,
            stdout=other,
            stderr=other,
            cwd=folder,
            env={**plain, "TERM": "dumb", "LC_ALL": "C.UTF-8", **environment},
            start_new_session=True,
        )
        os.close(other)
        self._main = main
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self.screen = ""
        self._read = 0

    def wait_for(self, text: str) -> None:
        """Wait until the screen shows a text that has not been waited for yet."""
        end = time.monotonic() + _PATIENCE
        while (at := self.screen.find(text, self._read)) < 0:
            assert time.monotonic() < end, f"no {text!r} in:\n{self.screen}"
            assert self._more(), f"ended without {text!r}:\n{self.screen}"
        self._read = at + len(text)

    def type(self, text: str) -> None:
        """Type a line at the prompt."""
        self.wait_for("> ")
        self.press(f"{text}\n")

    def press(self, keys: str) -> None:
        os.write(self._main, keys.encode())

    def stop(self, key: str) -> int:
        """Press a key that stops the command, again if it comes too early to be heard; return the exit code."""
        patience = time.monotonic() + _PATIENCE
        while self._process.poll() is None:
            assert time.monotonic() < patience, f"not stopped:\n{self.screen}"
            with contextlib.suppress(OSError):
                self.press(key)
            end = time.monotonic() + 2
            while self._process.poll() is None and time.monotonic() < end:
                self._more(0.05)
        return self.end()

    def end(self) -> int:
        """Wait until the command has ended; return its exit code."""
        while self._more():
            pass
        code = self._process.wait(_PATIENCE)
        os.close(self._main)
        return code

    def close(self) -> None:
        """End the command if it still runs."""
        if self._process.poll() is None:
            self._process.kill()
            self.end()

    def _more(self, patience: float = _PATIENCE) -> bool:
        if not select.select([self._main], [], [], patience)[0]:
            return False
        try:
            data = os.read(self._main, 65536)
        except OSError:  # the other end is closed
            return False
        self.screen += self._decoder.decode(data).replace("\r\n", "\n")
        return bool(data)
