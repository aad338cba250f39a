"""Findings in files that a charter names: each format shows the file, the line and the columns, whatever they hold."""

import json
from pathlib import Path

import pytest
from support.commands import Netlint
from support.files_beside import naming, with_rule
from support.format_readers import (
    ACTIVE_TOKENS,
    NAMES,
    NOTHING_RAW,
    READERS,
    azure_command,
    github_command,
    markdown_tokens,
)
from support.hidden_characters import OWN
from support.hostile_text import EVIL

from netlint.reporters.escape_terminal import escape_terminal

BEFORE = {
    "nothing": "",
    "wide": "水水水",
    "astral": "🌊🌊 𐐀",
    "combining": "e\u0301 \u200d👩\u200d👩\u200d👧",
    "separators": "a\u2028b\u2029c\u0085d\x0b",
    "tabs": "\ta\t",
    "right to left": "שלום \u202eabc",
    "like an item": "[[members]] ",
    "long": "x水" * 25_000,
}


def reports(netlint: Netlint, folder: Path) -> dict[str, str]:
    """Check a charter once, and give the report in each format."""
    outputs = [part for name in (*NAMES, "html", "agenda") for part in ("--output", f"{name}:{name}.report")]
    done = netlint("charter.toml", *outputs)
    assert done.returncode == 1, done.stderr
    return {name: (folder / f"{name}.report").read_bytes().decode() for name in (*NAMES, "html", "agenda")}


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("before", BEFORE)
def test_each_format_shows_the_right_place(netlint: Netlint, tmp_path: Path, before: str, ending: str) -> None:
    with_rule(tmp_path, "uren/hours.csv")
    lines = ["who,hours", "ana,8", f"{BEFORE[before]}!!,8", "", f"bo,{BEFORE[before]}!! !!"]
    (tmp_path / "uren").mkdir()
    (tmp_path / "uren" / "hours.csv").write_bytes(b"\xef\xbb\xbf" + ending.join(lines).encode())
    for name, report in reports(netlint, tmp_path).items():
        if name in ("text", "html", "agenda"):
            assert "uren/hours.csv" in report
            continue
        found = READERS[name](report)
        assert [(seen.path, seen.line) for seen in found] == [("uren/hours.csv", 3), ("uren/hours.csv", 5)], name
        for seen in found:
            line = lines[seen.line - 1]
            if seen.column is not None:
                begin, end = seen.column - 1, seen.end_column and seen.end_column - 1
                if name == "rdjson":
                    assert line.encode()[begin:end].decode() == "!!"
                else:
                    assert line[begin : end or begin + 2] == "!!", name
            assert seen.end_line in (None, seen.line), name


def test_the_text_report_draws_the_line_of_the_file(netlint: Netlint, tmp_path: Path) -> None:
    with_rule(tmp_path, "hours.csv")
    (tmp_path / "hours.csv").write_text("who,hours\nana,8\nbo,!!\n", "utf-8")
    report = netlint("charter.toml").stdout
    drawn = """error: Marked: bo,!!
--> hours.csv:3:4  (evidence.timesheets[0])  HRS001 marked-line
1 | who,hours
  | --------- The file begins here.
...
3 | bo,!!
  |    ^^
--> charter.toml:4:1
4 | [[members]]
  | ----------- These are the members.
5 | id = "ana"
Do    Remove the mark.
Ask   Why is it marked?
"""
    assert drawn in report
    assert "Start with HRS001 (hours.csv:3)" in report


def test_a_charter_that_names_itself_is_drawn_as_both(netlint: Netlint, tmp_path: Path) -> None:
    with_rule(tmp_path, "charter.toml")
    (tmp_path / "charter.toml").write_text(naming("charter.toml") + "# !!\n", "utf-8")
    report = netlint("charter.toml").stdout
    assert "--> charter.toml:9:3" in report
    assert "4 | [[members]]" in report


def test_paths_are_those_of_the_run_and_not_of_the_charter(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "net").mkdir()
    with_rule(tmp_path / "net", "./hours.csv")
    (tmp_path / "net" / "hours.csv").write_text("!!", "utf-8")
    for name, read in READERS.items():
        report = netlint("net/charter.toml", "--format", name).stdout
        assert [seen.path for seen in read(report)] == ["net/hours.csv"], name


