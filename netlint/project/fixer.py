"""Repairs a charter of a project: what is certain, as long as nothing is lost. Writes no file."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from netlint.i18n import Message
from netlint.linter.fixed import Change, Fixed
from netlint.linter.fixes import DocEdit, changing_ignored, fix_of, worsened
from netlint.linter.report import CharterReport, Diagnostic
from netlint.project.checker import Checker, CheckResult, ReadBytes
from netlint.project.files import read_limited
from netlint.project.project import RunError, unreadable
from netlint.reporters.base import ReportContext
from netlint.reporters.edit_words import edit_words
from netlint.reporters.places import with_places
from netlint.settings import SettingsError
from netlint.toml.edited_data import same
from netlint.toml.editor import EditError, edited
from netlint.toml.snippet import text_with
from netlint.toml.text_edits import as_bytes
from netlint.utils.errors import reason_of, tracebacks_of

MAX_ROUNDS = 100
"""The most rounds of repairs of one charter: a repair can show what else there is. The project chose this limit."""
MAX_TRIES = 50
"""The most tries that may fail, to find the repairs of one charter that cannot be made. The project chose it."""
_UNSETTLED = Message("the repairs of {codes} do not come to an end.").template
_WORSE = Message("The repair would cause another mistake: {mistake}").template
_USELESS = Message("The repair does not help.")
_TOO_MANY = Message("Too many repairs of this file cannot be made.")
_NO_PLACES = Message("places to fill in would change what it says.")
_UNFINISHED = Message("This file has more mistakes than netlint repairs at once. Run the command again.")
_OTHER_FIRST = Message("Another repair changes the same place.")
_IGNORED = Message("The repair would also change something that you ignore.")


class Fixer:
    """Repairs charters."""

    def __init__(self, checker: Checker) -> None:
        """Repair what a checker finds, with its settings and suppressions."""
        self.checker = checker

    def fix_file(self, path: Path) -> Fixed | RunError:
        """Return a charter with its repairs, or what kept netlint from reading it."""
        try:
            return self.fix_bytes(str(path), path, lambda size: read_limited(path, size))
        except OSError as error:
            return unreadable(path, reason_of(error))

    def fix_bytes(self, name: str, path: Path, read_bytes: ReadBytes) -> Fixed | RunError:
        """Return the bytes of a charter with their repairs; reports call it `name`. Raises what reading raises."""
        try:
            limit = self.checker.project.resolve(path).values.max_bytes
        except SettingsError as error:
            return RunError(error.message, tracebacks_of(error))
        raw = read_bytes(limit + 1)
        return self._repaired(path, State(raw, self.check(name, path, raw)))

    def with_edits(self, path: Path, fixed: Fixed, finding: Diagnostic, edits: Sequence[DocEdit]) -> "Fixed | Message":
        """Return a charter with edits that a person has chosen for a finding, or why they cannot be made."""
        state = self.after(path, State(fixed.new, fixed.report), edits)
        if isinstance(state, Message):
            return state
        change = change_of(fixed.report, finding, edits)
        change = replace(change, line=fixed.line_before(change.line))
        chosen = replace(fixed, new=state.raw, report=state.report, changes=(*fixed.changes, change))
        return self.repaired_further(path, chosen)

    def corrected(self, path: Path, fixed: Fixed) -> Fixed | None:
        """Return a charter that could not be read with the line as it should be; `None` if that is not known.

        Its certain repairs are not made yet.
        """
        source, mistake = fixed.report.document.source, fixed.report.document.mistakes[0]
        if mistake.correction is None or fixed.new != as_bytes(fixed.new, source.text):
            return None
        raw = as_bytes(fixed.new, text_with(source, mistake.correction))
        words = Message("Write `{new}` instead of this line.", {"new": mistake.correction.text})
        change = Change(fixed.line_before(mistake.correction.span.line), "NL001", (words,))
        report = self.check(source.name, path, raw)
        problem = _unreadable(report)
        return Fixed(fixed.raw, raw, report, (*fixed.changes, change), problem=problem) if raw != fixed.new else None

    def repaired_further(self, path: Path, fixed: Fixed) -> Fixed:
        """Return a charter with the certain repairs that it needs after those of before."""
        return fixed if fixed.problem else _more(fixed, _Repair(self, path, State(fixed.new, fixed.report)).made())

    def with_places(self, path: Path, fixed: Fixed, context: ReportContext) -> Fixed:
        """Return a charter with commented places for what is missing; its data and findings stay the same."""
        if fixed.problem:
            return fixed
        before = fixed.report
        text, places = with_places(context, before)
        raw = as_bytes(fixed.raw, text)
        report = self.check(before.name, path, raw) if places else before
        if not same(report.document.data, before.document.data) or _identities(report) != _identities(before):
            return replace(fixed, problem=_NO_PLACES)
        return replace(fixed, new=raw, report=report, places=places)

    def after(self, path: Path, state: "State", edits: Sequence[DocEdit]) -> "State | Message":
        """Return a charter after edits, or why they cannot be made."""
        try:
            new = as_bytes(state.raw, edited(state.report.document, edits))
        except EditError as error:
            return error.message
        if new == state.raw:
            return _USELESS
        report = self.check(state.report.name, path, new)
        worse = worsened(state.report, report, edits)
        return Message(_WORSE, {"mistake": worse}) if worse else State(new, report)

    def _repaired(self, path: Path, state: "State") -> Fixed:
        if problem := _unreadable(state.report):
            has_correction = state.report.document.mistakes[0].correction is not None
            return Fixed(state.raw, state.raw, state.report, problem=problem, has_correction=has_correction)
        return _Repair(self, path, state).made()

    def check(self, name: str, path: Path, raw: bytes) -> CharterReport:
        """Return the report on the bytes of a charter. Its settings have been read already."""
        checked = self.checker.check_bytes(name, path, lambda _size: raw)
        assert isinstance(checked, CheckResult)
        return checked.report


def _unreadable(report: CharterReport) -> Message | None:
    """Return why a file cannot be read as a charter; `None` if it can be, with whatever mistakes."""
    mistake = next(iter(report.document.mistakes), None)
    if mistake is None or mistake.path:
        return None
    if mistake.kind == "format":
        return mistake.message
    line = mistake.span.line if mistake.span else 1
    return Message("line {line} cannot be read. {mistake}", {"line": line, "mistake": mistake.message})


class _Repair:
    """The repair of one charter, round by round."""

    def __init__(self, fixer: Fixer, path: Path, state: "State") -> None:
        self._fixer = fixer
        self._path = path
        self._first = self._now = state
        self._changes: list[Change] = []
        self._failed: dict[str, Message] = {}
        self._tries = 0

    def made(self) -> Fixed:
        """Return the charter after as many rounds as it takes until nothing is left to repair."""
        texts, names = {self._first.raw}, set[str]()
        repaired, is_repeated = self._round(), False
        while repaired and len(texts) < MAX_ROUNDS:
            if self._now.raw in texts:
                return self._unsettled(repaired)
            texts.add(self._now.raw)
            is_repeated |= any(one.fingerprint in names for one in repaired)
            names |= {one.fingerprint for one in repaired}
            repaired = self._round()
        if repaired and is_repeated:
            return self._unsettled(repaired)
        return self._fixed(_UNFINISHED if repaired else _OTHER_FIRST)

    def _unsettled(self, repaired: Sequence[Diagnostic]) -> Fixed:
        """Return the charter as it was, because the repairs of these findings bring each other back."""
        first, codes = self._first, tuple(sorted({one.code for one in repaired}))
        return Fixed(first.raw, first.raw, first.report, problem=Message(_UNSETTLED, {"codes": codes}))

    def _fixed(self, why: Message) -> Fixed:
        """Return the charter with the repairs so far; `why` is what keeps the others from being made."""
        report = self._now.report
        failed = {one.fingerprint: self._failed.get(one.fingerprint, why) for one in report.open if one.repair}
        return Fixed(self._first.raw, self._now.raw, report, tuple(self._changes), failed=failed)

    def _round(self) -> tuple[Diagnostic, ...]:
        """Make the repairs that can be made together, and return the findings that are repaired."""
        report = self._now.report
        self._failed |= {one.fingerprint: _IGNORED for one in changing_ignored(report)}
        wanted = (one for one in report.open if one.repair and one.fingerprint not in self._failed)
        state, repaired = self._accepted(self._now, (), fix_of(report.document, wanted).findings)
        so_far = Fixed(self._first.raw, self._now.raw, report)
        changes = [change_of(report, finding, finding.repair) for finding in repaired]
        self._changes += [replace(one, line=so_far.line_before(one.line)) for one in changes]
        self._now = state
        return repaired

    def _accepted(
        self, state: "State", accepted: tuple[Diagnostic, ...], findings: tuple[Diagnostic, ...]
    ) -> "tuple[State, tuple[Diagnostic, ...]]":
        """Return the charter with as many repairs as can be made, and their findings.

        `state` has the repairs that are `accepted`. If others cannot be made together, halves of them are tried.
        """
        if not findings:
            return state, accepted
        tried = self._after((*accepted, *findings))
        if isinstance(tried, State):
            return tried, (*accepted, *findings)
        self._tries += 1
        if len(findings) == 1 or self._tries > MAX_TRIES:
            self._failed |= {one.fingerprint: tried if len(findings) == 1 else _TOO_MANY for one in findings}
            return state, accepted
        half = len(findings) // 2
        state, accepted = self._accepted(state, accepted, findings[:half])
        return self._accepted(state, accepted, findings[half:])

    def _after(self, findings: Sequence[Diagnostic]) -> "State | Message":
        """Return the charter after the repairs of findings, or why they cannot be made."""
        edits = fix_of(self._now.report.document, findings).edits
        state = self._fixer.after(self._path, self._now, edits)
        if isinstance(state, Message):
            return state
        left = {one.fingerprint: one.repair for one in state.report.open if one.repair}
        return _USELESS if any(left.get(one.fingerprint) == one.repair for one in findings) else state


class State(Struct, frozen=True):
    """The bytes of a charter, and the report on them."""

    raw: bytes
    report: CharterReport


def change_of(report: CharterReport, finding: Diagnostic, edits: Sequence[DocEdit]) -> Change:
    """Return a finding that edits repair, and what they do, in words."""
    words = tuple(edit_words(report.document, edit) for edit in edits)
    return Change(report.place(finding).span.line, finding.code, words)


def _more(first: Fixed, then: Fixed) -> Fixed:
    """Return a charter with the repairs of two times, one after the other."""
    changes = [replace(one, line=first.line_before(one.line)) for one in then.changes]
    return replace(then, raw=first.raw, changes=(*first.changes, *changes))


def _identities(report: CharterReport) -> set[tuple[str, str, bool]]:
    """Return what is found in a charter, and whether it is suppressed."""
    return {(one.code, one.fingerprint, one.suppression is None) for one in report.findings}
