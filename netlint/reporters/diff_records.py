"""The records of `netlint diff --format json`, which `schemas/diff.schema.json` describes. Makes none."""

import datetime as dt
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from netlint.charter.diff import DifferenceKind
from netlint.i18n import Language
from netlint.linter.changes.model import Which
from netlint.linter.history.model import RoleKind
from netlint.reporters.diff_topics import Topic
from netlint.rules.finding import Severity

_Position = Annotated[int, Meta(ge=0)]
_Positions = Annotated[list[_Position], Meta(description="Positions in `changes`, from 0.")]


class SideRecord(Struct, frozen=True, rename="kebab"):
    """One of the two charters."""

    charter: Annotated[str, Meta(description="The path, or the revision and the path.")]
    network: Annotated[str | None, Meta(description="The name of the network; null if the charter does not have it.")]


class ChangeRecord(Struct, frozen=True, rename="kebab"):
    """Something that one charter says, and the other does not say, or says otherwise."""

    kind: Annotated[DifferenceKind, Meta(description="renamed: only the id is another.")]
    topic: Topic
    path: Annotated[str, Meta(description="The path in the new charter, with ids; in the old one, if it was removed.")]
    old_path: Annotated[str, Meta(description="The path in the old charter; the same, if it was added.")]
    old: Annotated[Any, Meta(description="What the old charter says, with the ids of the new one; null if nothing.")]
    new: Annotated[Any, Meta(description="What the new charter says; null if nothing.")]
    agreement: Annotated[bool, Meta(description="Whether an agreement changes; otherwise it is brought up to date.")]
    text: Annotated[str, Meta(description="The change as a sentence, in the language of the run.")]


class FindingChangeRecord(Struct, frozen=True, rename="kebab"):
    """A finding that is open in only one of the charters."""

    change: Literal["came", "went"]
    code: str
    name: str | None
    severity: Severity
    message: str
    path: Annotated[str | None, Meta(description="The path, with ids; null if the finding has none.")]
    fingerprint: str
    end: Annotated[
        Literal["solved", "skipped", "suppressed", "crashed", "not-selected"] | None,
        Meta(description="Why it went; null if it came."),
    ]


class RoleChangeRecord(Struct, frozen=True, rename="kebab"):
    """A role that a member gets, or no longer has."""

    role: RoleKind
    id: Annotated[str | None, Meta(description="The responsibility or circle; null for other roles.")]
    title: str | None
    member: str
    name: str
    change: Literal["gained", "lost"]


class NotComparedRecord(Struct, frozen=True, rename="kebab"):
    """A key or value that is invalid in one of the charters, so that netlint could not compare it."""

    side: Which
    path: str
    message: str


class MovedRecord(Struct, frozen=True, rename="kebab"):
    """A section that one charter keeps elsewhere, so that netlint cannot tell what is new or gone in it."""

    side: Annotated[Which, Meta(description="The charter that keeps it elsewhere.")]
    section: str
    place: str
    paths: Annotated[list[str], Meta(description="What only the other charter has.")]


class TouchedRecord(Struct, frozen=True, rename="kebab"):
    """Subjects about which the charter says how the group decides, and the changes that seem to be about them."""

    scope: str
    method: str | None
    decided_by: list[str]
    passes: str | None
    changes: _Positions


class PersonRecord(Struct, frozen=True, rename="kebab"):
    """A member."""

    member: str
    name: str


class DecidingRecord(Struct, frozen=True, rename="kebab"):
    """What the charter says about changing it."""

    side: Annotated[Which, Meta(description="The charter that says it: the new one if the old one has no [decisions].")]
    amendment: str | None
    method: str | None
    agreements: _Positions
    touched: list[TouchedRecord]
    open_until: Annotated[dt.date | None, Meta(description="The day until which a proposal stays open at least.")]
    decide_by: Annotated[dt.date | None, Meta(description="The day by which it must be decided.")]
    contacts: Annotated[list[PersonRecord], Meta(description="Those who coordinate: to them people object.")]
    address: str | None


class ForMemberRecord(Struct, frozen=True, rename="kebab"):
    """What changes for one member."""

    member: str
    name: str
    changes: list[str]


class ProposalRecord(Struct, frozen=True, rename="kebab"):
    """The change as a proposal, in sentences in the language of the run."""

    title: str
    what: list[str]
    records: Annotated[list[str], Meta(description="What is only brought up to date.")]
    why: str | None
    members: list[ForMemberRecord]
    everyone: str | None
    objecting: list[str]
    deciding: list[str]
    text: Annotated[str, Meta(description="All of it as a text to paste.")]


class DiffRecord(Struct, frozen=True, rename="kebab"):
    """What changes from one charter to another, in meaning."""

    format: Literal[1]
    netlint: str
    today: dt.date
    language: Language
    old: SideRecord
    new: SideRecord
    same: Annotated[bool, Meta(description="Whether nothing changes, as far as netlint could compare the charters.")]
    changes: list[ChangeRecord]
    roles: list[RoleChangeRecord]
    findings: list[FindingChangeRecord]
    not_compared: list[NotComparedRecord]
    moved: list[MovedRecord]
    crashed: Annotated[list[str], Meta(description="The codes of rules that crashed on one of the charters.")]
    deciding: DecidingRecord
    proposal: Annotated[ProposalRecord | None, Meta(description="null if nothing changes.")]
