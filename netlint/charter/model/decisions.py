"""How the group decides, how people join and leave, and how members treat each other."""

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, field

from netlint.charter.model.base import (
    Amount,
    Count,
    Date,
    Id,
    PastDate,
    Table,
    Texts,
    doc,
    meanings,
)

Method: TypeAlias = Annotated[
    Literal["consent", "consensus", "majority", "advice", "coordinator", "unanimity", "none"],
    meanings(
        consent="A proposal passes if nobody has a reasoned objection.",
        consensus="The group talks until everyone supports the proposal.",
        majority="More than half of the votes decide.",
        advice="A member decides, after asking advice from the people concerned and from experts.",
        coordinator="The coordinator decides.",
        unanimity="Everyone has to vote in favour.",
        none="The group has not agreed on a way to decide.",
    ),
]


class DecisionWay(Table, frozen=True):
    """One of several ways to decide, and the subjects that it is for."""

    scopes: Annotated[Texts, doc("The subjects that are decided this way.", example=["spending more than 100 euros"])]
    method: Annotated[Method | None, doc("How such a decision is made.", example="consent", main=True)] = None
    decided_by: Annotated[
        Texts | None,
        doc("The people who decide: all members, a circle, or those who do the work.", example="all members"),
    ] = None
    min_days: Annotated[Count | None, doc("The minimum number of days that such a proposal stays open.", example=7)] = (
        None
    )
    deadline_days: Annotated[
        Count | None, doc("The number of days within which such a proposal must be decided.", example=14)
    ] = None
    quorum: Annotated[str | Amount | None, doc("How many people must take part.", example="half of the members")] = None
    passes: Annotated[
        str | None,
        doc('What such a proposal needs to pass, such as "75% of those who vote".', example="75% of those who vote"),
    ] = None


class Decisions(Table, frozen=True):
    """How the group decides."""

    method: Annotated[Method | None, doc("How the group makes a decision.", example="consent", main=True)] = None
    scopes: Annotated[
        Texts | None, doc("The subjects that are decided this way.", example=["new members", "money"])
    ] = None
    ways: Annotated[tuple[DecisionWay, ...], doc("Other ways to decide, each with the subjects that it is for.")] = ()
    min_days: Annotated[Count | None, doc("The minimum number of days that a proposal stays open.", example=7)] = None
    deadline_days: Annotated[
        Count | None, doc("The number of days within which a proposal must be decided.", example=21)
    ] = None
    quorum: Annotated[str | Amount | None, doc("How many people must take part.", example="half of the members")] = None
    fallback: Annotated[
        str | None,
        doc(
            "What happens if the group does not agree.",
            example="After two rounds, we try the proposal for three months.",
        ),
    ] = None
    objections: Annotated[
        str | None,
        doc(
            "How members object to a proposal, and what the group does with an objection.",
            example="A member says what the objection is, and we change the proposal.",
        ),
    ] = None
    amendment: Annotated[
        str | None,
        doc("How the group changes this charter.", example="By consent, at a meeting announced two weeks before."),
    ] = None
    log: Annotated[
        str | None, doc("Where the group writes down its decisions.", example="the decision log in this charter")
    ] = None


class Decision(Table, frozen=True):
    """A decision, or a proposal that is still open."""

    id: Annotated[Id, doc("A short id, such as `day-rate`.", example="day-rate")]
    date: Annotated[PastDate | None, doc("The day on which the group decided.", main=True)] = None
    what: Annotated[
        str | None,
        doc("The decision, in one sentence.", example="Each of us sets a day rate and tells the others.", main=True),
    ] = None
    proposed_on: Annotated[PastDate | None, doc("The day on which it was proposed.")] = None
    objections: Annotated[
        Annotated[int, Meta(ge=0)] | Texts | None,
        doc("The objections, or the number of objections.", example=["A low day rate makes it hard for the others."]),
    ] = None
    review_by: Annotated[Date | None, doc("The day by which the group reviews the decision.")] = None


AgreedOnJoining: TypeAlias = Annotated[
    Literal["purpose", "values", "conduct", "contribution"],
    meanings(
        purpose="The purpose of the network.",
        values="The values of the group.",
        conduct="How members treat each other.",
        contribution="The contribution of each member.",
    ),
]


