"""The guarded loader: finds plugins, asks their hooks, and refuses what is not whole. Runs no rule.

Nothing is skipped in silence: a plugin that cannot be loaded stops the run, and the error says which one, and why.
"""

import importlib
import pkgutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from types import ModuleType
from typing import Any, NamedTuple

import pluggy

from netlint import hooks
from netlint.charter import Message, Table
from netlint.entry_points import EntryPoint, installed
from netlint.language import gettext as _
from netlint.problem import Problem
from netlint.rules import Rule

OWN_DISTRIBUTION = "netlint-charter"
OWN_PREFIX = "NL"


class PluginError(Problem):
    """Raised for a plugin that cannot be used; the message is for people."""


class Plugin(NamedTuple):
    """A plugin that is loaded, and the distribution that it came with."""

    name: str
    distribution: str
    version: str
    module: object

    def __str__(self) -> str:
        """Name it as errors do."""
        return _("plugin") + f" `{self.name}` ({self.distribution} {self.version})"


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
    """By the code of a rule, `format NAME`, `table NAME` or `preset NAME`."""

    def of(self, plugin: Plugin, kind: str = "") -> list[str]:
        """Name what a plugin has given: the codes of its rules, or things of a `kind`."""
        start = f"{kind} " if kind else ""
        named = [key for key, owner in self.owners.items() if owner is plugin and key.startswith(start)]
        return [key.removeprefix(start) for key in named if kind or " " not in key]


def rules_in(package: str) -> list[Rule]:
    """Give the rules that are defined in a package's modules, at any depth, or in a single module.

    Raises whatever importing the modules raises.
    """
    return [
        thing
        for module in _modules(importlib.import_module(package))
        for thing in vars(module).values()
        if isinstance(thing, Rule) and thing.function.__module__ == module.__name__
    ]


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    yield package
    for found in pkgutil.iter_modules(getattr(package, "__path__", ()), f"{package.__name__}."):
        if found.name.rpartition(".")[2] != "tests":
            yield from _modules(importlib.import_module(found.name))


def load(*, isolated: bool = False, without: Collection[str] = ()) -> Plugins:
    """Load the plugins that are installed, but for those named in `without`; only netlint's own where `isolated`.

    Raises `PluginError` for a plugin that cannot be loaded or is not whole, and for one in `without` that is not there.
    """
    entries = installed(hooks.GROUP)
    for name in without:
        _check_name(name, entries)
    wanted = [entry for entry in entries if not isolated or entry.distribution == OWN_DISTRIBUTION]
    return gather(_import(entry) for entry in wanted if entry.name not in without)


def _check_name(name: str, entries: list[EntryPoint]) -> None:
    """Refuse to leave out a plugin that is not there, or that is netlint itself."""
    others = [entry.name for entry in entries if entry.distribution != OWN_DISTRIBUTION]
    if name in others:
        return
    if any(entry.name == name for entry in entries):
        raise PluginError(_("--no-plugin: `{name}` is netlint's own; --ignore leaves out its rules.").format(name=name))
    known = _("There are: {names}.").format(names=", ".join(others)) if others else _("No other plugin is installed.")
    raise PluginError(_("--no-plugin: there is no plugin `{name}`.").format(name=name) + " " + known)


def gather(plugins: Iterable[Plugin]) -> Plugins:
    """Ask the hooks of plugins, and bring together what they give.

    Raises `PluginError` where a plugin is not whole, or two give the same thing.
    """
    manager = pluggy.PluginManager(hooks.GROUP)
    manager.add_hookspecs(hooks)
    by_name: dict[str, Plugin] = {}
    for plugin in plugins:
        _register(manager, plugin)
        by_name[plugin.name] = plugin
    rules: dict[str, tuple[Rule, Plugin]] = {}
    names: dict[str, tuple[Rule, Plugin]] = {}
    prefixes: dict[str, Plugin] = {}
    for plugin, given in _ask(manager.hook.netlint_rules, by_name):
        for rule in given:
            _add(rules, plugin, rule.code, rule, Message("a rule with the code"))
            _add(names, plugin, rule.name, rule, Message("a rule named"))
            _own_prefix(prefixes, plugin, rule)
    _check_silences(rules, names)
    formats: dict[str, tuple[str, Plugin]] = {}
    tables: dict[str, tuple[type[Table], Plugin]] = {}
    presets: dict[str, tuple[Mapping[str, Any], Plugin]] = {}
    for plugin, given in _ask(manager.hook.netlint_formats, by_name):
        for name, target in given.items():
            _add(formats, plugin, name, target, Message("an output format named"))
    for plugin, given in _ask(manager.hook.netlint_tables, by_name):
        for name, table in given.items():
            _add(tables, plugin, name, _checked_table(plugin, name, table), Message("a table named"))
    for plugin, given in _ask(manager.hook.netlint_presets, by_name):
        presets |= {f"{plugin.name}:{name}": (preset, plugin) for name, preset in given.items()}
    kinds: dict[str, Mapping[str, tuple[Any, Plugin]]] = {
        "": rules,
        "format ": formats,
        "table ": tables,
        "preset ": presets,
    }
    return Plugins(
        tuple(by_name[name] for name in sorted(by_name)),
        {code: rules[code][0] for code in sorted(rules)},
        {name: formats[name][0] for name in sorted(formats)},
        {name: tables[name][0] for name in sorted(tables)},
        {name: presets[name][0] for name in sorted(presets)},
        {kind + key: things[key][1] for kind, things in kinds.items() for key in sorted(things)},
    )


