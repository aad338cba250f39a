"""What plugins may provide, whose it is, and what is said where two of them clash."""

import json
from collections.abc import Callable, Iterator, Mapping
from types import ModuleType
from typing import Any

import pytest

import netlint as api
from netlint.charter import Table
from netlint.plugins import hookspecs
from netlint.plugins.entry_points import EntryPoint
from netlint.plugins.manager import PluginManager, import_plugin
from netlint.plugins.registry import OWN_DISTRIBUTION, Plugin, PluginError, Plugins, gather, load_plugins
from netlint.plugins.tables import table_problem
from netlint.plugins.validation import EXPECTED, is_name
from netlint.rules.base import Rule

PAGE = "Something is wrong.\n\nWhy: -\n\nFix: -\n\nBad: -\n\nGood: -\n"


def _rule(code: str, name: str, **more: Any) -> Rule:
    def function(charter: api.Charter) -> Iterator[api.Finding]:
        yield api.Finding("Something.", at="network")

    function.__name__, function.__doc__ = name.replace("-", "_"), PAGE
    return api.rule(code, severity="info", level="sound", question="Is it?", **more)(function)


class Pledge(Table, frozen=True):
    """A table of a plugin."""

    amount: int | None = None


class Hooks:
    """A plugin with everything."""

    def __init__(self, name: str, *rules: Rule) -> None:
        self.name, self.rules = name, rules

    @api.hookimpl
    def netlint_rules(self) -> list[Rule]:
        return list(self.rules)

    @api.hookimpl
    def netlint_formats(self) -> dict[str, str]:
        return {f"{self.name}-list": "package.module:Class", f"{self.name}-card": "module:Outer.Inner"}

    @api.hookimpl
    def netlint_tables(self) -> dict[str, type[Table]]:
        return {self.name: Pledge}

    @api.hookimpl
    def netlint_presets(self) -> dict[str, Mapping[str, Any]]:
        return {"strict": {"level": "thriving"}}


def _plugin(name: str, *rules: Rule, distribution: str = "") -> Plugin:
    return Plugin(name, distribution or f"netlint-{name}", "1.2", Hooks(name, *rules))


def _gathered() -> tuple[Plugins, Plugin, Plugin]:
    one = _plugin("one", _rule("BAA102", "b-two"), _rule("BAA101", "b-one"))
    two = _plugin("two", _rule("AAA101", "a-one", supersedes=("BAA101", "b-two")))
    return gather([two, one]), one, two


def test_what_plugins_provide_is_in_order_and_has_its_owner() -> None:
    plugins, one, two = _gathered()
    assert plugins.plugins == (one, two)
    assert list(plugins.rules) == ["AAA101", "BAA101", "BAA102"]
    assert list(plugins.formats.items()) == [
        ("one-card", "module:Outer.Inner"), ("one-list", "package.module:Class"),
        ("two-card", "module:Outer.Inner"), ("two-list", "package.module:Class"),
    ]  # fmt: skip
    assert plugins.tables == {"one": Pledge, "two": Pledge}
    assert list(plugins.presets) == ["one:strict", "two:strict"]
    assert plugins.of(one) == ["BAA101", "BAA102"]
    assert [plugins.of(two, kind) for kind in ("format", "table", "preset")] == [
        ["two-card", "two-list"],
        ["two"],
        ["two:strict"],
    ]
    assert plugins.owners["format one-list"] is one
    assert plugins.version == ""


def test_the_version_is_that_of_netlint_itself() -> None:
    own = _plugin("own", distribution=OWN_DISTRIBUTION)
    assert gather([_plugin("one"), own._replace(version="3.4")]).version == "3.4"


def _error(*plugins: Plugin) -> str:
    with pytest.raises(PluginError) as error:
        gather(plugins)
    return str(error.value)


def test_a_prefix_belongs_to_one_plugin_and_that_of_netlint_to_netlint() -> None:
    clash = _error(_plugin("one", _rule("AAA101", "one")), _plugin("two", _rule("AAA202", "two")))
    assert clash == (
        "plugin `one` (netlint-one 1.2) and plugin `two` (netlint-two 1.2) both have rules with codes that begin with AAA. "
        "Choose other letters for yours, or uninstall one of them."
    )
    taken = _error(_plugin("one", _rule("NL999", "one")))
    assert taken == (
        "plugin `one` (netlint-one 1.2) has a rule NL999, but the prefix NL belongs to netlint. "
        "Choose two to six other uppercase letters."
    )
    own = _plugin("own", _rule("NL999", "one"), distribution=OWN_DISTRIBUTION)
    assert list(gather([own]).rules) == ["NL999"]


