"""How the command ends, and what it shows on the way: streams that are closed or full, signals, terminals, bugs."""

import contextlib
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.commands import Netlint
from support.fork_server import NETLINT, Fork, server

WELL = '[network]\nname = "Stroomop"\npurpose = "Water has no owner."\n'
BAD = '[network]\nname = "Stroomop"\n'
COMMAND = f"{sys.executable} -m netlint"
FULL = Path("/dev/full")
INTERRUPTED = "Interrupted before every charter was checked."
WHILE_WAITING = (
    f"{INTERRUPTED}\nInterrupted while running OUR001 waits on waits.charter.toml (waits.py, line {{line}})."
)
"""What is said where a run was interrupted in the rule that waits."""


@pytest.fixture
def charter(tmp_path: Path) -> Path:
    file = tmp_path / "charter.toml"
    file.write_text(WELL, "utf-8")
    return file


def shell(folder: Path, line: str) -> tuple[int, str, str]:
    """Run a line of the shell; give the exit code, and what was printed."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("NETLINT")}
    done = subprocess.run(line, shell=True, cwd=folder, env=plain, capture_output=True, timeout=60, check=False)
    out, err = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in out + err
    return done.returncode, out, err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("--select NL101 charter.toml >&-", "Error: standard output: Bad file descriptor\n"),
        ("rules >&-", "Error: standard output: Bad file descriptor\n"),
        ("- <&-", "Error: standard input: Bad file descriptor\n"),
        ("--files-from - <&-", "Error: standard input: Bad file descriptor\n"),
        ("nowhere 2>&-", ""),
        ("--nothing 2>&-", ""),
        ("charter.toml >&- 2>&-", ""),
    ],
)
@pytest.mark.usefixtures("charter")
def test_a_stream_that_is_closed_is_an_error_and_not_a_finding(tmp_path: Path, line: str, said: str) -> None:
    assert shell(tmp_path, f"{COMMAND} {line}") == (2, "", said)


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("charter.toml >/dev/full", "Error: output: No space left on device\n"),
        ("--help >/dev/full", "Error: output: No space left on device\n"),
        ("nowhere 2>/dev/full", ""),
        ("--nothing 2>/dev/full", ""),
        (
            "--select NL101 --output json:/dev/full charter.toml >/dev/null",
            "Error: /dev/full: No space left on device\n",
        ),
    ],
)
@pytest.mark.usefixtures("charter")
def test_a_full_device_is_an_error_and_is_named(tmp_path: Path, line: str, said: str) -> None:
    assert shell(tmp_path, f"{COMMAND} {line}") == (2, "", said)


@pytest.mark.parametrize("args", [["--select", "NL101", "--format", "json"], ["--help"], ["--version"], ["rules"]])
@pytest.mark.usefixtures("charter")
def test_an_output_that_nobody_reads_is_quietly_not_complete(tmp_path: Path, args: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb"), server().start(NETLINT, *args, cwd=tmp_path, stdout=writing) as process:
        _, err = process.communicate()
    assert (process.returncode, err) == (2, b"")


def write_many(folder: Path, number: int) -> None:
    for at in range(number):
        file = folder / f"n{at}" / "charter.toml"
        file.parent.mkdir()
        file.write_text(BAD, "utf-8")


# It looks again and again: Python hears of a signal just before a read only when that read is over.
WAITS = '''
import select

from netlint import rule


@rule("OUR001", severity="info", level="essential", question="Is it?")
def waits(document):
    """Waits until the pipe next to it has an end.

    Why: -
    Fix: -
    Bad: -
    Good: -
    """
    if document.source.name.startswith("waits"):
        with open("endless") as pipe:
            while not select.select([pipe], [], [], 0.01)[0]:
                pass
    yield from ()
'''


HEEDED = "import signal\nsignal.signal(signal.SIGHUP, signal.SIG_DFL)\n"
"""Has the command hear of the end of its terminal, although `nohup` may have started the tests."""


class AtWork:
    """The command over a charter that takes until the test ends it, in a group of processes of its own."""

    FILES = ("charter.toml", "endless", "netlint.toml", "waits.charter.toml", "waits.py")

    def __init__(self, process: Fork, endless: Path) -> None:
        self.process = process
        self._writing = self._when_read(endless)

    def _when_read(self, endless: Path) -> int:
        until = time.monotonic() + 30
        while time.monotonic() < until:
            with contextlib.suppress(OSError):  # nobody reads it yet
                return os.open(endless, os.O_WRONLY | os.O_NONBLOCK)
            time.sleep(0.01)
        raise AssertionError(self.process.communicate(timeout=10))

    def let_end(self) -> None:
        """End the charter."""
        os.close(self._writing)

    def outcome(self) -> tuple[int | None, str]:
        """Return the exit code, and what was printed, when it is over."""
        _, err = self.process.communicate()
        return self.process.returncode, err.decode().strip()


@contextlib.contextmanager
def at_work(folder: Path, *args: str, before: str = HEEDED) -> Iterator[AtWork]:
    """Start the command over a charter that takes until the test ends it, with some Python before it."""
    os.mkfifo(folder / "endless")
    (folder / "waits.py").write_text(WAITS, "utf-8")
    (folder / "waits.charter.toml").write_text(WELL, "utf-8")
    (folder / "netlint.toml").write_text('rule-files = ["waits.py"]\n', "utf-8")
    args = ("waits.charter.toml", "charter.toml", "--output=json:report.json", *args)
    with server().start(before + NETLINT, *args, cwd=folder) as process:
        yield AtWork(process, folder / "endless")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def living(group: int) -> list[str]:
    """Return the processes of a group that have not ended within a while.

    One that has ended stays listed until its parent asks how. Where that parent has ended too it is for the first
    process of the system to ask, which may do so late, or never, as in a container.
    """
    until = time.monotonic() + 30
    while (found := list(_processes(group))) and time.monotonic() < until:
        time.sleep(0.01)
    return found


def _processes(group: int) -> Iterator[str]:
    for file in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it has ended since
            name, _bracket, rest = file.read_text("utf-8", "replace").rpartition(")")
            state, _parent, its = rest.split()[:3]
            if int(its) == group and state not in ("Z", "X"):
                yield name


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.usefixtures("charter")
def test_a_run_that_is_asked_to_end_leaves_nothing_behind(tmp_path: Path, number: int) -> None:
    with at_work(tmp_path, "--jobs", "1") as work:
        assert list(tmp_path.glob(".netlint-*.tmp"))
        work.process.send_signal(number)
        opens = WAITS.splitlines().index('        with open("endless") as pipe:') + 1
        assert work.outcome() in [(2, WHILE_WAITING.format(line=line)) for line in range(opens, opens + 3)]
        work.let_end()
    assert names(tmp_path) == [*AtWork.FILES]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="this system does not list its processes in files")
@pytest.mark.usefixtures("charter")
def test_a_group_of_processes_that_is_asked_twice_ends_as_one(tmp_path: Path) -> None:
    with at_work(tmp_path, "--jobs", "2") as work:
        os.killpg(work.process.pid, signal.SIGTERM)
        os.killpg(work.process.pid, signal.SIGTERM)
        code, said = work.outcome()
        assert (code, said.splitlines()[0]) == (2, INTERRUPTED)
        work.let_end()
        assert names(tmp_path) == [*AtWork.FILES]
        assert living(work.process.pid) == []


@pytest.mark.usefixtures("charter")
def test_a_signal_that_is_to_be_ignored_is_ignored(tmp_path: Path) -> None:
    ignored = "import signal\nsignal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
    with at_work(tmp_path, "--jobs", "1", "--select", "NL101,OUR001", before=ignored) as work:
        work.process.send_signal(signal.SIGHUP)
        work.let_end()
        assert work.outcome() == (0, "")
    assert names(tmp_path) == sorted((*AtWork.FILES, "report.json"))


def on_a_terminal(folder: Path, *args: str, before: str = "", **environment: str) -> str:
    """Run the command with a terminal of no size at all behind both streams, with some Python before it.

    Return all that the terminal received.
    """
    main, terminal = pty.openpty()
    plain = {
        name: value
        for name, value in os.environ.items()
        if name not in ("COLUMNS", "NO_COLOR", "FORCE_COLOR") and not name.startswith("NETLINT")
    }
    env = {**plain, "TERM": "xterm", **environment}
    with server().start(before + NETLINT, *args, cwd=folder, env=env, stdout=terminal, stderr=terminal):
        os.close(terminal)
        received = b""
        with contextlib.suppress(OSError):  # as a terminal says that nobody has it any more
            while piece := os.read(main, 4096):
                received += piece
        os.close(main)
    return received.decode()


def seen(received: str) -> list[str]:
    """Return the lines that a terminal shows in the end: what follows a return is written over what was there."""
    lines = []
    for line in received.replace("\r\n", "\n").split("\n"):
        shown = ""
        for piece in line.split("\r"):
            shown = piece + shown[len(piece) :]
        lines.append(shown.rstrip())
    return lines


SOON = "import netlint.cli.progress\nnetlint.cli.progress.PROGRESS_AFTER = -1\n"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_long_run_shows_how_far_it_is_and_the_report_is_separate(tmp_path: Path, jobs: str) -> None:
    write_many(tmp_path, 120)
    args = ("--select", "NL101", "--format", "concise", "--jobs", jobs)
    received = on_a_terminal(tmp_path, *args, before=SOON)
    bar, report = received.split("n0/charter.toml", 1)
    assert "\rChecking  [########------------]  41 %" in bar
    assert "\rChecking  [################----]  83 %" in bar
    assert "Checking" not in report
    lines = seen(received)
    assert lines[0].startswith("n0/charter.toml:1:1: error NL101")
    assert len([line for line in lines if line]) == 120


def test_a_short_run_shows_no_progress(tmp_path: Path) -> None:
    write_many(tmp_path, 60)
    later = "import netlint.cli.progress\nnetlint.cli.progress.PROGRESS_AFTER = 3600\n"
    assert "Checking" not in on_a_terminal(tmp_path, "--select", "NL101", before=later)


@pytest.mark.usefixtures("charter")
def test_a_terminal_that_knows_no_size_is_as_wide_as_any(tmp_path: Path) -> None:
    for columns in ({}, {"COLUMNS": "0"}):
        lines = seen(on_a_terminal(tmp_path, "--isolated", "--no-color", **columns))
        assert 70 < max(len(line) for line in lines if "-->" not in line) <= 80


@pytest.mark.parametrize(
    ("environment", "colored"), [({}, True), ({"FORCE_COLOR": "0"}, False), ({"FORCE_COLOR": "1"}, True)]
)
def test_a_terminal_gets_colour_unless_that_is_forced_to_none(
    tmp_path: Path, charter: Path, environment: dict[str, str], colored: bool
) -> None:
    charter.write_text(BAD, "utf-8")
    received = on_a_terminal(tmp_path, "--select", "NL101", **environment)
    assert "NL101" in received
    assert ("\x1b[" in received) is colored


@pytest.mark.parametrize(
    ("forced", "colored"), [("0", False), ("1", True), ("", False), ("false", False), ("3", True), ("true", True)]
)
def test_colour_that_is_forced_needs_no_terminal(netlint: Netlint, charter: Path, forced: str, colored: bool) -> None:
    charter.write_text(BAD, "utf-8")
    assert ("\x1b[" in netlint("--select", "NL101", FORCE_COLOR=forced).stdout) is colored


BUG = (
    "def fail(*_):\n    raise {what}\nimport netlint.project.project\nnetlint.project.project.Project.prepare = fail\n"
)


@pytest.mark.parametrize("what", ["KeyError('bogus')", "RecursionError('too deep')", "SystemExit(0)"])
@pytest.mark.usefixtures("charter")
def test_a_bug_in_netlint_is_reported_in_one_line_and_is_not_a_finding(tmp_path: Path, what: str) -> None:
    plain = {name: value for name, value in os.environ.items() if name != "NETLINT_TRACEBACK"}
    said = []
    for more in ({}, {"NETLINT_TRACEBACK": "1"}):
        code = BUG.format(what=what) + NETLINT
        with server().start(code, "charter.toml", cwd=tmp_path, env={**plain, **more}) as process:
            said.append(process.communicate()[1].decode())
        assert process.returncode == 2
    short, long = said
    assert short.startswith(f"Error: a bug in netlint itself: {what.partition('(')[0]}: ")
    assert short.endswith("Please report it, with what NETLINT_TRACEBACK=1 shows.\n")
    assert short.count("\n") == 1
    assert long.startswith("Traceback")
    assert long.endswith(short)


INTERRUPTIONS = (
    "import importlib\nimportlib.import_module('netlint.cli.app').Translator = interrupt",
    (
        "class Finder:\n    find_spec = staticmethod(lambda name, *_: interrupt() if name.endswith('commands.check') else None)\n"
        "sys.meta_path.insert(0, Finder)"
    ),
)


@pytest.mark.parametrize("where", INTERRUPTIONS, ids=["before the command is known", "while it is loaded"])
@pytest.mark.usefixtures("charter")
def test_an_interrupt_at_the_start_ends_as_any_other(tmp_path: Path, where: str) -> None:
    before = f"import sys\ndef interrupt(*_):\n    raise KeyboardInterrupt\n{where}\nsys.argv = ['netlint', 'charter.toml']\n"
    command = [sys.executable, "-c", before + NETLINT]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.strip()) == (2, "", INTERRUPTED)


INTERRUPTS_AT = """
import os, signal, sys
signal.signal(signal.SIGINT, {handler})

