"""What people see: the rules are off unless selected, mistakes in the table have a place, and the preset is strict."""

from pathlib import Path

import pytest
from conftest import Netlint

MISTAKES = """\
[network]
name = "Stroomop"
parent = "Water Alliance"

[plugins.ostrom]
benefit = "apples"
conflict-days = "7 days"
charter-changed-by = "membres"
represented-by = "Ana"
"""
BARE = '[network]\nname = "Stroomop"\nparent = "Water Alliance"\n\n[[members]]\nid = "ana"\n'


def found(netlint: Netlint, folder: Path, text: str, *args: str, settings: str = "") -> dict[str, str]:
    """Return the severity of what the rules of this plugin find, by code, for a charter and settings."""
    (folder / "charter.toml").write_text(text, "utf-8")
    (folder / "netlint.toml").write_text(settings, "utf-8")
    lines = netlint("--format", "concise", *args).stdout.splitlines()
    words = [line.split() for line in lines if " OST" in line]
    return {code: severity for _place, severity, code, *_message in words}


def test_no_rule_runs_unless_it_is_selected(netlint: Netlint, tmp_path: Path) -> None:
    assert found(netlint, tmp_path, BARE, "--level", "thriving") == {}
    for selected in (["--select", "OST"], ["--extend-select", "OST", "--level", "essential"]):
        assert list(found(netlint, tmp_path, BARE, *selected)) != []


def test_the_beginning_of_the_codes_selects_all_eight(netlint: Netlint, tmp_path: Path) -> None:
    for settings in ('select = ["OST"]', 'extend-select = ["OST"]'):
        (tmp_path / "charter.toml").write_text(BARE, "utf-8")
        (tmp_path / "netlint.toml").write_text(settings, "utf-8")
        assert "Opt-in rules: 0 of 8 passed" in netlint().stdout
    assert netlint("--isolated", "--select", "OST").returncode == 2


def test_a_mistake_in_the_table_is_a_finding_with_its_line(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text(MISTAKES, "utf-8")
    done = netlint("--format", "concise", "--select", "NL0,OST")
    places = {line.split(": ", 1)[0]: line for line in done.stdout.splitlines() if " NL00" in line}
    assert done.returncode == 1, done.stderr
    assert [place.split(":")[1] for place in places] == ["6", "7", "8"]
    unknown, wrong, other = places.values()
    assert "NL003" in unknown
    assert "Did you mean `benefits`?" in unknown
    assert "NL002" in wrong
    assert "`conflict-days`" in wrong
    assert "NL002" in other
    assert "`charter-changed-by`" in other


def test_a_rule_that_needs_what_is_wrong_is_skipped_and_the_others_are_not(netlint: Netlint, tmp_path: Path) -> None:
    codes = found(netlint, tmp_path, MISTAKES, "--select", "OST")
    assert "OST008" not in codes, "who represents the network is in the table, and is well"
    assert not {"OST002", "OST003", "OST006", "OST007"} & set(codes), "what they read has a mistake in it"
    assert {"OST004", "OST005"} <= set(codes)


def test_what_is_no_table_is_a_finding_and_nothing_is_missed_in_it(netlint: Netlint, tmp_path: Path) -> None:
    for mistake, told in (("[plugins]\nostrom = 3", "found 3"), ("[[plugins.ostrom]]", "found a list")):
        codes = found(netlint, tmp_path, f"{BARE}{mistake}\n", "--select", "OST")
        assert not {"OST002", "OST003", "OST005", "OST007"} & set(codes)
        assert f"NL002 `ostrom` must be a table with keys; {told}." in netlint("--format", "concise").stdout


STRICT = {
    "OST001": "error",
    "OST002": "warning",
    "OST003": "error",
    "OST004": "warning",
    "OST005": "warning",
    "OST006": "warning",
    "OST007": "error",
    "OST008": "warning",
}
EXTENDS = 'extends = ["ostrom:strict"]\n'


def test_the_preset_selects_all_and_is_strict(netlint: Netlint, tmp_path: Path) -> None:
    assert found(netlint, tmp_path, BARE, settings=EXTENDS) == STRICT
    done = netlint("--format", "concise")
    assert done.returncode == 1
    assert " NL101 " in done.stdout, "the rules of the level are selected as well"


@pytest.mark.parametrize(
    ("more", "changes"),
    [
        ('[severity]\nOST001 = "info"', {"OST001": "info"}),
        ('[severity]\nOST = "info"', dict.fromkeys(STRICT, "info")),
        ('ignore = ["OST008"]', {"OST008": None}),
        ('ignore = ["OST"]', dict.fromkeys(STRICT)),
        ("[rules.no-graduated-response]\nleast = 0", {"OST005": None}),
    ],
)
def test_what_the_file_says_comes_on_top_of_the_preset(
    netlint: Netlint, tmp_path: Path, more: str, changes: dict[str, str | None]
) -> None:
    expected = {code: severity for code, severity in (STRICT | changes).items() if severity}
    assert found(netlint, tmp_path, BARE, settings=EXTENDS + more) == expected


def test_a_preset_that_is_not_there_is_told_with_its_line(netlint: Netlint, tmp_path: Path) -> None:
    found(netlint, tmp_path, BARE, settings='extends = ["ostrom:strickt"]')
    done = netlint()
    assert done.returncode == 2
    assert "netlint.toml:1:" in done.stderr
    assert "Did you mean `ostrom:strict`?" in done.stderr


def test_what_one_rule_says_another_does_not_repeat(netlint: Netlint, tmp_path: Path) -> None:
    in_its_start = BARE.replace("name =", 'phase = "start"\nname =', 1)
    (tmp_path / "charter.toml").write_text(f'{in_its_start}\n[norms]\ncheck-in = "A round."\n', "utf-8")
    here, there = ("--format", "concise", "--select", "no-conflict-route,NL425"), ("--extend-select", "OST")
    alone, beside = netlint(*here).stdout, netlint(*here, *there).stdout
    for own, other in (("OST001", "NL425"), ("OST006", "NL519")):
        assert other in alone
        assert other not in beside
        assert own in beside
