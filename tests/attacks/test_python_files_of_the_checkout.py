"""A checkout with Python files named as what Python, pip or netlint import: none of them may run."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml
from support.commands import LEFT_OUT, ROOT, git
from support.environments import Shared, offline
from support.integrations import (
    BIN,
    Runner,
    action,
    attempt,
    component,
    component_script,
    files_of_the_page,
)

pytestmark = pytest.mark.slow

CHARTERS = {
    "charter.toml": '[network]\nname = "Stroomop"\n',
    "form.charter.toml": '[network]\nname = 3\nlanguage = "nl"\n',
    "syntax.charter.toml": "[network\n",
}
SETTINGS = """
[[custom]]
code = "OUR001"
name = "other-name"
at = "network.name"
must = { match = "T.*" }
message = "It is not our name."
why = "It is another."
"""
FOLDERS = ("multiprocessing", "netlint_essentials", "netlint", "importlib")
NAMES = {
    *sys.stdlib_module_names,
    *(name for name in packages_distributions() if name.isidentifier()),
    *("sitecustomize", "usercustomize", "setup", "conftest", "evil", "evil_backend", "netlint_evil", "netlint_local"),
    *("colorama", "requests", "venv", "pip", "json", "tomli", "click", "re2", "netlint_ours"),
}


class Checkout:
    """A folder with charters, and with files that leave a mark if they are run."""

    def __init__(self, folder: Path, without: Iterable[str] = ()) -> None:
        """Write the files, but for modules in `without`."""
        self.folder = folder
        self._marks = folder.parent / f"{folder.name}.marks"
        folder.mkdir()
        for name, text in CHARTERS.items():
            (folder / name).write_text(text, "utf-8")
        for name in sorted(NAMES.difference(without) - {*FOLDERS}):
            self.plant(f"{name}.py")
        for name in sorted({*FOLDERS}.difference(without)):
            self.plant(f"{name}/__init__.py")
        (folder / "evil.pth").write_text("import evil\n", "utf-8")
        (folder / "setup.cfg").write_text("[metadata]\nname = evil\nversion = attr: evil.version\n", "utf-8")
        backend = '[build-system]\nrequires = []\nbuild-backend = "evil_backend"\nbackend-path = ["."]\n'
        (folder / "pyproject.toml").write_text(backend, "utf-8")
        install(folder, "evil.egg-info", "evil")
        install(folder, "evil.dist-info", "netlint-charter")
        install(folder, "netlint_charter-9.9.dist-info", "netlint-charter")

    def plant(self, name: str) -> None:
        """Write a file that leaves a mark, with what is built in alone."""
        file = self.folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"open({str(self._marks)!r}, 'a').write({name!r} + '\\n')\n", "utf-8")

    def marks(self) -> list[str]:
        """Return the files that have been run, and forget them."""
        if not self._marks.exists():
            return []
        marks = self._marks.read_text("utf-8").splitlines()
        self._marks.unlink()
        return marks


def install(folder: Path, info: str, name: str, module: str = "evil") -> None:
    """Write what an installer writes of a distribution, with the module for all that Python and netlint look for."""
    groups = {"netlint": ("essentials", "formats", "evil"), "pytest11": ("evil",), "console_scripts": ("netlint",)}
    text = "".join(f"[{group}]\n" + "".join(f"{key} = {module}\n" for key in keys) for group, keys in groups.items())
    (folder / info).mkdir()
    (folder / info / "entry_points.txt").write_text(text, "utf-8")
    for head in ("METADATA", "PKG-INFO"):
        (folder / info / head).write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 9.9\n", "utf-8")
    direct = '{"dir_info": {"editable": true}, "url": "file:///"}'
    (folder / info / "direct_url.json").write_text(direct, "utf-8")


@pytest.fixture
def planted(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path / "work")


COMMANDS = [
    (".",),
    (".", "--isolated"),
    (".", "--jobs", "2", "--fail-on", "never"),
    ("charter.toml", "--write-baseline"),
    (".", "--since", "HEAD"),
    (".", *(f"--output={name}:{name}.out" for name in ("json", "sarif", "junit", "markdown", "gitlab", "checkstyle"))),
    ("--version",),
    ("--help",),
    ("rules",),
    ("explain", "NL101", "--lang", "nl"),
    ("schema", "settings"),
    ("settings",),
    ("plugins", "--isolated"),
    ("exceptions",),
    ("new-plugin", "ours", "--directory", "new"),
    ("init", "new", "--settings"),
]


def try_all(start: tuple[str | Path, ...], planted: Checkout, commands: Iterable[tuple[str, ...]] = COMMANDS) -> None:
    """Run commands in a checkout: each does its work, and runs none of its files."""
    git(planted.folder, "init", "-q")
    git(planted.folder, "add", "charter.toml")
    git(planted.folder, "commit", "-qm", "A charter")
    (planted.folder / "new").mkdir()
    (planted.folder / "netlint.toml").write_text(SETTINGS, "utf-8")
    for command in commands:
        done = attempt(*start, *command, cwd=planted.folder)
        said = f"{command}\n{done.stdout}{done.stderr}"
        assert not planted.marks(), said
        assert done.returncode in (0, 1), said
        assert "Traceback" not in said
        assert "9.9" not in done.stdout, said


def test_the_command_runs_none_of_them(planted: Checkout) -> None:
    try_all((BIN / "netlint",), planted)


def test_the_command_runs_none_of_them_as_a_wheel(planted: Checkout, environment: Path) -> None:
    try_all((environment / "bin" / "netlint",), planted, COMMANDS[:3])


def test_the_module_runs_none_of_them_with_isolation(planted: Checkout) -> None:
    try_all((sys.executable, "-I", "-m", "netlint"), planted, COMMANDS[:3])


def early(python: Path | str, folder: Path) -> set[str]:
    """Return what Python loads for `-m` before the package that is asked for: which that is differs by version."""
    (folder / "early").mkdir()
    (folder / "early" / "__init__.py").write_text("import sys\nprint(*sys.modules)\n", "utf-8")
    (folder / "early" / "__main__.py").touch()
    loaded = set(attempt(python, "-m", "early", cwd=folder).stdout.split())
    assert "runpy" in loaded
    assert not loaded & {"json", "click", "tomli", "venv", "multiprocessing", "netlint_essentials", "evil"}
    return loaded


@pytest.mark.parametrize("options", [("-m", "netlint"), ("-mnetlint",), ("-b", "-m", "netlint"), ("-bmnetlint",)])
def test_the_module_runs_none_of_them(tmp_path: Path, options: tuple[str, ...]) -> None:
    planted = Checkout(tmp_path / "work", without={"netlint", *early(sys.executable, tmp_path)})
    commands = COMMANDS if options == ("-m", "netlint") else COMMANDS[:2]
    try_all((sys.executable, *options), planted, commands)


def test_the_module_runs_none_of_them_as_a_wheel(tmp_path: Path, environment: Path) -> None:
    python = environment / "bin" / "python"
    planted = Checkout(tmp_path / "work", without={"netlint", *early(python, tmp_path)})
    try_all((python, "-m", "netlint"), planted, COMMANDS[:3])


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_processes_that_are_no_forks_run_none_of_them(planted: Checkout, tmp_path: Path, method: str) -> None:
    (tmp_path / "site").mkdir()
    setting = f"import multiprocessing\n\nmultiprocessing.set_start_method({method!r})\n"
    (tmp_path / "site" / "sitecustomize.py").write_text(setting, "utf-8")
    done = attempt(BIN / "netlint", ".", "--jobs", "2", cwd=planted.folder, PYTHONPATH=str(tmp_path / "site"))
    assert not planted.marks(), done.stderr
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


THEIRS = """
import sys
before = list(sys.path)
import netlint
import beside
print(sys.path == before, sys.path[0])
"""


@pytest.mark.parametrize("name", ["theirs", "theirs.netlint", "netlint_theirs"])
def test_the_programs_of_others_keep_their_path(tmp_path: Path, name: str) -> None:
    package = tmp_path / name.partition(".")[0]
    package.mkdir()
    (tmp_path / "beside.py").touch()
    (package / "__init__.py").write_text(THEIRS, "utf-8")
    (package / "__main__.py").touch()
    (package / "netlint.py").touch()
    done = attempt(sys.executable, "-m", name, "netlint", cwd=tmp_path)
    assert done.stdout == f"True {tmp_path}\n", done.stderr


@pytest.mark.parametrize("safe", ["", "1"])
def test_a_folder_that_the_user_has_put_on_the_path_stays_there(tmp_path: Path, safe: str) -> None:
    install(tmp_path, "netlint_ours-1.0.dist-info", "netlint-ours", "netlint_ours")
    hook = "import netlint\n\n\n@netlint.hookimpl\ndef netlint_rules():\n    return []\n"
    (tmp_path / "netlint_ours.py").write_text(hook, "utf-8")
    (tmp_path / "netlint_ours-1.0.dist-info" / "entry_points.txt").write_text("[netlint]\nours = netlint_ours\n")
    command = (sys.executable, "-m", "netlint", "plugins")
    assert "ours" in attempt(*command, cwd=tmp_path, PYTHONPATH=str(tmp_path), PYTHONSAFEPATH=safe).stdout
    assert "ours" not in attempt(*command, cwd=tmp_path, PYTHONPATH="", PYTHONSAFEPATH=safe).stdout


@pytest.mark.parametrize("kind", ["editable", "wheel"])
@pytest.mark.parametrize("packed", [False, True])
def test_what_calls_itself_netlint_is_not_netlint(
    tmp_path: Path, request: pytest.FixtureRequest, kind: str, packed: bool
) -> None:
    planted = Checkout(tmp_path / "work", without=NAMES | {*FOLDERS})
    shutil.rmtree(planted.folder / "evil.egg-info")
    planted.plant("evil.py")
    path = planted.folder
    if packed:
        path = tmp_path / "packed.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for file in planted.folder.rglob("*"):
                archive.write(file, file.relative_to(planted.folder))
    programs = BIN if kind == "editable" else request.getfixturevalue("environment") / "bin"
    for options in (("--version",), ("plugins", "--isolated"), ("plugins",), (".", "--isolated"), (".",)):
        done = attempt(programs / "netlint", *options, cwd=tmp_path, PYTHONPATH=str(path))
        assert not planted.marks(), options
        assert done.returncode == (1 if options[0] == "." else 0), done.stderr
        assert "Traceback" not in done.stderr
        assert "9.9" not in done.stdout
        assert ("essentials  (netlint-charter 0." in done.stdout) == (options[0] == "plugins")


@pytest.fixture(scope="module")
def wheels(wheelhouse: Path) -> dict[str, str]:
    """Variables that have pip find netlint, and all that it needs, in a folder."""
    return offline(wheelhouse)


@pytest.fixture(scope="module")
def installed(shared: Shared, wheels: dict[str, str], checkout: Path) -> Path:
    """Python with netlint, as the action installs it in such a checkout, and even with that as the current folder."""

    def install(folder: Path) -> None:
        planted = Checkout(folder / "work")
        runner = Runner(folder, planted.folder)
        runner.github["action_path"] = str(checkout)
        path = f"{BIN}:{os.environ['PATH']}"
        done = runner.step("Install", cwd=planted.folder, PYTHONPATH=str(planted.folder), PATH=path, **wheels)
        assert not planted.marks(), done.stderr
        assert done.returncode == 0, done.stderr
        (folder / "python").write_text(runner.outputs["install"]["outputs"]["python"], "utf-8")

    return Path((shared.folder("action", install) / "python").read_text("utf-8"))


def test_the_steps_of_the_action_run_none_of_them(planted: Checkout, installed: Path, tmp_path: Path) -> None:
    runner = Runner(tmp_path, planted.folder, install={"python": str(installed)})
    expected = {"settings": 0, "Check": 1, "exceptions": 0}
    steps = [step for step in action()["runs"]["steps"] if "run" in step]
    assert len(steps) == len(expected) + 1
    for path in ("", str(planted.folder)):
        for word, code in expected.items():
            done = runner.step(word, sarif="out.sarif", exceptions_within="60d", PYTHONPATH=path)
            assert not planted.marks(), word
            assert done.returncode == code, done.stderr
            assert "Traceback" not in done.stderr


def in_shell(script: str, planted: Checkout, installed: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a script in a checkout, with the programs of an environment."""
    path = f"{installed.parent}:{os.environ['PATH']}"
    done = attempt("bash", "-c", script, cwd=planted.folder, PATH=path, **env)
    assert not planted.marks(), script
    assert "Traceback" not in done.stderr, done.stderr
    return done


