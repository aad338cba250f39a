"""Plugins: what is whole is gathered, what is not is refused by name."""

import re
import sys
import zipfile
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType

import pytest
from conftest import Netlint

import netlint as api
from netlint.entry_points import installed as entries_of
from netlint.plugins import Plugin, PluginError, gather, load
from netlint.rules import Rule, RuleError

PAGE = "Something is wrong.\n\nWhy: -\n\nFix: -\n\nBad: -\n\nGood: -\n"


def make_rule(code: str = "XYZ001", name: str = "sample", silences: tuple[str, ...] = ()) -> Rule:
    def function(charter: api.Charter) -> Iterator[api.Finding]:
        yield api.Finding("Something.", at="network")

    function.__name__ = name
    function.__doc__ = PAGE
    return api.rule(code, severity="info", level="sound", asks="Is it?", silences=silences)(function)


def make_plugin(name: str, *rules: Rule, **attributes: object) -> Plugin:
    module = ModuleType(name)

    @api.hookimpl
    def netlint_rules() -> list[Rule]:
        return list(rules)

    module.netlint_rules = netlint_rules  # type: ignore[attr-defined]
    for key, value in attributes.items():
        setattr(module, key, value)
    return Plugin(name, f"netlint-{name}", "1.2", module)


def test_rules_of_plugins_come_together() -> None:
    one, two = make_rule("ABC001", "one"), make_rule("DEF002", "two")
    plugins = gather([make_plugin("b", two), make_plugin("a", one)])
    assert list(plugins.rules.values()) == [one, two]
    assert plugins.owners["DEF002"].name == "b"


@pytest.mark.parametrize(
    ("first", "second", "what"),
    [
        (("ABC001", "one"), ("ABC001", "two"), "with the code ABC001"),
        (("ABC001", "one"), ("ABC002", "one"), "named one"),
    ],
)
def test_two_rules_of_one_code_or_name_are_refused(first: tuple[str, str], second: tuple[str, str], what: str) -> None:
    with pytest.raises(PluginError) as error:
        gather([make_plugin("a", make_rule(*first)), make_plugin("b", make_rule(*second))])
    said = r"plugin `a` \(netlint-a 1.2\), test_plugins.py, line \d+ and plugin `b` \(netlint-b 1.2\), test_plugins.py, line"
    assert re.match(said, str(error.value))
    assert f"both give a rule {what}; change yours, or uninstall one of them." in str(error.value)


def test_a_hook_that_does_not_exist_is_refused() -> None:
    @api.hookimpl
    def netlint_ruels() -> None: ...

    with pytest.raises(PluginError, match=r"(?s)plugin `a` .*netlint_ruels.*Known hooks: .*netlint_rules"):
        gather([make_plugin("a", netlint_ruels=netlint_ruels)])


def test_a_hook_without_its_marker_is_refused() -> None:
    def netlint_formats() -> None: ...

    with pytest.raises(PluginError, match=r"not marked with @netlint\.hookimpl"):
        gather([make_plugin("a", netlint_formats=netlint_formats)])


def test_a_hook_that_raises_names_its_plugin() -> None:
    @api.hookimpl
    def netlint_formats() -> None:
        raise ZeroDivisionError("oh no")

    with pytest.raises(PluginError, match=r"plugin `a` \(netlint-a 1.2\) has failed: ZeroDivisionError: oh no"):
        gather([make_plugin("a", netlint_formats=netlint_formats)])


def test_a_rule_cannot_silence_what_does_not_exist_or_silences_it_back() -> None:
    with pytest.raises(PluginError, match="silences NOPE001, which is no rule"):
        gather([make_plugin("a", make_rule(silences=("NOPE001",)))])
    one, two = make_rule("ABC001", "one", ("two",)), make_rule("ABC002", "two", ("ABC001",))
    with pytest.raises(PluginError, match="silence each other"):
        gather([make_plugin("a", one, two)])


def not_a_generator(charter: api.Charter) -> list[api.Finding]:
    return []


def asks_for_more(charter: api.Charter, weather: str) -> Iterator[api.Finding]:
    yield api.Finding("-", at="network")


def takes_anything(charter: api.Charter, **options: int) -> Iterator[api.Finding]:
    yield api.Finding("-", at="network")


