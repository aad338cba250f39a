"""Hostile text: a stranger's charter breaks no report, and makes no build server, browser or terminal do anything."""

import json
import os
import re
from pathlib import Path

import pytest
from support.commands import Netlint
from support.format_readers import (
    ACTIVE,
    ACTIVE_TOKENS,
    NAMES,
    NOTHING_RAW,
    READERS,
    Seen,
    azure_command,
    commands,
    github_command,
    markdown_tokens,
    without_code,
)
from support.hidden_characters import JOINERS, OWN
from support.hostile_text import EVIL, hostile, settings

FILES = [
    b"a b%20c%0A.charter.toml",
    b"a,b:c]d;e=f.charter.toml",
    b"new\nline\n::error::pwned\n##vso[task.complete].charter.toml",
    b"::error::x.charter.toml",
    b"##[error]x.charter.toml",
    b"<script>&\"'].charter.toml",
    b"`|[x](y)@all#1 ``.charter.toml",
    "水🌊é\u202e\u2028.charter.toml".encode(),
    b"not\xffutf\xfe8.charter.toml",
    b"\x1b[31m\x07.charter.toml",
    b"-dash ~tilde.charter.toml",
]


def check(netlint: Netlint, folder: Path) -> dict[str, str]:
    """Check all charters below a folder once, and give the report in each format."""
    outputs = [part for name in NAMES for part in ("--output", f"{name}:{name}.report")]
    done = netlint(".", *outputs)
    assert done.returncode == 1, done.stderr
    return {name: (folder / f"{name}.report").read_bytes().decode() for name in NAMES}


def assert_harmless(name: str, report: str) -> None:
    """Check that nothing in a report is obeyed by a terminal or a build server, but for the commands that it is made of."""
    assert not NOTHING_RAW.search(report), (name, NOTHING_RAW.search(report))
    assert not JOINERS & {*report}, name
    assert OWN not in report or name == "markdown"
    assert not re.search(rf"[a-z]{OWN}[a-z]", report)
    lines = report.splitlines()
    assert lines == report.split("\n")[:-1]
    for server, parse in (("github", github_command), ("azure", azure_command)):
        obeyed = [command for line in lines if (command := parse(line))]
        if name != server:
            assert not obeyed, (name, obeyed[:1])


def read_all(reports: dict[str, str]) -> dict[str, list[Seen]]:
    """Return what is read in each report that a reader is for."""
    return {name: read(reports[name]) for name, read in READERS.items()}


@pytest.fixture(scope="module")
def made() -> dict[str, dict[str, str]]:
    """What `evil_reports` has made so far."""
    return {}


@pytest.fixture(params=EVIL)
def evil_reports(
    request: pytest.FixtureRequest, netlint: Netlint, tmp_path: Path, made: dict[str, dict[str, str]]
) -> dict[str, str]:
    """The reports on a charter and settings that are full of one kind of text, made once for all tests."""
    kind = request.param
    if kind not in made:
        (tmp_path / "charter.toml").write_text(hostile(EVIL[kind]), "utf-8")
        (tmp_path / "netlint.toml").write_text(settings(EVIL[kind]), "utf-8")
        made[kind] = check(netlint, tmp_path)
    return made[kind]


def test_a_hostile_charter_breaks_no_report(evil_reports: dict[str, str]) -> None:
    for name, report in evil_reports.items():
        assert_harmless(name, report)
    seen = read_all(evil_reports)
    numbers = {name: len(found) for name, found in seen.items() if name not in ("json", "sarif", "github")}
    assert len(set(numbers.values())) == 1, numbers
    assert min(numbers.values()) > 10
    messages = {one.message.rpartition(" (")[0] for one in seen["concise"]}
    for name in ("azure", "checkstyle", "github", "gitlab", "junit"):  # what was escaped is read as it was
        for message in (one.message.replace(OWN, "") for one in seen[name]):
            assert any(message.startswith(known[:1000]) for known in messages), (name, message)
    assert "OUR001" in evil_reports["sarif"]


