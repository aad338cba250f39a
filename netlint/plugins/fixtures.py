"""The fixtures of plugins: what is wrong with each, and with all of them and the rules together. Makes none."""

import inspect
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from netlint.i18n import Message, joined, notice
from netlint.plugins.manager import (
    Plugin,
    PluginError,
    PluginManager,
    call_plugin,
    cannot_be_loaded,
    parameters_of,
    place_of,
)
from netlint.rules.base import Rule, RuleError, unprovided
from netlint.rules.fixture import Fixture
from netlint.rules.own_fixtures import FIXTURES, ONLY_RULES
from netlint.utils.suggest import guess_and_known

FOR_FIXTURES = tuple(name for name in FIXTURES if name not in ONLY_RULES)
"""The fixtures of netlint that a fixture of a plugin can request."""
_OTHER_KINDS = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)


def fixtures_of(loader: PluginManager) -> Iterator[tuple[Plugin, Fixture]]:
    """Yield the fixtures that each plugin provides. Raises `PluginError` for one that netlint cannot call."""
    for plugin, named in loader.named("netlint_fixtures"):
        for name, function in named.items():
            if name in FIXTURES:
                problem = "{plugin}: netlint_fixtures returned `{name}`, which netlint provides. Choose another name."
                raise PluginError(notice(problem, plugin=plugin.label, name=name))
            yield plugin, _fixture(plugin, name, function)


def _fixture(plugin: Plugin, name: str, function: Callable[..., Any]) -> Fixture:
    parameters = call_plugin(plugin, parameters_of, function)
    fixture = Fixture(name, function, tuple(parameters), plugin.name, plugin.distribution)
    if problem := _kind_problem(function):
        raise _refused(plugin, fixture, problem)
    for parameter in parameters.values():
        if problem := _parameter_problem(parameter):
            raise _refused(plugin, fixture, problem)
    return fixture


def _kind_problem(function: Callable[..., Any]) -> Message | None:
    """Return why a function does not return a value when it is called; `None` if it does."""
    called = (function, type(function).__call__)  # of an object that can be called, it is this method that is called
    if any(map(inspect.iscoroutinefunction, called)) or any(map(inspect.isasyncgenfunction, called)):
        return Message("is async, but netlint does not wait. Return the value from an ordinary function.")
    if any(map(inspect.isgeneratorfunction, called)):
        return Message("is a generator, but netlint needs the value itself. Return it, for example as a tuple.")
    return None


def _parameter_problem(parameter: inspect.Parameter) -> Message | None:
    """Return what is wrong with a parameter of a fixture by itself; `None` if it is a name that can be requested."""
    name = parameter.name
    if parameter.kind in _OTHER_KINDS:
        return Message("has *args or **kwargs, but netlint passes nothing to them. Name each parameter.")
    if parameter.default is not parameter.empty:
        problem = "has a default for its parameter `{name}`, but netlint fills in each parameter. Remove the default."
        return notice(problem, name=name)
    if parameter.kind is parameter.KEYWORD_ONLY:
        problem = "has its parameter `{name}` after a `*`, but only rules have options. Put it before the `*`."
        return notice(problem, name=name)
    if name in ONLY_RULES:
        problem = (
            "has a parameter `{name}`, but only a rule can request that: fixtures of plugins are about one charter, "
            "without the outcomes of rules."
        )
        return notice(problem, name=name)
    return None


def _refused(plugin: Plugin, fixture: Fixture, problem: Message) -> PluginError:
    said = notice(
        "{plugin}: the fixture {name}", plugin=plugin.label, name=f"`{fixture.name}`{_place(plugin, fixture)}"
    )
    return PluginError(said + " " + problem)


def _place(plugin: Plugin, fixture: Fixture) -> str:
    return place_of(plugin, fixture.function) or f" ({fixture.where})"


def check_requests(fixtures: Mapping[str, tuple[Fixture, Plugin]], left_out: Collection[str] = ()) -> None:
    """Check that fixtures of plugins request fixtures that exist, and not each other.

    `left_out` names the plugins that --no-plugin leaves out. Raises `PluginError` for the first mistake.
    """
    known = (*FOR_FIXTURES, *sorted(fixtures))
    for fixture, plugin in fixtures.values():
        for name in (name for name in fixture.parameters if name not in known):
            problem = notice("has a parameter `{name}` that nothing provides.", name=name)
            listed = notice("Available fixtures: {names}.", names=", ".join(known))
            advice = guess_and_known(name, known, listed)
            raise _refused(plugin, fixture, joined(problem, advice, perhaps_left_out(name, left_out)))
    if circle := _circle({name: fixture.parameters for name, (fixture, _plugin) in fixtures.items()}):
        fixture, plugin = fixtures[circle[0]]
        shown = " → ".join(f"`{name}`" for name in circle)
        raise _refused(plugin, fixture, notice("needs itself: {circle}.", circle=shown))


def _circle(requests: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return the names from a fixture back to itself, each of which requests the next; nothing if none needs itself."""
    if not requests:
        return []
    from graphlib import CycleError, TopologicalSorter

    try:
        TopologicalSorter(requests).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        return circle[::-1]  # it goes from what is requested to what requests it
    return []


def bound(rule: Rule, plugin: Plugin, fixtures: Mapping[str, Fixture], left_out: Collection[str] = ()) -> Rule:
    """Return a rule of a plugin with the fixtures that it needs.

    Raises `PluginError` if it has a parameter that neither netlint nor a plugin provides.
    """
    try:
        return rule.with_fixtures(fixtures)
    except RuleError as error:
        said = cannot_be_loaded(plugin, error.problem, rule.function)
        hint = perhaps_left_out(unprovided(rule, fixtures)[0], left_out)
        raise PluginError(joined(said, hint, between="\n")) from error


def perhaps_left_out(name: str, left_out: Collection[str]) -> Message | None:
    """Return that a fixture that nothing provides may come from a plugin that --no-plugin leaves out, if it does so."""
    if not left_out:
        return None
    others = ", ".join(f"`{one}`" for one in sorted(left_out))
    return notice("`{name}` may come from a plugin that --no-plugin leaves out: {others}.", name=name, others=others)