def test_two_plugins_cannot_provide_the_same_format_or_table() -> None:
    other = Plugin("two", "netlint-two", "1.2", Hooks("one"))
    assert _error(_plugin("one"), other) == (
        "plugin `one` (netlint-one 1.2) and plugin `two` (netlint-two 1.2) both provide a report format named one-list. "
        "Change yours, or uninstall one of them."
    )


def test_a_rule_is_named_with_its_place_where_two_clash() -> None:
    said = _error(_plugin("one", _rule("AAA101", "same")), _plugin("two", _rule("BAA101", "same")))
    assert said.startswith("plugin `one` (netlint-one 1.2), test_gathering_plugins.py, line ")
    assert said.endswith(" both provide a rule named same. Change yours, or uninstall one of them.")


@pytest.mark.parametrize("key", ["supersedes", "supersedes_except"])
def test_a_rule_supersedes_rules_that_exist(key: str) -> None:
    more = {"supersedes": ("*",)} | {key: ("BAA999", "*") if key == "supersedes" else ("BAA999",)}
    said = _error(_plugin("one", _rule("AAA101", "one", **more)))
    assert said.endswith(": rule AAA101 supersedes BAA999, which is not a rule.")
    assert "test_gathering_plugins.py, line" in said


@pytest.mark.parametrize("named", ["AAA101", "first"])
def test_two_rules_do_not_supersede_each_other(named: str) -> None:
    rules = _rule("AAA101", "first", supersedes=("second",)), _rule("AAA102", "second", supersedes=(named,))
    assert _error(_plugin("one", *rules)) == (
        "plugin `one` (netlint-one 1.2): rules AAA101 and AAA102 supersede each other."
    )


@pytest.mark.parametrize(
    ("without", "said"),
    [
        ("essentials", "--no-plugin: `essentials` is part of netlint. Use --ignore to leave out its rules."),
        ("nothing", "--no-plugin: unknown plugin `nothing`. "),
    ],
)
def test_only_plugins_of_others_can_be_left_out(without: str, said: str) -> None:
    with pytest.raises(PluginError) as error:
        load_plugins(without=[without])
    assert str(error.value).startswith(said)


def test_alone_netlint_has_only_what_is_its_own() -> None:
    plugins = load_plugins(isolated=True)
    assert {plugin.distribution for plugin in plugins.plugins} == {OWN_DISTRIBUTION}
    assert {code[:2] for code in plugins.rules} == {"NL"}
    assert plugins.version
    assert plugins.catalogs == {}


def test_names_have_lowercase_letters_digits_and_hyphens() -> None:
    good, bad = ["a", "list-2", "2", "a-b-c"], ["", "-a", "a-", "a--b", "A", "a_b", "a b", "é", "a.b", 3, None, ["a"]]
    assert [name for name in [*good, *bad] if is_name(name)] == good


def test_a_format_is_a_module_and_a_class() -> None:
    good = ["module:Class", "package.module:Class", "a.b.c:D.E"]
    bad = ["module", "module:", ":Class", "a b:C", "a-b:C", "a.:C", "a:C.", "a:1", "", "a:b:c", 3, None]
    assert [target for target in [*good, *bad] if EXPECTED["netlint_formats"].is_it(target)] == good


def test_a_table_is_a_type_of_tables_and_a_preset_a_mapping() -> None:
    is_table, is_preset = EXPECTED["netlint_tables"].is_it, EXPECTED["netlint_presets"].is_it
    assert [thing for thing in (Pledge, Table, Pledge(), int, "x", None) if is_table(thing)] == [Pledge, Table]
    assert [thing for thing in ({"a": 1}, [], "x", None) if is_preset(thing)] == [{"a": 1}]


class _NeedsMore(Table, frozen=True):
    first_pledge: str


class _HoldsAnything(Table, frozen=True):
    pledge: complex | None = None


class _WithoutAnnotation(Table, frozen=True):
    pledge: "Missing | None" = None  # type: ignore[name-defined]  # noqa: F821


