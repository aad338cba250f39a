"""The surroundings of a run: Python's options, streams, folders, Git's environment, and what plugins do to them."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.commands import Netlint, committed, git
from support.installing import install

WELL = '[network]\nname = "Stroomop"\npurpose = "Water has no owner."\n'
NETLINT = str(Path(sys.executable).with_name("netlint"))
CHECK = ("--select", "NL101", "-q", "--format", "concise")

NOISY = '''
import atexit, os, subprocess, sys
import netlint
from netlint.reporters import Reporter


def noise(when):
    print("NOISE")
    sys.__stdout__.write("NOISE\\n")
    os.write(1, b"NOISE\\n")
    subprocess.run([sys.executable, "-S", "-c", "print('NOISE')"], check=True)
    os.system("echo NOISE " + when)


noise("loaded")
atexit.register(noise, "atexit")


@netlint.rule("NOI001", severity="info", level="essential", question="?")
def noisy(charter):
    """Ours.

    Why: -
    Fix: -
    Bad: -
    Good: -
    """
    noise("rule")
    yield from ()


class Noisy(Reporter):
    def charter(self, report, shown):
        noise("reporter")
        return "REPORT\\n"


if "netlint_noisy" in __name__:

    @netlint.hookimpl
    def netlint_rules():
        noise("hook")
        return [noisy]

    @netlint.hookimpl
    def netlint_formats():
        return {"noisy": "netlint_noisy:Noisy"}
'''


@pytest.fixture
def charter(tmp_path: Path) -> Path:
    file = tmp_path / "charter.toml"
    file.write_text(WELL, "utf-8")
    return file


# What plugins print


@pytest.mark.parametrize(
    "args",
    [
        ("--format", "json", "--select", "NL101,NOI001"),
        ("--format", "json", "--select", "NL101,NOI001", "--jobs", "2"),
        ("rules", "--format", "json"),
        ("schema",),
    ],
)
def test_what_a_plugin_prints_is_not_in_the_report(
    netlint: Netlint, charter: Path, tmp_path: Path, args: tuple[str, ...]
) -> None:
    shutil.copy(charter, tmp_path / "b.charter.toml")
    site = install(tmp_path / "site", "noisy", NOISY)
    done = netlint(*args, PYTHONPATH=str(site))
    assert json.loads(done.stdout)
    assert "NOISE" not in done.stdout
    assert done.stderr.count("NOISE\n") >= 4
    assert "NOISE loaded" in done.stderr


@pytest.mark.parametrize("name", ["noisy", "concise"])
@pytest.mark.usefixtures("charter")
def test_what_a_plugin_and_a_rule_file_print_while_they_work_is_not_in_the_report(
    netlint: Netlint, tmp_path: Path, name: str
) -> None:
    site = install(tmp_path / "site", "noisy", NOISY)
    (tmp_path / "ours.py").write_text(NOISY.replace("NOI001", "OUR001").replace("def noisy", "def ours"), "utf-8")
    (tmp_path / "netlint.toml").write_text('rule-files = ["ours.py"]\n', "utf-8")
    done = netlint("--select", "NL101,NOI001,OUR001", "-q", "--format", name, PYTHONPATH=str(site))
    assert (done.returncode, done.stdout) == (0, "REPORT\n" if name == "noisy" else "")
    assert done.stderr.count("NOISE rule") == 2
    assert ("NOISE reporter" in done.stderr) is (name == "noisy")


@pytest.mark.usefixtures("charter")
def test_what_is_printed_at_the_end_is_not_in_the_report_either(tmp_path: Path) -> None:
    env = os.environ | {"PYTHONPATH": str(install(tmp_path / "site", "noisy", NOISY))}
    command = [NETLINT, "--select", "NL101", "--format", "json", "--output", "json:report.json"]
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert "NOISE atexit" in done.stderr
    completed = {"_NETLINT_COMPLETE": "bash_complete", "COMP_WORDS": "netlint check --sel", "COMP_CWORD": "2"}
    done = subprocess.run([NETLINT], cwd=tmp_path, env=env | completed, capture_output=True, text=True, check=True)
    assert done.stdout == "plain,--select\n"


# What plugins need, and which can be left out

PLAIN = "import netlint\n\n@netlint.hookimpl\ndef netlint_presets():\n    return {}\n"


@pytest.mark.parametrize(
    "needed",
    [
        "netlint-charter>=99",
        "Netlint_Charter (>=99)",
        "netlint-charter[extra]>=99",
        "netlint-charter<0.0.1",
        "netlint.charter==0.0.1; python_version > '3'",
    ],
)
@pytest.mark.usefixtures("charter")
def test_a_plugin_that_needs_another_netlint_is_refused(netlint: Netlint, tmp_path: Path, needed: str) -> None:
    site = install(tmp_path / "site", "newer", PLAIN, "click", needed)
    done = netlint(*CHECK, PYTHONPATH=str(site))
    assert done.returncode == 2
    assert "Error: plugin `newer` (netlint-newer 1.0) requires netlint " in done.stderr
    assert "but this is netlint 0." in done.stderr
    assert netlint(*CHECK, "--no-plugin", "newer", PYTHONPATH=str(site)).returncode == 0
    assert netlint(*CHECK, "--isolated", PYTHONPATH=str(site)).returncode == 0


@pytest.mark.parametrize(
    "needed",
    [
        "netlint-charter>=0.0.1",
        "netlint-charter",
        "netlint-charter>=99; extra == 'later'",
        "netlint-charter>=99; python_version < '3'",
        "netlint-charter-tools>=99",
        "not a requirement",
    ],
)
@pytest.mark.usefixtures("charter")
def test_a_plugin_whose_needs_are_met_is_loaded(netlint: Netlint, tmp_path: Path, needed: str) -> None:
    quoted = "\n# Requires-Dist: netlint-charter>=99\nRequires-Dist: netlint-charter>=99\n"
    site = install(tmp_path / "site", "fits", PLAIN, needed, after=quoted)
    done = netlint("-v", *CHECK, PYTHONPATH=str(site))
    assert done.returncode == 0, done.stderr
    assert "plugin `fits` (netlint-fits 1.0)" in done.stderr


@pytest.mark.parametrize("name", ["essentials", "formats"])
@pytest.mark.parametrize(
    "args",
    [
        ("check",),
        *(("check", "--format", each) for each in ("json", "sarif", "junit", "html", "agenda", "github", "azure")),
        ("rules",),
        ("rules", "--format", "json"),
        ("explain", "NL101"),
        ("report", "--no-open"),
        ("settings",),
        ("due",),
        ("fix",),
        ("decide", "NL101"),
        ("exceptions",),
    ],
)
def test_a_part_of_netlint_cannot_be_left_out(
    netlint: Netlint, charter: Path, name: str, args: tuple[str, ...]
) -> None:
    (charter.parent / "netlint.toml").write_text('ignore = ["NL102"]\n', "utf-8")
    done = netlint(*args, "--no-plugin", name, today=None)
    said = f"Error: --no-plugin: `{name}` is part of netlint. Use --ignore to leave out its rules.\n"
    assert (done.returncode, done.stderr) == (2, said)


# How Python runs


@pytest.mark.parametrize("args", [CHECK, ("rules",), ("--help",), ("init", "--minimal"), ("explain", "NL101")])
@pytest.mark.usefixtures("charter")
def test_without_docstrings_nobody_is_blamed(netlint: Netlint, args: tuple[str, ...]) -> None:
    done = netlint(*args, today=None, PYTHONOPTIMIZE="2")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "Error: Python runs without docstrings (PYTHONOPTIMIZE=2 or -OO), but netlint takes the texts of rules and "
        "commands from them. Unset PYTHONOPTIMIZE or set it to 1, and leave out -OO.\n"
    )


def test_without_docstrings_a_library_says_so_too(tmp_path: Path) -> None:
    program = "import netlint\ntry:\n    netlint.load_plugins()\nexcept netlint.PluginError as error:\n    print(error)"
    done = subprocess.run(
        [sys.executable, "-OO", "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("Python runs without docstrings")


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONOPTIMIZE": "1"},
        {"PYTHONWARNINGS": "error"},
        {"PYTHONDEVMODE": "1"},
        {"PYTHONSAFEPATH": "1"},
        {"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii:strict"},
        {"PYTHONUNBUFFERED": "1", "TZ": "No/Where", "COLUMNS": "9" * 5000, "TERM": "dumb", "CI": "true"},
    ],
)
def test_python_may_run_in_other_ways(netlint: Netlint, charter: Path, env: dict[str, str]) -> None:
    charter.write_text('[network]\nname = "Eén ☂"\n', "utf-8")
    done = netlint("--select", "NL101,NL102", "--format", "json", **env)
    assert (done.returncode, done.stderr) == (1, "")
    assert len(json.loads(done.stdout)["charters"][0]["findings"]) == 2


def test_json_is_valid_in_a_pipe_of_any_encoding(netlint: Netlint, charter: Path) -> None:
    for name in ("json", "sarif", "gitlab", "rdjson"):
        charter.write_text('[network]\n"één ☂" = 1\n', "utf-8")
        assert "☂" in str(json.loads(netlint("--format", name, PYTHONIOENCODING="latin-1").stdout)), name


def test_a_broken_installation_of_netlint_itself_is_told(netlint: Netlint, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text("import sys\nsys.modules['netlint_essentials'] = None\n", "utf-8")
    done = netlint("rules", PYTHONPATH=str(site), PYTHONUTF8="1")
    assert done.returncode == 2
    assert "It is part of netlint. Install netlint-charter again.\n" in done.stderr
    assert "--no-plugin" not in done.stderr


# Folders


GONE = "The folder in which you run netlint does not exist any more. Go to another folder and run netlint again."


@pytest.mark.parametrize(
    "args",
    [
        (),
        ("--format", "json", "--output", "json:report.json"),
        ("-",),
        ("/charter.toml",),
        ("report", "--no-open"),
        ("rules",),
        ("explain", "NL101"),
        ("settings",),
        ("due",),
        ("fix",),
        ("exceptions",),
        ("history",),
        ("diff", "a", "b"),
        ("decide", "--all"),
        ("new-plugin", "circles"),
        ("watch",),
    ],
)
def test_a_folder_that_is_gone_is_named_as_the_reason(
    tmp_path: Path, netlint: Netlint, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...]
) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    done = netlint(*args, today=None, cwd=_removed(folder, monkeypatch))
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"Error: {GONE}\n")


def _removed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that is removed as soon as a process is in it."""
    enter = os.chdir

    def enter_and_remove(path: str | Path) -> None:
        enter(path)
        if Path(path) == folder:
            folder.rmdir()

    monkeypatch.setattr(os, "chdir", enter_and_remove)
    return folder


