"""Suppressions. Looks at no charter, opens no file, runs no rule.

A finding is suppressed by an ignore comment in the charter or by an exception that the group has agreed on. It is also
suppressed if it is in the baseline, or existed at an earlier revision. Suppressed findings are still reported.
"""

import datetime as dt
from typing import Literal, NamedTuple, TypeAlias, get_args

from msgspec import Struct

from netlint.i18n import Message
from netlint.linter.suppressions.earlier import EarlierFindings, EarlierKind
from netlint.toml import DocPath, Span

MAX_SELECTORS = 200
"""The maximum number of rules in the ignore comments of one charter, so that no charter makes a run slow. The project
chose this limit; real charters have a few."""

SuppressionKind: TypeAlias = Literal["comment", "exception", EarlierKind]

SuppressionState: TypeAlias = Literal["used", "ended", "unused", "untried", "misplaced"]
"""The state of a suppression. `used`: it suppresses a finding. `ended`: it did so until its last day. `unused`: there
is no finding to suppress. `untried`: not all its rules could be checked. `misplaced`: its place is not in the
charter."""


EARLIER: frozenset[SuppressionKind] = frozenset(get_args(EarlierKind))
"""The kinds that nobody writes by hand: the finding was reported earlier."""


class SuppressionReason(Struct, frozen=True, rename="kebab"):
    """Why a finding is suppressed, and who agreed to it."""

    kind: SuppressionKind
    """How it is suppressed."""
    reason: str = ""
    """The reason that somebody wrote; empty if there is none."""
    agreed_by: tuple[str, ...] = ()
    """Who agreed to it."""
    agreed_on: dt.date | None = None
    """The day of the agreement; `None` if that is not known."""
    until: dt.date | None = None
    """The last day on which it applies."""
    where: str = ""
    """The file and line where it is written."""
    line: int | None = None
    """The line of an ignore comment; `None` for other kinds."""

    @property
    def is_earlier(self) -> bool:
        """Whether the finding is in the baseline, or existed at an earlier revision."""
        return self.kind in EARLIER


class AgreedException(Struct, frozen=True):
    """An exception from the settings, for the charters that it applies to."""

    rule: str
    at: DocPath
    details: SuppressionReason
    at_where: str = ""
    """The file, line and column of its `at`."""
    agreed_where: str = ""
    """The file, line and column of its `agreed-by`."""

    def is_over(self, today: dt.date | None) -> bool:
        """Return whether its last day has passed; `False` if `today` is `None`."""
        return today is not None and self.details.until is not None and self.details.until < today


class Suppression(NamedTuple):
    """One suppression, for rules that run after all others."""

    kind: SuppressionKind
    """How it is suppressed."""
    named: str
    """The rules that it applies to: a code, a name, or a prefix of codes."""
    at: DocPath | Span
    """The place of a finding about this suppression."""
    details: SuppressionReason
    """The reason, and who agreed to it."""
    problem: Message | None = None
    """Why it cannot suppress anything."""
    advice: Message | None = None
    """How to correct the problem."""
    state: SuppressionState = "untried"
    """Its state."""
    over_at: tuple[DocPath | Span, ...] = ()
    """The places of the findings that are open again because its last day has passed."""
    at_where: str = ""
    """Where its place is written, if it is in the settings."""
    reported_on: int = 0
    """The line by which an open finding is shown that an unused comment names; 0 if there is none."""

    @property
    def is_unused(self) -> bool:
        """Whether there is no finding to suppress, although all its rules were evaluated."""
        return self.state == "unused"


class SuppressionSources(Struct, frozen=True):
    """The suppressions for one charter, apart from its own ignore comments."""

    comments: bool = True
    """Whether its ignore comments apply."""
    exceptions: tuple[AgreedException, ...] = ()
    earlier: tuple[EarlierFindings, ...] = ()
    unused: tuple[Suppression, ...] = ()
    """The exceptions that suppress nothing in the whole run, and are reported at this charter."""
