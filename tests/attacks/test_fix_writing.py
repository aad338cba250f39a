"""`netlint fix` writes charters: whole or not at all, as the same files, and through nothing that a stranger has put there."""

import os
import random
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from support.commands import Netlint
from support.repairing_rules import CHARTER, REPAIRED, RULES

from netlint.project import writing
from netlint.project.writing import rewrite
from netlint.utils.errors import FileRefused

OLD, NEW = b"old\n" * 50_000, b"\xef\xbb\xbfnew\r\n" * 60_000
ROUNDS = 25
"""How often a process is killed."""
_DRIVER = """
import sys
from pathlib import Path
from netlint.project.writing import rewrite
file, old, new = Path("charter.toml"), b"old\\n" * 50_000, b"\\xef\\xbb\\xbfnew\\r\\n" * 60_000
if file.read_bytes() == new:
    old, new = new, old
print("ready", flush=True)
while True:
    rewrite(file, old, new)
    old, new = new, old
"""


@pytest.fixture
def charter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A charter in the tree of a run."""
    (tmp_path / "tree").mkdir()
    monkeypatch.chdir(tmp_path / "tree")
    file = tmp_path / "tree" / "charter.toml"
    file.write_bytes(OLD)
    return file


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_process_that_is_killed_leaves_the_old_file_or_the_new_one(charter: Path) -> None:
    chance, seen = random.Random(7), set()
    for _round in range(ROUNDS):
        command = [sys.executable, "-c", _DRIVER]
        with subprocess.Popen(command, cwd=charter.parent, stdout=subprocess.PIPE) as process:
            assert process.stdout
            assert process.stdout.readline() == b"ready\n"
            time.sleep(chance.random() / 50)
            process.kill()
        content = charter.read_bytes()
        assert content in (OLD, NEW)
        seen.add(content)
        assert all(name == "charter.toml" or name.startswith(".netlint-") for name in names(charter.parent))
    assert seen == {OLD, NEW}, "the process was killed at several moments"


@pytest.mark.slow
def test_a_command_that_is_killed_leaves_charters_that_are_old_or_new(tmp_path: Path) -> None:
    (tmp_path / "ours.py").write_text(RULES, "utf-8")
    (tmp_path / "netlint.toml").write_text('rule-files = ["ours.py"]\n', "utf-8")
    files = [tmp_path / f"{number}.charter.toml" for number in range(60)]
    seen = set()
    for delay in range(12):
        for file in files:
            file.write_text(CHARTER, "utf-8")
        command = [sys.executable, "-m", "netlint", "fix", "--jobs", "2"]
        with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, start_new_session=True) as process:
            while not any(file.read_text("utf-8") == REPAIRED for file in files) and process.poll() is None:
                time.sleep(0.001)
            time.sleep(delay / 500)
            os.killpg(process.pid, signal.SIGKILL)
        texts = {file.read_text("utf-8") for file in files}
        assert texts <= {CHARTER, REPAIRED}
        seen |= texts
    assert seen == {CHARTER, REPAIRED}


def test_what_a_killed_run_has_left_is_removed_later(charter: Path) -> None:
    left, recent = (charter.with_name(f".netlint-{digit * 16}.tmp") for digit in "ab")
    other = charter.with_name(".netlint-mine.tmp")
    for file in (left, recent, other):
        file.write_bytes(b"x")
    for file in (left, other):
        os.utime(file, (0, 0))
    rewrite(charter, OLD, NEW)
    assert names(charter.parent) == sorted([other.name, recent.name, "charter.toml"])
    assert charter.read_bytes() == NEW


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755, 0o2664])
def test_mode_and_owner_are_kept(charter: Path, mode: int) -> None:
    owner = (65534, 65534) if os.geteuid() == 0 else (os.geteuid(), os.getegid())
    os.chown(charter, *owner)
    charter.chmod(mode)
    rewrite(charter, OLD, NEW)
    status = charter.stat()
    assert (stat.S_IMODE(status.st_mode), status.st_uid, status.st_gid) == (mode, *owner)


def test_attributes_are_kept(charter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not every file system has them, so this test has its own."""
    kept = {}
    monkeypatch.setattr(os, "listxattr", lambda _path: ["user.agreed", "system.posix_acl_access"])
    monkeypatch.setattr(os, "getxattr", lambda _path, name: name.encode())
    monkeypatch.setattr(os, "setxattr", lambda _handle, name, value: kept.update({name: value}))
    rewrite(charter, OLD, NEW)
    assert kept == {"user.agreed": b"user.agreed", "system.posix_acl_access": b"system.posix_acl_access"}


def test_attributes_that_cannot_be_kept_leave_the_file_as_it_is(charter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "listxattr", lambda _path: ["security.selinux", "system.posix_acl_access"])
    monkeypatch.setattr(os, "getxattr", lambda _path, _name: b"x")
    monkeypatch.setattr(os, "setxattr", refuse)
    with pytest.raises(FileRefused, match="its permissions cannot be kept"):
        rewrite(charter, OLD, NEW)
    assert charter.read_bytes() == OLD
    monkeypatch.setattr(os, "listxattr", lambda _path: ["security.selinux"])
    rewrite(charter, OLD, NEW)
    assert charter.read_bytes() == NEW


