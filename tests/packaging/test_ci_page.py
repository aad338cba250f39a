"""The files of docs/ci.md: each is valid for its own system, and does what the page says, as far as one can try it here."""

import datetime as dt
import os
import re
import subprocess
import textwrap
from pathlib import Path
from typing import Any

import pytest
import yaml
from support.commands import ROOT, git
from support.integrations import BIN, action, attempt, check_schema, component_inputs, files_of_the_page

PAGE = (ROOT / "docs" / "ci.md").read_text("utf-8")
PINNED = re.compile(r"(?:https://github\.com/)?[\w./-]+@(?:[0-9a-f]{40}|COMMIT) # v\d+\.\d+\.\d+")
HASH = "0" * 40


def snippet(start: str) -> str:
    """Return the one block of the page that begins with a text."""
    blocks = map(textwrap.dedent, re.findall(r"^ *```\w+\n(.*?)^ *```$", PAGE, re.DOTALL | re.MULTILINE))
    (found,) = (block for block in blocks if block.startswith(start))
    return found


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


@pytest.mark.parametrize(
    ("file", "options"),
    [(".github/workflows/netlint.yml", ()), (".forgejo/workflows/netlint.yml", ("--min-severity=high",))],
)
def test_the_workflows_of_the_page_are_safe(tmp_path: Path, file: str, options: tuple[str, ...]) -> None:
    workflow = files_of_the_page()[file].replace("@COMMIT", f"@{HASH}")
    (tmp_path / "netlint.yml").write_text(workflow, "utf-8")
    config = ROOT / ".github" / "zizmor.yml"
    done = attempt(BIN / "zizmor", "--offline", "--config", config, *options, "netlint.yml", cwd=tmp_path)
    assert done.returncode == 0, done.stdout


def test_every_action_is_pinned_by_its_hash_with_its_version_beside_it() -> None:
    written = [*(ROOT / "docs").glob("*.md"), *ROOT.glob("*.md"), *(ROOT / "netlint").rglob("*.yml.txt")]
    texts = [file.read_text("utf-8") for file in (ROOT / "action.yml", *written)]
    uses = [one for text in texts for one in re.findall(r"- uses: (.+)|^ +uses: (.+)", text, re.MULTILINE)]
    uses = ["".join(one) for one in uses]
    assert len(uses) >= 10
    assert [one for one in uses if not PINNED.fullmatch(one)] == []


def test_the_inputs_of_the_page_are_those_of_the_action() -> None:
    workflow = yaml.safe_load(files_of_the_page()[".github/workflows/netlint.yml"])
    given = workflow["jobs"]["charters"]["steps"][1]["with"]
    inputs = set(action()["inputs"])
    assert set(given) <= inputs
    assert set(yaml.safe_load(snippet("with:\n"))["with"]) <= inputs
    assert {"sarif", "since"} <= inputs


def test_the_component_is_included_twice_as_gitlab_takes_it(tmp_path: Path) -> None:
    text = snippet("# .gitlab-ci.yml with")
    (tmp_path / "file.yml").write_text(text, "utf-8")
    check_schema("--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci", "file.yml", cwd=tmp_path)
    inputs = [one["inputs"] for one in yaml.safe_load(text)["include"]]
    inputs.append(yaml.safe_load(snippet("inputs:\n"))["inputs"])
    declared = component_inputs()
    assert {name for given in inputs for name in given} <= set(declared)
    names = [given.get("job-name", declared["job-name"]["default"]) for given in inputs[:2]]
    assert len(set(names)) == 2


def test_the_checkout_of_forgejo_has_node_in_its_image() -> None:
    job = yaml.safe_load(files_of_the_page()[".forgejo/workflows/netlint.yml"])["jobs"]["charters"]
    assert job["container"]["image"].startswith("node:")
    installed = next(step["run"] for step in job["steps"] if "venv" in step.get("run", ""))
    assert "apt-get install" in installed  # the image has no module venv
    assert "/opt/netlint/bin/python" in job["steps"][-1]["run"]