def option_without_default(charter: api.Charter, *, most: int) -> Iterator[api.Finding]:
    yield api.Finding("-", at="network")


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (not_a_generator, "it never yields a finding"),
        (asks_for_more, "it asks for `weather`, which is none of charter, document, today"),
        (takes_anything, r"takes \*args or \*\*kwargs"),
        (option_without_default, "its option `most` has no default"),
    ],
)
def test_a_function_that_is_no_rule_is_refused(function: object, said: str) -> None:
    function.__doc__ = PAGE
    with pytest.raises(RuleError, match=said):
        api.rule("XYZ001", severity="info", level="sound", asks="Is it?")(function)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"code": "xyz1"}, "its code is not two to six capitals and three digits"),
        ({"severity": "fatal"}, "its severity is none of error, warning, info"),
        ({"level": "basic"}, "its level is none of essential"),
        ({"asks": " "}, "it asks the group nothing"),
        ({"needs": ("nothing",)}, "it needs `nothing`, which is no section of the charter"),
    ],
)
def test_a_declaration_that_is_not_whole_is_refused(change: dict[str, object], said: str) -> None:
    def sample(charter: api.Charter) -> Iterator[api.Finding]:
        yield api.Finding("-", at="network")

    sample.__doc__ = PAGE
    given: dict[str, object] = {"code": "XYZ001", "severity": "info", "level": "sound", "asks": "Is it?"} | change
    with pytest.raises(RuleError, match=said):
        api.rule(str(given.pop("code")), **given)(sample)  # type: ignore[arg-type]


@pytest.mark.parametrize("section", ["Why", "Fix", "Bad", "Good"])
def test_a_rule_without_a_section_of_its_page_is_refused(section: str) -> None:
    def sample(charter: api.Charter) -> Iterator[api.Finding]:
        yield api.Finding("-", at="network")

    sample.__doc__ = PAGE.replace(f"{section}: -", "")
    with pytest.raises(RuleError, match=rf"its docstring has no {section} \(.*test_plugins.py, line \d+\)"):
        api.rule("XYZ001", severity="info", level="sound", asks="Is it?")(sample)


def test_the_built_in_rules_come_by_the_way_of_all_plugins() -> None:
    plugins = load()
    assert {plugin.name for plugin in plugins.plugins} >= {"essentials", "formats"}
    assert plugins.owners["NL101"].name == "essentials"
    assert set(plugins.formats) >= {"text", "concise", "json"}


def test_every_function_with_a_rule_decorator_is_found() -> None:
    folder = Path(sys.modules["netlint"].__file__ or "").parent.parent / "plugins" / "netlint_essentials"
    declared = sum(path.read_text("utf-8").count("\n@rule(") for path in folder.rglob("*.py"))
    assert declared == len([code for code, plugin in load().owners.items() if plugin.name == "essentials"])


def test_entry_points_are_those_of_the_standard_library() -> None:
    for group in ("netlint", "console_scripts", "pytest11", "none"):
        theirs = {
            (entry.name, entry.value.partition("[")[0].strip(), entry.dist.name, entry.dist.version)
            for entry in entry_points(group=group)
            if entry.dist
        }
        assert {entry[:4] for entry in entries_of(group)} == theirs


def test_entry_points_in_an_archive_are_found_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(tmp_path / "packed.zip", "w") as archive:
        archive.writestr("packed-2.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: packed\nVersion: 2.0\n")
        archive.writestr("packed-2.0.dist-info/entry_points.txt", "[netlint]\npacked = packed\n")
    monkeypatch.syspath_prepend(tmp_path / "packed.zip")
    assert ("packed", "packed", "packed", "2.0") in [entry[:4] for entry in entries_of("netlint")]


