"""How the network learns: `[[rituals]]` and `[[experiments]]`; and `[evidence]`, for plugins."""

from typing import Annotated, Literal, TypeAlias

from netlint.charter.model.base import Date, Id, Interval, MemberId, PastDate, Table, Texts, as_tuple, doc

KolbPhase: TypeAlias = Literal["experience", "reflection", "concept", "experiment"]
Loop: TypeAlias = Literal["single", "double", "triple"]
RitualKind: TypeAlias = Literal[
    "retrospective",
    "peer-review",
    "intervision",
    "client-evaluation",
    "charter-review",
    "training",
    "experiment-review",
]


class Ritual(Table, frozen=True):
    """A habit of learning together."""

    id: Annotated[Id, doc("A short id, such as `mirror`.")]
    kind: Annotated[RitualKind | tuple[RitualKind, ...] | None, doc("The kind of ritual, or several kinds.")] = None
    every: Annotated[Interval | None, doc("How often it takes place.")] = None
    when: Annotated[
        str | None, doc('When it takes place, if not at a fixed interval, such as "after each assignment".')
    ] = None
    last_held: Annotated[PastDate | None, doc("The day on which it was last held.")] = None
    kolb: Annotated[
        KolbPhase | tuple[KolbPhase, ...] | None, doc("The phases of Kolb's learning cycle that it covers.")
    ] = None
    loop: Annotated[
        Loop | tuple[Loop, ...] | None,
        doc(
            "What the group questions: how it works (`single`), whether it does the right things (`double`), or who "
            "it wants to be (`triple`)."
        ),
    ] = None

    @property
    def kinds(self) -> tuple[RitualKind, ...]:
        """The kinds of ritual, as a tuple."""
        return as_tuple(self.kind)


class Experiment(Table, frozen=True):
    """Something that the group tries out."""

    id: Annotated[Id, doc("A short id, such as `open-evening`.")]
    hypothesis: Annotated[str | None, doc("What the group expects.")] = None
    owner: Annotated[MemberId | None, doc("The member who runs it.")] = None
    started: Annotated[PastDate | None, doc("The day on which it began.")] = None
    review_by: Annotated[Date | None, doc("The day by which the group reviews the outcome.")] = None
    conclusion: Annotated[str | None, doc("What the group learned.")] = None


class Evidence(Table, frozen=True):
    """Files that support the charter, for plugins to read. Their paths are relative to the charter."""

    calendar: Annotated[Texts | None, doc("Calendar files.")] = None
    timesheets: Annotated[Texts | None, doc("Timesheets.")] = None
    decisions: Annotated[Texts | None, doc("Records of decisions.")] = None
    conversations: Annotated[Texts | None, doc("Notes of talks with clients.")] = None
