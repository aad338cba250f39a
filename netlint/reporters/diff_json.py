"""What changes between two charters, for programs: complete, versioned, and described by `schemas/diff.schema.json`."""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from netlint.charter import Table, keys
from netlint.charter.diff import Difference, DifferenceKind
from netlint.i18n import Language
from netlint.linter.changes import CharterDiff, Side
from netlint.linter.changes.model import Which
from netlint.linter.history.model import FindingEnd, FindingPeriod, RoleKind
from netlint.reporters.base import ReportContext
from netlint.reporters.diff_proposal import Proposal, proposal
from netlint.reporters.diff_terms import Topic, topic_of
from netlint.reporters.diff_text import written
from netlint.reporters.diff_words import Words
from netlint.reporters.escape_terminal import escape_undecodable
from netlint.rules.finding import Severity
from netlint.toml import dotted

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


FORMAT: Literal[1] = 1
"""The version of this format."""


def diff_record(diff: CharterDiff, context: ReportContext, why: str = "") -> DiffRecord:
    """Return what changes as a record."""
    words = Words(diff, context)
    return DiffRecord(
        format=FORMAT,
        netlint=context.version,
        today=diff.today,
        language=context.speaks(diff.language),
        old=_side(diff.old),
        new=_side(diff.new),
        same=diff.is_same,
        changes=[_change(one, at in diff.agreements, words.sentences[at]) for at, one in enumerate(diff.differences)],
        roles=_roles(diff),
        findings=[_finding(one, words) for one in diff.findings],
        not_compared=[
            NotComparedRecord(one.side, one.path, one.message.text(words.translate)) for one in diff.not_compared
        ],
        moved=[MovedRecord(one.side, one.section, one.place, list(one.paths)) for one in diff.moved],
        crashed=list(diff.crashed),
        deciding=_deciding(diff),
        proposal=_proposal(proposal(words, why), words) if diff.differences else None,
    )


def diff_data(diff: CharterDiff, context: ReportContext, why: str = "") -> Any:
    """Return what changes as data for JSON."""
    return _plain(msgspec.to_builtins(diff_record(diff, context, why)))


def _side(side: Side) -> SideRecord:
    network = side.charter.network
    return SideRecord(side.name, (network.name if network else None) or None)


def _change(one: Difference, is_agreement: bool, text: str) -> ChangeRecord:
    return ChangeRecord(
        kind=one.kind,
        topic=topic_of(one.keys),
        path=dotted(one.at),
        old_path=dotted(one.old_at),
        old=_value(one.old),
        new=_value(one.new),
        agreement=is_agreement,
        text=text,
    )


def _value(value: Any) -> Any:
    """Return a value of a charter as JSON has it, with the keys of the format; a list also if it has one part."""
    if isinstance(value, Table):
        said = ((key, getattr(value, attribute)) for attribute, key in keys(value))
        return {key: _value(inner) for key, inner in said if inner not in (None, (), {})}
    if isinstance(value, Mapping):
        return {key: _value(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_value(inner) for inner in value]
    if isinstance(value, float) and value not in (value, float("inf"), float("-inf")):
        return str(value)
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value


def _roles(diff: CharterDiff) -> list[RoleChangeRecord]:
    return [
        RoleChangeRecord(
            role=one.role.kind,
            id=one.role.what or None,
            title=one.role.title or None,
            member=one.role.member,
            name=diff.names.get(one.role.member, one.role.member),
            change="gained" if one.is_gained else "lost",
        )
        for one in diff.roles
    ]


def _finding(one: FindingPeriod, words: Words) -> FindingChangeRecord:
    rule = words.context.rules.get(one.code)
    speak = words.context.translate_for(rule, words.diff.language) if rule else words.translate
    end: FindingEnd = one.end
    return FindingChangeRecord(
        change="came" if one.is_open else "went",
        code=one.code,
        name=rule.name if rule else None,
        severity=one.severity,
        message=one.message.text(speak),
        path=one.at or None,
        fingerprint=one.fingerprint,
        end=end or None,
    )


def _deciding(diff: CharterDiff) -> DecidingRecord:
    rules = diff.rules
    return DecidingRecord(
        side=rules.side,
        amendment=rules.amendment,
        method=rules.method,
        agreements=sorted(diff.agreements),
        touched=[
            TouchedRecord(one.scope, one.method, list(one.decided_by), one.passes, list(one.differences))
            for one in rules.touched
        ],
        open_until=diff.day_after(rules.min_days),
        decide_by=diff.day_after(rules.deadline_days),
        contacts=[PersonRecord(member, diff.names.get(member, member)) for member in rules.contacts],
        address=rules.address,
    )


def _proposal(made: Proposal, words: Words) -> ProposalRecord:
    return ProposalRecord(
        title=made.title,
        what=list(made.what),
        records=list(made.records),
        why=made.why or None,
        members=[ForMemberRecord(one.member, one.name, list(one.changes)) for one in made.members],
        everyone=made.everyone or None,
        objecting=list(made.objecting),
        deciding=list(made.deciding),
        text=written(made, words),
    )


def _plain(value: Any) -> Any:
    """Return data in which names of files can be shown."""
    if isinstance(value, Mapping):
        return {_plain(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return escape_undecodable(value) if isinstance(value, str) else value
