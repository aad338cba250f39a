"""What comes of repairing a charter: what was changed, what is left, and why. Repairs nothing."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

from netlint.i18n import Message
from netlint.linter.report import CharterReport, Diagnostic
from netlint.rules.base import Rule

Left: TypeAlias = Literal["choice", "failed", "unclear", "group"]
"""Why a finding is left: a person can choose, a repair cannot be made, nobody can tell what was meant, or only the
group can decide."""


class Change(Struct, frozen=True):
    """A finding that is repaired, or for which a place is made, and how."""

    line: int
    """The line of the finding, in the text before."""
    code: str
    words: tuple[Message, ...]


class Fixed(Struct, frozen=True):
    """A charter with its repairs: its bytes as they were and as they should be, and what is left to find in it."""

    raw: bytes
    new: bytes
    report: CharterReport
    """The report on the new bytes."""
    changes: tuple[Change, ...] = ()
    places: tuple[Change, ...] = ()
    """The findings for which a commented place is made."""
    failed: Mapping[str, Message] = {}
    """Why findings could not be repaired, by their fingerprints."""
    problem: Message | None = None
    """Why nothing could be repaired."""

    @property
    def is_changed(self) -> bool:
        """Whether the new bytes are others."""
        return self.raw != self.new

    def left(self, finding: Diagnostic, rule: Rule) -> Left:
        """Return why a finding of a rule is left."""
        if finding.fingerprint in self.failed:
            return "failed"
        if finding.suggestions:
            return "choice"
        return "group" if rule.question else "unclear"
