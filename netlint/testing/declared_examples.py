"""Checks of the examples of a rule without code. Each mistake is a message with its line; prints nothing."""

from typing import NamedTuple

from netlint.charter.schema_paths import Tables
from netlint.i18n import LANGUAGES, Message, notice
from netlint.i18n.translator import Translator
from netlint.rules.base import Rule
from netlint.rules.docs import Example, Expected
from netlint.testing.example_comments import comment_problems
from netlint.testing.examples import ExampleOutcome, FoundAt, run_example
from netlint.testing.expectations import expect, fail

AT_LEAST_ONE = Message("at least one finding")
NOTHING = Message("nothing")


class ExampleMistake(NamedTuple):
    """A mistake in an example, or what a rule reports in it and should not."""

    line: int
    """The line in the example, from 1."""
    message: Message
    expected: tuple[Message, ...] = ()
    """What the example expects; empty if the mistake is about something else."""
    found: tuple[Message, ...] = ()
    """What the rule reports."""


def check_declared_rule(rule: Rule) -> None:
    """Check that a rule without code has examples, and that it reports in each what it should.

    Raises `AssertionError` for the first mistake and says what to do.
    """
    for kind, bad in (("bad", True), ("good", False)):
        has_one = any(example.bad == bad for example in rule.page.examples)
        expect(has_one, f"{rule.code} {rule.name}: it has no `{kind}` example. Write part of a charter in `{kind}`.")
    seen = set()
    for example in rule.page.examples:
        same = f"{rule.code} {rule.name}: two of its examples have the same charter:\n{example.text}"
        expect(example.charters not in seen, same)
        seen.add(example.charters)
        if mistake := example_mistake(rule, example):
            fail(f"{rule.code} {rule.name}: {_in_words(mistake)}\n{example.text}")


def _in_words(mistake: ExampleMistake) -> str:
    """Return a mistake in one line, with what is expected and found."""
    line, message, expected, found = mistake
    expects = "; ".join(one.text() for one in expected)
    finds = "; ".join(one.text() for one in found)
    differs = f" Found {finds}; expected {expects}." if expected else ""
    return f"{message.text()} Line {line} of the example.{differs}"


def example_mistake(rule: Rule, example: Example, tables: Tables | None = None) -> ExampleMistake | None:
    """Return the first mistake in an example of a rule without code, if there is one.

    In a `bad` example, the rule reports the findings that the comments announce, or at least one if there are no such
    comments. In a `good` example, it reports nothing, although it looks at the charter. `tables` are those of plugins;
    by default, those of all installed plugins.
    """
    if example.announced and not example.bad:
        return ExampleMistake(min(example.announced), Message("A `good` example has no comment with a finding."))
    if wrong := next(comment_problems(rule.code, example, has_code=False), None):
        return ExampleMistake(*wrong)
    outcome = run_example(rule, example, tables)
    if outcome.crash:
        return ExampleMistake(1, Message("The rule crashed: {error}.", {"error": outcome.crash}))
    if outcome.wrong:
        line, problem = outcome.wrong[0]
        return ExampleMistake(line, Message("The charter in this example is invalid.") + " " + problem)
    return _difference(rule, example, outcome)


def _difference(rule: Rule, example: Example, outcome: ExampleOutcome) -> ExampleMistake | None:
    """Return how the findings differ from what an example announces, if they do."""
    if not outcome.found and outcome.statuses == {"skipped"}:
        return ExampleMistake(1, Message("The rule was skipped, because the example has nothing that it looks at."))
    found = tuple(_said(one.line, one.finding.code, one.finding.message.text()) for one in outcome.found) or (NOTHING,)
    announced = tuple(_said(one.line, one.code, one.message) for one in example.expected)
    if not example.bad:
        problem = Message("The rule reports a finding in this `good` example.")
        return ExampleMistake(outcome.found[0].line, problem, (NOTHING,), found) if outcome.found else None
    if not announced:
        problem = Message("The rule reports nothing in this `bad` example.")
        return None if outcome.found else ExampleMistake(1, problem, (AT_LEAST_ONE,), found)
    problem = Message("The findings in this `bad` example differ from its comments.")
    line = _first_difference(rule, example, outcome)
    return ExampleMistake(line, problem, announced, found) if line else None


def _first_difference(rule: Rule, example: Example, outcome: ExampleOutcome) -> int | None:
    """Return the first line with a finding that is not announced, or announced and not found."""
    announced, found = list(example.expected), list(outcome.found)
    unexpected = [one.line for one in found if not any(_is_it(rule, one, each) for each in announced)]
    missing = [each.line for each in announced if not any(_is_it(rule, one, each) for one in found)]
    return min((*unexpected, *missing), default=None)


def _is_it(rule: Rule, found: FoundAt, announced: Expected) -> bool:
    """Return whether a finding is the one that a comment announces, in any language of the rule."""
    if (found.line, found.finding.code) != (announced.line, announced.code):
        return False
    translator = Translator()
    into = (translator.into_for(language, rule.package, rule.texts) for language in LANGUAGES)
    return any(announced.message == " ".join(found.finding.message.text(translate).split()) for translate in into)


def _said(line: int, code: str, message: str) -> Message:
    return notice("line {line}: {code}: {message}", line=line, code=code, message=" ".join(message.split()))
