"""netlint: a linter for the charters of networks. This is its public API, and nothing else."""

from netlint.charter import Charter, Document, Message, PastDate, Phase, Reference, Span, days, many
from netlint.hooks import hookimpl
from netlint.plugins import rules_in
from netlint.rules import Crash, Finding, Note, Rule, ids, rule

__all__ = [
    "Charter",
    "Crash",
    "Document",
    "Finding",
    "Message",
    "Note",
    "PastDate",
    "Phase",
    "Reference",
    "Rule",
    "Span",
    "days",
    "hookimpl",
    "ids",
    "many",
    "rule",
    "rules_in",
]
