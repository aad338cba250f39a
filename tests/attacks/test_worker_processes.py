"""Attacks on the processes of a run: a parent that is killed, a stranger's modules, a system that has nothing to give."""

import contextlib
import json
import multiprocessing
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from support.commands import Netlint
from support.fork_server import Fork, ForkServer, server

from netlint.project.runner import BATCH
from netlint.project.worker_pool import available

pytestmark = pytest.mark.slow

BOUND = 60
"""Seconds: far more than anything here takes."""
MANY = 2 * BATCH + 1
"""Charters that two processes have more than one batch each to do of."""
METHODS = [method for method in ("fork", "forkserver", "spawn") if method in multiprocessing.get_all_start_methods()]

several = pytest.mark.skipif(available() < 2, reason="there is one processor, and hence one process")

DRIVER = """\
import multiprocessing
import sys

if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv.pop(1))
    {before}
    from netlint.cli import main
    main()
"""
RULE = '''\
import multiprocessing
import os
import re
import sys
import time
from pathlib import Path

from netlint import rule


@rule("OUR001", severity="info", level="essential", question="Is it?")
def at_work(charter):
    """Something goes on.

    Why: -
    Fix: -
    Bad: -
    Good: -
    """
    folder = Path({folder!r})
    (folder / str(os.getpid())).touch()
    {what}
    yield from ()
'''
IN_WORKER = "if multiprocessing.parent_process() or 'netlint.project.processes' in str(sys.orig_argv):"
"""Begins what a rule does in the processes next to the first, whether they are forks of it or not."""
SLEEP = f"{IN_WORKER} time.sleep(3600)"
ALL_AT_WORK = "any(len(os.listdir(folder)) > 1 or time.sleep(0.01) for _ in range(200))"
"""Has a process wait until another is at work too; for a while, should there be none."""
HOLD_PYTHON_UP = f"{IN_WORKER} re.match('(a*)*b', 'a' * 60)"


@pytest.fixture
def pids(tmp_path: Path) -> Path:
    """A folder in which a file is named after each process that checks something."""
    folder = tmp_path / "pids"
    folder.mkdir()
    return folder


@pytest.fixture
def checked(tmp_path: Path) -> Path:
    """The folder that is checked."""
    folder = tmp_path / "checked"
    folder.mkdir()
    return folder


def write(folder: Path, number: int, pids: Path | None = None, what: str = "pass") -> None:
    """Write charters, and a rule that does something over each."""
    for at in range(number):
        (folder / f"n{at:03}.charter.toml").write_text(f'[network]\nname = "N {at}"\n', "utf-8")
    if pids:
        (folder / "rules.py").write_text(RULE.format(folder=str(pids), what=what), "utf-8")
        (folder / "netlint.toml").write_text('rule-files = ["rules.py"]\n', "utf-8")


class Start(Protocol):
    """Starts the command with a method to start its processes."""

    def __call__(self, method: str, *args: str, before: str = "pass") -> Fork: ...


@pytest.fixture
def start(checked: Path) -> Iterator[Start]:
    """Start the command in a fork, which is ended with the test, and so are its processes."""
    with contextlib.ExitStack() as forks:
        yield lambda method, *args, before="pass": forks.enter_context(
            server().start(DRIVER.format(before=before), method, ".", *args, cwd=checked)
        )


class StartAgain(Protocol):
    """Starts the command in a new Python, with a method to start its processes."""

    def __call__(self, method: str, *args: str, before: str = "pass", **options: Any) -> "subprocess.Popen[bytes]": ...


@pytest.fixture
def start_again(checked: Path) -> Iterator[StartAgain]:
    """Start the command in a new Python, in a group of processes that is ended with the test."""
    started: list[subprocess.Popen[bytes]] = []

    def begin(method: str, *args: str, before: str = "pass", **options: Any) -> "subprocess.Popen[bytes]":
        driver = checked.parent / "driver" / "driver.py"
        driver.parent.mkdir(exist_ok=True)
        driver.write_text(DRIVER.format(before=before), "utf-8")
        process = subprocess.Popen(
            [sys.executable, str(driver), method, ".", *args],
            cwd=checked,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            **options,
        )
        started.append(process)
        return process

    yield begin
    for process in started:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def until(true: Callable[[], object], process: Fork | None = None) -> None:
    """Wait until something is true."""
    end = time.monotonic() + BOUND
    while not true():
        assert time.monotonic() < end
        assert process is None or process.poll() is None, process.communicate()
        time.sleep(0.01)


