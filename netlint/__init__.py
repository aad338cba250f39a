"""netlint: a linter for the charters of networks. This is its public API, and nothing else."""

from netlint.charter import Charter, Document, Span, days, many, past_dates, references
from netlint.hooks import hookimpl
from netlint.plugins import rules_in
from netlint.rules import Crash, Finding, Note, Rule, ids, rule

__all__ = [
    "Charter",
    "Crash",
    "Document",
    "Finding",
    "Note",
    "Rule",
    "Span",
    "days",
    "hookimpl",
    "ids",
    "many",
    "past_dates",
    "references",
    "rule",
    "rules_in",
]
