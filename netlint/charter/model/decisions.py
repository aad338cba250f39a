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
)

Method: TypeAlias = Literal["consent", "consensus", "majority", "advice", "coordinator", "unanimity", "none"]


class DecisionWay(Table, frozen=True):
    """One of several ways to decide, and the subjects that it is for."""

    scopes: Annotated[Texts, doc("The subjects that are decided this way.")]
    method: Annotated[Method | None, doc("How such a decision is made.")] = None
    decided_by: Annotated[
        Texts | None, doc("The people who decide: all members, a circle, or those who do the work.")
    ] = None
    min_days: Annotated[Count | None, doc("The minimum number of days that such a proposal stays open.")] = None
    deadline_days: Annotated[Count | None, doc("The number of days within which such a proposal must be decided.")] = (
        None
    )
    quorum: Annotated[str | Amount | None, doc("How many people must take part.")] = None
    passes: Annotated[str | None, doc('What such a proposal needs to pass, such as "75% of those who vote".')] = None


class Decisions(Table, frozen=True):
    """How the group decides."""

    method: Annotated[Method | None, doc("How the group makes a decision.")] = None
    scopes: Annotated[Texts | None, doc("The subjects that are decided this way.")] = None
    ways: Annotated[tuple[DecisionWay, ...], doc("Other ways to decide, each with the subjects that it is for.")] = ()
    min_days: Annotated[Count | None, doc("The minimum number of days that a proposal stays open.")] = None
    deadline_days: Annotated[Count | None, doc("The number of days within which a proposal must be decided.")] = None
    quorum: Annotated[str | Amount | None, doc("How many people must take part.")] = None
    fallback: Annotated[str | None, doc("What happens if the group does not agree.")] = None
    objections: Annotated[
        str | None, doc("How members object to a proposal, and what the group does with an objection.")
    ] = None
    amendment: Annotated[str | None, doc("How the group changes this charter.")] = None
    log: Annotated[str | None, doc("Where the group writes down its decisions.")] = None


class Decision(Table, frozen=True):
    """A decision, or a proposal that is still open."""

    id: Annotated[Id, doc("A short id, such as `day-rate`.")]
    date: Annotated[PastDate | None, doc("The day on which the group decided.")] = None
    what: Annotated[str | None, doc("The decision, in one sentence.")] = None
    proposed_on: Annotated[PastDate | None, doc("The day on which it was proposed.")] = None
    objections: Annotated[
        Annotated[int, Meta(ge=0)] | Texts | None, doc("The objections, or the number of objections.")
    ] = None
    review_by: Annotated[Date | None, doc("The day by which the group reviews the decision.")] = None


AgreedOnJoining: TypeAlias = Literal["purpose", "values", "conduct", "contribution"]


class MembershipKind(Table, frozen=True):
    """A kind of membership, with its rights and duties."""

    id: Annotated[Id, doc("A short id, such as `associate`.")]
    rights: Annotated[Texts | None, doc("What such a member may do, such as vote or share in the surplus.")] = None
    duties: Annotated[Texts | None, doc("What the group asks of such a member.")] = None


class Membership(Table, frozen=True):
    """How people join and leave."""

    size: Annotated[Count | None, doc("The number of members, if the charter does not list them all.")] = None
    kinds: Annotated[tuple[MembershipKind, ...], doc("The kinds of membership.")] = ()
    admission: Annotated[Texts | None, doc("How someone becomes a member.")] = None
    trial: Annotated[str | None, doc("How, and for how long, both sides try out the membership.")] = None
    agreed_on_joining: Annotated[
        AgreedOnJoining | tuple[AgreedOnJoining, ...] | None,
        doc("What everyone agrees to on joining, so that it counts for each member."),
    ] = None
    invite: Annotated[str | None, doc("The people who may invite someone.")] = None
    welcome: Annotated[Texts | None, doc("How the group welcomes a new member.")] = None
    min_contribution: Annotated[str | Amount | None, doc("The minimum that the group asks of each member.")] = None
    max_size: Annotated[Count | None, doc("The maximum number of members.")] = None
    exit: Annotated[Texts | None, doc("How a member leaves, and what has to be settled then.")] = None
    notice: Annotated[str | None, doc("How long in advance a member announces leaving.")] = None
    removal: Annotated[Texts | None, doc("How the group can end a membership.")] = None
    offboarding: Annotated[Texts | None, doc("What a member hands over on leaving.")] = None


class ConflictRoute(Table, frozen=True):
    """What members do when they clash."""

    steps: Annotated[Texts | None, doc("The steps, in order.")] = None
    mediator: Annotated[str | None, doc("The person who helps if members cannot resolve it themselves.")] = None


class Norms(Table, frozen=True):
    """How members treat each other."""

    check_in: Annotated[Texts | None, doc("How a meeting begins.")] = None
    conduct: Annotated[Texts | None, doc("How members treat each other.")] = None
    support: Annotated[
        Texts | None, doc("How members look after each other, if `[[support]]` does not list pairs.")
    ] = None
    confidentiality: Annotated[Texts | None, doc("What stays within the group.")] = None
    conflict_route: Annotated[str | ConflictRoute | None, doc("What members do when they clash.")] = None


class Agreement(Table, frozen=True):
    """An agreement with another network."""

    with_: Annotated[str, doc("The name of the other network.")] = field(name="with")
    about: Annotated[Texts | None, doc("What the networks have agreed.")] = None
    since: Annotated[PastDate | None, doc("The day on which the agreement began.")] = None
    until: Annotated[Date | None, doc("The day on which the agreement ends.")] = None
    at: Annotated[str | None, doc("Where the agreement is written down.")] = None
