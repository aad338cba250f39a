"""Running one rule: what it yields becomes what a report holds, and what goes wrong is said in a line."""

import datetime as dt
from collections.abc import Generator, Iterable, Iterator, Mapping
from typing import Any, get_args

from netlint.i18n import Message
from netlint.linter.extracts import ExtractCrash, NoExtract
from netlint.linter.fixtures import Fixtures
from netlint.linter.message_checks import check_written, checked
from netlint.linter.report import Diagnostic, FilePlace, RelatedLocation
from netlint.rules.files import FileLocation
from netlint.rules.finding import SEVERITIES, Finding, Location, Note
from netlint.rules.selector import ActiveRule
from netlint.toml import DocPath, Edit, Span
from netlint.toml.edit import EditKind

_PLAIN = frozenset({str, int, float, bool, dt.date, dt.time, dt.datetime})
"""The types of values that TOML has, without lists and tables."""


_MOST_ITEMS = 2**31
"""More items than a list in a charter can have, which has at most as many as its text has bytes."""
FEW = 10_000
"""Findings that a rule may have in any charter: more than a person reads. A loop that never ends has them at once."""


class Misfit(Exception):  # noqa: N818 (it carries another error)
    """What a rule yields is no finding that can be told."""

    def __init__(self, error: Exception, line: int) -> None:
        """Take the error, and the line that yields it."""
        self.error = error
        self.line = line


def run_rule(active: ActiveRule, fixtures: Fixtures) -> list[Diagnostic]:
    """Run one rule, and give what it has found. Raises whatever the rule raises, and for what is no finding."""
    if active.rule.compares and (crash := fixtures.crash_in(active.rule)):
        raise ExtractCrash(crash)
    found: list[Diagnostic] = []
    try:
        findings: Any = _findings(active, fixtures)
        for finding in findings:
            try:
                found.append(_report(active, finding, fixtures))
                if len(found) > FEW:
                    _check_number(len(found), fixtures)
            except Exception as error:  # whatever it is, the line that yields it is where to look
                raise Misfit(error, findings.gi_yieldfrom.gi_frame.f_lineno) from error
    except NoExtract as outcome:
        raise outcome.seen_from(fixtures.document.source.name) from outcome
    return found


def _findings(active: ActiveRule, fixtures: Fixtures) -> Generator[Any, None, None]:
    """Yield what a rule yields. Raises `Misfit` for what it returns besides: nobody would see it."""
    rule: Any = active.rule
    returned = yield from rule.function(*fixtures.requested_by(rule), **active.options)
    if returned is not None:
        problem = "a rule must yield its findings; what it returns is lost. Write `yield from` instead of `return`"
        raise Misfit(TypeError(problem), rule.function.__code__.co_firstlineno)


def _check_number(number: int, fixtures: Fixtures) -> None:
    """Refuse more findings than a charter has characters: each could not be about something of its own."""
    limit = max(FEW, len(fixtures.document.source.text))
    if number > limit:
        raise ValueError(f"it has more than {limit} findings in one charter; look for a loop that does not end")


def _report(active: ActiveRule, finding: Finding, fixtures: Fixtures) -> Diagnostic:
    """Make of what a rule has yielded what a report holds: places become paths, and the severity is settled."""
    if not isinstance(finding, Finding):
        raise TypeError(f"a rule must yield Finding objects, but this one yields {_kind_of(finding)}")
    if finding.severity is not None and finding.severity not in SEVERITIES:
        raise ValueError(f"unknown severity {finding.severity!r}; use one of {', '.join(SEVERITIES)}")
    message, advice, related = _messages(finding)
    check_written(finding.write)
    severity = active.severity or finding.severity or active.rule.severity
    notes = tuple([RelatedLocation(_place(at, fixtures), said, _in_file(at)) for at, said in related])
    at = _place(finding.at, fixtures)
    return Diagnostic(
        active.rule.code,
        active.rule.name,
        severity,
        message,
        at,
        notes,
        finding.on_key,
        advice,
        finding.write,
        _write_at(finding, at, fixtures),
        _edits("repair", finding.repair, fixtures),
        tuple([_edits("suggestions", one, fixtures) for one in finding.suggestions]),
        file=_in_file(finding.at),
    )


