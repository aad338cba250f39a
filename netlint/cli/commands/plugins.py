"""`netlint plugins`: list the plugins that are loaded, and what each gives."""

import inspect
import json
from typing import Any

import click

from netlint.charter import Message
from netlint.cli.options import choosing
from netlint.language import gettext as _
from netlint.plugins import Plugin, Plugins, load


@click.command(short_help="List the plugins that are loaded, and what each gives.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text")
@choosing
def command(format_: str, isolated: bool, no_plugin: tuple[str, ...]) -> None:
    """List the plugins that are loaded: the distribution and version of each, where it stands, and what it gives."""
    plugins = load(isolated=isolated, without=no_plugin)
    records = [_record(plugin, plugins) for plugin in plugins.plugins]
    if format_ == "json":
        click.echo(json.dumps(records, indent=2, ensure_ascii=False))
        return
    for record in records:
        click.echo(f"{record['name']}  ({record['distribution']} {record['version']})")
        click.echo(f"    {record['from']}")
        for kind in _KINDS:
            if record[kind.template]:
                click.echo(f"    {kind.text(_)}: {_shortened(record[kind.template])}")


def _record(plugin: Plugin, plugins: Plugins) -> dict[str, Any]:
    source = inspect.getsourcefile(plugin.module) if inspect.ismodule(plugin.module) else None
    return {
        "name": plugin.name,
        "distribution": plugin.distribution,
        "version": plugin.version,
        "from": source or repr(plugin.module),
        "rules": plugins.of(plugin),
        "formats": plugins.of(plugin, "format"),
        "tables": plugins.of(plugin, "table"),
        "presets": plugins.of(plugin, "preset"),
        "hooks": sorted(name for name in vars(plugin.module) if name.startswith("netlint_")),
    }


def _shortened(names: list[str]) -> str:
    """Name things; of many rules only how many, and the first and last."""
    return ", ".join(names) if len(names) <= _SHOWN else f"{names[0]} ... {names[-1]} ({len(names)})"


_SHOWN = 12
_KINDS = (Message("rules"), Message("formats"), Message("tables"), Message("presets"), Message("hooks"))
"""What a plugin can give, by the keys of its record."""