def is_alive(pid: int) -> bool:
    """Return whether a process is there and not a zombie."""
    stat = Path(f"/proc/{pid}/stat")
    if not Path("/proc/self/stat").exists():
        return subprocess.run(["ps", "-p", str(pid)], capture_output=True, check=False).returncode == 0
    try:
        return stat.read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def alive(pids: Path) -> list[int]:
    return [pid for pid in map(int, names(pids)) if is_alive(pid)]


@several
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("what", [SLEEP, HOLD_PYTHON_UP] if sys.platform == "linux" else [SLEEP], ids=str)
def test_nothing_outlives_a_killed_parent(start: Start, checked: Path, pids: Path, method: str, what: str) -> None:
    write(checked, 20, pids, what)
    process = start(method, "--jobs", "2")
    until(lambda: len(names(pids)) == 2, process)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=BOUND)  # it ends when nobody holds an end of the streams any more
    until(lambda: not alive(pids))


@several
def test_nothing_outlives_a_killed_parent_where_the_system_does_not_see_to_it(
    start: Start, checked: Path, pids: Path
) -> None:
    write(checked, 20, pids, SLEEP)
    unseen = "import netlint.project.worker; netlint.project.worker.end_with_parent = lambda: False"
    process = start("fork", "--jobs", "2", before=unseen)
    until(lambda: len(names(pids)) == 2, process)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=BOUND)


@several
@pytest.mark.parametrize("method", METHODS)
def test_processes_that_wait_for_work_do_not_outlive_a_killed_parent(
    start: Start, checked: Path, pids: Path, method: str
) -> None:
    """Their parent is at what comes after the charters, and they have nothing to do."""
    done = checked.parent / "done"
    done.mkdir()
    note = f"time.sleep(0.05)\n    with Path({str(done)!r}, str(os.getppid())).open('a') as of_parent: of_parent.write('.')"
    write(checked, 20, pids, note)
    process = start(method, "--jobs", "2")
    until(lambda: len(names(pids)) == 2 and names(done), process)
    [parent] = names(done)
    os.kill(int(parent), signal.SIGSTOP)
    until(lambda: (done / parent).stat().st_size == 20, process)
    time.sleep(0.5)  # they hand over what they have done
    assert len(alive(pids)) == 2
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=BOUND)
    until(lambda: not alive(pids))


@several
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_run_that_is_asked_to_end_ends_although_its_processes_are_busy(
    start: Start, checked: Path, pids: Path, method: str, number: signal.Signals
) -> None:
    write(checked, 20, pids, SLEEP)
    process = start(method, "--jobs", "2")
    until(lambda: len(names(pids)) == 2, process)
    process.send_signal(number)
    _, err = process.communicate(timeout=BOUND)
    first, *others = err.decode().strip().splitlines()
    assert (process.returncode, first) == (2, "Interrupted before every charter was checked.")
    line = RULE.splitlines().index("    {what}") + 1
    assert sorted(others) == [
        f"Interrupted while running OUR001 at-work on {name} (rules.py, line {line})."
        for name in sorted(running(others))
    ]
    assert len(others) == 2  # one for each process
    until(lambda: not alive(pids))


def running(lines: list[str]) -> list[str]:
    """Return the charters of lines that say what was running."""
    return [line.partition(" on ")[2].partition(" ")[0] for line in lines]


EVIL = """\
from pathlib import Path
with Path(__file__).with_name("RUN").open("a") as stream:
    stream.write(__file__)
raise ImportError
"""


@several
@pytest.mark.parametrize("method", METHODS)
def test_no_process_imports_from_the_current_folder(
    start_again: StartAgain, checked: Path, pids: Path, method: str
) -> None:
    write(checked, 20, pids, ALL_AT_WORK)
    for name in ("json", "tomli", "msgspec", "pickle", "struct", "signal", "socket", "threading", "netlint", "click"):
        (checked / f"{name}.py").write_text(EVIL, "utf-8")
    (checked / "multiprocessing").mkdir()
    for name in ("__init__", "spawn", "forkserver", "resource_tracker"):
        (checked / "multiprocessing" / f"{name}.py").write_text(EVIL, "utf-8")
    process = start_again(method, "--jobs", "2", "--format", "json")
    out, err = process.communicate(timeout=BOUND)
    assert not list(checked.rglob("RUN")), err
    assert process.returncode == 1, err
    assert len(json.loads(out)["charters"]) == 20
    assert len(names(pids)) == 2
    assert str(process.pid) not in names(pids)


