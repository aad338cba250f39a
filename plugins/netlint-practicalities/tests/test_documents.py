"""What the documents say is what the code does."""

import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import fields
from netlint import Rule, rules_in, testing

from netlint_practicalities.table import Key, Practicalities

FOLDER = Path(__file__).parent.parent
README = (FOLDER / "README.md").read_text("utf-8")
HANDBOOKS = (FOLDER / "docs" / "handbooks.md").read_text("utf-8")
RULES = {rule.code: rule for rule in sorted(rules_in("netlint_practicalities"), key=lambda rule: rule.code)}
NETWORKS = ("Enspiral", "Greaterthan", "Root Systems", "Hypha", "CoLab", "Loomio")
ROW = re.compile(r"^\| (NP\d{3}) \| `([a-z-]+)` \| (\w+) \| (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)
COMMANDS = [line for text in (README, HANDBOOKS) for line in re.findall(r"^\$ (.+)$", text, re.MULTILINE)]
PASSES = re.findall(r"```toml\n(\[network\]\n.+?)```", README, re.DOTALL)[0]


def rows() -> dict[str, tuple[str, ...]]:
    """Return what the table of rules in the readme has, by code."""
    return {code: tuple(cells) for code, *cells in ROW.findall(README)}


def test_the_readme_has_every_rule_by_its_name_and_severity() -> None:
    assert [(code, *cells[:2]) for code, cells in rows().items()] == [
        (rule.code, rule.name, rule.severity) for rule in RULES.values()
    ]


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_page_names_two_networks_or_more_and_says_that_it_is_not_legal_advice(rule: Rule) -> None:
    assert sum(name in rule.page.source for name in NETWORKS) >= 2
    assert re.search(r"\([\w/-]+", rule.page.source), "a page of theirs"
    assert rule.page.fix.split("\n\n")[-1] == "This is not legal advice."
    assert (rule.level, rule.since) == ("sound", "0.1")
    assert "own choice" not in rule.page.source


def test_what_a_page_names_is_what_the_table_of_handbooks_names() -> None:
    (header,) = re.findall(r"^\| rule \| (.+) \|$", HANDBOOKS, re.MULTILINE)
    assert tuple(header.split(" | ")) == NETWORKS
    mapped = {
        code: cells.split(" | ") for code, cells in re.findall(r"^\| (NP\d{3}) \| (.+) \|$", HANDBOOKS, re.MULTILINE)
    }
    assert list(mapped) == list(RULES)
    for code, cells in mapped.items():
        there = {name for name, cell in zip(NETWORKS, cells, strict=True) if "not found" not in cell}
        assert len(there) >= 3
        assert {name for name in NETWORKS if name in RULES[code].page.source} <= there


def test_what_the_readme_calls_one_line_is_enough() -> None:
    for code, (_name, _severity, _asks, line, _elsewhere) in rows().items():
        if code == "NP007":
            text = '[plugins.practicalities]\nsigns = "Ana"\nrisk = "Each for our own part."\n'
        else:
            key = line.strip("`").partition(" ")[0]
            own = key in {field.encode_name for field in fields(Practicalities)}
            section = {"log": "decisions", "removal": "membership"}.get(key, "economy")
            people = '[[members]]\nid = "ana"\n[[members]]\nid = "bo"\n'
            text = f"{people}[{'plugins.practicalities' if own else section}]\n{line.strip('`')}\n"
        assert testing.run(RULES[code], text).findings == (), text
        assert RULES[code].code not in testing.run(RULES[code], text).results, text


@pytest.mark.parametrize("code", RULES)
def test_a_rule_is_skipped_if_the_section_stands_elsewhere_that_the_readme_names(code: str) -> None:
    named = re.findall(r"`([a-z-]+)`", rows()[code][-1])
    for section in ("economy", "membership", "responsibilities", "decisions"):
        text = f'[network]\nname = "x"\n[[elsewhere]]\nsections = "{section}"\nat = "our handbook"\n'
        report = testing.run(RULES[code], text)
        result = report.results.get(code)
        assert (result is not None and result.status == "skipped") == (section in named)
        if section in named:
            assert result is not None
            assert "our handbook" in (result.reason.text() if result.reason else "")
        else:
            assert bool(report.findings) == (code != "NP009")


def described(table: type[Struct]) -> dict[str, str]:
    """Return the keys of a table, with their descriptions."""
    return {field.encode_name: field.type.__metadata__[0].description for field in fields(table)}  # type: ignore[union-attr]  # each is Annotated


def test_the_readme_has_every_key_of_both_tables() -> None:
    told = dict(re.findall(r"^\| `([a-z-]+)` \| (.+?) \| (?:text|list)", README, re.MULTILINE))
    assert told == described(Practicalities) | described(Key)


def test_the_example_of_the_readme_passes() -> None:
    for rule in RULES.values():
        report = testing.run(rule, PASSES)
        assert report.findings == ()
        assert rule.code not in report.results


def test_an_empty_charter_sees_as_many_findings_as_the_readme_says() -> None:
    assert "A charter gets at most ten findings" in README
    text = '[network]\nname = "x"\n'
    assert [len(testing.run(rule, text).findings) for rule in RULES.values()] == [1] * 10


def test_every_command_of_the_documents_is_run_here_or_where_the_wheels_are_built() -> None:
    ran = [line for line in COMMANDS if line.startswith("netlint ")]
    assert len(ran) == 5
    assert [line for line in COMMANDS if line not in ran] == [
        "pip install .",
        'pip install --editable ".[lint,test]"',
        "pytest",
        "mypy",
        "ruff check .",
        "ruff format --check .",
    ]


@pytest.mark.parametrize("line", [line for line in COMMANDS if line.startswith("netlint ")])
def test_a_command_of_the_documents_does_what_it_should(line: str, tmp_path: Path) -> None:
    shutil.copy(FOLDER / "examples" / "handbook.charter.toml", tmp_path / "charter.toml")
    command = [sys.executable, "-m", *shlex.split(line)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode in ((0, 1) if "charter.toml" in line and "--select" not in line else (0,)), done.stderr
    assert done.stderr == ""
    assert ("NP" in done.stdout) == (not line.startswith("netlint check"))


def test_the_readme_installs_extras_that_there_are() -> None:
    project = tomllib.loads((FOLDER / "pyproject.toml").read_text("utf-8"))["project"]
    (named,) = re.findall(r'^\$ pip install --editable "\.\[([a-z,]+)\]"$', README, re.MULTILINE)
    assert set(named.split(",")) == set(project["optional-dependencies"])
    assert "--group" not in README
