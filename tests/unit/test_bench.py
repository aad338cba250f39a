"""The benchmark's parts that need no other tool: its charters are what they say, and its stages can be measured."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from support.commands import ROOT

import netlint
from netlint.linter.fixtures import RunOptions
from netlint.project.checker import Checker, CheckResult
from netlint.project.project import Project, ProjectOptions
from netlint.project.runner import check_files


@pytest.fixture(autouse=True)
def parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Find the modules of the benchmark."""
    monkeypatch.syspath_prepend(ROOT / "bench")
    for name in ("charters", "defects", "outputs", "stages", "measure"):
        monkeypatch.delitem(sys.modules, name, raising=False)


def test_charters_have_a_defect_where_they_say_so(tmp_path: Path) -> None:
    import charters

    charters.write(tmp_path, 100)
    checker = Checker(Project(ProjectOptions(run=RunOptions(charters.TODAY), isolated=True)))
    outcomes = [checker.check_file(tmp_path / charters.relative(number)) for number in range(100)]
    failing = [outcome for outcome in outcomes if isinstance(outcome, CheckResult) and outcome.report.findings]
    assert 5 <= len(failing) <= 15
    assert len(outcomes) == 100


def test_the_stages_of_a_run_can_be_measured(tmp_path: Path) -> None:
    import charters
    import stages

    charters.write(tmp_path, 3)
    measured = stages.checking([tmp_path / charters.relative(number) for number in range(3)], charters.TODAY)
    assert [stage.what.split()[0] for stage in measured] == ["parse", "make", "run", *["find"] * 4]
    assert all(stage.seconds > 0 for stage in measured)


def test_charters_with_findings_have_about_fourteen_each() -> None:
    import charters

    numbers = [
        len(netlint.check(charters.with_findings(number), today=charters.TODAY).findings) for number in range(60)
    ]
    assert 13 <= sum(numbers) / len(numbers) <= 15
    assert min(numbers) >= 8


def test_large_charters_have_a_finding_in_each_entry() -> None:
    import charters

    report = netlint.check(charters.with_entries(40), today=charters.TODAY)
    assert sum(finding.code == "NL005" for finding in report.findings) == 40


def test_clean_charters_are_clean_together(tmp_path: Path) -> None:
    """Rules between networks find nothing either: no two of them have a name or a coordinator in common."""
    import charters

    charters.write(tmp_path, 60, charters.charter)
    project = Project(ProjectOptions(run=RunOptions(charters.TODAY), isolated=True))
    outcomes = list(check_files(Checker(project), [tmp_path / charters.relative(number) for number in range(60)], 1))
    assert [one.report.findings for one in outcomes if isinstance(one, CheckResult)] == [()] * 60


def test_outputs_that_differ_are_shown(tmp_path: Path) -> None:
    import outputs

    old, new = (tmp_path / name for name in ("old", "new"))
    for program, said in ((old, "one"), (new, "other")):
        program.write_text(f"#!/bin/sh\ncase $1 in (rules) echo {said};; (*) echo same;; esac\n")
        program.chmod(0o700)
    same, differing = (
        CliRunner().invoke(outputs.main, [str(old), str(other), "--charters", "4"]) for other in (old, new)
    )
    assert same.exit_code == 0
    assert differing.exit_code == 1
    assert "netlint rules --lang en: exit codes 0 and 0\n  - one\n  + other\n" in differing.output
