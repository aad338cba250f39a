"""A history for programs: complete, with keys that stay. docs/history.md describes them."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, get_args

from netlint.i18n import Translate
from netlint.linter.history import Change, FindingPeriod, History, Point, RolePeriod, Wording
from netlint.linter.report import Status
from netlint.reporters.base import ReportContext, family_title
from netlint.reporters.escape_terminal import escape_undecodable

FORMAT = 1
"""The version of this format."""


def history_data(history: History, context: ReportContext) -> dict[str, Any]:
    """Return a history as data for JSON."""
    translate = context.translate(history.language)
    data = {
        "format": FORMAT,
        "netlint": context.version,
        "today": history.today,
        "charter": history.charter,
        "network": history.network or None,
        "source": history.source,
        "begin": history.begin,
        "families": {family: _title(family, history, context) for family in history.families},
        "points": [_point(one, translate) for one in history.points],
        "findings": [_finding(one, history, context) for one in history.findings],
        "roles": [_role(one) for one in history.roles] if history.is_whole else None,
        "changes": [_change(one) for one in history.changes] if history.is_whole else None,
        "wordings": [_wording(one) for one in history.wordings] if history.is_whole else None,
        "renames": [
            {"day": one.day, "revision": one.revision, "old": one.old, "new": one.new} for one in history.renames
        ],
    }
    return {key: _plain(value) for key, value in data.items()}


def _title(family: str, history: History, context: ReportContext) -> str | None:
    rule = next((rule for rule in context.rules.values() if rule.family == family), None)
    return context.translate_for(rule, history.language)(family_title(rule)) if rule else None


def _point(one: Point, translate: Translate) -> dict[str, Any]:
    origin = one.origin
    return {
        "day": origin.day,
        "revision": origin.revision or None,
        "path": origin.path,
        "now": origin.is_now,
        "uncommitted": origin.is_changed,
        "state": one.state,
        "problem": one.problem.text(translate) if one.problem else None,
        "outcomes": {
            family: {status: counts.get(status, 0) for status in get_args(Status)}
            for family, counts in one.outcomes.items()
        },
    }


def _finding(one: FindingPeriod, history: History, context: ReportContext) -> dict[str, Any]:
    rule = context.rules.get(one.code)
    translate = context.translate_for(rule, history.language) if rule else context.translate(history.language)
    return {
        "code": one.code,
        "name": rule.name if rule else None,
        "severity": one.severity,
        "message": one.message.text(translate),
        "path": one.at or None,
        "fingerprint": one.fingerprint,
        "from": one.first,
        "from-is": one.first_is,
        "from-revision": one.first_revision or None,
        "until": one.last,
        "until-revision": one.last_revision or None,
        "end": one.end or None,
    }


def _role(one: RolePeriod) -> dict[str, Any]:
    return {
        "role": one.kind,
        "id": one.what or None,
        "title": one.title or None,
        "member": one.member,
        "name": one.name,
        "from": one.first,
        "from-is": one.first_is,
        "until": one.last,
        "until-is": one.last_is or None,
    }


def _change(one: Change) -> dict[str, Any]:
    return {
        "day": one.day,
        "revision": one.revision or None,
        "kind": one.kind,
        "id": one.id or None,
        "change": one.what,
        "old": one.old or None,
        "new": one.new or None,
    }


def _wording(one: Wording) -> dict[str, Any]:
    versions = [{"from": each.day, "revision": each.revision or None, "text": each.text} for each in one.versions]
    return {"kind": one.kind, "id": one.id or None, "versions": versions}


def _plain(value: Any) -> Any:
    """Return a value as JSON has it: days as people write them in charters, and names of files as they can be shown."""
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    return escape_undecodable(value) if isinstance(value, str) else value
