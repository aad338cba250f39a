"""`--hide-suppressed`: no report shows what is suppressed, and the outcome of the run stays the same."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from support.commands import Netlint

from netlint.reporters import FORMATS

CHARTER = """[network]  # netlint: ignore[NL101] Aubergine.
name = "Stroomop"
summary = "We write."
"""
SETTINGS = """level = "essential"

[[exceptions]]
rule = "NL102"
reason = "Aubergine."
"""
SHOWING = ("text", "json", "markdown", "sarif", "junit", "html", "github")
"""Formats that show why findings are suppressed, in a report or in the companion of one."""


@pytest.fixture
def charter(tmp_path: Path) -> Path:
    (tmp_path / "charter.toml").write_text(CHARTER, "utf-8")
    (tmp_path / "netlint.toml").write_text(SETTINGS, "utf-8")
    return tmp_path


def report(netlint: Netlint, folder: Path, name: str, *options: str) -> str:
    """Return a report, with that of its companion."""
    summary = folder / "summary.md"
    summary.unlink(missing_ok=True)
    done = netlint(".", "--format", name, *options, cwd=folder, GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == 1, done.stderr
    return done.stdout + (summary.read_text("utf-8") if summary.exists() else "")


@pytest.mark.parametrize("name", FORMATS)
def test_no_report_shows_why_a_finding_is_suppressed(netlint: Netlint, charter: Path, name: str) -> None:
    assert ("Aubergine" in report(netlint, charter, name)) == (name in SHOWING)
    assert "Aubergine" not in report(netlint, charter, name, "--hide-suppressed")


def test_findings_that_were_there_before_are_hidden_too(netlint: Netlint, charter: Path) -> None:
    assert netlint(".", "--write-baseline", cwd=charter).returncode == 0
    for options, states in ([], {"unchanged"}), (["--hide-suppressed"], set()):
        done = netlint(".", "--format", "sarif", *options, cwd=charter)
        results = json.loads(done.stdout)["runs"][0]["results"]
        assert {one["baselineState"] for one in results if "baselineState" in one} == states
        assert bool(results) == (not options)
        assert done.returncode == 0


def test_the_summary_counts_what_is_hidden(netlint: Netlint, charter: Path) -> None:
    shown, hidden = (report(netlint, charter, "text", *options) for options in ([], ["--hide-suppressed"]))
    assert shown[shown.rindex("Suppressed:") :] in hidden
    summaries = [
        json.loads(report(netlint, charter, "json", *options))["summary"] for options in ([], ["--hide-suppressed"])
    ]
    assert summaries[0] == summaries[1]
    assert sum(summaries[0]["suppressed"].values()) == 2


def test_a_test_of_junit_is_skipped_as_before(netlint: Netlint, charter: Path) -> None:
    plain, hidden = (
        ET.fromstring(report(netlint, charter, "junit", *options)) for options in ([], ["--hide-suppressed"])
    )
    assert [dict(suite.attrib) for suite in plain] == [dict(suite.attrib) for suite in hidden]
    (case,) = (case for case in hidden.iter("testcase") if case.get("name", "").startswith("NL101"))
    assert [(one.tag, one.get("message")) for one in case] == [("skipped", "suppressed")]


def test_what_is_not_suppressed_can_not_be_hidden(netlint: Netlint, charter: Path) -> None:
    done = netlint(".", "--no-suppressions", "--hide-suppressed", cwd=charter)
    assert done.returncode == 2
    assert "--no-suppressions and --hide-suppressed cannot be combined." in done.stderr