@pytest.mark.parametrize(("source", "timeless"), [("schedule", False), ("merge_request_event", True), ("push", True)])
def test_the_job_for_gitlab_runs_all_rules_on_a_schedule(tmp_path: Path, source: str, timeless: bool) -> None:
    (tmp_path / "python").write_text('#!/bin/sh\necho "$@"\n', "utf-8")
    (tmp_path / "python").chmod(0o755)
    script = "\n".join(yaml.safe_load(files_of_the_page()[".gitlab-ci.yml"])["netlint"]["script"])
    path = f"{tmp_path}:{os.environ['PATH']}"
    done = attempt("sh", "-e", "-c", script, cwd=tmp_path, PATH=path, CI_PIPELINE_SOURCE=source)
    assert done.returncode == 0, done.stderr
    assert ("-m netlint . --timeless --output" in done.stdout) is timeless
    assert ("-m netlint . --output" in done.stdout) is not timeless


GOOD = '[network]\nname = "Stroomop"\npurpose = "We make the work of a small town visible."\n'
SETTINGS = 'select = ["NL101"]\n'


@pytest.fixture
def server(tmp_path: Path) -> Path:
    """A machine with a copy of a repository, in which all is well."""
    origin = tmp_path / "origin"
    origin.mkdir()
    git(origin, "init", "-q")
    (origin / "charter.toml").write_text(GOOD, "utf-8")
    (origin / "netlint.toml").write_text(SETTINGS, "utf-8")
    git(origin, "add", ".")
    git(origin, "commit", "-qm", "The charter")
    git(tmp_path, "clone", "-q", str(origin), "charters")
    return tmp_path


def changed(server: Path, name: str, text: str) -> None:
    (server / "origin" / name).write_text(text, "utf-8")
    git(server / "origin", "commit", "-qam", "Changed")


def mails(server: Path, netlint: str = f"{BIN}/netlint") -> list[str]:
    """Return what cron would send: what each line of the page prints, with the few variables that cron knows."""
    lines = re.findall(r"^\d+ \d+ \* \* \d  (.+)$", snippet("MAILTO="), re.MULTILINE)
    assert len(lines) == 2
    return [
        mail(line.replace("/srv/charters", f"{server}/charters").replace("/srv/netlint/bin/netlint", netlint), server)
        for line in lines
    ]


def mail(line: str, home: Path) -> str:
    assert "/srv/" not in line
    assert "%" not in line  # cron makes an end of line of it
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(home), "SHELL": "/bin/sh", "LOGNAME": "ana"}
    done = subprocess.run(
        ["/bin/sh", "-c", line],
        cwd=home,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.stdout


def test_cron_is_quiet_if_all_is_well(server: Path) -> None:
    assert mails(server) == ["", ""]


def test_cron_mails_the_findings_of_what_is_pulled(server: Path) -> None:
    changed(server, "charter.toml", '[network]\nname = "Stroomop"\n')
    checked, exceptions = mails(server)
    assert "NL101" in checked
    assert exceptions == ""


def test_cron_mails_what_git_says_if_the_repository_cannot_be_pulled(server: Path) -> None:
    (server / "origin").rename(server / "elsewhere")
    assert "does not appear to be a git repository" in mails(server)[0]


def test_cron_mails_exceptions_that_end_soon(server: Path) -> None:
    soon = dt.date.today() + dt.timedelta(days=30)
    text = f'{SETTINGS}[[exceptions]]\nrule = "NL101"\nreason = "Later."\nuntil = {soon}\n'
    changed(server, "netlint.toml", text)
    assert "Later." in mails(server)[1]


@pytest.mark.parametrize("missing", ["charters", "netlint"])
def test_cron_mails_that_something_is_not_there(server: Path, missing: str) -> None:
    if missing == "charters":
        (server / "charters").rename(server / "elsewhere")
    for text in mails(server, f"{server}/netlint" if missing == "netlint" else f"{BIN}/netlint"):
        assert missing in text


def test_the_page_says_what_is_not_tested() -> None:
    said: Any = PAGE.partition("## What is tested")[2]
    for system in ("GitHub", "GitLab", "Forgejo", "Gitea", "Azure"):
        assert system in said.partition("Not tested:")[2]
