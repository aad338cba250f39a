"""A baseline in which two branches have written, merged by git; and what a merge leaves to netlint."""

import json
import subprocess
from pathlib import Path

import pytest
from support.commands import Netlint, committed, git
from support.suppression_charters import opened

ONLY = ("--select", "NL101,NL015", "--format", "json")
FILE = "netlint-baseline.json"
GOOD = '[network]\nname = "{}"\npurpose = "Water has no owner."\n'
BAD = '[network]\nname = "{}"\n'
TODO = '\n[[members]]\nid = "ana"\nname = "TODO"\n'


def write(folder: Path, name: str, text: str) -> None:
    (folder / f"{name}.charter.toml").write_text(text.format(name), "utf-8")


def merge(folder: Path, branch: str, *options: str) -> bool:
    """Merge a branch; return whether git could."""
    who = ("-c", "user.name=Ana", "-c", "user.email=ana@example.org")
    done = subprocess.run(
        ["git", *who, *options, "merge", "-q", "-m", "Merge", branch], cwd=folder, capture_output=True, check=False
    )
    return done.returncode == 0


def entries(folder: Path) -> set[str]:
    found = json.loads((folder / FILE).read_text("utf-8"))["findings"]
    return {f"{entry['charter'][0]} {entry['rule'][:5]}" for entry in found if entry}


def branches(netlint: Netlint, folder: Path, one: str, two: str) -> None:
    """Record a finding of one charter in a branch, and of another in `main`, which is checked out."""
    for name in "abcd":
        write(folder, name, GOOD)
    for name in "ad":
        write(folder, name, BAD)
    netlint(".", *ONLY, "--write-baseline")
    committed(folder)
    git(folder, "checkout", "-qb", "branch")
    for branch, name in (("branch", one), ("main", two)):
        git(folder, "checkout", "-q", branch)
        write(folder, name, BAD)
        assert netlint(".", *ONLY, "--write-baseline").returncode == 0
        committed(folder)


@pytest.fixture
def conflict(netlint: Netlint, tmp_path: Path) -> Path:
    """A repository with a conflict in its baseline."""
    branches(netlint, tmp_path, "b", "c")
    assert not merge(tmp_path, "branch")
    return tmp_path


def test_additions_that_are_not_neighbours_merge_by_themselves(netlint: Netlint, tmp_path: Path) -> None:
    for name in "abcdxyz":
        write(tmp_path, name, BAD)
    netlint(".", *ONLY, "--write-baseline")
    committed(tmp_path)
    git(tmp_path, "branch", "branch")
    for branch, name in (("branch", "a"), ("main", "z")):  # the first and the last
        git(tmp_path, "checkout", "-q", branch)
        write(tmp_path, name, BAD + TODO)
        netlint(".", *ONLY, "--write-baseline")
        committed(tmp_path)
    assert merge(tmp_path, "branch")
    assert opened(netlint(".", *ONLY)) == []
    assert {"a NL015", "z NL015"} < entries(tmp_path)


def test_neighbours_merge_by_themselves_where_git_keeps_both(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / ".gitattributes").write_text(f"{FILE} merge=union\n", "utf-8")
    branches(netlint, tmp_path, "b", "c")
    assert merge(tmp_path, "branch")
    assert opened(netlint(".", *ONLY)) == []
    assert entries(tmp_path) == {"a NL101", "b NL101", "c NL101", "d NL101"}


@pytest.mark.parametrize("args", [(), ("--write-baseline",), ("--baseline", FILE)])
def test_a_conflict_is_an_error_that_says_what_to_do(netlint: Netlint, conflict: Path, args: tuple[str, ...]) -> None:
    before = (conflict / FILE).read_bytes()
    done = netlint(".", *ONLY, *args)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{FILE} has a merge conflict (line 3). Run netlint with --prune-baseline: it keeps" in done.stderr
    assert (conflict / FILE).read_bytes() == before


@pytest.mark.parametrize("style", ["merge", "diff3", "zdiff3"])
@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_pruning_keeps_both_sides_and_takes_in_nothing_new(
    netlint: Netlint, tmp_path: Path, style: str, ends: bytes
) -> None:
    branches(netlint, tmp_path, "b", "c")
    assert not merge(tmp_path, "branch", "-c", f"merge.conflictStyle={style}")
    file = tmp_path / FILE
    file.write_bytes(file.read_bytes().replace(b"\n", ends))
    write(tmp_path, "a", BAD + TODO)
    done = netlint(".", *ONLY, "--prune-baseline")
    assert f"{FILE}: the entries of both sides of the merge conflict are in it now." in done.stderr
    assert opened(done) == [("a.charter.toml", "NL015")]
    assert entries(tmp_path) == {"a NL101", "b NL101", "c NL101", "d NL101"}
    assert opened(netlint(".", *ONLY)) == [("a.charter.toml", "NL015")]


def test_what_one_side_has_mended_is_removed(netlint: Netlint, tmp_path: Path) -> None:
    branches(netlint, tmp_path, "b", "c")
    git(tmp_path, "checkout", "-q", "branch")
    write(tmp_path, "a", GOOD)
    netlint(".", *ONLY, "--prune-baseline")
    committed(tmp_path)
    git(tmp_path, "checkout", "-q", "main")
    assert not merge(tmp_path, "branch", "-c", "merge.conflictStyle=diff3")
    done = netlint(".", *ONLY, "--prune-baseline")
    assert opened(done) == []
    assert entries(tmp_path) == {"b NL101", "c NL101", "d NL101"}


def test_a_conflict_that_lines_do_not_settle_stays_as_it_is(netlint: Netlint, conflict: Path) -> None:
    broken = (conflict / FILE).read_bytes().replace(b'{"charter":"b', b'{{"charter":"b')
    (conflict / FILE).write_bytes(broken)
    done = netlint(".", *ONLY, "--prune-baseline")
    assert (done.returncode, done.stdout) == (2, "")
    assert "is not a netlint baseline" in done.stderr
    assert (conflict / FILE).read_bytes() == broken
