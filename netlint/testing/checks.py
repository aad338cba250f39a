"""Checks of rules and packages. Each mistake is an `AssertionError` that says what to do."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from netlint.plugins.registry import load_plugins
from netlint.plugins.tables import requires_problem
from netlint.rules.base import Rule
from netlint.rules.collect import rules_in
from netlint.testing import behaviour, comparing, messages, repairs, translations
from netlint.testing.declared_examples import check_declared_rule
from netlint.testing.expectations import expect, expect_rule
from netlint.testing.fixture_types import check_fixture_types
from netlint.testing.fixtures import needed_values, with_fixtures
from netlint.testing.presets import check_presets, rules_of_presets
from netlint.testing.rule_source import RuleSource, source_of, sources_of
from netlint.testing.rule_tests import check_comments, check_example, outcome_of
from netlint.testing.write import check_write


def check_package(package: str, *, fixtures: Mapping[str, Any] | None = None) -> None:
    """Check every rule in a package's modules. `fixtures` has values to use instead of fixtures of plugins, by name.

    Raises one `AssertionError` with the first mistake in each rule. Raises whatever importing the package raises.
    """
    problems = [problem for rule in check_rules_together(package) for problem in _problem(rule, fixtures or {})]
    expect(not problems, "\n\n".join(problems))


def check_rule(rule: Rule, *, fixtures: Mapping[str, Any] | None = None) -> None:
    """Check one rule: its page, examples, messages, translations and side effects.

    `fixtures` has values to use instead of fixtures of plugins, by name. Raises `AssertionError` for the first mistake
    and says what to do.
    """
    expect_rule(rule)
    if rule.has_page_of_its_own:
        check_declared_rule(rule)
        return
    wrong = requires_problem(rule, load_plugins().tables) if rule.own_tables else None
    expect(wrong is None, f"{rule.code} {rule.name} is invalid: {wrong.text() if wrong else ''}")
    rule = with_fixtures(rule, fixtures)
    check_fixture_types(rule)
    _check_page(rule)
    code, sources = source_of(rule.function), sources_of(rule)
    reads_one_charter = rule.needs - set(rule.provided) <= {"charter", "document", "today", "phase", "files"}
    compares_charters = "charters" in rule.fixtures
    for example in rule.page.examples:
        check_comments(rule, example)
        comparing.check_functions(rule, example)
        if reads_one_charter:
            behaviour.check_purity(rule, example)
        check_example(rule, example)
    _check_sources(rule, code, sources)
    found, outcomes = [], []
    for example in rule.page.examples:
        behaviour.check_clock(rule, example)
        outcome = outcome_of(rule, example)
        outcomes.append(outcome)
        in_example = [finding for _line, finding in outcome.found]
        messages.check_messages(rule, example, in_example, code)
        found += in_example
        repairs.check_example_repairs(rule, example)
        if reads_one_charter or compares_charters:
            behaviour.check_order(rule, example)
    if reads_one_charter:
        found += behaviour.found_elsewhere(rule)
    elif compares_charters:
        comparing.check_many(rule)
    behaviour.check_places(rule, found, code)
    check_write(rule, found)
    translations.check_translations(rule, found, sources)
    for example, outcome in zip(rule.page.examples, outcomes, strict=True):
        translations.check_translated_example(rule, example, outcome)


def _check_sources(rule: Rule, code: RuleSource | None, sources: list[RuleSource]) -> None:
    """Check the source of a rule and of fixtures of its package, including the lines that no example reaches."""
    for source in sources:
        behaviour.check_clock_in_source(rule, source)
        messages.check_source(rule, source)
    if code:
        behaviour.check_tables(rule, code)
        comparing.check_declared(rule, code)


def check_rules_together(package: str) -> list[Rule]:
    """Check that a package has rules with unique codes and names and one prefix, and that its presets are valid.

    Returns the rules, with those without code in its presets. Raises `AssertionError` for the first mistake.
    """
    rules = rules_in(package)
    check_presets(package, rules)
    shared = rules_of_presets(package, rules)
    expect(rules or shared, f"{package} has no rules in its modules")
    for what, names in (("code", [rule.code for rule in rules]), ("name", [rule.name for rule in rules])):
        twice = [name for name, times in Counter(names).items() if times > 1]
        expect(not twice, f"{package}: several rules have the same {what}: {', '.join(twice)}")
    prefixes = {rule.prefix for rule in (*rules, *shared)}
    problem = f"{package}: all codes of a plugin must begin with the same letters; found {', '.join(sorted(prefixes))}"
    expect(len(prefixes) == 1, problem)
    return [*rules, *shared]


def _problem(rule: Rule, fixtures: Mapping[str, Any]) -> Iterator[str]:
    try:
        check_rule(rule, fixtures=needed_values(rule, fixtures))
    except AssertionError as error:
        yield str(error)
    except Exception as error:  # noqa: BLE001 (whatever one rule raises, the others are checked)
        yield f"{rule.code} {rule.name} could not be checked: {type(error).__name__}: {error}"


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
