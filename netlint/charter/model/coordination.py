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
    meanings,
)

CoordinationModel: TypeAlias = Annotated[
    Literal["coordinator", "pair", "board", "distributed", "lead-member", "office", "parent", "none"],
    meanings(
        coordinator="One member keeps the network going.",
        pair="Two members coordinate together.",
        board="A small group coordinates on behalf of the members.",
        distributed="Members share the coordination: each one looks after a part of it.",
        lead_member="One member coordinates, and leads the work of the network as well.",
        office="People who are not members coordinate, such as a paid secretariat.",
        parent="The larger network that this one is part of coordinates it.",
        none="Nobody coordinates.",
    ),
]
CircleKind: TypeAlias = Annotated[
    Literal["pod", "working-group", "project", "board"],
    meanings(
        pod="Members who look after each other.",
        working_group="Members who do a part of the network's own work.",
        project="Members who work together for a client.",
        board="Members who coordinate or decide on behalf of the others.",
    ),
]
SupportKind: TypeAlias = Annotated[
    Literal["buddy", "steward", "backup"],
    meanings(
        buddy="Somebody to turn to, for small questions too.",
        steward="Somebody who regularly asks how the other is doing.",
        backup="Somebody who takes over the other's work when needed.",
    ),
]


class Coordination(Table, frozen=True):
    """The member or members who keep the network going."""

    model: Annotated[
        CoordinationModel | None,
        doc("The form of coordination; derived from the other keys if left out.", example="coordinator"),
    ] = None
    coordinator: Annotated[
        MemberIds | None, doc("The member who coordinates; two members for a pair.", example="ana", main=True)
    ] = None
    circle: Annotated[
        CircleId | None, doc("The circle that coordinates together, such as a board.", example="schools")
    ] = None
    deputy: Annotated[MemberId | None, doc("The member who takes over when the coordinator is away.", example="bo")] = (
        None
    )
    mandate: Annotated[
        Texts | None,
        doc(
            "What the coordinator looks after: progress, meetings, energy, opportunities, newcomers, "
            "external-contact, conflict, or something in the group's own words.",
            example=["progress", "energy", "opportunities"],
        ),
    ] = None
    decides: Annotated[
        Texts | None,
        doc(
            'What the coordinator may decide alone; "*" means everything.',
            example=["the agenda", "expenses up to 100 euros"],
        ),
    ] = None
    appointed: Annotated[PastDate | None, doc("The day on which the coordinator was appointed.")] = None
    until: Annotated[Date | None, doc("The day on which the term ends.")] = None
    selected_by: Annotated[str | None, doc("How the coordinator was chosen.", example="consent of all members")] = None
    accepted_on: Annotated[PastDate | None, doc("The day on which the coordinator said yes.")] = None
    hours_per_month: Annotated[HoursPerMonth | None, doc("Hours per month for the role.", example=4)] = None
    paid: Annotated[bool | None, doc("Whether the role is paid.", example=False)] = None
    coach: Annotated[
        str | None,
        doc("The person who supports the coordinator.", example="an experienced coordinator of another network"),
    ] = None
    release_criteria: Annotated[
        Texts | None,
        doc(
            "When the group can do without the role.",
            example=["For three quarters, meetings take place without a reminder."],
        ),
    ] = None
    rotation: Annotated[
        str | None,
        doc("How the role passes from one member to the next.", example="Each June, another member takes over."),
    ] = None
    reconfirm_every: Annotated[Interval | None, doc("How often the group reconfirms the role.", example="yearly")] = (
        None
    )


class Responsibility(Table, frozen=True):
    """A responsibility in the network, and who holds it."""

    id: Annotated[Id, doc("A short id, such as `welcome`.", example="welcome")]
    title: Annotated[str | None, doc("The name of the responsibility.", example="Welcoming new members", main=True)] = (
        None
    )
    aim: Annotated[
        str | None, doc("What the responsibility is for.", example="New members feel at home within a month.")
    ] = None
    kind: Annotated[
        str | None,
        doc(
            "What it looks after: progress, meetings, energy, opportunities, newcomers, external-contact, or "
            "something else.",
            example="newcomers",
        ),
    ] = None
    orientation: Annotated[
        Orientation | None,
        doc(
            "Whether it is for the network (`internal`), for clients (`external`) or for both (`mixed`).",
            example="internal",
        ),
    ] = None
    holders: Annotated[MemberIds | None, doc("The members who hold it.", example=["bo"], main=True)] = None
    circle: Annotated[CircleId | None, doc("The circle that holds it.", example="schools")] = None
    held_by: Annotated[
        str | None,
        doc(
            'How it is assigned if no member holds it permanently: in turn, or by a rule such as "the host welcomes '
            'guests".',
            example="The host of the meeting welcomes guests.",
        ),
    ] = None
    at_least: Annotated[Count | None, doc("The minimum number of members who hold it.", example=1)] = None
    accountable: Annotated[MemberId | None, doc("The member who is accountable for it.", example="ana")] = None
    deputy: Annotated[MemberId | None, doc("The member who takes over when the holder is away.", example="cas")] = None
    limits: Annotated[
        Texts | None, doc("What the holders may not do alone.", example=["spending more than 100 euros"])
    ] = None
    until: Annotated[Date | None, doc("The day on which it ends.")] = None
    review_by: Annotated[Date | None, doc("The day by which the group reviews it.")] = None


class Circle(Table, frozen=True):
    """A smaller group within the network."""

    id: Annotated[Id, doc("A short id, such as `schools`.", example="schools")]
    kind: Annotated[CircleKind | None, doc("The kind of circle.", example="working-group")] = None
    members: Annotated[MemberIds | None, doc("The members of the circle.", example=["ana", "bo"], main=True)] = None
    size: Annotated[
        Count | None, doc("The number of people in the circle, if the charter does not list them all.", example=4)
    ] = None
    lead: Annotated[MemberId | None, doc("The member who leads the circle.", example="bo")] = None
    every: Annotated[Interval | None, doc("How often the circle meets.", example="monthly")] = None
    when: Annotated[
        str | None, doc('When the circle meets, if not at a fixed interval, such as "as needed".', example="as needed")
    ] = None
    client: Annotated[ClientId | None, doc("The client that the circle works for.", example="water-boards")] = None
    started: Annotated[PastDate | None, doc("The day on which the circle began.")] = None
    ended: Annotated[PastDate | None, doc("The day on which the circle ended.")] = None


class Support(Table, frozen=True):
    """Support between two members: one looks after the other."""

    giver: Annotated[MemberId, doc("The member who gives support.", example="ana")] = field(name="from")
    to: Annotated[MemberId, doc("The member who receives support.", example="bo")]
    kind: Annotated[SupportKind | None, doc("The kind of support.", example="buddy", main=True)] = None
