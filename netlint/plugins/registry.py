"""What all plugins give, brought together: two that give the same thing are refused. Runs no rule.

Nothing is skipped in silence: a plugin that cannot be loaded stops the run, and the error says which one, and why.
"""

import sys
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from netlint.charter import Table
from netlint.i18n import LANGUAGES, Message, notice
from netlint.i18n.translator import Catalogs, Translator
from netlint.plugins import hookspecs
from netlint.plugins.catalogs import read_checked_catalog
from netlint.plugins.entry_points import EntryPoint, installed
from netlint.plugins.fixtures import bound, check_requests, fixtures_of
from netlint.plugins.manager import OWN_DISTRIBUTION, Plugin, PluginError, PluginManager, call_plugin, import_plugin
from netlint.rules.base import Rule, privilege_of
from netlint.rules.fixture import Fixture

__all__ = [
    "OWN_DISTRIBUTION",
    "OWN_PREFIX",
    "Plugin",
    "PluginError",
    "Plugins",
    "check_docstrings",
    "gather",
    "load_plugins",
]

OWN_PREFIX = "NL"
_WITHOUT_DOCSTRINGS = 2
"""From which level of optimization on Python leaves out docstrings."""


class Plugins(NamedTuple):
    """All that plugins give, and which of them each thing came with."""

    plugins: tuple[Plugin, ...]
    rules: dict[str, Rule]
    """By code."""
    formats: dict[str, str]
    """By name, as `module:Class`."""
    tables: dict[str, type[Table]]
    """By the name under `[plugins]` in a charter."""
    presets: dict[str, Mapping[str, Any]]
    """By `plugin:name`."""
    owners: dict[str, Plugin]
    """By the code of a rule, `format NAME`, `table NAME`, `preset NAME` or `fixture NAME`."""
    catalogs: Catalogs = MappingProxyType({})
    """What the plugins of others say in other languages."""
    fixtures: Mapping[str, Fixture] = MappingProxyType({})
    """By name."""

    @property
    def version(self) -> str:
        """The version of netlint; "" where it is not among them."""
        own = (plugin.version for plugin in self.plugins if plugin.distribution == OWN_DISTRIBUTION)
        return next(own, "")

    def translator(self) -> Translator:
        """Return a new translator, which speaks for netlint and for these plugins."""
        own = {code for code, owner in self.owners.items() if owner.distribution == OWN_DISTRIBUTION}
        return Translator({rule.package for code, rule in self.rules.items() if code in own}, self.catalogs)

    def of(self, plugin: Plugin, kind: str = "") -> list[str]:
        """Return the names of what a plugin has given: the codes of its rules, or things of a `kind`."""
        start = f"{kind} " if kind else ""
        named = [key for key, owner in self.owners.items() if owner is plugin and key.startswith(start)]
        return [key.removeprefix(start) for key in named if kind or " " not in key]

    def packages_of(self, plugin: Plugin) -> set[str]:
        """Return the packages that have texts of a plugin: those of all that it provides, and its own.

        A plugin that is no module has no package of its own.
        """
        targets = (self.formats[name] for name in self.of(plugin, "format"))
        tables = (self.tables[name].__module__ for name in self.of(plugin, "table"))
        functions = (self.fixtures[name].function for name in self.of(plugin, "fixture"))
        fixtures = (getattr(function, "__module__", None) or "" for function in functions)
        modules = (*targets, *tables, *fixtures, getattr(plugin.module, "__name__", ""))
        named = {name for module in modules if (name := module.partition(":")[0].partition(".")[0])}
        return named | {self.rules[code].package for code in self.of(plugin)}


def load_plugins(*, isolated: bool = False, without: Collection[str] = ()) -> Plugins:
    """Return the installed plugins, without those named in `without`; with `isolated`, only those of netlint itself.

    Raises `PluginError` if a plugin cannot be loaded or is incomplete, or if a plugin in `without` does not exist.
    """
    check_docstrings()
    entries = installed(hookspecs.GROUP)
    version = next((entry.version for entry in entries if entry.distribution == OWN_DISTRIBUTION), None)
    if version is None:
        problem = "The package `netlint` in {folder} is not installed, so it has no rules. Install {name} with pip."
        raise PluginError(notice(problem, folder=Path(hookspecs.__file__).parents[2], name=OWN_DISTRIBUTION))
    for name in without:
        _check_name(name, entries)
    wanted = [entry for entry in entries if not isolated or entry.distribution == OWN_DISTRIBUTION]
    plugins = gather((import_plugin(entry, version) for entry in wanted if entry.name not in without), without)
    own = {
        package
        for plugin in plugins.plugins
        if plugin.distribution == OWN_DISTRIBUTION
        for package in plugins.packages_of(plugin)
    }
    catalogs = {
        (language, package): call_plugin(guest, read_checked_catalog, language, package)
        for guest in plugins.plugins
        if guest.distribution != OWN_DISTRIBUTION
        for package in sorted(plugins.packages_of(guest) - own)
        for language in LANGUAGES
    }
    return plugins._replace(catalogs=catalogs)


