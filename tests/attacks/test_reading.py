"""Links, pipes and devices in the place of charters, settings, baselines, rule files and catalogues: never read."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support.commands import RULE_FILE, Netlint, committed, git

CHARTER = '[network]\nname = "Stroomop"\n'
SECRET = "hunter2-is-the-password"
FORMATS = ("text", "concise", "json", "github", "gitlab", "sarif", "junit", "checkstyle", "rdjson", "azure", "markdown")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A folder with a charter, next to one with secrets."""
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "netrc").write_text(f"machine example.org password {SECRET}\n", "utf-8")
    (tmp_path / "secrets" / "charter.toml").write_text(f'[network]\nname = "{SECRET}"\n', "utf-8")
    folder = tmp_path / "tree"
    folder.mkdir()
    (folder / "charter.toml").write_text(CHARTER, "utf-8")
    return folder


def device(path: Path) -> None:
    """Make the device that has no end."""
    try:
        os.mknod(path, 0o600 | 0o020000, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("only root can make a device")


def listening(path: Path) -> None:
    """Make a socket."""
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


def loop(path: Path) -> None:
    """Make a link to itself."""
    path.symlink_to(path.name)


def to(target: str) -> Callable[[Path], None]:
    """Return what makes a link to a target."""
    return lambda path: path.symlink_to(target)


THINGS: dict[str, tuple[Callable[[Path], None], str]] = {
    "pipe": (os.mkfifo, "it is a pipe"),
    "device": (device, "it is a device"),
    "socket": (listening, "it is a socket"),
    "loop": (loop, "Too many levels of symbolic links"),
    "nowhere": (to("nowhere"), "it is a link to a file that does not exist"),
    "zero": (to("/dev/zero"), "it is a link that points outside"),
    "environ": (to("/proc/self/environ"), "it is a link that points outside"),
    "kernel": (to("/proc/kmsg"), "it is a link that points outside"),
    "netrc": (to("../secrets/netrc"), "it is a link that points outside"),
    "charter": (to("../secrets/charter.toml"), "it is a link that points outside"),
    "above": (to("../../.."), "it is a link that points outside"),
}


@pytest.mark.parametrize("isolated", [(), ("--isolated",)])
@pytest.mark.parametrize("kind", THINGS)
def test_what_is_not_a_charter_of_the_tree_is_reported_and_not_read(
    netlint: Netlint, tree: Path, kind: str, isolated: tuple[str, ...]
) -> None:
    make, said = THINGS[kind]
    make(tree / "circle.charter.toml")
    outputs = [f"--output={name}:out.{name}" for name in FORMATS]
    done = netlint(".", "--select", "NL101", *outputs, *isolated, cwd=tree, SECRET=SECRET)
    assert done.returncode == 2
    assert f"circle.charter.toml cannot be read: {said}" in done.stderr
    assert "charter.toml:1:1" in done.stdout  # the other one is checked
    written = [(tree / f"out.{name}").read_text("utf-8") for name in FORMATS]
    assert not any(SECRET in text for text in (done.stdout, done.stderr, *written))


@pytest.mark.parametrize("name", ["netlint.toml", "pyproject.toml", "netlint-baseline.json"])
@pytest.mark.parametrize("kind", [kind for kind in THINGS if kind not in ("above", "charter")])
def test_what_is_not_a_settings_file_or_baseline_of_the_tree_is_reported_and_not_read(
    netlint: Netlint, tree: Path, kind: str, name: str
) -> None:
    make, said = THINGS[kind]
    make(tree / name)
    done = netlint(".", "--select", "NL101", cwd=tree, SECRET=SECRET)
    assert done.returncode == 2
    assert f"{name} cannot be read: {said}" in done.stderr
    assert SECRET not in done.stdout + done.stderr


@pytest.mark.parametrize("name", ["ours.py", "ours.nl.toml"])
@pytest.mark.parametrize("kind", ["pipe", "loop", "nowhere", "environ", "netrc"])
def test_what_is_not_a_rule_file_or_catalogue_of_the_tree_is_reported_and_not_read(
    netlint: Netlint, tree: Path, kind: str, name: str
) -> None:
    make, said = THINGS[kind]
    (tree / "netlint.toml").write_text('rule-files = ["*.py"]\n', "utf-8")
    (tree / "ours.py").write_text(RULE_FILE, "utf-8")
    (tree / name).unlink(missing_ok=True)
    make(tree / name)
    done = netlint(".", cwd=tree, SECRET=SECRET)
    assert done.returncode == 2
    assert f"{name} cannot be read: {said}" in done.stderr
    assert SECRET not in done.stdout + done.stderr


def test_a_rule_file_outside_is_not_run_through_a_link(netlint: Netlint, tree: Path) -> None:
    mark = tree.parent / "PWNED"
    (tree.parent / "secrets" / "theirs.py").write_text(f"open({str(mark)!r}, 'w')\n{RULE_FILE}", "utf-8")
    (tree / "rules").symlink_to("../secrets")
    (tree / "one.py").symlink_to("../secrets/theirs.py")
    for pattern, said in (
        ("rules/*.py", "matches no file"),
        ("one.py", "points outside"),
        ("../*/*.py", "points outside"),
    ):
        (tree / "netlint.toml").write_text(f'rule-files = ["{pattern}"]\n', "utf-8")
        done = netlint(".", cwd=tree)
        assert (done.returncode, said in done.stderr) == (2, True)
    assert not mark.exists()


def test_nothing_compiled_is_run_or_left_next_to_a_rule_file(netlint: Netlint, tree: Path) -> None:
    (tree / "netlint.toml").write_text('rule-files = ["ours.py"]\n', "utf-8")
    (tree / "ours.py").write_text(RULE_FILE, "utf-8")
    assert netlint(".", "--select", "OUR", cwd=tree).returncode == 0
    assert sorted(path.name for path in tree.iterdir()) == ["charter.toml", "netlint.toml", "ours.py"]


def test_a_link_inside_of_the_tree_is_followed(netlint: Netlint, tree: Path) -> None:
    (tree / "circles").mkdir()
    (tree / "charter.toml").rename(tree / "circles" / "ours.toml")
    (tree / "circles" / "charter.toml").symlink_to("ours.toml")
    (tree / "charter.toml").symlink_to("circles/ours.toml")
    assert netlint(".", "--select", "NL101", cwd=tree).returncode == 1
    committed(tree)  # in a repository, all of it is the tree, wherever netlint runs
    (tree / "circles" / "up.charter.toml").symlink_to("../charter.toml")
    assert netlint(".", "--select", "NL101", cwd=tree / "circles").returncode == 1


def test_what_is_named_may_be_elsewhere_and_is_a_regular_file(netlint: Netlint, tree: Path) -> None:
    elsewhere = tree.parent / "secrets" / "charter.toml"
    (tree.parent / "secrets" / "link").symlink_to("charter.toml")
    for named in (str(elsewhere), "../secrets/charter.toml", "../secrets/link", "../secrets"):
        assert netlint(named, "--select", "NL101", cwd=tree).returncode == 1
        assert netlint("--files-from", "-", "--select", "NL101", cwd=tree, stdin=named).returncode == 1
    for kind in ("pipe", "device", "socket"):
        THINGS[kind][0](tree / kind)
        done = netlint(kind, cwd=tree)
        assert done.returncode == 2
        assert f"{kind} cannot be read: it is a" in done.stderr
    assert netlint("-", "--select", "NL101", cwd=tree, stdin=CHARTER).returncode == 1


@pytest.mark.parametrize("option", ["", "--files-from=", "--settings=", "--baseline="])
@pytest.mark.parametrize("way", ["link", "folder/netrc", "environ"])
def test_a_link_in_the_tree_leads_out_of_it_under_no_name(netlint: Netlint, tree: Path, way: str, option: str) -> None:
    (tree / "link").symlink_to("../secrets/netrc")
    (tree / "folder").symlink_to("../secrets")
    (tree / "environ").symlink_to("/proc/self/environ")
    for isolated in ((), ("--isolated",)) if not option else ((),):
        for named in (way, f"./{way}", str(tree / way)):
            done = netlint(f"{option}{named}", *isolated, cwd=tree, SECRET=SECRET)
            assert done.returncode == 2
            assert "it is a link that points outside" in done.stderr
            assert SECRET not in done.stdout + done.stderr
            assert "machine" not in done.stdout + done.stderr


def test_a_list_may_come_from_a_command(netlint: Netlint, tree: Path) -> None:
    line = f"{sys.executable} -m netlint --files-from <(echo charter.toml) --select NL101"
    done = subprocess.run(["bash", "-c", line], cwd=tree, capture_output=True, timeout=60, check=False)
    assert done.returncode == 1, done.stderr


def test_a_list_that_is_a_pipe_in_the_tree_is_reported_and_does_not_hang(netlint: Netlint, tree: Path) -> None:
    os.mkfifo(tree / "list.txt")
    done = netlint("--files-from", "list.txt", cwd=tree)
    assert (done.returncode, "it is a pipe" in done.stderr) == (2, True)


def test_a_list_without_an_end_is_given_up(netlint: Netlint, tree: Path) -> None:
    done = netlint("--files-from", "/dev/zero", cwd=tree)
    assert (done.returncode, "it is a device" in done.stderr) == (2, True)
    with Path("/dev/zero").open("rb") as endless:
        command = [sys.executable, "-m", "netlint", "--files-from", "-"]
        ended = subprocess.run(command, cwd=tree, stdin=endless, capture_output=True, timeout=60, check=False)
    assert ended.returncode == 2
    assert b"which is too large for a list of paths" in ended.stderr


@pytest.mark.parametrize("wide", ["home", "root"])
def test_where_netlint_runs_in_a_wide_folder_a_link_leads_out_of_a_charters_own(
    netlint: Netlint, tree: Path, wide: str
) -> None:
    (tree / "circle.charter.toml").symlink_to(tree.parent / "secrets" / "netrc")
    (tree / "environ.charter.toml").symlink_to("/proc/self/environ")
    git(tree, "init", "-q")
    cwd = tree.parent if wide == "home" else Path("/")
    done = netlint(str(tree), "--select", "NL101", cwd=cwd, HOME=str(tree.parent), SECRET=SECRET)
    assert done.returncode == 2
    assert done.stderr.count("it is a link that points outside") == 2
    assert SECRET not in done.stdout + done.stderr


def test_what_was_behind_a_link_at_a_revision_stays_secret_too(netlint: Netlint, tree: Path) -> None:
    (tree / "circle.charter.toml").symlink_to("../secrets/charter.toml")
    committed(tree)
    (tree / "circle.charter.toml").unlink()
    (tree / "circle.charter.toml").write_text(CHARTER, "utf-8")
    done = netlint(".", "--since", "HEAD", "--select", "NL101", "--format", "json", cwd=tree)
    assert done.returncode == 1
    (charter,) = (one for one in json.loads(done.stdout)["charters"] if one["path"] == "circle.charter.toml")
    assert [finding["suppression"] for finding in charter["findings"]] == [None]
    assert SECRET not in done.stdout + done.stderr


def test_a_home_folder_that_is_a_repository_is_not_a_tree(netlint: Netlint, tree: Path) -> None:
    git(tree.parent, "init", "-q")
    (tree / "circle.charter.toml").symlink_to("../secrets/netrc")
    for cwd in (tree, tree.parent):
        done = netlint(str(tree), "--select", "NL101", cwd=cwd, HOME=str(tree.parent))
        assert done.returncode == 2
        assert "it is a link that points outside" in done.stderr
        assert SECRET not in done.stdout + done.stderr


@pytest.mark.parametrize("name", ["circle.charter.toml", "netlint.toml", "named.toml"])
def test_what_git_keeps_is_not_part_of_the_tree(netlint: Netlint, tree: Path, name: str) -> None:
    git(tree, "init", "-q")
    git(tree, "config", "http.extraheader", f"AUTHORIZATION: basic {SECRET}")
    (tree / name).symlink_to(".git/config")
    done = netlint(*(("named.toml",) if name == "named.toml" else (".",)), cwd=tree)
    assert done.returncode == 2
    assert "it is a link that points outside" in done.stderr
    assert SECRET not in done.stdout + done.stderr


@pytest.mark.parametrize(
    "command",
    [("settings", "out"), ("settings", "out/charter.toml"), ("exceptions", "out"), ("check", "out"), ("due", "out"),
     ("check", "-", "--stdin-filename", "out/charter.toml")],
)  # fmt: skip
def test_no_command_runs_what_a_folder_that_is_a_link_leads_to(
    netlint: Netlint, tree: Path, command: tuple[str, ...]
) -> None:
    mark = tree.parent / "PWNED"
    (tree.parent / "secrets" / "theirs.py").write_text(f"open({str(mark)!r}, 'w')\n{RULE_FILE}", "utf-8")
    (tree.parent / "secrets" / "netlint.toml").write_text('rule-files = ["theirs.py"]\n', "utf-8")
    (tree / "out").symlink_to("../secrets")
    done = netlint(*command, cwd=tree, stdin=CHARTER, today=None)
    assert (done.returncode, "it is a link that points outside" in done.stderr) == (2, True)
    assert not mark.exists()


def test_a_tree_that_is_reached_by_a_link_is_checked_as_itself(netlint: Netlint, tree: Path) -> None:
    """As everything in /tmp is on macOS."""
    exception = '[[exceptions]]\nrule = "NL101"\ncharter = "/charter.toml"\nreason = "Later."\n'
    (tree / "netlint.toml").write_text(f'select = ["NL101"]\nrule-files = ["ours.py"]\n{exception}', "utf-8")
    (tree / "ours.py").write_text(RULE_FILE, "utf-8")
    committed(tree)
    (tree.parent / "link").symlink_to("tree")
    for cwd in (tree, Path("/")):
        for way in ((), ("--since", "HEAD"), ("--settings", "HEAD:")):
            done = netlint(str(tree.parent / "link"), *way, cwd=cwd)
            assert (done.returncode, done.stderr) == (0, ""), (cwd, way)


def test_settings_of_a_folder_elsewhere_apply_to_all_below_it(netlint: Netlint, tree: Path) -> None:
    (tree / "sub").mkdir()
    (tree / "sub" / "charter.toml").write_text(CHARTER, "utf-8")
    (tree / "netlint.toml").write_text('select = ["NL101"]\n', "utf-8")
    for cwd, named in ((tree.parent / "secrets", "../tree"), (Path("/"), str(tree))):
        done = netlint(named, "--format", "concise", "-q", cwd=cwd, HOME="/nowhere")
        assert [line.split()[2] for line in done.stdout.splitlines()] == ["NL101", "NL101"]


def test_a_name_with_a_line_break_makes_up_no_line(netlint: Netlint, tree: Path) -> None:
    folder = tree / "z\nError: no findings"
    folder.mkdir()
    (folder / "charter.toml").write_text(CHARTER, "utf-8")
    (folder / "netlint.toml").write_text("level = 3\n", "utf-8")
    (folder / "x.charter.toml").symlink_to("nowhere")
    done = netlint(".", cwd=tree)
    assert done.returncode == 2
    assert not any(line.startswith("Error: no findings") for line in done.stderr.splitlines())
