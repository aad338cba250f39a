"""Ways into a repository: the action and the component."""

import datetime as dt
import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from support.commands import ROOT
from support.integrations import (
    BIN,
    Runner,
    attempt,
    check_schema,
    component,
    component_inputs,
    component_script,
    files_of_the_page,
    interpolated,
)
from support.integrations import action as the_action

BAD = '[network]\nname = "Stroomop"\n'


@pytest.fixture(scope="module")
def action() -> dict[str, Any]:
    """What action.yml says."""
    return the_action()


def test_the_action_is_valid_and_safe() -> None:
    check_schema("--builtin-schema", "vendor.github-actions", "action.yml", cwd=ROOT)
    linted = attempt(BIN / "zizmor", "--offline", "--config", ".github/zizmor.yml", "action.yml", cwd=ROOT)
    assert linted.returncode == 0, linted.stdout


def test_the_action_takes_its_inputs_through_the_environment_alone(action: dict[str, Any]) -> None:
    steps = [step for step in action["runs"]["steps"] if "run" in step]
    assert not any("${{" in step["run"] for step in steps)
    given = {value for step in steps for value in step["env"].values()}
    assert {f"${{{{ inputs.{name} }}}}" for name in action["inputs"]} <= given


PYTHON = re.compile(r"(?:\bpython3?(?!-)|\$NETLINT_PYTHON|/python)\"? +(?!>)(\S+)")
"""A call of Python, and its first argument."""


def test_python_is_nowhere_run_without_isolation(action: dict[str, Any]) -> None:
    scripts = [step["run"] for step in action["runs"]["steps"] if "run" in step]
    scripts += [*component()["script"], *files_of_the_page().values()]
    calls = [first for script in scripts for first in PYTHON.findall(script)]
    assert len(calls) >= 14
    assert set(calls) == {"-I"}


def test_git_is_nowhere_run_with_what_a_clone_could_have_it_run(action: dict[str, Any]) -> None:
    scripts = [*(step["run"] for step in action["runs"]["steps"] if "run" in step), *component()["script"]]
    calls = [call for script in scripts for call in re.findall(r"\bgit (.+)", script)]
    assert len(calls) == 2
    assert all("--git-dir=.git -c core.fsmonitor=false -c core.hooksPath=/dev/null" in call for call in calls)


def test_what_needs_no_checkout_is_done_elsewhere(action: dict[str, Any]) -> None:
    (install,) = (step for step in action["runs"]["steps"] if "pip install" in step.get("run", ""))
    assert install["working-directory"] == "${{ runner.temp }}"
    assert install["env"]["PYTHONPATH"] == ""
    assert component()["variables"]["PYTHONPATH"] == ""


@pytest.fixture
def runner(environment: Path, tmp_path: Path) -> Runner:
    """A job with netlint installed, in a folder with a charter."""
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "charter.toml").write_text(BAD, "utf-8")
    return Runner(tmp_path, tmp_path / "work", install={"python": str(environment / "bin" / "python")})


Action = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def step(runner: Runner) -> Action:
    """Run one step of the action, found by a word of its name, in a folder with a charter."""
    return runner.step


def test_the_action_checks_reports_and_fails(step: Action, tmp_path: Path) -> None:
    done = step("Check", sarif="out.sarif", level="essential", timeless="true")
    assert done.returncode == 1, done.stderr
    assert (tmp_path / "GITHUB_OUTPUT").read_text("utf-8") == "code=1\n"
    assert re.search(r"^::error title=NL101 no-purpose,file=charter\.toml,line=1,", done.stdout, re.MULTILINE)
    assert "purpose" in (tmp_path / "GITHUB_STEP_SUMMARY").read_text("utf-8")
    (sarif,) = json.loads((tmp_path / "work" / "out.sarif").read_text("utf-8"))["runs"]
    pages = {rule["id"]: rule["helpUri"] for rule in sarif["tool"]["driver"]["rules"]}
    assert pages["NL101"] == "https://example.org/owner/netlint/blob/v0.1.0/docs/rules/NL101.md"
    assert step("Check", fail_on="never").returncode == 0


