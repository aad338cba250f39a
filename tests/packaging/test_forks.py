"""Pull requests from forks: whose settings the action, the component and the files of docs/ci.md use."""

import os
import shutil
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from support.commands import git
from support.environments import Shared
from support.integrations import (
    BIN,
    Runner,
    action,
    attempt,
    component,
    component_script,
    files_of_the_page,
)

CHARTER = '[network]\nname = "Stroomop"\n'
STRICT = 'level = "essential"\n'
LAX = 'ignore = ["NL014", "NL1", "NL2", "NL3", "NL4", "NL5", "NL6"]\n'


class Fork(NamedTuple):
    """A repository, and a shallow clone of what a stranger has made of it."""

    origin: Path
    clone: Path
    base: str


def make_fork(folder: Path) -> None:
    origin = folder / "origin"
    origin.mkdir()
    git(origin, "init", "-q", "-b", "main")
    (origin / "charter.toml").write_text(CHARTER, "utf-8")
    (origin / "netlint.toml").write_text(STRICT, "utf-8")
    git(origin, "add", ".")
    git(origin, "commit", "-qm", "The charter")
    (folder / "base").write_text(git(origin, "rev-parse", "HEAD"), "utf-8")
    git(origin, "checkout", "-q", "-b", "change")
    (origin / "netlint.toml").write_text(LAX, "utf-8")
    git(origin, "commit", "-qam", "Nothing to see here")
    git(folder, "clone", "-q", "--depth", "1", "--branch", "change", f"file://{origin}", "clone")


@pytest.fixture
def fork(shared: Shared, tmp_path: Path) -> Fork:
    made = shared.folder("fork", make_fork)
    for name in ("origin", "clone"):
        shutil.copytree(made / name, tmp_path / name)
    config = tmp_path / "clone" / ".git" / "config"
    config.write_text(config.read_text("utf-8").replace(f"file://{made}/", f"file://{tmp_path}/"), "utf-8")
    return Fork(tmp_path / "origin", tmp_path / "clone", (made / "base").read_text("utf-8"))


def runner_of(fork: Fork, folder: Path, source: dict[str, Any] | None, checkout: Path | None = None) -> Runner:
    """Return a job for a pull request from the repository `source`, which is nothing where that is gone."""
    runner = Runner(folder, checkout or fork.clone, install={"python": str(recording(folder))})
    head = {"repo": source and {"full_name": source["full_name"]}}
    runner.event["pull_request"] = {"base": {"sha": fork.base}, "head": head}
    return runner


def recording(folder: Path) -> Path:
    """Write a program that is called as Python is, and writes down with what: where netlint itself is beside the point."""
    program = folder / "programs" / "python"
    program.parent.mkdir(exist_ok=True)
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" "$NETLINT_SAFE_DIRECTORY" > "{folder}/called"\n', "utf-8")
    program.chmod(0o755)
    return program


def called(folder: Path) -> list[str]:
    return (folder / "called").read_text("utf-8").splitlines()


def has_base(fork: Fork) -> bool:
    return attempt("git", "cat-file", "-e", fork.base, cwd=fork.clone).returncode == 0


STRANGER = {"full_name": "stranger/charters"}
OWN = {"full_name": "owner/charters"}


@pytest.mark.parametrize("source", [STRANGER, None], ids=["fork", "fork that is gone"])
def test_the_action_uses_the_settings_of_the_base_branch_for_a_fork(
    fork: Fork, tmp_path: Path, source: dict[str, str] | None
) -> None:
    runner = runner_of(fork, tmp_path, source)
    assert not has_base(fork)
    done = runner.step("settings")
    assert done.returncode == 0, done.stdout + done.stderr
    assert runner.outputs["settings"]["outputs"] == {"settings": f"{fork.base}:"}
    assert has_base(fork)
    runner.step("Check")
    assert called(tmp_path)[:3] == ["-I", "-m", "netlint"]
    assert f"--settings={fork.base}:" in called(tmp_path)
    assert called(tmp_path)[-1] == str(fork.clone)
    runner.step("exceptions", exceptions_within="60d")
    assert called(tmp_path)[2:] == [
        "netlint",
        "exceptions",
        "--format",
        "github",
        "--files-from",
        "-",
        "--within=60d",
        f"--settings={fork.base}:",
        str(fork.clone),
    ]


