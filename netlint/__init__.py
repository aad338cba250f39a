"""netlint: a linter for the charters of networks. This is its public API, and nothing else."""

from netlint.charter import Charter, Document, Message, PastDate, Phase, Reference, Span, Table, Unusable, days, many
from netlint.charters import Card, Charters
from netlint.findings import Finding, Note, ids
from netlint.hooks import hookimpl
from netlint.plugins import rules_in
from netlint.rules import Crash, Rule, rule
from netlint.suppressions import Suppression

__all__ = [
    "Card",
    "Charter",
    "Charters",
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
    "Suppression",
    "Table",
    "Unusable",
    "days",
    "hookimpl",
    "ids",
    "many",
    "rule",
    "rules_in",
]
