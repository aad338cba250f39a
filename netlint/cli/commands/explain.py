"""`netlint explain`: print the page of a rule, or what the charter format says about a table, key or value."""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from textwrap import fill

from netlint.charter.description import Place, find, format_with, names
from netlint.cli import parser
from netlint.cli.commands import SUMMARIES
from netlint.cli.invocation import console, spoken_language
from netlint.cli.options import columns, make_project, plugin_options, settings_option
from netlint.cli.settings_from import settings_source
from netlint.i18n import Language, Message, notice
from netlint.plugins.registry import Plugins
from netlint.project.project import ProjectOptions
from netlint.reporters.escape_terminal import escape_terminal
from netlint.reporters.rule_page import rule_page
from netlint.rules.base import Rule
from netlint.rules.selector import rule_named, several_in
from netlint.settings.preset_data import preset_with
from netlint.utils.errors import Problem
from netlint.utils.suggest import guess_and_known


@parser.command(short_help=SUMMARIES["explain"])
@parser.argument("words", nargs=-1, metavar="RULE|TABLE|KEY|VALUE...")
@plugin_options
@settings_option
def command(words: tuple[str, ...], isolated: bool, no_plugin: tuple[str, ...], settings_from: str | None) -> None:
    """Explain rules, and tables, keys and values of a charter.

    Give the code (NL401) or name (no-coordinator) of a rule: why it matters, what to do and what to ask the group. This
    also works for your own rules in the nearest settings file.

    Or give a table (drives), a key (members.tier) or a value (overflow): what it means, what is allowed, and an example
    to copy. The word charter lists all tables.
    """
    if not words:
        raise Problem(Message("What do you want explained? Type for example `netlint explain members`."))
    source = settings_source(settings_from, isolated=isolated)
    project = make_project(ProjectOptions(isolated=isolated, without=no_plugin, settings=source))
    project.settings_of(Path())
    explained = _Explained(project.rules, project.plugins)
    pages = [page for word in words for page in explained.pages(word)]
    console().print_lines("\n".join(_wrapped(page, columns()) for page in pages))


class _Explained:
    """The rules and the charter format of a run, and the pages about them."""

    def __init__(self, rules: Mapping[str, Rule], plugins: Plugins) -> None:
        self._rules = rules
        self._named = {key: rule for rule in rules.values() for key in (rule.code, rule.name)}
        self._tables = plugins.tables
        self._presets = plugins.presets
        self._translator = plugins.translator()
        self._language: Language = spoken_language()

    @cached_property
    def _whole(self) -> Place:
        return format_with(self._tables)

    def pages(self, word: str) -> Iterator[str]:
        """Yield the page of the rule with this code or name, and the page about this word in the charter format."""
        rule = rule_named(word, self._rules)
        hits = [] if rule and word.lower() != rule.name else find(self._whole, word)
        if rule is None and not hits:
            yield from self._pages_of_a_word(word)
        if rule is not None:
            translate = self._translator.into_for(self._language, rule.package, rule.texts)
            yield rule_page(rule, self._rules, translate, local=escape_terminal)
        if hits:
            from netlint.reporters.format_page import format_page

            translate = self._translator.of_format(self._language)
            yield format_page(self._whole, hits, word, dt.date.today(), translate)

    def _pages_of_a_word(self, word: str) -> Iterator[str]:
        """Yield the page about each key or value that people also call by this word, in English or Dutch."""
        from netlint.charter.repair.key_words import keys_of, word_for
        from netlint.charter.repair.words import DUTCH

        said = (*keys_of(word_for(word)), *DUTCH.get("-".join(word.casefold().split()), ()))
        meant = [name for name in dict.fromkeys(said) if find(self._whole, name)]  # some are values of a plugin
        if not meant:
            raise Problem(self._unknown(word))
        for name in meant:
            yield from self.pages(name)

    def _unknown(self, word: str) -> Message:
        said = notice("Unknown rule, table, key or value: `{name}`.", name=word) + " "
        where = Message("`netlint rules` lists all rules, and `netlint explain charter` lists all tables.")
        if several := several_in(word, self._rules):
            return said + notice("Put spaces between several: `netlint explain {names}`.", names=" ".join(several))
        if preset := preset_with(word, self._presets):
            template = "`{name}` is a rule of the preset `{preset}`. To use it, add the preset to `extends`."
            return notice(template, name=word, preset=preset)
        return said + guess_and_known(word, [*self._rules, *self._named, *names(self._whole)], where)


def _wrapped(page: str, width: int) -> str:
    """Wrap the paragraphs and lists of a page; examples stay as they are."""
    blocks = page.rstrip().split("\n\n")
    inside = False
    for at, block in enumerate(blocks):
        inside_before, inside = inside, inside ^ (block.count("```") % 2 == 1)
        if not inside_before and "```" not in block:
            blocks[at] = _filled(block, width)
    return "\n\n".join(blocks)


def _filled(block: str, width: int) -> str:
    """Wrap a paragraph, or each item of a list."""
    if not block.startswith("- "):
        return fill(block, width, break_on_hyphens=False)
    items = block.split("\n")
    return "\n".join(fill(item, width, subsequent_indent="  ", break_on_hyphens=False) for item in items)
