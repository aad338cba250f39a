"""`--since`: which commit each charter is compared with, and which file a charter was at that commit."""

import json
from pathlib import Path
from typing import Any

import pytest
from support.commands import Netlint, committed, git
from support.suppression_charters import opened

from netlint.project.since import compared_with

PURPOSE = 'purpose = "Water has no owner."\n'
CHARTER = '[network]\nname = "Stroomop"\n'
ONLY = ("--select", "NL101,NL015", "--format", "json")
MEMBER = '\n[[members]]\nid = "bo"\nname = "TODO"\n'


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a charter, and the commit `start`."""
    (tmp_path / "charter.toml").write_text(CHARTER, "utf-8")
    committed(tmp_path)
    git(tmp_path, "branch", "start")
    return tmp_path


def write(folder: Path, text: str, name: str = "charter.toml") -> None:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def changes(done: Any) -> list[str]:
    return [change["text"] for change in json.loads(done.stdout)["changes"]]


# The commit


def test_what_main_has_mended_since_then_is_not_blamed_on_a_branch(netlint: Netlint, repository: Path) -> None:
    git(repository, "checkout", "-qb", "branch")
    write(repository, CHARTER + MEMBER)
    committed(repository)
    git(repository, "checkout", "-q", "main")
    write(repository, CHARTER + PURPOSE)
    write(repository, "ignore = ['NL401']\n", "netlint.toml")
    committed(repository)
    git(repository, "checkout", "-q", "branch")
    for name in ("main", "main...", "main...HEAD"):
        done = netlint(".", *ONLY, "--since", name)
        assert (opened(done), changes(done)) == ([("charter.toml", "NL015")], [])
    assert json.loads(done.stdout)["charters"][0]["findings"][0]["suppression"]["where"] == name


@pytest.mark.parametrize("name", ["main", "start", "HEAD"])
def test_a_merge_base_that_nobody_named_is_called_by_its_commit(repository: Path, name: str) -> None:
    git(repository, "checkout", "-qb", "branch")
    git(repository, "checkout", "-q", "main")
    write(repository, CHARTER + MEMBER)
    committed(repository)
    git(repository, "checkout", "-q", "branch")
    [compared] = compared_with(name, [repository / "charter.toml"], ())
    commit = git(repository, "rev-parse", "start")
    assert compared.tree.name == (commit[:12] if name == "main" else name)
    assert compared.tree.read(repository / "charter.toml") == CHARTER.encode()


def test_an_ancestor_is_its_own_merge_base(netlint: Netlint, repository: Path) -> None:
    write(repository, CHARTER + MEMBER)
    committed(repository)
    git(repository, "tag", "-am", "A release", "v1")
    for name, new in (("start", 1), ("HEAD~1", 1), ("v1", 0), ("HEAD", 0), ("HEAD^{commit}", 0)):
        assert len(opened(netlint(".", *ONLY, "--since", name))) == new


def test_a_branch_without_a_commit_yet_compares_with_the_revision_itself(netlint: Netlint, repository: Path) -> None:
    git(repository, "checkout", "-q", "--orphan", "fresh")
    assert opened(netlint(".", *ONLY, "--since", "start")) == []


def test_histories_with_nothing_in_common_are_an_error(netlint: Netlint, repository: Path, tmp_path: Path) -> None:
    git(repository, "checkout", "-q", "--orphan", "fresh")
    write(repository, CHARTER + "# Fresh\n")
    committed(repository)
    done = netlint(".", *ONLY, "--since", "start")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"The revision `start` and HEAD have no commit in common in {tmp_path}." in done.stderr
    assert "shallow" not in done.stderr


def test_a_shallow_clone_says_how_to_fetch_what_is_missing(netlint: Netlint, repository: Path, tmp_path: Path) -> None:
    for branch in ("one", "two"):
        git(repository, "checkout", "-qb", branch, "start")
        write(repository, CHARTER + f"# {branch}\n")
        committed(repository)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", "--no-single-branch", f"file://{repository}", str(clone))
    done = netlint(".", *ONLY, "--since", "origin/one", cwd=clone)
    assert (done.returncode, done.stdout) == (2, "")
    assert "This clone is shallow: fetch all commits first, for example with `fetch-depth: 0`" in done.stderr
    git(clone, "fetch", "-q", "--unshallow")
    assert netlint(".", *ONLY, "--since", "origin/one", cwd=clone).returncode == 0


@pytest.mark.parametrize("name", ["start..HEAD", "start..", "start...start", "..."])
def test_a_range_is_an_error(netlint: Netlint, repository: Path, name: str) -> None:
    done = netlint(".", *ONLY, "--since", name)
    assert (done.returncode, done.stdout) == (2, "")
    assert name == "..." or f"--since takes one revision and not a range, such as {name}." in done.stderr


# The repository


def test_each_charter_is_compared_in_its_own_repository(netlint: Netlint, tmp_path: Path) -> None:
    for name in ("noord", "zuid"):
        write(tmp_path / name, CHARTER)
        committed(tmp_path / name)
        git(tmp_path / name, "tag", "start")
    write(tmp_path / "zuid", CHARTER + MEMBER)
    committed(tmp_path / "zuid")
    for folder, args in ((tmp_path, ("noord", "zuid")), (tmp_path / "noord", (".", "../zuid"))):
        done = netlint(*args, *ONLY, "--since", "start", cwd=folder)
        assert [(Path(path).parent.name, code) for path, code in opened(done)] == [("zuid", "NL015")]
    git(tmp_path / "noord", "tag", "-d", "start")
    done = netlint(".", *ONLY, "--since", "start")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"The revision `start` does not exist in {tmp_path / 'noord'}." in done.stderr


def test_a_clone_inside_of_a_repository_has_its_own_history(netlint: Netlint, repository: Path) -> None:
    write(repository / "clones" / "circle", CHARTER)
    committed(repository / "clones" / "circle")
    assert opened(netlint(".", *ONLY, "--since", "HEAD")) == []


def test_a_charter_outside_of_any_repository_is_an_error(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path / "noord", CHARTER)
    committed(tmp_path / "noord")
    write(tmp_path / "zuid", CHARTER)
    done = netlint("noord", "zuid/charter.toml", *ONLY, "--since", "HEAD", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--since: zuid/charter.toml is not in a Git repository." in done.stderr


def with_submodule(repository: Path) -> Path:
    """Add a submodule with a charter, and commit it as `start`; return its folder."""
    inner = repository / "circle"
    write(inner, CHARTER)
    committed(inner)
    committed(repository)
    git(repository, "branch", "-f", "start")
    return inner


def test_a_submodule_is_compared_with_the_commit_that_was_recorded(netlint: Netlint, repository: Path) -> None:
    inner = with_submodule(repository)
    write(inner, CHARTER + MEMBER)
    committed(inner)
    committed(repository)
    assert opened(netlint(".", *ONLY, "--since", "start")) == [("circle/charter.toml", "NL015")]
    assert opened(netlint(".", *ONLY, "--since", "HEAD")) == []
    assert opened(netlint("circle", *ONLY, "--since", "start")) == [("circle/charter.toml", "NL015")]


def test_a_submodule_without_the_commit_that_was_recorded_is_an_error(netlint: Netlint, repository: Path) -> None:
    inner = with_submodule(repository)
    recorded = git(inner, "rev-parse", "HEAD")[:12]
    git(inner, "checkout", "-q", "--orphan", "fresh")
    write(inner, CHARTER + "# Fresh\n")
    committed(inner)
    git(inner, "branch", "-q", "-D", "main")
    git(inner, "reflog", "expire", "--expire=now", "--all")
    git(inner, "gc", "-q", "--prune=now")
    committed(repository)
    done = netlint(".", *ONLY, "--since", "start")
    assert (done.returncode, done.stdout) == (2, "")
    problem = f"The submodule {inner} does not have the commit {recorded}, which `start` recorded for it."
    assert problem in done.stderr


def test_charters_that_became_a_submodule_were_not_in_it(netlint: Netlint, repository: Path) -> None:
    write(repository / "circle", CHARTER)
    committed(repository)
    git(repository, "branch", "-f", "start")
    git(repository, "rm", "-qr", "--cached", "circle")
    committed(repository / "circle")
    committed(repository)
    assert opened(netlint(".", *ONLY, "--since", "start")) == []  # the file was there, in the repository around it


# The file


@pytest.mark.parametrize("on_disk", [CHARTER, CHARTER + MEMBER])
def test_standard_input_is_what_is_compared(netlint: Netlint, repository: Path, on_disk: str) -> None:
    write(repository, on_disk)
    args = ("-", "--stdin-filename", "charter.toml", *ONLY, "--since", "HEAD")
    for text, new in ((CHARTER, []), (CHARTER + MEMBER, [("charter.toml", "NL015")])):
        assert opened(netlint(*args, stdin=text)) == new


LONG = CHARTER + "".join(f'\n[[members]]\nid = "m{number}"\nhours-per-month.committed = 8\n' for number in range(9))


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (LONG, LONG),
        (LONG, LONG + MEMBER),
        (LONG.replace("name", "#"), LONG.replace("name", "#") + MEMBER),
        (LONG, LONG.replace("Stroomop", "Nieuw") + MEMBER),
        (CHARTER, LONG + MEMBER),
    ],
    ids=["same", "named", "alike", "renamed", "grown"],
)
@pytest.mark.parametrize("path", ["noord/charter.toml", "brug.charter.toml"])
def test_a_charter_that_has_moved_is_recognised(
    netlint: Netlint, repository: Path, was: str, now: str, path: str
) -> None:
    write(repository, was)
    committed(repository)
    (repository / "charter.toml").unlink()
    write(repository, now, path)
    added = [(path, "NL015")] if now != was else []
    for commit in (False, True):
        if commit:
            committed(repository)
        done = netlint(".", *ONLY, "--since", "HEAD~1" if commit else "HEAD")
        assert opened(done) == added
        assert changes(done) == []
        assert done.stderr == f"--since: netlint compares {path} with charter.toml, which no longer exists.\n"


def named(name: str) -> str:
    return CHARTER.replace("Stroomop", name)


def test_a_charter_that_makes_room_for_another_network_is_recognised(netlint: Netlint, repository: Path) -> None:
    git(repository, "mv", "charter.toml", "noord.charter.toml")
    write(repository, named("De koepel"))
    for commit in (False, True):
        if commit:
            committed(repository)
        done = netlint(".", *ONLY, "--since", "HEAD~1" if commit else "HEAD")
        assert opened(done) == [("charter.toml", "NL101")]
        assert done.stderr == "--since: netlint compares noord.charter.toml with what was at charter.toml.\n"


def test_charters_that_take_each_other_s_place_are_recognised(netlint: Netlint, repository: Path) -> None:
    names = {"a": "A", "b": "B", "c": "C"}
    for path, name in names.items():
        write(repository, named(name), f"{path}.charter.toml")
    committed(repository)
    for path, name in {"a": "B", "b": "C", "c": "A"}.items():
        write(repository, named(name) + MEMBER * (name == "C"), f"{path}.charter.toml")
    done = netlint(".", *ONLY, "--since", "HEAD")
    assert opened(done) == [("b.charter.toml", "NL015")]
    assert "--since: netlint compares b.charter.toml with what was at c.charter.toml.\n" in done.stderr


def test_a_network_with_another_name_is_at_its_own_path(netlint: Netlint, repository: Path) -> None:
    write(repository, named("Nieuw"))
    write(repository, named("Ander"), "noord.charter.toml")
    assert opened(netlint(".", *ONLY, "--since", "HEAD")) == [("noord.charter.toml", "NL101")]


def test_a_folder_that_has_moved_is_told_in_a_few_lines(netlint: Netlint, repository: Path) -> None:
    for number in range(7):
        write(repository, CHARTER.replace("Stroomop", f"N{number}"), f"noord/{number}.charter.toml")
    committed(repository)
    git(repository, "mv", "noord", "zuid")
    done = netlint(".", *ONLY, "--since", "HEAD")
    assert opened(done) == []
    assert len(done.stderr.splitlines()) == 6
    assert done.stderr.endswith("--since: other charters that have moved: 2.\n")


def test_a_named_file_of_any_name_that_has_moved_is_recognised(netlint: Netlint, repository: Path) -> None:
    git(repository, "mv", "charter.toml", "brug.toml")
    committed(repository)
    git(repository, "mv", "brug.toml", "tunnel.toml")
    assert opened(netlint("tunnel.toml", *ONLY, "--since", "HEAD")) == []


def test_a_copy_of_a_charter_that_stays_is_new(netlint: Netlint, repository: Path) -> None:
    write(repository, CHARTER, "noord/charter.toml")
    assert opened(netlint(".", *ONLY, "--since", "HEAD")) == [("noord/charter.toml", "NL101")]


def test_one_of_two_copies_is_the_charter_that_has_moved(netlint: Netlint, repository: Path) -> None:
    (repository / "charter.toml").unlink()
    for name in ("noord", "zuid"):
        write(repository / name, CHARTER)
    assert opened(netlint(".", *ONLY, "--since", "HEAD")) == [("zuid/charter.toml", "NL101")]


def test_two_charters_that_move_at_once_are_not_mixed_up(netlint: Netlint, repository: Path) -> None:
    write(repository, CHARTER + MEMBER, "other.charter.toml")  # the name is the same
    committed(repository)
    (repository / "noord").mkdir()
    git(repository, "mv", "charter.toml", "noord/b.charter.toml")
    git(repository, "mv", "other.charter.toml", "noord/a.charter.toml")
    assert opened(netlint(".", *ONLY, "--since", "HEAD")) == []


def test_a_charter_of_another_network_is_new(netlint: Netlint, repository: Path) -> None:
    (repository / "charter.toml").unlink()
    write(repository, LONG.replace("Stroomop", "Anders"), "noord/charter.toml")
    assert opened(netlint(".", *ONLY, "--since", "HEAD")) == [("noord/charter.toml", "NL101")]


@pytest.mark.parametrize("old", [".old/charter.toml", "node_modules/charter.toml", "charter.txt", "charter.toml.old"])
def test_what_was_no_charter_of_the_repository_has_not_moved(netlint: Netlint, repository: Path, old: str) -> None:
    (repository / "charter.toml").rename(repository / "x")
    write(repository, CHARTER, old)
    committed(repository)
    (repository / old).unlink()
    write(repository, CHARTER, "noord/charter.toml")
    assert opened(netlint(".", *ONLY, "--since", "HEAD")) == [("noord/charter.toml", "NL101")]


def test_netlint_looks_at_a_limited_number_of_files_that_are_gone(
    netlint: Netlint, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b"):
        write(repository, LONG.replace("Stroomop", name), f"{name}.charter.toml")
    committed(repository)
    (repository / "zuid").mkdir()
    git(repository, "rm", "-q", "a.charter.toml")
    git(repository, "mv", "b.charter.toml", "zuid/charter.toml")
    write(repository, LONG.replace("Stroomop", "Nieuw") + MEMBER, "zuid/charter.toml")
    alike = [("zuid/charter.toml", "NL015")]
    assert opened(netlint(".", *ONLY, "--since", "HEAD")) == alike  # `a` is as much like it
    monkeypatch.setattr("netlint.project.moved_at.MAX_COMPARED", 0)
    assert opened(netlint(".", *ONLY, "--since", "HEAD")) == [("zuid/charter.toml", "NL101"), *alike]
    git(repository, "checkout", "-q", "HEAD", "--", "b.charter.toml")
    (repository / "b.charter.toml").rename(repository / "zuid" / "charter.toml")
    assert opened(netlint(".", *ONLY, "--since", "HEAD")) == []
    monkeypatch.setattr("netlint.project.moved_at.MAX_GONE", 2)
    assert opened(netlint(".", *ONLY, "--since", "HEAD")) == []
    monkeypatch.setattr("netlint.project.moved_at.MAX_GONE", 1)
    assert opened(netlint(".", *ONLY, "--since", "HEAD")) == [("zuid/charter.toml", "NL101")]


def test_an_empty_charter_has_not_moved_from_anywhere(netlint: Netlint, repository: Path) -> None:
    write(repository, "", "empty.charter.toml")
    committed(repository)
    (repository / "empty.charter.toml").unlink()
    write(repository, "\n", "noord/charter.toml")
    done = netlint(".", "--select", "NL013", "--format", "json", "--since", "HEAD")
    assert opened(done) == [("noord/charter.toml", "NL013")]


def test_a_file_that_was_too_large_has_not_moved(netlint: Netlint, repository: Path) -> None:
    write(repository, "max-bytes = 100\n", "netlint.toml")
    write(repository, CHARTER + "#" * 100, "large.charter.toml")
    committed(repository)
    for name in ("charter.toml", "large.charter.toml"):
        (repository / name).unlink()
        write(repository / "noord", CHARTER, name)
    assert opened(netlint(".", *ONLY, "--since", "HEAD")) == [("noord/large.charter.toml", "NL101")]


@pytest.mark.parametrize(("was", "hidden"), [("", "NL013"), ("[network\n", "NL001"), (None, None)])
def test_an_empty_charter_is_not_an_absent_one(
    netlint: Netlint, repository: Path, was: str | None, hidden: str | None
) -> None:
    if was is not None:
        write(repository, was, "a.charter.toml")
    committed(repository)
    write(repository, CHARTER, "a.charter.toml")
    charter = json.loads(netlint(".", *ONLY, "--since", "HEAD").stdout)["charters"][0]
    [finding] = charter["findings"]
    about = {"kind": "revision", "where": "HEAD", "reason": f"{hidden} had a finding"}
    assert (charter["path"], finding["hidden"]) == ("a.charter.toml", about if hidden else None)


def test_comments_of_a_charter_that_has_moved_are_not_new(netlint: Netlint, repository: Path) -> None:
    text = CHARTER.replace("[network]", "[network]  # netlint: ignore[NL101] We are still talking.")
    write(repository, text)
    committed(repository)
    (repository / "noord").mkdir()
    git(repository, "mv", "charter.toml", "noord/charter.toml")
    assert changes(netlint(".", *ONLY, "--since", "HEAD")) == []


def test_networks_are_compared_with_a_charter_where_it_was_before_it_moved(netlint: Netlint, repository: Path) -> None:
    ana = '[[members]]\nid = "ana"\nname = "{}"\n'
    for name in ("Bos", "Vos"):
        write(repository, f'[network]\nname = "{name}"\n{ana.format(name)}', f"{name}.charter.toml")
    committed(repository)
    args = (".", "--select", "NL703", "--format", "json")
    (repository / "zuid").mkdir()
    git(repository, "mv", "Vos.charter.toml", "zuid/charter.toml")
    assert len(opened(netlint(*args))) == 1
    assert opened(netlint(*args, "--since", "HEAD")) == []


NETWORK = '[network]\nname = "Noord"\nparent = "Zuid"\npurpose = "Water."\n'


@pytest.mark.parametrize("form", ["toml", "utf-8", "large", "empty", "link", "folder", "absent", "list"])
def test_whatever_a_charter_was_networks_are_compared(netlint: Netlint, repository: Path, form: str) -> None:
    file, other = repository / "other.charter.toml", repository / "charter.toml"
    write(repository, NETWORK.replace('parent = "Zuid"\n', ""))
    contents = {"toml": b"[network\n", "utf-8": b'[network]\nname = "\xff"\n', "large": b"#" * 2000, "empty": b""}
    contents["list"] = b"network = [1]\n"
    if form in contents:
        file.write_bytes(contents[form])
    elif form == "link":
        file.symlink_to("../nowhere.toml")
    elif form == "folder":
        write(file, "", "x")
    write(repository, "max-bytes = 1000\n", "netlint.toml")
    committed(repository)
    if form == "folder":
        (file / "x").unlink()
        file.rmdir()
    file.unlink(missing_ok=True)
    write(repository, NETWORK.replace("Noord", "x").replace("Zuid", "Noord").replace("x", "Zuid"), file.name)
    other.write_text(NETWORK, "utf-8")
    args = (".", "--select", "NL702", "--format", "json")
    assert opened(netlint(*args)) == [("charter.toml", "NL702")]
    done = netlint(*args, "--since", "HEAD")
    assert (opened(done), done.stderr) == ([("charter.toml", "NL702")], "")
