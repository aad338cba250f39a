"""What comes of repairing a charter: what was changed, what is left, and why. Repairs nothing."""

from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property
from typing import Literal, TypeAlias

from msgspec import Struct

from netlint.i18n import Message
from netlint.linter.report import CharterReport, Diagnostic
from netlint.rules.base import Rule
from netlint.rules.own_fixtures import CRASHES
from netlint.toml.line_changes import LineChange, line_changes

Left: TypeAlias = Literal["choice", "failed", "unclear", "crashed", "group"]
"""Why a finding is left: a person can choose, a repair cannot be made, nobody can tell what was meant, a rule crashed,
or only the group can decide."""


class Change(Struct, frozen=True):
    """A finding that is repaired, or for which a place is made, and how."""

    line: int
    """The line of the finding, in the text as it was before all repairs; of a place to fill in, its line after them."""
    code: str
    words: tuple[Message, ...]


class Fixed(Struct, frozen=True, dict=True):
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
    has_correction: bool = False
    """Whether it is known how the line that could not be read should be."""

    @property
    def is_changed(self) -> bool:
        """Whether the new bytes are others."""
        return self.raw != self.new

    def line_before(self, line: int) -> int:
        r"""Return the line of the old bytes that a line of the new ones comes from, or the nearest.

        >>> Fixed(b"a\nb\nc\n", b"a\nnew\nb\nC\n", None).line_before(4)
        3
        """
        at = bisect_right(self._changed, line - 1, key=lambda one: one.start) - 1
        if at < 0:
            return line
        one = self._changed[at]
        if line > one.end:
            return one.last + line - one.end
        return one.first + 1 if one.first == one.last else min(one.first + line - one.start, one.last)

    @cached_property
    def _changed(self) -> list[LineChange]:
        """The lines that are changed."""
        return list(line_changes(self.raw.split(b"\n"), self.new.split(b"\n")))

    def left(self, finding: Diagnostic, rule: Rule) -> Left:
        """Return why a finding of a rule is left."""
        if finding.fingerprint in self.failed:
            return "failed"
        if finding.suggestions:
            return "choice"
        if rule.stage == CRASHES:
            return "crashed"
        return "group" if rule.question else "unclear"
