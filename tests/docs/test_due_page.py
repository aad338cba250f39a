"""docs/due.md: its files for a job that mails are valid and safe, and their commands work."""

import re
import shutil
from pathlib import Path

import pytest
from support.commands import ROOT, Netlint
from support.integrations import BIN, attempt, check_schema

from netlint.linter.due import DueKind
from netlint.reporters.due_terms import DUE_TERMS

PAGE = (ROOT / "docs" / "due.md").read_text("utf-8")
FILES = dict(re.findall(r"```yaml\n# (\S+)\n(.+?)```", PAGE, re.DOTALL))


@pytest.mark.parametrize(
    ("file", "schema"),
    [(".github/workflows/due.yml", "vendor.github-workflows"), (".gitlab-ci.yml", "vendor.gitlab-ci")],
)
def test_the_files_are_valid(tmp_path: Path, file: str, schema: str) -> None:
    (tmp_path / "file.yml").write_text(FILES[file], "utf-8")
    transform = ("--data-transform", "gitlab-ci") if "gitlab" in schema else ()
    check_schema("--builtin-schema", schema, *transform, "file.yml", cwd=tmp_path)


def test_the_workflow_is_safe(tmp_path: Path) -> None:
    (tmp_path / "due.yml").write_text(FILES[".github/workflows/due.yml"], "utf-8")
    config = ROOT / ".github" / "zizmor.yml"
    done = attempt(BIN / "zizmor", "--offline", "--config", config, "due.yml", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_each_job_fails_if_something_is_due(netlint: Netlint, tmp_path: Path) -> None:
    commands = re.findall(r"(?:python3? -I -m |bin/)netlint (due .+ --fail)\b", PAGE)
    assert len(commands) == 3
    shutil.copy(ROOT / "docs" / "examples" / "healthy.charter.toml", tmp_path / "charter.toml")
    assert [netlint(*command.split()).returncode for command in commands] == [1, 1, 1]
    assert [netlint(*command.split(), today="2026-11-10").returncode for command in commands] == [0, 0, 0]


def test_the_page_has_the_alarm_of_each_kind() -> None:
    assert set(DUE_TERMS) == set(DueKind.__args__)  # type: ignore[attr-defined]  # a `Literal` has them
    assert {int(days) for days in re.findall(r"(?m)^\| (\d+) \| (?:a|an|the) ", PAGE)} >= {
        terms.alarm for terms in DUE_TERMS.values()
    }