def _kind_of(thing: object) -> str:
    """Return what something is that is not a finding, and what to do about it."""
    if isinstance(thing, list | tuple | set | Iterator):
        return f"{type(thing).__name__}; write `yield from` to yield what is in it"
    if isinstance(thing, type) and issubclass(thing, Finding):
        return f"the class {thing.__name__}; write {thing.__name__}(...)"
    if isinstance(thing, Note):
        return "Note; a note can only be in `related`"
    return type(thing).__name__


def _messages(finding: Finding) -> tuple[Message, Message | None, list[tuple[Location, Message]]]:
    """Return the message, the advice and the notes of a finding, each of which can be shown."""
    message = checked(finding.message, Finding)
    advice = None if finding.advice is None else checked(finding.advice, Finding)
    for note in finding.related:
        if not isinstance(note, Note):
            raise TypeError(f"`related` must have Note objects, but has {type(note).__name__}")
    return message, advice, [(note.at, checked(note.message, Note, may_be_empty=True)) for note in finding.related]


def _place(at: Location, fixtures: Fixtures) -> DocPath | Span:
    """Return a place as a path or a span. Raises `LookupError` for one that no charter, or not this text, can have."""
    place = fixtures.path_of(at)
    if isinstance(place, Span):
        lines = fixtures.document.source.text.count("\n") + 1
        if not all(isinstance(number, int) and number > 0 for number in place) or place.end_line > lines:
            raise LookupError(f"the place of a finding is a span that is not in the text: {place}")
        return place
    for part in place:
        if isinstance(part, int) and not 0 <= part < _MOST_ITEMS:
            raise LookupError(f"the place of a finding has a position that no list has: {place}")
    return place


def _in_file(at: Location) -> FilePlace | None:
    """Return the place in a file that a charter names; `None` if a place is in the charter itself."""
    if not isinstance(at, FileLocation):
        return None
    return FilePlace(at.path, Span(at.line, at.column, at.line, at.end_column), at.text)


def _edits(name: str, edits: Iterable[Edit[Location]], fixtures: Fixtures) -> tuple[Edit[DocPath | Span], ...]:
    """Return edits that a rule gives as `name`, with the paths of their places, and values as TOML has them.

    Raises `TypeError`, `ValueError` or `LookupError` for what is not an edit that could be made in some charter.
    """
    return tuple([_edit(name, edit, fixtures) for edit in edits])


def _edit(name: str, edit: Edit[Location], fixtures: Fixtures) -> Edit[DocPath | Span]:
    if not isinstance(edit, Edit):
        raise TypeError(
            f"`{name}` must have Edit objects, such as Edit.set(...), but has {type(edit).__name__}"
            + ("; leave it out if there is none" if edit is None else "")
        )
    if edit.kind not in get_args(EditKind):
        raise ValueError(f"`{name}` has an unknown kind of edit: {edit.kind!r}")
    if isinstance(edit.at, FileLocation) or isinstance(edit.to, FileLocation):
        raise TypeError(f"`{name}` can only change the charter, not a file that it names")
    at, to = fixtures.path_of(edit.at), None if edit.to is None else fixtures.path_of(edit.to)
    if isinstance(at, Span) != (edit.kind == "comment") or isinstance(to, Span):
        needed = "the span of a comment" if edit.kind == "comment" else "a path"
        raise TypeError(f"`{name}`: the place of an edit of kind {edit.kind} must be {needed}")
    if (to is None) == (edit.kind == "rename"):
        raise TypeError(f"`{name}`: an edit of kind rename has a new place, and no other edit has one")
    return Edit(edit.kind, at, _plain(name, edit.value) if edit.kind in ("set", "add", "comment") else edit.value, to)


def _plain(name: str, value: Any) -> Any:
    """Return a value with the types that TOML has: a tuple becomes a list."""
    if isinstance(value, Mapping):
        return {str(key): _plain(name, inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(name, inner) for inner in value]
    if type(value) not in _PLAIN:
        raise TypeError(f"`{name}` cannot write {type(value).__name__}; use text, a number, a date, a list or a dict")
    return value


def _write_at(finding: Finding, at: DocPath | Span, fixtures: Fixtures) -> DocPath | None:
    """Return the place to write at, if there is one."""
    if finding.write_at is None and isinstance(finding.at, FileLocation):
        if finding.write is not None:
            raise TypeError("`write` needs `write_at` if the finding is in a file: netlint writes only in the charter")
        return None
    place = at if finding.write_at is None else fixtures.path_of(finding.write_at)
    return None if isinstance(place, Span) else place
