"""What `netlint test` prints. Runs no test."""

from collections.abc import Iterator, Sequence

from netlint.i18n import Message, notice
from netlint.project.rule_tests import FoundTests
from netlint.testing.settings_tests import Failure, RuleTest

_RULES = (Message("1 rule"), Message("{number} rules"))
_EXAMPLES = (Message("1 example"), Message("{number} examples"))

_WITHOUT = (Message("1 rule has no examples."), Message("{number} rules have no examples."))


def _count(number: int, words: tuple[Message, Message]) -> Message:
    """Return a number with the word for one or for several."""
    return words[0] if number == 1 else Message(words[1].template, {"number": number})


def outcome_line(test: RuleTest, failures: Sequence[Failure]) -> Message:
    """Return the line about one rule."""
    rule = test.rule
    parameters = {"rule": f"{rule.code} {rule.name}", "where": test.where}
    if failures:
        return notice("failed  {rule} ({where})", **parameters)
    if not test.examples:
        template = "no examples  {rule} ({where}). Write part of a charter in `bad` and in `good`."
        return notice(template, **parameters)
    return notice("passed  {rule} ({where}): {examples}", **parameters, examples=_count(test.examples, _EXAMPLES))


def summary_lines(found: FoundTests, failed: int) -> Iterator[Message]:
    """Yield what was tested and what was not."""
    if found.not_run:
        yield _not_run(found)
    without = sum(not test.examples for test in found.tests)
    rules = _count(len(found.tests) - without, _RULES)
    examples = _count(sum(test.examples for test in found.tests), _EXAMPLES)
    if failed:
        template = "Tested {rules} with {examples}: {failed} failed."
        tested = notice(template, rules=rules, examples=examples, failed=_count(failed, _RULES))
    else:
        tested = notice("Tested {rules} with {examples}: all passed.", rules=rules, examples=examples)
    if without:
        tested += " " + _count(without, _WITHOUT)
    yield tested


def _not_run(found: FoundTests) -> Message:
    return notice("--isolated runs no rule files, so these were not tested: {files}.", files=", ".join(found.not_run))


def untested(found: FoundTests) -> Message | None:
    """Return why there is nothing to test, if that is so."""
    if any(test.examples for test in found.tests):
        return None
    if found.tests:
        return Message("None of your rules has examples. Write part of a charter in `bad` and in `good`.")
    if found.not_run:
        return _not_run(found)
    if found.files:
        template = "There is nothing to test: {files} has no rules of its own, in `custom` or in `rule-files`."
        return notice(template, files=", ".join(found.files))
    return Message("There is nothing to test, because there are no settings here.")
