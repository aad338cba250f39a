"""Checks of a rule that compares charters: of the functions in its `compares`, and of many charters together."""

from types import FunctionType

from netlint.charter import as_read
from netlint.linter.fixtures import RunOptions
from netlint.rules.base import Rule
from netlint.rules.docs import Example
from netlint.rules.selector import ActiveRule, Selection
from netlint.testing.behaviour import ignoring_errors, read, tables_of
from netlint.testing.examples import TODAY, together
from netlint.testing.expectations import expect, fail
from netlint.testing.rule_source import RuleSource
from netlint.testing.sample_charters import sample_charters
from netlint.testing.time_limit import limited
from netlint.toml import parse


def check_functions(rule: Rule, example: Example) -> None:
    """Check that the functions in `compares` do not change a charter, and return the same again."""
    day = example.today or TODAY
    for name, _lines, text in example.charters:
        for function in rule.compares:
            (document, charter), (twin, untouched) = read(name, text), read(name, text)
            if charter is None:
                continue
            values = list[str]()
            with ignoring_errors():
                values = [repr(limited(rule, function, as_read(charter, day))) for _time in range(2)]
            if not values:
                continue
            value, again = values
            where = f"{rule.code} {rule.name}: {function.__name__}"
            same = repr(document.data) == repr(twin.data) and repr(charter) == repr(untouched)
            expect(same, f"{where} changes the charter; it may only read it")
            expect(value == again, f"{where} returns {value} for a charter, and then {again} for the same charter")


def check_many(rule: Rule) -> None:
    """Check that a rule does not crash on charters unlike its examples, if two of each are in one run."""
    samples = [one for one in sample_charters(tables_of(rule)) for _time in range(2)]
    documents = [parse(f"{number}.charter.toml", one.text.encode()) for number, one in enumerate(samples)]
    selection = Selection([ActiveRule(rule, dict(rule.defaults))])
    reports = together(rule, selection, documents, RunOptions(TODAY))
    for sample, report in zip(samples, reports, strict=True):
        for result in report.results.values():
            error = result.reason.text() if result.reason else ""
            where = f"{rule.code} {rule.name}, on {sample.name}, beside others"
            expect(result.status != "crashed", f"the rule crashed: {error}. {where}")


def check_declared(rule: Rule, code: RuleSource) -> None:
    """Check that `compares` has the functions that the rule asks for, also in lines that no example reaches."""
    for line, name in code.compared():
        function = rule.function.__globals__.get(name)
        if isinstance(function, FunctionType) and function not in rule.compares:
            declared = ", ".join([*(one.__name__ for one in rule.compares), name]) + "," * (not rule.compares)
            fail(f"{rule.code} {rule.name}, line {line}: `{name}` is not in `compares`; write compares=({declared})")
