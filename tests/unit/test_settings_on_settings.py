"""What holds for a charter where presets, a settings file, its overrides and the command line all say something."""

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

import netlint as api
from netlint import Charter, Finding, Rule, rule
from netlint.api.check import load_settings
from netlint.plugins.registry import Plugin, Plugins, gather
from netlint.project.unused_patterns import unmatched
from netlint.settings.resolve import ResolvedSettings, Settings
from netlint.settings.schema import Overrides

PAGE = "Something is wrong.\n\nWhy: -\n\nFix: -\n\nBad: -\n\nGood: -\n"


def _rule(code: str, name: str, **declared: Any) -> Rule:
    def function(charter: Charter, *, at_most: int = 3, at_least: int = 0) -> Iterator[Finding]:
        yield from ()

    function.__name__, function.__doc__ = name.replace("-", "_"), PAGE
    given: dict[str, Any] = {"severity": "warning", "level": "essential", "question": "Is it?"} | declared
    return rule(code, **given)(function)


class Hooks:
    """A plugin with some rules and presets."""

    def __init__(self, presets: dict[str, Any]) -> None:
        self.presets = presets

    @api.hookimpl
    def netlint_rules(self) -> list[Rule]:
        return [
            _rule("OUR101", "first-one"), _rule("OUR102", "second-one"), _rule("OUR201", "sound-one", level="sound"),
            _rule("OUR202", "thriving-one", level="thriving"), _rule("OUR301", "rare-one", level="opt-in"),
        ]  # fmt: skip

    @api.hookimpl
    def netlint_presets(self) -> dict[str, Any]:
        return self.presets


def _settings(text: str, **presets: Any) -> tuple[Settings, Plugins]:
    plugins = gather([Plugin("ours", "ours", "1", Hooks(presets))])
    return load_settings(text, plugins), plugins


def _resolved(text: str, charter: str = "a.toml", on_top: Overrides = Overrides(), **presets: Any) -> ResolvedSettings:  # noqa: B008
    settings, plugins = _settings(text, **presets)
    settings = msgspec.structs.replace(settings, overrides=on_top)
    return settings.resolve(plugins.rules, settings.layers_for(charter))


def _codes(text: str, charter: str = "a.toml", on_top: Overrides = Overrides(), **presets: Any) -> list[str]:  # noqa: B008
    return [code.removeprefix("OUR") for code in _resolved(text, charter, on_top, **presets).selection.codes]


def _options(resolved: ResolvedSettings) -> dict[str, dict[str, Any]]:
    return {active.rule.name: dict(active.options) for active in resolved.selection.rules if active.options}


def _severities(resolved: ResolvedSettings) -> dict[str, str]:
    return {active.rule.name: active.severity for active in resolved.selection.rules if active.severity}


def test_without_anything_the_defaults_hold() -> None:
    resolved = _resolved("")
    assert (resolved.values.level, resolved.values.fail_on, resolved.values.max_findings) == ("sound", "error", 50)
    assert (resolved.values.max_bytes, resolved.values.lang, resolved.origins) == (1024 * 1024, None, {})
    assert _codes("") == ["101", "102", "201"]


FILE = 'level = "thriving"\nignore = ["OUR102"]\nextend-select = ["OUR301"]\nfail-on = "info"\nmax-findings = 7\nlang = "nl"\n'


def test_an_override_comes_on_top_of_the_file_for_its_charters_only() -> None:
    override = '[[overrides]]\ncharters = "b*"\nlevel = "essential"\nfail-on = "never"\nmax-findings = 3\nlang = "en"\n'
    other, mine = _resolved(FILE + override), _resolved(FILE + override, "b.toml")
    assert (other.values.level, other.values.fail_on, other.values.max_findings, other.values.lang) == (
        "thriving",
        "info",
        7,
        "nl",
    )
    assert (mine.values.level, mine.values.fail_on, mine.values.max_findings, mine.values.lang) == (
        "essential",
        "never",
        3,
        "en",
    )
    assert {mine.origins[key].rpartition(":")[0] for key in ("level", "fail-on", "max-findings", "lang")} == {
        "netlint.toml"
    }
    assert mine.origins["level"] != other.origins["level"]
    assert other.selection.codes == ("OUR101", "OUR201", "OUR202", "OUR301")
    assert mine.selection.codes == ("OUR101", "OUR301")