def check_docstrings() -> None:
    """Raise `PluginError` where Python leaves out docstrings: no plugin is to blame for what is then missing."""
    if sys.flags.optimize >= _WITHOUT_DOCSTRINGS:
        problem = (
            "Python runs without docstrings (PYTHONOPTIMIZE=2 or -OO), but netlint takes the texts of rules and "
            "commands from them. Unset PYTHONOPTIMIZE or set it to 1, and leave out -OO."
        )
        raise PluginError(Message(problem))


def _check_name(name: str, entries: list[EntryPoint]) -> None:
    """Refuse to leave out a plugin that is not there, or that is netlint itself."""
    others = [entry.name for entry in entries if entry.distribution != OWN_DISTRIBUTION]
    if name in others:
        return
    if any(entry.name == name for entry in entries):
        raise PluginError(
            notice(("--no-plugin: `{name}` is part of netlint. Use --ignore to leave out its rules."), name=name)
        )
    known = (
        notice("Installed plugins: {names}.", names=", ".join(others))
        if others
        else Message("No other plugins are installed.")
    )
    raise PluginError(notice("--no-plugin: unknown plugin `{name}`.", name=name) + " " + known)


def gather(plugins: Iterable[Plugin], left_out: Collection[str] = ()) -> Plugins:
    """Ask the hooks of plugins, and bring together what they give; `left_out` names the plugins that are left out.

    Raises `PluginError` if a plugin is invalid, two provide the same thing, or none provides what a rule requests.
    """
    loader = PluginManager()
    for plugin in plugins:
        loader.register(plugin)
    rules: dict[str, tuple[Rule, Plugin]] = {}
    names: dict[str, tuple[Rule, Plugin]] = {}
    prefixes: dict[str, Plugin] = {}
    for plugin, given in loader.rules():
        for rule in given:
            _add(rules, plugin, rule.code, rule, Message("a rule with the code"))
            _add(names, plugin, rule.name, rule, Message("a rule named"))
            _own_prefix(prefixes, plugin, rule)
            _check_privileges(plugin, rule)
            rule.distribution = plugin.distribution
    _check_supersedes(rules, names)
    formats: dict[str, tuple[str, Plugin]] = {}
    tables: dict[str, tuple[type[Table], Plugin]] = {}
    presets: dict[str, tuple[Mapping[str, Any], Plugin]] = {}
    for plugin, named in loader.named("netlint_formats"):
        for name, target in named.items():
            _add(formats, plugin, name, target, Message("a report format named"))
    for plugin, named in loader.named("netlint_tables"):
        for name, table in named.items():
            _add(tables, plugin, name, table, Message("a table named"))
    _check_requires(rules, {name: table for name, (table, _plugin) in tables.items()})
    for plugin, named in loader.named("netlint_presets"):
        presets |= {f"{plugin.name}:{name}": (preset, plugin) for name, preset in named.items()}
    fixtures = _fixtures(loader, left_out)
    provided = {name: fixture for name, (fixture, _plugin) in fixtures.items()}
    kinds: dict[str, Mapping[str, tuple[Any, Plugin]]] = {
        "": rules,
        "format ": formats,
        "table ": tables,
        "preset ": presets,
        "fixture ": fixtures,
    }
    return Plugins(
        tuple(sorted(loader.plugins, key=lambda plugin: plugin.name)),
        {code: bound(*rules[code], provided, left_out) for code in sorted(rules)},
        {name: formats[name][0] for name in sorted(formats)},
        {name: tables[name][0] for name in sorted(tables)},
        {name: presets[name][0] for name in sorted(presets)},
        {kind + key: things[key][1] for kind, things in kinds.items() for key in sorted(things)},
        fixtures={name: provided[name] for name in sorted(provided)},
    )


