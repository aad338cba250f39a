"""What the formats call a severity, and what came of a rule: a new one has all its words here, and a test says so."""

from collections.abc import Mapping

import msgspec

from netlint.i18n import Message
from netlint.linter.report import Status
from netlint.rules.finding import Severity


class SeverityTerms(msgspec.Struct, frozen=True):
    """What each format calls findings of a severity."""

    one: Message
    """One finding, counted."""
    more: Message
    """Several findings, counted."""
    color: str
    sarif: str
    sarif_problem: str
    github: str
    gitlab: str
    rdjson: str
    checkstyle: str
    azure: str = ""
    """The type of an issue; without it, a finding is a plain line of the log."""


class StatusTerms(msgspec.Struct, frozen=True):
    """Where what came of a rule is counted in reports."""

    column: Message
    """The head of its column in the summary."""


SEVERITY_TERMS: Mapping[Severity, SeverityTerms] = {
    "error": SeverityTerms(
        Message("{count} error"),
        Message("{count} errors"),
        color="red",
        sarif="error",
        sarif_problem="error",
        github="error",
        gitlab="major",
        rdjson="ERROR",
        checkstyle="error",
        azure="error",
    ),
    "warning": SeverityTerms(
        Message("{count} warning"),
        Message("{count} warnings"),
        color="yellow",
        sarif="warning",
        sarif_problem="warning",
        github="warning",
        gitlab="minor",
        rdjson="WARNING",
        checkstyle="warning",
        azure="warning",
    ),
    "info": SeverityTerms(
        Message("{count} info finding"),
        Message("{count} info findings"),
        color="blue",
        sarif="note",
        sarif_problem="recommendation",
        github="notice",
        gitlab="info",
        rdjson="INFO",
        checkstyle="info",
    ),
}

STATUS_TERMS: Mapping[Status, StatusTerms] = {
    "passed": StatusTerms(Message("passed")),
    "open": StatusTerms(Message("open")),
    "crashed": StatusTerms(Message("open")),
    "suppressed": StatusTerms(Message("suppressed")),
    "skipped": StatusTerms(Message("skipped")),
}
"""In the order of the columns."""
