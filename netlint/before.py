"""What was there before: the findings of a charter in the baseline or at a revision, and charters that have moved."""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

TELLING = 100
"""The most lost charters that can share a fingerprint, if it is to tell one from another. The project's own choice."""


class Lost:
    """The charters of a baseline that are not there any more: perhaps one of them has moved."""

    def __init__(self, charters: Mapping[str, dict[str, str]]) -> None:
        """Keep, by the name of each charter, its fingerprints, each with the code of its rule."""
        self.charters = charters
        self._owners: dict[str, list[str]] = {}
        for charter, fingerprints in charters.items():
            for fingerprint in fingerprints:
                self._owners.setdefault(fingerprint, []).append(charter)

    def like(self, found: Collection[str], evaluated: Collection[str]) -> str:
        """Give the charter that has most in common with what was `found`, by the rules `evaluated`; or nothing.

        At least half of what was known of it has to be there.
        """
        owned = (self._owners.get(fingerprint, ()) for fingerprint in set(found))
        common = Counter(charter for owners in owned if len(owners) <= TELLING for charter in owners)
        for charter, number in sorted(common.items(), key=lambda pair: (-pair[1], pair[0])):
            expected = sum(code in evaluated for code in self.charters[charter].values())
            if 2 * number >= expected:
                return charter
        return ""


class Known(Struct, frozen=True):
    """Findings of one charter that were there before: fingerprints, each with the code of its rule."""

    kind: Literal["baseline", "revision"] = "baseline"
    where: str = ""
    fingerprints: dict[str, str] = {}
    is_all: bool = False
    """Whether every finding counts as known: the baseline is being written, or the charter has not changed."""
    is_told: bool = True
    """Whether what nothing has any more is worth telling: it is not where it is being removed."""
    lost: Lost | None = None
    """Where nothing is known of the charter under its name: the charters that it may have been before it moved."""

    def under(self, name: str) -> "Known":
        """Give what is known of a charter that went by another name."""
        assert self.lost is not None
        return replace(self, fingerprints=self.lost.charters[name], lost=None)