def test_a_link_in_the_tree_stays_and_its_target_is_written(charter: Path) -> None:
    (charter.parent / "kept").mkdir()
    target = charter.rename(charter.parent / "kept" / "ours.toml")
    charter.symlink_to("kept/ours.toml")
    rewrite(charter, OLD, NEW)
    assert charter.is_symlink()
    assert target.read_bytes() == NEW
    assert names(target.parent) == ["ours.toml"]


def _linked_out(charter: Path) -> str:
    charter.rename(charter.parent.parent / "victim")
    charter.symlink_to("../victim")
    return "it leads through a link to"


def _hard_linked(charter: Path) -> str:
    os.link(charter, charter.parent.parent / "victim")
    return r"it has 2 names \(hard links\), and the others would keep the old text"


def _read_only(charter: Path) -> str:
    charter.chmod(0o444)
    return "it is read-only"


def _changed(charter: Path) -> str:
    charter.write_bytes(OLD + b"more\n")
    return "another program has changed it; try again"


def _emptied(charter: Path) -> str:
    charter.write_bytes(b"")
    return "another program has changed it; try again"


@pytest.mark.parametrize("prepare", [_linked_out, _hard_linked, _read_only, _changed, _emptied])
def test_a_file_that_cannot_be_written_safely_stays_as_it_is(charter: Path, prepare: Callable[[Path], str]) -> None:
    reason = prepare(charter)
    before = charter.read_bytes()
    with pytest.raises(FileRefused, match=reason) as raised:
        rewrite(charter, OLD, NEW)
    assert raised.value.filename == str(charter)
    assert charter.read_bytes() == before
    assert names(charter.parent) == ["charter.toml"]


def test_a_handle_is_not_written(charter: Path) -> None:
    with charter.open("rb") as stream, pytest.raises(FileRefused, match="it is not a file with a name of its own"):
        rewrite(Path(f"/dev/fd/{stream.fileno()}"), OLD, NEW)
    assert charter.read_bytes() == OLD


def test_a_full_disk_leaves_the_old_file(charter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing.os, "fsync", full)
    with pytest.raises(OSError, match="No space left on device"):
        rewrite(charter, OLD, NEW)
    assert charter.read_bytes() == OLD
    assert names(charter.parent) == ["charter.toml"]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A folder with rules that have repairs, and a charter that they are about."""
    (tmp_path / "ours.py").write_text(RULES, "utf-8")
    (tmp_path / "netlint.toml").write_text('rule-files = ["ours.py"]\n', "utf-8")
    (tmp_path / "charter.toml").write_text(CHARTER, "utf-8")
    return tmp_path


def test_a_charter_that_cannot_be_written_is_said_and_others_are_written(netlint: Netlint, tree: Path) -> None:
    (tree / "b.charter.toml").write_text(CHARTER, "utf-8")
    (tree / "charter.toml").chmod(0o444)
    os.link(tree / "charter.toml", tree / "c.charter.toml")
    done = netlint("fix", "--jobs", "1", "charter.toml", "b.charter.toml")
    assert done.returncode == 2
    assert done.stderr == "Error: charter.toml has not been changed: it is read-only.\n"
    assert (tree / "charter.toml").read_text("utf-8") == CHARTER
    assert (tree / "b.charter.toml").read_text("utf-8") == REPAIRED
    assert "Repaired 2 findings." in done.stdout


def test_what_could_not_be_written_is_not_called_nothing(netlint: Netlint, tree: Path) -> None:
    (tree / "charter.toml").chmod(0o444)
    (tree / "b.charter.toml").write_text(REPAIRED, "utf-8")
    done = netlint("fix", "charter.toml", "b.charter.toml")
    assert done.returncode == 2
    assert done.stderr == "Error: charter.toml has not been changed: it is read-only.\n"
    assert "Nothing to repair" not in done.stdout
    assert "Nothing to repair." in netlint("fix", "b.charter.toml").stdout


def test_pipes_devices_and_links_out_are_refused(netlint: Netlint, tree: Path) -> None:
    victim = tree.parent / "victim.toml"
    victim.write_text(CHARTER, "utf-8")
    os.mkfifo(tree / "a.charter.toml")
    (tree / "b.charter.toml").symlink_to("../victim.toml")
    (tree / "c.charter.toml").symlink_to("/dev/null")
    done = netlint("fix", ".")
    assert done.returncode == 2
    assert "a.charter.toml cannot be read: it is a pipe, not a regular file." in done.stderr
    assert "b.charter.toml cannot be read: it is a link that points outside" in done.stderr
    assert victim.read_text("utf-8") == CHARTER
    assert (tree / "charter.toml").read_text("utf-8") == REPAIRED
