"""The benchmark's parts that need no other tool: its charters are what they say, and its stages can be measured."""

import sys
from pathlib import Path

import pytest
from support.commands import ROOT

from netlint.linter.fixtures import RunOptions
from netlint.project.checker import Checker, CheckResult
from netlint.project.project import Project, ProjectOptions


@pytest.fixture(autouse=True)
def parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Find the modules of the benchmark."""
    monkeypatch.syspath_prepend(ROOT / "bench")
    for name in ("charters", "stages", "measure"):
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
    assert [stage.what.split()[0] for stage in measured] == ["parse", "make", "run"]
    assert all(stage.seconds > 0 for stage in measured)
