"""`netlint plugins`: list the plugins that are loaded, and what each gives."""

import inspect
import json
from collections.abc import Mapping
from typing import Any

import click

from netlint.cli import parser
from netlint.cli.commands import SUMMARIES
from netlint.cli.invocation import console
from netlint.cli.invocation import gettext as _
from netlint.cli.options import plugin_options
from netlint.i18n import Message, joined
from netlint.plugins import hookspecs
from netlint.plugins.entry_points import EntryPoint, installed
from netlint.plugins.manager import OWN_DISTRIBUTION, import_plugin
from netlint.plugins.registry import Plugin, PluginError, Plugins, gather, load_plugins
from netlint.settings.preset_data import names_in


@parser.command(short_help=SUMMARIES["plugins"])
@parser.option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", help="Output format. Default: text."
)
@plugin_options
def command(format_: str, isolated: bool, no_plugin: tuple[str, ...]) -> None:
    """List the loaded plugins: the package, version and folder of each, and what it provides.

    If a plugin cannot be loaded, netlint shows the error and still lists the other plugins.
    """
    problem: PluginError | None = None
    try:
        plugins = load_plugins(isolated=isolated, without=no_plugin)
    except PluginError as error:
        plugins, problem = _well(no_plugin, error)
    _show([_record(plugin, plugins) for plugin in plugins.plugins], format_)
    if problem:
        raise problem


def _well(without: tuple[str, ...], error: PluginError) -> tuple[Plugins, PluginError]:
    """Load the plugins that are well, netlint's own first; give them, and what is wrong with the others.

    Raises the `error` that was met where it is about no plugin.
    """
    entries = sorted(installed(hookspecs.GROUP), key=lambda entry: entry.distribution != OWN_DISTRIBUTION)
    is_installed = any(entry.distribution == OWN_DISTRIBUTION for entry in entries)
    if not is_installed or not {entry.name for entry in entries}.issuperset(without):
        raise error
    problems: dict[EntryPoint, PluginError] = {}
    imported: dict[EntryPoint, Plugin] = {}
    for entry in (entry for entry in entries if entry.name not in without):
        try:
            imported[entry] = import_plugin(entry)
        except PluginError as met:
            problems[entry] = met
    well = _gathered(imported, problems, without)
    if not problems:
        raise error
    met_in_order = tuple(problems[entry] for entry in entries if entry in problems)
    problem = PluginError(joined(*(met.message for met in met_in_order), between="\n"))
    problem.causes = met_in_order
    return gather(well), problem


def _gathered(
    imported: dict[EntryPoint, Plugin], problems: dict[EntryPoint, PluginError], without: tuple[str, ...]
) -> list[Plugin]:
    """Return the plugins that go together, and add to `problems` what is wrong with the others.

    A plugin may need what a later one provides, so those that fail are tried again when others have been added.
    """
    well: list[Plugin] = []
    waiting = dict(imported)
    while waiting:
        failed: dict[EntryPoint, Plugin] = {}
        for entry, plugin in waiting.items():
            try:
                gather([*well, plugin], without)
            except PluginError as met:
                failed[entry], problems[entry] = plugin, met
            else:
                well.append(plugin)
                problems.pop(entry, None)
        if len(failed) == len(waiting):
            break
        waiting = failed
    return well


def _show(records: list[dict[str, Any]], format_: str) -> None:
    if format_ == "json":
        console().print(json.dumps(records, indent=2, ensure_ascii=False))
        return
    for record in records:
        console().print(f"{record['name']}  ({record['distribution']} {record['version']})")
        console().print(f"    {record['from']}")
        for kind, words in _KINDS.items():
            if record[kind]:
                console().print(f"    {words.text(_)}: {_shortened(record[kind])}")


def _record(plugin: Plugin, plugins: Plugins) -> dict[str, Any]:
    names = [name for name in dir(plugin.module) if name.startswith(f"{hookspecs.GROUP}_")]
    return {
        "name": plugin.name,
        "distribution": plugin.distribution,
        "version": plugin.version,
        "from": _file(plugin.module),
        "rules": plugins.of(plugin),
        "formats": plugins.of(plugin, "format"),
        "tables": plugins.of(plugin, "table"),
        "presets": (presets := plugins.of(plugin, "preset")),
        "preset-rules": [code for name in presets for code in names_in(plugins.presets[name])],
        "fixtures": plugins.of(plugin, "fixture"),
        "hooks": sorted(name for name in names if callable(getattr(plugin.module, name))),
    }


def _file(module: object) -> str | None:
    """Return the file of a plugin: of a module, or of the class of an object."""
    thing: Any = module if inspect.ismodule(module) or isinstance(module, type) else type(module)
    try:
        return inspect.getsourcefile(thing)
    except TypeError:  # it was made without a file
        return None


def _shortened(names: list[str]) -> str:
    """Return the names of things; of many rules only how many, and the first and last."""
    return ", ".join(names) if len(names) <= _SHOWN else f"{names[0]} ... {names[-1]} ({len(names)})"


_SHOWN = 12
_KINDS: Mapping[str, Message] = {
    "rules": Message("rules"),
    "formats": Message("formats"),
    "tables": Message("tables"),
    "presets": Message("presets"),
    "preset-rules": Message("rules of presets"),
    "fixtures": Message("fixtures"),
    "hooks": Message("hooks"),
}
"""What a plugin can give, by the keys of its record."""
