"""Who the network is: `[network]`, `[formation]`, `[[drives]]`, `[[values]]`, `[[members]]`."""

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
)
from netlint.charter.model.partial_date import latest

Phase: TypeAlias = Literal["forming", "start", "consolidation", "mature", "dormant", "closed"]


class Goal(Table, frozen=True):
    """Something the network wants to have reached."""

    statement: Annotated[str, doc("The goal, in one sentence.")]
    due: Annotated[Date | None, doc("The day by which it should be reached.")] = None


class Network(Table, frozen=True):
    """The network itself: what it is called, what it is for, where it stands."""

    name: Annotated[str | None, doc("What the network is called.")] = None
    summary: Annotated[str | None, doc("The network in one or two sentences, for people who do not know it.")] = None
    purpose: Annotated[str | None, doc("What the network is for: the change that it wants to see.")] = None
    theme: Annotated[str | None, doc("The subject that the members share.")] = None
    goals: Annotated[tuple[Goal, ...], doc("What the network wants to reach together.")] = ()
    url: Annotated[str | None, doc("Where people can read more.")] = None
    language: Annotated[
        Annotated[str, form(LANGUAGE_PATTERN)] | None,
        doc("The language of the charter: en, nl, or another BCP 47 tag."),
    ] = None
    contact: Annotated[str | None, doc("How people outside can reach the network.")] = None
    founded: Annotated[PastDate | None, doc("The day the network began.")] = None
    phase: Annotated[Phase | None, doc("Where the network stands in its life; derived from its age if left out.")] = (
        None
    )
    reviewed: Annotated[PastDate | None, doc("The day the group last read this charter together.")] = None
    review_every: Annotated[Interval | None, doc("How often the group reads this charter together.")] = None
    review_by: Annotated[Date | None, doc("The day by which the group will decide whether and how to go on.")] = None
    ends_on: Annotated[Date | None, doc("The day on which the network ends, if that is agreed.")] = None
    disband_when: Annotated[Texts | None, doc("When the group will call it a day.")] = None
    reason: Annotated[str | None, doc("Why the network is dormant or closed.")] = None
    legal_form: Annotated[str | None, doc("The legal form: none, association, cooperative, foundation.")] = None
    parent: Annotated[str | None, doc("The network that this one is part of.")] = None
    joint_clients: Annotated[
        bool | None, doc("Whether the network has clients of its own; false if members only have their own.")
    ] = None
    affiliates: Annotated[Texts | None, doc("Networks that this one works with.")] = None


class Session(Table, frozen=True):
    """A gathering in which the group looked for what binds it."""

    date: Annotated[PastDate, doc("The day of the session.")]
    about: Annotated[str | None, doc("What the session was about.")] = None
    attendees: Annotated[MemberIds | None, doc("The members who were there.")] = None


class Formation(Table, frozen=True):
    """How the network was formed."""

    sessions: Annotated[tuple[Session, ...], doc("The gatherings in which the group looked for what binds it.")] = ()


DriveKind: TypeAlias = Literal["purpose", "craft", "learning", "community", "impact", "acquisition", "overflow", "cost"]


class Drive(Table, frozen=True):
    """A reason why people take part."""

    id: Annotated[Id, doc("A short name that members refer to.")]
    statement: Annotated[str | None, doc("The drive, in one sentence.")] = None
    kind: Annotated[DriveKind | None, doc("The kind of drive.")] = None


class Value(Table, frozen=True):
    """A value that the group holds."""

    id: Annotated[Id, doc("A short name that members refer to.")]
    statement: Annotated[str | None, doc("The value, in one sentence.")] = None
    behaviour: Annotated[str | None, doc("How one can see it in what people do.")] = None
    core: Annotated[bool, doc("Whether it is one of the core values; true if left out.")] = True
    reviewed: Annotated[PastDate | None, doc("The day the group last talked it over.")] = None


class Hours(Table, frozen=True):
    """Hours a month that a member puts into the network."""

    committed: Annotated[HoursPerMonth | None, doc("Hours a month promised.")] = None
    internal: Annotated[HoursPerMonth | None, doc("Of these, hours a month for the network itself.")] = None
    external: Annotated[HoursPerMonth | None, doc("Of these, hours a month for clients and others outside.")] = None


MemberStatus: TypeAlias = Literal["prospect", "trial", "active", "leave", "alumni"]


class Member(Table, frozen=True):
    """A person in the network."""

    id: Annotated[Id, doc("A short name that other tables refer to.")]
    name: Annotated[str | None, doc("The name of the person.")] = None
    status: Annotated[MemberStatus, doc("Where the person stands: on the way in, in, or out.")] = "active"
    tier: Annotated[Literal["core", "associate", "pool"], doc("How close to the core the person is.")] = "core"
    joined: Annotated[PastDate | None, doc("The day the person joined.")] = None
    left: Annotated[AnyDate | None, doc("The day the person left, or will leave.")] = None
    left_reason: Annotated[str | None, doc("Why the person left, in their own words.")] = None
    exit_talk: Annotated[bool | PastDate | None, doc("Whether, or when, there was a talk at leaving.")] = None
    sponsor: Annotated[MemberId | None, doc("The member who brought the person in.")] = None
    drives: Annotated[DriveId | tuple[DriveId, ...] | None, doc("The drives that the person shares.")] = None
    endorses: Annotated[ValueId | tuple[ValueId, ...] | None, doc('The values that the person endorses, or "all".')] = (
        None
    )
    endorsed_on: Annotated[PastDate | None, doc("The day the person endorsed them.")] = None
    expertise: Annotated[Texts | None, doc("What the person is good at.")] = None
    learning_goals: Annotated[Texts | None, doc("What the person wants to learn.")] = None
    offers: Annotated[Texts | None, doc("What the person offers the others.")] = None
    asks: Annotated[Texts | None, doc("What the person asks of the others.")] = None
    hours_per_month: Annotated[Hours | None, doc("Hours a month for the network.")] = None
    other_networks: Annotated[Texts | None, doc("Other networks that the person is part of.")] = None

    def has_left_by(self, day: dt.date | None) -> bool:
        """Return whether the person has certainly left on a day; without a day, only the status says so."""
        return self.status == "alumni" or (self.left is not None and day is not None and latest(self.left) <= day)

    def is_active_on(self, day: dt.date | None) -> bool:
        """Return whether the person takes part on a day; without one, nobody does who has a day of leaving."""
        if day is None and self.left is not None:
            return False
        return self.status == "active" and not self.has_left_by(day)