def test_what_selects_in_an_override_replaces_the_selection_and_what_extends_adds_to_it() -> None:
    assert _codes(FILE + '[[overrides]]\ncharters = "a*"\nselect = ["OUR2"]\n') == ["201", "202"]
    assert _codes(FILE + '[[overrides]]\ncharters = "a*"\nignore = ["OUR2"]\n') == ["101", "301"]
    assert _codes(FILE + '[[overrides]]\ncharters = "a*"\nextend-select = ["OUR102"]\n') == [
        "101",
        "102",
        "201",
        "202",
        "301",
    ]
    assert _codes(FILE + '[[overrides]]\ncharters = "a*"\nignore = ["OUR301"]\n') == ["101", "201", "202"]
    assert _codes(FILE + '[[overrides]]\ncharters = "a*"\nselect = ["OUR2"]\nignore = ["OUR201"]\n') == ["202"]
    assert _codes(FILE + '[[overrides]]\ncharters = "a*"\nselect = ["OUR2"]\nextend-select = ["OUR102"]\n') == [
        "102",
        "201",
        "202",
    ]


def test_overrides_come_in_their_order() -> None:
    two = '[[overrides]]\ncharters = "a*"\nlevel = "essential"\n[[overrides]]\ncharters = ["x", "*.toml"]\nlevel = "sound"\n'
    assert _resolved(two).values.level == "sound"
    assert _resolved(two, "x").values.level == "sound"
    assert _resolved(two, "a.x").values.level == "essential"


def test_the_command_line_comes_on_top_of_all() -> None:
    text = FILE + '[[overrides]]\ncharters = "a*"\nlevel = "essential"\nignore = ["OUR101"]\n'
    on_top = Overrides(level="thriving", fail_on="error", max_findings=9, extend_select=("OUR101",), ignore=("OUR301",))
    resolved = _resolved(text, on_top=on_top)
    assert (resolved.values.level, resolved.values.fail_on, resolved.values.max_findings) == ("thriving", "error", 9)
    assert [resolved.origins[key] for key in ("level", "fail-on", "max-findings")] == [
        "--level",
        "--fail-on",
        "--max-findings",
    ]
    assert resolved.selection.codes == ("OUR101", "OUR201", "OUR202")
    assert resolved.values.ignore == ("OUR102", "OUR301")
    assert resolved.values.extend_select == ("OUR101",)
    assert resolved.origins["ignore"].endswith(" and --ignore")


def test_selecting_on_the_command_line_forgets_what_is_ignored_and_added_below() -> None:
    resolved = _resolved(FILE, on_top=Overrides(select=("OUR102", "OUR202")))
    assert resolved.selection.codes == ("OUR102", "OUR202")
    assert (resolved.values.extend_select, resolved.values.ignore) == ((), ())
    assert resolved.origins["select"] == "--select"
    assert not {"ignore", "extend-select"} & set(resolved.origins)


def test_a_preset_is_below_the_file_and_presets_are_in_their_order() -> None:
    one = {"level": "thriving", "fail-on": "warning", "lang": "nl", "max-findings": 5, "ignore": ["OUR101"]}
    two = {"level": "essential", "extend-select": ["OUR202"]}
    extends = 'extends = ["ours:one", "ours:two"]\n'
    resolved = _resolved(extends + 'fail-on = "info"\n', one=one, two=two)
    values = resolved.values
    assert (values.level, values.fail_on, values.lang, values.max_findings) == ("essential", "info", "nl", 5)
    assert resolved.selection.codes == ("OUR102", "OUR202")
    assert "ours:two" in resolved.origins["level"]
    assert "ours:one" in resolved.origins["lang"]
    assert resolved.origins["fail-on"] == "netlint.toml:2"
    assert _codes(extends + 'select = ["OUR1"]\nlevel = "sound"\n', one=one, two=two) == ["101", "102"]
    assert _codes(extends + 'ignore = ["OUR202"]\n', one=one, two=two) == ["102"]


def test_options_of_all_layers_come_together_and_the_highest_counts() -> None:
    text = (
        'extends = ["ours:one"]\n[rules.first-one]\nat-most = 5\n[rules.OUR102]\nat-least = 1\n'
        '[[overrides]]\ncharters = "b*"\n[overrides.rules.OUR101]\nat-least = 9\n'
    )
    one = {"rules": {"first-one": {"at-most": 1, "at-least": 2}, "sound-one": {"at-least": 4}}}
    assert _options(_resolved(text, one=one)) == {
        "first-one": {"at_most": 5, "at_least": 2}, "second-one": {"at_least": 1}, "sound-one": {"at_least": 4},
    }  # fmt: skip
    assert _options(_resolved(text, "b.toml", one=one))["first-one"] == {"at_most": 5, "at_least": 9}
    assert _options(_resolved(text.replace('extends = ["ours:one"]\n', ""))) == {
        "first-one": {"at_most": 5}, "second-one": {"at_least": 1},
    }  # fmt: skip


