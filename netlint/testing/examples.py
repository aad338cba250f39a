"""Running the examples of a rule's page. Asserts nothing and prints nothing."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

import msgspec

from netlint.charter import Table
from netlint.charter.schema_paths import Tables
from netlint.i18n import Message
from netlint.linter import engine
from netlint.linter.charter_index import CharterIndex
from netlint.linter.context import LintContext
from netlint.linter.fixtures import RunOptions
from netlint.linter.report import CharterReport, Diagnostic, Status
from netlint.linter.suppressions.model import AgreedException, SuppressionReason, SuppressionSources
from netlint.plugins.registry import load_plugins
from netlint.rules.base import Rule, rule
from netlint.rules.docs import Example
from netlint.rules.files import FileReader
from netlint.rules.finding import Finding
from netlint.rules.options import options_type
from netlint.rules.own_fixtures import OUTCOMES, SUPPRESSIONS
from netlint.rules.selector import ActiveRule, Selection, specificity
from netlint.settings import ExceptionEntry
from netlint.testing.files import FilesInMemory
from netlint.testing.time_limit import limited
from netlint.toml import Document, Mistake, parse

_SUPPRESSED = r"ignore(?:-file)?\[([^\]]+)\]|rule = \"([\w-]+)\""
TODAY = dt.date(2026, 11, 24)
"""The date on which an example is checked unless it sets another."""


_NONE = SuppressionSources()
_AS_IT_IS: Mapping[int, str] = MappingProxyType({})


class FoundAt(NamedTuple):
    """A finding, with its line in the example, or in a file beside it."""

    line: int
    finding: Diagnostic


class FormProblem(NamedTuple):
    """What is invalid in a charter: the line and the message."""

    line: int
    message: Message


class ExampleOutcome(NamedTuple):
    """The outcome of a rule on an example."""

    found: tuple[FoundAt, ...]
    statuses: frozenset[Status]
    wrong: tuple[FormProblem, ...] = ()
    """What is invalid in it, with the lines of the example."""
    crash: str = ""
    """The exception that it raised, if it crashed."""
    skipped: str = ""
    """Why it was skipped, if it was."""


def run_rule(
    rule: Rule,
    text: str | bytes,
    *,
    today: dt.date | None,
    options: Mapping[str, Any],
    files: Mapping[str, str | bytes] = MappingProxyType({}),
    crash: bool = False,
    others: Mapping[str, str | bytes] = MappingProxyType({}),
) -> CharterReport:
    """Run one rule on the text of a charter with `files` beside it; with `crash`, together with a rule that raises.

    `others` are the other charters of the run, by name. Options have their names in the settings. Raises
    `msgspec.ValidationError` for options that the rule does not have.
    """
    beside = [ActiveRule(_crashing_rule())] if crash else []
    named = {"charter.toml": text, **others}
    documents = [parse(name, one if isinstance(one, bytes) else one.encode()) for name, one in named.items()]
    selection = Selection([_chosen(rule, options), *beside])
    return together(rule, selection, documents, RunOptions(today), files=FilesInMemory(files))[0]


def form_problems(document: Document, lines: int = 0) -> Iterator[FormProblem]:
    """Yield what is invalid in a charter that was checked; it begins `lines` lines below the top of the example."""
    for mistake in document.mistakes:
        yield FormProblem(lines + _line(document, mistake), mistake.message)


def problems_in(name: str, text: str | bytes) -> Iterator[FormProblem]:
    """Yield what is invalid in the text of a charter."""
    document = parse(name, text if isinstance(text, bytes) else text.encode())
    context = LintContext(tables=tables_for(document))
    yield from form_problems(engine.check(document, Selection([]), context).document)


def _line(document: Document, mistake: Mistake) -> int:
    return (mistake.span or document.locate(mistake.path, key=mistake.kind == "key").span).line


def tables_for(document: Document) -> Mapping[str, type[Table]]:
    """Return the types of the tables of plugins; a charter without such tables needs no plugin."""
    return _installed_tables() if "plugins" in (document.data or {}) else {}


@cache
def _installed_tables() -> Mapping[str, type[Table]]:
    return load_plugins().tables


def run_example(rule: Rule, example: Example, tables: Tables | None = None) -> ExampleOutcome:
    """Run a rule on an example of its page, with the date and the options that the example sets.

    `tables` are those of plugins; by default, those of all installed plugins.
    """
    reports = reports_on(rule, example, tables=tables)
    found = [
        FoundAt(report.span(finding).line + (0 if finding.file else lines), finding)
        for (_name, lines, _text), report in zip(example.charters, reports, strict=True)
        for finding in report.in_order()
        if finding.code == rule.code
    ]
    results = [report.results[rule.code] for report in reports if rule.code in report.results]
    crashes, skipped = (
        "; ".join(dict.fromkeys(one.reason.text() for one in results if one.status == status and one.reason))
        for status in ("crashed", "skipped")
    )
    wrong = [
        each
        for (_name, lines, _text), report in zip(example.charters, reports, strict=True)
        for each in form_problems(report.document, lines)
    ]
    statuses = frozenset(report.status(rule.code) for report in reports)
    return ExampleOutcome(tuple(found), statuses, tuple(wrong), crashes, skipped)


def reports_on(
    rule: Rule, example: Example, changed: Mapping[int, str] = _AS_IT_IS, *, tables: Tables | None = None
) -> list[CharterReport]:
    """Return the reports on the charters of an example, with the date and the options that the example sets.

    A rule that reads the outcomes of others runs together with the rules that the example lists or suppresses.
    `changed` has other texts for some of the charters, by number. `tables` are as in `run_example`.
    """
    run = RunOptions(example.today or TODAY)
    suppressions = SuppressionSources(exceptions=tuple(exceptions_of(example)))
    selection = Selection([_chosen(rule, example.options), *_beside(rule, example)], _known(rule))
    documents = [
        parse(name, changed.get(number, text).encode()) for number, (name, _lines, text) in enumerate(example.charters)
    ]
    return together(rule, selection, documents, run, suppressions, tables=tables, files=FilesInMemory(example.files))


def together(
    rule: Rule,
    selection: Selection,
    documents: Sequence[Document],
    run: RunOptions,
    suppressions: SuppressionSources = _NONE,
    *,
    tables: Tables | None = None,
    files: FileReader | None = None,
) -> list[CharterReport]:
    """Return the reports on the charters of one run, in their order. Without `tables`, those of plugins count.

    `files` reads the files that each charter names. Raises `RuleTimeoutError` if `rule`, which the selection has, does
    not end on one of the charters.
    """

    def check(document: Document, selection: Selection, context: LintContext) -> CharterReport:
        return limited(rule, engine.check, document, selection, context)

    is_one = len(documents) == 1
    comparing = None if is_one else selection.comparing
    known = [tables_for(one) if tables is None else tables for one in documents]
    contexts = [LintContext(run, suppressions, one, comparing, files=files) for one in known]
    first = [check(one, selection, context) for one, context in zip(documents, contexts, strict=True)]
    charters = None if is_one else CharterIndex(report.summary for report in first)
    reports = []
    for report, document, its in zip(first, documents, known, strict=True):
        unused = tuple(one for one in report.exceptions if one.is_unused)
        sources = msgspec.structs.replace(suppressions, unused=unused)
        context = LintContext(run, sources, its, comparing, charters, files)
        among = limited(rule, engine.check_among, report, selection, context)
        reports.append(among or check(document, selection, context))
    return reports


def alone(rule: Rule, example: Example) -> Selection:
    """Select a rule by itself, with the options that an example sets."""
    return Selection([_chosen(rule, example.options)])


def _chosen(rule: Rule, options: Mapping[str, Any]) -> ActiveRule:
    return ActiveRule(rule, msgspec.structs.asdict(msgspec.convert(options, options_type(rule))))


def _beside(rule: Rule, example: Example) -> list[ActiveRule]:
    """Return the rules that run together with the one that an example is about."""
    if example.crash:
        return [ActiveRule(_crashing_rule())]
    if rule.stage not in (OUTCOMES, SUPPRESSIONS):
        return []
    named = [*example.rules, *(match[1] or match[2] for match in re.finditer(_SUPPRESSED, example.text))]
    selectors = [one.strip() for name in named for one in name.split(",")]
    others = _known(rule).values()
    return [ActiveRule(one) for one in others if one is not rule and any(specificity(name, one) for name in selectors)]


def _known(rule: Rule) -> Mapping[str, Rule]:
    is_about_others = rule.stage in (OUTCOMES, SUPPRESSIONS)
    return load_plugins(isolated=True).rules if is_about_others else {rule.code: rule}


def exceptions_of(example: Example) -> Iterator[AgreedException]:
    """Yield the exceptions that an example sets. Raises `ValueError` for an entry that is invalid."""
    for given in example.exceptions:
        entry = msgspec.convert(given, ExceptionEntry, builtin_types=(dt.date,))
        details = SuppressionReason(
            "exception", entry.reason, entry.agreed_by, entry.agreed_on, entry.until, "netlint.toml:1"
        )
        yield AgreedException(entry.rule, tuple(entry.at.split(".")) if entry.at else (), details)


def _crashing_rule() -> Rule:
    """Make a rule that always raises, from the same line of the same file."""

    def always_fails() -> Iterator[Finding]:
        raise ValueError("sample")
        yield Finding("", at="")  # type: ignore[unreachable]  # it makes this a generator, as every rule is

    always_fails.__doc__ = "Fails.\n\nWhy: -\nFix: -\nBad: -\nGood: -\n"
    always_fails.__code__ = always_fails.__code__.replace(co_filename="sample.py", co_firstlineno=0)
    return rule("XX000", severity="info", level="opt-in", question="-")(always_fails)
