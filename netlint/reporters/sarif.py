"""SARIF 2.1.0: for code scanning on GitHub, Azure DevOps and others, and for the viewers of editors."""

import re
from typing import Any

from netlint.i18n import Message
from netlint.linter.report import CharterReport
from netlint.linter.summary import Summary
from netlint.reporters.base import ReportContext, Reporter
from netlint.reporters.escape_markdown import neutralize_markup
from netlint.reporters.escape_terminal import escape_terminal
from netlint.reporters.json_entries import Entries, encode
from netlint.reporters.rendered import render, without_markup
from netlint.reporters.sarif_objects import ROOT, artifact_of, descriptor, notification, result

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MAX_NOTIFICATIONS = 100
"""The most crashes that are told of as such; each is a result as well, of the rule that is about crashes."""

_SEMANTIC = re.compile(r"\d+\.\d+\.\d+")


class Sarif(Reporter):
    """One run, its results written charter by charter; the rules that have results come last, with their whole help."""

    signature = r'\{"\$schema": ?"[^"]*sarif[^"]*",[^\[]*\[\{.{0,500}"automationDetails": ?\{"id": ?"netlint/"\}'

    def __init__(self, context: ReportContext) -> None:
        """Make a format for one run."""
        super().__init__(context)
        self._results = Entries()
        self._rules: dict[str, int] = {}
        self._crashes: list[dict[str, Any]] = []

    def begin(self) -> str:
        """Open the run."""
        described = Message("The folder in which netlint ran.").text(self.context.translate(None))
        root = {ROOT: {"description": {"text": described}}}
        head = {"columnKind": "unicodeCodePoints", "originalUriBaseIds": root, "automationDetails": {"id": "netlint/"}}
        return f'{{"$schema":"{SCHEMA}","version":"2.1.0","runs":[{encode(head)[:-1]},"results":['

    def charter(self, report: CharterReport, shown: int) -> str:  # noqa: ARG002 (programs get all findings)
        """Return all findings in one charter, those that are suppressed marked so."""
        artifact = artifact_of(report.name, self.context.folder)
        translate = self.context.translate(report.language)
        for code, came_of_it in report.results.items():
            if came_of_it.status == "crashed" and came_of_it.reason and len(self._crashes) < MAX_NOTIFICATIONS:
                text = escape_terminal(f"{code}: {came_of_it.reason.text(translate)}")
                self._crashes.append(notification(text, code, self._index(code), artifact))
        rendered = render(self.context, report, report.in_order(), with_repairs=True)
        choice, compared = Message("For a person to choose:").text(translate), self.context.compared
        return self._results.add(
            result(without_markup(one), self._index(one.code), artifact, choice, compared=compared) for one in rendered
        )

    def end(self, summary: Summary) -> str:
        """Close the run with the tool, the rules that have results, and what crashed."""
        number = self.context.version
        language, rules = summary.language, self.context.rules
        of_run = self.context.translate(None)
        driver: dict[str, Any] = {
            "name": "netlint",
            "fullName": f"netlint {number}",
            "version": number,
        }
        if page := self.context.urls.own:
            driver["informationUri"] = page
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
        return f"\n],{encode(tail)[1:]}]}}\n"

    def _index(self, code: str) -> int:
        """Return the place of a rule in the list of those that have results."""
        return self._rules.setdefault(code, len(self._rules))
