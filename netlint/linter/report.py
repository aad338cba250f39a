"""Reports: what the rules say about one charter. Runs no rule, writes nothing."""

from typing import Literal, NamedTuple, TypeAlias, get_args

from msgspec import Struct
from msgspec.structs import replace

from netlint.i18n import Language, Message, Translate, notice, same
from netlint.linter.charter_index import CharterSummary
from netlint.linter.suppressions.model import Suppression, SuppressionReason
from netlint.rules.finding import Severity
from netlint.toml import DocPath, Document, Place, Span

Status: TypeAlias = Literal["holds", "findings", "set-aside", "not-evaluated", "crashed"]
"""What can come of a rule; `set-aside` where each of its findings is suppressed."""

EVALUATED: frozenset[Status] = frozenset({"holds", "findings", "set-aside"})
"""What can come of a rule that was evaluated."""
UNEVALUATED: frozenset[Status] = frozenset(get_args(Status)) - EVALUATED - {"crashed"}
"""What can come of a rule that could not be evaluated."""
MET: frozenset[Status] = UNEVALUATED | {"holds"}
"""What can come of each rule of a level that is met."""


class RelatedLocation(Struct, frozen=True):
    """Another place that a finding is about, with a note that may be empty."""

    at: DocPath | Span
    message: Message


class Diagnostic(Struct, frozen=True):
    """A finding with all that the rule and the settings say about it; `at` is a path, or a span where there is none."""

    code: str
    name: str
    severity: Severity
    message: Message
    at: DocPath | Span
    related: tuple[RelatedLocation, ...] = ()
    on_key: bool = False
    identities: tuple[str, ...] = ()
    """What names its places, wherever they stand in the file: the main one, and those of the same kind."""
    suppression: SuppressionReason | None = None
    """Why it is suppressed; `None` where it is open."""

    @property
    def fingerprints(self) -> tuple[str, ...]:
        """What it is known by from run to run: for each of its places 16 hexadecimal digits of rule and place."""
        from hashlib import sha256

        named = (f"{self.code} {identity}" for identity in self.identities)
        return tuple(sha256(name.encode()).hexdigest()[:16] for name in named)

    @property
    def fingerprint(self) -> str:
        """What its main place is known by; no other finding in a charter has the same."""
        return self.fingerprints[0]

    @property
    def places(self) -> tuple[DocPath | Span, ...]:
        """The places that are all of the same kind: of a finding about several members, where each of them stands."""
        return (self.at, *(related.at for related in self.related if not related.message.template))

    def beginning_at(self, number: int) -> "Diagnostic":
        """Return the same finding with another of its places as the main one; the others follow in their order."""
        if not number:
            return self
        places, names = list(self.places), list(self.identities)
        at, name = places.pop(number), names.pop(number)
        notes = (related for related in self.related if related.message.template)
        related = (*(RelatedLocation(other, Message("")) for other in places), *notes)
        return replace(self, at=at, related=related, identities=(name, *names))


class RuleResult(Struct, frozen=True):
    """What came of one rule, and why, where it was not evaluated or crashed."""

    code: str
    status: Status
    reason: Message | None = None
    not_begun: Message | None = None
    """The detail that is not begun, where that is why it was not evaluated."""
    elsewhere: tuple[str, str] | None = None
    """The section that stands elsewhere, and where, where that is why it was not evaluated."""


class SettingsChange(NamedTuple):
    """What a change since a revision does to how charters are judged, and the place that does it, if it is known."""

    message: Message
    """A sentence without its full stop."""
    file: str = ""
    line: int = 0
    charters: Message | None = None
    """Which charters it is about, where it is not about all."""

    def sentence(self, translate: Translate = same) -> str:
        """Return the whole sentence, such as: This change turns NL401 off (netlint.toml:2)."""
        said = self.message.text(translate).removesuffix(".")
        if self.charters:
            said = notice("{change}, for {charters}", change=said, charters=self.charters).text(translate)
        where = f" ({self.file}:{self.line})" if self.line else f" ({self.file})" if self.file else ""
        return f"{said}{where}."


class CharterReport(NamedTuple):
    """What the rules say about one charter.

    `codes` are those of the rules that were selected; `results` has an entry for each that does not simply hold.
    """

    document: Document
    findings: tuple[Diagnostic, ...]
    codes: tuple[str, ...]
    results: dict[str, RuleResult]
    summary: CharterSummary
    exceptions: tuple[Suppression, ...] = ()
    """The exceptions of the group that are about the charter, and what came of them."""
    stale: tuple[str, ...] = ()
    """The fingerprints of the baseline that nothing here has any more."""
    waits: bool = False
    """Whether something that silences here names a rule that compares charters, which has not had its say."""
    declared_language: Language | None = None
    """The language that the charter says it is written in."""
    settings_language: Language | None = None
    """The language that the settings want spoken."""
    failing: tuple[Severity, ...] = ()
    """The severities of which an open finding makes the run fail."""
    always_failing: frozenset[str] = frozenset()
    """The codes of the rules of which an open error makes the run fail in any case."""

    @property
    def language(self) -> Language | None:
        """The language that is spoken to the charter: what the settings say, or else what it says itself."""
        return self.settings_language or self.declared_language

    @property
    def name(self) -> str:
        """The name of the charter: its path, as people should see it."""
        return self.document.source.name

    def place(self, finding: Diagnostic | RelatedLocation) -> Place:
        """Return the place that a finding, or a related note, is about."""
        return self.document.locate(finding.at, key=isinstance(finding, Diagnostic) and finding.on_key)

    def in_order(self) -> list[Diagnostic]:
        """Return the findings in the order of the file."""
        return sorted(self.findings, key=lambda finding: (self.place(finding).span, finding.code))

    @property
    def open(self) -> list[Diagnostic]:
        """The findings that are not set aside, in the order of the file."""
        return [finding for finding in self.in_order() if finding.suppression is None]

    @property
    def suppressed(self) -> list[Diagnostic]:
        """The findings that are set aside, in the order of the file."""
        return [finding for finding in self.in_order() if finding.suppression is not None]

    def is_failing(self, code: str, severity: Severity) -> bool:
        """Return whether an open finding of a rule, with that severity, makes the run fail."""
        return severity in self.failing or (severity == "error" and code in self.always_failing)

    @property
    def fails(self) -> bool:
        """Whether an open finding makes the run fail."""
        return any(self.is_failing(one.code, one.severity) and not one.suppression for one in self.findings)

    def locate_all(self) -> None:
        """Find the places of all findings now, so that the report can travel without the data."""
        for finding in self.findings:
            self.place(finding)
            for related in finding.related:
                self.place(related)

    def status(self, code: str) -> Status:
        """Return what came of a rule."""
        result = self.results.get(code)
        return result.status if result else "holds"
