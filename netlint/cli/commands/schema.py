"""`netlint schema`: print a JSON Schema."""

import json
from importlib import resources

import click

from netlint.charter.schema import for_editors, translated_schema, with_tables
from netlint.cli import parser
from netlint.cli.invocation import console, spoken_language
from netlint.cli.options import plugin_options
from netlint.i18n import LANGUAGES, Language
from netlint.plugins.registry import Plugins, load_plugins


@parser.command(short_help="Print the JSON Schema of the charter, the settings or the JSON report.")
@parser.argument("which", type=click.Choice(["charter", "settings", "report"]), default="charter")
@plugin_options
def command(which: str, isolated: bool, no_plugin: tuple[str, ...]) -> None:
    """Print the JSON Schema of the charter (default), the settings, or the JSON report.

    Your editor can suggest and check keys if it supports TOML. Run netlint schema > charter.schema.json, and make this
    the first line of the charter:

    #:schema ./charter.schema.json

    The schema of the charter also covers the tables that installed plugins add. With --lang nl, its descriptions and
    examples are in Dutch. The other schemas are always in English.
    """
    text = (resources.files("netlint.schemas") / f"{which}.schema.json").read_text("utf-8")
    if which == "charter":
        text = _with_plugins(text, load_plugins(isolated=isolated, without=no_plugin), spoken_language())
    console().print(text.removesuffix("\n"))


def _with_plugins(text: str, plugins: Plugins, language: Language) -> str:
    """Return the text of the charter's schema with the tables of plugins, in a language."""
    schema = json.loads(text)
    if plugins.tables:
        schema = for_editors(with_tables(schema, plugins.tables))
    if language != LANGUAGES[0]:
        schema = translated_schema(schema, plugins.translator().of_format(language))
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
