"""Settings as other linters have them, in the wrong file or for another netlint: each mistake names its cure."""

from pathlib import Path

import pytest

from netlint.plugins.registry import load_plugins
from netlint.project.files import WorkingTree
from netlint.settings import Overrides, Settings, SettingsError, SettingsSource, find, load
from netlint.settings.required_version import version_problem

PLUGINS = load_plugins(isolated=True)
RULES = PLUGINS.rules


def problems(folder: Path, text: str, name: str = "netlint.toml") -> list[str]:
    try:
        loaded(folder, text, name)
    except SettingsError as error:
        return [problem.text().removeprefix(f"{name}:") for problem in error.problems]
    return []


def loaded(folder: Path, text: str, name: str = "netlint.toml") -> Settings:
    file = folder / name
    file.write_text(text, "utf-8")
    return load(SettingsSource(WorkingTree(), file=file), Overrides(), PLUGINS)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[tool.netlint]\nlevel = 'sound'\n", "1:1: In netlint.toml, the settings are at the top of the file. Remove the header [tool.netlint]."),
        ("[netlint]\nlevel = 'sound'\n", "1:1: In netlint.toml, the settings are at the top of the file. Remove the header [netlint]."),
        (
            "[tool.netlint.severity]\nNL101 = 'info'\n",
            "1:1: In netlint.toml, the settings are at the top of the file. Remove the header [tool.netlint]. For [tool.netlint.severity], write [severity].",
        ),
        ("[overrides]\ncharters = 'a/'\n", "1:1: `overrides` is a list of tables. Write its header with two square brackets: [[overrides]]."),
        ("[exceptions]\nrule = 'NL101'\n", "1:1: `exceptions` is a list of tables. Write its header with two square brackets: [[exceptions]]."),
        ("[custom]\ncode = 'X1'\n", "1:1: `custom` is a list of tables. Write its header with two square brackets: [[custom]]."),
        ("taal = 'nl'", "1:1: Unknown key `taal`. Did you mean `lang`?"),
        ("Sluit_uit = ['a/']", "1:1: Unknown key `Sluit_uit`. Did you mean `exclude`?"),
        ("[[exceptions]]\nrule = 'NL101'\nreden = 'In mei.'\n", "3:1: Unknown key `reden`. Did you mean `reason`?"),
        ("[[exceptions]]\nrule = 'NL101'\nagreed-by = 'ana, bo'\n", '3:1: `agreed-by` is a list. Write agreed-by = ["ana", "bo"].'),
        ("ignore = 'NL101'", '1:1: `ignore` is a list. Write ignore = ["NL101"].'),
        ("[[overrides]]\ncharters = 'a/'\nignore = 'NL101'", '3:1: `ignore` is a list. Write ignore = ["NL101"].'),
        ("enable = ['NL1']", "1:1: Unknown key `enable`. To run more rules, use `extend-select`. To run only some rules, use `select`."),
        ("disable = ['NL1']", "1:1: Unknown key `disable`. To leave out rules, use `ignore`."),
        ("extend_ignore = ['NL1']", "1:1: Unknown key `extend_ignore`. To leave out rules, use `ignore`."),
        ("ignorePatterns = ['a/']", "1:1: Unknown key `ignorePatterns`. To leave out files and folders, use `exclude`."),
        ("include = ['a/']", "1:1: Unknown key `include`. Name the charters on the command line, and use `exclude` to leave out some."),
        (
            "[per-file-ignores]\n'a/' = ['NL1']",
            "1:1: Unknown key `per-file-ignores`. For settings of some charters, write [[overrides]] with the `charters` that it is about, and `ignore` below it.",
        ),
        ("output-format = 'json'", "1:1: Unknown key `output-format`. This is an option of the command line: --format."),
        ("baseline = 'x.json'", "1:1: Unknown key `baseline`. This is an option of the command line: --baseline."),
        ("presets = ['a:b']", "1:1: Unknown key `presets`. To start from the preset of a plugin, use `extends`."),
        ("plugins = ['a']", "1:1: Unknown key `plugins`. netlint finds each plugin that is installed."),
        ("language = 'nl'", "1:1: Unknown key `language`. Did you mean `lang`?"),
        ("version = '1'", "1:1: Unknown key `version`. Did you mean `required-version`?"),
    ],
)  # fmt: skip
def test_a_key_of_another_linter_names_that_of_netlint(tmp_path: Path, text: str, said: str) -> None:
    assert problems(tmp_path, text) == [said]


@pytest.mark.parametrize("off", ['"off"', '"OFF"', '"none"', '"ignore"', '"disabled"', '"uit"', "false", "0"])
@pytest.mark.parametrize(
    ("before", "at"),
    [
        ("[severity]\n", "2:1"),
        ("[rules]\n", "2:1"),
        ("[[overrides]]\ncharters = 'a/'\nseverity.", "3:10"),
        ("[[overrides]]\ncharters = 'a/'\n[overrides.rules]\n", "4:1"),
    ],
)
def test_a_rule_is_left_out_with_ignore(tmp_path: Path, before: str, at: str, off: str) -> None:
    said = f'{at}: To leave out a rule, add it to `ignore`: ignore = ["no-purpose"].'
    assert problems(tmp_path, f"{before}no-purpose = {off}\n") == [said]


