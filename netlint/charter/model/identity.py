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

Phase: TypeAlias = Annotated[
    Literal["forming", "start", "consolidation", "mature", "dormant", "closed"],
    meanings(
        forming="The group is finding out whether it wants to be a network.",
        start="The network has begun, but its members still have to get used to working together.",
        consolidation="Agreements become habits.",
        mature="The network works well, and renews itself from time to time.",
        dormant="The network does nothing for now, but it can begin again.",
        closed="The network has ended.",
    ),
]
"""A phase in the life of a network."""


class Goal(Table, frozen=True):
    """Something that the network wants to reach."""

    statement: Annotated[
        str,
        doc(
            "The goal, in one sentence.", example="Three water boards hold an evening for residents before they decide."
        ),
    ]
    due: Annotated[Date | None, doc("The day by which the network wants to reach it.")] = None


class Network(Table, frozen=True):
    """The network itself: its name, its purpose and its phase."""

    name: Annotated[str | None, doc("The name of the network.", example="Stroomop", main=True)] = None
    summary: Annotated[
        str | None,
        doc(
            "The network in one or two sentences, for people who do not know it.",
            example="Six facilitators and lawyers who help water boards and residents to decide together.",
        ),
    ] = None
    purpose: Annotated[
        str | None,
        doc(
            "What the network is for: the change that it wants to see.",
            example="Water boards decide together with residents.",
            main=True,
        ),
    ] = None
    theme: Annotated[str | None, doc("The subject that the members share.", example="water management")] = None
    goals: Annotated[tuple[Goal, ...], doc("What the network wants to reach together.")] = ()
    url: Annotated[str | None, doc("A page where people can read more.", example="https://stroomop.example")] = None
    language: Annotated[
        Annotated[str, form(LANGUAGE_PATTERN)] | None,
        doc("The language of the charter: en, nl, or another BCP 47 tag.", example="en"),
    ] = None
    contact: Annotated[str | None, doc("How others can reach the network.", example="hello@stroomop.example")] = None
    founded: Annotated[PastDate | None, doc("The day on which the network began.")] = None
    phase: Annotated[
        Phase | None, doc("The phase of the network; derived from its age if left out.", example="start")
    ] = None
    reviewed: Annotated[PastDate | None, doc("The day on which the group last read this charter together.")] = None
    review_every: Annotated[
        Interval | None, doc("How often the group reads this charter together.", example="quarterly")
    ] = None
    review_by: Annotated[Date | None, doc("The day by which the group decides whether and how to continue.")] = None
    ends_on: Annotated[Date | None, doc("The day on which the network ends, if the group has agreed on one.")] = None
    disband_when: Annotated[
        Texts | None,
        doc(
            "When the group will end the network.", example="We have not worked for a client together for half a year."
        ),
    ] = None
    reason: Annotated[
        str | None,
        doc(
            "Why the network is dormant or closed.",
            example="The members have no time for the network until the summer.",
        ),
    ] = None
    legal_form: Annotated[
        str | None,
        doc("The legal form: none, association, cooperative, foundation, or another.", example="association"),
    ] = None
    parent: Annotated[
        str | None, doc("The name of the network that this one is part of.", example="Delta Collective")
    ] = None
    joint_clients: Annotated[
        bool | None,
        doc("Whether the network has joint clients; false if members have only their own clients.", example=True),
    ] = None
    affiliates: Annotated[Texts | None, doc("Networks that this one works with.", example=["Dike Watch"])] = None


class Session(Table, frozen=True):
    """A session in which the group looked for what binds it."""

    date: Annotated[PastDate, doc("The day of the session.", main=True)]
    about: Annotated[
        str | None, doc("The subject of the session.", example="What brought each of us here.", main=True)
    ] = None
    attendees: Annotated[MemberIds | None, doc("The members who were there.", example=["ana", "bo", "cas"])] = None


class Formation(Table, frozen=True):
    """How the network was formed."""

    sessions: Annotated[
        tuple[Session, ...], doc("The sessions in which the group looked for what binds it.", main=True)
    ] = ()


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

    id: Annotated[Id, doc("A short id, such as `common-cause`.", example="resident-voice")]
    statement: Annotated[
        str | None,
        doc(
            "The drive, in one sentence.",
            example="Decisions about water belong to the people who live with it.",
            main=True,
        ),
    ] = None
    kind: Annotated[DriveKind | None, doc("The kind of drive.", example="purpose", main=True)] = None


