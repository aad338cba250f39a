"""The guarded loader: imports plugins, asks their hooks, and refuses what is invalid. Compares no two plugins.

Nothing is skipped in silence: a plugin that cannot be loaded stops the run, and the error says which, where and why.
"""

import importlib
import inspect
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import pluggy

from netlint.charter import Table
from netlint.i18n import Message, notice
from netlint.plugins import hookspecs
from netlint.plugins.entry_points import OWN_DISTRIBUTION, EntryPoint, installed
from netlint.plugins.validation import EXPECTED
from netlint.rules.base import Rule
from netlint.utils.errors import Interrupted, Problem, raised
from netlint.utils.suggest import did_you_mean

__all__ = [
    "OWN_DISTRIBUTION",
    "Plugin",
    "PluginError",
    "PluginManager",
    "call_plugin",
    "cannot_be_loaded",
    "import_named",
    "import_plugin",
    "parameters_of",
    "place_of",
    "signature_of",
]

T = TypeVar("T")


class PluginError(Problem):
    """Raised if a plugin cannot be used; the message is for people."""

    is_of_others: bool = True


class Plugin(NamedTuple):
    """A plugin that is loaded, and the distribution that it came with."""

    name: str
    distribution: str
    version: str
    module: object

    @property
    def label(self) -> Message:
        """What errors call it."""
        return Message("plugin") + f" `{self.name}` ({self.distribution} {self.version})"


class PluginManager:
    """Plugins that have been registered, and what their hooks give."""

    def __init__(self) -> None:
        """Know the hooks, and no plugin."""
        self.plugins: list[Plugin] = []
        self._manager = pluggy.PluginManager(hookspecs.GROUP)
        self._manager.add_hookspecs(hookspecs)
        self._known = {name for name in vars(hookspecs) if name.startswith(f"{hookspecs.GROUP}_")}

    def register(self, plugin: Plugin) -> None:
        """Take up a plugin. Raises `PluginError` for hooks that netlint does not have: they would never be called."""
        if twin := next((other for other in self.plugins if other.name == plugin.name), None):
            problem = "{first} and {second} have the same name. Uninstall one of them."
            raise PluginError(notice(problem, first=twin.label, second=plugin.label))
        given = [name for name in dir(plugin.module) if name.startswith(f"{hookspecs.GROUP}_")]
        functions = {name: thing for name in given if callable(thing := getattr(plugin.module, name))}
        if not functions:
            raise PluginError(
                notice("{plugin} has no hooks, so it provides nothing.", plugin=plugin.label) + self._hint()
            )
        for name, function in functions.items():
            self._check_hook(plugin, name, function)
        try:
            self._manager.register(plugin.module, plugin.name)
        except (ValueError, pluggy.PluginValidationError) as error:
            problem = "{plugin} has a hook that netlint cannot call: {error}"
            raise PluginError(notice(problem, plugin=plugin.label, error=" ".join(str(error).split()))) from error
        self.plugins.append(plugin)

    def _check_hook(self, plugin: Plugin, name: str, function: Callable[..., Any]) -> None:
        """Refuse a hook that netlint does not have, that is not marked, or that asks for what there is not."""
        if name not in self._known:
            problem = "{plugin} has an unknown hook: {name}."
            raise PluginError(
                notice(problem, plugin=plugin.label, name=name + place_of(plugin, function)) + self._hint(name)
            )
        if not hasattr(function, f"{hookspecs.GROUP}_impl"):
            problem = "{plugin} has a function {name} without @netlint.hookimpl."
            raise PluginError(notice(problem, plugin=plugin.label, name=name + place_of(plugin, function)))
        offered = parameters_of(getattr(hookspecs, name))
        for asked in parameters_of(function).values():
            if asked.default is asked.empty and asked.kind is asked.POSITIONAL_OR_KEYWORD and asked.name not in offered:
                problem = (
                    "{plugin}: {hook} has a parameter `{name}` that this version of netlint does not provide. Remove "
                    "it, or require a newer netlint in your dependencies."
                )
                hook = name + place_of(plugin, function)
                raise PluginError(notice(problem, plugin=plugin.label, hook=hook, name=asked.name))

    def _hint(self, name: str = "") -> Message:
        known = "\n" + notice("Available hooks: {names}.", names=", ".join(sorted(self._known)))
        near = did_you_mean(name, self._known)
        return " " + near + known if near else known

    def rules(self) -> Iterator[tuple[Plugin, list[Rule]]]:
        """Yield the rules of each plugin. Raises `PluginError` where a plugin fails, or gives something else."""
        for plugin, given in self.ask("netlint_rules"):
            if isinstance(given, str | Mapping) or not hasattr(given, "__iter__"):
                raise PluginError(_gives(plugin, "netlint_rules", given, Message("a list of rules")))
            rules: list[Any] = call_plugin(plugin, list, given)
            for rule in rules:
                if not isinstance(rule, Rule):
                    raise PluginError(_gives(plugin, "netlint_rules", rule, Message("a rule made with @netlint.rule")))
            yield plugin, rules

    def named(self, hook: str) -> Iterator[tuple[Plugin, Mapping[str, Any]]]:
        """Yield what each plugin has under names. Raises `PluginError` where one fails, or has something else."""
        wanted = EXPECTED[hook]
        for plugin, given in self.ask(hook):
            if not isinstance(given, Mapping):
                raise PluginError(_gives(plugin, hook, given, Message("a mapping of names")))
            for name, thing in given.items():
                if not wanted.is_name(name):
                    problem = "{plugin}: {hook} returned the invalid name {name}. Use {allowed}."
                    refused = {"hook": hook, "name": repr(name), "allowed": wanted.allowed}
                    raise PluginError(notice(problem, plugin=plugin.label, **refused))
                if not wanted.is_it(thing):
                    raise PluginError(_gives(plugin, f"{hook}, {name!r}", thing, wanted.words))
                if hook == "netlint_tables":
                    _check_table(plugin, name, thing)
            yield plugin, given

    def ask(self, hook: str, **arguments: Any) -> Iterator[tuple[Plugin, Any]]:
        """Yield what each plugin answers to a hook. Each is asked by itself, so that a plugin that fails is named.

        An implementation gets the `arguments` that it has parameters for.
        """
        asked = {implementation.plugin_name for implementation in getattr(self._manager.hook, hook).get_hookimpls()}
        for plugin in (plugin for plugin in self.plugins if plugin.name in asked):
            others = [other.module for other in self.plugins if other is not plugin]
            caller = self._manager.subset_hook_caller(hook, others)
            answers = call_plugin(plugin, partial(caller, **arguments))
            yield plugin, answers[0] if answers else None  # pluggy takes nothing for no answer


