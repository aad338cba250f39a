r"""The test kit for rule authors: run one rule on a piece of a charter, and check what its page promises.

from netlint import testing

def test_no_purpose():
    report = testing.run(no_purpose, '[network]\nname = "Stroomop"')
    assert testing.lines(report) == ["1: The network has no purpose."]
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import msgspec

from netlint.charter import read
from netlint.engine import CharterReport, check
from netlint.page import Example, Expected
from netlint.rules import Finding, Rule, rule
from netlint.selection import ActiveRule, Selection
from netlint.settings import options_type

TODAY = dt.date(2026, 11, 24)
"""The day on which a piece of a charter is checked unless something else is said."""


def run(
    rule: Rule, charter: str | bytes, *, today: dt.date | None = TODAY, options: dict[str, Any] | None = None
) -> CharterReport:
    """Run one rule on the text of a charter. Options go by their names in the settings: `start-error`.

    Raises `msgspec.ValidationError` for options that the rule does not have, and `AssertionError` where it crashes.
    """
    report = _check([_active(rule, options)], charter, today)
    for result in report.results.values():
        assert result.status != "crashed", result.reason.text() if result.reason else ""
    return report


def _active(rule: Rule, options: dict[str, Any] | None) -> ActiveRule:
    return ActiveRule(rule, msgspec.structs.asdict(msgspec.convert(options or {}, options_type(rule))))


def _check(rules: list[ActiveRule], charter: str | bytes, today: dt.date | None) -> CharterReport:
    raw = charter if isinstance(charter, bytes) else charter.encode()
    return check(read("charter.toml", raw), Selection(rules), today=today)


def lines(report: CharterReport) -> list[str]:
    """Give the findings of a report as `line: message`, in the order of the file."""
    return [f"{report.place(finding).span.line}: {finding.message.text()}" for finding in report.in_order()]


def check_example(rule: Rule, example: Example) -> None:
    """Check that an example of a rule's page gives exactly the findings that it announces.

    Raises `AssertionError` where it does not, or where the rule was not evaluated.
    """
    beside = [ActiveRule(_crashing_rule())] if example.crash else []
    report = _check([_active(rule, example.options), *beside], example.text, example.today or TODAY)
    where = f"{rule.code} {rule.name}, {'Bad' if example.bad else 'Good'} example:\n{example.text}"
    found = tuple(
        Expected(report.place(finding).span.line, finding.code, finding.message.text()) for finding in report.in_order()
    )
    assert bool(example.expected) == example.bad, f"a Bad example announces findings, a Good one none. {where}"
    assert found == example.expected, f"found {found}, announced {example.expected}. {where}"
    result = report.results.get(rule.code)
    assert result is None or result.status != "not-evaluated", f"the rule was not evaluated. {where}"


def _crashing_rule() -> Rule:
    """Make a rule that always raises, from the same line of the same file."""

    def always_fails() -> Iterator[Finding]:
        raise ValueError("sample")
        yield Finding("", at="")  # type: ignore[unreachable]  # it makes this a generator, as every rule is

    always_fails.__doc__ = "Fails.\n\nWhy: -\nFix: -\nBad: -\nGood: -\n"
    always_fails.__code__ = always_fails.__code__.replace(co_filename="sample.py", co_firstlineno=0)
    return rule("XX000", severity="info", level="opt-in", asks="-")(always_fails)
