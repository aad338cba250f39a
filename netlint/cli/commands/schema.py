"""`netlint schema`: print a JSON Schema."""

from importlib import resources

import click


@click.command(short_help="Print a JSON Schema: of the charter, the settings or the JSON report.")
@click.argument("which", type=click.Choice(["charter", "settings", "report"]), default="charter")
def command(which: str) -> None:
    """Print a JSON Schema: of the charter (the default), of the settings, or of the report of --format json.

    For an editor that knows TOML: netlint schema > charter.schema.json, and as the first line of the charter
    #:schema ./charter.schema.json
    """
    click.echo((resources.files("netlint.schemas") / f"{which}.schema.json").read_text("utf-8"), nl=False)