@pytest.mark.parametrize("key", ["severity", "enabled", "enable", "level"])
def test_an_option_does_not_leave_out_a_rule(tmp_path: Path, key: str) -> None:
    said = '2:1: To leave out a rule, add it to `ignore`: ignore = ["too-many-values"].'
    assert problems(tmp_path, f"[rules.NL103]\n{key} = 'off'\n") == [said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rules.NL103 = 'warning'", '1:7: For the severity of a rule, write NL103 = "warning" below [severity].'),
        ("rules.NL103.severity = 'info'", '1:13: For the severity of a rule, write too-many-values = "info" below [severity].'),
        ("rules.NL103 = true", '1:7: To run a rule, add it to `extend-select`: extend-select = ["NL103"].'),
        ("rules.NL103 = 'on'", '1:7: To run a rule, add it to `extend-select`: extend-select = ["NL103"].'),
        ("rules.NL103.enabled = true", '1:13: To run a rule, add it to `extend-select`: extend-select = ["too-many-values"].'),
        ("rules.NL103 = 3", "1:7: `NL103` must be a table with keys; found 3."),
        ("severity.NL103 = 2", '1:10: `NL103` must be one of: "error", "info" or "warning"; found 2.'),
        ("severity.NL103 = 'warn'", '1:10: `NL103` must be one of: "error", "info" or "warning"; found "warn". Did you mean "warning"?'),
        ("rules.NL103.levels = 3", "1:13: rule NL103: Unknown key `levels`. Allowed keys: most."),
    ],
)  # fmt: skip
def test_a_severity_and_a_rule_to_run_have_their_own_keys(tmp_path: Path, text: str, said: str) -> None:
    assert problems(tmp_path, text) == [said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[netlint]\nlevel = 'sound'\n", "1:1: In pyproject.toml, the header of the settings is [tool.netlint], not [netlint]."),
        ("[tool.netlint-charter]\n", "1:1: In pyproject.toml, the header of the settings is [tool.netlint], not [tool.netlint-charter]."),
        ("[tool.Netlint]\n", "1:1: In pyproject.toml, the header of the settings is [tool.netlint], not [tool.Netlint]."),
        (
            "level = 'sound'\n[tool.netlint]\n",
            "1:1: `level` is outside the table [tool.netlint]. Write it as `tool.netlint.level`, or move it below the header [tool.netlint].",
        ),
        (
            "[tool.netlint]\n[severity]\nNL101 = 'info'\n",
            "2:1: `severity` is outside the table [tool.netlint]. Write it as `tool.netlint.severity`, or with the header [tool.netlint.severity].",
        ),
        (
            "[tool.netlint]\n[[exceptions]]\nrule = 'NL101'\n",
            "2:1: `exceptions` is outside the table [tool.netlint]. Write it as `tool.netlint.exceptions`, or with the header [[tool.netlint.exceptions]].",
        ),
        ("[tool.netlint.overrides]\n", "1:1: `overrides` is a list of tables. Write its header with two square brackets: [[tool.netlint.overrides]]."),
        ("[tool.netlint.tool.netlint]\n", "1:1: Unknown key `tool`. "),
    ],
)  # fmt: skip
def test_settings_in_a_pyproject_belong_in_one_table(tmp_path: Path, text: str, said: str) -> None:
    [problem] = problems(tmp_path, text, "pyproject.toml")
    assert problem.startswith(said)
    assert find(tmp_path, WorkingTree()) == tmp_path / "pyproject.toml"


def test_what_other_tools_have_in_a_pyproject_is_theirs(tmp_path: Path) -> None:
    text = "[project]\nname = 'x'\nlevel = 'x'\n[tool.ruff]\nignore = []\n[tool.netlint]\nlevel = 'sound'\n"
    assert problems(tmp_path, text, "pyproject.toml") == []


@pytest.mark.parametrize("name", ["netlint.toml", "pyproject.toml"])
def test_settings_of_a_newer_netlint_ask_for_it_before_anything_else(tmp_path: Path, name: str) -> None:
    header = "[tool.netlint]\n" * (name == "pyproject.toml")
    text = f'{header}required-version = ">=99"\nnew-key = 3\nselect = ["NL9"]\nrule-files = ["new.py"]\n[rules.new]\n'
    [problem] = problems(tmp_path, text, name)
    place, _, said = problem.partition(" ")
    assert place == ("2:1:" if header else "1:1:")
    assert said.startswith("These settings need netlint >=99, but this is netlint ")
    assert "Remove" not in said


@pytest.mark.parametrize("given", [">=0.1", ">=0.1,<99", "~=0.1", "!=0.2", " >=0.1 ", ">=0.0.1.dev1"])
def test_settings_for_this_netlint_are_used(tmp_path: Path, given: str) -> None:
    assert loaded(tmp_path, f'required-version = "{given}"\n').values.required_version == given


def test_a_version_that_is_not_final_fits_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netlint.settings.required_version.own_version", lambda: "0.3.0.dev1")
    assert version_problem(">=0.2") is None
    refused = version_problem("<0.2")
    assert refused is not None
    assert refused[1]


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ('"0.1"', "0.1"),
        ('"v0.1.2"', "0.1.2"),
        ("0.1", "0.1"),
        ("1", "1"),
        ('">= a"', None),
        ('""', None),
        ('" "', None),
        ('"*"', None),
        ("true", None),
        ('[">=0.1"]', None),
    ],
)
def test_a_required_version_is_conditions(tmp_path: Path, given: str, meant: str | None) -> None:
    said = '1:1: `required-version` must be text with conditions on the version of netlint, such as ">=0.1,<1".'
    asked = f' Did you mean ">={meant}"?' if meant else ""
    assert problems(tmp_path, f"required-version = {given}\n") == [said + asked]


def test_a_wrong_form_of_the_version_hides_no_other_mistake(tmp_path: Path) -> None:
    assert len(problems(tmp_path, 'required-version = "0.1"\nlevle = "sound"\n')) == 2
