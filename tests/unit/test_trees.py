"""The two trees that settings come from: what a pattern means in both, and what is the same on disk and at a revision."""

import os
import pickle
from pathlib import Path

import pytest
from support.commands import committed, git

from netlint.project.files import WorkingTree, open_regular
from netlint.project.git import Repository
from netlint.project.globs import Glob
from netlint.project.revision_tree import MAX_LINKS, RevisionTree
from netlint.project.writing import atomic_write
from netlint.utils.errors import FileRefused

FILES = ("a.py", "b.py", "rules/a.py", "rules/deep/er/c.py", "rules/[x].py", ".hidden/d.py", "rules/e.toml")
PATTERNS = (
    *("*.py", "rules/*.py", "./rules/a.py", "rules//a.py", "**/*.py", "rules/**/*.py", "**/er/*.py", "**/**/**/c.py"),
    *("?.py", "[ab].py", "rules/[[]x].py", "rules/*/*/*.py", "nothing.py", "rules", "*/a.py", "**/a.py", ".*/*.py"),
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository, in which the test runs."""
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8")
    committed(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_means_what_it_means_to_python_on_disk_and_at_a_revision(folder: Path, pattern: str) -> None:
    expected = sorted(path for path in set(folder.glob(pattern)) if path.is_file() and ".git/" not in str(path))
    assert [path for path in WorkingTree().matching(folder, pattern) if ".git/" not in str(path)] == expected
    assert RevisionTree(Repository(), "HEAD").matching(folder, pattern) == expected


def test_a_pattern_is_matched_name_by_name() -> None:
    assert Glob("a/**/b").matches("a/b")
    assert Glob("a/**/b").matches("a/x/y/b")
    assert not Glob("a/*/b").matches("a/x/y/b")
    assert not Glob("a/b").matches("a/b/c")
    assert not Glob("**/".join(["*a"] * 40)).matches("/".join(["a"] * 39 + ["b"]))


def test_a_file_is_the_same_on_disk_and_at_a_revision(folder: Path) -> None:
    for tree in (WorkingTree(), RevisionTree(Repository(), "HEAD")):
        assert tree.read(folder / "rules" / "a.py", 100) == b"rules/a.py"
        assert tree.has(folder / "rules" / "a.py")
        assert not tree.has(folder / "rules" / "z.py")
        with pytest.raises(FileNotFoundError):
            tree.read(folder / "rules" / "z.py", 100)
        with pytest.raises(OSError, match="larger than 3 bytes"):
            tree.read(folder / "rules" / "a.py", 3)
        assert list(tree.above(folder / "rules" / "deep")) == [folder / "rules" / "deep", folder / "rules", folder]
    assert WorkingTree().name_of(folder / "a.py") == "a.py"
    assert RevisionTree(Repository(), "HEAD").name_of(folder / "a.py") == "HEAD:a.py"


def test_links_are_followed_as_they_were(folder: Path) -> None:
    (folder / "link.py").symlink_to("rules/a.py")
    (folder / "more").symlink_to("rules/deep")
    (folder / "out.py").symlink_to("../out.py")
    (folder / "loop.py").symlink_to("loop.py")
    committed(folder)
    for name in ("link.py", "more", "out.py", "loop.py"):
        (folder / name).unlink()
    tree = RevisionTree(Repository(), "HEAD")
    assert tree.read(folder / "link.py", 100) == b"rules/a.py"
    assert tree.read(folder / "more" / "er" / "c.py", 100) == b"rules/deep/er/c.py"
    for name in ("out.py", "loop.py", "more"):
        with pytest.raises(FileNotFoundError):
            tree.read(folder / name, 100)


def test_a_file_may_have_as_many_bytes_as_are_read(folder: Path) -> None:
    for tree in (WorkingTree(), RevisionTree(Repository(), "HEAD")):
        assert tree.read(folder / "rules" / "a.py", len("rules/a.py")) == b"rules/a.py"
        with pytest.raises(OSError, match="larger than 9 bytes"):
            tree.read(folder / "rules" / "a.py", len("rules/a.py") - 1)


def test_only_so_many_links_are_followed(folder: Path) -> None:
    (folder / "0").symlink_to("a.py")
    for number in range(1, MAX_LINKS + 1):
        (folder / str(number)).symlink_to(str(number - 1))
    committed(folder)
    tree = RevisionTree(Repository(), "HEAD")
    assert tree.blob_of(str(MAX_LINKS - 2)) == tree.blob_of("a.py") is not None
    assert tree.blob_of(str(MAX_LINKS - 1)) is None
    assert tree.blob_of(str(MAX_LINKS)) is None


def test_links_to_other_places_lead_nowhere(folder: Path) -> None:
    for name, target in {
        "top": "..",
        "absolute": str(folder / "a.py"),
        "folder": ".",
        "far": "../../a.py",
        "gone": "z.py",
    }.items():
        (folder / "rules" / name).symlink_to(target)
    (folder / "rules" / "back").symlink_to("../a.py")
    committed(folder)
    tree = RevisionTree(Repository(), "HEAD")
    for name in ("absolute", "far", "gone", "folder", "top", "nothing", "a.py/more", "gone/a.py"):
        assert tree.blob_of(f"rules/{name}") is None, name
    assert tree.blob_of("rules/back") == tree.blob_of("rules/top/a.py") == tree.blob_of("a.py")
    assert tree.blob_of("rules/folder/deep/er/c.py") == tree.blob_of("rules/deep/er/c.py")


def test_the_tree_of_a_revision_can_be_handed_to_another_process(folder: Path) -> None:
    tree = RevisionTree(Repository(), "HEAD")
    assert len(tree.entries) == len(FILES)
    other = pickle.loads(pickle.dumps(tree))
    assert "entries" not in vars(other)
    assert (other.name, other.top, other.trusted, other.entries) == ("HEAD", folder, tree.trusted, tree.entries)
    assert tree.is_on_disk is False


def test_paths_outside_of_the_repository_are_in_no_tree(folder: Path) -> None:
    tree = RevisionTree(Repository(), "HEAD")
    outside = folder.parent / "outside.py"
    assert tree.inside(outside) is None
    assert tree.inside(folder / "rules" / "a.py") == "rules/a.py"
    assert not tree.has(outside)
    assert list(tree.above(folder.parent)) == []
    assert tree.matching(folder.parent, "*.py") == []
    assert tree.name_of(outside) == f"HEAD:{outside}"
    with pytest.raises(FileNotFoundError):
        tree.read(outside, 100)
    assert tree.extended(folder / "rules" / "netlint.toml", "../shared.toml") == folder / "shared.toml"
    with pytest.raises(FileRefused, match="outside"):
        tree.extended(folder / "rules" / "netlint.toml", "../../shared.toml")


def test_what_is_in_a_submodule_is_in_another_repository(folder: Path) -> None:
    commit = git(folder, "rev-parse", "HEAD")
    git(folder, "update-index", "--add", "--cacheinfo", f"160000,{commit},parts/one")
    git(folder, "-c", "user.name=Ana", "-c", "user.email=ana@example.org", "commit", "-q", "-m", "A submodule")
    tree = RevisionTree(Repository(), "HEAD")
    assert tree.submodule_at("parts/one") == commit
    assert [tree.submodule_at(path) for path in ("parts", "a.py", "parts/one/x")] == [None] * 3
    inside = {
        path: tree.is_in_submodule(path)
        for path in ("parts/one/x", "parts/one/x/y", "parts/one", "parts/two", "a.py/x")
    }
    assert inside == {
        "parts/one/x": True,
        "parts/one/x/y": True,
        "parts/one": False,
        "parts/two": False,
        "a.py/x": False,
    }
    assert tree.blob_of("parts/one") is None
    assert tree.blob_of("parts/one/x") is None


def test_an_interrupt_while_a_file_is_opened_stays_an_interrupt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(handle: int, *_args: object) -> None:
        os.close(handle)  # as the stream does that nobody has any more
        raise KeyboardInterrupt

    (tmp_path / "charter.toml").write_text("[network]\n", "utf-8")
    monkeypatch.setattr(os, "fdopen", interrupted)
    with pytest.raises(KeyboardInterrupt):
        open_regular(tmp_path / "charter.toml")
    with pytest.raises(KeyboardInterrupt), atomic_write(tmp_path / "report.json"):
        pass
    assert [file.name for file in tmp_path.iterdir()] == ["charter.toml"]