@pytest.mark.parametrize("given", ["yes", "True", "1"])
def test_the_action_takes_timeless_as_true_or_false_only(step: Action, given: str) -> None:
    done = step("Check", timeless=given)
    assert (done.returncode, done.stderr) == (2, "")
    assert done.stdout == "::error title=netlint::The input `timeless` must be true or false.\n"


def test_the_action_uploads_what_is_open_only(step: Action, tmp_path: Path) -> None:
    text = BAD.replace("\n", "  # netlint: ignore[NL101] We begin with the others.\n", 1)
    (tmp_path / "work" / "charter.toml").write_text(text, "utf-8")
    report = tmp_path / "work" / "out.sarif"

    def codes() -> list[str]:
        return [one["ruleId"] for one in json.loads(report.read_text("utf-8"))["runs"][0]["results"]]

    assert step("Check", sarif="out.sarif").returncode == 1
    assert "NL101" not in codes()
    assert "NL102" in codes()
    assert attempt(BIN / "netlint", ".", "--write-baseline", cwd=tmp_path / "work").returncode == 0
    assert step("Check", sarif="out.sarif").returncode == 0
    assert codes() == []


def test_the_action_uploads_no_report_of_a_run_that_could_not_be_done(action: dict[str, Any], step: Action) -> None:
    uploads = [one for one in action["runs"]["steps"] if "upload-sarif" in one.get("uses", "")]
    assert all("""contains(fromJSON('["0", "1"]'), steps.check.outputs.code)""" in one["if"] for one in uploads)
    assert step("Check", paths="nosuch", sarif="out.sarif").returncode == 2


def test_the_action_tells_of_exceptions_that_end_soon(step: Action, tmp_path: Path) -> None:
    assert step("exceptions", exceptions_within="60d").returncode == 0
    soon = (dt.date.today() + dt.timedelta(days=30)).isoformat()
    settings = f'[[exceptions]]\nrule = "NL101"\nreason = "Later."\nuntil = {soon}\n'
    (tmp_path / "work" / "netlint.toml").write_text(settings, "utf-8")
    done = step("exceptions", exceptions_within="60d")
    assert done.returncode == 1
    assert "Later." in done.stdout
    assert step("exceptions", exceptions_within="20d").returncode == 0


INPUTS = [{}, {"job_name": "charters of: all", "paths": ["a b", "c"], "plugins": ["x @ https://example.org/x.whl"]}]
"""Inputs of the component: none, and some that are not as YAML likes them."""


@pytest.mark.parametrize("given", INPUTS)
def test_the_component_is_valid_for_gitlab(tmp_path: Path, given: dict[str, Any]) -> None:
    (tmp_path / ".gitlab-ci.yml").write_text(interpolated(**given), "utf-8")
    known = ("--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci")
    check_schema(*known, ".gitlab-ci.yml", cwd=tmp_path)


def test_the_component_is_included_twice_with_two_names() -> None:
    jobs = [yaml.safe_load(interpolated(**given)) for given in INPUTS]
    assert [list(one) for one in jobs] == [["netlint"], ["charters of: all"]]


def test_the_component_and_the_action_have_the_same_inputs(action: dict[str, Any]) -> None:
    theirs, ours = set(component_inputs()), set(action["inputs"])
    assert ours - theirs == {"since", "sarif"}
    assert theirs - ours == {"job-name", "stage", "image", "package"}


def run_component(cwd: Path, programs: Path = BIN, **inputs: Any) -> subprocess.CompletedProcess[str]:
    """Run the script of the component, but for the installation."""
    job = component(**inputs)
    path = f"{programs}:{os.environ['PATH']}"
    return attempt("sh", "-e", "-c", component_script(job), cwd=cwd, **job["variables"] | {"PATH": path})


