"""The ways into a repository, read from their files: the action, the component, and the files of docs/ci.md."""

import contextlib
import functools
import json
import operator
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml
from click.testing import CliRunner
from support.commands import ROOT

BIN = Path(sys.executable).parent


def attempt(*command: str | Path, cwd: Path, stdin: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    """Run a program as a runner does, without the variables of whoever runs the tests; return what came of it."""
    plain = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "GITHUB_", "CI_"))}
    return subprocess.run(
        command, cwd=cwd, env={**plain, **env}, input=stdin, capture_output=True, text=True, timeout=600, check=False
    )


def check_schema(*args: str | Path, cwd: Path) -> None:
    """Hold a file to a schema. It is done in this process: most of the time would go to starting the checker."""
    from check_jsonschema import main

    with contextlib.chdir(cwd):
        done = CliRunner().invoke(main, [str(arg) for arg in args])
    assert done.exit_code == 0, f"{done.output}{done.exception!r}"


def action() -> dict[str, Any]:
    """Return what action.yml says."""
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    return loaded


def interpolated(**given: object) -> str:
    """Return the component with values of its inputs, as text, as GitLab makes it before it reads the YAML."""
    spec, _, text = (ROOT / "templates" / "netlint.yml").read_text("utf-8").partition("\n---\n")
    declared = yaml.safe_load(spec)["spec"]["inputs"]
    values = {name: one["default"] for name, one in declared.items()}
    values |= {name.replace("_", "-"): value for name, value in given.items()}
    assert set(values) == set(declared)
    for name, value in values.items():
        text = text.replace(f"$[[ inputs.{name} ]]", value if isinstance(value, str) else json.dumps(value))
    assert "$[[" not in text
    return text


def component(**given: object) -> dict[str, Any]:
    """Return the job of the component, with values of its inputs."""
    (job,) = yaml.safe_load(interpolated(**given)).values()
    return dict(job)


def component_inputs() -> dict[str, Any]:
    """Return the inputs of the component."""
    spec, _ = yaml.safe_load_all((ROOT / "templates" / "netlint.yml").read_text("utf-8"))
    inputs: dict[str, Any] = spec["spec"]["inputs"]
    return inputs


def component_script(job: dict[str, Any], *, installs: bool = False) -> str:
    """Return the script of the job, for a POSIX shell; without the installation if that is not asked for."""
    return "\n".join(part for part in job["script"] if installs or "pip install" not in part)


def files_of_the_page() -> dict[str, str]:
    """Return the files that docs/ci.md has ready, by their names."""
    page = (ROOT / "docs" / "ci.md").read_text("utf-8")
    return dict(re.findall(r"```yaml\n# (\S+)\n(.+?)```", page, re.DOTALL))


def resolved(expression: str, contexts: dict[str, Any]) -> str:
    """Return the text for an expression of GitHub that names one thing; nothing for what there is not, as GitHub does."""
    match = re.fullmatch(r"\$\{\{ ([\w.-]+) \}\}", expression)
    if not match:
        assert "${{" not in expression, expression
        return expression
    try:
        found = functools.reduce(operator.getitem, match[1].split("."), contexts)
    except (KeyError, TypeError):
        return ""
    return "" if found is None else str(found)


class Runner:
    """Runs steps of the action as GitHub does: with values for its expressions, and what earlier steps gave."""

    def __init__(self, folder: Path, checkout: Path, **steps: dict[str, str]) -> None:
        """Make a job whose files are in a folder; `steps` are what steps gave that are not run."""
        self.checkout = checkout
        self.temp = folder / "temp"
        self.temp.mkdir(exist_ok=True)
        self.files = {name: folder / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        self.event: dict[str, Any] = {}
        self.github = {"repository": "owner/charters", "workspace": str(checkout), "event": self.event}
        self.github |= {"action_repository": "owner/netlint", "action_ref": "v0.1.0"}
        self.outputs = {name: {"outputs": given} for name, given in steps.items()}

    def step(self, word: str, *, cwd: Path | None = None, **given: str) -> subprocess.CompletedProcess[str]:
        """Run the step that a word of its name is of, with inputs (lower case) and variables of the job (upper case)."""
        (step,) = (one for one in action()["runs"]["steps"] if word in one["name"] and "run" in one)
        inputs = {name: one["default"] for name, one in action()["inputs"].items()}
        inputs |= {name.replace("_", "-"): value for name, value in given.items() if name.islower()}
        runner = {"temp": str(self.temp)}
        contexts = {"github": self.github, "inputs": inputs, "runner": runner, "steps": self.outputs}
        variables = {name: value for name, value in given.items() if name.isupper()}
        variables |= {name: str(file) for name, file in self.files.items()}
        variables |= {
            "GITHUB_ACTIONS": "true",
            "GITHUB_SERVER_URL": "https://example.org",
            "RUNNER_TEMP": str(self.temp),
        }
        variables |= {name: resolved(text, contexts) for name, text in step["env"].items()}
        self.files["GITHUB_OUTPUT"].write_text("", "utf-8")
        folder = cwd or Path(resolved(step.get("working-directory", str(self.checkout)), contexts))
        done = attempt("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"], cwd=folder, **variables)
        lines = self.files["GITHUB_OUTPUT"].read_text("utf-8").splitlines()
        self.outputs[step.get("id", word)] = {"outputs": dict(line.split("=", 1) for line in lines)}
        return done
