"""The workflows of this repository: they are valid and safe, and test each Python that netlint says it supports."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from support.commands import ROOT
from support.integrations import BIN, attempt, check_schema

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PYTHON = re.compile(r"Programming Language :: Python :: (3\.\d+)")
PINNED = re.compile(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")

each = pytest.mark.parametrize("workflow", WORKFLOWS, ids=[workflow.stem for workflow in WORKFLOWS])


def jobs(name: str) -> dict[str, Any]:
    """Return the jobs of a workflow, by name."""
    found: dict[str, Any] = yaml.safe_load((ROOT / ".github" / "workflows" / name).read_text("utf-8"))["jobs"]
    return found


def supported() -> list[str]:
    """Return each Python of the classifiers."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return [match[1] for match in map(PYTHON.fullmatch, project["classifiers"]) if match]


def set_up(job: dict[str, Any]) -> str:
    """Return which Python a job sets up."""
    (version,) = (step["with"]["python-version"] for step in job["steps"] if "setup-python" in step.get("uses", ""))
    return str(version)


def test_there_are_workflows_for_each_change_and_for_a_release() -> None:
    assert [workflow.name for workflow in WORKFLOWS] == ["ci.yml", "release.yml"]


@each
def test_a_workflow_is_valid(workflow: Path) -> None:
    check_schema("--builtin-schema", "vendor.github-workflows", workflow, cwd=ROOT)


@each
def test_a_workflow_is_safe(workflow: Path) -> None:
    done = attempt(BIN / "zizmor", "--offline", "--config", ".github/zizmor.yml", workflow, cwd=ROOT)
    assert done.returncode == 0, done.stdout


@each
def test_every_action_is_pinned_by_its_hash_with_its_version_beside_it(workflow: Path) -> None:
    uses = re.findall(r"\buses: (.+)", workflow.read_text("utf-8"))
    assert uses
    assert [one for one in uses if not PINNED.fullmatch(one)] == []


@each
def test_every_job_has_rights_of_its_own_and_an_end(workflow: Path) -> None:
    assert yaml.safe_load(workflow.read_text("utf-8"))["permissions"] == {}
    for job in jobs(workflow.name).values():
        assert job["permissions"]
        assert job["timeout-minutes"] <= 60


def test_linux_has_every_python_of_the_classifiers_and_other_systems_the_newest() -> None:
    make, windows = jobs("ci.yml")["make"], jobs("ci.yml")["windows"]
    matrix = make["strategy"]["matrix"]
    assert matrix["python"] == supported()
    assert matrix["system"] == ["ubuntu-latest"]
    assert matrix["include"] == [{"system": "macos-latest", "python": supported()[-1]}]
    assert set_up(make) == "${{ matrix.python }}"
    assert windows["runs-on"] == "windows-latest"
    assert set_up(windows) == supported()[-1]


def test_each_command_of_the_gate_is_run_on_linux_too() -> None:
    gate = re.findall(r"^make (test.*)$", (ROOT / ".ci" / "run").read_text("utf-8"), re.MULTILINE)
    assert gate == ["test", "test-slow", "test-browser", "test-lowest"]
    assert {f"make {name}" for name in gate} <= {step.get("run") for step in jobs("ci.yml")["make"]["steps"]}


def test_what_one_command_leaves_out_another_runs() -> None:
    recipes = re.findall(r"^test.*:.*\n(?:\t.*\n)+", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    test, slow, browser, _lowest = (
        re.findall(r"pytest(?: -n auto --dist worksteal)? (-m.*)", recipe) for recipe in recipes
    )
    assert (test, slow, browser) == (['-m "not slow and not browser"'], ["-m slow"], ["-m browser tests/browser"])


def test_nothing_outside_the_folder_of_the_browser_needs_one() -> None:
    marked = [file for file in (ROOT / "tests").rglob("*.py") if "mark." + "browser" in file.read_text("utf-8")]
    assert marked == []


def test_the_lowest_versions_are_tested_on_the_lowest_python() -> None:
    (step,) = (step for step in jobs("ci.yml")["make"]["steps"] if step.get("run") == "make test-lowest")
    assert step["if"] == f"matrix.python == '{supported()[0]}'"


def test_windows_runs_the_command_of_the_demo_and_tests_that_there_are() -> None:
    commands = [step.get("run", "") for step in jobs("ci.yml")["windows"]["steps"]]
    (demo,) = re.findall(r"^demo:.*\n\t\$\(BIN\)/(.+)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert demo in commands
    (tests,) = (command.removeprefix("python -m pytest ") for command in commands if "pytest" in command)
    assert all((ROOT / path).exists() for path in tests.split())


def test_only_the_job_that_publishes_may_ask_for_an_identity() -> None:
    rights = {name: job["permissions"] for name, job in jobs("release.yml").items()}
    assert rights == {"build": {"contents": "read"}, "publish": {"id-token": "write"}}
    publish = jobs("release.yml")["publish"]
    assert publish["environment"]["name"] == "pypi"
    assert set_up(jobs("release.yml")["build"]) == supported()[-1]
    assert not any("run" in step for step in publish["steps"])