# Git


@pytest.fixture
def worktree(tmp_path: Path) -> Path:
    """A second worktree of a repository with a charter."""
    main = tmp_path / "main"
    main.mkdir()
    (main / "charter.toml").write_text(WELL, "utf-8")
    committed(main)
    git(main, "worktree", "add", "-q", "-b", "side", str(tmp_path / "side"))
    return tmp_path / "side"


HOOK = f"""#!/bin/sh
env | grep '^GIT_'
{NETLINT} --select NL101 --format concise -q --since HEAD --settings HEAD:
echo "ended with $?"
{NETLINT} history
exit 1
"""


@pytest.mark.parametrize("folder", [".", "below"])
def test_a_hook_in_a_linked_worktree_checks_that_worktree(worktree: Path, folder: str) -> None:
    hook = worktree.parent / "main" / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(HOOK, "utf-8")
    hook.chmod(0o755)
    (worktree / "below").mkdir()
    (worktree / "charter.toml").write_text('[network]\nname = "Stroomop"\n', "utf-8")
    git(worktree, "add", ".")
    command = ["git", "-c", "user.name=Ana", "-c", "user.email=ana@example.org", "commit", "-m", "x"]
    done = subprocess.run(command, cwd=worktree / folder, capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    assert "GIT_DIR=" in said, "as Git sets it in a worktree"
    assert "GIT_INDEX_FILE=" in said
    assert "charter.toml:1:1: error NL101 The charter does not say what the network is for." in said
    assert "ended with 1" in said
    assert "Stroomop (charter.toml): 1 revision" in said


@pytest.mark.parametrize(
    "name", ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY"]
)
def test_a_variable_of_git_moves_no_repository(netlint: Netlint, worktree: Path, tmp_path: Path, name: str) -> None:
    assert netlint(*CHECK, "--since", "main", cwd=worktree, **{name: str(tmp_path / "elsewhere")}).returncode == 0


PRE_COMMIT = f"""repos:
  - repo: local
    hooks:
      - id: netlint
        name: netlint
        entry: "{NETLINT} --select NL101 --format concise -q --since main --settings main:"
        language: system
        pass_filenames: false
"""


def test_pre_commit_in_a_linked_worktree_checks_that_worktree(worktree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRE_COMMIT_HOME", str(worktree.parent / "cache"))
    (worktree / ".pre-commit-config.yaml").write_text(PRE_COMMIT, "utf-8")
    (worktree / "charter.toml").write_text('[network]\nname = "Stroomop"\n', "utf-8")
    git(worktree, "add", ".")
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    subprocess.run([Path(NETLINT).with_name("pre-commit"), "install"], cwd=worktree, capture_output=True, check=True)
    command = ["git", "-c", "user.name=Ana", "-c", "user.email=ana@example.org", "commit", "-m", "x"]
    done = subprocess.run(command, cwd=worktree, capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    assert "- exit code: 1" in said
    assert "charter.toml:1:1: error NL101 The charter does not say what the network is for." in said


FETCH = "is a Git submodule that has not been fetched. Run `git submodule update --init`."


@pytest.fixture
def unfetched(tmp_path: Path) -> Path:
    """A clone with a submodule that has not been fetched, as `git clone` leaves it."""
    for name in ("inner", "outer"):
        (tmp_path / name).mkdir()
    (tmp_path / "inner" / "charter.toml").write_text(WELL, "utf-8")
    committed(tmp_path / "inner")
    committed(tmp_path / "outer")
    git(tmp_path / "outer", "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "../inner", "circles")
    committed(tmp_path / "outer")
    git(tmp_path, "clone", "-q", "outer", "clone")
    return tmp_path / "clone"


@pytest.mark.parametrize(
    ("args", "folder"),
    [
        ((), "."),
        ((), "circles"),
        (("circles",), "."),
        (("circles/charter.toml",), "."),
        (("report", "--no-open", "circles"), "."),
        (("due", "circles"), "."),
    ],
)
def test_a_submodule_that_was_not_fetched_is_told(
    netlint: Netlint, unfetched: Path, args: tuple[str, ...], folder: str
) -> None:
    done = netlint(*args, cwd=unfetched / folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert FETCH in done.stderr
    assert "netlint init" not in done.stderr


@pytest.mark.parametrize("args", [CHECK, ("--show-files",), ("exceptions",), ("due",), ("fix", "--quiet")])
def test_a_run_over_other_charters_tells_of_it(netlint: Netlint, unfetched: Path, args: tuple[str, ...]) -> None:
    (unfetched / "charter.toml").write_text(WELL, "utf-8")
    done = netlint(*args, cwd=unfetched)
    assert (done.returncode, done.stderr) == (0, f"`circles` {FETCH}\n")
    assert netlint(*args, "charter.toml", cwd=unfetched).stderr == ""


def test_one_that_is_excluded_or_skipped_anyway_is_not(netlint: Netlint, unfetched: Path) -> None:
    (unfetched / "charter.toml").write_text(WELL, "utf-8")
    (unfetched / "netlint.toml").write_text('exclude = ["circles/"]\n', "utf-8")
    assert netlint(*CHECK, cwd=unfetched).stderr == ""
    (unfetched / "netlint.toml").unlink()
    names = unfetched / ".gitmodules"
    for name in (".deps/circles", "../inner", "node_modules/circles"):
        (unfetched / name).mkdir(parents=True, exist_ok=True)
        names.write_text(f"[submodule]\n\tpath = {name}\n", "utf-8")
        assert netlint(*CHECK, cwd=unfetched).stderr == ""


def test_those_of_a_folder_below_and_of_one_above_are_told_too(netlint: Netlint, unfetched: Path) -> None:
    (unfetched / "partners").mkdir()
    (unfetched / "partners" / "charter.toml").write_text(WELL, "utf-8")
    (unfetched / "partners" / "north").mkdir()
    for names, name in ((".gitmodules", "partners/north"), ("partners/.gitmodules", "north")):
        (unfetched / names).write_text(f"[submodule]\n\tpath = {name}\n", "utf-8")
        assert netlint("--show-files", "partners", cwd=unfetched).stderr == f"`partners/north` {FETCH}\n"
        (unfetched / names).unlink()


def test_a_submodule_that_was_fetched_is_not(netlint: Netlint, unfetched: Path, tmp_path: Path) -> None:
    git(unfetched, "-c", "protocol.file.allow=always", "submodule", "--quiet", "update", "--init")
    assert netlint(*CHECK, cwd=unfetched).returncode == 0
    (unfetched / "circles" / "charter.toml").unlink()
    assert FETCH not in netlint(*CHECK, cwd=unfetched).stderr
    (unfetched / ".gitmodules").unlink()
    (unfetched / ".gitmodules").symlink_to("/etc/passwd")
    assert FETCH not in netlint("nowhere", cwd=unfetched).stderr


# Outputs


@pytest.mark.parametrize(
    "name", ["charter.toml", "netlint.toml", "pyproject.toml", "README.md", "ours.py", "netlint-baseline.json"]
)
def test_an_output_typed_by_hand_replaces_no_file_of_the_network(netlint: Netlint, charter: Path, name: str) -> None:
    file = charter.parent / name
    if name == "netlint-baseline.json":
        netlint("--select", "NL102", "--write-baseline")
    elif file != charter:
        file.write_text("# ours\n", "utf-8")
    before = file.read_bytes()
    done = netlint(*CHECK, "--output", f"json:{name}")
    assert (done.returncode, file.read_bytes()) == (2, before)
    assert f"Error: {name}: " in done.stderr
    assert ("--force" in done.stderr) is (name in ("README.md", "ours.py", "pyproject.toml"))
