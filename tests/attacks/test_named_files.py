"""Files that a charter names: whatever a stranger puts there, netlint reads only regular files in the repository."""

import os
from pathlib import Path

import pytest
from support.commands import Netlint, git
from support.files_beside import naming, with_rule

from netlint.project import beside
from netlint.project.beside import FilesOnDisk, read_beside
from netlint.project.files import WorkingTree
from netlint.utils.errors import FileRefused, reason_of

SECRET = "!! hunter2-is-the-password"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A repository with a charter in a folder, next to a folder with secrets."""
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "netrc").write_text(SECRET, "utf-8")
    folder = tmp_path / "tree"
    (folder / "net" / "more").mkdir(parents=True)
    git(folder, "init", "-q")
    (folder / ".git" / "secret.csv").write_text(SECRET, "utf-8")
    (folder / "beside.csv").write_text("!! beside", "utf-8")
    (folder / "net" / "more" / "hours.csv").write_text("!! hours", "utf-8")
    return folder


def read(folder: Path, path: str, size: int = 1000) -> str:
    """Return what is read of a file that `net/charter.toml` names, or why it is not."""
    try:
        return read_beside(folder / "net", path, size).decode()
    except FileRefused as error:
        return error.reason.text().replace(str(folder), "TREE")
    except OSError as error:
        return reason_of(error).text()


def test_a_file_in_a_folder_is_read(tree: Path) -> None:
    assert [read(tree, path) for path in ("more/hours.csv", "./more//hours.csv")] == ["!! hours"] * 2


def test_a_link_that_stays_in_the_repository_is_followed(tree: Path) -> None:
    (tree / "net" / "link.csv").symlink_to("../beside.csv")
    (tree / "net" / "folder").symlink_to("../net/more")
    (tree / "net" / "whole.csv").symlink_to(tree / "beside.csv")
    assert [read(tree, path) for path in ("link.csv", "whole.csv", "folder/hours.csv")] == [
        "!! beside",
        "!! beside",
        "!! hours",
    ]


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("../../secrets/netrc", "x"),
        ("../../secrets", "x/netrc"),
        ("/etc/passwd", "x"),
        ("/proc/self/environ", "x"),
        ("../.git/secret.csv", "x"),
        ("../.git", "x/secret.csv"),
        ("more/../../../secrets/netrc", "x"),
        ("../../secrets/nothing", "x"),
        ("../../secrets", "x/nothing"),
    ],
)
def test_a_link_that_leads_out_is_not_followed(tree: Path, target: str, path: str) -> None:
    (tree / "net" / "x").symlink_to(target)
    assert read(tree, path) == "it is a link that points outside TREE"


def test_a_chain_of_links_counts_by_where_it_ends(tree: Path) -> None:
    (tree / "net" / "a").symlink_to("b")
    (tree / "net" / "b").symlink_to("../../secrets/netrc")
    assert read(tree, "a") == "it is a link that points outside TREE"


def test_without_a_repository_the_folder_of_the_charter_is_the_border(tree: Path) -> None:
    (tree / ".git").rename(tree / "git")
    (tree / "net" / "x").symlink_to("../beside.csv")
    (tree / "net" / "y").symlink_to("more/hours.csv")
    assert read(tree, "x") == "it is a link that points outside TREE/net"
    assert read(tree, "y") == "!! hours"


def test_a_submodule_is_its_own_repository(tree: Path) -> None:
    (tree / "net" / ".git").write_text("gitdir: ../.git/modules/net\n", "utf-8")
    (tree / "net" / "x").symlink_to("../beside.csv")
    assert read(tree, "x") == "it is a link that points outside TREE/net"


def test_the_folder_of_the_charter_may_be_reached_by_a_link(tree: Path, tmp_path: Path) -> None:
    (tmp_path / "way").symlink_to(tree)
    (tree / "net" / "link.csv").symlink_to("../beside.csv")
    assert [read(tmp_path / "way", path) for path in ("more/hours.csv", "link.csv")] == ["!! hours", "!! beside"]


def test_what_is_no_regular_file_is_not_opened(tree: Path) -> None:
    os.mkfifo(tree / "net" / "pipe")
    (tree / "net" / "loop").symlink_to("loop")
    (tree / "net" / "nowhere").symlink_to("nothing")
    (tree / "net" / "pipe-by-link").symlink_to("pipe")
    reasons = {path: read(tree, path) for path in ("pipe", "pipe-by-link", "more", "loop", "nowhere")}
    assert reasons == {
        "pipe": "it is a pipe, not a regular file",
        "pipe-by-link": "it is a pipe, not a regular file",
        "more": "it is a folder, not a file",
        "loop": "Too many levels of symbolic links",
        "nowhere": "it is a link to a file that does not exist",
    }


def test_a_file_has_a_limit_however_large_it_says_it_is(tree: Path) -> None:
    with (tree / "net" / "large.csv").open("wb") as stream:
        stream.truncate(100 * 1024**3)  # it takes no room on disk
    assert read(tree, "large.csv", 10_000) == "it is larger than 10000 bytes"
    assert read(tree, "more/hours.csv", len("!! hours")) == "!! hours"


@pytest.mark.parametrize("path", ["x" * 300, "x/" * 3000 + "x", "more/hours.csv/x"])
def test_a_path_that_the_system_does_not_take_is_a_reason(tree: Path, path: str) -> None:
    assert read(tree, path) in ("File name too long", "Not a directory", "No such file or directory")


def test_a_link_that_is_put_there_while_netlint_opens_a_file_is_seen(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = beside.open_regular

    def open_after_a_change(path: Path) -> object:
        (tree / "net" / "more").rename(tree / "net" / "other")
        (tmp_path / "secrets" / "hours.csv").write_text(SECRET, "utf-8")
        (tree / "net" / "more").symlink_to(tmp_path / "secrets")
        return opened(path)

    monkeypatch.setattr(beside, "open_regular", open_after_a_change)
    assert read(tree, "more/hours.csv") == "it changed while netlint opened it"


PATHS = (
    "/etc/passwd",
    "../../secrets/netrc",
    "~/x",
    "C:/x",
    "..\\..\\secrets",
    ".git/secret.csv",
    "link",
    "pipe",
    "more",
)


def test_no_report_has_anything_of_a_file_that_may_not_be_read(netlint: Netlint, tmp_path: Path, tree: Path) -> None:
    with_rule(tree / "net")
    (tree / "net" / "link").symlink_to(tmp_path / "secrets" / "netrc")
    os.mkfifo(tree / "net" / "pipe")
    for path in PATHS:
        (tree / "net" / "charter.toml").write_text(naming(path), "utf-8")
        done = netlint("tree/net/charter.toml", "--format", "json")
        assert '"HRS001":{"status":"skipped","reason":"' in done.stdout, path
        assert "hunter2" not in done.stdout + done.stderr


def test_standard_input_has_files_only_with_a_name(netlint: Netlint, tmp_path: Path) -> None:
    with_rule(tmp_path, "hours.csv")
    (tmp_path / "hours.csv").write_text("!!", "utf-8")
    (tmp_path / "net").mkdir()
    (tmp_path / "net" / "hours.csv").write_text("\n!!", "utf-8")
    charter = naming("hours.csv")
    nameless = netlint("-", stdin=charter)
    assert nameless.returncode == 2
    assert "`hours.csv` cannot be read: this charter is not in a folder (HRS001)" in nameless.stderr
    found = [netlint("-", "--stdin-filename", name, "--format", "concise", stdin=charter).stdout.split(": ")[0]
             for name in ("charter.toml", "net/charter.toml")]  # fmt: skip
    assert found == ["hours.csv:1:1", "net/hours.csv:2:1"]


def test_a_file_of_git_is_not_read_by_another_name(tree: Path) -> None:
    (tree / ".GIT").mkdir()  # some systems take it for `.git`
    (tree / ".GIT" / "secret.csv").write_text(SECRET, "utf-8")
    (tree / "net" / "x").symlink_to("../.GIT/secret.csv")
    assert read(tree, "x") == "it is a link that points outside TREE"


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("more/huors.csv", "more/hours.csv"),
        ("more/Hours.CSV", "more/hours.csv"),
        ("more/hours.tsv", "more/hours.csv"),
        ("more/talks.md", None),
        ("mroe/hours.csv", None),
        ("secrets/netrd", None),
        ("git/secret.cvs", None),
    ],
)
def test_a_file_that_was_probably_meant_is_named_if_netlint_may_look_for_it(
    tree: Path, tmp_path: Path, path: str, near: str | None
) -> None:
    (tree / "net" / "secrets").symlink_to(tmp_path / "secrets")
    (tree / "net" / "git").symlink_to(tree / ".git")
    with pytest.raises(OSError) as error:  # noqa: PT011 (that of a link that leads out, too)
        FilesOnDisk(WorkingTree(), tree / "net" / "charter.toml").read(path, 1000)
    assert getattr(error.value, "near", None) == near
