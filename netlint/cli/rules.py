"""`netlint rules`: list the rules."""

import json
from textwrap import shorten
from typing import Any

import click

from netlint.cli.options import columns
from netlint.plugins import Plugins, load
from netlint.rules import Rule
from netlint.selection import specificity, unknown


@click.command(short_help="List the rules.")
@click.argument("selectors", nargs=-1, metavar="[RULES]...")
@click.option("--format", "format_", type=click.Choice(["table", "json", "markdown"]), default="table")
@click.option("--isolated", is_flag=True, help="Look at no plugins but netlint's own.")
def command(selectors: tuple[str, ...], format_: str, isolated: bool) -> None:
    """List the rules there are, or those that are named: by code, name, prefix such as NL4, or family."""
    plugins = load(isolated=isolated)
    for selector in selectors:
        if problem := unknown(selector, plugins.rules):
            raise click.UsageError(problem)
    chosen = [
        rule
        for rule in plugins.rules.values()
        if not selectors or any(specificity(selector, rule) for selector in selectors)
    ]
    click.echo({"table": _table, "json": _json, "markdown": _markdown}[format_](chosen, plugins))


def _table(rules: list[Rule], _: Plugins) -> str:
    names = max(len(rule.name) for rule in rules)
    lines = []
    for rule in rules:
        head = f"{rule.code:<7} {rule.name:<{names}}  {rule.severity:<7}  {rule.level:<9}"
        room = columns() - len(head) - 2
        title = f"  {shorten(rule.page.title, room, placeholder='...')}" if room > len("Title of a rule") else ""
        lines.append((head + title).rstrip())
    return "\n".join(lines)


def _json(rules: list[Rule], plugins: Plugins) -> str:
    return json.dumps([_record(rule, plugins) for rule in rules], indent=2, ensure_ascii=False)


def _record(rule: Rule, plugins: Plugins) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "title": rule.page.title,
        "severity": rule.severity,
        "level": rule.level,
        "family": rule.family,
        "since": rule.since,
        "plugin": plugins.owners[rule.code].name,
        "needs": list(rule.needs),
        "silences": list(rule.silences),
        "depends-on-today": rule.depends_on_today,
        "mandatory": rule.mandatory,
        "options": {name.replace("_", "-"): rule.defaults[name] for name in rule.options},
        "why": rule.page.why,
        "fix": rule.page.fix,
        "asks": rule.asks,
    }


def _markdown(rules: list[Rule], _: Plugins) -> str:
    rows = ["| code | name | severity | level | what is wrong |", "|---|---|---|---|---|"]
    rows += [f"| {rule.code} | {rule.name} | {rule.severity} | {rule.level} | {rule.page.title} |" for rule in rules]
    return "\n".join(rows)
