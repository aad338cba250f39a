"""`netlint schema`: print a JSON Schema."""

from importlib import resources

import click

from netlint.cli import parser
from netlint.cli.commands import SUMMARIES
from netlint.cli.invocation import console, spoken_language
from netlint.cli.options import plugin_options
from netlint.cli.start_files import schema_text
from netlint.plugins.registry import load_plugins


@parser.command(short_help=SUMMARIES["schema"])
@parser.argument("which", type=click.Choice(["charter", "settings", "report", "diff"]), default="charter")
@plugin_options
def command(which: str, isolated: bool, no_plugin: tuple[str, ...]) -> None:
    """Print the JSON Schema of the charter (default), the settings, the JSON report, or the JSON of netlint diff.

    Your editor can suggest and check keys if it supports TOML. Run netlint schema > charter.schema.json, and make this
    the first line of the charter:

    #:schema ./charter.schema.json

    The schema of the charter also covers the tables that installed plugins add. With --lang nl, its descriptions and
    examples are in Dutch. The other schemas are always in English.
    """
    if which == "charter":
        text = schema_text(load_plugins(isolated=isolated, without=no_plugin), spoken_language())
    else:
        text = (resources.files("netlint.schemas") / f"{which}.schema.json").read_text("utf-8")
    console().print(text.removesuffix("\n"))
