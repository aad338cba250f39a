"""Keys with hyphens in settings: each option of each rule, over those of presets and overrides, and misspelt."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from netlint.plugins.registry import load_plugins
from netlint.project.files import WorkingTree
from netlint.settings import Overrides, Settings, SettingsError, SettingsSource, load

PLUGINS = load_plugins(isolated=True)
RULES = PLUGINS.rules
OPTIONS = [(rule.code, name) for rule in RULES.values() for name in rule.options]
PRESET = {
    "fail-on": "info",
    "max-findings": 3,
    "extend-select": ["NL011"],
    "level": "essential",
    "lang": "nl",
    "rules": {"meeting-overdue": {"grace-days": 30, "intervals": 4}},
}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def read(folder: Path, text: str, presets: Mapping[str, Any] | None = None) -> Settings:
    file = folder / "netlint.toml"
    file.write_text(text, "utf-8")
    return load(SettingsSource(WorkingTree(), file=file), Overrides(), PLUGINS._replace(presets=presets or {}))


def options_of(settings: Settings, code: str, layers: tuple[int, ...] = ()) -> Mapping[str, Any]:
    [found] = [one for one in settings.resolve(RULES, layers).selection.rules if one.rule.code == code]
    return found.options


@pytest.mark.parametrize(("code", "name"), OPTIONS)
def test_each_option_is_set_with_hyphens(tmp_path: Path, code: str, name: str) -> None:
    rule = RULES[code]
    key, value = name.replace("_", "-"), json.dumps(rule.defaults[name])
    for named in (code, rule.name):
        settings = read(tmp_path, f"extend-select = ['{code}']\n[rules.{named}]\n{key} = {value}\n")
        assert options_of(settings, code) == {name: rule.defaults[name]}


@pytest.mark.parametrize(("code", "name"), [(code, name) for code, name in OPTIONS if "_" in name])
def test_an_option_with_an_underscore_names_that_with_a_hyphen(tmp_path: Path, code: str, name: str) -> None:
    with pytest.raises(SettingsError) as error:
        read(tmp_path, f"[rules.{code}]\n{name} = 3\n")
    [problem] = error.value.problems
    hyphens = name.replace("_", "-")
    said = f"netlint.toml:2:1: rule {code}: Unknown key `{name}`. Did you mean `{hyphens}`? Allowed keys: "
    assert problem.text().startswith(said)


@pytest.mark.parametrize("named", ["meeting-overdue", "NL315"])
def test_an_option_comes_before_that_of_a_preset_by_name_or_code(tmp_path: Path, named: str) -> None:
    settings = read(tmp_path, f'extends = ["p:x"]\nlevel = "thriving"\nrules.{named}.grace-days = 3\n', {"p:x": PRESET})
    assert options_of(settings, "NL315") == {"grace_days": 3, "intervals": 4}


def test_an_option_of_overrides_comes_before_that_of_the_file(tmp_path: Path) -> None:
    text = "rules.NL315.grace-days = 3\n[[overrides]]\ncharters = 'a/'\nrules.meeting-overdue.grace-days = 5\n"
    settings = read(tmp_path, text)
    assert options_of(settings, "NL315") == {"grace_days": 3}
    assert options_of(settings, "NL315", (0,)) == {"grace_days": 5}


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ('fail-on = "never"', "fail_on", "never"),
        ("max-findings = 9", "max_findings", 9),
        ('extend-select = ["NL012"]', "extend_select", ("NL011", "NL012")),
        ('level = "thriving"', "level", "thriving"),
        ('lang = "en"', "lang", "en"),
    ],
)
def test_each_key_comes_before_that_of_a_preset(tmp_path: Path, text: str, key: str, value: object) -> None:
    resolved = read(tmp_path, f'extends = ["p:x"]\n{text}\n', {"p:x": PRESET}).resolve(RULES)
    assert getattr(resolved.values, key) == value
    assert resolved.origins[key.replace("_", "-")].endswith("netlint.toml:2")
    untouched = read(tmp_path, 'extends = ["p:x"]\n', {"p:x": PRESET}).resolve(RULES)
    assert getattr(untouched.values, key) != value
    assert untouched.origins[key.replace("_", "-")] == "preset p:x"
