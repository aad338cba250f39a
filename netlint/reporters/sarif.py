"""SARIF 2.1.0: for code scanning on GitHub, Azure DevOps and others, and for the viewers of editors."""

import re
from typing import Any, NamedTuple

from netlint.i18n import Message
from netlint.linter.report import CharterReport
from netlint.linter.summary import Summary
from netlint.reporters.base import ParallelReporter, ReportContext
from netlint.reporters.escape_markdown import neutralize_markup
from netlint.reporters.escape_terminal import escape_terminal
from netlint.reporters.json_entries import encode
from netlint.reporters.rendered import render, without_markup
from netlint.reporters.sarif_limits import Results, rank
from netlint.reporters.sarif_objects import ROOT, artifact_of, automation, descriptor, notification, result, with_index

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MAX_NOTIFICATIONS = 100
"""The most crashes that are told of as such; each is a result as well, of the rule that is about crashes."""

_SEMANTIC = re.compile(r"\d+\.\d+\.\d+")


class _Drawn(NamedTuple):
    """One charter: the crashes of rules, and the results of findings, all without the places of their rules."""

    crashes: list[dict[str, Any]]
    results: list[tuple[str, int, str]]
    """The code of the rule, how much it matters (0 is most), and the result as text."""


class Sarif(ParallelReporter):
    """One run, its results as far as code scanning takes them; their rules come last, with their whole help."""

    signature = (
        r'\{"\$schema": ?"[^"]*sarif[^"]*",[^\[]*\[\{.{0,500}"automationDetails": ?'
        r'\{(?:"id": ?"netlint/"\}|"description": ?\{"text": ?"netlint"\})'
    )

    def __init__(self, context: ReportContext) -> None:
        """Make a format for one run."""
        super().__init__(context)
        self._results = Results()
        self._rules: dict[str, int] = {}
        self._crashes: list[dict[str, Any]] = []

    def begin(self) -> str:
        """Open the run."""
        described = Message("The folder in which netlint ran.").text(self.context.translate(None))
        root = {ROOT: {"description": {"text": described}}}
        run = automation(self.context.pipeline)
        head = {"columnKind": "unicodeCodePoints", "originalUriBaseIds": root, "automationDetails": run}
        return f'{{"$schema":"{SCHEMA}","version":"2.1.0","runs":[{encode(head)[:-1]},"results":['

    def draw(self, report: CharterReport, shown: int) -> _Drawn:  # noqa: ARG002 (programs get all findings)
        """Return the results of all findings in one charter, those that are suppressed marked so."""
        artifact = artifact_of(report.name, self.context.folder)
        translate = self.context.translate(report.language)
        crashes = [
            notification(escape_terminal(f"{code}: {came_of_it.reason.text(translate)}"), code, artifact)
            for code, came_of_it in report.results.items()
            if came_of_it.status == "crashed" and came_of_it.reason
        ]
        rendered = render(self.context, report, report.in_order(), with_repairs=True)
        choice, compared = Message("For a person to choose:").text(translate), self.context.compared
        where = (artifact, self.context.folder)
        made = [
            (one.code, rank(one.finding), encode(result(without_markup(one), *where, choice, compared=compared)))
            for one in rendered
        ]
        return _Drawn(crashes, made)

    def text(self, drawing: _Drawn) -> str:
        """Keep the results of one charter for the end of the report."""
        for crash in drawing.crashes[: MAX_NOTIFICATIONS - len(self._crashes)]:
            described = crash["associatedRule"]
            described["index"] = self._index(described["id"])
            self._crashes.append(crash)
        for code, rank_of_it, made in drawing.results:
            self._results.add(rank_of_it, with_index(made, self._index(code)))
        return ""

    def end(self, summary: Summary) -> str:
        """Return the results, then the tool, the rules that have results, and what crashed."""
        number = self.context.version
        language, rules = summary.language, self.context.rules
        of_run = self.context.translate(None)
        driver: dict[str, Any] = {
            "name": "netlint",
            "fullName": f"netlint {number}",
            "version": number,
        }
        driver["informationUri"] = self.context.urls.own
        if _SEMANTIC.fullmatch(number):
            driver["semanticVersion"] = number
        found = [rules[code] for code in self._rules]
        driver["rules"] = [
            descriptor(one, rules, self.context.translate_for(one, language), self.context.urls.of_rule(one))
            for one in found
        ]
        errors = [
            {"level": "error", "message": {"text": neutralize_markup(escape_terminal(message.text(of_run)))}}
            for message in summary.errors
        ]
        changes = [
            {"level": "note", "message": {"text": neutralize_markup(escape_terminal(one.sentence(of_run)))}}
            for one in summary.changes
        ]
        notifications = [*self._crashes, *errors, *changes]
        invocation = {
            "executionSuccessful": not (self._crashes or errors),
            "toolExecutionNotifications": notifications,
        }
        tail = {"language": self.context.speaks(language), "tool": {"driver": driver}, "invocations": [invocation]}
        results = self._results.fitting(encode(tail))
        self.notes = tuple(self._results.notes())
        notifications += [{"level": "warning", "message": {"text": note.text(of_run)}} for note in self.notes]
        return ",".join(f"\n{text}" for text in results) + f"\n],{encode(tail)[1:]}]}}\n"

    def _index(self, code: str) -> int:
        """Return the place of a rule in the list of those that have results."""
        return self._rules.setdefault(code, len(self._rules))