def parameters_of(function: Callable[..., Any]) -> Mapping[str, inspect.Parameter]:
    """Return the parameters of a function. Its annotations may name what only a type checker imports."""
    if sys.version_info >= (3, 14):  # where an annotation is evaluated when something asks for it
        from annotationlib import Format

        return inspect.signature(function, annotation_format=Format.STRING).parameters
    else:  # noqa: RET505 (mypy leaves out a branch for another Python, not what follows one)
        return inspect.signature(function).parameters


def signature_of(function: Callable[..., Any]) -> inspect.Signature:
    """Return the signature of a function without what it returns, as `parameters_of` reads it."""
    return inspect.Signature(list(parameters_of(function).values()))


def call_plugin(plugin: Plugin, function: Callable[..., T], *args: Any, module: str | None = None) -> T:
    """Call something of a plugin's. Raises `PluginError` with what that raises, and where.

    `module` is the one that the function is in, if that is not the plugin itself.
    """
    try:
        return function(*args)
    except KeyboardInterrupt as error:
        raise Interrupted(plugin.label) from error
    except (Exception, SystemExit) as error:
        where = module or str(getattr(plugin.module, "__name__", ""))
        raise PluginError(_failure("{plugin} raised an error: {error}", plugin, error, where)) from error


def import_named(plugin: Plugin, target: str) -> Any:
    """Import `module`, or `module:attribute`. Raises `PluginError` where that fails."""
    module, _colon, attribute = target.partition(":")
    try:
        loaded: Any = importlib.import_module(module)
        for name in filter(None, attribute.split(".")):
            loaded = getattr(loaded, name)
    except KeyboardInterrupt as error:
        raise Interrupted(plugin.label) from error
    except (Exception, SystemExit) as error:
        raise PluginError(_failure("{plugin} cannot be loaded: {error}", plugin, error, module)) from error
    return loaded


