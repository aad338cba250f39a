"""Running the examples of a rule's page. Asserts nothing and prints nothing."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

import msgspec

from netlint.charter import Table
from netlint.linter.charter_index import CharterIndex
from netlint.linter.context import LintContext
from netlint.linter.engine import check, check_among
from netlint.linter.fixtures import RunOptions
from netlint.linter.report import CharterReport, Diagnostic, Status
from netlint.linter.suppressions.model import AgreedException, SuppressionReason, SuppressionSources
from netlint.plugins.registry import load_plugins
from netlint.rules.base import OUTCOMES, SUPPRESSIONS, Rule, rule
from netlint.rules.docs import Example
from netlint.rules.finding import Finding
from netlint.rules.options import options_type
from netlint.rules.selector import ActiveRule, Selection, specificity
from netlint.settings import ExceptionEntry
from netlint.testing.files import FilesInMemory
from netlint.toml import Document, Mistake, parse

_SUPPRESSED = r"ignore(?:-file)?\[([^\]]+)\]|rule = \"([\w-]+)\""
TODAY = dt.date(2026, 11, 24)
"""The date on which an example is checked unless it sets another."""


_AS_IT_IS: Mapping[int, str] = MappingProxyType({})


class FoundAt(NamedTuple):
    """A finding, with its line in the example, or in a file beside it."""

    line: int
    finding: Diagnostic


class FormProblem(NamedTuple):
    """What is invalid in a charter: the line and the message."""

    line: int
    said: str


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
    files: Mapping[str, str | bytes],
    crash: bool = False,
) -> CharterReport:
    """Run one rule on the text of a charter with `files` beside it; with `crash`, together with a rule that raises.

    Options have their names in the settings. Raises `msgspec.ValidationError` for options that the rule does not have.
    """
    beside = [ActiveRule(_crashing_rule())] if crash else []
    raw = text if isinstance(text, bytes) else text.encode()
    document = parse("charter.toml", raw)
    selection = Selection([_chosen(rule, options), *beside])
    return check(
        document, selection, LintContext(RunOptions(today), tables=tables_for(document), files=FilesInMemory(files))
    )


def form_problems(document: Document, lines: int = 0) -> Iterator[FormProblem]:
    """Yield what is invalid in a charter that was checked; it begins `lines` lines below the top of the example."""
    for mistake in document.mistakes:
        yield FormProblem(lines + _line(document, mistake), mistake.message.text())


def _line(document: Document, mistake: Mistake) -> int:
    return (mistake.span or document.locate(mistake.path, key=mistake.kind == "key").span).line


def tables_for(document: Document) -> Mapping[str, type[Table]]:
    """Return the types of the tables of plugins; a charter without such tables needs no plugin."""
    return _installed_tables() if "plugins" in (document.data or {}) else {}


@cache
def _installed_tables() -> Mapping[str, type[Table]]:
    return load_plugins().tables


def run_example(rule: Rule, example: Example) -> ExampleOutcome:
    """Run a rule on an example of its page, with the date and the options that the example sets."""
    reports = reports_on(rule, example)
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


def reports_on(rule: Rule, example: Example, changed: Mapping[int, str] = _AS_IT_IS) -> list[CharterReport]:
    """Return the reports on the charters of an example, with the date and the options that the example sets.

    A rule that reads the outcomes of others runs together with the rules that the example lists or suppresses.
    `changed` has other texts for some of the charters, by number.
    """
    run = RunOptions(example.today or TODAY)
    suppressions = SuppressionSources(exceptions=tuple(_exceptions(example)))
    selection = Selection([_chosen(rule, example.options), *_beside(rule, example)], _known(rule))
    documents = [
        parse(name, changed.get(number, text).encode()) for number, (name, _lines, text) in enumerate(example.charters)
    ]
    files = FilesInMemory(example.files)
    alone = [check(one, selection, LintContext(run, suppressions, tables_for(one), None, files)) for one in documents]
    charters = CharterIndex(report.summary for report in alone) if len(alone) > 1 else None
    reports = []
    for report, document in zip(alone, documents, strict=True):
        unused = tuple(one for one in report.exceptions if one.is_unused)
        sources = msgspec.structs.replace(suppressions, unused=unused)
        context = LintContext(run, sources, tables_for(document), charters, files)
        reports.append(check_among(report, selection, context) or check(document, selection, context))
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


def _exceptions(example: Example) -> Iterator[AgreedException]:
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
