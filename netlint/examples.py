"""Running the examples of a rule's page. Asserts nothing, prints nothing."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from netlint.charter import read
from netlint.engine import CharterReport, check
from netlint.page import Example
from netlint.rules import Finding, Rule, rule
from netlint.selection import ActiveRule, Selection
from netlint.settings import options_type

TODAY = dt.date(2026, 11, 24)
"""The day on which an example is checked unless it says otherwise."""


def run_rule(
    rule: Rule, text: str | bytes, *, today: dt.date | None, options: Mapping[str, Any], crash: bool = False
) -> CharterReport:
    """Run one rule on the text of a charter; with `crash`, beside a rule that raises.

    Options go by their names in the settings. Raises `msgspec.ValidationError` for options that the rule does not have.
    """
    chosen = msgspec.structs.asdict(msgspec.convert(options, options_type(rule)))
    beside = [ActiveRule(_crashing_rule())] if crash else []
    raw = text if isinstance(text, bytes) else text.encode()
    return check(read("charter.toml", raw), Selection([ActiveRule(rule, chosen), *beside]), today=today)


def run_example(rule: Rule, example: Example) -> CharterReport:
    """Run a rule on an example of its page, on the day and with the options that the example names."""
    return run_rule(rule, example.text, today=example.today or TODAY, options=example.options, crash=example.crash)


def _crashing_rule() -> Rule:
    """Make a rule that always raises, from the same line of the same file."""

    def always_fails() -> Iterator[Finding]:
        raise ValueError("sample")
        yield Finding("", at="")  # type: ignore[unreachable]  # it makes this a generator, as every rule is

    always_fails.__doc__ = "Fails.\n\nWhy: -\nFix: -\nBad: -\nGood: -\n"
    always_fails.__code__ = always_fails.__code__.replace(co_filename="sample.py", co_firstlineno=0)
    return rule("XX000", severity="info", level="opt-in", asks="-")(always_fails)
