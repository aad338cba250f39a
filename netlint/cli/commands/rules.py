"""`netlint rules`: list the rules."""

from pathlib import Path
from textwrap import shorten
from typing import Any

import click

from netlint.cli import parser
from netlint.cli.commands import SUMMARIES
from netlint.cli.invocation import console, spoken_language, usage_error
from netlint.cli.options import columns, make_project, plugin_options, settings_option
from netlint.cli.settings_from import settings_source
from netlint.i18n.translation import Translation
from netlint.plugins.registry import Plugins
from netlint.project.project import ProjectOptions
from netlint.reporters.escape_markdown import escape_cell
from netlint.reporters.escape_terminal import escape_terminal
from netlint.reporters.rule_page import paragraphs
from netlint.rules.base import Rule
from netlint.rules.selector import specificity, unknown_selector


@parser.command(short_help=SUMMARIES["rules"])
@parser.argument("selectors", nargs=-1, metavar="[RULES]...")
@parser.option(
    "--format",
    "format_",
    type=click.Choice(["table", "json", "markdown"]),
    default="table",
    help="Output format. Default: table.",
)
@plugin_options
@settings_option
def command(
    selectors: tuple[str, ...], format_: str, isolated: bool, no_plugin: tuple[str, ...], settings_from: str | None
) -> None:
    """List all rules, or only those that you give: a code, a name, a prefix such as NL4, or a family.

    The list includes your own rules in the nearest settings file.
    """
    source = settings_source(settings_from, isolated=isolated)
    project = make_project(ProjectOptions(isolated=isolated, without=no_plugin, settings=source))
    project.settings_of(Path())
    plugins, rules = project.plugins, project.rules
    for selector in selectors:
        if problem := unknown_selector(selector, rules):
            raise usage_error(problem)
    chosen = [
        rule for rule in rules.values() if not selectors or any(specificity(selector, rule) for selector in selectors)
    ]
    language, translator = spoken_language(), plugins.translator()
    said = [(rule, translator.into_for(language, rule.package, rule.texts)) for rule in chosen]
    if format_ == "json":
        console().print_json([_record(rule, plugins, translate) for rule, translate in said])
    elif format_ == "markdown":
        console().print(_markdown(said, translator.into(language)))
    else:
        console().print_lines(_table(said))


def _table(said: list[tuple[Rule, Translation]]) -> str:
    names = max(len(rule.name) for rule, _translate in said)
    severities = max(len(translate(rule.severity)) for rule, translate in said)
    levels = max(len(translate(rule.level)) for rule, translate in said)
    lines = []
    for rule, translate in said:
        severity, level = translate(rule.severity), translate(rule.level)
        head = f"{rule.code:<7} {rule.name:<{names}}  {severity:<{severities}}  {level:<{levels}}"
        lines.append(f"{head}  {_title(translate(rule.page.title), columns() - len(head) - 2)}".rstrip())
    return "\n".join(lines)


def _title(title: str, room: int) -> str:
    """Return a title as far as a line of the terminal has room for it; other programs get the whole title."""
    if not console().out.isatty():
        return title
    return shorten(title, room, placeholder="...") if room > len("Title of a rule") else ""


def _record(rule: Rule, plugins: Plugins, translate: Translation) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "title": translate(rule.page.title),
        "severity": rule.severity,
        "level": rule.level,
        "family": rule.family,
        "since": rule.since,
        "plugin": _plugin(rule, plugins),
        "preset": rule.preset or None,
        "where": rule.where if rule.is_local or rule.preset else None,
        "requires": list(rule.requires),
        "supersedes": list(rule.supersedes),
        "supersedes-except": list(rule.supersedes_except),
        "depends-on-today": rule.depends_on_today,
        "mandatory": rule.mandatory,
        "options": {name.replace("_", "-"): rule.defaults[name] for name in rule.options},
        "why": paragraphs(rule.page.why, translate),
        "fix": paragraphs(rule.page.fix, translate),
        "question": translate(rule.question),
    }


def _plugin(rule: Rule, plugins: Plugins) -> str | None:
    """Return the name of the plugin that provides a rule, also in one of its presets."""
    owner = plugins.owners.get(f"preset {rule.preset}" if rule.preset else rule.code)
    return owner.name if owner else None


def _markdown(said: list[tuple[Rule, Translation]], words: Translation) -> str:
    """Return a table; what plugins say is Markdown, and what a repository says in its own rules is plain."""
    heads = [words("code"), words("name"), words("severity"), words("level"), words("what it reports")]
    rows = [f"| {' | '.join(heads)} |", "|---|---|---|---|---|"]
    for rule, translate in said:
        name, title = escape_terminal(rule.name), escape_terminal(translate(rule.page.title))
        if rule.is_local:
            name, title = escape_cell(name), escape_cell(title)
        cells = (rule.code, name, translate(rule.severity), translate(rule.level), title)
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)