class MembershipKind(Table, frozen=True):
    """A kind of membership, with its rights and duties."""

    id: Annotated[Id, doc("A short id, such as `associate`.", example="associate")]
    rights: Annotated[
        Texts | None,
        doc(
            "What such a member may do, such as vote or share in the surplus.",
            example=["joining each meeting"],
            main=True,
        ),
    ] = None
    duties: Annotated[Texts | None, doc("What the group asks of such a member.", example=["four hours a month"])] = None


class Membership(Table, frozen=True):
    """How people join and leave."""

    size: Annotated[Count | None, doc("The number of members, if the charter does not list them all.", example=6)] = (
        None
    )
    kinds: Annotated[tuple[MembershipKind, ...], doc("The kinds of membership.")] = ()
    admission: Annotated[
        Texts | None,
        doc("How someone becomes a member.", example="We invite a person who has worked with two of us.", main=True),
    ] = None
    trial: Annotated[
        str | None,
        doc("How, and for how long, both sides try out the membership.", example="Three months, with a buddy."),
    ] = None
    agreed_on_joining: Annotated[
        AgreedOnJoining | tuple[AgreedOnJoining, ...] | None,
        doc("What everyone agrees to on joining, so that it counts for each member.", example=["purpose", "values"]),
    ] = None
    invite: Annotated[str | None, doc("The people who may invite someone.", example="any member")] = None
    welcome: Annotated[
        Texts | None, doc("How the group welcomes a new member.", example="A new member has a buddy for three months.")
    ] = None
    min_contribution: Annotated[
        str | Amount | None, doc("The minimum that the group asks of each member.", example="eight hours a month")
    ] = None
    max_size: Annotated[Count | None, doc("The maximum number of members.", example=12)] = None
    exit: Annotated[
        Texts | None,
        doc(
            "How a member leaves, and what has to be settled then.",
            example="We talk about it with two others, and hand over open steps.",
        ),
    ] = None
    notice: Annotated[str | None, doc("How long in advance a member announces leaving.", example="one month")] = None
    removal: Annotated[
        Texts | None,
        doc("How the group can end a membership.", example="After two talks, by consent of the other members."),
    ] = None
    offboarding: Annotated[
        Texts | None, doc("What a member hands over on leaving.", example="client contacts and open steps")
    ] = None


class ConflictRoute(Table, frozen=True):
    """What members do when they clash."""

    steps: Annotated[
        Texts | None,
        doc("The steps, in order.", example=["You talk to each other.", "You ask a third member to join."], main=True),
    ] = None
    mediator: Annotated[
        str | None,
        doc("The person who helps if members cannot resolve it themselves.", example="a member of another network"),
    ] = None


class Norms(Table, frozen=True):
    """How members treat each other."""

    check_in: Annotated[
        Texts | None, doc("How a meeting begins.", example="Each meeting begins with a round: how are you?")
    ] = None
    conduct: Annotated[
        Texts | None,
        doc("How members treat each other.", example="We talk to each other, not about each other.", main=True),
    ] = None
    support: Annotated[
        Texts | None,
        doc(
            "How members look after each other, if `[[support]]` does not list pairs.",
            example="Each week, we ask one member what would help.",
        ),
    ] = None
    confidentiality: Annotated[
        Texts | None, doc("What stays within the group.", example="What a member says in the round stays there.")
    ] = None
    conflict_route: Annotated[
        str | ConflictRoute | None,
        doc("What members do when they clash.", example="You talk to each other first, and then with a third member."),
    ] = None


class Agreement(Table, frozen=True):
    """An agreement with another network."""

    with_: Annotated[str, doc("The name of the other network.", example="Dike Watch")] = field(name="with")
    about: Annotated[
        Texts | None, doc("What the networks have agreed.", example="We refer clients to each other.", main=True)
    ] = None
    since: Annotated[PastDate | None, doc("The day on which the agreement began.")] = None
    until: Annotated[Date | None, doc("The day on which the agreement ends.")] = None
    at: Annotated[str | None, doc("Where the agreement is written down.", example="the shared folder")] = None
