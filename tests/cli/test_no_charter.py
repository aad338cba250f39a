"""Every command says the same of a file that is not a charter, and changes nothing in it."""

import json
from pathlib import Path

import pytest
from support.commands import Netlint
from support.repositories import Repository

from netlint.reporters import FORMATS

CARGO = '[package]\nname = "stroomop"\nversion = "1.0.0"\n\n[dependencies]\nserde = "1"\n'
LINE = "This file is not a charter: netlint does not know its tables and keys, such as `package` and `dependencies`."
DRAWN = ("mermaid", "dot")
"""Formats that draw the networks, and name no finding."""


@pytest.mark.parametrize("name", FORMATS)
def test_in_every_format_there_is_one_finding(netlint: Netlint, tmp_path: Path, name: str) -> None:
    (tmp_path / "charter.toml").write_text(CARGO)
    done = netlint("--format", name, COLUMNS="200")
    assert done.returncode == 1
    plain = "".join(sign for sign in done.stdout if sign not in "`\\\n")
    assert ("is not a charter" in plain) == (name not in DRAWN)
    assert "Unknown key" not in done.stdout
    assert "has no core values" not in done.stdout
    assert ("netlint cannot read this" in done.stdout) == (name in DRAWN)


def test_no_level_is_said_of_it_unless_there_is_a_charter_too(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "Cargo.toml").write_text(CARGO)
    alone = netlint("Cargo.toml")
    assert "Level essential" not in alone.stdout
    assert alone.stdout.endswith(
        "\n\nStart with NL013 (Cargo.toml:1). For more, run `netlint explain NL013`.\n1 charter checked. Found: 1 error.\n"
    )
    (tmp_path / "charter.toml").write_text('[network]\nname = "Stroomop"\n')
    assert "Level essential" in netlint("Cargo.toml", "charter.toml").stdout
    (tmp_path / "charter.toml").write_text("[network\n")
    assert "Level essential" in netlint("charter.toml").stdout


def test_in_json_there_is_one_finding_and_no_rule_about_the_network_ran(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text(CARGO)
    (charter,) = json.loads(netlint("--format", "json").stdout)["charters"]
    assert [finding["code"] for finding in charter["findings"]] == ["NL013"]
    assert {result["status"] for code, result in charter["results"].items() if code > "NL1"} == {"skipped"}


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("fix",), f"charter.toml cannot be repaired: {LINE}"),
        (("fix", "--diff"), f"charter.toml cannot be repaired: {LINE}"),
        (("fix", "--unsafe"), f"charter.toml cannot be repaired: {LINE}"),
        (("due",), f"charter.toml: {LINE} What is due in this file is not shown."),
        (("diff", "HEAD:charter.toml", "charter.toml"), f"HEAD:charter.toml: {LINE} So netlint cannot compare"),
    ],
)
def test_commands_that_need_a_charter_say_that_it_is_none(
    netlint: Netlint, tmp_path: Path, args: tuple[str, ...], said: str
) -> None:
    repository = Repository(tmp_path)
    repository.revision("2026-06-01", CARGO)
    done = netlint(*args)
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stdout == ""
    assert (tmp_path / "charter.toml").read_text() == CARGO


def test_a_history_says_at_which_revisions_the_file_was_not_a_charter(netlint: Netlint, tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.revision("2026-06-01", '[network]\nname = "Stroomop"\n')
    repository.revision("2026-07-01", CARGO)
    done = netlint("history", COLUMNS="100")
    assert done.returncode == 2
    assert "Revisions without a charter that can be read\n1 July 2026" in done.stdout
    assert "This file is not a charter" in done.stdout


def test_a_report_has_no_worksheet_of_it(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text(CARGO)
    assert netlint("report").returncode == 0
    page = (tmp_path / "netlint-report.html").read_text()
    assert "is not a charter" in page
    assert "<svg" not in page


def test_nothing_can_be_decided_about_it(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text(CARGO)
    assert "Still open, because it cannot be suppressed: NL013." in netlint("decide", "--all").stdout
    assert not (tmp_path / "netlint.toml").exists()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_no_level_is_said_of_several_files_that_are_not_charters(netlint: Netlint, tmp_path: Path, jobs: str) -> None:
    other = '[package]\nname = "x"\nauthors = ["a"]\nedition = "2021"\n[dependencies]\nserde = "1"\n'
    for number in range(3):
        (tmp_path / f"n{number}.charter.toml").write_text(other, "utf-8")
    done = netlint(".", "--jobs", jobs)
    assert done.returncode == 1
    assert done.stdout.endswith("3 charters checked. Found: 3 errors.\n")
    assert "Level" not in done.stdout
    for number in range(3):
        (tmp_path / f"n{number}.charter.toml").write_text("[network\n", "utf-8")
    assert "Level sound: could not be checked" in netlint(".", "--jobs", jobs).stdout
