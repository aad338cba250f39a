"""What a rule says about each of its findings, in one language. Escapes for terminals only."""

from functools import lru_cache
from typing import NamedTuple

from netlint.i18n import Translate
from netlint.reporters.escape_terminal import escape_terminal
from netlint.rules.base import Rule

MAX_RULES = 512
"""The number of rules whose words are kept: more than a run has, in all languages."""


class RuleWords(NamedTuple):
    """What a rule says about each of its findings."""

    name: str
    """The name of the rule."""
    advice: str
    """What to do, unless the finding has its own advice."""
    question: str
    """What to ask the group; empty if there is nothing to discuss."""


@lru_cache(MAX_RULES)
def rule_words(rule: Rule, translate: Translate) -> RuleWords:
    """Return the words of a rule in the language of `translate`, not escaped."""
    return RuleWords(rule.name, translate(rule.page.advice), translate(rule.question))


@lru_cache(MAX_RULES)
def shown_words(rule: Rule, translate: Translate) -> RuleWords:
    """Return the words of a rule in the language of `translate`, as a terminal shows them."""
    return RuleWords(*map(escape_terminal, rule_words(rule, translate)))