def test_places_of_notes_have_their_own_file(netlint: Netlint, tmp_path: Path) -> None:
    with_rule(tmp_path, "hours.csv")
    (tmp_path / "hours.csv").write_text("who\n!!", "utf-8")
    made = reports(netlint, tmp_path)
    (result,) = json.loads(made["sarif"])["runs"][0]["results"]
    related = [one["physicalLocation"] for one in result["relatedLocations"]]
    assert [(one["artifactLocation"]["uri"], one["region"]["startLine"]) for one in related] == [
        ("hours.csv", 1),
        ("charter.toml", 4),
    ]
    (one,) = json.loads(made["rdjson"])["diagnostics"]
    assert [each["location"]["path"] for each in one["related_locations"]] == ["hours.csv", "charter.toml"]
    (finding,) = json.loads(made["json"])["charters"][0]["findings"]
    assert (finding["path"], finding["span"]["line"]) == ("evidence.timesheets[0]", 8)
    assert [each["file"] and each["file"]["path"] for each in finding["related"]] == ["hours.csv", None]


def test_a_suppressed_finding_is_listed_in_its_file(netlint: Netlint, tmp_path: Path) -> None:
    with_rule(tmp_path, "hours.csv")
    (tmp_path / "hours.csv").write_text("who\n!!", "utf-8")
    charter = (tmp_path / "charter.toml").read_text("utf-8")
    (tmp_path / "charter.toml").write_text(
        charter.replace("']", "']  # netlint: ignore[HRS001] Ana corrects it."), "utf-8"
    )
    assert "hours.csv:2:1  HRS001 marked-line" in netlint("charter.toml").stdout
    assert "`hours.csv:2:1`" in netlint("charter.toml", "--format", "markdown").stdout
    (result,) = json.loads(netlint("charter.toml", "--format", "sarif").stdout)["runs"][0]["results"]
    (suppression,) = result["suppressions"]
    assert suppression["location"]["physicalLocation"] == {
        "artifactLocation": {"uri": "charter.toml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 8},
    }


@pytest.mark.parametrize("kind", EVIL)
def test_hostile_text_in_a_file_breaks_no_report(netlint: Netlint, tmp_path: Path, kind: str) -> None:
    with_rule(tmp_path, "hours.csv")
    (tmp_path / "hours.csv").write_text(f"who\n{EVIL[kind]} !!".replace("\0", ""), "utf-8", newline="\n")
    made = reports(netlint, tmp_path)
    for name, report in made.items():
        assert_harmless(name, report)
        if name in READERS:
            assert {seen.path for seen in READERS[name](report)} == {"hours.csv"}, name
    assert not {token.type for token in markdown_tokens(made["markdown"]) if token.info != "toml"} & ACTIVE_TOKENS


def assert_harmless(name: str, report: str) -> None:
    assert not NOTHING_RAW.search(report.replace("\r\n", "\n")), name
    assert OWN not in report or name in ("markdown", "html", "agenda"), name
    for server, parse in (("github", github_command), ("azure", azure_command)):
        obeyed = [command for line in report.splitlines() if (command := parse(line))]
        assert name == server or not obeyed, name


NAMES_OF_FILES = [
    "a b%20c%0A.csv",
    "a,b:c]d;e=f.csv",
    "::error::x.csv",
    "##[error]x.csv",
    "##vso[task.complete].csv",
    '<script>&"].csv',
    "`|[x](y)@all#1 ``.csv",
    "水🌊é\u202e\u2028.csv",
    "-dash tilde~.csv",
]


def test_hostile_names_of_files_break_no_report(netlint: Netlint, tmp_path: Path) -> None:
    with_rule(tmp_path, *NAMES_OF_FILES)
    for name in NAMES_OF_FILES:
        (tmp_path / name).write_text("!!", "utf-8")
    for name, report in reports(netlint, tmp_path).items():
        assert_harmless(name, report)
        if name == "sarif":
            assert {seen.path for seen in READERS[name](report)} == set(NAMES_OF_FILES)
        elif name in READERS and name != "github":
            seen = {one.path.replace(OWN, "") for one in READERS[name](report)}
            assert seen == {file if name == "json" else escape_terminal(file) for file in NAMES_OF_FILES}, name


def test_the_same_in_several_processes(netlint: Netlint, tmp_path: Path) -> None:
    for name in ("a", "b", "c", "d"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "charter.toml").write_text(naming("hours.csv"), "utf-8")
        (tmp_path / name / "hours.csv").write_text(f"who\n{name} !!", "utf-8")
    (tmp_path / "x").mkdir()
    with_rule(tmp_path / "x", "y.csv")
    for name in ("hours.py", "netlint.toml"):
        (tmp_path / "x" / name).replace(tmp_path / name)
    (tmp_path / "x" / "charter.toml").unlink()
    alone, together = (netlint(".", "--jobs", jobs, "--format", "json").stdout for jobs in ("1", "2"))
    assert alone == together
    assert '"path":"a/hours.csv"' in alone