def test_a_table_that_no_charter_can_have_is_refused_with_the_reason() -> None:
    assert table_problem(Pledge) is None
    said = table_problem(_NeedsMore)
    assert said
    assert said.text() == "`first-pledge` must have a default, such as None, for a charter without it."
    assert table_problem(_HoldsAnything)
    assert table_problem(_WithoutAnnotation)


def _importing(*requires: str) -> Plugin:
    return import_plugin(EntryPoint("theirs", "json:decoder", "netlint-theirs", "2.0", requires))


def test_a_plugin_that_needs_another_netlint_is_not_imported() -> None:
    with pytest.raises(PluginError) as error:
        _importing("msgspec", "Netlint_Charter >= 90, < 91")
    version = load_plugins(isolated=True).version
    assert str(error.value) == (
        f"plugin `theirs` (netlint-theirs 2.0) requires netlint <91,>=90, but this is netlint {version}. "
        "Install versions that fit together."
    )


@pytest.mark.parametrize(
    "requires", [(), ("netlint-charter",), ("netlint-charter>=0.0.1",), ("msgspec>=999",), ("no requirement at all",)]
)
def test_a_plugin_that_needs_this_netlint_or_something_else_is_imported(requires: tuple[str, ...]) -> None:
    assert _importing(*requires).module is json.decoder


def test_what_comes_with_netlint_needs_no_check() -> None:
    entry = EntryPoint("own", "json", OWN_DISTRIBUTION, "2.0", ("netlint-charter>=90",))
    assert import_plugin(entry) == Plugin("own", OWN_DISTRIBUTION, "2.0", json)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("no_such_module_here", "ModuleNotFoundError: No module named 'no_such_module_here'"),
        ("json:nothing", "AttributeError: module 'json' has no attribute 'nothing'"),
        ("json:decoder.nothing", "AttributeError: module 'json.decoder' has no attribute 'nothing'"),
    ],
)
def test_a_plugin_that_cannot_be_imported_says_what_to_do(value: str, said: str) -> None:
    with pytest.raises(PluginError) as error:
        import_plugin(EntryPoint("theirs", value, "netlint-theirs", "2.0"))
    assert str(error.value).split("\n") == [
        f"plugin `theirs` (netlint-theirs 2.0) cannot be loaded: {said}",
        "Fix it or uninstall it. To run without it, use --no-plugin theirs; --isolated leaves out all plugins.",
    ]


# Hooks with parameters


def _probe(loader: PluginManager, name: str, function: Callable[..., Any]) -> None:
    """Register a plugin with a function as its hook `netlint_probe`."""
    module = ModuleType(name)
    module.netlint_probe = api.hookimpl(function)  # type: ignore[attr-defined]
    loader.register(Plugin(name, f"netlint-{name}", "1.2", module))


@pytest.fixture
def loader(monkeypatch: pytest.MonkeyPatch) -> PluginManager:
    """A manager that knows one more hook, with two parameters."""

    @hookspecs.hookspec
    def netlint_probe(rules: object, settings: object) -> object: ...

    monkeypatch.setattr(hookspecs, "netlint_probe", netlint_probe, raising=False)
    return PluginManager()


def test_a_hook_gets_the_parameters_that_it_has(loader: PluginManager) -> None:
    _probe(loader, "none", lambda: "nothing")
    _probe(loader, "one", lambda settings: (settings,))
    _probe(loader, "both", lambda settings, rules: (settings, rules))
    answers = {plugin.name: given for plugin, given in loader.ask("netlint_probe", rules="R", settings="S")}
    assert answers == {"none": "nothing", "one": ("S",), "both": ("S", "R")}


def test_a_hook_that_raises_takes_nothing_from_those_of_others(loader: PluginManager) -> None:
    asked: list[str] = []
    _probe(loader, "first", lambda rules: asked.append("first") or rules)
    _probe(loader, "second", lambda: 1 / 0)
    answers = loader.ask("netlint_probe", rules="R", settings="S")
    assert next(answers)[1] == "R"
    with pytest.raises(
        PluginError, match=r"plugin `second` \(netlint-second 1\.2\) raised an error: ZeroDivisionError"
    ):
        next(answers)
    assert asked == ["first"]


def test_a_parameter_that_the_hook_does_not_have_is_refused(loader: PluginManager) -> None:
    with pytest.raises(PluginError, match=r"netlint_probe .* has a parameter `charter` that this version of netlint"):
        _probe(loader, "more", lambda rules, charter: (rules, charter))
