"""Findings that were known before: those of a charter in the baseline, or at an earlier revision. Opens no file."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

Codes: TypeAlias = Mapping[str, str]
"""Fingerprints of findings, each with the code of its rule."""

KnownKind: TypeAlias = Literal["baseline", "revision"]
"""Where a finding was known before."""


class KnownFindings(Struct, frozen=True):
    """Findings of one charter that were known before."""

    kind: KnownKind
    where: str
    """The name of the baseline, or of the revision."""
    fingerprints: Codes = {}
    all_but: frozenset[str] | None = None
    """Unless it is `None`, every finding counts as known, but for those of rules with these codes, which have to have a
    known fingerprint: the baseline is being written, or the charter has not changed."""
    reports_gone: bool = True
    """Whether what is not found any more is worth telling: it is not where it is being removed."""

    def has(self, code: str, fingerprint: str) -> bool:
        """Return whether a finding of the rule with a code was known."""
        return (self.all_but is not None and code not in self.all_but) or fingerprint in self.fingerprints
