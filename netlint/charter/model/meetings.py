"""When the group meets, and its next steps."""

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
    """A recurring meeting, or one that is planned."""

    id: Annotated[Id, doc("A short id, such as `monday`.")]
    purpose: Annotated[
        Literal["coordination", "social", "learning", "support", "client", "decision", "strategy"] | None,
        doc("What the meeting is for; `strategy` if it asks whether the network does the right things."),
    ] = None
    orientation: Annotated[
        Orientation | None,
        doc("Whether it is for the network (`internal`), for clients (`external`) or for both (`mixed`)."),
    ] = None
    every: Annotated[Interval | None, doc("How often it takes place.")] = None
    when: Annotated[str | None, doc('When it takes place, if not at a fixed interval, such as "as needed".')] = None
    in_person: Annotated[bool | None, doc("Whether people meet in one place.")] = None
    day: Annotated[str | None, doc("The weekday, or another description of the day.")] = None
    time: Annotated[Time | None, doc("The time at which it begins.")] = None
    tz: Annotated[str | None, doc("The time zone, such as Europe/Amsterdam.")] = None
    minutes: Annotated[Count | None, doc("How long it takes, in minutes.")] = None
    facilitator: Annotated[str | None, doc("The member who leads it, or how that role rotates.")] = None
    last_held: Annotated[PastDate | None, doc("The day on which it was last held.")] = None
    next: Annotated[Date | None, doc("The day of the next one.")] = None
    notes: Annotated[str | None, doc("Where the notes are.")] = None


class NextStep(Table, frozen=True):
    """Something that a member will do."""

    id: Annotated[Id, doc("A short id, such as `pilot`.")]
    what: Annotated[str | None, doc("What will be done.")] = None
    owner: Annotated[MemberIds | None, doc("The owner or owners: the members who will do it.")] = None
    created: Annotated[PastDate | None, doc("The day on which it was agreed.")] = None
    due: Annotated[Date | None, doc("The due date.")] = None
    done_on: Annotated[PastDate | None, doc("The day on which it was done.")] = None
    status: Annotated[Literal["open", "doing", "waiting", "done", "dropped"] | None, doc("The status of the step.")] = (
        None
    )
    orientation: Annotated[
        Orientation | None,
        doc("Whether it is for the network (`internal`), for clients (`external`) or for both (`mixed`)."),
    ] = None

    @property
    def is_open(self) -> bool:
        """Whether it still has to be done: it is neither done nor dropped."""
        return self.done_on is None and self.status not in ("done", "dropped")