class Finder:
    @staticmethod
    def find_spec(name, *_):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Finder)
"""


def interrupted_at(folder: Path, module: str, command: list[str], handler: str) -> subprocess.CompletedProcess[str]:
    """Run a command that is interrupted when Python looks for a module."""
    (folder / "site").mkdir()
    begin = INTERRUPTS_AT.format(module=module, handler=handler)
    (folder / "site" / "sitecustomize.py").write_text(begin, "utf-8")
    env = {**os.environ, "PYTHONPATH": str(folder / "site")}
    args = [*command, "--select", "NL101", "charter.toml"]
    return subprocess.run(args, cwd=folder, env=env, capture_output=True, text=True, check=False, timeout=60)


SCRIPT = str(Path(sys.executable).with_name("netlint"))
MODULE = (sys.executable, "-m", "netlint")


@pytest.mark.parametrize(
    ("module", "command"),
    [
        ("netlint.charter", (SCRIPT,)),
        ("netlint.cli.app", MODULE),
        ("click", (f"{SCRIPT}-charter",)),
    ],
)
@pytest.mark.usefixtures("charter")
def test_an_interrupt_while_python_imports_ends_the_command_without_a_traceback(
    tmp_path: Path, module: str, command: tuple[str, ...]
) -> None:
    done = interrupted_at(tmp_path, module, [*command], "signal.default_int_handler")
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "", "")


@pytest.mark.usefixtures("charter")
def test_an_interrupt_that_is_to_be_ignored_is_ignored_while_python_imports(tmp_path: Path) -> None:
    done = interrupted_at(tmp_path, "netlint.charter", [SCRIPT], "signal.SIG_IGN")
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 charter checked" in done.stdout


@pytest.mark.usefixtures("charter")
def test_a_program_that_uses_netlint_as_a_library_keeps_its_interrupts(tmp_path: Path) -> None:
    program = "import signal, netlint\nprint(signal.getsignal(signal.SIGINT) is signal.default_int_handler)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout == "True\n"


@pytest.mark.usefixtures("charter")
def test_a_second_interrupt_does_not_end_in_a_traceback(tmp_path: Path) -> None:
    before = (
        "import sys, netlint.cli.app\nfrom netlint.cli.console import Console\n"
        "def interrupt(*_):\n    raise KeyboardInterrupt\n"
        "netlint.cli.app.Translator = Console.print_error = interrupt\n"
        "sys.argv = ['netlint', 'charter.toml']\n"
    )
    command = [sys.executable, "-c", before + NETLINT]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "")
