"""What was there before: the findings of a charter in the baseline, or at an earlier revision. Opens no file."""

from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from typing import Literal

Codes = Mapping[str, str]
"""Fingerprints of findings, each with the code of its rule."""


class KnownFindings:
    """Findings of one charter that were there before."""

    def __init__(
        self,
        kind: Literal["baseline", "revision"],
        where: str,
        look_up: Callable[[], Codes],
        *,
        all_but: Collection[str] | None = None,
        is_told: bool = True,
    ) -> None:
        """Know what `look_up` gives, when it is first asked for; `where` names the baseline or the revision.

        With `all_but`, everything else counts as known too, whatever it is, but for findings of rules with these codes:
        the baseline is being written, or the charter has not changed. `is_told` says whether what is not there any more
        is worth telling: it is not where it is being removed.
        """
        self.kind = kind
        self.where = where
        self.is_told = is_told
        self._look_up = look_up
        self._all_but = all_but

    @cached_property
    def fingerprints(self) -> Codes:
        """The fingerprints of what was there."""
        return self._look_up()

    def has(self, code: str, fingerprint: str) -> bool:
        """Say whether a finding of the rule with a code was there before."""
        is_taken = self._all_but is not None and code not in self._all_but
        return is_taken or fingerprint in self.fingerprints
