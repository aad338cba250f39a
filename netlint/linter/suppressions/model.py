"""Suppressions: what is written to silence findings. Looks at no charter, opens no file, runs no rule.

A finding is set aside by a comment in the charter, by an exception that the group has agreed on, or because it was
known before: it is in the baseline, or was there at an earlier revision. It is still reported, as what it is.
"""

import datetime as dt
from typing import Literal, NamedTuple, TypeAlias, get_args

from msgspec import Struct

from netlint.i18n import Message
from netlint.linter.suppressions.known import KnownFindings, KnownKind
from netlint.toml import DocPath, Span

MAX_SELECTORS = 200
"""The most rules that the comments of one charter can name, so that no charter makes a run slow. The project's own
choice; real charters name a few."""

SuppressionKind: TypeAlias = Literal["comment", "exception", KnownKind]

SuppressionState: TypeAlias = Literal["used", "ended", "unused", "untried", "misplaced"]
"""What came of something that silences: it covers what was found, or did so until its last day; there is nothing that
it could cover; not all that it names was evaluated, so that it may be of use another day; or it names entries that the
charter does not have."""


WAS_KNOWN: frozenset[SuppressionKind] = frozenset(get_args(KnownKind))
"""The kinds that nobody has written down: the finding was known before."""


class SuppressionReason(Struct, frozen=True, rename="kebab"):
    """Why a finding is set aside, and who says so."""

    kind: SuppressionKind
    reason: str = ""
    agreed_by: tuple[str, ...] = ()
    agreed_on: dt.date | None = None
    until: dt.date | None = None
    """The last day on which it holds."""
    where: str = ""
    """Where it is written: a file and a line."""
    line: int | None = None
    """Of a comment, the line that it stands on."""

    @property
    def was_known(self) -> bool:
        """Whether nobody has written it down: the finding was known before."""
        return self.kind in WAS_KNOWN


class AgreedException(Struct, frozen=True):
    """An exception of the settings, as the charters that it applies to see it."""

    rule: str
    at: DocPath
    details: SuppressionReason
    at_where: str = ""
    """Where its `at` is written: a file, a line and a column."""

    def is_over(self, today: dt.date | None) -> bool:
        """Return whether its last day has passed; without a `today` no day has."""
        return today is not None and self.details.until is not None and self.details.until < today


class Suppression(NamedTuple):
    """One thing that silences, as rules see it after all others have run."""

    kind: SuppressionKind
    named: str
    """What it names: a code, a name, or a prefix of codes."""
    at: DocPath | Span
    """Where a finding about it points."""
    details: SuppressionReason
    problem: Message | None = None
    """What keeps it from silencing anything."""
    state: SuppressionState = "untried"
    """What came of it."""
    over_at: tuple[DocPath | Span, ...] = ()
    """The places of the findings that are back because its last day has passed."""
    at_where: str = ""
    """Where its place is written, if that is in the settings."""

    @property
    def is_unused(self) -> bool:
        """Whether there is nothing that it could cover, although all that it names was evaluated."""
        return self.state == "unused"


class SuppressionSources(Struct, frozen=True):
    """What silences findings in one charter, apart from its own comments."""

    comments: bool = True
    """Whether its own comments count."""
    exceptions: tuple[AgreedException, ...] = ()
    known: tuple[KnownFindings, ...] = ()
    unused: tuple[Suppression, ...] = ()
    """The exceptions that are of no use in the whole run, and are told of at this charter."""