def test_the_script_of_the_component_works(tmp_path: Path) -> None:
    (tmp_path / "a b").mkdir()
    (tmp_path / "a b" / "charter.toml").write_text(BAD, "utf-8")
    (tmp_path / "charter.toml").write_text(BAD, "utf-8")
    done = run_component(tmp_path, level="essential", paths=["a b", "charter.toml"])
    assert done.returncode == 1, done.stderr
    assert "2 charters checked" in done.stdout
    for report in component()["artifacts"]["reports"].values():
        assert (tmp_path / report).stat().st_size
    assert run_component(tmp_path, level="essential", fail_on="never").returncode == 0


def test_the_language_of_the_component_is_that_of_its_input(tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text(BAD, "utf-8")
    assert "1 handvest" in run_component(tmp_path, lang="nl").stdout
    assert "1 charter" in run_component(tmp_path).stdout


def recorder(folder: Path) -> Path:
    """Write a netlint that writes down what it is asked for, a line for each run, and return the folder of its Python."""
    module = "import sys\nopen('called', 'a').write(' '.join(sys.argv[1:]) + '\\n')\n"
    programs = folder / "programs"
    programs.mkdir()
    (folder / "record.py").write_text(module, "utf-8")
    program = f'#!/bin/sh\nif [ "$3" = netlint ]; then shift 3; exec "{BIN}/python" "{folder}/record.py" "$@"; fi\n'
    (programs / "python").write_text(f'{program}exec "{BIN}/python" "$@"\n', "utf-8")
    (programs / "python").chmod(0o755)
    return programs


def test_nothing_of_the_settings_is_overruled_that_is_not_asked_for(tmp_path: Path) -> None:
    (tmp_path / "temp").mkdir()
    programs = recorder(tmp_path)
    runner = Runner(tmp_path, tmp_path, install={"python": str(programs / "python")}, settings={"settings": ""})
    assert run_component(tmp_path, programs).returncode == 0
    assert runner.step("Check").returncode == 0
    component_call, action_call = (tmp_path / "called").read_text("utf-8").splitlines()
    reports = "--output gitlab:gl-code-quality-report.json --output junit:netlint-junit.xml"
    assert component_call == f"check --files-from - {reports}"
    assert action_call == "check --format github --files-from -"


def test_each_input_is_an_option_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "temp").mkdir()
    programs = recorder(tmp_path)
    given = {"level": "sound", "fail_on": "info", "settings": "a b.toml"}
    assert run_component(tmp_path, programs, timeless=True, exceptions_within="60d", **given).returncode == 0
    runner = Runner(tmp_path, tmp_path, install={"python": str(programs / "python")}, settings={"settings": "a b.toml"})
    assert runner.step("Check", timeless="true", lang="nl", since="main", **given).returncode == 0
    assert runner.step("exceptions", exceptions_within="60d").returncode == 0
    weekly, checked, action_call, action_weekly = (tmp_path / "called").read_text("utf-8").splitlines()
    options = ["--settings=a b.toml", "--level=sound", "--fail-on=info", "--timeless"]
    assert weekly == "exceptions --files-from - --within=60d --settings=a b.toml"
    assert action_weekly == "exceptions --format github --files-from - --within=60d --settings=a b.toml"
    assert checked.endswith(" ".join(options))
    assert action_call.endswith(" ".join([*options, "--since=main", "--lang=nl"]))


def test_the_component_tells_of_exceptions_that_end_soon(tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text(BAD, "utf-8")
    soon = (dt.date.today() + dt.timedelta(days=30)).isoformat()
    (tmp_path / "netlint.toml").write_text(
        f'[[exceptions]]\nrule = "NL101"\nreason = "Later."\nuntil = {soon}\n', "utf-8"
    )
    done = run_component(tmp_path, fail_on="never", exceptions_within="60d")
    assert done.returncode == 1, done.stderr
    assert "Later." in done.stdout
    assert (tmp_path / "netlint-junit.xml").exists()
    assert run_component(tmp_path, fail_on="never", exceptions_within="20d").returncode == 0
