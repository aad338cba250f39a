"""Checks of what a rule does: what it changes, which clock it reads, what it depends on and when it crashes."""

import contextlib
import datetime as dt
import gc
import sys
import time
from collections.abc import Iterator
from functools import cache, partial
from types import FrameType, FunctionType
from typing import Any

from netlint.charter import Charter, Table, as_read, convert
from netlint.charter.own_tables import convert_own_tables
from netlint.charter.schema_paths import place_problem
from netlint.i18n import Message, Parameter
from netlint.linter.context import LintContext
from netlint.linter.engine import check
from netlint.linter.fixtures import Fixtures, RunOptions
from netlint.linter.report import CharterReport, Diagnostic
from netlint.linter.run_rule import run_rule
from netlint.plugins.registry import load_plugins
from netlint.rules.base import Rule
from netlint.rules.docs import Example
from netlint.rules.files import FileReader, Files
from netlint.rules.selector import ActiveRule, Selection
from netlint.testing.examples import TODAY, alone, run_example, tables_for, together
from netlint.testing.expectations import expect, fail
from netlint.testing.files import FilesInMemory, odd_files
from netlint.testing.repairs import check_repairs
from netlint.testing.rule_source import CLOCKS, RuleSource, source_of
from netlint.testing.sample_charters import sample_charters
from netlint.testing.time_limit import RuleTimeoutError, limited
from netlint.toml import DocPath, Document, Span, parse
from netlint.toml.writer import assignments

_DAYS = ("today", "now", "utcnow")


def check_purity(rule: Rule, example: Example) -> None:
    """Check that a rule changes neither the data of the file nor its model, nor the values of fixtures of plugins."""
    (active,) = alone(rule, example).rules
    for name, _lines, text in example.charters:
        (document, charter), (twin, untouched) = (read(name, text), read(name, text))
        day = example.today or TODAY
        files = Files(FilesInMemory(example.files))
        fixtures = Fixtures(document, charter and as_read(charter, day), RunOptions(day), files=files)
        before = _provided_values(rule, fixtures)
        with ignoring_errors():
            limited(rule, run_rule, active, fixtures)
        same = repr(document.data) == repr(twin.data) and repr(charter) == repr(untouched)
        expect(same, f"{rule.code} {rule.name} changes the charter; a rule may only read it")
        for provided, value in _provided_values(rule, fixtures).items():
            problem = f"changes the value of the fixture `{provided}`, which other rules get too"
            expect(value == before[provided], f"{rule.code} {rule.name} {problem}")


def _provided_values(rule: Rule, fixtures: Fixtures) -> dict[str, str]:
    """Return the values of the fixtures of plugins that a rule needs, as text; of those that have one."""
    values = {}
    for name in rule.provided:
        with ignoring_errors():
            values[name] = repr(limited(rule, fixtures.get, name, rule.provided))
    return values


@contextlib.contextmanager
def ignoring_errors() -> Iterator[None]:
    """Ignore what a rule raises: that it is skipped, or a crash, which the check of the example reports.

    Raises `RuleTimeoutError` if a rule has not ended in time.
    """
    try:
        yield
    except RuleTimeoutError:
        raise
    except Exception:  # noqa: BLE001, S110 (whatever it is)
        pass


def read(name: str, text: str) -> tuple[Document, Charter | None]:
    """Read a charter with the tables of plugins in it."""
    document = parse(name, text.encode())
    if document.data is None:
        return document, None
    charter, mistakes = convert(document.data, Charter)
    if charter:
        convert_own_tables(charter, tables_for(document), document.data, mistakes)
    return document, charter


def check_clock(rule: Rule, example: Example) -> None:
    """Check that a rule does not read the clock of the system."""
    read_clock: list[str] = []

    def watch(_frame: FrameType, event: str, called: Any) -> None:
        if event == "c_call" and _is_clock(called):
            read_clock.append(called.__name__)

    before, collects = sys.getprofile(), gc.isenabled()
    gc.disable()  # other code may read the clock when garbage is collected
    sys.setprofile(watch)
    try:
        run_example(rule, example)
    finally:
        sys.setprofile(before)
        if collects:
            gc.enable()
    expect(not read_clock, _reads(rule, "".join(read_clock[:1])))


def _is_clock(called: Any) -> bool:
    """Return whether a function of the module `time`, or a method of a date type, reads the clock."""
    owner = getattr(called, "__self__", None)
    if isinstance(owner, type):
        return issubclass(owner, dt.date) and called.__name__ in _DAYS
    return owner is time and called.__name__ in CLOCKS


def check_clock_in_source(rule: Rule, code: RuleSource) -> None:
    """Check for the clock in lines that no example reaches, and in those that run on import."""
    for place in code.clocks():
        fail(_reads(rule, f"{place.path}, line {place.line}"))


def _reads(rule: Rule, what: str) -> str:
    return f"{rule.code} {rule.name} reads the clock ({what}); use the parameter `today` instead"