def test_the_script_of_the_component_runs_none_of_them(
    planted: Checkout, installed: Path, wheels: dict[str, str]
) -> None:
    job = component()
    done = in_shell(component_script(job, installs=True), planted, installed, **job["variables"] | wheels)
    assert done.returncode == 1, done.stderr


def scripts(file: str, programs: Path) -> list[str]:
    """Return the scripts in a file of docs/ci.md, in their order, but for packages of the system.

    `programs` is the folder to use where a script has one of the system for programs.
    """
    loaded = yaml.safe_load(files_of_the_page()[file])
    if file == ".gitlab-ci.yml":
        return ["\n".join(loaded["netlint"]["script"])]
    steps = loaded["steps"] if "steps" in loaded else loaded["jobs"]["charters"]["steps"]
    found = [step.get("run") or step.get("script") for step in steps if step.keys() & {"run", "script"}]
    return [re.sub("(?m)^apt-get .*", "", script).replace("/opt", str(programs)) for script in found]


@pytest.mark.parametrize("file", [".gitlab-ci.yml", ".forgejo/workflows/netlint.yml", "azure-pipelines.yml"])
def test_the_commands_of_the_page_run_none_of_them(
    planted: Checkout, installed: Path, wheels: dict[str, str], tmp_path: Path, file: str
) -> None:
    found = scripts(file, tmp_path)
    done = [in_shell(script, planted, installed, **wheels, AGENT_TEMPDIRECTORY=str(tmp_path)) for script in found]
    assert [one.returncode for one in done] == [*[0] * (len(found) - 1), 1], [one.stderr for one in done]


