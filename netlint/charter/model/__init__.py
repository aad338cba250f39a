"""The charter as types: the single source of the format.

The JSON Schema in `schemas/` is generated from these types, and a charter's data is checked against them.
"""

import datetime as dt
from functools import cached_property
from typing import Annotated, Any, Literal, TypeVar

from netlint.charter.model.annotations import Interval, PastDate, Reference, intervals, past_dates, references
from netlint.charter.model.base import MemberIds, Orientation, Table, Texts, as_tuple, doc, keys
from netlint.charter.model.clients import (
    Client,
    Conversation,
    Economy,
    Need,
    Priorities,
    Proposition,
    ReferralFee,
    TimeSplit,
)
from netlint.charter.model.coordination import Circle, Coordination, Responsibility, Support
from netlint.charter.model.decisions import (
    Agreement,
    ConflictRoute,
    Decision,
    Decisions,
    DecisionWay,
    Membership,
    MembershipKind,
    Norms,
)
from netlint.charter.model.elsewhere import Elsewhere, StandsElsewhere
from netlint.charter.model.identity import Drive, Formation, Goal, Hours, Member, Network, Phase, Session, Value
from netlint.charter.model.learning import Evidence, Experiment, Ritual
from netlint.charter.model.meetings import Meeting, NextStep

__all__ = [
    "Agreement",
    "Charter",
    "Circle",
    "Client",
    "ConflictRoute",
    "Conversation",
    "Coordination",
    "Decision",
    "DecisionWay",
    "Decisions",
    "Drive",
    "Economy",
    "Elsewhere",
    "Evidence",
    "Experiment",
    "Formation",
    "Goal",
    "Hours",
    "Meeting",
    "Member",
    "MemberIds",
    "Membership",
    "MembershipKind",
    "Need",
    "Network",
    "NextStep",
    "Norms",
    "Orientation",
    "Phase",
    "Priorities",
    "Proposition",
    "ReferralFee",
    "Responsibility",
    "Ritual",
    "Session",
    "StandsElsewhere",
    "Support",
    "Table",
    "Texts",
    "TimeSplit",
    "Value",
    "as_tuple",
    "keys",
]


T = TypeVar("T", bound=Table)


class Charter(Table, frozen=True, dict=True):
    """What a network of freelancers has agreed. Every section may be absent; a rule says so where that matters."""

    charter_version: Annotated[Literal[1], doc("The version of the charter format.")] = 1
    network: Annotated[Network | None, doc("The network itself.")] = None
    formation: Annotated[Formation | None, doc("How the network was formed.")] = None
    drives: Annotated[tuple[Drive, ...], doc("Why people take part.")] = ()
    values: Annotated[tuple[Value, ...], doc("What the group values.")] = ()
    members: Annotated[tuple[Member, ...], doc("Who takes part.")] = ()
    time: Annotated[TimeSplit | None, doc("How time is divided between inside and outside.")] = None
    clients: Annotated[tuple[Client, ...], doc("Whom the network is there for.")] = ()
    proposition: Annotated[Proposition | None, doc("What the network offers.")] = None
    conversations: Annotated[tuple[Conversation, ...], doc("Talks with clients.")] = ()
    economy: Annotated[Economy | None, doc("The money between members.")] = None
    priorities: Annotated[Priorities | None, doc("What comes first when interests collide.")] = None
    coordination: Annotated[Coordination | None, doc("Who keeps the network going.")] = None
    responsibilities: Annotated[tuple[Responsibility, ...], doc("Who does what.")] = ()
    circles: Annotated[tuple[Circle, ...], doc("Smaller groups within the network.")] = ()
    support: Annotated[tuple[Support, ...], doc("Who looks after whom.")] = ()
    meetings: Annotated[tuple[Meeting, ...], doc("When the group meets.")] = ()
    next_steps: Annotated[tuple[NextStep, ...], doc("What will be done next.")] = ()
    decisions: Annotated[Decisions | None, doc("How the group decides.")] = None
    decision_log: Annotated[tuple[Decision, ...], doc("What was decided.")] = ()
    membership: Annotated[Membership | None, doc("How people come in and go out.")] = None
    norms: Annotated[Norms | None, doc("How members treat each other.")] = None
    rituals: Annotated[tuple[Ritual, ...], doc("How the group learns together.")] = ()
    experiments: Annotated[tuple[Experiment, ...], doc("What the group tries out.")] = ()
    agreements: Annotated[tuple[Agreement, ...], doc("Agreements with other networks.")] = ()
    elsewhere: Annotated[tuple[Elsewhere, ...], doc("What is not written here, and where it stands.")] = ()
    evidence: Annotated[Evidence | None, doc("Files that show what the charter declares.")] = None
    extra: Annotated[dict[str, Any], doc("Free: whatever the group wants to keep here.")] = {}  # noqa: RUF012 (msgspec copies it)
    plugins: Annotated[dict[str, Any], doc("Tables of plugins, one for each, by name.")] = {}  # noqa: RUF012 (the same)

    def table(self, kind: type[T]) -> T:
        """Return the table of a plugin, by the type that it has for it; an empty one where the charter has none."""
        return next((table for table in self.plugins.values() if isinstance(table, kind)), None) or kind()

    @property
    def here(self) -> "Charter":
        """The charter with all that it has, also of the sections of which it says that they stand elsewhere."""
        here: Charter = self.__dict__.get("here", self)
        return here

    @property
    def day(self) -> dt.date | None:
        """The day on which it is looked at: who leaves later has not left. `None` if no day is known."""
        return self.__dict__.get("day")

    @cached_property
    def active(self) -> tuple[Member, ...]:
        """The members who take part: on `day`, if it is known; else those without a day of leaving."""
        return tuple(member for member in self.members if member.is_active_on(self.day))

    @cached_property
    def former(self) -> tuple[Member, ...]:
        """The members who have left: by `day`, if it is known; else those whose status says so."""
        return tuple(member for member in self.members if member.has_left_by(self.day))

    @cached_property
    def size(self) -> int:
        """How many members take part: `membership.size` if that is more than the active members in the list."""
        membership = self.here.membership
        stated = membership.size if membership else None
        return max(stated, len(self.here.active)) if stated is not None else len(self.active)

    @cached_property
    def core_values(self) -> tuple[Value, ...]:
        """The values that are marked as core, which they are unless the charter says otherwise."""
        return tuple(value for value in self.values if value.core)

    @cached_property
    def coordinators(self) -> tuple[str, ...]:
        """The ids of the members who coordinate, each once."""
        return tuple(dict.fromkeys(as_tuple(self.coordination.coordinator))) if self.coordination else ()

    @cached_property
    def open_steps(self) -> tuple[NextStep, ...]:
        """The next steps that are still to be done."""
        return tuple(step for step in self.next_steps if step.is_open)

    @cached_property
    def running_circles(self) -> tuple[Circle, ...]:
        """The circles that have not ended."""
        return tuple(circle for circle in self.circles if circle.ended is None)

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every id that stands somewhere for an entry, with its place, in the order of the model."""
        return tuple(references(self.here))

    @cached_property
    def past_dates(self) -> tuple[PastDate, ...]:
        """Every date of something that has happened, with its place."""
        return tuple(past_dates(self.here))

    @cached_property
    def intervals(self) -> tuple[Interval, ...]:
        """Every interval, with its place."""
        return tuple(intervals(self.here))
