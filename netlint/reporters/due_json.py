"""What is due as data for programs. Prints nothing."""

from typing import Any

from netlint.reporters.due_list import DueEntry, DueList
from netlint.toml import dotted


def due_json(due: DueList) -> dict[str, Any]:
    """Return what is due as plain data. Texts are as they are written, in the language of the run."""
    return {
        "format": 1,
        "today": due.today.isoformat(),
        "within": due.within,
        "charters": [{"charter": one.name, "network": one.network or None} for one in due.reports],
        "due": [_entry(due, one) for one in due.entries],
        "errors": [problem.text(due.translate) for problem in due.problems],
    }


def _entry(due: DueList, one: DueEntry) -> dict[str, Any]:
    report, item = one
    return {
        "day": item.day.isoformat(),
        "days": due.days(item),
        "overdue": due.is_overdue(item),
        "kind": item.kind,
        "what": item.what.text(due.translate),
        "who": [{"id": member, "name": report.names.get(member)} for member in item.who],
        "network": report.network or None,
        "charter": report.name,
        "path": dotted(item.at) or None,
        "line": report.line(item) or None,
        "where": item.where or None,
    }
