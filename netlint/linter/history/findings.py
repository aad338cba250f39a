"""Which findings came and went."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from netlint.i18n import Message
from netlint.linter.history.model import FindingEnd, FindingPeriod, FirstIs, Origin
from netlint.linter.report import CharterReport, Status
from netlint.rules.finding import Severity
from netlint.toml import Span, dotted

_ENDS: Mapping[Status, FindingEnd] = {"skipped": "skipped", "crashed": "crashed"}


class Seen(Struct, frozen=True):
    """A finding at a point."""

    code: str
    severity: Severity
    message: Message
    at: str
    fingerprints: tuple[str, ...]
    is_suppressed: bool = False
    is_in_file: bool = False
    """Whether it is in a file that the charter names at its place, as others may be too."""


class FindingsAt(Struct, frozen=True):
    """The findings at a point, and the outcomes of the rules by their codes."""

    origin: Origin
    findings: tuple[Seen, ...]
    statuses: Mapping[str, Status]


def seen_in(report: CharterReport) -> Iterator[Seen]:
    """Yield the findings of a report."""
    for one in report.findings:
        at = "" if isinstance(one.at, Span) else dotted(one.at)
        is_suppressed = one.suppression is not None
        yield Seen(one.code, one.severity, one.message, at, one.fingerprints, is_suppressed, one.file is not None)


class _Open:
    """A finding that is open, as far as the points have been looked at."""

    def __init__(self, seen: Seen, origin: Origin, first_is: FirstIs) -> None:
        self.seen, self.origin, self.first_is = seen, origin, first_is

    def ended(self, last: dt.date | None, revision: str, end: FindingEnd) -> FindingPeriod:
        seen, origin = self.seen, self.origin
        return FindingPeriod(
            code=seen.code,
            severity=seen.severity,
            message=seen.message,
            at=seen.at,
            fingerprint=seen.fingerprints[0],
            first=origin.day,
            first_revision=origin.revision,
            first_is=self.first_is,
            last=last,
            last_revision=revision,
            end=end,
            is_in_file=seen.is_in_file,
        )


def finding_periods(points: Sequence[FindingsAt]) -> list[FindingPeriod]:
    """Return from when until when findings were open.

    A finding about several places is the same as long as it has one of its places in common with the point before.
    """
    running: list[_Open] = []
    ended: list[FindingPeriod] = []
    for number, point in enumerate(points):
        rest = {id(seen): seen for seen in point.findings if not seen.is_suppressed}
        kept: list[_Open] = []
        for one in running:
            found = _same(one.seen, rest.values())
            if found is None:
                ended.append(one.ended(point.origin.day, point.origin.revision, _end(one.seen, point)))
            else:
                one.seen = rest.pop(id(found))
                kept.append(one)
        running = kept + [_Open(seen, point.origin, "seen" if number else "earliest") for seen in rest.values()]
    ended += [one.ended(None, "", "") for one in running]
    return sorted(ended, key=lambda one: (one.first, one.code, one.at))


def _same(seen: Seen, among: Iterable[Seen]) -> Seen | None:
    """Return the finding that goes on from a point before: the one with the same main place first."""
    alike = [one for one in among if one.code == seen.code]
    main = (one for one in alike if one.fingerprints[0] == seen.fingerprints[0])
    places = frozenset(seen.fingerprints)
    return next(main, None) or next((one for one in alike if not places.isdisjoint(one.fingerprints)), None)


def _end(seen: Seen, point: FindingsAt) -> FindingEnd:
    places = frozenset(seen.fingerprints)
    if any(one.is_suppressed and not places.isdisjoint(one.fingerprints) for one in point.findings):
        return "suppressed"
    if seen.code not in point.statuses:
        return "not-selected"
    return _ENDS.get(point.statuses[seen.code], "solved")
