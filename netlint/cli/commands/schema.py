"""`netlint schema`: print a JSON Schema."""

import json
from importlib import resources

import click

from netlint.charter.schema import with_tables
from netlint.cli import parser
from netlint.cli.invocation import console
from netlint.cli.options import plugin_options
from netlint.plugins.registry import load_plugins


@parser.command(short_help="Print the JSON Schema of the charter, the settings or the JSON report.")
@parser.argument("which", type=click.Choice(["charter", "settings", "report"]), default="charter")
@plugin_options
def command(which: str, isolated: bool, no_plugin: tuple[str, ...]) -> None:
    """Print the JSON Schema of the charter (default), the settings, or the JSON report.

    Your editor can suggest and check keys if it supports TOML. Run netlint schema > charter.schema.json, and make this
    the first line of the charter:

    #:schema ./charter.schema.json

    The schema of the charter also covers the tables that installed plugins add.
    """
    text = (resources.files("netlint.schemas") / f"{which}.schema.json").read_text("utf-8")
    if which == "charter" and (tables := load_plugins(isolated=isolated, without=no_plugin).tables):
        text = json.dumps(with_tables(json.loads(text), tables), indent=2, ensure_ascii=False) + "\n"
    console().print(text.removesuffix("\n"))
