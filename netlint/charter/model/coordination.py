"""The member or members who keep the network going, and who looks after what."""

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
    """The member or members who keep the network going."""

    model: Annotated[
        CoordinationModel | None, doc("The form of coordination; derived from the other keys if left out.")
    ] = None
    coordinator: Annotated[MemberIds | None, doc("The member who coordinates; two members for a pair.")] = None
    circle: Annotated[CircleId | None, doc("The circle that coordinates together, such as a board.")] = None
    deputy: Annotated[MemberId | None, doc("The member who takes over when the coordinator is away.")] = None
    mandate: Annotated[
        Texts | None,
        doc(
            "What the coordinator looks after: progress, meetings, energy, opportunities, newcomers, "
            "external-contact, conflict, or something in the group's own words."
        ),
    ] = None
    decides: Annotated[Texts | None, doc('What the coordinator may decide alone; "*" means everything.')] = None
    appointed: Annotated[PastDate | None, doc("The day on which the coordinator was appointed.")] = None
    until: Annotated[Date | None, doc("The day on which the term ends.")] = None
    selected_by: Annotated[str | None, doc("How the coordinator was chosen.")] = None
    accepted_on: Annotated[PastDate | None, doc("The day on which the coordinator said yes.")] = None
    hours_per_month: Annotated[HoursPerMonth | None, doc("Hours per month for the role.")] = None
    paid: Annotated[bool | None, doc("Whether the role is paid.")] = None
    coach: Annotated[str | None, doc("The person who supports the coordinator.")] = None
    release_criteria: Annotated[Texts | None, doc("When the group can do without the role.")] = None
    rotation: Annotated[str | None, doc("How the role passes from one member to the next.")] = None
    reconfirm_every: Annotated[Interval | None, doc("How often the group reconfirms the role.")] = None


class Responsibility(Table, frozen=True):
    """A responsibility in the network, and who holds it."""

    id: Annotated[Id, doc("A short id, such as `welcome`.")]
    title: Annotated[str | None, doc("The name of the responsibility.")] = None
    aim: Annotated[str | None, doc("What the responsibility is for.")] = None
    kind: Annotated[
        str | None,
        doc(
            "What it looks after: progress, meetings, energy, opportunities, newcomers, external-contact, or "
            "something else."
        ),
    ] = None
    orientation: Annotated[
        Orientation | None,
        doc("Whether it is for the network (`internal`), for clients (`external`) or for both (`mixed`)."),
    ] = None
    holders: Annotated[MemberIds | None, doc("The members who hold it.")] = None
    circle: Annotated[CircleId | None, doc("The circle that holds it.")] = None
    held_by: Annotated[
        str | None,
        doc(
            'How it is assigned if no member holds it permanently: in turn, or by a rule such as "the host welcomes '
            'guests".'
        ),
    ] = None
    at_least: Annotated[Count | None, doc("The minimum number of members who hold it.")] = None
    accountable: Annotated[MemberId | None, doc("The member who is accountable for it.")] = None
    deputy: Annotated[MemberId | None, doc("The member who takes over when the holder is away.")] = None
    limits: Annotated[Texts | None, doc("What the holders may not do alone.")] = None
    until: Annotated[Date | None, doc("The day on which it ends.")] = None
    review_by: Annotated[Date | None, doc("The day by which the group reviews it.")] = None


class Circle(Table, frozen=True):
    """A smaller group within the network."""

    id: Annotated[Id, doc("A short id, such as `schools`.")]
    kind: Annotated[Literal["pod", "working-group", "project", "board"] | None, doc("The kind of circle.")] = None
    members: Annotated[MemberIds | None, doc("The members of the circle.")] = None
    size: Annotated[Count | None, doc("The number of people in the circle, if the charter does not list them all.")] = (
        None
    )
    lead: Annotated[MemberId | None, doc("The member who leads the circle.")] = None
    every: Annotated[Interval | None, doc("How often the circle meets.")] = None
    when: Annotated[str | None, doc('When the circle meets, if not at a fixed interval, such as "as needed".')] = None
    client: Annotated[ClientId | None, doc("The client that the circle works for.")] = None
    started: Annotated[PastDate | None, doc("The day on which the circle began.")] = None
    ended: Annotated[PastDate | None, doc("The day on which the circle ended.")] = None


class Support(Table, frozen=True):
    """Support between two members: one looks after the other."""

    giver: Annotated[MemberId, doc("The member who gives support.")] = field(name="from")
    to: Annotated[MemberId, doc("The member who receives support.")]
    kind: Annotated[Literal["buddy", "steward", "backup"] | None, doc("The kind of support.")] = None