def test_the_line_for_cron_runs_none_of_them(planted: Checkout, installed: Path, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--bare", "origin")
    git(planted.folder, "init", "-q")
    git(planted.folder, "add", "charter.toml")
    git(planted.folder, "commit", "-qm", "A charter")
    git(planted.folder, "push", "-q", "--set-upstream", str(tmp_path / "origin"), "HEAD")
    lines = re.findall(r"^(?:[\d*]+ +){5}(cd .+)$", (ROOT / "docs" / "ci.md").read_text("utf-8"), re.MULTILINE)
    names = {"/srv/charters": str(planted.folder), "/srv/netlint/bin": str(installed.parent)}
    for name, path in names.items():
        lines = [line.replace(name, shlex.quote(path)) for line in lines]
    checked, listed = [in_shell(line, planted, installed) for line in lines]
    assert "NL101" in checked.stdout, checked.stderr
    assert listed.stdout == ""


def test_the_hook_of_pre_commit_runs_none_of_them(wheels: dict[str, str], tmp_path: Path) -> None:
    """Pre-commit itself asks Python in the checkout for its version, in a way that docs/strangers.md tells of."""
    version = (sys.executable, "-S", "-c", "import sys; print(*sys.modules)")
    planted = Checkout(tmp_path / "work", without=attempt(*version, cwd=tmp_path).stdout.split())
    hook = tmp_path / "hook"
    shutil.copytree(ROOT, hook, ignore=LEFT_OUT)
    for folder in (hook, planted.folder):
        git(folder, "init", "-q")
        git(folder, "add", ".")
    git(hook, "commit", "-qm", "All of it")
    command = (BIN / "pre-commit", "try-repo", str(hook), "netlint", "--all-files")
    shared = {"PRE_COMMIT_HOME": str(tmp_path / "cache"), "VIRTUALENV_SYMLINK_APP_DATA": "1"}
    done = attempt(*command, cwd=planted.folder, **shared, **wheels)
    assert not planted.marks(), done.stdout
    assert done.returncode == 1, done.stdout + done.stderr
    assert "charter.toml:1:1" in done.stdout
    assert "NL101 no-purpose" in done.stdout


def test_the_command_of_the_demo_runs_none_of_them(planted: Checkout) -> None:
    (line,) = re.findall(r"^demo:.*\n\t(.+)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    shutil.copytree(ROOT / "docs" / "examples", planted.folder / "docs" / "examples")
    done = in_shell(line.replace("$(BIN)", str(BIN)), planted, BIN / "python")
    assert done.returncode == 0, done.stderr
    assert "NL401" in done.stdout


def test_each_file_leaves_a_mark_when_it_is_run(planted: Checkout) -> None:
    """What the other tests rely on."""
    for name in ("json", "netlint", "venv", "multiprocessing", "evil", "usercustomize"):
        (planted.folder / "start.py").write_text(f"import {name}\n", "utf-8")
        attempt(sys.executable, "start.py", cwd=planted.folder)
        assert planted.marks() == [f"{name}/__init__.py" if name in FOLDERS else f"{name}.py"]
    attempt(sys.executable, "-m", "venv", "somewhere", cwd=planted.folder)
    assert planted.marks()
