"""Which findings come and go with a change. What only has another place because of a rename stays."""

import datetime as dt

from netlint.charter.diff import Renames
from netlint.linter.history import FindingPeriod, Origin
from netlint.linter.history.findings import FindingsAt, finding_periods, seen_in
from netlint.linter.report import CharterReport


def finding_changes(old: CharterReport, new: CharterReport, renames: Renames, day: dt.date) -> list[FindingPeriod]:
    """Return the findings that are open in only one of two reports with the same rules on the same day."""
    points = [_at(report, day) for report in (old, new)]
    changed = [one for one in finding_periods(points) if one.end or one.first_is == "seen"]
    by_place = [one for one in changed if not one.is_in_file]  # a place that names a file can have many findings
    moved = {(one.code, _renamed(one.at, renames)) for one in by_place if one.end}
    same = moved & {(one.code, one.at) for one in by_place if not one.end}
    return [
        one
        for one in changed
        if one.is_in_file or (one.code, _renamed(one.at, renames) if one.end else one.at) not in same
    ]


def _at(report: CharterReport, day: dt.date) -> FindingsAt:
    statuses = {code: report.status(code) for code in report.codes}
    return FindingsAt(Origin(day, "", report.name), tuple(seen_in(report)), statuses)


def _renamed(at: str, renames: Renames) -> str:
    """Return a place of the old charter with the ids of the new one."""
    section, _point, rest = at.partition(".")
    name, point, key = rest.partition(".")
    return f"{section}.{renames.get(section, {}).get(name, name)}{point}{key}" if rest else at
