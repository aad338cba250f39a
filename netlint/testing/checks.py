"""Checks of rules and packages. Each mistake is an `AssertionError` that says what to do."""

import sys
from collections import Counter
from collections.abc import Iterator

from netlint.plugins.registry import load_plugins
from netlint.rules.base import Rule
from netlint.rules.collect import rules_in
from netlint.settings import preset_problems
from netlint.testing import behaviour, messages, repairs, translations
from netlint.testing.expectations import expect, expect_rule
from netlint.testing.rule_source import RuleSource, source_of
from netlint.testing.rule_tests import check_comments, check_example, outcome_of
from netlint.testing.write import check_write


def check_package(package: str) -> None:
    """Check every rule in a package's modules.

    Raises one `AssertionError` with the first mistake in each rule. Raises whatever importing the package raises.
    """
    problems = [problem for rule in check_rules_together(package) for problem in _problem(rule)]
    expect(not problems, "\n\n".join(problems))


def check_rule(rule: Rule) -> None:
    """Check one rule: its page, examples, messages, translations and side effects.

    Raises `AssertionError` for the first mistake and says what to do.
    """
    expect_rule(rule)
    _check_page(rule)
    code = source_of(rule)
    reads_one_charter = set(rule.fixtures) <= {"charter", "document", "today", "phase", "files"}
    for example in rule.page.examples:
        check_comments(rule, example)
        if reads_one_charter:
            behaviour.check_purity(rule, example)
        check_example(rule, example)
    if code:
        _check_code(rule, code)
    found, outcomes = [], []
    for example in rule.page.examples:
        behaviour.check_clock(rule, example)
        outcome = outcome_of(rule, example)
        outcomes.append(outcome)
        in_example = [finding for _line, finding in outcome.found]
        messages.check_messages(rule, example, in_example, code)
        found += in_example
        repairs.check_example_repairs(rule, example)
        if reads_one_charter:
            behaviour.check_order(rule, example)
    if reads_one_charter:
        found += behaviour.found_elsewhere(rule)
    behaviour.check_places(rule, found, code)
    check_write(rule, found)
    translations.check_translations(rule, found, code)
    for example, outcome in zip(rule.page.examples, outcomes, strict=True):
        translations.check_translated_example(rule, example, outcome)


def check_rules_together(package: str) -> list[Rule]:
    """Check that a package has rules with unique codes and names and one prefix, and that its presets are valid.

    Returns the rules. Raises `AssertionError` for the first mistake.
    """
    rules = rules_in(package)
    expect(rules, f"{package} has no rules in its modules")
    for what, names in (("code", [rule.code for rule in rules]), ("name", [rule.name for rule in rules])):
        twice = [name for name, times in Counter(names).items() if times > 1]
        expect(not twice, f"{package}: several rules have the same {what}: {', '.join(twice)}")
    prefixes = {rule.prefix for rule in rules}
    problem = f"{package}: all codes of a plugin must begin with the same letters; found {', '.join(sorted(prefixes))}"
    expect(len(prefixes) == 1, problem)
    _check_presets(package, rules)
    return rules


def _check_presets(package: str, rules: list[Rule]) -> None:
    """Check the presets that the hook of a package returns: nobody notices a mistake until they use the preset."""
    hook = getattr(sys.modules[package], "netlint_presets", None)
    known = {**load_plugins().rules, **{rule.code: rule for rule in rules}} if hook else {}
    for name, preset in hook().items() if hook else ():
        problems = preset_problems(preset, known)
        expect(not problems, f"{package}: its preset {name} is invalid. {'; '.join(problems)}")


def _problem(rule: Rule) -> Iterator[str]:
    try:
        check_rule(rule)
    except AssertionError as error:
        yield str(error)
    except Exception as error:  # noqa: BLE001 (whatever one rule raises, the others are checked)
        yield f"{rule.code} {rule.name} could not be checked: {type(error).__name__}: {error}"


def _check_code(rule: Rule, code: RuleSource) -> None:
    """Check the source of a rule, including the lines that no example reaches."""
    behaviour.check_clock_in_source(rule, code)
    messages.check_source(rule, code)
    behaviour.check_tables(rule, code)


def _check_page(rule: Rule) -> None:
    where = f"{rule.code} {rule.name}"
    page = rule.page
    for section, text in (("first sentence", page.title), ("Why", page.why), ("Fix", page.fix)):
        expect(text.strip(" -"), f"{where}: its page has no {section}")
    for bad in (True, False):
        kind = "Bad" if bad else "Good"
        of_kind = [example for example in page.examples if example.bad == bad]
        expect(any(example.text.strip(" -\n") for example in of_kind), f"{where}: its page has no {kind} example")
    seen = set()
    for example in page.examples:
        same = f"{where}: two of its examples have the same charter:\n{example.text}"
        content = (example.charters, tuple(example.files.items()))
        expect(content not in seen, same)
        seen.add(content)


__all__ = ["check_package", "check_rule"]