def _fixtures(loader: PluginManager, left_out: Collection[str]) -> dict[str, tuple[Fixture, Plugin]]:
    """Return the fixtures of plugins by name, each with its plugin."""
    fixtures: dict[str, tuple[Fixture, Plugin]] = {}
    for plugin, fixture in fixtures_of(loader):
        _add(fixtures, plugin, fixture.name, fixture, Message("a fixture named"))
    check_requests(fixtures, left_out)
    return fixtures


def _own_prefix(prefixes: dict[str, Plugin], plugin: Plugin, rule: Rule) -> None:
    """Refuse a code that begins with the letters of another plugin; `NL` is netlint's own."""
    prefix = rule.prefix
    is_own = plugin.distribution == OWN_DISTRIBUTION
    if prefix == OWN_PREFIX and not is_own:
        problem = (
            "{plugin} has a rule {code}, but the prefix {prefix} belongs to netlint. Choose two to six other "
            "uppercase letters."
        )
        raise PluginError(notice(problem, plugin=plugin.label, code=rule.code, prefix=prefix))
    owner = prefixes.setdefault(prefix, plugin)
    if owner is not plugin:
        problem = (
            "{first} and {second} both have rules with codes that begin with {prefix}. Choose other letters "
            "for yours, or uninstall one of them."
        )
        raise PluginError(notice(problem, first=owner.label, second=plugin.label, prefix=prefix))


def _check_privileges(plugin: Plugin, rule: Rule) -> None:
    """Refuse a rule that is declared to be what only rules of netlint itself can be."""
    if plugin.distribution != OWN_DISTRIBUTION and (privilege := privilege_of(rule)):
        problem = (
            "{plugin}: rule {code} has `{privilege}=True`, which only rules of netlint itself can have, because "
            "everyone who checks a charter relies on these. Remove it."
        )
        raise PluginError(notice(problem, plugin=_where(plugin, rule), code=rule.code, privilege=privilege))


def _add(taken: dict[str, tuple[Any, Plugin]], plugin: Plugin, key: str, thing: Any, what: Message) -> None:
    """Take up what a plugin gives under a key that nothing else has."""
    if key not in taken:
        taken[key] = (thing, plugin)
        return
    other, owner = taken[key]
    both: dict[str, object] = {
        "what": what,
        "name": key,
        "first": _where(owner, other),
        "second": _where(plugin, thing),
    }
    if owner is plugin:
        problem = "{first} and {second} both provide {what} {name}. Change one of them."
    else:
        problem = "{first} and {second} both provide {what} {name}. Change yours, or uninstall one of them."
    raise PluginError(notice(problem, **both))


def _where(plugin: Plugin, thing: Any) -> Message:
    """Return what a plugin is called, and where in it a rule or a fixture stands."""
    return plugin.label + f", {thing.where}" if isinstance(thing, Rule | Fixture) else plugin.label


def _check_requires(rules: dict[str, tuple[Rule, Plugin]], tables: Mapping[str, type[Table]]) -> None:
    """Refuse a rule that requires a table that no plugin provides: it would always be skipped."""
    requiring = [(rule, plugin) for rule, plugin in rules.values() if rule.own_tables]
    if not requiring:
        return  # as most
    from netlint.plugins.tables import requires_problem

    for rule, plugin in requiring:
        if wrong := requires_problem(rule, tables):
            problem = "{plugin}: rule {code} is invalid: {problem}"
            raise PluginError(notice(problem, plugin=_where(plugin, rule), code=rule.code, problem=wrong))


def _check_supersedes(rules: dict[str, tuple[Rule, Plugin]], names: dict[str, tuple[Rule, Plugin]]) -> None:
    """Refuse a rule that supersedes one that does not exist, or that supersedes it in turn."""
    for rule, plugin in rules.values():
        for named in (name for name in (*rule.supersedes, *rule.supersedes_except) if name != "*"):
            superseded = (rules.get(named) or names.get(named) or (None,))[0]
            if superseded is None:
                problem = "{plugin}: rule {code} supersedes {name}, which is not a rule."
                raise PluginError(notice(problem, plugin=_where(plugin, rule), code=rule.code, name=named))
            if rule.code in superseded.supersedes or rule.name in superseded.supersedes:
                problem = "{plugin}: rules {first} and {second} supersede each other."
                raise PluginError(notice(problem, plugin=plugin.label, first=rule.code, second=superseded.code))
