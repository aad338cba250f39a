"""What decides whether a change matters to `netlint watch`: a run is begun, files change, and it is looked again."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from support.commands import RULE_FILE, committed, git
from support.files_beside import naming, with_rule

from netlint.cli.options import project_options
from netlint.cli.settings_from import settings_source
from netlint.project import baseline
from netlint.project.checker import Checker
from netlint.project.project import Project, ProjectOptions
from netlint.project.watcher import Watcher

CHARTER = '[network]\nname = "Stroom"\n'
SETTINGS = 'rule-files = ["rules/**/*.py"]\nexclude = ["archive/"]\n'


def write(file: str, text: str = CHARTER) -> None:
    path = Path(file)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


@pytest.fixture(autouse=True)
def _repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "network"
    folder.mkdir()
    monkeypatch.chdir(folder)
    (folder / ".git").mkdir()
    write("netlint.toml", SETTINGS)
    write("rules/ours.py", RULE_FILE)
    write("rules/deep/notes.txt")
    write("charter.toml")
    write("nets/a.charter.toml")
    for hidden in ("archive", "node_modules", ".venv", ".git"):
        write(f"{hidden}/old.charter.toml")


def begun(*named: str) -> Watcher:
    """Return what watches a run over what is named, which has read its settings."""
    watcher = Watcher(map(Path, named or (".",)))
    begin(watcher, *named)
    return watcher


def begin(watcher: Watcher, *named: str) -> None:
    watcher.begin()
    paths = [Path(name) for name in named or (".",)]
    project = Project(ProjectOptions(settings=settings_source(None, paths, isolated=False, tree=watcher.tree)))
    found = [charter for path in paths for charter in project.find(path, lambda _path, _reason: None)]
    project.prepare(found)
    baseline.find(Path.cwd(), project.options.settings.tree)
    watcher.look(project)


def changed(watcher: Watcher) -> list[str]:
    return [path.relative_to(Path.cwd()).as_posix() for path in watcher.changes()]


def rename(name: str, to: str) -> Callable[[], object]:
    return lambda: Path(name).rename(to)


def saved_by_rename() -> None:
    write("charter.toml~", "")
    Path("charter.toml~").replace("charter.toml")


def same_size_and_time() -> None:
    status = Path("charter.toml").stat()
    write("charter.toml", CHARTER.replace("Stroom", "Struum"))
    os.utime("charter.toml", ns=(status.st_atime_ns, status.st_mtime_ns))


MATTERS: dict[str, tuple[Callable[[], object], list[str]]] = {
    "a charter is written": (lambda: write("charter.toml", "["), ["charter.toml"]),
    "a charter is written, of the same size and time": (same_size_and_time, ["charter.toml"]),
    "a charter is saved under another name, and renamed": (saved_by_rename, ["charter.toml"]),
    "a charter is deleted": (Path("charter.toml").unlink, ["charter.toml"]),
    "a charter is renamed": (rename("charter.toml", "b.charter.toml"), ["b.charter.toml", "charter.toml"]),
    "a charter gets a name that is none": (rename("charter.toml", "charter.txt"), ["charter.toml"]),
    "a charter can no longer be read": (lambda: Path("charter.toml").chmod(0), ["charter.toml"]),
    "a charter becomes a folder": (
        lambda: (Path("charter.toml").unlink(), Path("charter.toml").mkdir()),
        ["charter.toml"],
    ),
    "a charter appears": (lambda: write("new.charter.toml"), ["new.charter.toml"]),
    "a charter appears in a new folder": (lambda: write("x/y/charter.toml"), ["x/y/charter.toml"]),
    "a folder is deleted": (lambda: shutil.rmtree("nets"), ["nets/a.charter.toml"]),
    "a folder is renamed": (rename("nets", "all"), ["all/a.charter.toml", "nets/a.charter.toml"]),
    "settings are written": (lambda: write("netlint.toml", SETTINGS + "\n"), ["netlint.toml"]),
    "settings are deleted": (Path("netlint.toml").unlink, ["netlint.toml"]),
    "settings appear beside a charter": (lambda: write("nets/netlint.toml", ""), ["nets/netlint.toml"]),
    "settings appear in the file of a project": (
        lambda: write("nets/pyproject.toml", "[tool.netlint]"),
        ["nets/pyproject.toml"],
    ),
    "a rule file is written": (lambda: write("rules/ours.py", RULE_FILE + "\n"), ["rules/ours.py"]),
    "a rule file is deleted": (Path("rules/ours.py").unlink, ["rules/ours.py"]),
    "a rule file appears": (lambda: write("rules/deep/more.py", RULE_FILE), ["rules/deep/more.py"]),
    "a rule file appears in a new folder": (lambda: write("rules/x/y.py", RULE_FILE), ["rules/x/y.py"]),
    "texts of a rule file appear": (lambda: write("rules/ours.nl.toml", ""), ["rules/ours.nl.toml"]),
    "a baseline appears": (lambda: write("netlint-baseline.json", "{}"), ["netlint-baseline.json"]),
}
IS_ALL_THE_SAME: dict[str, Callable[[], object]] = {
    "nothing": lambda: None,
    "a charter is read": Path("charter.toml").read_text,
    "a file of an editor": lambda: write(".charter.toml.swp"),
    "another file": lambda: write("notes.md"),
    "an empty folder": lambda: Path("empty").mkdir(),
    "a charter that the settings leave out": lambda: write("archive/new.charter.toml"),
    "a file of git": lambda: write(".git/index"),
    "a charter in a folder of packages": lambda: write("node_modules/x/charter.toml"),
    "a charter in a hidden folder": lambda: write(".venv/charter.toml"),
    "a file beside rules": lambda: write("rules/deep/other.txt"),
}


@pytest.mark.parametrize("case", MATTERS)
def test_a_change_that_matters(case: str) -> None:
    change, files = MATTERS[case]
    watcher = begun()
    there, watched = {path for path in Path.cwd().rglob("*") if path.is_dir()} | {Path.cwd()}, watcher.folders()
    change()
    assert changed(watcher) == files
    for file in watcher.changes():  # the system says that something happens there
        assert str(next(folder for folder in file.parents if folder in there)) in watched


@pytest.mark.parametrize("case", IS_ALL_THE_SAME)
def test_a_change_that_does_not_matter(case: str) -> None:
    watcher = begun()
    IS_ALL_THE_SAME[case]()
    assert changed(watcher) == []


def test_what_is_left_out_is_not_watched() -> None:
    here = Path.cwd()
    watched = {str(Path(folder).relative_to(here)) for folder in begun().folders() if Path(folder).is_relative_to(here)}
    assert watched == {".", "nets", "rules", "rules/deep"}


def test_a_new_folder_is_watched_too() -> None:
    watcher = begun()
    Path("new/deep").mkdir(parents=True)
    assert changed(watcher) == []
    assert {str(Path("new").absolute()), str(Path("new/deep").absolute())} <= watcher.folders()


def test_a_change_while_a_run_reads_its_settings_is_one() -> None:
    watcher = Watcher([Path()])
    watcher.begin()
    project = Project(ProjectOptions(settings=settings_source(None, isolated=False, tree=watcher.tree)))
    project.prepare([Path()])
    write("netlint.toml", "# other\n" + SETTINGS)
    watcher.look(project)
    assert changed(watcher) == ["netlint.toml"]


def test_a_file_that_is_named_is_watched_whatever_its_name_and_nothing_beside_it() -> None:
    write("network.txt")
    watcher = begun("network.txt")
    write("charter.toml", "")
    assert changed(watcher) == []
    Path("network.txt").unlink()
    assert changed(watcher) == ["network.txt"]


def test_a_folder_that_is_named_may_go_and_come_back() -> None:
    watcher = begun("nets")
    Path("nets").rename("gone")
    assert changed(watcher) == ["nets", "nets/a.charter.toml"]
    begin(watcher, "nets")
    assert str(Path.cwd()) in watcher.folders()
    assert changed(watcher) == []
    Path("gone").rename("nets")
    assert "nets/a.charter.toml" in changed(watcher)


def test_links_lead_nowhere_outside(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    write(str(outside / "charter.toml"))
    Path("linked").symlink_to(outside)
    Path("out.charter.toml").symlink_to(outside / "charter.toml")
    write(".hidden/real.toml")
    Path("in.charter.toml").symlink_to(Path(".hidden/real.toml").absolute())
    watcher = begun()
    assert str(outside) not in watcher.folders()
    assert str(Path(".hidden").absolute()) in watcher.folders()
    write(str(outside / "charter.toml"), "")
    assert changed(watcher) == []
    write(".hidden/real.toml", "")
    assert changed(watcher) == ["in.charter.toml"]


def test_one_charter_with_two_names_does_not_change() -> None:
    Path("same.charter.toml").symlink_to("charter.toml")
    watcher = begun(".", "charter.toml")
    assert changed(watcher) == []


def test_looking_again_runs_no_rule_file() -> None:
    watcher = begun()
    write("new/netlint.toml", 'rule-files = ["*.py"]')
    write("new/code.py", "raise SystemExit")
    write("new/charter.toml")
    assert "new/charter.toml" in changed(watcher)


def test_after_a_run_that_could_not_begin_its_settings_still_count() -> None:
    watcher = begun()
    write("charter.toml", "")
    assert changed(watcher) == ["charter.toml"]
    watcher.begin()
    watcher.look_as_before()
    assert changed(watcher) == []
    write("rules/ours.py", RULE_FILE + "\n")
    assert changed(watcher) == ["rules/ours.py"]


def test_a_change_before_the_system_watches_is_not_missed() -> None:
    watcher = begun()
    write("charter.toml", "[")
    assert watcher.wait() == [Path("charter.toml").absolute()]


def test_a_file_that_stays_empty_or_gone_is_a_change() -> None:
    watcher = begun()
    write("charter.toml", "")
    Path("nets/a.charter.toml").unlink()
    assert watcher.wait() == [Path("charter.toml").absolute(), Path("nets/a.charter.toml").absolute()]


@pytest.mark.parametrize("settings", [None, "netlint.toml", "HEAD:"])
def test_a_file_that_a_charter_names_matters_whether_it_is_there_or_not(settings: str | None) -> None:
    with_rule(Path.cwd(), "hours.csv", "more/hours.csv")
    shutil.rmtree(".git")
    git(Path.cwd(), "init", "-q")
    committed(Path.cwd())
    write("hours.csv", "!!")
    watcher = Watcher([Path()])
    watcher.begin()
    options = project_options(
        select=(), ignore=(), extend_select=(), level=None, isolated=False, settings_from=settings, tree=watcher.tree
    )
    project = Project(options)
    project.prepare([Path("charter.toml")])
    watcher.look(project)
    assert changed(watcher) == []
    Checker(project).check_file(Path("charter.toml"))
    assert changed(watcher) == []
    write("hours.csv", "!!!")
    write("more/hours.csv", "!!!")
    write("other.csv", "!!!")
    assert changed(watcher) == ["hours.csv", "more/hours.csv"]
    assert str(Path.cwd() / "more") in watcher.folders()
    (Path.cwd() / "charter.toml").write_text(naming("hours.csv"), "utf-8")
    watcher.begin()
    watcher.look(project)
    Checker(project).check_file(Path("charter.toml"))
    write("more/hours.csv", "?")
    assert changed(watcher) == []
