"""Earlier findings: those of a charter in the baseline, or at an earlier revision. Opens no file."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

from netlint.i18n import Message

EarlierKind: TypeAlias = Literal["baseline", "revision"]
"""Where a finding was reported earlier."""


class EarlierFinding(Struct, frozen=True):
    """A finding that was reported earlier."""

    code: str
    """The code of its rule."""
    at: str = ""
    """Its place, as text with ids; empty if that is not known."""
    message: Message | None = None
    """What was reported; `None` if that is not known."""


Fingerprints: TypeAlias = Mapping[str, EarlierFinding]
"""Earlier findings by the fingerprints of their places."""


class HiddenEarlier(Struct, frozen=True):
    """Why an open finding could not be found earlier: its rule was skipped then."""

    kind: EarlierKind
    """Where the run looks for earlier findings."""
    where: str
    """The name of the baseline, or of the revision."""
    reason: Message
    """Why the rule was skipped."""


def why_skipped(code: str) -> Message:
    """Return why rules were skipped: a finding of the rule with a code or, without a code, an invalid value."""
    return Message("{code} had a finding", {"code": code}) if code else Message("a value was invalid")


class EarlierFindings(Struct, frozen=True):
    """Findings of one charter that were reported earlier."""

    kind: EarlierKind
    where: str
    """The name of the baseline, or of the revision."""
    fingerprints: Fingerprints = {}
    skipped: Mapping[str, Message] = {}
    """Why rules were skipped because of other findings, by code."""
    all_but: frozenset[str] | None = None
    """Unless it is `None`, every finding counts as reported earlier, as the baseline is being written, or the charter
    has not changed. Only findings of rules with these codes need one of the `fingerprints`."""
    reports_gone: bool = True
    """Whether entries that no longer occur are reported; they are not if the run removes them."""

    def has(self, code: str, fingerprint: str) -> bool:
        """Return whether a finding of the rule with a code was reported earlier."""
        return (self.all_but is not None and code not in self.all_but) or fingerprint in self.fingerprints

    def hidden(self, code: str) -> HiddenEarlier | None:
        """Return why a rule was skipped because of another finding; `None` if it was not."""
        return HiddenEarlier(self.kind, self.where, self.skipped[code]) if code in self.skipped else None
