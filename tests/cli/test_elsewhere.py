"""What a network keeps elsewhere: a report says that netlint skipped it, and where it is."""

import json
from pathlib import Path

import pytest
from support.commands import Netlint

HEALTHY = Path(__file__).parents[2] / "docs" / "examples" / "healthy.charter.toml"
ELSEWHERE = '\n[[elsewhere]]\nsections = ["values", "rituals"]\nat = "our wiki"\n'


def write(folder: Path, elsewhere: str, name: str = "charter.toml") -> None:
    (folder / name).write_text(HEALTHY.read_text("utf-8") + elsewhere, "utf-8")


def test_the_report_names_what_it_did_not_look_at(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, ELSEWHERE)
    done = netlint("--level", "thriving")
    assert done.returncode == 0
    assert "Skipped because you keep it elsewhere (our wiki): `values` and `rituals`.\n" in done.stdout
    assert "No findings: " not in done.stdout
    assert "No findings in what is written here: " in done.stdout


def test_it_does_so_in_dutch_and_in_markdown(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, ELSEWHERE)
    dutch = netlint("--lang", "nl", COLUMNS="100").stdout
    assert "Overgeslagen, want jullie bewaren dit ergens anders (our wiki): `values` en `rituals`." in dutch
    assert "Skipped because you keep it elsewhere (our wiki): " in netlint("--format", "markdown").stdout


def test_of_several_charters_it_counts_those(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, ELSEWHERE, "a.charter.toml")
    write(tmp_path, "", "b.charter.toml")
    done = netlint(".", "--ignore", "NL7")
    assert "Charters that keep a section elsewhere: 1." in done.stdout
    assert "No findings: " not in done.stdout


def test_a_charter_that_is_kept_elsewhere_as_a_whole_does_not_pass(netlint: Netlint, tmp_path: Path) -> None:
    sections = sorted(
        json.loads(netlint("schema").stdout)["$defs"]["Elsewhere"]["properties"]["sections"]["anyOf"][0]["enum"]
    )
    text = f'[network]\nname = "x"\n[[elsewhere]]\nsections = {json.dumps(sections)}\nat = "somewhere"\n'
    (tmp_path / "charter.toml").write_text(text, "utf-8")
    done = netlint()
    assert done.returncode == 1  # no purpose
    assert "Skipped because you keep it elsewhere (somewhere): " in done.stdout
    assert "`values`" in done.stdout


@pytest.mark.parametrize(
    ("elsewhere", "said"),
    [
        ('sections = "valeus"\nat = "x"', 'Did you mean "values"?'),
        ('sections = ["values", 3]\nat = "x"', "found 3"),
        ('sections = "network"\nat = "x"', "`sections` must be"),
        ('sections = "values"', "`at` is missing."),
        ('at = "x"', "`sections` is missing."),
        ('sections = "values"\nat = "x"\nsince = "long ago"', "`since` must be a date"),
        ('sections = "values"\nat = " "', "The charter still needs a real text in `elsewhere[0].at`."),
    ],
)
def test_what_is_wrong_with_it_is_reported(netlint: Netlint, tmp_path: Path, elsewhere: str, said: str) -> None:
    write(tmp_path, f"\n[[elsewhere]]\n{elsewhere}\n")
    assert said in netlint("--format", "concise").stdout


def test_of_two_places_both_are_named(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, ELSEWHERE + '[[elsewhere]]\nsections = "values"\nat = "page 3"\n')
    assert "(our wiki; page 3): `values`" in netlint().stdout


def test_a_table_without_a_place_hides_nothing(netlint: Netlint, tmp_path: Path) -> None:
    text = '[network]\nname = "x"\n[[elsewhere]]\nsections = "values"\nat = " "\n'
    (tmp_path / "charter.toml").write_text(text, "utf-8")
    codes = {one["code"] for one in json.loads(netlint("--format", "json").stdout)["charters"][0]["findings"]}
    assert {"NL015", "NL102"} <= codes


@pytest.mark.parametrize(
    "rule",
    [
        'at = "values"\nmust = { exists = true }',
        'at = "members.*.endorses"\nmust = { refers-to = "values" }',
    ],
)
def test_a_rule_without_code_does_not_miss_it_either(netlint: Netlint, tmp_path: Path, rule: str) -> None:
    names = 'code = "OUR001"\nname = "ours"\nmessage = "Missing: {places}."\nwhy = "w"\nquestion = "q?"'
    (tmp_path / "netlint.toml").write_text(f"[[custom]]\n{names}\n{rule}\n", "utf-8")
    text = '[network]\nname = "x"\n[[members]]\nid = "ana"\nendorses = "care"\n'
    (tmp_path / "charter.toml").write_text(text, "utf-8")
    results = json.loads(netlint("--format", "json").stdout)["charters"][0]["results"]
    assert results["OUR001"]["status"] in ("open", "passed")
    (tmp_path / "charter.toml").write_text(text + ELSEWHERE, "utf-8")
    results = json.loads(netlint("--format", "json").stdout)["charters"][0]["results"]
    assert (results["OUR001"]["status"], results["OUR001"]["reason"]) == (
        "skipped",
        "you keep `values` elsewhere (our wiki)",
    )


def test_a_table_that_is_invalid_hides_nothing(netlint: Netlint, tmp_path: Path) -> None:
    text = '[network]\nname = "x"\n[[elsewhere]]\nsections = "values"\n'
    (tmp_path / "charter.toml").write_text(text, "utf-8")
    codes = {one["code"] for one in json.loads(netlint("--format", "json").stdout)["charters"][0]["findings"]}
    assert {"NL002", "NL102"} <= codes


@pytest.mark.parametrize("format_", ["text", "concise", "json", "sarif", "markdown", "junit", "github", "checkstyle"])
def test_a_place_is_shown_as_it_is_and_obeyed_by_no_terminal(netlint: Netlint, tmp_path: Path, format_: str) -> None:
    write(tmp_path, '\n[[elsewhere]]\nsections = "values"\nat = "\\u001b[31mred\\n::error::x <b>&amp; `code`"\n')
    shown = netlint("--format", format_).stdout
    assert "\x1b" not in shown
    assert "\n::error::x" not in shown
