"""A charter that could not be read passes no check: in no summary, format or combination of charters."""

import json
from pathlib import Path

import pytest
from support.commands import Netlint

from netlint import check

UNREAD = ["x = = 1\n", "name = \x00", "[network\n", "a = 1\na = 2\n"]
WELL = '[network]\nname = "Stroomop"\npurpose = "Water has no owner."\n'


def outcomes(out: str) -> list[dict[str, str]]:
    return [{code: one["status"] for code, one in each["results"].items()} for each in json.loads(out)["charters"]]


@pytest.mark.parametrize("text", UNREAD)
@pytest.mark.parametrize("select", [(), ("--select", "NL021"), ("--select", "NL101,NL020"), ("--select", "NL7")])
def test_no_rule_passes_where_the_file_could_not_be_read(
    netlint: Netlint, tmp_path: Path, text: str, select: tuple[str, ...]
) -> None:
    (tmp_path / "charter.toml").write_text(text, "utf-8")
    (found,) = outcomes(netlint("--format", "json", *select).stdout)
    assert found.pop("NL001") == "open"
    assert set(found.values()) == {"skipped"}


@pytest.mark.parametrize("name", ["text", "markdown"])
def test_a_summary_counts_nothing_as_passed(netlint: Netlint, tmp_path: Path, name: str) -> None:
    (tmp_path / "charter.toml").write_text("x = = 1\n", "utf-8")
    out = " ".join(netlint("--select", "NL021", "--format", name).stdout.split())
    assert "Level essential: not met (0 of 4 passed, 1 open, 3 skipped)" in out
    assert "(0 of 1 passed, 1 skipped)" in out


def test_junit_has_no_check_that_passed(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text("x = = 1\n", "utf-8")
    out = netlint("--select", "NL021", "--format", "junit").stdout
    assert 'tests="5" failures="1" errors="0" skipped="4"' in out.replace("  ", " ")


def test_a_charter_without_content_passes_only_what_was_looked_at(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text("", "utf-8")
    (found,) = outcomes(netlint("--format", "json").stdout)
    passed = {code for code, status in found.items() if status == "passed"}
    assert passed == {"NL001", "NL002", "NL003", "NL022", "NL030"}


def test_charters_beside_others_that_could_not_be_read_are_counted_alone(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text(WELL, "utf-8")
    (tmp_path / "torn.charter.toml").write_text("x = = 1\n", "utf-8")
    done = netlint("--format", "json", "--select", "NL7,NL101")
    well, torn = outcomes(done.stdout)
    assert {well[code] for code in ("NL101", "NL701", "NL706")} == {"passed"}
    assert {torn[code] for code in ("NL101", "NL701", "NL706")} == {"skipped"}
    reasons = {one["reason"] for one in json.loads(done.stdout)["charters"][1]["results"].values()}
    assert reasons == {None, "NL001 reported a finding", "the charter could not be read"}


def test_text_in_memory_that_could_not_be_read_passes_nothing() -> None:
    report = check("x = = 1\n")
    assert {report.status(code) for code in ("NL013", "NL020", "NL021", "NL022", "NL030", "NL101")} == {"skipped"}
