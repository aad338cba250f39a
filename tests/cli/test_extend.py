"""`extend`: settings that start from those in another file; what counts, whose patterns, and which files may be read."""

import json
import os
from pathlib import Path

import pytest
from support.commands import RULE_FILE, Netlint, committed, git

from netlint import SettingsError, check
from netlint.plugins.registry import load_plugins
from netlint.project.project import Project, ProjectOptions
from netlint.project.recording import Record, RecordingTree
from netlint.settings import SettingsSource

CHARTER = '[network]\nname = "{}"\n'
EXCEPTION = '[[exceptions]]\nrule = "{}"\nreason = "As agreed."\n'


def write(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a repository with charters of two circles, and one at the top."""
    top = tmp_path / "repository"
    for name in ("charter.toml", "circles/a/charter.toml", "circles/b/charter.toml"):
        write(top, name, CHARTER.format(name))
    git(top, "init", "-q")
    return top


def resolved(netlint: Netlint, folder: Path, path: str = "circles/a", *args: str) -> dict[str, tuple[str, str]]:
    """Return the values of settings and where they come from."""
    done = netlint("settings", path, *args, cwd=folder)
    assert done.returncode == 0, done.stderr
    rows = [line.split(maxsplit=1) for line in done.stdout.partition("\n\n")[0].splitlines()]
    cells = {key: rest.rsplit("  ", 1) for key, rest in rows}
    return {key: (value.strip(), origin.strip()) for key, (value, origin) in cells.items()}


def problem(netlint: Netlint, folder: Path, path: str = "circles/a", *args: str) -> str:
    done = netlint(path, *args, cwd=folder)
    assert done.returncode == 2
    assert done.stderr.startswith("Error: ")
    return done.stderr.removeprefix("Error: ").rstrip("\n")


def suppressed(netlint: Netlint, folder: Path, *args: str) -> list[tuple[str, str]]:
    done = netlint(*(args or (".",)), "--select", "NL101,NL102", "--format", "json", cwd=folder)
    charters = json.loads(done.stdout)["charters"]
    return [(one["path"], found["code"]) for one in charters for found in one["findings"] if found["suppression"]]


BASE = """\
level = "thriving"
ignore = ["NL101"]
extend-select = ["NL011"]
fail-on = "info"
max-findings = 7
max-bytes = 2000
lang = "nl"
exclude = ["drafts/"]
[severity]
NL102 = "info"
NL106 = "info"
[rules.meeting-overdue]
grace-days = 3
intervals = 4
"""


def test_settings_start_from_those_that_they_extend(netlint: Netlint, folder: Path) -> None:
    write(folder, "netlint.toml", BASE)
    write(folder, "circles/netlint.toml", 'extend = "../netlint.toml"\n')
    found, base = resolved(netlint, folder), resolved(netlint, folder, ".")
    assert {key: cell for key, cell in found.items() if key != "extend"} == {
        key: cell for key, cell in base.items() if key != "extend"
    }
    assert found["extend"] == ("../netlint.toml", "circles/netlint.toml:1")
    assert found["level"] == ("thriving", "netlint.toml:1")


@pytest.mark.parametrize(
    ("text", "key", "value", "origin"),
    [
        ('level = "sound"', "level", "sound", "circles/netlint.toml:2"),
        ('fail-on = "never"', "fail-on", "never", "circles/netlint.toml:2"),
        ("max-findings = 9", "max-findings", "9", "circles/netlint.toml:2"),
        ("max-bytes = 900", "max-bytes", "900", "circles/netlint.toml:2"),
        ('lang = "en"', "lang", "en", "circles/netlint.toml:2"),
        ('select = ["NL1"]', "ignore", "[]", "default"),
        ('ignore = ["NL102"]', "ignore", "[NL101, NL102]", "netlint.toml:2 and circles/netlint.toml:2"),
        ('extend-select = ["NL101"]', "ignore", "[]", "netlint.toml:2"),
        ('extend-select = ["NL012"]', "extend-select", "[NL011, NL012]", "netlint.toml:3 and circles/netlint.toml:2"),
        ('exclude = ["old/"]', "exclude", "[drafts/, old/]", "netlint.toml:8 and circles/netlint.toml:2"),
        ('severity.NL102 = "error"', "severity", "NL106 = info, NL102 = error", "netlint.toml:9 and circles/netlint.toml:2"),
        ("rules.NL315.grace-days = 1", "rules", "meeting-overdue = grace-days = 3, intervals = 4, NL315 = grace-days = 1", "netlint.toml:12 and circles/netlint.toml:2"),
        (EXCEPTION.format("NL102").strip(), "exceptions", "1 item", "circles/netlint.toml:2"),
        ('required-version = ">=0.1"', "required-version", ">=0.1", "circles/netlint.toml:2"),
    ],
)  # fmt: skip
def test_a_value_replaces_and_a_list_adds(
    netlint: Netlint, folder: Path, text: str, key: str, value: str, origin: str
) -> None:
    write(folder, "netlint.toml", BASE)
    write(folder, "circles/netlint.toml", f'extend = "../netlint.toml"\n{text}\n')
    assert resolved(netlint, folder)[key] == (value, origin)


def test_files_can_extend_one_after_another(netlint: Netlint, folder: Path) -> None:
    write(folder, "netlint.toml", 'ignore = ["NL101"]\nlevel = "thriving"\n')
    write(folder, "circles/netlint.toml", 'extend = "../netlint.toml"\nignore = ["NL102"]\nlevel = "sound"\n')
    write(folder, "circles/a/netlint.toml", 'extend = "../netlint.toml"\nignore = ["NL106"]\n')
    found = resolved(netlint, folder)
    assert found["ignore"][0] == "[NL101, NL102, NL106]"
    assert found["ignore"][1].count("netlint.toml:") == 3
    assert found["level"] == ("sound", "circles/netlint.toml:3")


def test_a_file_overrides_the_overrides_that_it_extends_and_its_own_come_last(netlint: Netlint, folder: Path) -> None:
    over = "[[overrides]]\ncharters = 'circles/a/'\nmax-findings = {}\n"
    write(folder, "netlint.toml", "max-findings = 1\n" + over.format(2))
    write(folder, "circles/netlint.toml", 'extend = "../netlint.toml"\n')
    assert resolved(netlint, folder, "circles/a/charter.toml")["max-findings"][0] == "2"
    assert resolved(netlint, folder, "circles/b/charter.toml")["max-findings"][0] == "1"
    write(folder, "circles/netlint.toml", 'extend = "../netlint.toml"\nmax-findings = 3\n')
    assert resolved(netlint, folder, "circles/a/charter.toml")["max-findings"][0] == "3"
    own = over.format(4).replace("circles/a/", "a/")
    write(folder, "circles/netlint.toml", 'extend = "../netlint.toml"\nmax-findings = 3\n' + own)
    assert resolved(netlint, folder, "circles/a/charter.toml")["max-findings"][0] == "4"
    assert resolved(netlint, folder, "circles/b/charter.toml")["max-findings"][0] == "3"


def test_a_pyproject_extends_and_is_extended(netlint: Netlint, folder: Path) -> None:
    write(folder, "pyproject.toml", '[tool.netlint]\nlevel = "essential"\n')
    write(folder, "circles/pyproject.toml", '[tool.netlint]\nextend = "../pyproject.toml"\n')
    assert resolved(netlint, folder)["level"] == ("essential", "pyproject.toml:2")


def test_patterns_are_relative_to_the_file_that_they_are_in(netlint: Netlint, folder: Path) -> None:
    write(
        folder, "netlint.toml", "exclude = ['/circles/b/']\n" + EXCEPTION.format("NL101") + 'charter = "/circles/a/"\n'
    )
    write(
        folder, "circles/netlint.toml", 'extend = "../netlint.toml"\n' + EXCEPTION.format("NL102") + 'charter = "/a/"\n'
    )
    assert suppressed(netlint, folder) == [("circles/a/charter.toml", "NL101"), ("circles/a/charter.toml", "NL102")]
    assert "circles/b" not in netlint("circles", "--format", "concise", cwd=folder).stdout


def test_settings_that_circles_share_lie_beside_them(netlint: Netlint, folder: Path) -> None:
    shared = EXCEPTION.format("NL101") + "charter = 'charter.toml'\n" + "[[custom]]\ncode = 'OUR001'\nname = 'no-url'\n"
    shared += "message = 'No URL.'\nat = 'network.url'\nmust.exists = true\n"
    write(folder, "shared/ours.toml", shared)
    for name in "ab":
        write(folder, f"circles/{name}/netlint.toml", 'extend = "../../shared/ours.toml"\nselect = ["NL101", "OUR"]\n')
    done = netlint(".", "--format", "concise", "-q", cwd=folder)
    assert done.returncode == 1, done.stderr
    assert done.stdout.count("OUR001") == 2
    assert done.stdout.count("NL101") == 1
    assert netlint("exceptions", cwd=folder).stdout.count("shared/ours.toml:1") == 1


def test_an_exception_that_another_circle_uses_is_used(netlint: Netlint, folder: Path) -> None:
    write(folder, "shared/ours.toml", EXCEPTION.format("NL101"))
    write(folder, "circles/b/charter.toml", CHARTER.format("B") + 'purpose = "A city that keeps its water clean."\n')
    for name in "ab":
        write(folder, f"circles/{name}/netlint.toml", 'extend = "../../shared/ours.toml"\n')
    select = ("--select", "NL101,NL021", "--format", "concise", "-q")
    assert "NL021" not in netlint(".", *select, cwd=folder).stdout
    assert "NL021" not in netlint("circles/b", *select, cwd=folder).stdout
    write(folder, "circles/a/netlint.toml", "")
    assert netlint(".", *select, cwd=folder).stdout.count("NL021") == 1


def test_a_pattern_of_extended_settings_may_match_in_another_circle(netlint: Netlint, folder: Path) -> None:
    write(folder, "netlint.toml", "[[overrides]]\ncharters = '/circles/a/'\nlevel = 'sound'\n")
    write(folder, "circles/b/netlint.toml", 'extend = "../../netlint.toml"\n')
    assert netlint("circles/b", "-q", cwd=folder).stderr == ""
    assert netlint(".", "-q", cwd=folder).stderr == ""
    write(folder, "netlint.toml", "[[overrides]]\ncharters = 'circles/c/'\nlevel = 'sound'\n")
    assert netlint("circles/b", "-q", cwd=folder).stderr == ""
    assert netlint(".", "-q", cwd=folder).stderr == "Error: netlint.toml:2:1: `circles/c/` matches no charter.\n"


def test_rule_files_are_those_beside_the_extended_file(netlint: Netlint, folder: Path) -> None:
    write(folder, "shared/rules/ours.py", RULE_FILE)
    write(folder, "shared/ours.toml", 'rule-files = ["rules/*.py"]\n')
    for name in "ab":
        write(folder, f"circles/{name}/netlint.toml", 'extend = "../../shared/ours.toml"\nselect = ["OUR001"]\n')
    done = netlint("circles", "-v", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("rules of shared/rules/ours.py: OUR001") == 1


def test_a_rule_of_the_extended_file_cannot_be_written_again(netlint: Netlint, folder: Path) -> None:
    custom = (
        "[[custom]]\ncode = 'OUR001'\nname = 'no-url'\nmessage = 'No URL.'\nat = 'network.url'\nmust.exists = true\n"
    )
    write(folder, "netlint.toml", custom)
    write(folder, "circles/netlint.toml", 'extend = "../netlint.toml"\n' + custom)
    assert "netlint.toml:1 already has a rule `OUR001`" in problem(netlint, folder)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("../nowhere.toml", "`extend`: the file ../nowhere.toml does not exist."),
        ("..\\\\netlint.toml", "`extend`: the file ..\\netlint.toml does not exist. Use / between folders, also on Windows."),
        ("ostrom:strict", '`extend`: the file ostrom:strict does not exist. To start from a preset, use `extends`: extends = ["ostrom:strict"].'),
        ("", "`extend` is empty. Write the path of a settings file, or remove the key."),
        ("/etc/hosts", "`extend` must be relative to this file; found /etc/hosts."),
        ("netlint.toml", "`extend`: netlint.toml extends this file in turn, or more than 10 files extend one another."),
        ("a/netlint.toml", "`extend`: ../netlint.toml extends this file in turn, or more than 10 files extend one another."),
        ("../../netlint.toml", "`extend`: ../../netlint.toml cannot be read: it is outside {top}; if you trust it, put its folder in NETLINT_SAFE_DIRECTORY."),
        ("../../repository-of-others/netlint.toml", "`extend`: ../../repository-of-others/netlint.toml cannot be read: it is outside {top}; if you trust it, put its folder in NETLINT_SAFE_DIRECTORY."),
        ("../.git/config", "`extend`: ../.git/config cannot be read: it is outside {top}; if you trust it, put its folder in NETLINT_SAFE_DIRECTORY."),
        ("../away/netlint.toml", "`extend`: ../away/netlint.toml cannot be read: it is outside {top}; if you trust it, put its folder in NETLINT_SAFE_DIRECTORY."),
        ("../link.toml", "`extend`: ../link.toml cannot be read: it is outside {top}; if you trust it, put its folder in NETLINT_SAFE_DIRECTORY."),
        ("\\u0000", "`extend`: \\x00 cannot be read: this is not a path."),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_extended_is_reported_at_its_key(
    netlint: Netlint, folder: Path, tmp_path: Path, value: str, said: str
) -> None:
    write(tmp_path, "netlint.toml", 'secret = "very"\n')
    write(tmp_path, "repository-of-others/netlint.toml", 'secret = "very"\n')
    (folder / "away").symlink_to(tmp_path)
    (folder / "link.toml").symlink_to(tmp_path / "netlint.toml")
    write(folder, "circles/a/netlint.toml", 'extend = "../netlint.toml"\n')
    write(folder, "circles/netlint.toml", f'\nextend = "{value}"\n')
    told = problem(netlint, folder, "circles/b")
    assert "secret" not in told
    place = "circles/a/netlint.toml:1:1" if value == "a/netlint.toml" else "circles/netlint.toml:2:1"
    assert told == f"{place}: {said.format(top=folder)}"


def test_a_mistake_in_the_extended_file_has_its_place_there(netlint: Netlint, folder: Path) -> None:
    write(folder, "netlint.toml", 'levle = "sound"\n')
    write(folder, "circles/netlint.toml", 'extend = "../netlint.toml"\nlevle = "x"\n')
    assert problem(netlint, folder).startswith("netlint.toml:1:1: Unknown key `levle`. Did you mean `level`? Allowed")
    write(folder, "netlint.toml", 'required-version = ">=99"\nnew = 1\n')
    assert problem(netlint, folder).startswith("netlint.toml:1:1: These settings need netlint >=99")


def test_too_many_files_in_a_row_are_an_error(netlint: Netlint, folder: Path) -> None:
    for number in range(20):
        write(folder, f"{number}.toml", f'extend = "{number + 1}.toml"\n')
    write(folder, "20.toml", "")
    write(folder, "netlint.toml", 'extend = "12.toml"\n')
    assert resolved(netlint, folder)["extend"][0] == "12.toml"
    write(folder, "netlint.toml", 'extend = "0.toml"\n')
    assert "more than 10 files" in problem(netlint, folder)


def test_settings_of_the_users_own_may_extend_others_elsewhere(netlint: Netlint, folder: Path, tmp_path: Path) -> None:
    write(tmp_path, "all/base.toml", 'level = "thriving"\n')
    write(tmp_path, "ours/more.toml", 'extend = "../all/base.toml"\nmax-findings = 3\n')
    own = write(tmp_path, "ours/netlint.toml", 'extend = "more.toml"\n')
    found = resolved(netlint, folder, "circles/a", "--settings", str(own))
    assert found["level"] == ("thriving", "../all/base.toml:1")
    assert found["max-findings"][0] == "3"
    inside = write(folder, "netlint.toml", 'extend = "../all/base.toml"\n')
    assert "it is outside" in problem(netlint, folder, "circles/a", "--settings", str(inside))


def test_settings_that_repositories_share_are_in_a_folder_that_the_user_trusts(
    netlint: Netlint, folder: Path, tmp_path: Path
) -> None:
    write(tmp_path, "netlint.toml", 'level = "thriving"\n')
    write(folder, "netlint.toml", 'extend = "../netlint.toml"\n')
    assert "put its folder in NETLINT_SAFE_DIRECTORY" in problem(netlint, folder)
    done = netlint("settings", "circles/a", cwd=folder, NETLINT_SAFE_DIRECTORY=str(tmp_path))
    assert "../netlint.toml:1" in done.stdout
    write(folder, "netlint.toml", 'extend = ".git/config"\n')
    done = netlint("circles/a", cwd=folder, NETLINT_SAFE_DIRECTORY=str(tmp_path))
    assert "cannot be read: it is outside" in done.stderr


def test_at_a_revision_the_extended_file_is_that_of_the_revision(netlint: Netlint, folder: Path) -> None:
    write(folder, "netlint.toml", 'level = "essential"\n')
    write(folder, "circles/netlint.toml", 'extend = "../netlint.toml"\n')
    committed(folder)
    write(folder, "netlint.toml", 'level = "thriving"\n')
    for given in ("HEAD:", "HEAD:circles/netlint.toml"):
        found = resolved(netlint, folder, "circles/a", "--settings", given)
        assert found["level"] == ("essential", "HEAD:netlint.toml:1")
    write(folder, "circles/netlint.toml", 'extend = "../../netlint.toml"\n')
    git(folder, "commit", "-qam", "Away")
    said = f"HEAD:circles/netlint.toml:1:1: `extend`: ../../netlint.toml cannot be read: it is outside {os.path.realpath(folder)}."
    assert problem(netlint, folder, "circles/a", "--settings", "HEAD:") == said


def test_a_change_of_the_extended_file_is_told(netlint: Netlint, folder: Path) -> None:
    write(folder, "netlint.toml", 'level = "sound"\n')
    write(folder, "circles/netlint.toml", 'extend = "../netlint.toml"\n')
    committed(folder)
    write(folder, "netlint.toml", 'ignore = ["NL101"]\n')
    done = netlint("circles", "--since", "HEAD", cwd=folder)
    assert "This change turns NL101 off (netlint.toml:1)." in done.stderr


def test_a_file_among_presets_names_the_right_key(netlint: Netlint, folder: Path) -> None:
    write(folder, "netlint.toml", 'extends = ["shared/ours.toml"]\n')
    said = 'netlint.toml:1:12: Unknown preset `shared/ours.toml`. To start from a file, use `extend`: extend = "shared/ours.toml".'
    assert problem(netlint, folder) == said


def test_a_run_that_is_watched_looks_at_the_extended_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, "netlint.toml", "")
    write(folder, "circles/netlint.toml", 'extend = "../netlint.toml"\n')
    monkeypatch.chdir(folder)
    record = Record()
    source = SettingsSource(RecordingTree(record))
    project = Project(ProjectOptions(settings=source, isolated=False), load_plugins(isolated=True))
    project.settings_of(folder / "circles")
    assert {folder / "netlint.toml", folder / "circles" / "netlint.toml"} <= set(record.files)
    assert set(project.files_read()) == {folder / "netlint.toml", folder / "circles" / "netlint.toml"}


def test_settings_in_memory_have_no_file_to_extend() -> None:
    with pytest.raises(SettingsError, match=r"netlint\.toml:1:1: `extend`: the file other\.toml does not exist\."):
        check(CHARTER.format("A"), settings='extend = "other.toml"\n')
    with pytest.raises(SettingsError, match="extends this file in turn"):
        check(CHARTER.format("A"), settings='extend = "netlint.toml"\n')


@pytest.mark.parametrize("text", ["extend = 3", 'extend = ["../netlint.toml"]'])
def test_only_one_file_is_extended(netlint: Netlint, folder: Path, text: str) -> None:
    write(folder, "circles/netlint.toml", text + "\n")
    assert problem(netlint, folder).startswith("circles/netlint.toml:1:1: `extend` must be text")


def test_a_rule_in_the_extended_rule_file_is_known_where_no_rule_file_runs(netlint: Netlint, folder: Path) -> None:
    write(folder, "rules/ours.py", RULE_FILE)
    write(folder, "netlint.toml", 'rule-files = ["rules/*.py"]\n')
    write(folder, "circles/netlint.toml", 'extend = "../netlint.toml"\nextend-select = ["OUR001"]\n')
    committed(folder)
    done = netlint("circles", "--since", "HEAD", "--select", "OUR001", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_required_version_is_of_one_file(netlint: Netlint, folder: Path) -> None:
    write(folder, "netlint.toml", 'required-version = ">=0.1"\n')
    write(folder, "circles/netlint.toml", 'extend = "../netlint.toml"\n')
    assert resolved(netlint, folder)["required-version"] == ("not set", "default")


def test_patterns_stay_relative_to_the_extended_file_if_the_other_is_named(netlint: Netlint, folder: Path) -> None:
    write(folder, "netlint.toml", "[[overrides]]\ncharters = '/circles/a/'\nmax-findings = 2\n")
    write(folder, "circles/netlint.toml", 'extend = "../netlint.toml"\n')
    named = ("--settings", "circles/netlint.toml")
    assert resolved(netlint, folder, "circles/a/charter.toml", *named)["max-findings"][0] == "2"