def test_the_commands_of_a_hostile_charter_are_netlints_own(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text(hostile(EVIL["all of it"]), "utf-8")
    reports = check(netlint, tmp_path)
    for name, names, keys in (
        ("github", {"error", "warning", "notice"}, {"file", "line", "endLine", "col", "endColumn", "title"}),
        ("azure", {"task.logissue"}, {"type", "sourcepath", "linenumber", "columnnumber", "code"}),
    ):
        found = commands(reports[name])
        assert len(found) > 10
        for command in found:
            assert command.name in names
            assert set(command.properties) <= keys
            assert command.properties.get("file", command.properties.get("sourcepath")) == "charter.toml"


def test_markdown_shows_hostile_text_as_text(evil_reports: dict[str, str]) -> None:
    tokens = list(markdown_tokens(evil_reports["markdown"]))
    assert not {token.type for token in tokens if token.info != "toml"} & ACTIVE_TOKENS  # lines to copy are code
    assert sum(token.type == "table_open" for token in tokens) == 1
    assert all(token.tag in ("h1", "h2", "h3") for token in tokens if token.type == "heading_open")
    for token in tokens:
        if token.type in ("text", "text_special"):
            assert not ACTIVE.search(token.content), token.content


@pytest.mark.parametrize("kind", ["script", "links", "addresses", "calls", "more calls", "definition", "markup"])
def test_reviews_show_hostile_text_that_links_and_calls_nothing(netlint: Netlint, tmp_path: Path, kind: str) -> None:
    (tmp_path / "charter.toml").write_text(hostile(EVIL[kind]), "utf-8")
    for one in json.loads(check(netlint, tmp_path)["rdjson"])["diagnostics"]:
        tokens = list(markdown_tokens(one["message"]))
        assert not {token.type for token in tokens} & {"html_block", "html_inline", "image", "link_open"}
        assert not ACTIVE.search(without_code(one["message"])), one["message"]


def test_sarif_has_no_link_in_a_message_that_is_a_strangers(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text(hostile(EVIL["links"]), "utf-8")
    (run,) = json.loads(check(netlint, tmp_path)["sarif"])["runs"]
    texts = [result["message"]["text"] for result in run["results"]]
    assert any(f"[click]{OWN}(" in text for text in texts)
    assert not any("](" in text for text in texts)


def test_hostile_names_of_files_break_no_report(netlint: Netlint, tmp_path: Path) -> None:
    for name in FILES:
        Path(os.fsdecode(bytes(tmp_path) + b"/" + name)).write_text(hostile("x"), "utf-8")
    reports = check(netlint, tmp_path)
    for name, report in reports.items():
        assert_harmless(name, report)
    paths = {name: {seen.path for seen in found} for name, found in read_all(reports).items()}
    for name in ("azure", "github"):  # what was escaped is read as it was
        assert paths[name] <= paths["checkstyle"]
    for name in READERS:
        if name != "github":  # it shows ten of each severity
            assert len(paths[name]) == len(FILES), name
    uris = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for result in json.loads(reports["sarif"])["runs"][0]["results"]
    }
    assert "a%20b%2520c%250A.charter.toml" in uris
    assert "not%FFutf%FE8.charter.toml" in uris
    assert "%3A%3Aerror%3A%3Ax.charter.toml" in uris


def test_what_a_terminal_or_server_obeys_does_not_begin_a_line_by_wrapping(netlint: Netlint, tmp_path: Path) -> None:
    for at in range(0, 60, 3):
        text = "x" * at + " ::error::pwned ##[error]pwned"
        (tmp_path / f"{at}.charter.toml").write_text(hostile(text), "utf-8")
    for columns in ("40", "60"):
        assert not commands(netlint(".", COLUMNS=columns).stdout)


def test_the_readers_find_what_is_obeyed() -> None:
    assert commands("a\n  ::error file=a%2Cb,line=1::x%0Ay")[0].properties == {"file": "a,b", "line": "1"}
    assert commands("a ##[error]b")
    assert commands("a ##vso[task.logissue type=error;code=a%3Bb]c%AZP250A")[-1].data == "c%0A"
    assert not commands(r"a \x3a:error:: ::b")


@pytest.mark.parametrize("kind", EVIL)
@pytest.mark.parametrize(
    "command",
    [("exceptions",), ("exceptions", "--format", "json"), ("settings",), ("rules",), ("rules", "--format", "json")],
)
def test_hostile_settings_make_no_other_command_say_what_is_obeyed(
    netlint: Netlint, tmp_path: Path, kind: str, command: tuple[str, ...]
) -> None:
    (tmp_path / "netlint.toml").write_text(settings(EVIL[kind]), "utf-8")
    done = netlint(*command, today=None)
    assert done.returncode == 0, done.stderr
    assert not NOTHING_RAW.search(done.stdout)
    assert not [line for line in done.stdout.splitlines() if github_command(line) or azure_command(line)]
    if "json" in command:
        json.loads(done.stdout)