@several
def test_python_that_heeds_no_environment_imports_nothing_from_the_current_folder(checked: Path, pids: Path) -> None:
    write(checked, 4, pids)
    (checked / "json.py").write_text(EVIL, "utf-8")
    (checked / "multiprocessing").mkdir()
    (checked / "multiprocessing" / "__init__.py").write_text(EVIL, "utf-8")
    driver = checked.parent / "driver.py"
    driver.write_text(DRIVER.format(before="pass"), "utf-8")
    command = [sys.executable, "-E", str(driver), "spawn", ".", "--jobs", "2", "--select", "OUR001"]
    done = subprocess.run(command, cwd=checked, capture_output=True, timeout=BOUND, check=False)
    assert not list(checked.rglob("RUN")), done.stderr
    assert done.returncode == 0, done.stderr


@several
def test_the_environment_of_a_run_is_left_as_it_was(start_again: StartAgain, checked: Path, pids: Path) -> None:
    write(checked, 4, pids)
    after = 'import atexit, os; atexit.register(lambda: print(os.environ.get("PYTHONSAFEPATH"), file=sys.stderr))'
    process = start_again("spawn", "--jobs", "2", "--select", "OUR001", before=after)
    assert process.communicate(timeout=BOUND)[1].decode().split() == ["None"]


Printed = tuple[int, str, str]
"""An exit code, and what was printed."""


def printed(netlint: Netlint, checked: Path, *args: str, **env: str) -> Printed:
    done = netlint(".", "--format", "json", *args, cwd=checked, **env)
    return done.returncode, done.stdout, done.stderr


def test_no_more_processes_are_started_than_pay(netlint: Netlint, checked: Path, pids: Path) -> None:
    write(checked, 20, pids)
    one = printed(netlint, checked, "--jobs", "1")
    assert len(names(pids)) == 1
    many = printed(netlint, checked, "--jobs", "10000")
    assert many == one
    assert len(names(pids)) <= 1 + available()


@several
@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="this system binds no process to a processor")
def test_one_processor_means_one_process(start: Start, checked: Path, pids: Path) -> None:
    write(checked, 20, pids)
    bound = f"import os; os.sched_setaffinity(0, {{{min(os.sched_getaffinity(0))}}})"
    process = start("fork", "--jobs", "2", before=bound)
    process.communicate(timeout=BOUND)
    assert len(names(pids)) == 1


@several
@pytest.mark.parametrize("jobs", ["2", "10000"])
def test_two_charters_are_enough_for_two_processes(netlint: Netlint, checked: Path, pids: Path, jobs: str) -> None:
    write(checked, 2, pids, ALL_AT_WORK)
    netlint(".", "--jobs", jobs, cwd=checked)
    assert len(names(pids)) == 2


ARGUMENTS = ("--format", "json", "--today", "2026-11-24")


