"""`netlint schema`: print a JSON Schema."""

import json
from importlib import resources

import click

from netlint.charter.schema import with_tables
from netlint.cli import parser
from netlint.cli.invocation import console
from netlint.cli.options import plugin_options
from netlint.plugins.registry import load_plugins


@parser.command(short_help="Print a JSON Schema: of the charter, the settings or the JSON report.")
@parser.argument("which", type=click.Choice(["charter", "settings", "report"]), default="charter")
@plugin_options
def command(which: str, isolated: bool, no_plugin: tuple[str, ...]) -> None:
    """Print a JSON Schema: of the charter (the default), of the settings, or of the report of --format json.

    For an editor that knows TOML: netlint schema > charter.schema.json, and as the first line of the charter
    #:schema ./charter.schema.json

    That of the charter has the tables of the plugins that are installed.
    """
    text = (resources.files("netlint.schemas") / f"{which}.schema.json").read_text("utf-8")
    if which == "charter" and (tables := load_plugins(isolated=isolated, without=no_plugin).tables):
        text = json.dumps(with_tables(json.loads(text), tables), indent=2, ensure_ascii=False) + "\n"
    console().print(text.removesuffix("\n"))