def check_order(rule: Rule, example: Example) -> None:
    """Check that the order of tables and of items does not change the findings, in any charter of the example."""
    data = [parse(name, text.encode()).data for name, _lines, text in example.charters]
    whole = [one for one in data if one is not None]
    if len(whole) == len(data):
        as_written, turned = (_outcome(rule, example, each) for each in (whole, list(map(_turned, whole))))
        problem = f"{rule.code} {rule.name} reports something else if the tables are in another order"
        expect(as_written == turned, f"{problem}: {as_written} and {turned}. Example:\n{example.text}")


def _turned(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _turned(data[key]) for key in reversed(data)}
    if isinstance(data, list) and _can_be_turned(data):
        return [_turned(entry) for entry in reversed(data)]
    return data


def _can_be_turned(entries: list[Any]) -> bool:
    """Return whether a list has only tables, with unique ids or without any ids."""
    named = [str(entry["id"]) for entry in entries if isinstance(entry, dict) and "id" in entry]
    tables = [entry for entry in entries if isinstance(entry, dict)]
    return len(tables) == len(entries) and (not named or len(set(named)) == len(entries))


def _outcome(rule: Rule, example: Example, data: list[dict[str, Any]]) -> list[Any]:
    """Return the findings of a rule in the data of charters, for each charter in no order."""
    texts = ("\n".join(assignments(one)) for one in data)
    names = (name for name, _lines, _text in example.charters)
    documents = [parse(name, text.encode()) for name, text in zip(names, texts, strict=True)]
    run, files = RunOptions(example.today or TODAY), FilesInMemory(example.files)
    reports = together(rule, alone(rule, example), documents, run, files=files)
    return [
        sorted((one.message.template, _parameters_of(one.message), sorted(one.identities)) for one in report.findings)
        for report in reports
    ]


def _parameters_of(message: Message) -> str:
    return repr(sorted((name, _unordered(value)) for name, value in message.parameters.items()))


def _unordered(value: Parameter) -> str:
    return repr(sorted(map(repr, value))) if isinstance(value, tuple) else repr(value)


def found_elsewhere(rule: Rule) -> list[Diagnostic]:
    """Run a rule on the sample charters, and on its examples with other files beside them, and return its findings.

    Raises `AssertionError` if it crashes, or for the first mistake in a repair.
    """
    found: list[Diagnostic] = []
    for sample in sample_charters(tables_of(rule)):
        report = _report_on(rule, FilesInMemory(), sample.text)
        _check_no_crash(rule, report, f"on {sample.name}")
        check_repairs(rule, report, partial(_report_on, rule, FilesInMemory()), f"On {sample.name}.")
        found += report.findings
    for example in rule.page.examples if "files" in rule.needs else ():
        for odd in odd_files(example.files.values()):
            for _name, _lines, text in example.charters:
                report = _report_on(rule, odd.reader, text)
                _check_no_crash(rule, report, f"{odd.name}. Example:\n{text}")
                found += report.findings
    return found


def _check_no_crash(rule: Rule, report: CharterReport, where: str) -> None:
    for result in report.results.values():
        error = result.reason.text() if result.reason else ""
        expect(result.status != "crashed", f"the rule crashed: {error}. {rule.code} {rule.name}, {where}")


def _report_on(rule: Rule, files: FileReader, text: str) -> CharterReport:
    selection = Selection([ActiveRule(rule, dict(rule.defaults))])
    document = parse("charter.toml", text.encode())
    tables = {**(tables_for(document) if "files" in rule.needs else {}), **dict(tables_of(rule))}
    return limited(rule, check, document, selection, LintContext(RunOptions(TODAY), tables=tables, files=files))


@cache
def tables_of(rule: Rule) -> tuple[tuple[str, type[Table]], ...]:
    """Return the tables of plugins that a rule or its fixtures read or require, with their names under `[plugins]`."""
    functions = (rule.function, *(fixture.function for fixture in rule.provided.values()))
    read = {
        function.__globals__.get(name)
        for function in functions
        if (code := source_of(function)) and isinstance(function, FunctionType)
        for name in code.tables()
    }
    required = {section.split(".")[1] for section in rule.own_tables}
    known = load_plugins().tables if read or required else {}
    return tuple((name, kind) for name, kind in known.items() if kind in read or name in required)


def check_places(rule: Rule, found: list[Diagnostic], code: RuleSource | None) -> None:
    """Check that a charter can have the paths of the findings. A rule with `document` may report other paths."""
    paths = {finding.at for finding in found} | {related.at for finding in found for related in finding.related}
    named: set[DocPath | Span] = {tuple(place.path.split(".")) for place in (code.places() if code else ())}
    for path in sorted((at for at in paths | named if not isinstance(at, Span)), key=repr):
        own = dict(tables_of(rule)) if path[:1] == ("plugins",) else {}
        if "document" not in rule.needs and (problem := place_problem(path, tables=own)):
            fail(f"{rule.code} {rule.name}: a finding has a path that does not exist. {problem.text()}")


def check_tables(rule: Rule, code: RuleSource) -> None:
    """Check that a plugin provides each table that a rule reads: otherwise the table is always empty."""
    for name in code.tables():
        kind = rule.function.__globals__.get(name)
        if isinstance(kind, type) and issubclass(kind, Table):
            known = load_plugins().tables
            problem = "but no installed plugin provides it, so it is always empty. Return it from netlint_tables."
            expect(kind in known.values(), f"{rule.code} {rule.name} reads the table {name}, {problem}")
