"""When the group meets, and its next steps."""

from typing import Annotated, Literal, TypeAlias

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
    meanings,
)

MeetingPurpose: TypeAlias = Annotated[
    Literal["coordination", "social", "learning", "support", "client", "decision", "strategy"],
    meanings(
        coordination="To agree who does what.",
        social="To meet each other, without an agenda.",
        learning="To learn from each other or from others.",
        support="To help each other with difficult questions.",
        client="To talk or work with clients.",
        decision="To decide on proposals.",
        strategy="To ask whether the network does the right things.",
    ),
]
StepStatus: TypeAlias = Annotated[
    Literal["open", "doing", "waiting", "done", "dropped"],
    meanings(
        open="Nobody has begun yet.",
        doing="The owner is working on it.",
        waiting="The owner waits for somebody or something else.",
        done="It is done.",
        dropped="The group has decided not to do it.",
    ),
]


class Meeting(Table, frozen=True):
    """A recurring meeting, or one that is planned."""

    id: Annotated[Id, doc("A short id, such as `monday`.", example="monday")]
    purpose: Annotated[
        MeetingPurpose | None,
        doc(
            "What the meeting is for; `strategy` if it asks whether the network does the right things.",
            example="coordination",
            main=True,
        ),
    ] = None
    orientation: Annotated[
        Orientation | None,
        doc(
            "Whether it is for the network (`internal`), for clients (`external`) or for both (`mixed`).",
            example="internal",
        ),
    ] = None
    every: Annotated[Interval | None, doc("How often it takes place.", example="2 weeks", main=True)] = None
    when: Annotated[
        str | None, doc('When it takes place, if not at a fixed interval, such as "as needed".', example="as needed")
    ] = None
    in_person: Annotated[bool | None, doc("Whether people meet in one place.", example=True)] = None
    day: Annotated[str | None, doc("The weekday, or another description of the day.", example="Monday")] = None
    time: Annotated[Time | None, doc("The time at which it begins.")] = None
    tz: Annotated[str | None, doc("The time zone, such as Europe/Amsterdam.", example="Europe/Amsterdam")] = None
    minutes: Annotated[Count | None, doc("How long it takes, in minutes.", example=90)] = None
    facilitator: Annotated[str | None, doc("The member who leads it, or how that role rotates.", example="ana")] = None
    last_held: Annotated[PastDate | None, doc("The day on which it was last held.")] = None
    next: Annotated[Date | None, doc("The day of the next one.")] = None
    notes: Annotated[str | None, doc("Where the notes are.", example="the shared folder")] = None


class NextStep(Table, frozen=True):
    """Something that a member will do."""

    id: Annotated[Id, doc("A short id, such as `pilot`.", example="pilot")]
    what: Annotated[
        str | None, doc("What will be done.", example="Offer a water board one evening with residents.", main=True)
    ] = None
    owner: Annotated[
        MemberIds | None, doc("The owner or owners: the members who will do it.", example="ana", main=True)
    ] = None
    created: Annotated[PastDate | None, doc("The day on which it was agreed.")] = None
    due: Annotated[Date | None, doc("The due date.", main=True)] = None
    done_on: Annotated[PastDate | None, doc("The day on which it was done.")] = None
    status: Annotated[StepStatus | None, doc("The status of the step.", example="open")] = None
    orientation: Annotated[
        Orientation | None,
        doc(
            "Whether it is for the network (`internal`), for clients (`external`) or for both (`mixed`).",
            example="external",
        ),
    ] = None

    @property
    def is_open(self) -> bool:
        """Whether it still has to be done: it is neither done nor dropped."""
        return self.done_on is None and self.status not in ("done", "dropped")