@pytest.fixture(scope="session")
def by_one(fork_server: ForkServer, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """What one process reports of many charters."""
    folder = tmp_path_factory.mktemp("many")
    write(folder, MANY)
    done = fork_server.run([".", "--jobs", "1", *ARGUMENTS], folder, os.environ)
    assert done.code == 1
    return done.code, done.out.decode(), done.err.decode()


@pytest.fixture
def expected(by_one: Printed, checked: Path) -> Printed:
    """What a run has to report of the folder that is checked, in which are many charters."""
    write(checked, MANY)
    return by_one


WITHOUT = {
    "semaphores": """
import _multiprocessing
def none(*_args, **_keywords):
    raise OSError(38, "Function not implemented")
_multiprocessing.SemLock = none
""",
    "shared memory": """
import multiprocessing.synchronize
def none(*_args, **_keywords):
    raise FileNotFoundError(2, "No such file or directory")
multiprocessing.synchronize.SemLock.__init__ = none
""",
    "modules for processes": """
import sys
for name in ("_multiprocessing", "_posixsubprocess"):
    sys.modules[name] = None
""",
    "processes": """
import os
def fork():
    raise BlockingIOError(11, "Resource temporarily unavailable")
os.fork = fork
""",
    "a second process": """
import os
system, calls = os.fork, []
def fork():
    calls.append(1)
    if len(calls) > 1:
        raise BlockingIOError(11, "Resource temporarily unavailable")
    return system()
os.fork = fork
""",
    "pipes": """
import os, socket
def none(*_args, **_keywords):
    raise OSError(24, "Too many open files")
os.pipe = socket.socketpair = none
""",
    "threads": """
import threading
def none(*_args, **_keywords):
    raise RuntimeError("can't start new thread")
threading.Thread.start = none
""",
    "a temporary folder": """
import tempfile
def none(*_args, **_keywords):
    raise FileNotFoundError(2, "No usable temporary directory found")
tempfile.gettempdir = tempfile.TemporaryFile = tempfile.mkdtemp = tempfile.NamedTemporaryFile = none
""",
}


@pytest.mark.parametrize("without", WITHOUT)
def test_a_run_goes_on_without(
    netlint: Netlint, checked: Path, expected: Printed, tmp_path: Path, without: str
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(WITHOUT[without], "utf-8")
    for method in ("", "spawn"):
        customized = WITHOUT[without] + f'\nimport multiprocessing\nmultiprocessing.set_start_method("{method}")\n'
        (site / "sitecustomize.py").write_text(customized if method else WITHOUT[without], "utf-8")
        assert printed(netlint, checked, "--jobs", "2", PYTHONPATH=str(site), PYTHONUTF8="1") == expected


def test_each_charter_is_checked_once_where_one_process_cannot_be_had(
    netlint: Netlint, checked: Path, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    write(checked, MANY, tmp_path, f"with open({str(log)!r}, 'a') as stream: stream.write(document_name(charter))")
    rules = (checked / "rules.py").read_text("utf-8")
    (checked / "rules.py").write_text(
        rules.replace(
            "\n\n\n@rule", "\n\n\ndef document_name(charter):\n    return charter.network.name + ';'\n\n\n@rule"
        ),
        "utf-8",
    )
    site = tmp_path / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(WITHOUT["a second process"], "utf-8")
    netlint(".", "--jobs", "2", cwd=checked, PYTHONPATH=str(site), PYTHONUTF8="1")
    names = log.read_text("utf-8").split(";")[:-1]
    assert sorted(names) == sorted(f"N {at}" for at in range(MANY))


@pytest.mark.skipif(sys.platform != "linux", reason="the tools are those of Linux")
def test_a_run_goes_on_without_a_folder_for_shared_memory(checked: Path, expected: Printed) -> None:
    unshare = ["unshare", "--mount", "--map-root-user"] if os.getuid() else ["unshare", "--mount"]
    hide = "mount -t tmpfs -o size=0,mode=0,ro none /dev/shm"
    if (
        not shutil.which("unshare")
        or subprocess.run([*unshare, "sh", "-c", hide], capture_output=True, check=False).returncode
    ):
        pytest.skip("nothing can be mounted here")
    line = f"{hide}; exec {sys.executable} -m netlint . {' '.join(ARGUMENTS)} --jobs 2"
    done = subprocess.run([*unshare, "sh", "-c", line], cwd=checked, capture_output=True, timeout=BOUND, check=False)
    assert (done.returncode, done.stdout.decode(), done.stderr.decode()) == expected


@pytest.mark.parametrize("method", ["fork", "spawn"])
@pytest.mark.parametrize("handles", [12, 16, 24, 40])
def test_a_run_goes_on_with_few_handles(start_again: StartAgain, expected: Printed, method: str, handles: int) -> None:
    process = start_again(
        method,
        *("--jobs", "2", *ARGUMENTS),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (handles, handles)),
    )
    out, err = process.communicate(timeout=BOUND)
    assert (process.returncode, out.decode(), err.decode()) == expected


MUCH = "import netlint.project.runner; netlint.project.runner.IN_MEMORY = 1000"
"""Lets what a run has seen wait outside of memory, as in one over very many charters."""


@pytest.mark.skipif(not hasattr(os, "getuid") or sys.platform != "linux", reason="the tools are those of Linux")
@pytest.mark.parametrize("method", ["fork", "forkserver"])
def test_nothing_is_put_into_the_checked_folder_for_want_of_a_temporary_one(
    start: Start, checked: Path, expected: Printed, method: str
) -> None:
    before = names(checked)
    hidden = """
import os
def none(*_args, **_keywords):
    raise FileNotFoundError(2, "No such file or directory")
real, touched = os.open, []
def watched(path, flags, *args, **keywords):
    name = os.path.abspath(os.fsdecode(path)) if isinstance(path, (str, bytes)) else ""
    if flags & (os.O_CREAT | getattr(os, "O_TMPFILE", 0) & ~os.O_DIRECTORY):
        if name.startswith(("/tmp/", "/var/tmp", "/usr/tmp")) or name == "/tmp":
            if not name.startswith(os.getcwd()):
                none()
        if name.startswith(os.getcwd()):
            sys.stderr.write(f"TOUCHED {name}\\n")
    return real(path, flags, *args, **keywords)
os.open = watched
"""
    code = "\n    ".join([MUCH, *hidden.strip().split("\n")])
    process = start(method, "--jobs", "2", *ARGUMENTS, before=code)
    out, err = process.communicate(timeout=BOUND)
    assert (process.returncode, out.decode(), err.decode()) == expected
    assert names(checked) == before


@pytest.mark.parametrize("limit", [0, 4096, 200_000])
def test_a_run_goes_on_where_nothing_more_can_be_written(start: Start, expected: Printed, limit: int) -> None:
    """The disk for temporary files is full, at once or in the middle of it."""
    full = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))"
    process = start("fork", "--jobs", "2", *ARGUMENTS, before=f"{MUCH}; {full}")
    out, err = process.communicate(timeout=BOUND)
    assert (process.returncode, out.decode(), err.decode()) == expected


