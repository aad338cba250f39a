"""Every rule's page: its examples fire, or stay silent, as they say."""

import pytest

from netlint import testing
from netlint.plugins.registry import load_plugins
from netlint.rules.base import Rule
from netlint.rules.docs import Example

RULES = load_plugins().rules.values()
EXAMPLES = [(rule, example) for rule in RULES for example in rule.page.examples]


@pytest.mark.parametrize(
    ("rule", "example"), EXAMPLES, ids=[f"{rule.code}-{'bad' if example.bad else 'good'}" for rule, example in EXAMPLES]
)
def test_examples_give_what_they_announce(rule: Rule, example: Example) -> None:
    testing.check_example(rule, example)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_page_has_both_kinds_of_examples(rule: Rule) -> None:
    kinds = {example.bad for example in rule.page.examples}
    assert kinds == {True, False}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_page_is_written_out(rule: Rule) -> None:
    assert rule.page.title.endswith(".")
    assert "\n" not in rule.page.title
    assert rule.question.endswith("?") or (not rule.question and rule.code.startswith("NL0"))
    assert len(rule.page.why) > 40
    assert rule.page.advice.endswith((".", "?", "!"))
