"""Ways into a repository: pre-commit, the action, the component, and the files of docs/ci.md."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT

BIN = Path(sys.executable).parent
BAD = '[network]\nname = "Stroomop"\n'
IGNORED = shutil.ignore_patterns(".git", ".venv*", ".hypothesis", "*_cache", "__pycache__", "build", "*.egg-info")


def run(*command: str | Path, cwd: Path, stdin: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    plain = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "GITHUB_"))}
    return subprocess.run(
        command, cwd=cwd, env={**plain, **env}, input=stdin, capture_output=True, text=True, timeout=600, check=False
    )


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this repository, with a history of one commit."""
    folder = tmp_path_factory.mktemp("copy") / "netlint"
    shutil.copytree(ROOT, folder, ignore=IGNORED)
    for command in (("init", "-q"), ("add", "."), ("commit", "-qm", "All of it")):
        done = run("git", "-c", "user.name=Ana", "-c", "user.email=ana@example.org", *command, cwd=folder)
        assert done.returncode == 0, done.stderr
    return folder


def test_pre_commit_runs_the_hook(copy: Path, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text(BAD, "utf-8")
    run("git", "init", "-q", cwd=tmp_path)
    run("git", "add", ".", cwd=tmp_path)
    done = run(
        BIN / "pre-commit",
        "try-repo",
        str(copy),
        "netlint",
        "--all-files",
        cwd=tmp_path,
        PRE_COMMIT_HOME=str(tmp_path / ".cache"),
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "charter.toml:1:1" in done.stdout
    assert "netlint explain NL101" in done.stdout


@pytest.fixture(scope="module")
def action() -> dict[str, Any]:
    """What action.yml says."""
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    return loaded


def test_the_action_is_valid_and_safe() -> None:
    schema = run(BIN / "check-jsonschema", "--builtin-schema", "vendor.github-actions", "action.yml", cwd=ROOT)
    assert schema.returncode == 0, schema.stdout
    linted = run(BIN / "zizmor", "--offline", "--config", ".github/zizmor.yml", "action.yml", cwd=ROOT)
    assert linted.returncode == 0, linted.stdout


def test_the_action_takes_its_inputs_through_the_environment_alone(action: dict[str, Any]) -> None:
    steps = [step for step in action["runs"]["steps"] if "run" in step]
    assert not any("${{" in step["run"] for step in steps)
    given = {value for step in steps for value in step["env"].values()}
    assert {f"${{{{ inputs.{name} }}}}" for name in action["inputs"]} <= given


def test_the_action_checks_reports_and_fails(copy: Path, action: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "charter.toml").write_text(BAD, "utf-8")
    files = {name: tmp_path / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    env = {
        **{name: str(file) for name, file in files.items()},
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_ACTIONS": "true",
        "GITHUB_SERVER_URL": "https://example.org",
        "NETLINT_REPOSITORY": "owner/netlint",
        "NETLINT_REVISION": "v0.1.0",
    }
    install, check = (step for step in action["runs"]["steps"] if "run" in step)
    inputs = {f"INPUT_{name.replace('-', '_').upper()}": one["default"] for name, one in action["inputs"].items()}
    done = run("bash", "-e", "-c", install["run"], cwd=tmp_path, NETLINT_SOURCE=str(copy), **env)
    assert done.returncode == 0, done.stderr
    command = files["GITHUB_OUTPUT"].read_text("utf-8").strip().removeprefix("command=")
    inputs |= {"INPUT_SARIF": "out.sarif", "INPUT_LEVEL": "essential", "INPUT_TIMELESS": "true"}
    done = run("bash", "-e", "-c", check["run"], cwd=tmp_path / "work", NETLINT_COMMAND=command, **env, **inputs)
    assert done.returncode == 1, done.stderr
    assert re.search(r"^::error title=NL101 no-purpose,file=charter\.toml,line=1,", done.stdout, re.MULTILINE)
    assert "purpose" in files["GITHUB_STEP_SUMMARY"].read_text("utf-8")
    (sarif,) = json.loads((tmp_path / "work" / "out.sarif").read_text("utf-8"))["runs"]
    pages = {rule["id"]: rule["helpUri"] for rule in sarif["tool"]["driver"]["rules"]}
    assert pages["NL101"] == "https://example.org/owner/netlint/blob/v0.1.0/docs/rules/NL101.md"
    inputs |= {"INPUT_FAIL_ON": "never", "INPUT_SARIF": ""}
    done = run("bash", "-e", "-c", check["run"], cwd=tmp_path / "work", NETLINT_COMMAND=command, **env, **inputs)
    assert done.returncode == 0, done.stderr


def _component() -> tuple[dict[str, Any], dict[str, Any]]:
    spec, job = yaml.safe_load_all((ROOT / "templates" / "netlint.yml").read_text("utf-8"))
    return spec["spec"]["inputs"], job


def test_the_component_is_valid_for_gitlab(tmp_path: Path) -> None:
    inputs, job = _component()
    text = json.dumps(job)
    for name, declared in inputs.items():
        text = text.replace(f"$[[ inputs.{name} ]]", str(declared["default"]))
    assert "$[[" not in text
    (tmp_path / ".gitlab-ci.yml").write_text(text, "utf-8")
    done = run(
        BIN / "check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci",
        ".gitlab-ci.yml", cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_the_script_of_the_component_works(tmp_path: Path) -> None:
    _, job = _component()
    (tmp_path / "charter.toml").write_text(BAD, "utf-8")
    variables = {
        "NETLINT_PATHS": ".",
        "NETLINT_LEVEL": "essential",
        "NETLINT_FAIL_ON": "error",
        "NETLINT_TIMELESS": "true",
    }
    script = "\n".join(line for line in job["netlint"]["script"] if "pip install" not in line)
    done = run("sh", "-e", "-c", script, cwd=tmp_path, PATH=f"{BIN}:{os.environ['PATH']}", **variables)
    assert done.returncode == 1, done.stderr
    for report in job["netlint"]["artifacts"]["reports"].values():
        assert (tmp_path / report).stat().st_size
    assert (
        run(
            "sh",
            "-e",
            "-c",
            script,
            cwd=tmp_path,
            PATH=f"{BIN}:{os.environ['PATH']}",
            **variables | {"NETLINT_FAIL_ON": "never"},
        ).returncode
        == 0
    )


def _files() -> dict[str, str]:
    page = (ROOT / "docs" / "ci.md").read_text("utf-8")
    return dict(re.findall(r"```yaml\n# (\S+)\n(.+?)```", page, re.DOTALL))


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
    (tmp_path / "file.yml").write_text(_files()[file], "utf-8")
    known = ("--builtin-schema", f"vendor.{schema}", "--regex-variant", "python", "--data-transform", transform)
    done = run(BIN / "check-jsonschema", *known, "file.yml", cwd=tmp_path)
    assert done.returncode == 0, done.stdout


def test_the_workflow_of_the_page_is_safe(tmp_path: Path) -> None:
    workflow = _files()[".github/workflows/netlint.yml"].replace("OWNER/netlint@v0.1.0", f"OWNER/netlint@{'0' * 40}")
    (tmp_path / "netlint.yml").write_text(workflow, "utf-8")
    config = ROOT / ".github" / "zizmor.yml"
    done = run(BIN / "zizmor", "--offline", "--config", config, "netlint.yml", cwd=tmp_path)
    assert done.returncode == 0, done.stdout


def test_the_inputs_of_the_page_are_those_of_the_action(action: dict[str, Any]) -> None:
    workflow = yaml.safe_load(_files()[".github/workflows/netlint.yml"])
    given = workflow["jobs"]["charters"]["steps"][1]["with"]
    assert set(given) <= set(action["inputs"])
    assert {"sarif", "since"} <= set(action["inputs"])