def test_the_action_uses_the_settings_of_the_checkout_where_nobody_is_a_stranger(fork: Fork, tmp_path: Path) -> None:
    runner = runner_of(fork, tmp_path, OWN)
    pushed = Runner(tmp_path, fork.clone, install={"python": str(recording(tmp_path))})
    for one in (runner, pushed):
        assert one.step("settings").returncode == 0
        assert one.outputs["settings"]["outputs"] == {"settings": ""}
        one.step("Check")
        one.step("exceptions", exceptions_within="60d")
        assert not any("--settings" in argument for argument in called(tmp_path))
    assert not has_base(fork)


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("checkout", ""),
        ("strict.toml", "strict.toml"),
        ("origin/main:", "origin/main:"),
        ("origin/main:ci/netlint.toml\n", "origin/main:ci/netlint.toml"),
        ("strict.toml\npython=/tmp/evil", "strict.toml"),
    ],
)
def test_the_input_settings_of_the_action_comes_before_all(fork: Fork, tmp_path: Path, given: str, used: str) -> None:
    for source in (STRANGER, OWN):
        runner = runner_of(fork, tmp_path, source)
        assert runner.step("settings", settings=given).returncode == 0
        assert runner.outputs["settings"]["outputs"] == {"settings": used}
    assert not has_base(fork)


def test_the_action_says_how_to_go_on_where_the_base_cannot_be_fetched(fork: Fork, tmp_path: Path) -> None:
    fork.origin.rename(tmp_path / "elsewhere")
    runner = runner_of(fork, tmp_path, STRANGER)
    done = runner.step("settings")
    assert done.returncode == 2
    assert done.stdout.startswith("::error title=netlint::The settings of the base branch cannot be fetched")
    assert "`fetch-depth: 0`" in done.stdout
    assert runner.outputs["settings"]["outputs"] == {}


def test_the_steps_of_the_action_that_always_run_wait_for_the_settings() -> None:
    steps = {step["name"]: step.get("if", "") for step in action()["runs"]["steps"]}
    exceptions = next(when for name, when in steps.items() if "exceptions" in name)
    assert "steps.settings.outcome == 'success'" in exceptions
    assert "always()" not in steps["Check the charters"]


