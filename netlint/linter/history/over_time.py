"""Snapshots made into a history."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from netlint.i18n import Language
from netlint.linter.history.findings import FindingsAt, finding_periods
from netlint.linter.history.model import Begin, History, Outcomes, Point, Rename, Source
from netlint.linter.history.people import role_periods
from netlint.linter.history.snapshot import Snapshot
from netlint.linter.history.wordings import TextsAt, wordings
from netlint.linter.report import Status
from netlint.rules.base import Rule

UNKNOWN_FAMILY = ""
"""The family of rules that this run does not have, but a report that was kept does."""


def history(
    charter: str,
    snapshots: Sequence[Snapshot],
    rules: Mapping[str, Rule],
    *,
    source: Source,
    today: dt.date,
    begin: Begin,
) -> History:
    """Return the history of a charter from its snapshots, in the order of time."""
    checked = [one for one in snapshots if one.state == "checked"]
    names = {member: name for one in checked for member, name in one.names.items()}
    texts = [TextsAt(one.origin.day, one.origin.revision, one.texts, one.sections) for one in checked]
    versions, changes = wordings(texts)
    families = _families(checked, rules)
    return History(
        charter=charter,
        network=next((one.network for one in reversed(checked) if one.network), ""),
        language=_language(checked),
        source=source,
        today=today,
        begin=begin,
        points=tuple(_point(one, rules, families) for one in snapshots),
        families=families,
        roles=tuple(role_periods([(one.origin.day, one.roles, one.sections) for one in checked], names)),
        findings=tuple(finding_periods([FindingsAt(one.origin, one.findings, one.statuses) for one in checked])),
        changes=tuple(changes),
        wordings=tuple(versions),
        renames=tuple(_renames(snapshots)),
    )


def _language(checked: Sequence[Snapshot]) -> Language | None:
    return checked[-1].language if checked else None


def _families(checked: Sequence[Snapshot], rules: Mapping[str, Rule]) -> tuple[str, ...]:
    """Return the families of the rules that ran, without those that compare charters: there is only one."""
    codes = sorted({code for one in checked for code in one.statuses})
    compare = {rule.family for rule in rules.values() if "charters" in rule.fixtures}
    families = dict.fromkeys(_family(code, rules) for code in codes)
    return tuple(family for family in families if family not in compare)


def _family(code: str, rules: Mapping[str, Rule]) -> str:
    return rules[code].family if code in rules else UNKNOWN_FAMILY


def _point(one: Snapshot, rules: Mapping[str, Rule], families: tuple[str, ...]) -> Point:
    counted: dict[str, Counter[Status]] = {family: Counter() for family in families if one.state == "checked"}
    for code, status in one.statuses.items():
        if (family := _family(code, rules)) in counted:
            counted[family][status] += 1
    outcomes: dict[str, Outcomes] = {family: dict(counts) for family, counts in counted.items()}
    return Point(one.origin, one.state, one.problem, outcomes)


def _renames(snapshots: Sequence[Snapshot]) -> list[Rename]:
    return [
        Rename(after.origin.day, after.origin.revision, before.origin.path, after.origin.path)
        for before, after in pairwise(snapshots)
        if before.origin.path != after.origin.path
    ]
