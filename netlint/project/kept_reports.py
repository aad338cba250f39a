"""The history of one charter in JSON reports that were kept, each with its day. Checks nothing, and prints nothing."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from netlint.i18n import Message, notice, verbatim
from netlint.linter.history import History, Origin, Snapshot, history, unreadable
from netlint.linter.history.findings import Seen
from netlint.project.files import one_line, read_named
from netlint.reporters.json_records import CharterRecord, FindingRecord, ReportRecord
from netlint.rules.base import Rule
from netlint.utils.errors import Problem, reason_of

MAX_REPORT = 64 * 1024 * 1024
"""The most bytes of a report that are read. The project's own choice."""
_NAMED = 5


class _Kept(NamedTuple):
    """A charter in a report that was kept."""

    file: Path
    day: dt.date
    record: CharterRecord


def report_history(files: Sequence[Path], charter: str | None, rules: Mapping[str, Rule], today: dt.date) -> History:
    """Return the history of a charter, or of the only one, in kept reports.

    Raises `Problem` for a file that is not such a report, and where it is not clear which charter is meant.
    """
    reports = {file: _read(file) for file in files}
    kept = [
        _Kept(file, report.today, record)
        for file, report in reports.items()
        if report.today is not None
        for record in report.charters
        if charter is None or _plain(record.path) == _plain(charter)
    ]
    _refuse_unclear(reports, kept, charter)
    kept.sort(key=lambda one: one.day)
    snapshots = [_snapshot(one, rules) for one in kept]
    name = kept[-1].record.path
    return history(name, snapshots, rules, source="reports", today=today, begin="asked")


def _read(file: Path) -> ReportRecord:
    try:
        raw = read_named(file, MAX_REPORT)
    except OSError as error:
        raise Problem(
            notice("{path} cannot be read: {reason}.", path=one_line(file), reason=reason_of(error))
        ) from None
    try:
        report = msgspec.json.decode(raw, type=ReportRecord)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        problem = "{path} is not a report of `netlint check --format json`."
        raise Problem(notice(problem, path=one_line(file))) from None
    if report.today is None:
        problem = "{path} has no date, because it was made with --timeless. Leave it out."
        raise Problem(notice(problem, path=one_line(file)))
    return report


def _refuse_unclear(reports: Mapping[Path, ReportRecord], kept: Sequence[_Kept], charter: str | None) -> None:
    """Raise `Problem` if a charter is in none of the reports, or if a report has several."""
    if not kept and charter is not None:
        problem = "No report has the charter {charter}. They have: {charters}."
        raise Problem(notice(problem, charter=charter, charters=_paths(reports)))
    if not kept:
        raise Problem(Message("The reports have no charter."))
    files = [one.file for one in kept]
    twice = next((file for file in files if files.count(file) > 1), None)
    if twice is not None:
        problem = "{path} has several charters. Choose one with --charter: {charters}."
        raise Problem(notice(problem, path=one_line(twice), charters=_paths(reports)))


def _paths(reports: Mapping[Path, ReportRecord]) -> str:
    paths = sorted({one_line(record.path) for report in reports.values() for record in report.charters})
    return ", ".join([*paths[:_NAMED], "..."] if len(paths) > _NAMED else paths)


def _plain(path: str) -> str:
    return path.removeprefix("./")


def _snapshot(kept: _Kept, rules: Mapping[str, Rule]) -> Snapshot:
    origin = Origin(kept.day, kept.file.name, kept.record.path)
    findings = kept.record.findings
    statuses = {code: result.status for code, result in kept.record.results.items()}
    of_content = [code for code in statuses if code in rules and "charter" in rules[code].fixtures]
    if findings and of_content and all(statuses[code] == "skipped" for code in of_content):
        return unreadable(origin, verbatim(findings[0].message))
    return Snapshot(origin, "checked", statuses=statuses, findings=tuple(map(_seen, findings)))


def _seen(finding: FindingRecord) -> Seen:
    at, text, is_suppressed = finding.path or "", verbatim(finding.message), finding.suppression is not None
    fingerprints, is_in_file = (finding.fingerprint,), finding.file is not None
    return Seen(finding.code, finding.severity, text, at, fingerprints, is_suppressed, is_in_file)
