"""Running one rule: what it yields becomes what a report holds, and what goes wrong is said in a line."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, get_args

from netlint.i18n import Choice, Message
from netlint.linter.fixtures import Fixtures
from netlint.linter.report import Diagnostic, FilePlace, RelatedLocation
from netlint.rules.base import Rule
from netlint.rules.files import FileLocation
from netlint.rules.finding import SEVERITIES, Finding, Location
from netlint.rules.selector import ActiveRule
from netlint.toml import DocPath, Edit, Replacement, Span
from netlint.toml.edit import EditKind
from netlint.utils.errors import source_place

_PLAIN = frozenset({str, int, float, bool, dt.date, dt.time, dt.datetime})
"""The types of values that TOML has, without lists and tables."""


class _Misfit(Exception):  # noqa: N818 (it carries another error)
    """What a rule yields is no finding that can be told."""

    def __init__(self, error: Exception, line: int) -> None:
        self.error = error
        self.line = line


def run_rule(active: ActiveRule, fixtures: Fixtures) -> list[Diagnostic]:
    """Run one rule, and give what it has found. Raises whatever the rule raises, and for what is no finding."""
    asked = [getattr(fixtures, name) for name in active.rule.fixtures]
    yielded: Any = active.rule.function(*asked, **active.options)
    found = []
    for finding in yielded:
        try:
            found.append(_report(active, finding, fixtures))
        except Exception as error:  # whatever it is, the line that yields it is where to look
            raise _Misfit(error, yielded.gi_frame.f_lineno) from error
    return found


def _report(active: ActiveRule, finding: Finding, fixtures: Fixtures) -> Diagnostic:
    """Make of what a rule has yielded what a report holds: places become paths, and the severity is settled."""
    if not isinstance(finding, Finding):
        raise TypeError(f"a rule must yield Finding objects, but this one yields {type(finding).__name__}")
    if finding.severity not in (None, *SEVERITIES):
        raise ValueError(f"unknown severity {finding.severity!r}; use one of {', '.join(SEVERITIES)}")
    for message in (finding.message, finding.advice, *(note.message for note in finding.related)):
        if message:
            _check_message(message)
    severity = active.severity or finding.severity or active.rule.severity
    related = tuple(
        RelatedLocation(fixtures.path_of(note.at), note.message, _in_file(note.at)) for note in finding.related
    )
    at = fixtures.path_of(finding.at)
    return Diagnostic(
        active.rule.code,
        active.rule.name,
        severity,
        finding.message,
        at,
        related,
        finding.on_key,
        finding.advice,
        finding.write,
        _write_at(finding, at, fixtures),
        _edits("repair", finding.repair, fixtures),
        tuple(_edits("suggestions", one, fixtures) for one in finding.suggestions),
        file=_in_file(finding.at),
    )


def _in_file(at: Location) -> FilePlace | None:
    """Return the place in a file that a charter names; `None` if a place is in the charter itself."""
    if not isinstance(at, FileLocation):
        return None
    return FilePlace(at.path, Span(at.line, at.column, at.line, at.end_column), at.text)


def _edits(name: str, edits: Iterable[Edit[Location]], fixtures: Fixtures) -> tuple[Edit[DocPath | Span], ...]:
    """Return edits that a rule gives as `name`, with the paths of their places, and values as TOML has them.

    Raises `TypeError`, `ValueError` or `LookupError` for what is not an edit that could be made in some charter.
    """
    return tuple(_edit(name, edit, fixtures) for edit in edits)


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
    if not isinstance(finding.write, Mapping | Replacement | None):
        raise TypeError(f"`write` must be a mapping of keys and values, but is {type(finding.write).__name__}")
    if finding.write_at is None and isinstance(finding.at, FileLocation):
        if finding.write is not None:
            raise TypeError("`write` needs `write_at` if the finding is in a file: netlint writes only in the charter")
        return None
    place = at if finding.write_at is None else fixtures.path_of(finding.write_at)
    return None if isinstance(place, Span) else place


def _check_message(message: Message) -> None:
    """See that a message can be told: if not, that is the rule's mistake and not the output's."""
    for name, value in message.parameters.items():
        if not _is_parameter(value):
            if isinstance(value[0] if isinstance(value, tuple) else value, Edit):
                raise TypeError(f"`{name}` has an Edit, but edits can only be in `repair` and `suggestions`")
            raise TypeError(f"a message cannot show {type(value).__name__} (parameter `{name}`)")
    message.text()


def _is_parameter(value: object) -> bool:
    if isinstance(value, tuple):
        return all(map(_is_parameter, value))
    return isinstance(value, str | int | float | dt.date | dt.time | Message | Choice)


def format_exception(error: BaseException, rule: Rule) -> str:
    """Return what was raised and where, in one line that is the same on every machine."""
    import traceback

    file = rule.function.__code__.co_filename
    if isinstance(error, _Misfit):
        return f"{type(error.error).__name__}: {error.error} ({source_place(file, error.line)})"
    raised = traceback.extract_tb(error.__traceback__)
    frames = [frame for frame in raised if frame.filename == file] or raised
    where = f" ({source_place(frames[-1].filename, frames[-1].lineno)})" if frames else ""
    said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return f"{said}{where}"