def test_a_distribution_that_is_found_twice_counts_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder, info in (("a", "twice_named-1.0.dist-info"), ("b", "Twice.Named.egg-info")):
        where = tmp_path / folder / info
        where.mkdir(parents=True)
        (where / "entry_points.txt").write_text("[netlint]\ntwice = twice\n")
        (where / ("METADATA" if folder == "a" else "PKG-INFO")).write_text("Name: twice-named\nVersion: 1.0\n")
        monkeypatch.syspath_prepend(tmp_path / folder)
    assert [entry.name for entry in entries_of("netlint")].count("twice") == 1


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder in which a plugin is installed, to put on the path."""
    site = tmp_path / "site"
    info = site / "netlint_sample-0.3.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: netlint-sample\nVersion: 0.3\n")
    (info / "entry_points.txt").write_text("[netlint]\nsample = netlint_sample\n")
    (site / "netlint_sample.py").write_text(
        "import netlint\n\n@netlint.hookimpl\ndef netlint_rules():\n    return netlint.rules_in(__name__)\n\n"
        '@netlint.rule("SMP001", severity="warning", level="sound", asks="Is it?")\n'
        f"def sample(charter):\n    {PAGE!r}\n    yield netlint.Finding('Sample.', at='network')\n"
    )
    return site


def test_an_installed_plugin_takes_part(netlint: Netlint, installed: Path, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text('[network]\nname = "x"\n')
    path = {"PYTHONPATH": str(installed)}
    assert "SMP001" in netlint("--select", "SMP001", "--format", "concise", **path).stdout
    assert "SMP001" in netlint("--select", "netlint_sample", "--format", "concise", **path).stdout
    assert "sample (netlint-sample 0.3)" in netlint("--version", today=None, **path).stdout
    assert "SMP001" in netlint("rules", **path).stdout
    assert netlint("--isolated", "--select", "SMP001", **path).returncode == 2


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import nothing_of_the_kind", "ModuleNotFoundError: No module named 'nothing_of_the_kind'"),
        ("def f(:", "SyntaxError"),
        ("raise SystemExit(0)", "SystemExit"),
    ],
)
def test_a_plugin_that_cannot_be_loaded_stops_the_run(
    netlint: Netlint, installed: Path, tmp_path: Path, code: str, said: str
) -> None:
    (tmp_path / "charter.toml").write_text('[network]\nname = "x"\n')
    (installed / "netlint_sample.py").write_text(code)
    done = netlint(PYTHONPATH=str(installed))
    assert done.returncode == 2
    assert "plugin `sample` (netlint-sample 0.3) cannot be loaded" in done.stderr
    assert said in done.stderr
    assert done.stdout == ""
    assert netlint("--isolated", "--fail-on", "never", PYTHONPATH=str(installed)).returncode == 0


def test_a_rule_that_raises_is_named_and_stops_no_other(netlint: Netlint, installed: Path, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text('[network]\nname = "x"\n')
    module = installed / "netlint_sample.py"
    module.write_text(module.read_text().replace("yield", "1 / 0\n    yield"))
    done = netlint("--select", "SMP001,NL101", "--format", "concise", PYTHONPATH=str(installed))
    assert done.returncode == 2
    assert "NL101" in done.stdout
    said = (
        "Rule SMP001 (sample, of netlint_sample) failed: ZeroDivisionError: division by zero (netlint_sample.py, line"
    )
    assert f"error NL030 {said}" in done.stdout
    assert netlint("--ignore", "NL030", PYTHONPATH=str(installed)).returncode == 2


def test_two_rules_of_one_plugin_that_have_one_code_are_told_with_their_lines() -> None:
    with pytest.raises(PluginError) as error:
        gather([make_plugin("a", make_rule("ABC001", "one"), make_rule("ABC001", "two"))])
    assert re.search(
        r"line \d+ and plugin .* line \d+ both give .* code ABC001; change one of them\.$", str(error.value)
    )


def test_two_plugins_of_one_name_are_refused() -> None:
    with pytest.raises(PluginError, match="have the same name; uninstall one of them"):
        gather([make_plugin("a", make_rule("ABC001", "one")), make_plugin("a", make_rule("DEF001", "two"))])


class Hooks:
    """A plugin that is an object, and not a module."""

    @api.hookimpl
    def netlint_rules(self) -> list[Rule]:
        return [make_rule()]


def test_a_plugin_may_be_an_object() -> None:
    assert list(gather([Plugin("a", "netlint-a", "1.2", Hooks())]).rules) == ["XYZ001"]


def test_what_is_no_plugin_at_all_is_told() -> None:
    with pytest.raises(PluginError, match="has no hook, so it gives nothing"):
        gather([Plugin("a", "netlint-a", "1.2", 3)])


FORMAT = """
@netlint.hookimpl
def netlint_formats():
    return {"list": "netlint_listing:Listing"}
"""
LISTING = (
    "from netlint.output import Format\n\nclass Listing(Format):\n    def charter(self, report, shown):\n        %s\n"
)


@pytest.mark.parametrize(
    ("listing", "said"),
    [
        (None, "cannot be loaded: ModuleNotFoundError: No module named 'netlint_listing'"),
        ("class List: ...", "cannot be loaded: AttributeError: module 'netlint_listing' has no attribute 'Listing'"),
        (LISTING % "1 / 0", "has failed: ZeroDivisionError: division by zero"),
    ],
)
def test_a_format_that_fails_stops_the_run_and_names_its_plugin(
    netlint: Netlint, installed: Path, tmp_path: Path, listing: str | None, said: str
) -> None:
    (tmp_path / "charter.toml").write_text('[network]\nname = "x"\n')
    with (installed / "netlint_sample.py").open("a") as module:
        module.write(FORMAT)
    if listing:
        (installed / "netlint_listing.py").write_text(listing)
    for args in (("--format", "list"), ("--output", "list:report.txt")):
        done = netlint(*args, PYTHONPATH=str(installed))
        assert done.returncode == 2
        assert f"plugin `sample` (netlint-sample 0.3) {said}" in done.stderr
    assert not (tmp_path / "report.txt").exists()
    (installed / "netlint_listing.py").write_text(LISTING % "return report.name")
    assert netlint("--format", "list", "--fail-on", "never", PYTHONPATH=str(installed)).stdout == "charter.toml"
