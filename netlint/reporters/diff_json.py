"""What changes between two charters, for programs: complete, versioned, and described by `schemas/diff.schema.json`."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from netlint.charter import Table, keys
from netlint.charter.diff import Difference
from netlint.linter.changes import CharterDiff, Side
from netlint.linter.history.model import FindingEnd, FindingPeriod
from netlint.reporters.base import ReportContext
from netlint.reporters.diff_proposal import Proposal, proposal
from netlint.reporters.diff_records import (
    ChangeRecord,
    DecidingRecord,
    DiffRecord,
    FindingChangeRecord,
    ForMemberRecord,
    MovedRecord,
    NotComparedRecord,
    PersonRecord,
    ProposalRecord,
    RoleChangeRecord,
    SideRecord,
    TouchedRecord,
)
from netlint.reporters.diff_text import written
from netlint.reporters.diff_topics import topic_of
from netlint.reporters.diff_words import Words
from netlint.reporters.escape_terminal import escape_undecodable
from netlint.toml import dotted

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
