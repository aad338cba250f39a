"""How the network learns: `[[rituals]]` and `[[experiments]]`; and `[evidence]`, for plugins."""

from typing import Annotated, Literal, TypeAlias

from netlint.charter.model.base import Date, Id, Interval, MemberId, PastDate, Table, Texts, as_tuple, doc, meanings

KolbPhase: TypeAlias = Annotated[
    Literal["experience", "reflection", "concept", "experiment"],
    meanings(
        experience="Members do something.",
        reflection="They look back on what happened.",
        concept="They draw a conclusion that is useful more often.",
        experiment="They try out that conclusion.",
    ),
]
Loop: TypeAlias = Annotated[
    Literal["single", "double", "triple"],
    meanings(
        single="The group asks whether it does things well.",
        double="The group asks whether it does the right things.",
        triple="The group asks who it wants to be.",
    ),
]
RitualKind: TypeAlias = Annotated[
    Literal[
        "retrospective",
        "peer-review",
        "intervision",
        "client-evaluation",
        "charter-review",
        "training",
        "experiment-review",
    ],
    meanings(
        retrospective="Members look back on how they worked together.",
        peer_review="Members look at each other's work and say what could be better.",
        intervision="One member brings a question from work, and the others help by asking questions.",
        client_evaluation="Clients say how the work went.",
        charter_review="The group reads its charter together, and changes what is no longer true.",
        training="Members learn something new, from each other or from a trainer.",
        experiment_review="The group decides what an experiment has taught it.",
    ),
]


class Ritual(Table, frozen=True):
    """A habit of learning together."""

    id: Annotated[Id, doc("A short id, such as `mirror`.", example="mirror")]
    kind: Annotated[
        RitualKind | tuple[RitualKind, ...] | None,
        doc("The kind of ritual, or several kinds.", example="retrospective", main=True),
    ] = None
    every: Annotated[Interval | None, doc("How often it takes place.", example="monthly", main=True)] = None
    when: Annotated[
        str | None,
        doc(
            'When it takes place, if not at a fixed interval, such as "after each assignment".',
            example="after each assignment",
        ),
    ] = None
    last_held: Annotated[PastDate | None, doc("The day on which it was last held.")] = None
    kolb: Annotated[
        KolbPhase | tuple[KolbPhase, ...] | None,
        doc("The phases of Kolb's learning cycle that it covers.", example=["experience", "reflection"]),
    ] = None
    loop: Annotated[
        Loop | tuple[Loop, ...] | None,
        doc(
            "What the group questions: how it works (`single`), whether it does the right things (`double`), or who "
            "it wants to be (`triple`).",
            example="single",
        ),
    ] = None

    @property
    def kinds(self) -> tuple[RitualKind, ...]:
        """The kinds of ritual, as a tuple."""
        return as_tuple(self.kind)


class Experiment(Table, frozen=True):
    """Something that the group tries out."""

    id: Annotated[Id, doc("A short id, such as `open-evening`.", example="open-evening")]
    hypothesis: Annotated[
        str | None,
        doc("What the group expects.", example="An open evening leads to two talks with new clients.", main=True),
    ] = None
    owner: Annotated[MemberId | None, doc("The member who runs it.", example="bo", main=True)] = None
    started: Annotated[PastDate | None, doc("The day on which it began.")] = None
    review_by: Annotated[Date | None, doc("The day by which the group reviews the outcome.", main=True)] = None
    conclusion: Annotated[
        str | None, doc("What the group learned.", example="The talks came from people that we already knew.")
    ] = None


class Evidence(Table, frozen=True):
    """Files that support the charter, for plugins to read. Their paths are relative to the charter."""

    calendar: Annotated[Texts | None, doc("Calendar files.", example=["evidence/calendar.ics"])] = None
    timesheets: Annotated[Texts | None, doc("Timesheets.", example=["evidence/hours.csv"])] = None
    decisions: Annotated[Texts | None, doc("Records of decisions.", example=["evidence/decisions.md"], main=True)] = (
        None
    )
    conversations: Annotated[Texts | None, doc("Notes of talks with clients.", example=["evidence/talks.md"])] = None
