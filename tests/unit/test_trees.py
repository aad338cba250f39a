"""The two trees that settings come from: what a pattern means in both, and what is the same on disk and at a revision."""

from pathlib import Path

import pytest
from support.commands import committed

from netlint.project.files import WorkingTree
from netlint.project.git import Repository
from netlint.project.globs import Glob
from netlint.project.revision_tree import RevisionTree

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
