"""The guarded loader: imports plugins, asks their hooks, and refuses what is not whole. Compares no two plugins.

Nothing is skipped in silence: a plugin that cannot be loaded stops the run, and the error says which, where and why.
"""

import importlib
from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import pluggy

from netlint import hooks
from netlint.charter import Message, Table, nearest
from netlint.entry_points import EntryPoint, installed
from netlint.language import gettext as _
from netlint.problem import Problem, raised
from netlint.rules import Rule

OWN_DISTRIBUTION = "netlint-charter"
T = TypeVar("T")


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


class _Wanted(NamedTuple):
    """What a hook gives under each name: a word for it, and what says whether it is that."""

    words: Message
    is_it: Callable[[Any], bool]


_NAMED = {
    "netlint_formats": _Wanted(Message("the `module:Class` of an output format"), lambda one: isinstance(one, str)),
    "netlint_tables": _Wanted(
        Message("a type that is derived from netlint.Table"),
        lambda one: isinstance(one, type) and issubclass(one, Table),
    ),
    "netlint_presets": _Wanted(Message("a table of settings"), lambda one: isinstance(one, Mapping)),
}


class Loader:
    """Plugins that have been registered, and what their hooks give."""

    def __init__(self) -> None:
        """Know the hooks, and no plugin."""
        self.plugins: list[Plugin] = []
        self._manager = pluggy.PluginManager(hooks.GROUP)
        self._manager.add_hookspecs(hooks)
        self._known = {name for name in vars(hooks) if name.startswith(f"{hooks.GROUP}_")}

    def register(self, plugin: Plugin) -> None:
        """Take up a plugin. Raises `PluginError` for hooks that netlint does not have: they would never be called."""
        if twin := next((other for other in self.plugins if other.name == plugin.name), None):
            problem = _("{first} and {second} have the same name; uninstall one of them.")
            raise PluginError(problem.format(first=twin, second=plugin))
        given = [name for name in dir(plugin.module) if name.startswith(f"{hooks.GROUP}_")]
        functions = {name: thing for name in given if callable(thing := getattr(plugin.module, name))}
        if not functions:
            raise PluginError(_("{plugin} has no hook, so it gives nothing.").format(plugin=plugin) + self._hint())
        for name, function in functions.items():
            if name not in self._known:
                problem = _("{plugin} has a hook that netlint does not know: {name}.")
                raise PluginError(problem.format(plugin=plugin, name=name) + self._hint(name))
            if not hasattr(function, f"{hooks.GROUP}_impl"):
                problem = _("{plugin} has a function {name} that is not marked with @netlint.hookimpl")
                raise PluginError(problem.format(plugin=plugin, name=name))
        try:
            self._manager.register(plugin.module, plugin.name)
        except (ValueError, pluggy.PluginValidationError) as error:
            problem = _("{plugin} has a hook that cannot be asked: {error}")
            raise PluginError(problem.format(plugin=plugin, error=" ".join(str(error).split()))) from error
        self.plugins.append(plugin)

    def _hint(self, name: str = "") -> str:
        near = nearest(name, self._known)
        hint = " " + _("Did you mean `{name}`?").format(name=near) if near else ""
        return hint + "\n" + _("Known hooks: {names}.").format(names=", ".join(sorted(self._known)))

    def rules(self) -> Iterator[tuple[Plugin, list[Rule]]]:
        """Give the rules of each plugin. Raises `PluginError` where a plugin fails, or gives something else."""
        for plugin, given in self._ask("netlint_rules"):
            if isinstance(given, str | Mapping) or not hasattr(given, "__iter__"):
                raise PluginError(_gives(plugin, "netlint_rules", given, Message("a list of rules")))
            rules: list[Any] = ask(plugin, list, given)
            for rule in rules:
                if not isinstance(rule, Rule):
                    raise PluginError(_gives(plugin, "netlint_rules", rule, Message("a rule made with @netlint.rule")))
            yield plugin, rules

    def named(self, hook: str) -> Iterator[tuple[Plugin, Mapping[str, Any]]]:
        """Give what each plugin has under names. Raises `PluginError` where a plugin fails, or gives something else."""
        wanted = _NAMED[hook]
        for plugin, given in self._ask(hook):
            if not isinstance(given, Mapping):
                raise PluginError(_gives(plugin, hook, given, Message("a table of names")))
            for name, thing in given.items():
                if not isinstance(name, str) or not wanted.is_it(thing):
                    raise PluginError(_gives(plugin, f"{hook}, {name!r}", thing, wanted.words))
            yield plugin, given

    def _ask(self, hook: str) -> Iterator[tuple[Plugin, Any]]:
        """Ask one hook of each plugin by itself, so that a plugin that fails is named."""
        by_name = {plugin.name: plugin for plugin in self.plugins}
        for implementation in getattr(self._manager.hook, hook).get_hookimpls():
            plugin = by_name[implementation.plugin_name]
            yield plugin, ask(plugin, implementation.function)


def ask(plugin: Plugin, function: Callable[..., T], *args: Any) -> T:
    """Call something of a plugin's. Raises `PluginError` with what that raises."""
    try:
        return function(*args)
    except (Exception, SystemExit) as error:
        template = _("{plugin} has failed: {error}")
        raise PluginError(_told(template, plugin, error, getattr(plugin.module, "__name__", ""))) from error


def import_named(plugin: Plugin, target: str) -> Any:
    """Import `module`, or `module:attribute`. Raises `PluginError` where that fails."""
    module, _colon, attribute = target.partition(":")
    try:
        loaded: Any = importlib.import_module(module)
        for name in filter(None, attribute.split(".")):
            loaded = getattr(loaded, name)
    except (Exception, SystemExit) as error:
        raise PluginError(_told(_("{plugin} cannot be loaded: {error}"), plugin, error, module)) from error
    return loaded


def import_plugin(entry: EntryPoint) -> Plugin:
    """Import what an entry point names. Raises `PluginError` where that fails, or does not go with this netlint."""
    plugin = Plugin(entry.name, entry.distribution, entry.version, None)
    if entry.distribution != OWN_DISTRIBUTION:
        _check_requirement(plugin, entry)
    return plugin._replace(module=import_named(plugin, entry.value))


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


def _told(template: str, plugin: Plugin, error: BaseException, module: str) -> str:
    """Say what a plugin has raised, and where in its files."""
    top = module.partition(".")[0]
    spec = find_spec(top) if top else None
    where = Path(spec.origin) if spec and spec.origin else None
    if where and spec and spec.submodule_search_locations:
        where = where.parent
    said = template.format(plugin=plugin, error=raised(error, where))
    return said + "\n" + _("Mend it or uninstall it; --isolated runs netlint with its own rules only.")


def _gives(plugin: Plugin, hook: str, given: object, wanted: Message) -> str:
    problem = _("{plugin}: {hook} gives {given}, and has to give {wanted}.")
    found = "None" if given is None else type(given).__name__
    return problem.format(plugin=plugin, hook=hook, given=found, wanted=wanted.text(_))