RAISING = [
    "raise MemoryError",
    "raise RecursionError",
    "class Odd(Exception):\n        def __init__(self, one, two): pass\n    raise Odd(1, 2)",
    "raise KeyboardInterrupt",
    "raise SystemExit(0)",
]


@several
@pytest.mark.parametrize("what", RAISING)
def test_what_is_raised_in_a_process_is_reported_as_in_one(
    netlint: Netlint, checked: Path, pids: Path, what: str
) -> None:
    write(checked, 4, pids, what)
    one, two = (printed(netlint, checked, "--jobs", jobs) for jobs in ("1", "2"))
    assert one == two


@several
@pytest.mark.parametrize("method", METHODS)
def test_a_rule_that_interrupts_a_run_is_the_only_one_named(
    start: Start, checked: Path, pids: Path, method: str
) -> None:
    """What the other process is at has nothing to do with it, however long it takes."""
    others_sleep = f"{ALL_AT_WORK}\n    if charter.network.name != 'N 0': time.sleep(3600)"
    write(checked, 2, pids, f"{others_sleep}\n    raise KeyboardInterrupt")
    process = start(method, "--jobs", "2")
    _, err = process.communicate(timeout=BOUND)
    assert (process.returncode, running(err.decode().splitlines()[1:])) == (2, ["", "n000.charter.toml"]), err
    assert len(names(pids)) == 2


@several
@pytest.mark.parametrize("method", METHODS)
def test_a_process_that_is_killed_is_an_error(start: Start, checked: Path, pids: Path, method: str) -> None:
    write(checked, 20, pids, f"{IN_WORKER} os.kill(os.getpid(), 9)")
    process = start(method, "--jobs", "2")
    _, err = process.communicate(timeout=BOUND)
    assert process.returncode == 2
    assert err.decode().startswith("Error: Something ended a process of netlint, perhaps because memory ran out.")


@several
def test_rules_can_start_processes_of_their_own(netlint: Netlint, start: Start, checked: Path, pids: Path) -> None:
    what = "process = multiprocessing.Process(target=int)\n    process.start()\n    process.join()"
    write(checked, 4, pids, what)
    done = netlint(".", "--jobs", "2", "--format", "json", cwd=checked)
    assert done.returncode == 1, done.stderr
    assert len(names(pids)) == 2
