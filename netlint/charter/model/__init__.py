"""The charter as types: the single source of the format.

The JSON Schema in `schemas/` is generated from these types, and the data of a charter is checked against them.
"""

import datetime as dt
from collections.abc import Mapping
from functools import cache, cached_property
from typing import Annotated, Any, Literal, TypeVar

from netlint.charter.model.annotations import lists_with_ids
from netlint.charter.model.base import WRITTEN, MemberIds, Orientation, Table, Texts, as_tuple, doc, keys
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
from netlint.charter.model.placed import (
    Own,
    PlacedDate,
    PlacedInterval,
    PlacedReference,
    TableList,
    intervals,
    is_written,
    past_dates,
    references,
    table_lists,
    value_at,
)

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
    "sections_by_class",
]


T = TypeVar("T", bound=Table)


class Charter(Table, frozen=True, dict=True):
    """The agreements of a network of freelancers. Every section is optional; rules report sections that are missing."""

    charter_version: Annotated[Literal[1], doc("The version of the charter format.", example=1, main=True)] = 1
    network: Annotated[Network | None, doc("The network itself: its name, its purpose and its phase.")] = None
    formation: Annotated[Formation | None, doc("How the network was formed.")] = None
    drives: Annotated[tuple[Drive, ...], doc("Why people take part.")] = ()
    values: Annotated[tuple[Value, ...], doc("The values of the group.")] = ()
    members: Annotated[tuple[Member, ...], doc("The people who take part.")] = ()
    time: Annotated[TimeSplit | None, doc("How the network divides its time between itself and its clients.")] = None
    clients: Annotated[tuple[Client, ...], doc("The clients that the network works for.")] = ()
    proposition: Annotated[Proposition | None, doc("The offer of the network to its clients.")] = None
    conversations: Annotated[tuple[Conversation, ...], doc("Talks with clients.")] = ()
    economy: Annotated[Economy | None, doc("Agreements about money between members.")] = None
    priorities: Annotated[Priorities | None, doc("Which work comes first when interests conflict.")] = None
    coordination: Annotated[Coordination | None, doc("The member or members who keep the network going.")] = None
    responsibilities: Annotated[
        tuple[Responsibility, ...], doc("The responsibilities in the network, and who holds them.")
    ] = ()
    circles: Annotated[tuple[Circle, ...], doc("Smaller groups within the network.")] = ()
    support: Annotated[tuple[Support, ...], doc("Which members look after which other members.")] = ()
    meetings: Annotated[tuple[Meeting, ...], doc("Recurring and planned meetings.")] = ()
    next_steps: Annotated[tuple[NextStep, ...], doc("The next steps, with their owners and due dates.")] = ()
    decisions: Annotated[Decisions | None, doc("How the group decides.")] = None
    decision_log: Annotated[tuple[Decision, ...], doc("The decisions of the group, and its open proposals.")] = ()
    membership: Annotated[Membership | None, doc("How people join and leave.")] = None
    norms: Annotated[Norms | None, doc("How members treat each other.")] = None
    rituals: Annotated[tuple[Ritual, ...], doc("The habits by which the group learns together.")] = ()
    experiments: Annotated[tuple[Experiment, ...], doc("The experiments that the group tries out.")] = ()
    agreements: Annotated[tuple[Agreement, ...], doc("Agreements with other networks.")] = ()
    elsewhere: Annotated[tuple[Elsewhere, ...], doc("The sections that are kept in another place, and where.")] = ()
    evidence: Annotated[Evidence | None, doc("Files that support the charter, for plugins to read.")] = None
    extra: Annotated[
        dict[str, Any],
        doc(
            "Free space for anything else that the group wants to keep here.", example={"motto": "Water has no owner."}
        ),
    ] = {}  # noqa: RUF012 (msgspec copies it)
    plugins: Annotated[dict[str, Any], doc("The tables of plugins, each under its own name.")] = {}  # noqa: RUF012 (the same)

    def table(self, kind: type[T]) -> T:
        """Return the table of a plugin by its type; an empty table if the charter does not have it."""
        return next((table for table in self.plugins.values() if isinstance(table, kind)), None) or kind()

    @property
    def here(self) -> "Charter":
        """The same charter, but reading a section that is kept elsewhere returns what the file has of it."""
        here: Charter = self.__dict__.get("here", self)
        return here

    @property
    def day(self) -> dt.date | None:
        """The day of the run; `None` if it is not known. A member who leaves after this day has not left yet."""
        return self.__dict__.get("day")

    @cached_property
    def active(self) -> tuple[Member, ...]:
        """The members who take part on `day`. If `day` is `None`, members with a leaving date do not count."""
        return tuple(member for member in self.members if member.is_active_on(self.day))

    @cached_property
    def former(self) -> tuple[Member, ...]:
        """The members who have left by `day`. If `day` is `None`, only members with the status `alumni` count."""
        return tuple(member for member in self.members if member.has_left_by(self.day))

    @cached_property
    def names(self) -> dict[str, str]:
        """What members are called, by id: their names, or their ids if they have none."""
        return {member.id: member.name or member.id for member in self.members}

    @cached_property
    def size(self) -> int:
        """The number of members: `membership.size`, or the number of active members if that is higher."""
        membership = self.here.membership
        stated = membership.size if membership else None
        return max(stated, len(self.here.active)) if stated is not None else len(self.active)

    @cached_property
    def core_values(self) -> tuple[Value, ...]:
        """The core values. A value is a core value unless it sets `core = false`."""
        return tuple(value for value in self.values if value.core)

    @cached_property
    def coordinators(self) -> tuple[str, ...]:
        """The ids of the members who coordinate, without duplicates."""
        return tuple(dict.fromkeys(as_tuple(self.coordination.coordinator))) if self.coordination else ()

    @cached_property
    def open_steps(self) -> tuple[NextStep, ...]:
        """The next steps that still have to be done."""
        return tuple(step for step in self.next_steps if step.is_open)

    @cached_property
    def running_circles(self) -> tuple[Circle, ...]:
        """The circles that have not ended."""
        return tuple(circle for circle in self.circles if circle.ended is None)

    @cached_property
    def references(self) -> tuple[PlacedReference, ...]:
        """Every id that refers to an item, with its place, in the order of the model; then those of plugins' tables."""
        here, own = self.here, self._own_tables
        sections = sections_by_class() if own else {}
        return (*references(here), *(one for each in own for one in references(each.table, each, sections)))

    @cached_property
    def past_dates(self) -> tuple[PlacedDate, ...]:
        """Every date of a past event, with its place."""
        here, own = self.here, self._own_tables
        return (*past_dates(here), *(one for each in own for one in past_dates(each.table, each)))

    @cached_property
    def intervals(self) -> tuple[PlacedInterval, ...]:
        """Every interval, with its place."""
        here, own = self.here, self._own_tables
        return (*intervals(here), *(one for each in own for one in intervals(each.table, each)))

    @cached_property
    def lists(self) -> tuple[TableList, ...]:
        """Every list of tables with ids that the file has: sections, and lists inside them and in plugins' tables."""
        here, own = self.here, self._own_tables
        return (*table_lists(here), *(one for each in own for one in table_lists(each.table, each)))

    def items(self, section: str) -> tuple[Table, ...]:
        """Return the tables of a list by its name, such as `"members"` or `"plugins.ours.links"`.

        The result is empty if the charter does not have the list. Raises `StandsElsewhere` if the section is kept
        elsewhere.
        """
        return tuple(one for one in as_tuple(value_at(self, section.split("."))) if isinstance(one, Table))

    def has(self, section: str) -> bool:
        """Return whether the file has something in a section, such as `"members"`.

        For the table of a plugin, such as `"plugins.ours"`, return whether the file has the table. For a key of that
        table, such as `"plugins.ours.links"`, a default does not count. Raises `StandsElsewhere` if the section is
        kept elsewhere.
        """
        path = section.split(".")
        is_there = path[0] != "plugins" or is_written(self.__dict__.get(WRITTEN, {}), path[1:])
        return is_there and bool(value_at(self, path))

    @property
    def _own_tables(self) -> tuple[Own, ...]:
        """The tables of plugins that netlint knows, with their names and what the file has of them."""
        stored: dict[str, Any] = Charter.__dict__["plugins"].__get__(self.here)  # reading it may raise
        written = self.__dict__.get(WRITTEN, {})
        return tuple(Own(name, one, written.get(name)) for name, one in stored.items() if isinstance(one, Table))


@cache
def sections_by_class() -> Mapping[type[Table], str]:
    """Return the sections of the format whose tables have ids, by the class of these tables."""
    return {kind: ".".join(path) for path, kind in lists_with_ids(Charter)}
