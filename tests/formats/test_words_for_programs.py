"""Words that programs look for are the same in each language; only the messages are translated."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from support import walkthrough
from support.commands import ROOT, Netlint

EXAMPLES = sorted((ROOT / "docs" / "examples").glob("*.charter.toml"))
MATCHER = next(
    block
    for block in re.findall(r"^```\n(\^.*\$)\n```$", (ROOT / "docs" / "output.md").read_text("utf-8"), re.MULTILINE)
)
"""The pattern of the page."""
FORMATS = {
    "concise": r"^[^\n:]+:\d+:\d+: (\w+) [A-Z]{2,6}\d{3} ",
    "github": r"^::(\w+) ",
    "azure": r"##vso\[task\.logissue type=(\w+);",
    "gitlab": r'"severity": ?"(\w+)"',
    "checkstyle": r' severity="(\w+)"',
    "junit": r'<(?:failure|system-out)[^>]* type="(\w+)"',
    "rdjson": r'"severity": ?"(\w+)"',
    "sarif": r'"level": ?"(\w+)"',
    "json": r'"severity":"(\w+)"',
}
"""The formats for programs, each with a pattern of the word for a severity in it."""


def report(netlint: Netlint, name: str, language: str) -> str:
    return netlint(*map(str, EXAMPLES), "--format", name, "--lang", language, "--level", "sound").stdout


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_for_programs_has_the_same_words_in_each_language(netlint: Netlint, name: str) -> None:
    english, dutch = (re.findall(FORMATS[name], report(netlint, name, one), re.MULTILINE) for one in ("en", "nl"))
    assert english == dutch
    assert len(english) > 5


@pytest.mark.parametrize("name", ["json", "sarif", "rdjson", "gitlab"])
def test_keys_are_the_same_in_each_language(netlint: Netlint, name: str) -> None:
    english, dutch = (json.loads(report(netlint, name, language)) for language in ("en", "nl"))
    assert _keys(english) == _keys(dutch)


def _keys(value: object) -> object:
    """Return the keys and the structure of JSON, and of its texts only those of one word."""
    if isinstance(value, dict):
        return {key: _keys(inner) for key, inner in value.items() if key not in ("parameters", "snippets")}
    return [_keys(inner) for inner in value] if isinstance(value, list) else type(value)


@pytest.mark.parametrize("name", ["junit", "checkstyle"])
def test_tags_are_the_same_in_each_language(netlint: Netlint, name: str) -> None:
    english, dutch = (ET.fromstring(report(netlint, name, one)) for one in ("en", "nl"))
    assert [(one.tag, sorted(one.attrib)) for one in english.iter()] == [
        (one.tag, sorted(one.attrib)) for one in dutch.iter()
    ]


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_pattern_of_the_page_matches_each_finding_of_concise(netlint: Netlint, language: str) -> None:
    done = netlint(*map(str, EXAMPLES), "--format", "concise", "--lang", language)
    found = [match for line in done.stdout.splitlines() if (match := re.fullmatch(MATCHER, line))]
    counted = json.loads(netlint(*map(str, EXAMPLES), "--format", "json").stdout)["charters"]
    assert len(found) == sum(len(one["findings"]) for one in counted)
    assert {match[4] for match in found} == {"error", "warning", "info"}
    assert all(Path(match[1]).name.endswith(".charter.toml") for match in found)


def test_the_example_of_the_page_is_such_a_line() -> None:
    page = (ROOT / "docs" / "output.md").read_text("utf-8")
    assert re.search(MATCHER, page, re.MULTILINE)
    assert walkthrough.says(page, "## concise")


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("columns", ["40", "80"])
def test_a_list_of_rules_has_whole_titles_for_a_program(netlint: Netlint, language: str, columns: str) -> None:
    listed = netlint("rules", "--lang", language, COLUMNS=columns).stdout.splitlines()
    titles = {
        one["code"]: one["title"] for one in json.loads(netlint("rules", "--format", "json", "--lang", language).stdout)
    }
    assert len(listed) == len(titles)
    for line in listed:
        assert line.endswith(f"  {titles[line.split()[0]]}")
