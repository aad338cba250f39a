"""`--since`, the baseline, history and diff, where rules read files that charters name: as they were, and as they are."""

import json
from pathlib import Path

import pytest
from support.commands import Netlint, committed, git
from support.files_beside import naming, with_rule

FOUND = {"old": "hours.csv:2:1", "new": "hours.csv:3:1"}


def write(file: Path, *lines: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(("who,hours", *lines)), "utf-8")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a charter that names a file with one finding, all committed."""
    with_rule(tmp_path, "hours.csv")
    write(tmp_path / "hours.csv", "!! old")
    git(tmp_path, "init", "-q")
    committed(tmp_path)
    return tmp_path


def opened(netlint: Netlint, *args: str) -> list[str]:
    """Return what is new, as `file:line message`."""
    done = netlint(*args, "--format", "json")
    report = json.loads(done.stdout)
    assert not report["errors"], done.stderr
    assert done.returncode == any(True for one in found(report) if one["suppression"] is None)
    return [f"{where(one)} {one['parameters']['line']}" for one in found(report) if one["suppression"] is None]


def found(report: dict[str, object]) -> list[dict[str, object]]:
    return [one for charter in report["charters"] for one in charter["findings"]]  # type: ignore[attr-defined]  # it is JSON


def where(one: dict[str, object]) -> str:
    return f"{one['file']['path']}:{one['file']['span']['line']}"  # type: ignore[index]  # it is JSON


def test_nothing_has_changed(netlint: Netlint, repository: Path) -> None:
    assert opened(netlint, ".", "--since", "HEAD") == []
    assert opened(netlint, ".") == ["hours.csv:2 !! old"]


def test_a_finding_in_a_changed_file_is_new_although_the_charter_is_the_same(
    netlint: Netlint, repository: Path
) -> None:
    write(repository / "hours.csv", "first", "!! old", "!! new")
    assert opened(netlint, ".", "--since", "HEAD") == ["hours.csv:4 !! new"]


def test_a_finding_in_a_file_that_was_not_there_is_new(netlint: Netlint, repository: Path) -> None:
    (repository / "charter.toml").write_text(naming("hours.csv", "more.csv"), "utf-8")
    committed(repository)
    write(repository / "more.csv", "!! more")
    assert opened(netlint, ".", "--since", "HEAD") == ["hours.csv:2 !! old", "more.csv:2 !! more"]
    committed(repository)
    write(repository / "more.csv", "!! more", "!! again")
    assert opened(netlint, ".", "--since", "HEAD") == ["more.csv:3 !! again"]


def test_a_changed_charter_is_compared_with_the_files_as_they_were(netlint: Netlint, repository: Path) -> None:
    charter = repository / "charter.toml"
    charter.write_text("# Ours\n" + charter.read_text("utf-8"), "utf-8")
    write(repository / "hours.csv", "!! new", "!! old")
    assert opened(netlint, ".", "--since", "HEAD") == ["hours.csv:2 !! new"]


def test_a_charter_that_has_moved_is_compared_with_the_files_beside_the_old_one(
    netlint: Netlint, repository: Path
) -> None:
    (repository / "net").mkdir()
    for name in ("charter.toml", "hours.csv"):
        git(repository, "mv", name, f"net/{name}")
    write(repository / "net" / "hours.csv", "!! old", "!! new")
    assert opened(netlint, ".", "--since", "HEAD") == ["net/hours.csv:3 !! new"]


def test_links_are_followed_as_they_were(netlint: Netlint, repository: Path) -> None:
    (repository / "hours.csv").rename(repository / "2025.csv")
    (repository / "hours.csv").symlink_to("2025.csv")
    committed(repository)
    write(repository / "2026.csv", "!! old", "!! new")
    (repository / "hours.csv").unlink()
    (repository / "hours.csv").symlink_to("2026.csv")
    assert opened(netlint, ".", "--since", "HEAD") == ["hours.csv:3 !! new"]


def test_files_in_a_submodule_are_read_as_they_were_recorded(netlint: Netlint, repository: Path) -> None:
    inner = repository / "data"
    inner.mkdir()
    write(inner / "hours.csv", "!! inner")
    git(inner, "init", "-q")
    committed(inner)
    (repository / ".gitmodules").write_text('[submodule "data"]\n\tpath = data\n\turl = ./data\n', "utf-8")
    (repository / "charter.toml").write_text(naming("data/hours.csv"), "utf-8")
    git(repository, "add", "--all")
    committed(repository)
    assert opened(netlint, ".", "--since", "HEAD") == []
    write(inner / "hours.csv", "!! inner", "!! new")
    assert opened(netlint, ".", "--since", "HEAD") == ["data/hours.csv:3 !! new"]
    committed(inner)
    assert opened(netlint, ".", "--since", "HEAD") == ["data/hours.csv:3 !! new"]
    (inner / ".git").rename(repository / "elsewhere")  # as if it had not been fetched
    assert opened(netlint, ".", "--since", "HEAD") == ["data/hours.csv:2 !! inner", "data/hours.csv:3 !! new"]


def test_a_charter_in_a_submodule_has_files_there(netlint: Netlint, tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    with_rule(inner, "hours.csv")
    write(inner / "hours.csv", "!! old")
    git(inner, "init", "-q")
    committed(inner)
    git(tmp_path, "init", "-q")
    (tmp_path / ".gitmodules").write_text('[submodule "inner"]\n\tpath = inner\n\turl = ./inner\n', "utf-8")
    git(tmp_path, "add", "--all")
    committed(tmp_path)
    write(inner / "hours.csv", "!! old", "!! new")
    committed(inner)
    assert opened(netlint, "inner", "--since", "HEAD") == ["inner/hours.csv:3 !! new"]


def test_a_file_outside_of_the_folder_of_the_charter_was_not_read_either(netlint: Netlint, repository: Path) -> None:
    (repository / "net").mkdir()
    (repository / "net" / "charter.toml").write_text(naming("../hours.csv"), "utf-8")
    committed(repository)
    done = netlint("net/charter.toml", "--since", "HEAD", "--format", "json")
    assert "the path must not have `..`" in done.stdout


def test_in_several_processes_the_same_is_new(netlint: Netlint, repository: Path) -> None:
    for name in ("a", "b", "c"):
        (repository / name).mkdir()
        (repository / name / "charter.toml").write_text(naming("hours.csv").replace("Stroomop", name), "utf-8")
        write(repository / name / "hours.csv", "!! old")
    committed(repository)
    write(repository / "b" / "hours.csv", "!! old", "!! new")
    assert opened(netlint, ".", "--since", "HEAD", "--jobs", "2") == ["b/hours.csv:3 !! new"]


def test_standard_input_is_compared_with_the_files_beside_its_name(netlint: Netlint, repository: Path) -> None:
    write(repository / "hours.csv", "!! old", "!! new")
    args = ("-", "--stdin-filename", "charter.toml", "--since", "HEAD", "--format", "concise")
    done = netlint(*args, stdin="\n" + naming("hours.csv"))
    assert [line.split(": ")[0] for line in done.stdout.splitlines() if "HRS001" in line] == ["hours.csv:3:1"]


def test_a_baseline_knows_a_line_wherever_it_is_in_the_file(netlint: Netlint, repository: Path) -> None:
    baseline = ("--baseline", "known.json")
    assert netlint(".", *baseline, "--write-baseline").returncode == 0
    write(repository / "hours.csv", "first", "!! old", "!! new")
    assert opened(netlint, ".", *baseline) == ["hours.csv:4 !! new"]
    write(repository / "hours.csv", "first")
    done = netlint(".", *baseline, "--prune-baseline")
    assert done.returncode == 0
    assert json.loads((repository / "known.json").read_text("utf-8"))["findings"] == [{}]


def test_a_comment_or_an_exception_suppresses_all_of_a_file(netlint: Netlint, repository: Path) -> None:
    write(repository / "hours.csv", "!! old", "!! new")
    charter, settings = repository / "charter.toml", repository / "netlint.toml"
    text = charter.read_text("utf-8")
    for changed in (
        text.replace("']", "']  # netlint: ignore[HRS001] Ana corrects it."),
        "# netlint: ignore-file[HRS001] Ana corrects it.\n" + text,
    ):
        charter.write_text(changed, "utf-8")
        assert opened(netlint, ".") == []
    charter.write_text(text, "utf-8")
    plain = settings.read_text("utf-8")
    for at in ("evidence.timesheets", "evidence"):
        exception = f'[[exceptions]]\nrule = "HRS001"\nat = "{at}"\nreason = "Ana corrects it."\nagreed-by = ["ana"]\n'
        settings.write_text(f"{plain}\n{exception}agreed-on = 2026-01-01\n", "utf-8")
        assert opened(netlint, ".") == []


def test_a_diff_reads_the_files_of_each_side(netlint: Netlint, repository: Path) -> None:
    write(repository / "hours.csv", "!! new")
    done = netlint("diff", "HEAD:charter.toml", "charter.toml", "--format", "json")
    assert done.returncode == 0, done.stderr
    findings = json.loads(done.stdout)["findings"]
    assert {(one["change"], one["message"]) for one in findings} == {
        ("came", "Marked: !! new"),
        ("went", "Marked: !! old"),
    }


def test_a_history_reads_the_files_of_each_commit(netlint: Netlint, repository: Path) -> None:
    (repository / "charter.toml").write_text("# Ours\n" + naming("hours.csv"), "utf-8")
    write(repository / "hours.csv", "!! old", "!! new")
    committed(repository)
    done = netlint("history", "charter.toml", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert [one["outcomes"]["hours"]["open"] for one in json.loads(done.stdout)["points"]] == [1, 1]
    periods = json.loads(done.stdout)["findings"]
    assert [one["message"] for one in periods] == ["Marked: !! old", "Marked: !! new"]
    assert periods[0]["from-revision"] != periods[1]["from-revision"]


def test_a_history_reads_the_files_as_they_are_now(netlint: Netlint, repository: Path) -> None:
    day = git(repository, "log", "-1", "--format=%cs").strip()
    write(repository / "hours.csv", "!! old", "!! new")
    done = netlint("history", "charter.toml", "--format", "json", "--today", day)
    assert done.returncode == 0, done.stderr
    periods = json.loads(done.stdout)["findings"]
    assert [(one["message"], one["from-revision"] is None) for one in periods] == [
        ("Marked: !! old", False),
        ("Marked: !! new", True),
    ]


def test_fixing_a_charter_leaves_files_alone(netlint: Netlint, repository: Path) -> None:
    before = (repository / "hours.csv").read_bytes()
    done = netlint("fix", ".")
    assert done.returncode == 0, done.stderr
    assert "1 finding is left" in done.stdout
    assert (repository / "hours.csv").read_bytes() == before


def test_people_are_told_of_rules_that_could_not_read_a_file(netlint: Netlint, repository: Path) -> None:
    (repository / "netlint.toml").write_text('rule-files = ["hours.py"]\nextend-select = ["HRS"]\n', "utf-8")
    (repository / "charter.toml").write_text(naming("uren.csv"), "utf-8")
    for name in ("text", "markdown"):
        said = netlint("charter.toml", "--format", name).stdout
        assert "Skipped: `uren.csv` does not exist (HRS001)." in said.replace("\\", "").replace("\n  ", " ")
    (repository / "b.charter.toml").write_text(naming("hours.csv").replace("Stroomop", "B"), "utf-8")
    assert "Charters with a file that rules could not read: 1." in netlint(".").stdout
    (repository / "charter.toml").write_text(naming("huors.csv"), "utf-8")
    done = netlint("charter.toml", "--format", "json")
    assert '"reason":"`huors.csv` does not exist; did you mean `hours.csv`?"' in done.stdout