def test_the_action_leaves_a_whole_clone_whole(fork: Fork, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    git(tmp_path, "clone", "-q", "--branch", "change", f"file://{fork.origin}", str(whole))
    runner = runner_of(fork, tmp_path, STRANGER, whole)
    fork.origin.rename(tmp_path / "elsewhere")
    assert runner.step("settings").returncode == 0
    assert git(whole, "rev-parse", "--is-shallow-repository") == "false"


def test_the_action_finds_a_clone_that_is_not_at_the_top(fork: Fork, tmp_path: Path) -> None:
    top = tmp_path / "top"
    top.mkdir()
    fork.clone.rename(top / "charters")
    runner = runner_of(fork, tmp_path, STRANGER, top)
    assert runner.step("settings", paths="charters/charter.toml\nmore").returncode == 0
    assert git(top / "charters", "cat-file", "-t", fork.base) == "commit"


def test_fetching_the_base_runs_nothing_of_the_clone(fork: Fork, tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    inner = fork.clone / "charters"
    git(tmp_path, "init", "-q", "--bare", str(inner))
    for folder in (fork.clone, inner):
        git(folder, "config", "core.fsmonitor", f"touch '{mark}'; false")
    for key, value in (("protocol.ext.allow", "always"), ("remote.origin.url", f"ext::sh -c touch% {mark}")):
        git(inner, "config", key, value)
    (inner / "charter.toml").write_text(CHARTER, "utf-8")
    mark.unlink(missing_ok=True)
    runner = runner_of(fork, tmp_path, STRANGER)
    done = runner.step("settings", paths="charters")
    assert done.returncode == 0, done.stderr
    assert has_base(fork)
    assert not mark.exists()


def test_a_fork_cannot_choose_its_settings_in_the_action(fork: Fork, tmp_path: Path) -> None:
    runner = runner_of(fork, tmp_path, STRANGER)
    runner.outputs["install"]["outputs"]["python"] = str(BIN / "python")
    assert runner.step("settings").returncode == 0
    done = runner.step("Check")
    assert done.returncode == 1, done.stderr
    assert "title=NL101 no-purpose" in done.stdout
    own = runner_of(fork, tmp_path, OWN)
    own.outputs["install"]["outputs"]["python"] = str(BIN / "python")
    assert own.step("settings").returncode == 0
    assert "title=NL101" not in own.step("Check").stdout


def run_component(fork: Fork, programs: Path, *, settings: str = "", **given: str) -> Any:
    """Run the script of the component in the clone, but for the installation."""
    job = component(settings=settings)
    variables = job["variables"] | {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"}
    variables |= {"PATH": f"{programs}:{os.environ['PATH']}", **given}
    return attempt("sh", "-e", "-c", component_script(job), cwd=fork.clone, **variables)


IN_PARENT = {"CI_PROJECT_ID": "1", "CI_MERGE_REQUEST_SOURCE_PROJECT_ID": "2"}


def test_the_component_uses_the_settings_of_the_target_branch_for_a_fork(fork: Fork, tmp_path: Path) -> None:
    git(fork.origin, "checkout", "-q", "main")
    (fork.origin / "netlint.toml").write_text(STRICT + 'fail-on = "warning"\n', "utf-8")
    git(fork.origin, "commit", "-qam", "Stricter")
    done = run_component(fork, recording(tmp_path).parent, **IN_PARENT)
    assert done.returncode == 0, done.stderr
    assert called(tmp_path)[:4] == ["-I", "-m", "netlint", "check"]
    assert f"--settings={git(fork.origin, 'rev-parse', 'main')}:" in called(tmp_path)


@pytest.mark.parametrize(
    ("settings", "given", "used"),
    [
        ("", {}, []),
        ("", {"CI_PROJECT_ID": "1"}, []),
        ("", {"CI_MERGE_REQUEST_SOURCE_PROJECT_ID": "2"}, []),
        ("", {"CI_PROJECT_ID": "2", "CI_MERGE_REQUEST_SOURCE_PROJECT_ID": "2"}, []),
        ("checkout", IN_PARENT, []),
        ("main:", {}, ["--settings=main:"]),
        ("main:", IN_PARENT, ["--settings=main:"]),
    ],
)
def test_the_component_uses_the_settings_that_it_is_told(
    fork: Fork, tmp_path: Path, settings: str, given: dict[str, str], used: list[str]
) -> None:
    assert run_component(fork, recording(tmp_path).parent, settings=settings, **given).returncode == 0
    assert [argument for argument in called(tmp_path) if "--settings" in argument] == used
    assert not has_base(fork)


def test_the_component_stops_where_the_target_branch_cannot_be_fetched(fork: Fork, tmp_path: Path) -> None:
    fork.origin.rename(tmp_path / "elsewhere")
    done = run_component(fork, recording(tmp_path).parent, **IN_PARENT)
    assert done.returncode == 2
    assert "the settings of the target branch cannot be fetched" in done.stdout
    assert "netlint" not in called(tmp_path)


def test_a_fork_cannot_choose_its_settings_in_the_component(fork: Fork) -> None:
    assert run_component(fork, BIN, **IN_PARENT).returncode == 1
    assert run_component(fork, BIN).returncode == 0


@pytest.mark.parametrize(
    ("given", "used"),
    [
        (
            {"FROM": "stranger/charters", "INTO": "owner/charters", "BASE": "0a1b", "TIMELESS": "true"},
            ["--settings=0a1b:"],
        ),
        ({"FROM": "", "INTO": "owner/charters", "BASE": "0a1b", "TIMELESS": "true"}, ["--settings=0a1b:"]),
        ({"FROM": "owner/charters", "INTO": "owner/charters", "BASE": "0a1b", "TIMELESS": "true"}, []),
        ({"FROM": "", "INTO": "owner/charters", "BASE": "", "TIMELESS": "false"}, []),
    ],
)
def test_the_workflow_for_forgejo_knows_a_fork(
    fork: Fork, tmp_path: Path, given: dict[str, str], used: list[str]
) -> None:
    workflow = yaml.safe_load(files_of_the_page()[".forgejo/workflows/netlint.yml"])
    checking = workflow["jobs"]["charters"]["steps"][-1]
    assert set(checking["env"]) == set(given)
    script = checking["run"].replace("/opt/netlint/bin/python", str(recording(tmp_path)))
    assert attempt("sh", "-e", "-c", script, cwd=fork.clone, **given).returncode == 0
    assert [argument for argument in called(tmp_path) if "--settings" in argument] == used
    assert ("--timeless" in called(tmp_path)) == (given["TIMELESS"] == "true")
