"""What people see: the rules run once the plugin is installed, and mistakes in the table have a place."""

from pathlib import Path

import pytest
from conftest import Netlint

CODES = [f"NP{number:03}" for number in range(1, 11)]
BARE = '[network]\nname = "Stroomop"\n\n[[members]]\nid = "ana"\n\n[[members]]\nid = "bo"\n'
MISTAKES = """\
[network]
name = "Stroomop"

[plugins.practicalities]
sign = "Ana"
illness = 3
risk = "Each for our own part."

[[plugins.practicalities.keys]]
holders = "ana"

[[plugins.practicalities.keys]]
what = "domain"
holder = "ana"
"""


def found(netlint: Netlint, folder: Path, text: str, *args: str, settings: str = "") -> dict[str, str]:
    """Return the severity of what the rules of this plugin find, by code, for a charter and settings."""
    (folder / "charter.toml").write_text(text, "utf-8")
    (folder / "netlint.toml").write_text(settings, "utf-8")
    lines = netlint("--format", "concise", *args).stdout.splitlines()
    words = [line.split() for line in lines if " NP" in line]
    return {code: severity for _place, severity, code, *_message in words}


def test_all_rules_run_at_sound_and_none_at_essential(netlint: Netlint, tmp_path: Path) -> None:
    assert found(netlint, tmp_path, BARE) == dict.fromkeys(CODES, "info")
    assert found(netlint, tmp_path, BARE, "--level", "essential") == {}


@pytest.mark.parametrize("left_out", [("--no-plugin", "practicalities"), ("--isolated",)])
def test_without_the_plugin_there_is_none_of_it(netlint: Netlint, tmp_path: Path, left_out: tuple[str, ...]) -> None:
    assert found(netlint, tmp_path, BARE, *left_out) == {}


def test_settings_leave_one_out_or_change_it(netlint: Netlint, tmp_path: Path) -> None:
    assert "NP005" not in found(netlint, tmp_path, BARE, settings='ignore = ["no-illness-agreement"]')
    assert found(netlint, tmp_path, BARE, settings='[severity]\nNP = "warning"') == dict.fromkeys(CODES, "warning")


def test_a_mistake_in_the_table_is_a_finding_with_its_line(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text(MISTAKES, "utf-8")
    done = netlint("--format", "concise", "--select", "NL0,NP")
    places = {line.split(":")[1]: line for line in done.stdout.splitlines() if " NL00" in line}
    assert done.returncode == 1, done.stderr
    assert sorted(places, key=int) == ["5", "6", "9", "14"]
    assert "Did you mean `signs`?" in places["5"]
    assert "`illness`" in places["6"]
    assert "`what`" in places["9"]
    assert "Did you mean `holders`?" in places["14"]


def test_a_rule_that_reads_what_is_wrong_is_skipped_and_the_others_are_not(netlint: Netlint, tmp_path: Path) -> None:
    codes = found(netlint, tmp_path, MISTAKES, "--select", "NP")
    assert not {"NP005", "NP007", "NP010"} & set(codes), "what they read has a mistake in it"
    assert {"NP004", "NP008", "NP009"} <= set(codes)


def test_the_ids_of_holders_are_checked_with_their_line(netlint: Netlint, tmp_path: Path) -> None:
    text = f'{BARE}\n[plugins.practicalities]\nkeys = [\n{{ what = "domain", holders = ["ana", "bo", "anna"] }},\n]\n'
    (tmp_path / "charter.toml").write_text(text, "utf-8")
    done = netlint("--format", "concise", "--select", "NP010")
    assert "charter.toml:12:" in done.stdout
    assert "warning NP010 Some holders of keys are not current members or circles: anna." in done.stdout
    assert "`anna`: did you mean `ana`?" in netlint("--select", "NP010").stdout


def test_a_section_that_stands_elsewhere_is_not_missing(netlint: Netlint, tmp_path: Path) -> None:
    text = f'{BARE}\n[[elsewhere]]\nsections = ["economy", "membership", "responsibilities"]\nat = "our handbook"\n'
    assert found(netlint, tmp_path, text) == {}


def test_it_speaks_dutch(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text(BARE, "utf-8")
    dutch = netlint("--select", "NP001", lang="nl").stdout
    assert "In het handvest staat nog niet wie het geld kan inzien." in dutch
    assert "Wie van ons kan zien wat er binnenkomt en uitgaat, en weten we allemaal waar?" in " ".join(dutch.split())


def test_text_where_a_table_belongs_is_shown_as_a_table(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text(f'{BARE}\n[plugins.practicalities]\nkeys = ["a"]\n', "utf-8")
    shown = netlint("charter.toml", "--select", "NL002").stdout
    assert '\n      { what = "a" }\n' in shown
