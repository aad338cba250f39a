"""How the group decides, lets people in and treats each other."""

from typing import Annotated, Literal

from netlint.charter.model.base import (
    Date,
    Id,
    PastDate,
    Table,
    Texts,
    doc,
)


class Decisions(Table, frozen=True):
    """How the group decides."""

    method: Annotated[
        Literal["consent", "consensus", "majority", "advice", "coordinator", "unanimity", "none"] | None,
        doc("How a decision is made."),
    ] = None
    scopes: Annotated[Texts | None, doc("What is decided this way.")] = None
    deadline_days: Annotated[int | None, doc("Days after which a proposal must be decided.")] = None
    quorum: Annotated[str | float | None, doc("How many must take part.")] = None
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
    objections: Annotated[int | Texts | None, doc("The objections, or how many there were.")] = None
    review_by: Annotated[Date | None, doc("The day by which the group looks at it again.")] = None


class Membership(Table, frozen=True):
    """How people come in and go out."""

    admission: Annotated[Texts | None, doc("How someone becomes a member.")] = None
    trial: Annotated[str | None, doc("How long, and how, both sides try it out.")] = None
    invite: Annotated[str | None, doc("Who may invite someone.")] = None
    min_contribution: Annotated[str | float | None, doc("What is asked of each member at the least.")] = None
    max_size: Annotated[int | None, doc("How many members the network has at the most.")] = None
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
    confidentiality: Annotated[Texts | None, doc("What stays inside.")] = None
    conflict_route: Annotated[str | ConflictRoute | None, doc("What people do when they clash.")] = None
