"""How the group decides, lets people in and treats each other."""

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
    """One of several ways to decide, and what it is for."""

    scopes: Annotated[Texts, doc("What is decided this way.")]
    method: Annotated[Method | None, doc("How such a decision is made.")] = None
    decided_by: Annotated[Texts | None, doc("Who decides: all members, a circle, or who does the work.")] = None
    min_days: Annotated[Count | None, doc("Days that such a proposal stays open, at least.")] = None
    deadline_days: Annotated[Count | None, doc("Days after which such a proposal must be decided.")] = None
    quorum: Annotated[str | Amount | None, doc("How many must take part.")] = None
    passes: Annotated[str | None, doc("What makes it pass, such as: 75% of those who vote.")] = None


class Decisions(Table, frozen=True):
    """How the group decides."""

    method: Annotated[Method | None, doc("How a decision is made.")] = None
    scopes: Annotated[Texts | None, doc("What is decided this way.")] = None
    ways: Annotated[tuple[DecisionWay, ...], doc("Other ways to decide, each with what it is for.")] = ()
    min_days: Annotated[Count | None, doc("Days that a proposal stays open, at least.")] = None
    deadline_days: Annotated[Count | None, doc("Days after which a proposal must be decided.")] = None
    quorum: Annotated[str | Amount | None, doc("How many must take part.")] = None
    fallback: Annotated[str | None, doc("What happens when the group does not agree.")] = None
    objections: Annotated[str | None, doc("How one objects, and what is done with it.")] = None
    amendment: Annotated[str | None, doc("How this charter is changed.")] = None
    log: Annotated[str | None, doc("Where decisions are written down.")] = None


class Decision(Table, frozen=True):
    """A decision, or a proposal that waits for one."""

    id: Annotated[Id, doc("A short name.")]
    date: Annotated[PastDate | None, doc("The day it was decided.")] = None
    what: Annotated[str | None, doc("What was decided.")] = None
    proposed_on: Annotated[PastDate | None, doc("The day it was proposed.")] = None
    objections: Annotated[Annotated[int, Meta(ge=0)] | Texts | None, doc("The objections, or how many there were.")] = (
        None
    )
    review_by: Annotated[Date | None, doc("The day by which the group looks at it again.")] = None


AgreedOnJoining: TypeAlias = Literal["purpose", "values", "conduct", "contribution"]


class MembershipKind(Table, frozen=True):
    """A kind of membership, and the rights that come with it."""

    id: Annotated[Id, doc("A short name.")]
    rights: Annotated[Texts | None, doc("What such a member may do, such as vote or share in the surplus.")] = None
    duties: Annotated[Texts | None, doc("What is asked of such a member.")] = None


class Membership(Table, frozen=True):
    """How people come in and go out."""

    size: Annotated[Count | None, doc("How many members there are, if they are not all listed.")] = None
    kinds: Annotated[tuple[MembershipKind, ...], doc("The kinds of membership.")] = ()
    admission: Annotated[Texts | None, doc("How someone becomes a member.")] = None
    trial: Annotated[str | None, doc("How long, and how, both sides try it out.")] = None
    agreed_on_joining: Annotated[
        AgreedOnJoining | tuple[AgreedOnJoining, ...] | None,
        doc("What everyone says yes to on joining, so that it counts for each member."),
    ] = None
    invite: Annotated[str | None, doc("Who may invite someone.")] = None
    welcome: Annotated[Texts | None, doc("How a new member is welcomed after the yes.")] = None
    min_contribution: Annotated[str | Amount | None, doc("What is asked of each member at the least.")] = None
    max_size: Annotated[Count | None, doc("How many members the network has at the most.")] = None
    exit: Annotated[Texts | None, doc("How someone leaves, and what is settled then.")] = None
    notice: Annotated[str | None, doc("How long beforehand one says so.")] = None
    removal: Annotated[Texts | None, doc("How the group can end a membership.")] = None
    offboarding: Annotated[Texts | None, doc("What is handed over at leaving.")] = None


class ConflictRoute(Table, frozen=True):
    """What people do when they clash."""

    steps: Annotated[Texts | None, doc("The steps, in order.")] = None
    mediator: Annotated[str | None, doc("Who helps when they do not work it out.")] = None


class Norms(Table, frozen=True):
    """How members treat each other."""

    check_in: Annotated[Texts | None, doc("How a meeting begins.")] = None
    conduct: Annotated[Texts | None, doc("How members treat each other.")] = None
    support: Annotated[Texts | None, doc("How members look after each other, if no pairs are named.")] = None
    confidentiality: Annotated[Texts | None, doc("What stays inside.")] = None
    conflict_route: Annotated[str | ConflictRoute | None, doc("What people do when they clash.")] = None


class Agreement(Table, frozen=True):
    """An agreement with another network."""

    with_: Annotated[str, doc("The other network.")] = field(name="with")
    about: Annotated[Texts | None, doc("What is agreed.")] = None
    since: Annotated[PastDate | None, doc("The day it began.")] = None
    until: Annotated[Date | None, doc("The day it ends.")] = None
    at: Annotated[str | None, doc("Where it is written down.")] = None
