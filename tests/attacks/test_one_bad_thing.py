"""One thing in a tree that netlint cannot look at is reported, and everything else is checked: nothing is hidden or stops."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from support.commands import Netlint, committed
from support.fork_server import NETLINT, server

CHARTER = '[network]\nname = "Stroomop"\n'
NOBODY = 65534
WITHOUT_OVERRIDES = """
import ctypes
import os

if os.geteuid() == 0:
    who = (ctypes.c_uint32 * 2)(0x20080522, 0)
    has = (ctypes.c_uint32 * 6)()
    assert ctypes.CDLL(None).capget(who, has) == 0
    for at in (0, 1, 2):
        has[at] &= ~0b110
    assert ctypes.CDLL(None).capset(who, has) == 0
"""
"""Takes from root the right to read what its mode forbids; the numbers are those of Linux's headers."""


def unprivileged(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Run the command as somebody whom the mode of a file holds back."""
    with server().start(WITHOUT_OVERRIDES + NETLINT, *args, cwd=folder) as process:
        out, err = process.communicate()
    assert process.returncode is not None
    return subprocess.CompletedProcess(args, process.returncode, out.decode(), err.decode())


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A folder with two charters, and a folder in which something is bad."""
    for name in ("a", "bad", "z"):
        (tmp_path / name).mkdir()
    for name in ("a", "z"):
        (tmp_path / name / "charter.toml").write_text(CHARTER, "utf-8")
    return tmp_path


def unreadable(name: str, content: str = "") -> Callable[[Path], None]:
    def make(bad: Path) -> None:
        (bad / "charter.toml").write_text(CHARTER, "utf-8")
        (bad / name).write_text(content, "utf-8")
        (bad / name).chmod(0)

    return make


def closed(bad: Path) -> None:
    (bad / "charter.toml").write_text(CHARTER, "utf-8")
    bad.chmod(0)


def looped(bad: Path) -> None:
    (bad / "charter.toml").symlink_to("charter.toml")


def settings_to_nowhere(bad: Path) -> None:
    (bad / "charter.toml").write_text(CHARTER, "utf-8")
    (bad / "netlint.toml").symlink_to("nowhere")


def settings_in_a_pipe(bad: Path) -> None:
    (bad / "charter.toml").write_text(CHARTER, "utf-8")
    os.mkfifo(bad / "netlint.toml")


def settings_in_a_folder(bad: Path) -> None:
    (bad / "charter.toml").write_text(CHARTER, "utf-8")
    (bad / "netlint.toml").mkdir()


def deep(bad: Path) -> None:
    """A folder that is further down than a path can say."""
    here = os.open(bad, os.O_RDONLY)
    for _depth in range(1200):
        os.mkdir("d" * 3, dir_fd=here)
        below = os.open("d" * 3, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)


BAD: dict[str, tuple[Callable[[Path], None], str]] = {
    "folder": (closed, "bad cannot be read: Permission denied."),
    "charter": (unreadable("charter.toml"), "bad/charter.toml cannot be read: Permission denied."),
    "loop": (looped, "bad/charter.toml cannot be read: Too many levels of symbolic links."),
    "settings": (unreadable("netlint.toml"), "bad/netlint.toml cannot be read: Permission denied."),
    "project": (
        unreadable("pyproject.toml", "[tool.netlint]"),
        "bad/pyproject.toml cannot be read: Permission denied.",
    ),
    "settings to nowhere": (
        settings_to_nowhere,
        "bad/netlint.toml cannot be read: it is a link to a file that does not exist.",
    ),
    "settings in a pipe": (settings_in_a_pipe, "bad/netlint.toml cannot be read: it is a pipe, not a regular file."),
    "settings in a folder": (settings_in_a_folder, "bad/netlint.toml cannot be read: it is a folder, not a file."),
    "depth": (deep, "cannot be read: File name too long."),
}


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("kind", BAD)
def test_one_bad_thing_stops_nothing_else(tree: Path, kind: str, jobs: str) -> None:
    make, said = BAD[kind]
    make(tree / "bad")
    try:
        done = unprivileged(tree, ".", "--select", "NL101", "--format", "json", "--jobs", jobs)
    finally:
        (tree / "bad").chmod(0o755)
        subprocess.run(["rm", "-rf", tree / "bad"], check=True)  # what is that deep, Python does not remove
    assert done.returncode == 2
    assert said in done.stderr
    report = json.loads(done.stdout)
    assert [one["path"] for one in report["charters"]] == ["a/charter.toml", "z/charter.toml"]
    assert any(said in error for error in report["errors"])


def test_what_is_named_and_cannot_be_looked_at_stops_nothing_else(tree: Path) -> None:
    (tree / "bad" / "charter.toml").write_text(CHARTER, "utf-8")
    (tree / "loop").symlink_to("loop")
    (tree / "bad").chmod(0)
    try:
        done = unprivileged(
            tree, "a", "bad/charter.toml", "bad", "loop", "nowhere", "z", "--select", "NL101", "--format", "json"
        )
    finally:
        (tree / "bad").chmod(0o755)
    assert done.returncode == 2
    assert [one["path"] for one in json.loads(done.stdout)["charters"]] == ["a/charter.toml", "z/charter.toml"]
    assert len(done.stderr.splitlines()) == 4


DELETES = '''
import os
from netlint import rule


@rule("OUR001", severity="info", level="essential", question="?")
def deletes(document):
    """Deletes what comes next.

    Why: -
    Fix: -
    Bad: -
    Good: -
    """
    if os.path.exists("m/charter.toml"):
        os.remove("m/charter.toml")
    yield from ()
'''


def test_a_charter_that_is_deleted_meanwhile_stops_nothing_else(netlint: Netlint, tree: Path) -> None:
    (tree / "m").mkdir()
    (tree / "m" / "charter.toml").write_text(CHARTER, "utf-8")
    (tree / "deletes.py").write_text(DELETES, "utf-8")
    (tree / "netlint.toml").write_text('rule-files = ["deletes.py"]\n', "utf-8")
    for more in ((), ("--write-baseline",)):
        (tree / "m" / "charter.toml").write_text(CHARTER, "utf-8")
        done = netlint(".", "--format", "json", "--jobs", "1", *more)
        assert done.returncode == 2
        assert "m/charter.toml cannot be read: No such file or directory." in done.stderr
        assert [one["path"] for one in json.loads(done.stdout)["charters"]] == ["a/charter.toml", "z/charter.toml"]
    assert not (tree / "netlint-baseline.json").exists()


def test_settings_with_a_mistake_are_read_and_reported_once(netlint: Netlint, tree: Path) -> None:
    counts = "import pathlib\nfile = pathlib.Path('count')\nfile.write_text(file.read_text() + 'x' if file.exists() else 'x')\n"
    (tree / "mistake.py").write_text(f"{counts}raise ValueError\n", "utf-8")
    (tree / "netlint.toml").write_text('rule-files = ["mistake.py"]\n', "utf-8")
    done = netlint(".", "--jobs", "1")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert (tree / "count").read_text("utf-8") == "x"


# Where settings are looked for, and whose


ABOVE = 'fail-on = "never"\nrule-files = ["above.py"]\n'


def above(folder: Path) -> None:
    """Put settings into a folder that say they were used."""
    (folder / "netlint.toml").write_text(ABOVE, "utf-8")
    (folder / "netlint-baseline.json").write_text("no baseline", "utf-8")
    (folder / "above.py").write_text("open('/dev/stderr', 'w').write('ABOVE')\n", "utf-8")


COMMANDS = (("check",), ("settings",), ("rules",), ("explain", "NL101"), ("exceptions",))


@pytest.mark.parametrize("command", COMMANDS)
def test_settings_above_the_repository_are_not_used(netlint: Netlint, tree: Path, command: tuple[str, ...]) -> None:
    above(tree)
    committed(tree / "a")
    done = netlint(*command, cwd=tree / "a", today=None)
    assert done.returncode == (1 if command == ("check",) else 0)
    assert "ABOVE" not in done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_without_a_repository_settings_above_the_start_are_not_used(
    netlint: Netlint, tree: Path, command: tuple[str, ...]
) -> None:
    above(tree)
    done = netlint(*command, cwd=tree / "a", today=None, HOME="/nowhere")
    assert done.returncode == (1 if command == ("check",) else 0)
    assert "ABOVE" not in done.stderr


def test_settings_of_the_home_folder_are_used_and_those_above_it_are_not(netlint: Netlint, tree: Path) -> None:
    home = tree / "home"
    (home / "work" / "a").mkdir(parents=True)
    (home / "work" / "a" / "charter.toml").write_text(CHARTER, "utf-8")
    (home / "netlint.toml").write_text('select = ["NL101"]\n', "utf-8")
    above(tree)
    done = netlint("settings", "charter.toml", cwd=home / "work" / "a", HOME=str(home))
    assert "../../netlint.toml:1" in done.stdout
    (home / "netlint.toml").unlink()
    assert netlint("settings", "charter.toml", cwd=home / "work" / "a", HOME=str(home)).returncode == 0


def test_settings_of_the_folder_of_the_run_are_used_for_all_below_it(netlint: Netlint, tree: Path) -> None:
    (tree / "netlint.toml").write_text('select = ["NL101"]\n', "utf-8")
    for path in ("a", "./a", "../" + tree.name + "/a", str(tree / "a"), "a/charter.toml"):
        assert "netlint.toml:1" in netlint("settings", path, HOME="/nowhere").stdout, path


def test_a_repository_inside_of_another_keeps_the_settings_of_the_outer_one(netlint: Netlint, tree: Path) -> None:
    """Else whoever sends a folder that looks like one could do without them."""
    committed(tree)
    committed(tree / "a")
    (tree / "netlint.toml").write_text('select = ["NL101"]\n', "utf-8")
    assert "netlint.toml:1" in netlint("settings", "a/charter.toml").stdout


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
@pytest.mark.parametrize("name", ["netlint.toml", "pyproject.toml", "above.py", "netlint-baseline.json"])
@pytest.mark.parametrize("command", COMMANDS)
def test_another_users_settings_are_reported_and_not_used(
    netlint: Netlint, tree: Path, command: tuple[str, ...], name: str
) -> None:
    if name == "netlint-baseline.json" and command != ("check",):
        pytest.skip("only a check has a baseline")
    above(tree / "a")
    (tree / "a" / "netlint-baseline.json").unlink()
    if name == "netlint-baseline.json":
        (tree / "a" / name).write_text('{"format": 1, "findings": []}', "utf-8")
    if name == "pyproject.toml":
        (tree / "a" / "netlint.toml").unlink()
        (tree / "a" / name).write_text("[tool.netlint]\n" + ABOVE, "utf-8")
    os.chown(tree / "a" / name, NOBODY, NOBODY)
    done = netlint(*command, cwd=tree / "a", today=None)
    assert done.returncode == 2
    assert f"{name} cannot be read: it belongs to another user" in done.stderr
    assert "ABOVE" not in done.stderr or name == "netlint-baseline.json"
    safe = netlint(*command, cwd=tree / "a", today=None, NETLINT_SAFE_DIRECTORY=f"/nowhere:{tree / 'a'}")
    assert "belongs to another user" not in safe.stderr
    if name == "netlint.toml":
        assert "belongs to another user" not in netlint("rules", "--settings", name, cwd=tree / "a", today=None).stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be asked to work for another")
def test_who_asks_root_with_sudo_keeps_their_own_settings(netlint: Netlint, tree: Path) -> None:
    (tree / "netlint.toml").write_text('select = ["NL101"]\n', "utf-8")
    os.chown(tree / "netlint.toml", NOBODY, NOBODY)
    assert netlint("settings", SUDO_UID=str(NOBODY)).returncode == 0
    assert netlint("settings", SUDO_UID="1234").returncode == 2
