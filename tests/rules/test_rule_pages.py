"""Every rule and its page: the test kit for rule authors holds for the rules of netlint too."""

import pytest

from netlint import testing
from netlint.plugins.registry import load_plugins
from netlint.rules.base import Rule

RULES = load_plugins().rules.values()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_passes_the_test_kit(rule: Rule) -> None:
    testing.check_rule(rule)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_page_is_written_out(rule: Rule) -> None:
    assert rule.page.title.endswith(".")
    assert "\n" not in rule.page.title
    assert rule.question.endswith("?") or (not rule.question and rule.code.startswith("NL0"))
    assert len(rule.page.why) > 40
    assert rule.page.advice.endswith((".", "?", "!"))
