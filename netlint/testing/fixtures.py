"""Fixtures of plugins in tests: those of the installed plugins and of the package under test, or values instead."""

import sys
from collections.abc import Iterator, Mapping
from typing import Any

from netlint.plugins.fixtures import check_requests, fixtures_of
from netlint.plugins.hookspecs import netlint_fixtures
from netlint.plugins.manager import Plugin, PluginError, PluginManager
from netlint.plugins.registry import load_plugins
from netlint.rules.base import Rule, RuleError
from netlint.rules.fixture import Fixture, needed
from netlint.rules.own_fixtures import FIXTURES
from netlint.testing.expectations import expect, fail
from netlint.utils.suggest import suggest


def with_fixtures(rule: Rule, values: Mapping[str, Any] | None = None) -> Rule:
    """Return a rule with the fixtures of plugins that it needs; `values` are used instead of some of them.

    Raises `AssertionError` if nothing provides one of its parameters, and for a value that the rule does not need.
    """
    given = _fixtures_of(values or {})
    if not given and rule.needs <= {*FIXTURES, *rule.provided}:
        return rule  # it needs none, or has them
    fixtures = {**_of_plugins(rule), **given}
    try:
        bound = rule.with_fixtures(fixtures)
    except RuleError as error:
        fail(str(error))
    for name in given:
        expect(name in bound.needs and name not in FIXTURES, _unneeded(name, bound))
    return bound


def needed_values(rule: Rule, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return those of some values, by the names of fixtures, that a rule needs.

    Raises `AssertionError` if fixtures of plugins cannot be used.
    """
    names = needed(rule.fixtures, {**_of_plugins(rule), **_fixtures_of(values)}) if values else ()
    return {name: value for name, value in values.items() if name in names}


def _fixtures_of(values: Mapping[str, Any]) -> dict[str, Fixture]:
    """Return fixtures that have these values."""
    return {
        name: Fixture(name, _returning(value), plugin="test", distribution="test") for name, value in values.items()
    }


def _returning(value: Any) -> Any:
    return lambda: value


def _unneeded(name: str, rule: Rule) -> str:
    """Return that a rule does not need a fixture for which a test has a value."""
    problem = f"{rule.code} {rule.name} does not need a fixture `{name}` of a plugin"
    near = suggest(name, rule.provided)
    return f"{problem}; did you mean `{near}`?" if near else f"{problem}."


def _of_plugins(rule: Rule) -> Mapping[str, Fixture]:
    """Return the fixtures of the installed plugins, and those of the package of a rule if it is not installed."""
    installed = load_plugins()
    try:
        own = dict(_own(rule.package))
        fixtures = {
            **own,
            **{name: (one, installed.owners[f"fixture {name}"]) for name, one in installed.fixtures.items()},
        }
        check_requests(fixtures)
    except PluginError as error:
        fail(str(error))
    return {name: fixture for name, (fixture, _plugin) in fixtures.items()}


def _own(package: str) -> Iterator[tuple[str, tuple[Fixture, Plugin]]]:
    """Yield the fixtures that the hook of a package returns, if it has that hook. Raises `PluginError`."""
    module = sys.modules.get(package)
    if hasattr(module, netlint_fixtures.__name__):
        loader = PluginManager()
        loader.register(Plugin(package, package, "not installed", module))
        for plugin, fixture in fixtures_of(loader):
            yield fixture.name, (fixture, plugin)
