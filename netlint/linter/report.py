"""The report on one charter. Runs no rule, and writes nothing."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, Literal, NamedTuple, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from netlint.charter import Charter, Table
from netlint.i18n import Language, Message, Translate, notice, same
from netlint.linter.charter_summary import CharterSummary
from netlint.linter.suppressions.earlier import EarlierFinding, HiddenEarlier
from netlint.linter.suppressions.model import Suppression, SuppressionReason
from netlint.rules.finding import Severity
from netlint.toml import DocPath, Document, Edit, Place, Replacement, Span, dotted

Status: TypeAlias = Literal["passed", "open", "suppressed", "skipped", "crashed"]
"""The outcomes of a rule: `open` if it has an open finding, `suppressed` if each of its findings is suppressed."""

EVALUATED: frozenset[Status] = frozenset({"passed", "open", "suppressed"})
"""The outcomes of a rule that was evaluated."""
MET: frozenset[Status] = frozenset({"passed", "skipped"})
"""The outcomes that all rules of a level have if the level is met."""


def place_name(at: DocPath | Span) -> str:
    """Return a place as text with ids, without positions in lists; empty for a span."""
    return "" if isinstance(at, Span) else dotted(tuple(part for part in at if isinstance(part, str)))


class FilePlace(Struct, frozen=True):
    """A place in a file that a charter names."""

    path: str
    """The path of the file, as in the charter."""
    span: Span
    """The place in that file: lines and columns."""
    text: str
    """The whole line, without its line ending, so that nobody has to read the file again."""


class RelatedLocation(Struct, frozen=True):
    """Another place that a finding is about, with a message that may be empty."""

    at: DocPath | Span
    """The place: a path with ids, or a span."""
    message: Message
    """A note about it; it has no text if this is another place of the same kind as the main one."""
    file: FilePlace | None = None
    """The place in a file that the charter names at `at`; `None` if the place is in the charter itself."""


class Diagnostic(Struct, frozen=True):
    """A finding with all that its rule and the settings add; `at` is a path, or a span if there is no path."""

    code: str
    """The code of the rule."""
    name: str
    """The name of the rule."""
    severity: Severity
    """The severity, which the settings or the rule may have changed for this finding."""
    message: Message
    """What was found."""
    at: DocPath | Span
    """The main place: a path with ids, or a span if there is no path."""
    related: tuple[RelatedLocation, ...] = ()
    """The other places: those of the same kind, and those with a note."""
    on_key: bool = False
    """Whether the main place is the key, and not its value."""
    advice: Message | None = None
    """What to do about it; `None` if the advice is that of the rule."""
    write: Mapping[str, Any] | Replacement | None = None
    """The keys to write at `write_at`, or the value to write there."""
    write_at: DocPath | None = None
    """The place to write at; `None` if only a person can decide what to write."""
    repair: tuple[Edit[DocPath | Span], ...] = ()
    """What `netlint fix` changes so that it is gone; empty if that is not certain."""
    suggestions: tuple[tuple[Edit[DocPath | Span], ...], ...] = ()
    """Changes of which a person chooses one, or none."""
    identities: tuple[str, ...] = ()
    """The identities of its main place and of its places of the same kind. They do not depend on positions in the
    file."""
    suppression: SuppressionReason | None = None
    """Why it is suppressed; `None` if it is open."""
    hidden: HiddenEarlier | None = None
    """Why it could not be found earlier, if it is open; `None` if it could, or if the run does not compare."""
    file: FilePlace | None = None
    """The place in a file that the charter names at `at`; `None` if the place is in the charter itself."""

    @property
    def fingerprints(self) -> tuple[str, ...]:
        """The fingerprints of its places, which stay the same in later runs: each has 16 hexadecimal digits."""
        return tuple(_fingerprint(self.code, identity) for identity in self.identities)

    @property
    def fingerprint(self) -> str:
        """The fingerprint of its main place, unique in a charter."""
        return _fingerprint(self.code, self.identities[0])

    @property
    def places(self) -> tuple[DocPath | Span, ...]:
        """Its main place and its places of the same kind, such as one for each member that it is about."""
        return (self.at, *[related.at for related in self._alike])

    @property
    def files(self) -> tuple[FilePlace | None, ...]:
        """For each of its `places`, the place in a file that the charter names there."""
        return (self.file, *[related.file for related in self._alike])

    @property
    def _alike(self) -> tuple[RelatedLocation, ...]:
        """Its places of the same kind, without the main one."""
        return tuple([related for related in self.related if not related.message.template]) if self.related else ()

    def beginning_at(self, number: int) -> "Diagnostic":
        """Return the same finding with another place as the main one; the others keep their order."""
        if not number:
            return self
        places, names = [RelatedLocation(self.at, Message(""), self.file), *self._alike], list(self.identities)
        main, name = places.pop(number), names.pop(number)
        notes = (related for related in self.related if related.message.template)
        return replace(self, at=main.at, file=main.file, related=(*places, *notes), identities=(name, *names))


def _fingerprint(code: str, identity: str) -> str:
    from hashlib import sha256

    return sha256(f"{code} {identity}".encode()).hexdigest()[:16]


class RuleResult(Struct, frozen=True):
    """The outcome of one rule, with the reason if the rule was skipped or crashed."""

    code: str
    """The code of the rule."""
    status: Status
    """The outcome."""
    reason: Message | None = None
    """Why the rule was skipped, or how it crashed; `None` for other outcomes."""
    not_begun: Message | None = None
    """The detail that the charter does not have yet, if the rule was skipped because of that."""
    elsewhere: tuple[str, str] | None = None
    """The section that is kept elsewhere and its place, if the rule was skipped because of that."""
    hidden_by: str | None = None
    """If the rule was skipped because of another finding: the code of its rule, or nothing for an invalid value."""
    traceback: str = ""
    """The traceback of a crash, from the first line of the plugin on."""
    lacks_file: bool = False
    """Whether the rule was skipped because of a file that the charter names."""


class SettingsChange(NamedTuple):
    """A change in settings since a revision that affects the reports on charters, with its place if known."""

    message: Message
    """A sentence without its full stop."""
    file: str = ""
    """The settings file; empty if that is not known."""
    line: int = 0
    """The line in that file, counted from 1; 0 if that is not known."""
    charters: Message | None = None
    """The charters that it affects; `None` if it affects all."""

    def sentence(self, translate: Translate = same) -> str:
        """Return the whole sentence, such as: This change turns NL401 off (netlint.toml:2)."""
        said = self.message.text(translate).removesuffix(".")
        if self.charters:
            said = notice("{change}, for {charters}", change=said, charters=self.charters).text(translate)
        where = f" ({self.file}:{self.line})" if self.line else f" ({self.file})" if self.file else ""
        return f"{said}{where}."


class CharterReport(NamedTuple):
    """The report on one charter.

    `codes` are the codes of the selected rules. `results` has the result of each rule whose outcome is not `passed`.
    """

    document: Document
    """The text of the charter, its data and the places in it."""
    findings: tuple[Diagnostic, ...]
    """All findings, open and suppressed; `in_order` returns them in the order of the file."""
    codes: tuple[str, ...]
    """The codes of the selected rules."""
    results: dict[str, RuleResult]
    """The result of each selected rule whose outcome is not `passed`, by code."""
    summary: CharterSummary
    """The part of the charter that rules of other charters see."""
    exceptions: tuple[Suppression, ...] = ()
    """The exceptions for this charter, with their states."""
    stale: tuple[str, ...] = ()
    """The fingerprints of baseline entries that no longer occur in this charter."""
    gone: tuple[EarlierFinding, ...] = ()
    """The findings in the baseline, or at an earlier revision, that no longer occur in this charter."""
    waits: bool = False
    """Whether a suppression here includes a rule that compares charters and has not run yet."""
    is_other_format: bool = False
    """Whether the file could be read, but is not a charter."""
    declared_language: Language | None = None
    """The language that the charter declares."""
    settings_language: Language | None = None
    """The language in the settings."""
    failing: tuple[Severity, ...] = ()
    """The severities at which an open finding makes the run fail."""
    always_failing: frozenset[str] = frozenset()
    """The codes of the rules whose open errors always make the run fail."""
    tables: Mapping[str, type[Table]] = {}
    """The types of plugins' tables, by their names under `[plugins]`."""

    def charter_on(self, day: dt.date | None) -> Charter | None:
        """Return the charter as it is on a day, without what is invalid. Each call makes it again from the data.

        It is `None` if netlint could not read the file, if the file is not a charter, or if it has too many mistakes.
        Reading it never raises: a section that is kept elsewhere has what is in the file. `charter.table(Ours)` returns
        the table of a plugin. With `None` as the day, nothing depends on the date.
        """
        from netlint.charter.shown import as_shown, why_not_shown

        return None if why_not_shown(self.document) else as_shown(self.document.data, day, self.tables)

    @property
    def is_charter(self) -> bool:
        """Whether the file could be read, and is a charter."""
        return not self.is_other_format and self.document.is_read

    @property
    def has_crashes(self) -> bool:
        """Whether a rule crashed on it."""
        return any(result.status == "crashed" for result in self.results.values())

    @property
    def language(self) -> Language | None:
        """The language for this charter: that of the settings, or otherwise that of the charter."""
        return self.settings_language or self.declared_language

    @property
    def name(self) -> str:
        """The name of the charter: the path to show to people."""
        return self.document.source.name

    def place(self, finding: Diagnostic | RelatedLocation) -> Place:
        """Return the place in the charter of a finding or a related location.

        If it is about a file that the charter names, that is the place that names the file.
        """
        return self.document.locate(finding.at, key=isinstance(finding, Diagnostic) and finding.on_key)

    def span(self, finding: Diagnostic | RelatedLocation) -> Span:
        """Return the span of a finding or a related location: in its `file`, or otherwise in the charter."""
        return finding.file.span if finding.file else self.place(finding).span

    def in_order(self) -> list[Diagnostic]:
        """Return the findings in the order of the charter, then those in each file that it names, in their order."""
        return self._in_order(self.findings)

    def _in_order(self, findings: Iterable[Diagnostic]) -> list[Diagnostic]:
        return sorted(findings, key=self._order)

    def _order(self, finding: Diagnostic) -> tuple[str, Span, str]:
        file = finding.file
        return (file.path, file.span, finding.code) if file else ("", self.place(finding).span, finding.code)

    @property
    def open(self) -> list[Diagnostic]:
        """The open findings, in the order of the file."""
        return self._in_order(finding for finding in self.findings if finding.suppression is None)

    @property
    def suppressed(self) -> list[Diagnostic]:
        """The suppressed findings, in the order of the file."""
        return self._in_order(finding for finding in self.findings if finding.suppression is not None)

    def without_suppressed(self) -> "CharterReport":
        """Return the report with its open findings only. The outcomes of rules stay as they are."""
        return self._replace(findings=tuple(finding for finding in self.findings if finding.suppression is None))

    def is_failing(self, code: str, severity: Severity) -> bool:
        """Return whether an open finding of a rule with that severity makes the run fail."""
        return severity in self.failing or (severity == "error" and code in self.always_failing)

    @property
    def fails(self) -> bool:
        """Whether an open finding makes the run fail."""
        return any(self.is_failing(one.code, one.severity) and not one.suppression for one in self.findings)

    def locate_all(self) -> None:
        """Find the places of all findings now, so that another process can use the report without the data."""
        for finding in self.findings:
            self.place(finding)
            for related in finding.related:
                self.place(related)

    def status(self, code: str) -> Status:
        """Return the outcome of a selected rule."""
        result = self.results.get(code)
        return result.status if result else "passed"