def test_the_most_precise_severity_of_the_highest_layer_counts() -> None:
    text = '[severity]\nOUR = "info"\nfirst-one = "error"\n[[overrides]]\ncharters = "b*"\n[overrides.severity]\nOUR1 = "info"\n'
    assert _severities(_resolved(text)) == {"first-one": "error", "second-one": "info", "sound-one": "info"}
    assert _severities(_resolved(text, "b.toml")) == {"first-one": "info", "second-one": "info", "sound-one": "info"}
    lower = _resolved('extends = ["ours:one"]\n[severity]\nOUR101 = "info"\n', one={"severity": {"OUR": "error"}})
    assert _severities(lower) == {"first-one": "info", "second-one": "error", "sound-one": "error"}


def test_of_two_names_of_one_rule_the_first_in_the_file_sets_its_severity() -> None:
    assert _severities(_resolved('[severity]\nOUR101 = "info"\nfirst-one = "error"\n')) == {"first-one": "info"}
    assert _severities(_resolved('[severity]\nfirst-one = "error"\nOUR101 = "info"\n')) == {"first-one": "error"}


def test_a_prefix_of_opt_in_rules_selects_them() -> None:
    assert _codes('extend-select = ["OUR3"]\n') == ["101", "102", "201", "301"]
    assert _codes('extend-select = ["OUR"]\n') == ["101", "102", "201"]


def test_an_override_is_the_origin_of_what_it_says_only() -> None:
    override = '[[overrides]]\ncharters = "a*"\nlang = "nl"\n'
    origins = _resolved('level = "sound"\n' + override).origins
    assert origins == {"level": "netlint.toml:1", "lang": "netlint.toml:2", "overrides": "netlint.toml:2"}


def test_what_is_resolved_is_kept_for_each_set_of_overrides() -> None:
    settings, plugins = _settings('[[overrides]]\ncharters = "a*"\nlevel = "essential"\n')
    assert settings.resolve(plugins.rules, (0,)) is settings.resolve(plugins.rules, (0,))
    assert settings.resolve(plugins.rules, (0,)).values.level != settings.resolve(plugins.rules).values.level


EXCEPTIONS = (
    'exclude = ["old/"]\n[[exceptions]]\nrule = "first-one"\nreason = "x"\n'
    '[[exceptions]]\nrule = "OUR102"\ncharter = "b*"\nreason = "x"\n[[exceptions]]\nrule = "OUR2"\ncharter = "c*"\nreason = "x"\n'
    '[[overrides]]\ncharters = ["d*", "e*"]\nlevel = "essential"\n'
)


def test_exceptions_are_about_their_charters() -> None:
    settings, _ = _settings(EXCEPTIONS)
    assert settings.exceptions_for("b.toml") is settings.exceptions_for("b2.toml")
    assert settings.exceptions_for("b.toml") is not settings.exceptions_for("a.toml")


def test_an_exception_suppresses_in_its_charters_only() -> None:
    text = 'select = ["NL101"]\n[[exceptions]]\nrule = "NL101"\ncharter = "b*"\nreason = "In May."\n'
    for name, open_ in (("a.charter.toml", True), ("b.charter.toml", False)):
        report = api.check('[network]\nname = "x"\n', name=name, settings=text)
        assert [one.finding.suppression is None for one in report.findings if one.code == "NL101"] == [open_]


def test_what_is_excluded_is_so_by_patterns() -> None:
    settings, _ = _settings(EXCEPTIONS)
    assert [settings.excludes(path) for path in ("old/a.toml", "new/a.toml", "old")] == [True, False, False]
    assert not _settings("")[0].excludes("old/a.toml")


def test_patterns_that_match_no_charter_are_idle() -> None:
    settings, _ = _settings(EXCEPTIONS)
    for paths, expected in ((["b.toml", "d.toml"], ["c*", "e*"]), ("bcde", []), ([], ["b*", "c*", "d*", "e*"])):
        found = unmatched(settings.patterns, lambda paths=paths: paths)  # type: ignore[misc]
        assert [pattern.text for pattern, _hint in found] == expected


def test_a_pattern_that_is_none_is_reported_once_with_its_place() -> None:
    wrong = '[[exceptions]]\nrule = "OUR102"\ncharter = "[z-a]"\nreason = "x"\n[[overrides]]\ncharters = "%s"\nlevel = "sound"\n'
    with pytest.raises(api.SettingsError) as error:
        _resolved(wrong % ("x" * 4097))
    said = str(error.value)
    assert "this pattern has 4097 characters; the limit is 4096. Use * for part of it." in said
