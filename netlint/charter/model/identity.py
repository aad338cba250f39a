"""The network and its people: `[network]`, `[formation]`, `[[drives]]`, `[[values]]`, `[[members]]`."""

import datetime as dt
from typing import Annotated, Literal, TypeAlias

from netlint.charter.model.base import (
    LANGUAGE_PATTERN,
    AnyDate,
    Date,
    DriveId,
    HoursPerMonth,
    Id,
    Interval,
    MemberId,
    MemberIds,
    PastDate,
    Table,
    Texts,
    ValueId,
    doc,
    form,
    meanings,
)
from netlint.charter.model.partial_date import latest

Phase: TypeAlias = Literal["forming", "start", "consolidation", "mature", "dormant", "closed"]


class Goal(Table, frozen=True):
    """Something that the network wants to reach."""

    statement: Annotated[str, doc("The goal, in one sentence.")]
    due: Annotated[Date | None, doc("The day by which the network wants to reach it.")] = None


class Network(Table, frozen=True):
    """The network itself: its name, its purpose and its phase."""

    name: Annotated[str | None, doc("The name of the network.")] = None
    summary: Annotated[str | None, doc("The network in one or two sentences, for people who do not know it.")] = None
    purpose: Annotated[str | None, doc("What the network is for: the change that it wants to see.")] = None
    theme: Annotated[str | None, doc("The subject that the members share.")] = None
    goals: Annotated[tuple[Goal, ...], doc("What the network wants to reach together.")] = ()
    url: Annotated[str | None, doc("A page where people can read more.")] = None
    language: Annotated[
        Annotated[str, form(LANGUAGE_PATTERN)] | None,
        doc("The language of the charter: en, nl, or another BCP 47 tag."),
    ] = None
    contact: Annotated[str | None, doc("How others can reach the network.")] = None
    founded: Annotated[PastDate | None, doc("The day on which the network began.")] = None
    phase: Annotated[Phase | None, doc("The phase of the network; derived from its age if left out.")] = None
    reviewed: Annotated[PastDate | None, doc("The day on which the group last read this charter together.")] = None
    review_every: Annotated[Interval | None, doc("How often the group reads this charter together.")] = None
    review_by: Annotated[Date | None, doc("The day by which the group decides whether and how to continue.")] = None
    ends_on: Annotated[Date | None, doc("The day on which the network ends, if the group has agreed on one.")] = None
    disband_when: Annotated[Texts | None, doc("When the group will end the network.")] = None
    reason: Annotated[str | None, doc("Why the network is dormant or closed.")] = None
    legal_form: Annotated[
        str | None, doc("The legal form: none, association, cooperative, foundation, or another.")
    ] = None
    parent: Annotated[str | None, doc("The name of the network that this one is part of.")] = None
    joint_clients: Annotated[
        bool | None, doc("Whether the network has joint clients; false if members have only their own clients.")
    ] = None
    affiliates: Annotated[Texts | None, doc("Networks that this one works with.")] = None


class Session(Table, frozen=True):
    """A session in which the group looked for what binds it."""

    date: Annotated[PastDate, doc("The day of the session.")]
    about: Annotated[str | None, doc("The subject of the session.")] = None
    attendees: Annotated[MemberIds | None, doc("The members who were there.")] = None


class Formation(Table, frozen=True):
    """How the network was formed."""

    sessions: Annotated[tuple[Session, ...], doc("The sessions in which the group looked for what binds it.")] = ()


DriveKind: TypeAlias = Annotated[
    Literal["purpose", "craft", "learning", "community", "impact", "acquisition", "overflow", "cost"],
    meanings(
        purpose="To bring about the change that the network wants to see.",
        craft="To become better at the work, and to do it well.",
        learning="To learn with and from each other.",
        community="To belong to a group, and not to be alone.",
        impact="To matter to clients and to society.",
        acquisition="To get assignments through the network.",
        overflow="To pass on work when there is too much of it.",
        cost="To share costs, such as an office or insurance.",
    ),
]


class Drive(Table, frozen=True):
    """A reason to take part."""

    id: Annotated[Id, doc("A short id, such as `common-cause`.")]
    statement: Annotated[str | None, doc("The drive, in one sentence.")] = None
    kind: Annotated[DriveKind | None, doc("The kind of drive.")] = None


class Value(Table, frozen=True):
    """A value of the group."""

    id: Annotated[Id, doc("A short id, such as `candour`.", example="candour")]
    statement: Annotated[str | None, doc("The value, in one sentence.", example="We say what we see.", main=True)] = (
        None
    )
    behaviour: Annotated[str | None, doc("How you can see the value in what people do.")] = None
    core: Annotated[bool, doc("Whether it is a core value; true if left out.")] = True
    reviewed: Annotated[PastDate | None, doc("The day on which the group last discussed the value.")] = None


class Hours(Table, frozen=True):
    """The hours per month that a member puts into the network."""

    committed: Annotated[HoursPerMonth | None, doc("The hours per month that the member has promised.")] = None
    internal: Annotated[HoursPerMonth | None, doc("The part of these hours that is for the network itself.")] = None
    external: Annotated[
        HoursPerMonth | None, doc("The part of these hours that is for clients and others outside the network.")
    ] = None


MemberStatus: TypeAlias = Literal["prospect", "trial", "active", "leave", "alumni"]


class Member(Table, frozen=True):
    """A person in the network."""

    id: Annotated[Id, doc("A short id, such as `ana`.")]
    name: Annotated[str | None, doc("The name of the person.")] = None
    status: Annotated[
        MemberStatus, doc("Whether the person is joining, active, on leave or gone; active if left out.")
    ] = "active"
    tier: Annotated[
        Literal["core", "associate", "pool"],
        doc("How close to the core of the network the person is; core if left out."),
    ] = "core"
    joined: Annotated[PastDate | None, doc("The day on which the person joined.")] = None
    left: Annotated[AnyDate | None, doc("The day on which the person left, or will leave.")] = None
    left_reason: Annotated[str | None, doc("Why the person left, in that person's own words.")] = None
    exit_talk: Annotated[
        bool | PastDate | None, doc("Whether there was a talk on leaving, or the day of that talk.")
    ] = None
    sponsor: Annotated[MemberId | None, doc("The member who brought the person in.")] = None
    drives: Annotated[DriveId | tuple[DriveId, ...] | None, doc("The drives that the person shares.")] = None
    endorses: Annotated[ValueId | tuple[ValueId, ...] | None, doc('The values that the person endorses, or "all".')] = (
        None
    )
    endorsed_on: Annotated[PastDate | None, doc("The day on which the person endorsed them.")] = None
    expertise: Annotated[Texts | None, doc("What the person is good at.")] = None
    learning_goals: Annotated[Texts | None, doc("What the person wants to learn.")] = None
    offers: Annotated[Texts | None, doc("What the person offers the other members.")] = None
    asks: Annotated[Texts | None, doc("What the person asks of the other members.")] = None
    hours_per_month: Annotated[Hours | None, doc("The hours per month that the person puts into the network.")] = None
    other_networks: Annotated[Texts | None, doc("Other networks that the person belongs to.")] = None

    def has_left_by(self, day: dt.date | None) -> bool:
        """Return whether the person has certainly left by `day`. Without a day, only the status `alumni` counts."""
        return self.status == "alumni" or (self.left is not None and day is not None and latest(self.left) <= day)

    def is_active_on(self, day: dt.date | None) -> bool:
        """Return whether the person takes part on `day`. Without a day, nobody with a leaving date does."""
        if day is None and self.left is not None:
            return False
        return self.status == "active" and not self.has_left_by(day)
