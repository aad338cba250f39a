"""When the group meets, and what it will do next."""

from typing import Annotated, Literal

from netlint.charter.model.base import (
    Count,
    Date,
    Id,
    Interval,
    MemberIds,
    Orientation,
    PastDate,
    Table,
    Time,
    doc,
)


class Meeting(Table, frozen=True):
    """A meeting that comes back, or one that is planned."""

    id: Annotated[Id, doc("A short name.")]
    purpose: Annotated[
        Literal["coordination", "social", "learning", "support", "client", "decision", "strategy"] | None,
        doc("What it is for; `strategy` if it asks whether the network does the right things."),
    ] = None
    orientation: Annotated[Orientation | None, doc("Whether it looks inwards or outwards.")] = None
    every: Annotated[Interval | None, doc("How often it comes back.")] = None
    when: Annotated[str | None, doc("When it takes place if it has no fixed rhythm, such as: as needed.")] = None
    in_person: Annotated[bool | None, doc("Whether people meet in one place.")] = None
    day: Annotated[str | None, doc("On which day.")] = None
    time: Annotated[Time | None, doc("At what time.")] = None
    tz: Annotated[str | None, doc("In which time zone, such as Europe/Amsterdam.")] = None
    minutes: Annotated[Count | None, doc("How long it takes, in minutes.")] = None
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
