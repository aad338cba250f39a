"""`netlint watch` as its user tries it: a session in a terminal or a pipe, and files that are saved meanwhile."""

import os
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.commands import ROOT, RULE_TEMPLATE, Netlint

if sys.platform == "win32":
    pytest.skip("a terminal of a test needs a system with pty", allow_module_level=True)

from support.terminal import CTRL_C, Terminal

CLEAR = "\x1b[H\x1b[2J\x1b[3J"
WAITING = "Waiting for changes; press Ctrl-C to stop."
HEALTHY = (ROOT / "docs" / "examples" / "healthy.charter.toml").read_text("utf-8")
_PATIENCE = 30

Start = Callable[..., Terminal]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start `netlint watch` in a terminal, and wait until it waits."""
    started: list[Terminal] = []

    def begin(*args: str, waiting: str = WAITING, **env: str) -> Terminal:
        wide = {"TERM": "xterm", "NO_COLOR": "1", "COLUMNS": "100", **env}
        started.append(Terminal(["watch", "--today", "2026-11-24", *args], tmp_path, **wide))
        started[-1].wait_for(waiting)
        return started[-1]

    yield begin
    for terminal in started:
        terminal.close()


class Piped:
    """`netlint watch` with its output in a pipe."""

    def __init__(self, folder: Path, *args: str) -> None:
        plain = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "NETLINT"))}
        command = [sys.executable, "-m", "netlint", "watch", "--today", "2026-11-24", *args]
        self.process = subprocess.Popen(command, cwd=folder, env=plain, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.shown = b""
        self._read = 0

    def wait_for(self, text: str) -> None:
        end = time.monotonic() + _PATIENCE
        assert self.process.stdout
        while (at := self.shown.find(text.encode(), self._read)) < 0:
            assert time.monotonic() < end, self.shown
            if select.select([self.process.stdout], [], [], _PATIENCE)[0]:
                self.shown += os.read(self.process.stdout.fileno(), 65536)
        self._read = at + len(text)

    def end(self) -> tuple[int, str]:
        assert self.process.stderr
        with self.process.stderr as stream:
            said = stream.read().decode()
        return self.process.wait(_PATIENCE), said


@pytest.fixture
def piped(tmp_path: Path) -> Iterator[Callable[..., Piped]]:
    """Start `netlint watch` with its output in a pipe, and wait until it waits."""
    started: list[Piped] = []

    def begin(*args: str) -> Piped:
        started.append(Piped(tmp_path, *args))
        started[-1].wait_for(WAITING)
        return started[-1]

    yield begin
    for session in started:
        if session.process.poll() is None:
            session.process.kill()
            session.end()
        assert session.process.stdout
        session.process.stdout.close()


def test_an_afternoon_with_a_charter(start: Start, tmp_path: Path) -> None:
    charter = tmp_path / "charter.toml"
    charter.write_text(HEALTHY, "utf-8")
    terminal = start()
    assert "No findings: 89 checks passed." in terminal.screen
    assert CLEAR not in terminal.screen
    charter.write_text('[network]\nname = "Str', "utf-8")
    terminal.wait_for(CLEAR)
    terminal.wait_for("NL001")
    terminal.wait_for("because charter.toml changed. " + WAITING)
    (tmp_path / "new").write_text(HEALTHY, "utf-8")
    (tmp_path / "new").replace(charter)  # as editors save
    terminal.wait_for("No findings: 89 checks passed.")
    terminal.wait_for(WAITING)
    (tmp_path / "netlint.toml").write_text('levle = "sound"\n', "utf-8")
    terminal.wait_for("Error: netlint.toml:1:1: Unknown key `levle`. Did you mean `level`?")
    terminal.wait_for("because netlint.toml changed. " + WAITING)
    (tmp_path / "netlint.toml").write_text('level = "essential"\n', "utf-8")
    terminal.wait_for("1 charter checked. No findings: 31 checks passed.")
    terminal.wait_for(WAITING)
    (tmp_path / "nets").mkdir()
    (tmp_path / "nets" / "charter.toml").write_text(HEALTHY.replace('"Stroomop"', '"Delta"', 1), "utf-8")
    terminal.wait_for("2 charters checked.")
    terminal.wait_for("because nets/charter.toml changed. " + WAITING)
    charter.unlink()
    (tmp_path / "nets" / "charter.toml").unlink()
    terminal.wait_for("There is no charter in this folder yet.")
    terminal.wait_for("because 2 files changed, such as charter.toml. " + WAITING)
    charter.write_text(HEALTHY, "utf-8")
    terminal.wait_for("No findings")
    terminal.wait_for(WAITING)
    assert terminal.stop(CTRL_C) == 0
    assert terminal.screen.rstrip().endswith("Stopped watching.")
    assert terminal.screen.count(CLEAR) == 7


@pytest.mark.slow
def test_rule_files_are_run_again(start: Start, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text(HEALTHY, "utf-8")
    (tmp_path / "netlint.toml").write_text('rule-files = ["ours.py"]\nselect = ["OUR"]\n', "utf-8")
    rule = "from netlint import Finding\n" + RULE_TEMPLATE.format(
        begin="", inside='yield Finding("One {x}.", at=charter, x="day")'
    )
    (tmp_path / "ours.py").write_text(rule, "utf-8")
    terminal = start()
    assert "One day." in terminal.screen
    for end in ("import sys\nsys.exit(0)\n", "1 / 0\n", "def\n"):
        (tmp_path / "ours.py").write_text(rule + end, "utf-8")
        terminal.wait_for("ours.py cannot be loaded")
        terminal.wait_for("because ours.py changed.")
    (tmp_path / "ours.py").write_text(rule.replace("One", "Another"), "utf-8")
    terminal.wait_for("Another day.")
    terminal.wait_for(WAITING)
    assert terminal.stop(CTRL_C) == 0


@pytest.mark.slow
def test_a_dutch_charter_is_watched_in_dutch(start: Start, tmp_path: Path) -> None:
    shutil.copy(ROOT / "docs" / "examples" / "nederlands.charter.toml", tmp_path / "charter.toml")
    terminal = start(waiting="netlint wacht op wijzigingen. Stop met Ctrl-C.")
    (tmp_path / "charter.toml").write_bytes(b"[network]\nname = '\xff'\n")
    terminal.wait_for("UTF-8")
    terminal.wait_for("charter.toml")
    assert terminal.stop(CTRL_C) == 0


@pytest.mark.slow
def test_settings_that_are_named_may_go_for_a_while(start: Start, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text(HEALTHY, "utf-8")
    (tmp_path / "strict.toml").write_text('level = "essential"\n', "utf-8")
    terminal = start("--settings", "strict.toml")
    (tmp_path / "strict.toml").rename(tmp_path / "gone.toml")
    terminal.wait_for("--settings: the file strict.toml does not exist.")
    terminal.wait_for("because strict.toml changed.")
    (tmp_path / "gone.toml").rename(tmp_path / "strict.toml")
    terminal.wait_for("31 checks passed.")
    terminal.wait_for(WAITING)
    assert terminal.stop(CTRL_C) == 0


@pytest.mark.slow
def test_a_folder_that_goes_and_comes_back(start: Start, tmp_path: Path) -> None:
    (tmp_path / "nets" / "deep").mkdir(parents=True)
    (tmp_path / "nets" / "deep" / "charter.toml").write_text(HEALTHY, "utf-8")
    terminal = start("nets")
    shutil.rmtree(tmp_path / "nets")
    terminal.wait_for("nets: this file or folder does not exist.")
    terminal.wait_for(WAITING)
    (tmp_path / "nets" / "deep").mkdir(parents=True)
    (tmp_path / "nets" / "deep" / "charter.toml").write_text(HEALTHY, "utf-8")
    terminal.wait_for("No findings")
    terminal.wait_for(WAITING)
    assert terminal.stop(CTRL_C) == 0


@pytest.mark.slow
def test_polling_sees_the_same(start: Start, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text(HEALTHY, "utf-8")
    terminal = start(WATCHFILES_FORCE_POLLING="1")
    (tmp_path / "charter.toml").write_text("", "utf-8")
    terminal.wait_for("NL013")
    terminal.wait_for(WAITING)
    assert terminal.stop(CTRL_C) == 0


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_pipe_gets_a_line_between_reports_and_a_signal_ends_it(
    piped: Callable[..., Piped], tmp_path: Path, number: signal.Signals
) -> None:
    (tmp_path / "charter.toml").write_text(HEALTHY, "utf-8")
    session = piped()
    (tmp_path / "charter.toml").write_text("", "utf-8")
    session.wait_for("\n" + "-" * 80 + "\n")
    session.wait_for(WAITING)
    assert b"\x1b" not in session.shown
    session.process.send_signal(number)
    assert session.end() == (0, "\nStopped watching.\n")


@pytest.mark.slow
def test_output_that_nobody_reads_ends_it(piped: Callable[..., Piped], tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text(HEALTHY, "utf-8")
    session = piped()
    assert session.process.stdout
    session.process.stdout.close()
    (tmp_path / "charter.toml").write_text("", "utf-8")
    assert session.end() == (2, "")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("-",), "Standard input (-) cannot be watched. Name a file or a folder."),
        (("gone.toml",), "gone.toml: this file or folder does not exist."),
        (("charter.toml", "gone"), "gone: this file or folder does not exist."),
        (("--settings", "gone.toml"), "--settings: the file gone.toml does not exist."),
        (("--no-plugin", "gone"), "--no-plugin: unknown plugin `gone`."),
        (("--timeless", "--today", "2026-11-24"), "--timeless and --today cannot be combined."),
        (("--format", "json"), "No such option '--format'."),
    ],
)
def test_what_cannot_begin(netlint: Netlint, tmp_path: Path, args: tuple[str, ...], said: str) -> None:
    (tmp_path / "charter.toml").write_text(HEALTHY, "utf-8")
    done = netlint("watch", *args)
    assert said in done.stderr
    assert (done.returncode, done.stdout) == (2, "")


def test_without_watchfiles_it_says_so(netlint: Netlint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    (tmp_path / "charter.toml").write_text(HEALTHY, "utf-8")
    done = netlint("watch")
    assert "needs the package watchfiles, but Python cannot import it" in done.stderr
    assert done.returncode == 2
    assert netlint("watch", "--help").returncode == 0


def test_an_interrupt_of_a_rule_names_it(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "ours.py").write_text(RULE_TEMPLATE.format(begin="", inside="raise KeyboardInterrupt"), "utf-8")
    (tmp_path / "netlint.toml").write_text('rule-files = ["ours.py"]\n', "utf-8")
    (tmp_path / "charter.toml").write_text(HEALTHY, "utf-8")
    done = netlint("watch", "--select", "OUR001")
    said = "\nStopped watching.\nInterrupted while running OUR001 ours on charter.toml (ours.py, line 14).\n"
    assert (done.returncode, done.stderr) == (0, said)