class Value(Table, frozen=True):
    """A value of the group."""

    id: Annotated[Id, doc("A short id, such as `candour`.", example="candour")]
    statement: Annotated[str | None, doc("The value, in one sentence.", example="We say what we see.", main=True)] = (
        None
    )
    behaviour: Annotated[
        str | None,
        doc("How you can see the value in what people do.", example="We write down each objection before we decide."),
    ] = None
    core: Annotated[bool, doc("Whether it is a core value; true if left out.", example=True)] = True
    reviewed: Annotated[PastDate | None, doc("The day on which the group last discussed the value.")] = None


class Hours(Table, frozen=True):
    """The hours per month that a member puts into the network."""

    committed: Annotated[
        HoursPerMonth | None, doc("The hours per month that the member has promised.", example=8, main=True)
    ] = None
    internal: Annotated[
        HoursPerMonth | None, doc("The part of these hours that is for the network itself.", example=4)
    ] = None
    external: Annotated[
        HoursPerMonth | None,
        doc("The part of these hours that is for clients and others outside the network.", example=4),
    ] = None


MemberStatus: TypeAlias = Annotated[
    Literal["prospect", "trial", "active", "leave", "alumni"],
    meanings(
        prospect="The person is getting to know the network, and has not joined yet.",
        trial="The person and the group are trying out the membership.",
        active="The person takes part.",
        leave="The person takes a break and intends to come back.",
        alumni="The person has left.",
    ),
]
Tier: TypeAlias = Annotated[
    Literal["core", "associate", "pool"],
    meanings(
        core="A member who carries the network: takes part in its decisions and its work.",
        associate="A member who joins regularly, with fewer rights and duties than the core.",
        pool="A person whom the network can ask for an assignment, but who does not help to run it.",
    ),
]


class Member(Table, frozen=True):
    """A person in the network."""

    id: Annotated[Id, doc("A short id, such as `ana`.", example="ana")]
    name: Annotated[str | None, doc("The name of the person.", example="Ana", main=True)] = None
    status: Annotated[
        MemberStatus,
        doc("Whether the person is joining, active, on leave or gone; active if left out.", example="active"),
    ] = "active"
    tier: Annotated[
        Tier,
        doc("How close to the core of the network the person is; core if left out.", example="core"),
    ] = "core"
    joined: Annotated[PastDate | None, doc("The day on which the person joined.")] = None
    left: Annotated[AnyDate | None, doc("The day on which the person left, or will leave.")] = None
    left_reason: Annotated[
        str | None,
        doc("Why the person left, in that person's own words.", example="My own assignments take all my time."),
    ] = None
    exit_talk: Annotated[
        bool | PastDate | None, doc("Whether there was a talk on leaving, or the day of that talk.", example=True)
    ] = None
    sponsor: Annotated[MemberId | None, doc("The member who brought the person in.", example="bo")] = None
    drives: Annotated[
        DriveId | tuple[DriveId, ...] | None, doc("The drives that the person shares.", example=["resident-voice"])
    ] = None
    endorses: Annotated[
        ValueId | tuple[ValueId, ...] | None, doc('The values that the person endorses, or "all".', example=["candour"])
    ] = None
    endorsed_on: Annotated[PastDate | None, doc("The day on which the person endorsed them.")] = None
    expertise: Annotated[Texts | None, doc("What the person is good at.", example=["facilitation"])] = None
    learning_goals: Annotated[
        Texts | None, doc("What the person wants to learn.", example=["explaining the law in plain words"])
    ] = None
    offers: Annotated[
        Texts | None, doc("What the person offers the other members.", example=["a second pair of eyes on a proposal"])
    ] = None
    asks: Annotated[
        Texts | None, doc("What the person asks of the other members.", example=["introductions at water boards"])
    ] = None
    hours_per_month: Annotated[Hours | None, doc("The hours per month that the person puts into the network.")] = None
    other_networks: Annotated[
        Texts | None, doc("Other networks that the person belongs to.", example=["Dike Watch"])
    ] = None

    def has_left_by(self, day: dt.date | None) -> bool:
        """Return whether the person has certainly left by `day`. Without a day, only the status `alumni` counts."""
        return self.status == "alumni" or (self.left is not None and day is not None and latest(self.left) <= day)

    def is_active_on(self, day: dt.date | None) -> bool:
        """Return whether the person takes part on `day`. Without a day, nobody with a leaving date does."""
        if day is None and self.left is not None:
            return False
        return self.status == "active" and not self.has_left_by(day)
