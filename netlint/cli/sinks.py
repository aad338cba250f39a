"""Sinks: a format, and where its text goes. Checks nothing."""

import contextlib
import os
import sys
from pathlib import Path
from typing import IO, NamedTuple

import click

from netlint.charter import nearest
from netlint.files import opened, whole_or_not_at_all
from netlint.language import gettext as _
from netlint.linter import Checked
from netlint.loader import Plugin, ask, import_named
from netlint.output import Context, Format
from netlint.plugins import Plugins
from netlint.summary import Summary

AUTO = "auto"


class Sink(NamedTuple):
    """A format, the plugin that it came with, and where its text goes."""

    format: Format
    plugin: Plugin
    stream: IO[str]


def open_sinks(
    plugins: Plugins, name: str, outputs: tuple[str, ...], context: Context, stack: contextlib.ExitStack
) -> list[Sink]:
    """Open standard output and the files of `--output`. A file appears whole when the run is over, or not at all."""
    if name == AUTO:
        name = "github" if os.environ.get("GITHUB_ACTIONS") else "text"
    plain = context._replace(color=False)
    printed = _format(plugins, name, context)
    sinks = [Sink(printed, plugins.owners[f"format {name}"], sys.stdout)]
    for companion, variable in printed.companions.items():
        if file := os.environ.get(variable):
            made, owner = _format(plugins, companion, plain), plugins.owners[f"format {companion}"]
            sinks.append(Sink(made, owner, stack.enter_context(opened(Path(file), Path(file), "ab"))))
    for given in outputs:
        kind, colon, file = given.partition(":")
        if not colon or not file:
            problem = _("--output takes FORMAT:FILE, such as json:report.json; found `{given}`.")
            raise click.UsageError(problem.format(given=given))
        made, owner = _format(plugins, kind, plain), plugins.owners[f"format {kind}"]
        sinks.append(Sink(made, owner, stack.enter_context(whole_or_not_at_all(Path(file)))))
    return sinks


def begin(sinks: list[Sink]) -> None:
    """Write what stands before the first charter."""
    for sink in sinks:
        sink.stream.write(ask(sink.plugin, sink.format.begin))


def add(sinks: list[Sink], checked: Checked) -> None:
    """Write one charter."""
    for sink in sinks:
        sink.stream.write(ask(sink.plugin, sink.format.charter, checked.report, checked.values.max_findings))


def end(sinks: list[Sink], summary: Summary) -> None:
    """Write what stands behind the last charter."""
    for sink in sinks:
        sink.stream.write(ask(sink.plugin, sink.format.end, summary))


def _format(plugins: Plugins, name: str, context: Context) -> Format:
    if name not in plugins.formats:
        near = nearest(name, plugins.formats)
        hint = (
            _("Did you mean {name}?").format(name=near)
            if near
            else _("There are: {names}.").format(names=", ".join(plugins.formats))
        )
        raise click.UsageError(_("There is no format `{name}`.").format(name=name) + " " + hint)
    plugin = plugins.owners[f"format {name}"]
    made: Format = ask(plugin, import_named(plugin, plugins.formats[name]), context)
    return made
