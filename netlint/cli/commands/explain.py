"""`netlint explain`: print the page of a rule."""

from collections.abc import Mapping
from pathlib import Path
from textwrap import fill

from netlint.cli import parser
from netlint.cli.invocation import console, spoken_language, usage_error
from netlint.cli.options import columns, make_project, plugin_options, settings_option, settings_source
from netlint.i18n import Message, notice
from netlint.project.project import ProjectOptions
from netlint.reporters.escape_terminal import escape_terminal
from netlint.reporters.rule_page import rule_page
from netlint.rules.base import Rule
from netlint.utils.suggest import did_you_mean


@parser.command(short_help="Explain a rule: why it matters, what to do and what to ask the group.")
@parser.argument("rules", nargs=-1, required=True, metavar="CODE|NAME...")
@plugin_options
@settings_option
def command(rules: tuple[str, ...], isolated: bool, no_plugin: tuple[str, ...], settings_from: str | None) -> None:
    """Explain rules. Give their codes (NL401) or names (no-coordinator).

    This also works for your own rules in the nearest settings file.
    """
    source = settings_source(settings_from, isolated=isolated)
    project = make_project(ProjectOptions(isolated=isolated, without=no_plugin, settings=source))
    project.settings_of(Path())
    known = project.rules
    language, translator = spoken_language(), project.plugins.translator()
    pages = [
        rule_page(rule, known, translator.into_for(language, rule.package, rule.texts), local=escape_terminal)
        for rule in (_find(known, name) for name in rules)
    ]
    console().print_lines("\n".join(_wrapped(page, columns()) for page in pages))


def _wrapped(page: str, width: int) -> str:
    """Wrap the paragraphs of a page; examples stay as they are."""
    blocks = page.rstrip().split("\n\n")
    inside = False
    for at, block in enumerate(blocks):
        inside_before, inside = inside, inside ^ (block.count("```") % 2 == 1)
        if not inside_before and "```" not in block:
            blocks[at] = fill(block, width, break_on_hyphens=False)
    return "\n\n".join(blocks)


def _find(rules: Mapping[str, Rule], name: str) -> Rule:
    known = {key: rule for rule in rules.values() for key in (rule.code, rule.name)}
    found = known.get(name.upper()) or known.get(name.lower())
    if found is None:
        near = did_you_mean(name.upper(), rules) or did_you_mean(name.lower(), known)
        hint = near or Message("`netlint rules` lists all rules.")
        raise usage_error(notice("Unknown rule `{name}`.", name=name) + " " + hint)
    return found