def import_plugin(entry: EntryPoint, version: str = "") -> Plugin:
    """Import what an entry point names. Raises `PluginError` where that fails, or does not go with this netlint.

    `version` is that of netlint, if it is known.
    """
    plugin = Plugin(entry.name, entry.distribution, entry.version, None)
    if entry.distribution != OWN_DISTRIBUTION:
        _check_requirement(plugin, entry, version or own_version())
    return plugin._replace(module=import_named(plugin, entry.value))


def _check_requirement(plugin: Plugin, entry: EntryPoint, version: str) -> None:
    """Refuse a plugin that says it does not go with this version of netlint, here and without any of its extras."""
    from netlint.plugins.requirements import unmet_requirement

    if needed := unmet_requirement(entry.requires, version):
        problem = (
            "{plugin} requires netlint {needed}, but this is netlint {version}. Install versions that fit together."
        )
        raise PluginError(notice(problem, plugin=plugin.label, needed=needed, version=version))


def own_version() -> str:
    """Return the version of netlint that runs."""
    return next(other.version for other in installed(hookspecs.GROUP) if other.distribution == OWN_DISTRIBUTION)


def _failure(template: str, plugin: Plugin, error: BaseException, module: str) -> Message:
    """Return what a plugin has raised, and where in its files."""
    what = error.message if isinstance(error, Problem) else raised(error, _files_of(module))
    return _with_advice(plugin, notice(template, plugin=plugin.label, error=what))


def cannot_be_loaded(plugin: Plugin, problem: str, function: object) -> Message:
    """Return what is said of a plugin with a problem in one of its functions, with the place of the function."""
    problem += place_of(plugin, function)
    return _with_advice(plugin, notice("{plugin} cannot be loaded: {error}", plugin=plugin.label, error=problem))


def _with_advice(plugin: Plugin, said: Message) -> Message:
    """Return what is said of a plugin that cannot be used, and what to do."""
    if plugin.distribution == OWN_DISTRIBUTION:
        return said + "\n" + notice("It is part of netlint. Install {name} again.", name=OWN_DISTRIBUTION)
    advice = "Fix it or uninstall it. To run without it, use --no-plugin {name}; --isolated leaves out all plugins."
    return said + "\n" + notice(advice, name=plugin.name)


def _files_of(module: str) -> Path | None:
    """Return the folder of the package that a module is in, or its file where it stands by itself."""
    top = module.partition(".")[0]
    try:
        spec = find_spec(top) if top else None
    except ValueError:  # of a module that was made without a file
        return None
    where = Path(spec.origin) if spec and spec.origin else None
    return where.parent if where and spec and spec.submodule_search_locations else where


def place_of(plugin: Plugin, function: object) -> str:
    """Return where a function of a plugin is, to follow its name: ` (netlint_ours/__init__.py, line 5)`."""
    code = getattr(function, "__code__", None)
    if code is None:
        return ""
    file = Path(code.co_filename)
    files = _files_of(getattr(plugin.module, "__name__", None) or type(plugin.module).__module__)
    shown = file.relative_to(files.parent).as_posix() if files and file.is_relative_to(files) else file.name
    return f" ({shown}, line {code.co_firstlineno})"


def _check_table(plugin: Plugin, name: str, table: type[Table]) -> None:
    """Refuse a type of a plugin that can hold no table of a charter."""
    from netlint.plugins.tables import table_problem

    if mistake := call_plugin(plugin, table_problem, table):
        problem = "{plugin}: {hook}, {name} cannot be a table of a charter: {problem}"
        about = {"hook": "netlint_tables", "name": repr(name), "problem": mistake}
        raise PluginError(notice(problem, plugin=plugin.label, **about))


def _gives(plugin: Plugin, hook: str, given: object, wanted: Message) -> Message:
    problem = "{plugin}: {hook} must return {wanted}, but returned {given}."
    found = "None" if given is None else repr(given) if isinstance(given, str) else type(given).__name__
    return notice(problem, plugin=plugin.label, hook=hook, given=found, wanted=wanted)
