"""The records of a history. They hold what a reader can be told, and compute nothing but what follows from them."""

import datetime as dt
from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

from netlint.i18n import Language, Message
from netlint.linter.report import Status
from netlint.rules.finding import Severity

Source: TypeAlias = Literal["git", "reports"]
"""Where the points come from: revisions of git, or reports that were kept."""
Begin: TypeAlias = Literal["added", "shallow", "asked", "limit"]
"""Why the history begins where it does: the charter was added there, the clone has nothing earlier, the user asked for
no more, or netlint shows no more."""
State: TypeAlias = Literal["checked", "unreadable", "gone"]
"""Whether the charter could be checked at a point, could not be read, or did not exist."""
RoleKind: TypeAlias = Literal["coordinator", "deputy", "responsibility", "circle-lead", "member"]
"""What a member is or does; a `member` is somebody who takes part."""
WordingKind: TypeAlias = Literal["purpose", "summary", "value", "behaviour", "drive", "story", "client-story"]
"""What a text of the charter says."""
FirstIs: TypeAlias = Literal["stated", "seen", "earliest"]
"""How the first day is known: the charter states it, netlint saw it change, or it was so when the history began."""
LastIs: TypeAlias = Literal["", "stated", "seen", "elsewhere"]
"""How the last day is known; empty if there is none, `elsewhere` if the section is kept elsewhere since."""
FindingEnd: TypeAlias = Literal["", "solved", "skipped", "suppressed", "crashed", "not-selected"]
"""Why a finding is no longer open; empty if it is."""

Outcomes: TypeAlias = Mapping[Status, int]
"""How many rules of a family had each outcome."""


class Origin(Struct, frozen=True):
    """What a point is made of."""

    day: dt.date
    """The day as on which it was checked."""
    revision: str
    """The full name of the commit, or the name of the file with the report; empty for the file as it is now."""
    path: str
    """What the charter was called."""
    is_now: bool = False
    """Whether it is the charter as it is now, on the day of the run."""
    is_changed: bool = False
    """Whether the charter as it is now has changes that are not committed."""


class Point(Struct, frozen=True):
    """A charter at one moment."""

    origin: Origin
    state: State
    problem: Message | None
    """Why it could not be read, as a sentence."""
    outcomes: Mapping[str, Outcomes]
    """The outcomes of its rules, by family; empty unless it was checked."""


class RolePeriod(Struct, frozen=True):
    """A role that a member held for some time."""

    kind: RoleKind
    what: str
    """The id of the responsibility or circle; empty for other roles."""
    title: str
    """What people call it; empty if it has only an id, or none."""
    member: str
    """The id of the member."""
    name: str
    """The name of the member, or the id if there is none."""
    first: dt.date | None
    """The first day; `None` if it is not known."""
    first_is: FirstIs
    last: dt.date | None
    """The day on which it ended; `None` if it has not, or if that day is not known."""
    last_is: LastIs

    @property
    def is_current(self) -> bool:
        """Whether the member still holds it."""
        return not self.last_is


class FindingPeriod(Struct, frozen=True):
    """A finding that was open for some time."""

    code: str
    severity: Severity
    message: Message
    """The last message about it."""
    at: str
    """Its place in the charter, with ids; empty if it has none."""
    fingerprint: str
    first: dt.date
    """The day of the first point at which it was open."""
    first_revision: str
    first_is: FirstIs
    last: dt.date | None
    """The day of the first point at which it was not open any more; `None` if it is still open."""
    last_revision: str
    end: FindingEnd
    is_in_file: bool = False
    """Whether it is in a file that the charter names at its place, as others may be too."""

    @property
    def is_open(self) -> bool:
        """Whether it is still open."""
        return not self.end


class Change(Struct, frozen=True):
    """A text that was added, dropped or reworded, or that got another id."""

    day: dt.date
    revision: str
    kind: WordingKind
    id: str
    """The id of the value, drive or client; empty for other texts."""
    what: Literal["added", "dropped", "reworded", "renamed"]
    old: str
    """The old text, empty if it was added; the old id if it got another one."""
    new: str
    """The new text, empty if it was dropped."""


class Version(Struct, frozen=True):
    """A text as it was from some day on, until the next one."""

    day: dt.date
    revision: str
    text: str | None
    """The text; `None` if it was not there."""


class Wording(Struct, frozen=True):
    """A text of the charter, in all its versions."""

    kind: WordingKind
    id: str
    versions: tuple[Version, ...]


class Rename(Struct, frozen=True):
    """Another name for the file."""

    day: dt.date
    revision: str
    old: str
    new: str


class History(Struct, frozen=True):
    """How the charter of one network went over time. All lists are in the order of time."""

    charter: str
    """The path of the charter, as people see it."""
    network: str
    """The last known name of the network; empty if there is none."""
    language: Language | None
    """The language of the charter."""
    source: Source
    today: dt.date
    begin: Begin
    points: tuple[Point, ...]
    families: tuple[str, ...]
    """The families of the rules, in the order of their codes."""
    roles: tuple[RolePeriod, ...]
    findings: tuple[FindingPeriod, ...]
    changes: tuple[Change, ...]
    wordings: tuple[Wording, ...]
    renames: tuple[Rename, ...]

    @property
    def is_whole(self) -> bool:
        """Whether it has roles and texts, which reports do not have."""
        return self.source == "git"

    @property
    def revisions(self) -> tuple[Point, ...]:
        """The points that are revisions or reports, without the charter as it is now."""
        return tuple(point for point in self.points if not point.origin.is_now)

    @property
    def unreadable(self) -> tuple[Point, ...]:
        """The points at which the charter could not be read."""
        return tuple(point for point in self.points if point.state == "unreadable")

    @property
    def checked(self) -> tuple[Point, ...]:
        """The points at which the charter was checked."""
        return tuple(point for point in self.points if point.state == "checked")
