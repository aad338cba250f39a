"""Which charters have moved: by the names of their networks, by their content, and by their lines."""

from pathlib import Path

import pytest
from support.repositories import Repository

from netlint.project import moved_at
from netlint.project.git import Repository as Opened
from netlint.project.moved import by_name, network_name
from netlint.project.moved_at import Absent, moved
from netlint.project.revision_tree import RevisionTree

LONG = '[network]\nname = "{}"\npurpose = "a"\nsummary = "b"\nphase = "start"\n'


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('[network]\nname = "Delta"\n', "Delta"), ("[network]\nname = 3\n", ""), ("network = 3\n", ""), ("[network", ""), ("", ""),
        ('[[network]]\nname = "Delta"\n', ""), ('name = "Delta"\n', ""),
    ],
)  # fmt: skip
def test_the_name_of_a_network_is_read_where_there_is_one(text: str, name: str) -> None:
    assert network_name(text.encode()) == name


def test_a_name_stands_for_one_charter_and_the_first_takes_it() -> None:
    old = {"old": "Delta", "older": "Delta", "without": "", "other": "Bend"}
    assert by_name([("a", "Delta"), ("b", "Delta"), ("c", "Delta"), ("d", ""), ("e", "New")], old) == {
        "a": "old",
        "b": "older",
    }
    assert by_name([], old) == {}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository in which netlint runs, with a commit whose files are gone."""
    made = Repository(tmp_path / "networks")
    for name in ("one", "two", "three"):
        made.write(LONG.format(name), f"old/{name}.toml")
    for name in ("node_modules/x.toml", ".hidden/x.toml", "old/one.txt"):
        made.write(LONG.format(name), name)
    made.write(LONG.format("kept"), "kept.toml")
    made.commit("2026-06-01")
    for file in (*made.folder.glob("old/*"), *made.folder.glob("*/x.toml")):
        file.unlink()
    monkeypatch.chdir(made.folder)
    return made


def _moved(repository: Repository, limit: int = 10_000, **new: str) -> dict[str, str]:
    """Return where charters were that are new, by their names."""
    for name, text in new.items():
        repository.write(text, f"new/{name}.toml")
    absent = [Absent(repository.folder / "new" / f"{name}.toml", limit) for name in new]
    return {path.stem: was for path, was in moved(RevisionTree(Opened(), "HEAD"), absent).items()}


def test_what_is_the_same_comes_before_a_name_and_a_name_before_lines(repository: Repository) -> None:
    found = _moved(
        repository,
        named='[network]\nname = "two"\n',
        alike=LONG.format("new"),
        same=LONG.format("one"),
        copy=LONG.format("one"),
    )
    assert found == {"same": "old/one.toml", "named": "old/two.toml", "alike": "old/three.toml"}


def test_the_same_content_comes_before_the_same_name_whatever_the_order(repository: Repository) -> None:
    found = _moved(repository, a='[network]\nname = "one"\n', b=LONG.format("one"))
    assert found == {"b": "old/one.toml"}


def test_each_charter_has_its_own_limit(repository: Repository) -> None:
    for name, text in {"a": LONG.format("one"), "b": LONG.format("two")}.items():
        repository.write(text, f"new/{name}.toml")
    absent = [Absent(repository.folder / "new" / f"{name}.toml", limit) for name, limit in (("a", 10_000), ("b", 10))]
    found = moved(RevisionTree(Opened(), "HEAD"), absent)
    assert found[repository.folder / "new" / "a.toml"] == "old/one.toml"


def test_what_stands_where_it_stood_or_was_skipped_has_not_moved(repository: Repository) -> None:
    assert _moved(repository, a=LONG.format("kept")) == {"a": "old/one.toml"}  # by its lines
    assert _moved(repository, b='[network]\nname = "kept"\n') == {}
    for name in ("node_modules/x.toml", ".hidden/x.toml", "old/one.txt"):
        assert _moved(repository, c=f'[network]\nname = "{name}"\n') == {}
    assert _moved(repository) == {}


def test_half_of_the_lines_are_enough_and_less_is_not(repository: Repository) -> None:
    lines = LONG.format("new").splitlines(keepends=True)
    assert _moved(repository, a="".join(lines[:1] + lines[2:4])) == {"a": "old/one.toml"}  # 38 of 67 bytes
    assert _moved(repository, a="".join(lines[:1] + lines[2:3])) == {}
    same = "".join(lines[:1] + lines[2:])  # 54 bytes
    assert _moved(repository, a=same + "a" * 53 + "\n") == {"a": "old/one.toml"}
    assert _moved(repository, a=same + "a" * 54 + "\n") == {}


def test_a_charter_that_is_empty_or_not_there_has_not_moved(repository: Repository) -> None:
    assert _moved(repository, a="", b=" \n") == {}
    absent = [Absent(repository.folder / "nowhere.toml", 100)]
    assert moved(RevisionTree(Opened(), "HEAD"), absent) == {}


def test_what_was_larger_than_is_read_is_left_out(repository: Repository) -> None:
    assert _moved(repository, limit=len(LONG.format("one")) - 1, a=LONG.format("one")) == {}
    assert _moved(repository, limit=len(LONG.format("one")), a=LONG.format("one")) == {"a": "old/one.toml"}


def test_there_are_limits_to_what_is_looked_at(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moved_at, "MAX_GONE", 1)
    assert _moved(repository, a=LONG.format("one")) == {"a": "old/one.toml"}
    assert _moved(repository, a='[network]\nname = "two"\n') == {}
    monkeypatch.setattr(moved_at, "MAX_GONE", 3)
    assert _moved(repository, a='[network]\nname = "two"\n') == {"a": "old/two.toml"}
    monkeypatch.setattr(moved_at, "MAX_COMPARED", 0)
    assert _moved(repository, a=LONG.format("new")) == {}
    monkeypatch.setattr(moved_at, "MAX_COMPARED", 1)
    assert _moved(repository, a=LONG.format("new"), b=LONG.format("newer")) == {"a": "old/one.toml"}
