"""What code scanning takes of a report: the most severe results, as many as it reads. Makes no result.

https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support lists its limits.
"""

import zlib
from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from netlint.i18n import Message
from netlint.linter.report import Diagnostic
from netlint.rules.finding import SEVERITIES

MAX_RESULTS = 25_000
"""The most results of a report; code scanning refuses a report with more."""
MAX_SHOWN = 5_000
"""The most results that code scanning shows."""
MAX_BYTES = 10_000_000
"""The most bytes of a compressed report."""

_RANKS = {severity: rank for rank, severity in enumerate(SEVERITIES)}


class _Kept(NamedTuple):
    """The text of a result, how much it matters (0 is most), and its place in the report."""

    rank: int
    number: int
    text: str


class Results:
    """The results of a report, of which the most severe are kept if there are too many. Suppressed ones come last."""

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: list[_Kept] = []
        self._total = 0

    def add(self, finding: Diagnostic, text: str) -> None:
        """Add the result of a finding, as text."""
        rank = len(SEVERITIES) if finding.suppression else _RANKS[finding.severity]
        self._kept.append(_Kept(rank, self._total, text))
        self._total += 1
        if len(self._kept) >= 2 * MAX_RESULTS:
            self._keep(MAX_RESULTS)

    def fitting(self, rest: str) -> list[str]:
        """Return the texts in the order of the report, as many as fit with the rest of the report."""
        self._keep(MAX_RESULTS)
        while self._kept and (size := _compressed([rest, *self._texts()])) > MAX_BYTES:
            self._keep(int(len(self._kept) * MAX_BYTES / size * 0.95))
        return self._texts()

    def notes(self) -> Iterator[Message]:
        """Yield what to tell about limits, after `fitting`."""
        kept = len(self._kept)
        if kept < self._total:
            template = "The report has the {kept} most severe of {total} results, because code scanning takes no more."
            yield Message(template, {"kept": kept, "total": self._total})
        if kept > MAX_SHOWN:
            template = "Code scanning shows only the {shown} most severe of the {kept} results in the report."
            yield Message(template, {"shown": MAX_SHOWN, "kept": kept})

    def _keep(self, number: int) -> None:
        if len(self._kept) > number:
            self._kept = sorted(sorted(self._kept)[:number], key=attrgetter("number"))

    def _texts(self) -> list[str]:
        return [one.text for one in self._kept]


def _compressed(texts: list[str]) -> int:
    """Return how many bytes texts take when they are compressed; at most that many if these are few anyway."""
    parts = [text.encode() for text in texts]
    if (size := sum(map(len, parts))) <= MAX_BYTES:
        return size
    made = zlib.compressobj()
    return sum(len(made.compress(part)) for part in parts) + len(made.flush())
