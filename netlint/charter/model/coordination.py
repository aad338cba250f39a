"""Who keeps the network going, and who looks after what."""

from typing import Annotated, Literal, TypeAlias

from msgspec import field

from netlint.charter.model.base import (
    CircleId,
    ClientId,
    Count,
    Date,
    HoursPerMonth,
    Id,
    Interval,
    MemberId,
    MemberIds,
    Orientation,
    PastDate,
    Table,
    Texts,
    doc,
)

CoordinationModel: TypeAlias = Literal[
    "coordinator", "pair", "board", "distributed", "lead-member", "office", "parent", "none"
]


class Coordination(Table, frozen=True):
    """Who keeps the network going."""

    model: Annotated[CoordinationModel | None, doc("The shape it has; derived from the other keys if left out.")] = None
    coordinator: Annotated[MemberIds | None, doc("The member who coordinates; two for a pair.")] = None
    circle: Annotated[CircleId | None, doc("The circle that coordinates together, such as a board.")] = None
    deputy: Annotated[MemberId | None, doc("The member who stands in.")] = None
    mandate: Annotated[
        Texts | None,
        doc(
            "What the coordinator is asked to look after: progress, meetings, energy, opportunities, newcomers, "
            "external-contact, conflict, or the group's own words."
        ),
    ] = None
    decides: Annotated[Texts | None, doc('What the coordinator decides alone; "*" for everything.')] = None
    appointed: Annotated[PastDate | None, doc("The day of the appointment.")] = None
    until: Annotated[Date | None, doc("The day the term ends.")] = None
    selected_by: Annotated[str | None, doc("How the coordinator was chosen.")] = None
    accepted_on: Annotated[PastDate | None, doc("The day the coordinator said yes.")] = None
    hours_per_month: Annotated[HoursPerMonth | None, doc("Hours a month for the role.")] = None
    paid: Annotated[bool | None, doc("Whether the role is paid.")] = None
    coach: Annotated[str | None, doc("Who supports the coordinator.")] = None
    release_criteria: Annotated[Texts | None, doc("When the group can let go of the role.")] = None
    rotation: Annotated[str | None, doc("How the role passes from one to the next.")] = None
    reconfirm_every: Annotated[Interval | None, doc("How often the group confirms the role.")] = None


class Responsibility(Table, frozen=True):
    """Something that needs doing, and who does it."""

    id: Annotated[Id, doc("A short name.")]
    title: Annotated[str | None, doc("What it is called.")] = None
    aim: Annotated[str | None, doc("What it is for.")] = None
    kind: Annotated[
        str | None,
        doc("What it looks after: progress, meetings, energy, opportunities, newcomers, external-contact, or other."),
    ] = None
    orientation: Annotated[Orientation | None, doc("Whether it looks inwards or outwards.")] = None
    holders: Annotated[MemberIds | None, doc("The members who do it.")] = None
    circle: Annotated[CircleId | None, doc("The circle that does it.")] = None
    held_by: Annotated[
        str | None,
        doc("Who does it if nobody does for good: in turn, or by a rule, such as whoever invites, welcomes."),
    ] = None
    at_least: Annotated[Count | None, doc("How many members should do it, at least.")] = None
    accountable: Annotated[MemberId | None, doc("The member who answers for it.")] = None
    deputy: Annotated[MemberId | None, doc("The member who stands in.")] = None
    limits: Annotated[Texts | None, doc("What the holders may not do alone.")] = None
    until: Annotated[Date | None, doc("The day it ends.")] = None
    review_by: Annotated[Date | None, doc("The day by which the group looks at it again.")] = None


class Circle(Table, frozen=True):
    """A smaller group within the network."""

    id: Annotated[Id, doc("A short name.")]
    kind: Annotated[Literal["pod", "working-group", "project", "board"] | None, doc("The kind of circle.")] = None
    members: Annotated[MemberIds | None, doc("The members in it.")] = None
    size: Annotated[Count | None, doc("How many people are in it, if they are not all listed.")] = None
    lead: Annotated[MemberId | None, doc("The member who pulls it.")] = None
    every: Annotated[Interval | None, doc("How often it meets.")] = None
    when: Annotated[str | None, doc("When it meets if it has no fixed rhythm, such as: as needed.")] = None
    client: Annotated[ClientId | None, doc("The client group it works for.")] = None
    started: Annotated[PastDate | None, doc("The day it began.")] = None
    ended: Annotated[PastDate | None, doc("The day it ended.")] = None


class Support(Table, frozen=True):
    """One member who looks after another."""

    giver: Annotated[MemberId, doc("The member who gives it.")] = field(name="from")
    to: Annotated[MemberId, doc("The member who gets it.")]
    kind: Annotated[Literal["buddy", "steward", "backup"] | None, doc("The kind of support.")] = None