def _own_prefix(prefixes: dict[str, Plugin], plugin: Plugin, rule: Rule) -> None:
    """Give the letters that a code begins with to one plugin; `NL` is netlint's own."""
    prefix = rule.code.rstrip("0123456789")
    is_own = plugin.distribution == OWN_DISTRIBUTION
    if prefix == OWN_PREFIX and not is_own:
        problem = _("{plugin} has a rule {code}, and {prefix} is netlint's own; choose two to six other capitals.")
        raise PluginError(problem.format(plugin=plugin, code=rule.code, prefix=prefix))
    owner = prefixes.setdefault(prefix, plugin)
    if owner is not plugin:
        problem = _("{first} and {second} both have rules whose codes begin with {prefix}; uninstall one of them.")
        raise PluginError(problem.format(first=owner, second=plugin, prefix=prefix))


def _checked_table(plugin: Plugin, name: str, table: object) -> type[Table]:
    if isinstance(table, type) and issubclass(table, Table):
        return table
    problem = _("{plugin}: the table `{name}` is not a type that is derived from netlint.Table")
    raise PluginError(problem.format(plugin=plugin, name=name))


def _import(entry: EntryPoint) -> Plugin:
    plugin = Plugin(entry.name, entry.distribution, entry.version, None)
    if entry.distribution != OWN_DISTRIBUTION:
        _check_requirement(plugin, entry)
    module, _colon, attribute = entry.value.partition(":")
    try:
        loaded: Any = importlib.import_module(module)
        for name in filter(None, attribute.split(".")):
            loaded = getattr(loaded, name)
    except (Exception, SystemExit) as error:
        raise PluginError(_cannot_load(plugin, error)) from error
    return plugin._replace(module=loaded)


def _check_requirement(plugin: Plugin, entry: EntryPoint) -> None:
    """Refuse a plugin that says it does not go with this version of netlint."""
    from packaging.requirements import InvalidRequirement, Requirement  # noqa: PLC0415 (only for others' plugins)
    from packaging.utils import canonicalize_name  # noqa: PLC0415 (the same)

    own = next(other.version for other in installed(hooks.GROUP) if other.distribution == OWN_DISTRIBUTION)
    for text in entry.requires:
        try:
            needed = Requirement(text)
        except InvalidRequirement:
            continue
        if canonicalize_name(needed.name) == OWN_DISTRIBUTION and not needed.specifier.contains(own, prereleases=True):
            problem = _(
                "{plugin} needs netlint {needed}, and this is netlint {version}: install one that goes with it."
            )
            raise PluginError(problem.format(plugin=plugin, needed=needed.specifier, version=own))


def _cannot_load(plugin: Plugin, error: BaseException) -> str:
    return (
        _("{plugin} cannot be loaded: {error}").format(plugin=plugin, error=f"{type(error).__name__}: {error}")
        + "\n"
        + _("Mend it or uninstall it; --isolated runs netlint with its own rules only.")
    )


def _register(manager: pluggy.PluginManager, plugin: Plugin) -> None:
    """Register a plugin, and refuse hooks that netlint does not have: they would never be called."""
    for name, thing in vars(plugin.module).items():
        if name.startswith("netlint_") and callable(thing) and not hasattr(thing, "netlint_impl"):
            problem = _("{plugin} has a function {name} that is not marked with @netlint.hookimpl")
            raise PluginError(problem.format(plugin=plugin, name=name))
    try:
        if manager.register(plugin.module, plugin.name) is None:
            raise PluginError(_("{plugin} is blocked").format(plugin=plugin))
        manager.check_pending()
    except (ValueError, pluggy.PluginValidationError) as error:
        known = ", ".join(name for name in sorted(vars(manager.hook)) if not name.startswith("_"))
        problem = _("{plugin} has a hook that netlint does not know: {error}").format(plugin=plugin, error=error)
        raise PluginError(problem + "\n" + _("Known hooks: {names}.").format(names=known)) from error


def _ask(hook: Any, by_name: dict[str, Plugin]) -> Iterator[tuple[Plugin, Any]]:
    """Ask one hook of each plugin by itself, so that a plugin that fails is named."""
    for implementation in hook.get_hookimpls():
        plugin = by_name[implementation.plugin_name]
        try:
            yield plugin, implementation.function()
        except (Exception, SystemExit) as error:
            raise PluginError(_cannot_load(plugin, error)) from error


def _add(taken: dict[str, tuple[Any, Plugin]], plugin: Plugin, key: str, thing: Any, what: Message) -> None:
    if key in taken:
        problem = _("{first} and {second} both give {what} {name}; uninstall one of them.")
        raise PluginError(problem.format(first=taken[key][1], second=plugin, what=what.text(_), name=key))
    taken[key] = (thing, plugin)


def _check_silences(rules: dict[str, tuple[Rule, Plugin]], names: dict[str, tuple[Rule, Plugin]]) -> None:
    """Refuse a rule that silences one that does not exist, or that silences it in turn."""
    for rule, plugin in rules.values():
        for named in (name for name in rule.silences if name != "*"):
            silenced = (rules.get(named) or names.get(named) or (None,))[0]
            if silenced is None:
                problem = _("{plugin}: rule {code} silences {name}, which is no rule")
                raise PluginError(problem.format(plugin=plugin, code=rule.code, name=named))
            if rule.code in silenced.silences or rule.name in silenced.silences:
                problem = _("{plugin}: rules {first} and {second} silence each other")
                raise PluginError(problem.format(plugin=plugin, first=rule.code, second=silenced.code))
