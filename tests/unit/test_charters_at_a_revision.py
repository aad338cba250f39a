"""Charters as they were at a revision, in a real repository: what has changed, what is gone, and what others saw of it."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from support.repositories import Repository

from netlint.linter.charter_index import CharterIndex
from netlint.linter.charter_summary import CharterSummary
from netlint.linter.context import TIMELESS
from netlint.linter.engine import summary_of
from netlint.project.git import Repository as Opened
from netlint.project.revision import Revision, changed_since
from netlint.project.revision_tree import RevisionTree
from netlint.project.since import Compared
from netlint.toml import parse

NAMED = '[network]\nname = "{}"\n'
LIMIT = 200


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository with a commit, in which netlint runs."""
    made = Repository(tmp_path / "networks")
    for name in ("a/same", "a/other", "a/gone", "a/large", "a/.hidden/x", "a/node_modules/x", "b/gone"):
        made.write(NAMED.format(name), f"{name}.charter.toml")
    made.write(NAMED.format("settings"), "a/netlint.toml")
    made.write("x" * (LIMIT + 1), "a/large.charter.toml")
    made.commit("2026-06-01")
    monkeypatch.chdir(made.folder)
    return made


def _since(files: list[str], limit: int = LIMIT) -> Revision:
    charters = [Path(file).absolute() for file in files]
    return changed_since("HEAD", [Compared(RevisionTree(Opened(), "HEAD"), charters, False)], lambda _path: limit)


def _read(found: Mapping[Path, bytes | None]) -> dict[str, bytes | None]:
    return {os.path.relpath(path): raw for path, raw in found.items()}


def test_only_charters_that_were_another_are_there_as_they_were(repository: Repository) -> None:
    repository.write(NAMED.format("now"), "a/other.charter.toml")
    repository.write("# Another network, which nobody has seen yet.\n[members]\n", "a/new.charter.toml")
    found = _since(["a/same.charter.toml", "a/other.charter.toml", "a/new.charter.toml"])
    assert _read(found.before) == {"a/other.charter.toml": NAMED.format("a/other").encode(), "a/new.charter.toml": None}
    assert found.gone == {}
    assert found.name == "HEAD"


def test_what_is_gone_from_the_folder_of_the_charters_is_there_as_it_was(repository: Repository) -> None:
    for name in ("a/gone", "a/.hidden/x", "a/node_modules/x", "b/gone"):
        (repository.folder / f"{name}.charter.toml").unlink()
    (repository.folder / "a" / "netlint.toml").unlink()
    assert _read(_since(["a/same.charter.toml"]).gone) == {"a/gone.charter.toml": NAMED.format("a/gone").encode()}
    both = _since(["a/same.charter.toml", "b/new.charter.toml"])
    assert sorted(_read(both.gone)) == ["a/gone.charter.toml", "b/gone.charter.toml"]
    assert _since([]) == Revision("HEAD", {}, {}, {}, {})


def test_a_charter_that_is_a_broken_link_now_is_not_gone(repository: Repository) -> None:
    (repository.folder / "a" / "gone.charter.toml").unlink()
    (repository.folder / "a" / "gone.charter.toml").symlink_to("nowhere")
    assert _since(["a/same.charter.toml"]).gone == {}


def test_of_a_charter_that_was_too_large_only_that_is_known(repository: Repository) -> None:
    repository.write(NAMED.format("now"), "a/large.charter.toml")
    assert _read(_since(["a/large.charter.toml"]).before) == {"a/large.charter.toml": bytes(LIMIT + 1)}
    assert _read(_since(["a/large.charter.toml"], LIMIT + 1).before) == {"a/large.charter.toml": b"x" * (LIMIT + 1)}


def test_a_charter_that_is_too_large_both_times_has_not_changed(repository: Repository) -> None:
    assert _since(["a/large.charter.toml"]).before == {}


def _among(revision: Revision, names: list[str], excluded: tuple[str, ...] = ()) -> list[tuple[str, str | None]]:
    charters = CharterIndex(CharterSummary(f"/n/{name}.charter.toml", name) for name in names)
    seen = revision.among(charters, lambda path: path.name.startswith(excluded) if excluded else False, _summary)
    return [(Path(one.file).name.partition(".")[0], one.name) for one in seen]


def _summary(path: Path, raw: bytes | None) -> CharterSummary:
    return summary_of(parse(str(path), raw or b""), TIMELESS)


def _paths(**texts: str) -> dict[Path, bytes]:
    return {Path(f"/n/{name}.charter.toml"): text.encode() for name, text in texts.items()}


def test_all_charters_are_seen_as_they_were() -> None:
    revision = Revision("HEAD", _paths(b=NAMED.format("was b")), _paths(aa=NAMED.format("gone")), {}, {})
    assert _among(revision, ["c", "b", "a"]) == [("a", "a"), ("aa", "gone"), ("b", "was b"), ("c", "c")]
    assert _among(revision, ["c", "b", "a"], ("aa",)) == [("c", "c"), ("b", "was b"), ("a", "a")]


@pytest.mark.parametrize(
    "text", ["[network", "", "\x00", "name = \xe9", "[network]\nname = 3\n", '[[network]]\nname = "x"\n']
)
def test_a_charter_that_could_not_be_read_then_was_without_a_name(text: str) -> None:
    assert _among(Revision("HEAD", _paths(b=text), {}, {}, {}), ["a", "b"]) == [("a", "a"), ("b", None)]
    assert _among(Revision("HEAD", {}, _paths(b=text), {}, {}), ["a"]) == [("a", "a"), ("b", None)]
