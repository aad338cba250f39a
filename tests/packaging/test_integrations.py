"""Ways into a repository: pre-commit, the action, the component, and the files of docs/ci.md."""

import datetime as dt
import json
import os
import re
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from support.commands import ROOT
from support.integrations import BIN, Runner, attempt, check_schema, component, component_variables, files_of_the_page
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
    _, job = component()
    scripts = [step["run"] for step in action["runs"]["steps"] if "run" in step]
    scripts += [*job["script"], *files_of_the_page().values()]
    calls = [first for script in scripts for first in PYTHON.findall(script)]
    assert len(calls) >= 14
    assert set(calls) == {"-I"}


def test_git_is_nowhere_run_with_what_a_clone_could_have_it_run(action: dict[str, Any]) -> None:
    _, job = component()
    scripts = [*(step["run"] for step in action["runs"]["steps"] if "run" in step), *job["script"]]
    calls = [call for script in scripts for call in re.findall(r"\bgit (.+)", script)]
    assert len(calls) == 2
    assert all("--git-dir=.git -c core.fsmonitor=false -c core.hooksPath=/dev/null" in call for call in calls)


def test_what_needs_no_checkout_is_done_elsewhere(action: dict[str, Any]) -> None:
    (install,) = (step for step in action["runs"]["steps"] if "pip install" in step.get("run", ""))
    assert install["working-directory"] == "${{ runner.temp }}"
    assert install["env"]["PYTHONPATH"] == ""
    assert component()[1]["variables"]["PYTHONPATH"] == ""


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


def test_the_action_uploads_what_is_open_only(step: Action, tmp_path: Path) -> None:
    text = BAD.replace("\n", "  # netlint: ignore[NL101] We begin with the others.\n", 1)
    (tmp_path / "work" / "charter.toml").write_text(text, "utf-8")
    report = tmp_path / "work" / "out.sarif"

    def codes() -> list[str]:
        return [one["ruleId"] for one in json.loads(report.read_text("utf-8"))["runs"][0]["results"]]

    assert step("Check", sarif="out.sarif").returncode == 1
    before = codes()
    assert step("Leave out", sarif="out.sarif").returncode == 0
    assert before.count("NL101") == 1
    assert codes() == [code for code in before if code != "NL101"]
    assert attempt(BIN / "netlint", ".", "--write-baseline", cwd=tmp_path / "work").returncode == 0
    assert step("Check", sarif="out.sarif").returncode == 0
    assert step("Leave out", sarif="out.sarif").returncode == 0
    assert codes() == []


def test_the_action_writes_the_report_whole_or_not_at_all(action: dict[str, Any], step: Action, tmp_path: Path) -> None:
    work = tmp_path / "work"
    report = work / "out.sarif"
    assert step("Check", sarif="out.sarif").returncode == 1
    report.chmod(0o640)
    written = report.stat().st_ino
    assert step("Leave out", sarif="out.sarif").returncode == 0
    assert report.stat().st_ino != written  # another file took its place
    assert stat.S_IMODE(report.stat().st_mode) == 0o640
    before, there = report.read_text("utf-8"), sorted(work.iterdir())
    report.write_text(before.replace('"results"', '"result"'), "utf-8")
    broken = report.read_text("utf-8")
    assert step("Leave out", sarif="out.sarif").returncode == 1
    assert report.read_text("utf-8") == broken
    assert sorted(work.iterdir()) == there
    (upload,) = (one for one in action["runs"]["steps"] if "upload-sarif" in one.get("uses", ""))
    assert "steps.report.outcome == 'success'" in upload["if"]


@pytest.mark.parametrize(("link", "target"), [("out.sarif", "precious"), ("reports", ".")])
def test_the_action_writes_no_report_through_a_link(step: Action, tmp_path: Path, link: str, target: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for name in ("precious", "out.sarif"):
        (elsewhere / name).write_text('{"runs": [{"results": []}], "of": "somebody"}', "utf-8")
    (tmp_path / "work" / link).symlink_to(elsewhere / target)
    before = {file: (file.read_text("utf-8"), file.stat().st_ino) for file in elsewhere.iterdir()}
    done = step("Leave out", sarif="out.sarif" if link == "out.sarif" else "reports/out.sarif")
    assert done.returncode == 1
    assert "is not written through a link" in done.stderr
    assert {file: (file.read_text("utf-8"), file.stat().st_ino) for file in elsewhere.iterdir()} == before
    assert (tmp_path / "work" / link).is_symlink()


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


def test_the_component_is_valid_for_gitlab(tmp_path: Path) -> None:
    inputs, job = component()
    text = json.dumps({"netlint": job})
    for name, declared in inputs.items():
        text = text.replace(f"$[[ inputs.{name} ]]", str(declared["default"]))
    assert "$[[" not in text
    (tmp_path / ".gitlab-ci.yml").write_text(text, "utf-8")
    known = ("--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci")
    check_schema(*known, ".gitlab-ci.yml", cwd=tmp_path)


def run_component(cwd: Path, programs: Path = BIN, *, inputs: dict[str, str] | None = None, **env: str) -> Any:
    """Run the script of the component, but for the installation."""
    _, job = component()
    script = "\n".join(line for line in job["script"] if "pip install" not in line)
    variables = component_variables(**inputs or {}) | {"PATH": f"{programs}:{os.environ['PATH']}"} | env
    return attempt("sh", "-e", "-c", script, cwd=cwd, **variables)


def test_the_script_of_the_component_works(tmp_path: Path) -> None:
    _, job = component()
    (tmp_path / "charter.toml").write_text(BAD, "utf-8")
    done = run_component(tmp_path, inputs={"level": "essential"})
    assert done.returncode == 1, done.stderr
    for report in job["artifacts"]["reports"].values():
        assert (tmp_path / report).stat().st_size
    assert run_component(tmp_path, inputs={"level": "essential", "fail-on": "never"}).returncode == 0


@pytest.mark.parametrize(
    ("file", "schema", "transform"),
    [
        (".github/workflows/netlint.yml", "github-workflows", "azure-pipelines"),
        (".forgejo/workflows/netlint.yml", "github-workflows", "azure-pipelines"),
        (".gitlab-ci.yml", "gitlab-ci", "gitlab-ci"),
        ("azure-pipelines.yml", "azure-pipelines", "azure-pipelines"),
    ],
)
def test_the_files_of_the_page_are_valid(tmp_path: Path, file: str, schema: str, transform: str) -> None:
    (tmp_path / "file.yml").write_text(files_of_the_page()[file], "utf-8")
    known = ("--builtin-schema", f"vendor.{schema}", "--regex-variant", "python", "--data-transform", transform)
    check_schema(*known, "file.yml", cwd=tmp_path)


def test_the_workflow_of_the_page_is_safe(tmp_path: Path) -> None:
    workflow = files_of_the_page()[".github/workflows/netlint.yml"].replace(
        "OWNER/netlint@v0.1.0", f"OWNER/netlint@{'0' * 40}"
    )
    (tmp_path / "netlint.yml").write_text(workflow, "utf-8")
    config = ROOT / ".github" / "zizmor.yml"
    done = attempt(BIN / "zizmor", "--offline", "--config", config, "netlint.yml", cwd=tmp_path)
    assert done.returncode == 0, done.stdout


def test_the_inputs_of_the_page_are_those_of_the_action(action: dict[str, Any]) -> None:
    workflow = yaml.safe_load(files_of_the_page()[".github/workflows/netlint.yml"])
    given = workflow["jobs"]["charters"]["steps"][1]["with"]
    assert set(given) <= set(action["inputs"])
    assert {"sarif", "since"} <= set(action["inputs"])
