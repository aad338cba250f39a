"""Who pulls, who does what, and how the group decides and meets."""

from typing import Annotated, Literal, TypeAlias

from msgspec import field

from netlint.charter.model.base import (
    ClientId,
    Date,
    Id,
    Interval,
    MemberId,
    MemberIds,
    Orientation,
    PastDate,
    Table,
    Texts,
    Time,
    doc,
)

CoordinationModel: TypeAlias = Literal["coordinator", "pair", "distributed", "lead-member", "office", "parent", "none"]


class Coordination(Table, frozen=True):
    """Who keeps the network going."""

    model: Annotated[CoordinationModel | None, doc("The shape it has; derived from the other keys if left out.")] = None
    coordinator: Annotated[MemberIds | None, doc("The member who coordinates; two for a pair.")] = None
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
    hours_per_month: Annotated[float | None, doc("Hours a month for the role.")] = None
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
    accountable: Annotated[MemberId | None, doc("The member who answers for it.")] = None
    deputy: Annotated[MemberId | None, doc("The member who stands in.")] = None
    limits: Annotated[Texts | None, doc("What the holders may not do alone.")] = None
    until: Annotated[Date | None, doc("The day it ends.")] = None
    review_by: Annotated[Date | None, doc("The day by which the group looks at it again.")] = None


class Circle(Table, frozen=True):
    """A smaller group within the network."""

    id: Annotated[Id, doc("A short name.")]
    kind: Annotated[Literal["pod", "working-group", "project"] | None, doc("The kind of circle.")] = None
    members: Annotated[MemberIds | None, doc("The members in it.")] = None
    lead: Annotated[MemberId | None, doc("The member who pulls it.")] = None
    every: Annotated[Interval | None, doc("How often it meets.")] = None
    client: Annotated[ClientId | None, doc("The client group it works for.")] = None
    started: Annotated[PastDate | None, doc("The day it began.")] = None
    ended: Annotated[PastDate | None, doc("The day it ended.")] = None


class Support(Table, frozen=True):
    """One member who looks after another."""

    giver: Annotated[MemberId, doc("The member who gives it.")] = field(name="from")
    to: Annotated[MemberId, doc("The member who gets it.")]
    kind: Annotated[Literal["buddy", "steward", "backup"] | None, doc("The kind of support.")] = None


class Meeting(Table, frozen=True):
    """A meeting that comes back, or one that is planned."""

    id: Annotated[Id, doc("A short name.")]
    purpose: Annotated[
        Literal["coordination", "social", "learning", "support", "client", "decision"] | None, doc("What it is for.")
    ] = None
    orientation: Annotated[Orientation | None, doc("Whether it looks inwards or outwards.")] = None
    every: Annotated[Interval | None, doc("How often it comes back.")] = None
    day: Annotated[str | None, doc("On which day.")] = None
    time: Annotated[Time | None, doc("At what time.")] = None
    tz: Annotated[str | None, doc("In which time zone, such as Europe/Amsterdam.")] = None
    minutes: Annotated[int | None, doc("How long it takes, in minutes.")] = None
    facilitator: Annotated[str | None, doc("Who leads it: a member, or how that rotates.")] = None
    last_held: Annotated[PastDate | None, doc("The day it was last held.")] = None
    next: Annotated[Date | None, doc("The day it will be held next.")] = None
    notes: Annotated[str | None, doc("Where the notes are.")] = None


class NextStep(Table, frozen=True):
    """Something that someone will do."""

    id: Annotated[Id, doc("A short name.")]
    what: Annotated[str | None, doc("What will be done.")] = None
    owner: Annotated[MemberIds | None, doc("The member, or members, who will do it.")] = None
    created: Annotated[PastDate | None, doc("The day it was agreed.")] = None
    due: Annotated[Date | None, doc("The day by which it will be done.")] = None
    done_on: Annotated[PastDate | None, doc("The day it was done.")] = None
    status: Annotated[Literal["open", "doing", "waiting", "done", "dropped"] | None, doc("How it stands.")] = None
    orientation: Annotated[Orientation | None, doc("Whether it looks inwards or outwards.")] = None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done: neither done nor dropped."""
        return self.done_on is None and self.status not in ("done", "dropped")


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
